"""One area over time, and the small lines of many areas."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.change import crosses_break
from pantau.analysis.figures import aligned, figures_as, pick
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import areas_of, indicator_of, resolve_segment
from pantau.analysis.table import ask
from pantau.view import NATION, View

HISTORY = [
    "period",
    "period_end",
    "as_of",
    "unit",
    "value",
    "published_pct",
    "recomputed_pct",
    "numerator",
    "denominator",
    "denominator_as_of",
    "status",
    "method",
    "basis",
    "boundaries",
    "caveat",
    "alternatives",
    "source_title",
    "source_url",
    "note",
]


def history(
    release: Release, indicator: str, segment: str, area: str, include_estimates: bool = True
) -> pd.DataFrame:
    """Every period of an area that has a figure, oldest first; one row per date.

    Columns of HISTORY, named as in the Table, and `series_break_before`: whether the figure
    cannot be compared with the row above because the series or the area's boundaries changed.
    A line should also break where `basis` changes. An empty `segment` is the indicator's
    default. Raises UnknownInReleaseError for an indicator or segment the release lacks.
    """
    known = catalogue_of(release)
    shown = indicator_of(known.indicators, indicator)
    segment = resolve_segment(shown, segment)
    rows = release.query("observations_of_area", area=area)
    rows = rows[(rows["indicator"] == shown.figures) & (rows["segment"] == segment)]
    split = set(predecessors(known.areas).values())
    figures = figures_as(rows, shown, split, known.series)
    return history_of(figures, include_estimates, shown.unit)


def history_of(figures: pd.DataFrame, include_estimates: bool = True, unit: str = "percent") -> pd.DataFrame:
    """As `history`, from prepared figures of one area, indicator and segment."""
    if not include_estimates:
        figures = figures[figures["status"] != "estimate"]
    shown = pick(figures, "period_end")
    shown = shown.assign(period=shown["key"])
    shown = shown.sort_values("period_end").reset_index(drop=True)
    end, territory = shown["period_end"], shown["territory"]
    moved = (territory != territory.shift()) & (shown.index > 0)
    broken = crosses_break(shown["next_break"].shift(), end) | moved
    return shown.assign(unit=unit)[HISTORY].assign(series_break_before=broken)


@dataclass(frozen=True, eq=False)
class Sparks:
    """Small lines. years: ascending; values: a row per area code, a column per year (per cent; NaN: none)."""

    years: list[int]
    values: pd.DataFrame

    def line(self, area: str) -> list[float | None]:
        """One area's values by year, rounded to two decimals; None where there is none."""
        if area not in self.values.index:
            return [None] * len(self.years)
        values = self.values.loc[[area]].to_numpy(dtype="float64")[0].tolist()
        return [None if math.isnan(value) else round(value, 2) for value in values]


def yearly_values(release: Release, view: View) -> Sparks:
    """Yearly values of each area of a View, of its focus and of the nation, aligned by year.

    Of each year the newest figure; only figures of the basis and boundaries of the area's
    newest one, so that no line joins what cannot be compared. Errors as in `build_table`.
    """
    asked = ask(release, view)
    codes = [*areas_of(asked.view, asked.areas)["code"], asked.view.area, asked.view.scope, NATION]
    figures = asked.figures[asked.figures["area_code"].isin(codes) & asked.figures["value"].notna()]
    if not asked.view.estimates:
        figures = figures[figures["status"] != "estimate"]
    figures = figures.assign(year=figures["period_end"].dt.year)
    years = sorted(int(year) for year in figures["year"].unique())
    kind = figures["basis"] + figures["territory"].astype("str").astype("object")
    figures = figures.assign(kind=kind)
    newest = aligned(pick(figures, "area_code"), figures["area_code"])["kind"]
    alike = figures[figures["kind"] == newest]
    shown = pick(alike, "area_code", "year")
    table = shown.pivot(index="area_code", columns="year", values="value")
    return Sparks(years, table.reindex(index=list(dict.fromkeys(codes)), columns=years))
