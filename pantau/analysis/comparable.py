"""The gate: whether two figures may be compared, and if not, why not.

Everything that sets one figure beside another asks here and nowhere else: change, movers, rank,
tier, verdict, pace, forecast, split, dumbbell, trend, target and the sentences about them. What
the gate refuses is not computed; its answer, a text key, is shown (docs/decisions/comparison.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_
from typing import Any

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
    before, after = _read(earlier, later)
    return first_key(_unlike(before, after, unit) | _of_date(before, after), earlier.index)


def comparable(earlier: pd.DataFrame, later: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """Whether the gate lets each pair of `why_not` be compared."""
    return why_not(earlier, later, unit).isna()


def unlike(figures: pd.DataFrame, others: pd.DataFrame | pd.Series, unit: str = "percent") -> pd.Series:
    """As `why_not`, whichever is the earlier and in whatever months they are; SERIES_BREAK comes last."""
    one, other = _read(figures, others)
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
    one, other = _read(figures, others)
    cases = {
        "comparable.no_figure": pd.isna(one["value"]) | pd.isna(other["value"]),
        **{key: held | doubts(other)[key] for key, held in doubts(one).items()},
        **_of_measure(one, other),
        "comparable.other_month": months_apart(one, other) != 0,
    }
    return first_key(cases, figures.index)


# Columns by name: a frame's, or of a few rows plain arrays, where each question costs a hundredth.
Columns = pd.DataFrame | Mapping[str, np.ndarray]
_FEW = 1_000  # rows


def _read(figures: pd.DataFrame, others: pd.DataFrame | pd.Series) -> tuple[Columns, Columns]:
    """What the gate reads of figures and of those beside them, with plain types; one stands beside all."""
    if len(figures) <= _FEW:
        return _plain(figures), _plain(others)
    if isinstance(others, pd.Series):
        others = pd.DataFrame([others[READ]] * len(figures), index=figures.index, columns=READ)
    return _with_types(figures), _with_types(others)


def _plain(figures: pd.DataFrame | pd.Series) -> dict[str, np.ndarray]:
    """Arrays as long as the frame; of one figure of length 1."""
    one = isinstance(figures, pd.Series)
    columns = {name: pd.Series([figures[name]], dtype="object") if one else figures[name] for name in READ}
    plain = {}
    for name, column in columns.items():
        kind = _TYPES.get(name, "object")
        if kind == "float64":
            plain[name] = column.to_numpy("float64", na_value=np.nan)
        elif kind == "object":
            words = column.to_numpy("object")
            plain[name] = np.where(pd.isna(words), np.nan, words)
        else:
            plain[name] = column.to_numpy(kind)
    return plain


def _with_types(figures: pd.DataFrame) -> pd.DataFrame:
    # prepared figures have these types already: asked hundreds of times a page, a copy is not for nothing
    others = {name: kind for name, kind in _TYPES.items() if figures.dtypes[name] != kind}
    return figures[READ].astype(others) if others else figures[READ]


def _unlike(figures: Columns, others: Columns, unit: str) -> dict[str, Any]:
    beside = doubts(others)
    return {
        "comparable.no_figure": pd.isna(figures["value"]) | pd.isna(others["value"]),
        **{key: held | beside[key] for key, held in doubts(figures).items()},
        **_of_measure(figures, others, unit),
        **(_of_denominator(figures, others) if unit == "percent" else {}),
        SERIES_BREAK: _broken(figures, others),
    }


def doubts(rows: Columns) -> dict[str, Any]:
    """What keeps a figure out of every comparison, whatever stands beside it: text key, and where."""
    return {
        "comparable.estimate": rows["status"] == "estimate",
        "comparable.uncertain": rows["caveat"] == "uncertain",
        "comparable.artefact": rows["caveat"] == "artefact",
        "comparable.approximate": rows["caveat"] == "approximate",
        "comparable.month_unknown": ~pd.isna(rows["value"]) & pd.isna(rows["month"]),
    }


def doubt_of(row: pd.Series) -> str | None:
    """As `doubts`, of one row: the weightiest text key; None where nothing keeps it out."""
    return next((key for key, held in doubts(pd.DataFrame([row])).items() if held.iloc[0]), None)


def is_month_unknown(row: pd.Series) -> bool:
    """Whether the source of a figure, or of what an estimate is made from, states no month."""
    return bool(pd.notna(row["value"]) and pd.isna(row["month"]))


def _of_measure(figures: Columns, others: Columns, unit: str = "percent") -> dict[str, Any]:
    unstated = figures["basis"] == "unstated"
    if unit != "percent":  # how many the nation has hangs on no denominator, whatever that would be
        unstated &= figures["area_code"] != NATION
    # A count on no basis whose source does not say how it was counted; for the nation it is all one.
    uncounted = (figures["basis"] == "none") & (figures["counted_by"] == "unstated")
    uncounted &= figures["area_code"] != NATION
    other_source = figures["source_id"] != others["source_id"]
    made_of, beside = _or_empty(figures["made_of"]), _or_empty(others["made_of"])
    return {
        "comparable.basis": figures["basis"] != others["basis"],
        "comparable.unstated": unstated & other_source,
        "comparable.counted_by": figures["counted_by"] != others["counted_by"],
        "comparable.counted_unknown": uncounted & other_source,
        "comparable.made_of": made_of != beside,
        "comparable.boundaries": figures["territory"] != others["territory"],
    }


def _or_empty(words: Any) -> Any:
    return words.fillna("") if isinstance(words, pd.Series) else np.where(pd.isna(words), "", words)


def _broken(figures: Columns, others: Columns) -> Any:
    last = np.maximum(_years(figures), _years(others))
    return (last >= figures["next_break"]) | (last >= others["next_break"])


def _of_denominator(figures: Columns, others: Columns) -> dict[str, Any]:
    one, other = figures["denominator"], others["denominator"]
    revised = reduce(or_, (figures["basis"] == basis for basis in REVISED))
    unknown = pd.isna(one) | pd.isna(other)
    with np.errstate(divide="ignore", invalid="ignore"):
        moved = np.round(100 * (np.maximum(one, other) / np.minimum(one, other) - 1), 9)
    return {
        "comparable.denominator_unknown": revised & unknown,
        "comparable.denominator_moved": revised & ~unknown & (moved > MOST_MOVED),
        "comparable.denominator_rounded": revised & ~unknown & (_rounded(figures) | _rounded(others)),
    }


def _rounded(figures: Columns) -> Any:
    """Whether the denominator of each was told in two digits, by others than its keeper."""
    told = np.where(figures["denominator"] >= ROUNDED_FROM, figures["denominator"], np.nan)
    digits = np.floor(np.log10(told))
    return (told % 10.0 ** (digits - 1) == 0) & (figures["status"] != "official")


def _of_date(earlier: Columns, later: Columns) -> dict[str, Any]:
    apart = months_apart(earlier, later)
    # A report every month is one series: its neighbours in time are what an office compares.
    reports = (earlier["status"] == "official") & (later["status"] == "official")
    reports &= (earlier["grain"] != "year") & (later["grain"] != "year")
    return {
        "comparable.not_earlier": apart <= 0,
        "comparable.month": (apart % 12 != 0) & ~(reports & (apart == 1)),
    }


def months_apart(earlier: Columns, later: Columns) -> Any:
    """Whole months from each figure to the later one; NaN where a month is not known."""
    before, after = (
        _years(figures) * 12 + figures["month"].astype("float64") for figures in (earlier, later)
    )
    return after - before


def _years(figures: Columns) -> Any:
    """The year in which each figure's period ends; NaN without one."""
    ends = figures["period_end"]
    if isinstance(ends, pd.Series):
        return ends.dt.year
    return np.where(np.isnat(ends), np.nan, ends.astype("datetime64[Y]").astype("int64") + 1970.0)


def first_key(cases: Mapping[str, Any], index: pd.Index) -> pd.Series:
    """The first text key whose case holds, a row; None where none does."""
    held = [np.asarray(case, dtype=bool) for case in cases.values()]
    keys = [np.array(key, dtype="object") for key in cases]
    return pd.Series(np.select(held, keys, default=np.array(None, dtype="object")), index, dtype="object")
