"""Both readings of a target whose document says neither its denominator nor which segments count.

RPJMN and RKP are such: that they are of employed workers is inferred (targets.csv, `inferred`), and
whether construction and migrant workers count decides whether the nation is five points short or one.
Only of the nation are all segments known; no other area can be read both ways.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis.comparable import doubts, first_key
from pantau.analysis.release import Release
from pantau.analysis.table import figures_of_areas
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.gaps import gap_people
from pantau.catalogue import Indicator
from pantau.view import NATION

WHOLE = "all"  # the segment of all participants together


@dataclass(frozen=True, slots=True)
class Reading:
    """Where the nation stands by one reading: per cents; points and people short, never below 0."""

    segment: str
    value: float
    as_of: str
    target: float
    gap_points: float
    gap_people: int


def readings(release: Release, choice: TargetChoice, indicator: Indicator) -> list[Reading]:
    """The nation's newest month that both readings are known of: its default segment, then all segments.

    [] where the target is no inference of ours, or where only one of the two is known.
    """
    target = next((one for one in choice.targets if one.inferred and one.area_code == NATION), None)
    if target is None or choice.unit != "percent" or WHOLE not in indicator.segments:
        return []
    both = [_nation(release, indicator, segment) for segment in (indicator.default_segment, WHOLE)]
    months = set(both[0]["period_end"]) & set(both[1]["period_end"])
    if not months:
        return []
    rows = [figures[figures["period_end"] == max(months)].iloc[0] for figures in both]
    segments = (indicator.default_segment, WHOLE)
    return [_reading(segment, row, target.value) for segment, row in zip(segments, rows, strict=True)]


def _nation(release: Release, indicator: Indicator, segment: str) -> pd.DataFrame:
    """The nation's figures that may be compared, with counts."""
    own = figures_of_areas(release, indicator.id, segment, [NATION])
    own = own[own["numerator"].notna() & own["denominator"].notna()]
    return own[first_key(doubts(own), own.index).isna()]


def _reading(segment: str, row: pd.Series, target: float) -> Reading:
    people = int(gap_people(pd.Series([row["numerator"]]), pd.Series([row["denominator"]]), target).iloc[0])
    short = max(0.0, target - float(row["value"]))
    return Reading(segment, float(row["value"]), str(row["as_of"]), target, short, people)
