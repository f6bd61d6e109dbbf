"""Change against the previous comparable figure, and what it is made of."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.comparable import READ, why_not
from pantau.analysis.figures import aligned, pick
from pantau.analysis.periods import month_numbers, year_before

_A_YEAR = 12  # months


def previous_exact(figures: pd.DataFrame, current: pd.DataFrame, key: str) -> pd.DataFrame:
    """For yearly series: what each area's figure of `key` may be compared with one year before, or why not.

    One row an area at most, with `reason` (text key of the gate; None where it may be compared).
    """
    before = figures[(figures["key"] == year_before(key)).to_numpy()]
    return _first_comparable(before, aligned(current[READ], before["area_code"]))


def previous_published(figures: pd.DataFrame, current: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """For published series: the earlier figure that each one shown may be compared with, or why not.

    The same month a year before stands first, then the newest earlier one. Rows as of `previous_exact`.
    """
    shown = aligned(current[READ], figures["area_code"])
    earlier = (figures["period_end"] < shown["period_end"]).to_numpy()
    before, shown = figures[earlier], shown[earlier]
    apart = month_numbers(shown["period_end"]) - month_numbers(before["period_end"])
    by_season = (apart == _A_YEAR).to_numpy()
    of_season = _first_comparable(before[by_season], shown[by_season], unit)
    found = of_season[of_season["reason"].isna()]
    # most of a monthly series is settled by now: the others of an area are asked where it is not
    left = ~before["area_code"].isin(found["area_code"]).to_numpy()
    before, shown, by_season = before[left], shown[left], by_season[left]
    order = [*np.flatnonzero(by_season), *np.flatnonzero(~by_season)]
    return pd.concat([found, _first_comparable(before.iloc[order], shown.iloc[order], unit)])


def _first_comparable(before: pd.DataFrame, shown: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """The first figure of each area that the gate lets through; where none is, the first with the reason."""
    asked = before.assign(reason=why_not(before, shown, unit))
    passed = asked[asked["reason"].isna()]
    return pick(pd.concat([passed, asked]), "area_code")


def add_change(rows: pd.DataFrame, previous: pd.DataFrame, *, parts: bool = True) -> pd.DataFrame:
    """Rows with change columns; change_note says why there is no change.

    `rows`: one figure per area; `previous`: at most one earlier figure per area, with the gate's
    `reason`. Points are percentage points of the values shown, people are participants. Without
    `parts` the change is not split: of what is no share, or no share of people counted.
    """
    beside = aligned(previous, rows["area_code"])
    old = beside.where(beside["reason"].isna())
    whole = rows["denominator"] if parts else rows["denominator"] * np.nan
    by_people, by_whole = split_change(old["value"], old["denominator"], rows["value"], whole)
    return rows.assign(
        change_points=rows["value"] - old["value"],
        change_people=rows["numerator"] - old["numerator"],
        change_by_participants=by_people,
        change_by_denominator=by_whole,
        improvement_points=at_held_denominator(old["value"], old["denominator"], rows["value"], whole),
        smaller_denominator=np.minimum(old["denominator"], rows["denominator"]),
        change_from=old["as_of"],
        change_note=_notes(rows, beside),
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


def _notes(rows: pd.DataFrame, beside: pd.DataFrame) -> pd.Series:
    """Text key of why a row with a figure has no change; None where it has one."""
    alone = pd.Series(None, index=rows.index, dtype="object")
    alone = alone.mask(rows["value"].notna() & beside["value"].isna(), "analysis.change_no_previous")
    return beside["reason"].astype("object").where(rows["value"].notna(), None).fillna(alone)
