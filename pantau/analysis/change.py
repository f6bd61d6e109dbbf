"""Change against the previous comparable figure, and what it is made of.

Two figures are comparable when they are of one area, one segment, one set of boundaries and
one stated basis; figures whose basis is not stated, only when one source gave both.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.figures import by_preference, look_up, pick_exact
from pantau.analysis.periods import year_before

# Sakernas changed its weights from SUPAS2015 to SP2020 in August 2023 (BPS): workers of 2022
# and of 2023 are counted on different population frames.
SERIES_BREAKS = {"sakernas": 2023}

# The source gives 2024 as the December total but does not say the month of 2025 (facts/README):
# participants fall from January to April, so the two years may differ by season alone.
MONTH_UNKNOWN = {("coverage_employed", 2025)}

COLUMNS = [
    "change_points",
    "change_people",
    "change_by_participants",
    "change_by_denominator",
    "change_from",
    "change_note",
]


def previous_exact(figures: pd.DataFrame, current: pd.DataFrame, key: str) -> pd.DataFrame:
    """For yearly series: each area's figure one year before `key`, where it is comparable."""
    before = pick_exact(figures, year_before(key))
    return _comparable(current, before, same_status=True)


def previous_published(figures: pd.DataFrame, current: pd.DataFrame) -> pd.DataFrame:
    """For published series: each area's newest comparable figure that ends before the one shown."""
    known = figures[figures["value"].notna()]
    pairs = _comparable(current, known, same_status=False)
    newest = pairs.groupby("area_code")["period_end"].transform("max")
    return by_preference(pairs[pairs["period_end"] == newest]).drop_duplicates("area_code")


def _comparable(current: pd.DataFrame, before: pd.DataFrame, same_status: bool) -> pd.DataFrame:
    shown = current[["area_code", "period_end", "basis", "boundaries", "source_id", "status"]]
    pairs = before.merge(shown, on="area_code", suffixes=("", "_shown"))
    same = (pairs["period_end"] < pairs["period_end_shown"]) & (pairs["basis"] == pairs["basis_shown"])
    same &= pairs["boundaries"].fillna(0) == pairs["boundaries_shown"].fillna(0)
    same &= (pairs["basis"] != "unstated") | (pairs["source_id"] == pairs["source_id_shown"])
    if same_status:
        same &= (pairs["status"] == "estimate") == (pairs["status_shown"] == "estimate")
    return pairs[same]


def add_change(
    rows: pd.DataFrame, previous: pd.DataFrame, had_earlier: pd.Series, indicator: str
) -> pd.DataFrame:
    """Rows with change columns and `series_break`.

    `rows`: one figure per area; `previous`: at most one comparable figure per area;
    `had_earlier`: area codes that have any earlier figure, comparable or not. Points are
    percentage points of the values shown; people are participants.
    """
    by_area = previous.set_index("area_code")
    codes = rows["area_code"]
    old_value = look_up(codes, by_area["value"])
    old_people = look_up(codes, by_area["numerator"])
    old_whole = look_up(codes, by_area["denominator"]).astype("float64")
    old_end = look_up(codes, by_area["period_end"])
    people_part, denominator_part = split_change(
        old_value, old_whole, rows["value"], rows["denominator"].astype("float64")
    )
    out = rows.assign(
        change_points=rows["value"] - old_value,
        change_people=rows["numerator"] - old_people,
        change_by_participants=people_part,
        change_by_denominator=denominator_part,
        change_from=look_up(codes, by_area["as_of"]),
    )
    out["series_break"] = crosses_break(rows["basis"], rows["period_end"], old_end)
    out["change_note"] = _notes(out, old_end, codes.isin(had_earlier), indicator)
    return out


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


def crosses_break(basis: pd.Series, end: pd.Series, old_end: pd.Series) -> pd.Series:
    """Whether a series changed between two dates of each row: False where either date is missing."""
    breaks = basis.map(SERIES_BREAKS).astype("float64")
    return ((end.dt.year >= breaks) & (old_end.dt.year < breaks)).astype(bool)


def _notes(rows: pd.DataFrame, old_end: pd.Series, had_earlier: pd.Series, indicator: str) -> pd.Series:
    """Key of the text catalogue for each row whose change needs a word; NA where it speaks for itself."""
    notes = pd.Series(pd.NA, index=rows.index, dtype="str")
    compared, shown = rows["change_points"].notna(), rows["value"].notna()
    years = rows["period_end"].dt.year
    unknown = years.isin([year for name, year in MONTH_UNKNOWN if name == indicator])
    other_month = (rows["grain"] != "year") & (rows["period_end"].dt.month != old_end.dt.month)
    notes[compared & other_month] = "analysis.change_other_month"
    notes[compared & unknown] = "analysis.month_unknown"
    notes[compared & rows["series_break"]] = "analysis.change_series_break"
    notes[shown & ~compared] = "analysis.change_no_previous"
    notes[shown & ~compared & had_earlier] = "analysis.change_not_comparable"
    return notes
