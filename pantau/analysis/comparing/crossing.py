"""Several indicators of the same areas and year: two crossed into quadrants, many as a tartan rug."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.analysis.comparing.sets import Comparison, of_year
from pantau.analysis.periods import year_of
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import indicator_of, resolve_segment
from pantau.analysis.summary import headline
from pantau.analysis.table import figures_of, periods_of
from pantau.view import NATION, View

Answer = Callable[[View], Comparison]
LINES = ("median", "nation")
BANDS = 5  # fifths
FEWEST_IN_BANDS = 10  # ours: of fewer areas a fifth is one area or none
# What is said of the second indicator beside its value.
OF_SECOND = ["numerator", "denominator", "denominator_as_of", "status", "as_of", "source_title", "flags"]
SHARES = ("percent",)  # units of which the nation's own value is a mean of its parts


def view_of_other(release: Release, view: View, indicator: str) -> View | None:
    """The View for another indicator in the same year, default segment; None where it has no figure then."""
    other = indicator_of(catalogue_of(release).indicators, indicator)
    segment = resolve_segment(other, "")
    period = of_year(view, periods_of(release, indicator, segment))
    return view.but(indicator=indicator, segment=segment, period=period) if period else None


def count_figures(
    release: Release, view: View, indicators: Sequence[str], codes: Collection[str]
) -> dict[str, int]:
    """How many areas of `codes` have a figure of each of `indicators` in the View's year; none without."""
    found = {}
    for indicator in indicators:
        other = view_of_other(release, view, indicator)
        if other is None:
            continue
        figures = figures_of(release, indicator, other.segment)
        here = figures[
            figures["area_code"].isin(codes)
            & figures["value"].notna()
            & (figures["period_end"].dt.year == year_of(other.period))
        ]
        if not view.estimates:
            here = here[here["status"] != "estimate"]
        if len(here):
            found[indicator] = int(here["area_code"].nunique())
    return found


def every_indicator_of(
    release: Release, main: Comparison, indicators: Sequence[str], answer: Answer
) -> dict[str, Comparison]:
    """Each of `indicators` for the areas and year of `main`, which stands for its own; those without a
    figure for any are left out. answer: compares a View's areas."""
    own = main.table.view.indicator
    having = count_figures(release, main.table.view, indicators, frozenset(main.table.rows["area_code"]))
    found = {}
    for indicator in indicators:
        other = view_of_other(release, main.table.view, indicator) if indicator in having else None
        if indicator != own and other is None:
            continue
        side = main if indicator == own or other is None else answer(other)
        if len(side.shown):
            found[indicator] = side
    return found


@dataclass(frozen=True, eq=False)
class Crossed:
    """Two indicators of the same areas.

    points: rows of the first with x, y (values), the fields of OF_SECOND under `other_` and quadrant: 0
    below both lines, 1 above the first only, 2 above the second only, 3 above both (on a line counts as
    above).
    lines: value of either line; lines_are: 'median' or 'nation' of either. left_out: areas of which
    one value is not of the group drawn, with `reason`.
    """

    points: pd.DataFrame
    lines: tuple[float, float]
    lines_are: tuple[str, str]
    left_out: pd.DataFrame


def cross(release: Release, first: Comparison, second: Comparison, lines: str = "median") -> Crossed:
    """Two comparisons of the same areas crossed; the lines lie at the median of the areas drawn, or at the
    nation's own value where that is comparable with them."""
    other = second.shown.set_index("area_code")
    both = first.shown[first.shown["area_code"].isin(other.index)]
    moved = _moved(first, second, both["area_code"])
    gone, both = both[moved].assign(reason="compare.left_boundaries"), both[~moved]
    at = other.loc[both["area_code"]]
    beside_it = at[OF_SECOND].set_axis(both.index).add_prefix("other_")
    points = both.assign(x=both["value"], y=at["value"].to_numpy()).join(beside_it)
    found = [_line(release, first, points["x"], lines), _line(release, second, points["y"], lines)]
    (x, x_is), (y, y_is) = found
    points["quadrant"] = (points["x"] >= x).astype(int) + 2 * (points["y"] >= y).astype(int)
    of_second = second.left_out[second.left_out["area_code"].isin(first.shown["area_code"])]
    return Crossed(points, (x, y), (x_is, y_is), pd.concat([gone, first.left_out, of_second]))


def _moved(first: Comparison, second: Comparison, codes: pd.Series) -> np.ndarray:
    """Which of `codes` the two show on different boundaries: 'Papua' is then not one place."""
    return np.asarray(first.land().reindex(codes).to_numpy() != second.land().reindex(codes).to_numpy())


def _line(release: Release, side: Comparison, values: pd.Series, lines: str) -> tuple[float, str]:
    middle = float(values.median()) if len(values) else float("nan")
    nation = nation_value(release, side) if lines == "nation" else None
    return (middle, "median") if nation is None else (nation, "nation")


def nation_value(release: Release, side: Comparison) -> float | None:
    """The nation's own value on the basis and of the year of the group drawn; None where there is none.

    Of counts there is none to compare with: the nation's is the sum of all areas.
    """
    if not side.group or side.table.indicator.unit not in SHARES:
        return None
    row = headline(release, side.table.view.but(area=NATION))
    same = row["comparison_group"] == side.group
    return float(row["value"]) if same and pd.notna(row["value"]) else None


def quartiles(values: pd.Series) -> tuple[float, float, float]:
    """Lower quartile, median and upper quartile; between two values by straight interpolation."""
    low, middle, high = values.quantile([0.25, 0.5, 0.75])
    return float(low), float(middle), float(high)


def bands(values: pd.Series) -> pd.Series:
    """The fifth each value lies in, 1 the lowest to BANDS (Int64); all NA of fewer than FEWEST_IN_BANDS.

    Equal values share a fifth: that of their middle rank.
    """
    if values.notna().sum() < FEWEST_IN_BANDS:
        return pd.Series(pd.NA, index=values.index, dtype="Int64")
    share = (values.rank(method="average") - 0.5) / values.notna().sum()
    return (share * BANDS // 1 + 1).clip(1, BANDS).astype("Int64")


def rug(found: dict[str, Comparison], main: Comparison, codes: Sequence[str]) -> pd.DataFrame:
    """A row per area of `codes` and indicator: area_code, indicator, value, status, as_of, band, of (areas
    in the group), reason (text key, where it is not compared). A figure that is not compared is not shown,
    nor is one on other boundaries than those of `main`, which names the areas."""
    strips = [_strip(name, side, main, codes) for name, side in found.items()]
    return pd.concat(strips, ignore_index=True)


def _strip(indicator: str, side: Comparison, main: Comparison, codes: Sequence[str]) -> pd.DataFrame:
    columns = ["area_code", "value", *OF_SECOND]
    inside = side.shown[columns].assign(band=bands(side.shown["value"]), reason=None)
    # a figure of another basis or year is not shown at all: its column would compare it
    outside = side.left_out[["area_code", "status", "as_of", "source_title", "reason"]]
    rows = pd.concat([inside, outside])
    rows = rows.set_index("area_code").reindex(list(codes)).reset_index(names="area_code")
    moved = _moved(side, main, rows["area_code"]) & rows["value"].notna().to_numpy()
    rows.loc[moved, ["value", "numerator", "denominator", "band"]] = pd.NA
    rows.loc[moved, "reason"] = "compare.left_boundaries"
    return rows.assign(indicator=indicator, of=len(side.shown))
