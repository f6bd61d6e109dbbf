"""What each row of a Table is to reach by a target, and why a row may not be compared with it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.comparable import READ, alike, doubts, first_key, months_apart
from pantau.analysis.figures import aligned, pick
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.pace import today

# A target that builds on last year's figure is taken to this many decimals: far below one person.
DECIMALS = 6


def aims_of(
    rows: pd.DataFrame, target: TargetChoice, past: pd.DataFrame | None, day: pd.Timestamp | None = None
) -> pd.DataFrame:
    """The target_ columns of targets.against but its standing, on the index of `rows`; arguments as there."""
    held = [
        target.for_area(str(code), str(basis))
        for code, basis in zip(rows["area_code"], rows["basis"], strict=True)
    ]
    found = pd.DataFrame(
        [
            (None, np.nan, None, False, None)
            if one is None
            else (one[0].id, one[0].value, one[1], one[0].uncertain, one[0].basis)
            for one in held
        ],
        columns=["id", "value", "how", "uncertain", "basis"],
        index=rows.index,
    ).astype({"value": "float64", "uncertain": "bool", "basis": "object"})
    value, base_as_of = found["value"], pd.Series(None, index=rows.index, dtype="object")
    raised = pd.Series(False, index=rows.index)
    if target.reading:
        before = last_year(rows, target.year, past)
        value, base_as_of = increased(found["value"], before["value"], target.reading), before["as_of"]
        raised = before["period_end"] >= rows["period_end"]
    return pd.DataFrame(
        {
            "target_id": found["id"].astype("str"),
            "target_document": target.document,
            "target_year": target.year,
            "target_value": value,
            "target_for": found["how"].astype("str"),
            "target_base": base_as_of.astype("str"),
            "target_uncertain": found["uncertain"],
            "target_note": _why_not_compared(
                rows, target, found.assign(aim=value, raised=raised), today() if day is None else day
            ),
        }
    )


def increased(asked: pd.Series, before: pd.Series, reading: str) -> pd.Series:
    """Last year's value (per cent) and what is asked on top of it: 20 per cent of it, or 20 points."""
    raised = before * (1 + asked / 100) if reading == "relative" else before + asked
    return raised.round(DECIMALS)


def last_year(rows: pd.DataFrame, year: int, past: pd.DataFrame | None) -> pd.DataFrame:
    """The figure of the year before `year` that the row's own may be held against; else empty.

    Of one measure and of the same month of an earlier year; or the row's own, where that is of that year:
    then it is what is to be raised, and is held against nothing.
    """
    if past is None:
        return no_figures(rows.index)
    before = past[past["period_end"].dt.year == year - 1]
    shown = aligned(rows[READ], before["area_code"])
    apart = months_apart(before, shown)
    same = alike(before, shown) & (apart >= 0) & (apart % 12 == 0)
    return aligned(pick(before[same], "area_code"), rows["area_code"])


def no_figures(index: pd.Index) -> pd.DataFrame:
    """A frame of figures in which no row has one."""
    nothing = pd.DataFrame({"value": np.nan, "as_of": None}, index=index)
    return nothing.assign(period_end=pd.Series(pd.NaT, index=index, dtype="datetime64[us]"))


def _why_not_compared(
    rows: pd.DataFrame, target: TargetChoice, found: pd.DataFrame, day: pd.Timestamp
) -> pd.Series:
    """Text key of why a row is not compared, the weightiest reason first; NA where it is.

    `found`: its target, the `aim` in numbers, and whether it is itself the figure to be `raised`: held
    against that it would lack just what is asked, whatever it is.
    """
    # What builds on the area's own figure of last year is on that figure's basis, whatever it is.
    on_a_basis = target.unit == "percent"
    cases = {
        "targets.row.no_figure": rows["value"].isna(),
        "targets.row.none": found["id"].isna(),
        "targets.row.unstated": rows["basis"].isin(["unstated", "none"]) & on_a_basis,
        "targets.row.basis": (rows["basis"] != found["basis"]) & on_a_basis,
        "targets.row.branch": (rows["counted_by"] == "branch") & on_a_basis,
        "targets.row.made_of": rows["made_of"].notna() & on_a_basis,
        **doubts(rows),
        **_of_another_time(rows, target.year, day),
        "targets.row.no_last_year": found["aim"].isna(),
        "targets.row.is_base": found["raised"],
    }
    return first_key(cases, rows.index).astype("str")


def _of_another_time(rows: pd.DataFrame, year: int, day: pd.Timestamp) -> dict[str, pd.Series]:
    """Text keys of figures that a target of `year` says nothing of, read on `day`.

    What came after the year is no longer of that target. Of a year that is over, what is older than the
    year before it says nothing; a year that is still to end takes the newest figure there is.
    """
    of = rows["period_end"].dt.year
    return {
        "targets.row.later": of > year,
        "targets.row.too_old": (of < year - 1) & (year < day.year),
    }


def standing(rows: pd.DataFrame, aims: pd.DataFrame, distance: pd.Series) -> pd.Series:
    """Text key of how a row stands to its target (`distance`: value - target, NaN where not compared).

    Reached is said only of the area's own target and of a figure of its year. An earlier figure is told
    as such, and is neither above nor below. What is set for the nation is a yardstick for others and none
    of them can reach it. NA for a row below its own target in its year, of which the gap says enough.
    """
    met, told = distance >= 0, distance.notna()
    early = told & (rows["period_end"].dt.year < aims["target_year"])
    yardstick = told & (aims["target_for"] == "nation")
    cases = {
        "targets.standing.early_yardstick": yardstick & early,
        "targets.standing.early": early,
        "targets.standing.below_yardstick": yardstick & ~met,
        "targets.standing.above_yardstick": yardstick,
        "targets.standing.reached": met,
    }
    return first_key(cases, rows.index).astype("str")
