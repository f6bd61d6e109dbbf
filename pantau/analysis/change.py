"""Change against the previous comparable figure, and what it is made of.

Two figures are comparable when they are of one area on the same boundaries, one segment and one
stated basis; figures whose basis is not stated, only when one source gave both.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.figures import aligned, pick, pick_exact
from pantau.analysis.periods import year_before


def previous_exact(figures: pd.DataFrame, current: pd.DataFrame, key: str) -> pd.DataFrame:
    """For yearly series: each area's figure one year before `key`, where it is comparable.

    An estimate is not compared with a figure that is none.
    """
    before = pick_exact(figures, year_before(key))
    shown = aligned(current, before["area_code"])
    same_kind = (before["status"] == "estimate") == (shown["status"] == "estimate")
    return before[comparable(before, shown) & same_kind]


def previous_published(figures: pd.DataFrame, current: pd.DataFrame) -> pd.DataFrame:
    """For published series: each area's comparable figure of the same month a year before.

    Participants fall and rise with the season. Where that month has no figure, the newest
    comparable one that ends before the one shown (add_change then says that months differ).
    """
    shown = aligned(current, figures["area_code"])
    alike = comparable(figures, shown)
    a_year_before = shown["period_end"].dt.to_period("M") - 12
    same_month = figures["period_end"].dt.to_period("M") == a_year_before
    by_season = pick(figures[alike & same_month], "area_code")
    others = alike & ~figures["area_code"].isin(by_season["area_code"])
    return pd.concat([by_season, pick(figures[others], "area_code")])


def comparable(before: pd.DataFrame, shown: pd.DataFrame | pd.Series) -> pd.Series:
    """Whether each figure comes before the one shown and may be compared with it.

    `shown`: figures on the index of `before`, or one figure that all are compared with.
    """
    same = (before["period_end"] < shown["period_end"]) & (before["basis"] == shown["basis"])
    same &= before["territory"] == shown["territory"]
    return same & ((before["basis"] != "unstated") | (before["source_id"] == shown["source_id"]))


def add_change(
    rows: pd.DataFrame, previous: pd.DataFrame, figures: pd.DataFrame, *, parts: bool = True
) -> pd.DataFrame:
    """Rows with change columns and `series_break`.

    `rows`: one figure per area; `previous`: at most one comparable figure per area;
    `figures`: all that could be shown. Points are percentage points of the values shown,
    people are participants. Without `parts` the change is not split: of what is no share, or no
    share of people counted.
    """
    old = aligned(previous, rows["area_code"])
    whole = rows["denominator"] if parts else rows["denominator"] * np.nan
    by_people, by_whole = split_change(old["value"], old["denominator"], rows["value"], whole)
    oldest = pick(figures.iloc[::-1], "area_code")
    broken = crosses_break(old["next_break"], rows["period_end"])
    since = aligned(oldest, rows["area_code"])["period_end"]
    return rows.assign(
        change_points=rows["value"] - old["value"],
        change_people=rows["numerator"] - old["numerator"],
        change_by_participants=by_people,
        change_by_denominator=by_whole,
        improvement_points=at_held_denominator(old["value"], old["denominator"], rows["value"], whole),
        smaller_denominator=np.minimum(old["denominator"], rows["denominator"]),
        change_from=old["as_of"],
        series_break=broken,
        change_note=_notes(rows, old, broken, since),
    )


def split_change(
    old_value: pd.Series, old_whole: pd.Series, value: pd.Series, whole: pd.Series
) -> tuple[pd.Series, pd.Series]:
    """How many points of a change came from participants, how many from the denominator.

    Values in per cent, denominators in people. Symmetric in time: each factor moves with the
    other at the mean of both dates, so the parts add up to the change exactly and neither
    order is preferred (Shapley value of two factors). Participants are taken from value and
    denominator, so that a published percentage without a count can be split too.
    """
    old_people, people = old_value * old_whole / 100, value * whole / 100
    by_people = 100 * (people - old_people) * (1 / old_whole + 1 / whole) / 2
    by_whole = 100 * (people + old_people) / 2 * (1 / whole - 1 / old_whole)
    return by_people, by_whole


def at_held_denominator(
    old_value: pd.Series, old_whole: pd.Series, value: pd.Series, whole: pd.Series
) -> pd.Series:
    """Points by which the value would have changed, had the denominator stayed as it was.

    Inputs as in `split_change`. A falling denominator adds nothing to it and a rising one
    takes nothing off: only participants count.
    """
    return value * whole / old_whole - old_value


def crosses_break(old_next_break: pd.Series, end: pd.Series) -> pd.Series:
    """Whether a series changed between an earlier figure and a later date, of each row.

    `old_next_break`: of the earlier figure (figures.prepare); `end`: the later date. False where either
    is missing.
    """
    broken: pd.Series = end.dt.year >= old_next_break
    return broken


def _notes(rows: pd.DataFrame, old: pd.DataFrame, broken: pd.Series, since: pd.Series) -> np.ndarray:
    """Text key for each row whose change needs a word; None where it speaks for itself."""
    end = rows["period_end"]
    compared, shown = old["value"].notna(), rows["value"].notna()
    unknown = rows["month_unknown"].eq(True)
    other_month = (rows["grain"] != "year") & (end.dt.month != old["period_end"].dt.month)
    cases = {
        "analysis.change_series_break": compared & broken,
        "analysis.month_unknown": compared & unknown,
        "analysis.change_other_month": compared & other_month,
        "analysis.change_not_comparable": shown & ~compared & (since < end),
        "analysis.change_no_previous": shown & ~compared,
    }
    keys = [np.array(key, dtype="object") for key in cases]
    return np.select(list(cases.values()), keys, default=np.array(None, dtype="object"))
