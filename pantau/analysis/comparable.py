"""The gate: whether two figures may be compared, and if not, why not.

Everything that sets one figure beside another asks here and nowhere else: change, movers, rank,
tier, verdict, pace, forecast, split, dumbbell, trend, target and the sentences about them. What
the gate refuses is not computed; its answer, a text key, is shown in place of a number.
docs/decisions/comparison.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pantau.view import NATION

# Ours, not official. Of two published denominators further apart than this (per cent of the smaller)
# the second was drawn up anew: Pati's went from 511,111 to 599,061 in a year, Kalimantan's from 5.4
# to 8.0 million.
MOST_MOVED = 5.0
# Ours: from this many people on, a published denominator of two digits ('3,1 juta') was rounded, by up to a
# twentieth, and cannot tell whether it moved.
ROUNDED_FROM = 100_000
# Bases whose denominators sources publish and revise. Sakernas counts workers anew every August by one
# method, so that what moves is the count and not the measure (its breaks are data, series_notes.csv); the
# registered and the governments known are part of what is said.
REVISED = ("semesta", "unstated", "group", "institution", "target")

SERIES_BREAK = "comparable.series_break"

# What the gate reads of a figure: columns of prepared figures (figures.prepare) and of Tables alike.
READ = [
    "area_code",
    "value",
    "basis",
    "counted_by",
    "made_of",
    "source_id",
    "status",
    "caveat",
    "territory",
    "period_end",
    "grain",
    "month",
    "next_break",
    "denominator",
]
_TYPES = dict.fromkeys(("value", "territory", "month", "next_break", "denominator"), "float64") | {
    "period_end": "datetime64[us]",
    "made_of": "object",
}


def why_not(earlier: pd.DataFrame, later: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """Text key of why a figure may not be compared with a later one of its area; None where it may.

    earlier: figures with the columns of READ; of one indicator and segment. later:
    figures on the same index, or one figure that all are compared with. unit: of their values.
    The weightiest reason comes first: what a figure is, then what it counts, then when.
    """
    before, after = _read(earlier, earlier.index), _read(later, earlier.index)
    return first_key(_unlike(before, after, unit) | _of_date(before, after), earlier.index)


def comparable(earlier: pd.DataFrame, later: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """Whether the gate lets each pair of `why_not` be compared."""
    return why_not(earlier, later, unit).isna()


def unlike(figures: pd.DataFrame, others: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """As `why_not`, whichever is the earlier and in whatever months they are; SERIES_BREAK comes last."""
    one, other = _read(figures, figures.index), _read(others, figures.index)
    return first_key(_unlike(one, other, unit), figures.index)


def alike(figures: pd.DataFrame, others: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """Whether each pair is of one measure (`unlike` has nothing to say)."""
    return unlike(figures, others, unit).isna()


def beside(figures: pd.DataFrame, others: pd.DataFrame | pd.Series) -> pd.Series:
    """Text key of why shares of different things may not be set side by side; None where they may.

    Such as two steps of the programme in one area, or one step in the parts of an area that are
    to be added. Each has a denominator of its own, so nothing is asked of those: what the shares are,
    on what they are based, who counted, in which boundaries and in which month must be alike.
    """
    one, other = _read(figures, figures.index), _read(others, figures.index)
    cases = {
        "comparable.no_figure": one["value"].isna() | other["value"].isna(),
        **{key: held | doubts(other)[key] for key, held in doubts(one).items()},
        **_of_measure(one, other),
        "comparable.other_month": months_apart(one, other) != 0,
    }
    return first_key(cases, figures.index)


def _read(figures: pd.DataFrame | pd.Series, index: pd.Index) -> pd.DataFrame:
    """What the gate reads of figures, with plain types; one figure stands on every row of `index`."""
    if isinstance(figures, pd.Series):
        figures = pd.DataFrame([figures[READ]] * len(index), index=index, columns=READ)
    # prepared figures have these types already: asked hundreds of times a page, a copy is not for nothing
    others = {name: kind for name, kind in _TYPES.items() if figures.dtypes[name] != kind}
    return figures[READ].astype(others) if others else figures[READ]


def _unlike(figures: pd.DataFrame, others: pd.DataFrame, unit: str) -> dict[str, pd.Series]:
    return {
        "comparable.no_figure": figures["value"].isna() | others["value"].isna(),
        **{key: held | doubts(others)[key] for key, held in doubts(figures).items()},
        **_of_measure(figures, others, unit),
        **(_of_denominator(figures, others) if unit == "percent" else {}),
        SERIES_BREAK: _broken(figures, others),
    }


def doubts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """What keeps a figure out of every comparison, whatever stands beside it: text key, and where."""
    return {
        "comparable.estimate": rows["status"] == "estimate",
        "comparable.uncertain": rows["caveat"] == "uncertain",
        "comparable.artefact": rows["caveat"] == "artefact",
        "comparable.approximate": rows["caveat"] == "approximate",
        "comparable.month_unknown": rows["value"].notna() & rows["month"].isna(),
    }


def doubt_of(row: pd.Series) -> str | None:
    """As `doubts`, of one row: the weightiest text key; None where nothing keeps it out."""
    return next((key for key, held in doubts(pd.DataFrame([row])).items() if held.iloc[0]), None)


def is_month_unknown(row: pd.Series) -> bool:
    """Whether the source of a figure, or of what an estimate is made from, states no month."""
    return bool(pd.notna(row["value"]) and pd.isna(row["month"]))


def _of_measure(figures: pd.DataFrame, others: pd.DataFrame, unit: str = "percent") -> dict[str, pd.Series]:
    unstated = figures["basis"] == "unstated"
    if unit != "percent":  # how many the nation has hangs on no denominator, whatever that would be
        unstated &= figures["area_code"] != NATION
    # A count on no basis whose source does not say how it was counted; for the nation it is all one.
    uncounted = (figures["basis"] == "none") & (figures["counted_by"] == "unstated")
    uncounted &= figures["area_code"] != NATION
    other_source = figures["source_id"] != others["source_id"]
    return {
        "comparable.basis": figures["basis"] != others["basis"],
        "comparable.unstated": unstated & other_source,
        "comparable.counted_by": figures["counted_by"] != others["counted_by"],
        "comparable.counted_unknown": uncounted & other_source,
        "comparable.made_of": figures["made_of"].fillna("") != others["made_of"].fillna(""),
        "comparable.boundaries": figures["territory"] != others["territory"],
    }


def _broken(figures: pd.DataFrame, others: pd.DataFrame) -> pd.Series:
    last = np.maximum(figures["period_end"].dt.year, others["period_end"].dt.year)
    broken: pd.Series = (last >= figures["next_break"]) | (last >= others["next_break"])
    return broken


def _of_denominator(figures: pd.DataFrame, others: pd.DataFrame) -> dict[str, pd.Series]:
    one, other = figures["denominator"], others["denominator"]
    revised = figures["basis"].isin(REVISED)
    unknown = one.isna() | other.isna()
    moved = 100 * (np.maximum(one, other) / np.minimum(one, other) - 1)
    return {
        "comparable.denominator_unknown": revised & unknown,
        "comparable.denominator_moved": revised & ~unknown & (moved.round(9) > MOST_MOVED),
        "comparable.denominator_rounded": revised & ~unknown & (_rounded(figures) | _rounded(others)),
    }


def _rounded(figures: pd.DataFrame) -> pd.Series:
    """Whether the denominator of each was told in two digits, by others than its keeper."""
    told = figures["denominator"].where(figures["denominator"] >= ROUNDED_FROM)
    digits = np.floor(np.log10(told))
    rounded: pd.Series = (told % 10.0 ** (digits - 1) == 0) & (figures["status"] != "official")
    return rounded


def _of_date(earlier: pd.DataFrame, later: pd.DataFrame) -> dict[str, pd.Series]:
    apart = months_apart(earlier, later)
    # A report every month is one series: its neighbours in time are what an office compares.
    reports = (earlier["status"] == "official") & (later["status"] == "official")
    reports &= (earlier["grain"] != "year") & (later["grain"] != "year")
    return {
        "comparable.not_earlier": apart <= 0,
        "comparable.month": (apart % 12 != 0) & ~(reports & (apart == 1)),
    }


def months_apart(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.Series:
    """Whole months from each figure to the later one; NaN where a month is not known."""
    before, after = (
        figures["period_end"].dt.year * 12 + figures["month"].astype("float64")
        for figures in (earlier, later)
    )
    apart: pd.Series = after - before
    return apart


def first_key(cases: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """The first text key whose case holds, a row; None where none does."""
    held = [np.asarray(case, dtype=bool) for case in cases.values()]
    keys = [np.array(key, dtype="object") for key in cases]
    return pd.Series(np.select(held, keys, default=np.array(None, dtype="object")), index, dtype="object")
