"""The periods that a map can be stepped through, and where the gate breaks the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from pantau.analysis.comparable import doubts
from pantau.analysis.history import histories_of
from pantau.analysis.periods import end_of, month_keys
from pantau.analysis.release import Release
from pantau.analysis.resolve import areas_of
from pantau.analysis.table import ask
from pantau.view import View


@dataclass(frozen=True, slots=True)
class Moment:
    """A period of which areas in scope have figures.

    areas: how many. doubt: the gate's text key of why none of them may be compared with anything, ''
    where one may. apart: why no area's figure may be compared with its figure of the moment before; ''
    where one may, or where no area has both. gap: no area has both, or periods in between are empty.
    """

    period: str
    areas: int
    doubt: str
    apart: str
    gap: bool


def timeline(release: Release, view: View) -> list[Moment]:
    """The moments of a View's indicator, segment and scope, oldest first; its period does not matter.

    Estimates make no moment where the View hides them. Raises UnknownInReleaseError.
    """
    asked = ask(release, view.but(period=""))
    places = areas_of(asked.view, asked.areas)["code"]
    figures = asked.figures[asked.figures["area_code"].isin(places) & asked.figures["value"].notna()]
    if not view.estimates:
        figures = figures[figures["status"] != "estimate"]
    if figures.empty:
        return []
    rows = histories_of(figures, asked.indicator.unit)
    if asked.indicator.carries_forward:  # whose periods are months: a year's figure counts from December
        rows = rows.assign(period=month_keys(rows["period_end"]))
    before = rows.groupby("area_code")["period"].shift()
    doubted = pd.concat(doubts(rows), axis=1)
    doubt = doubted.idxmax(axis=1).where(doubted.any(axis=1), "")
    rows = rows.assign(before=before, doubt=doubt, end=rows["period"].map(end_of))
    periods = sorted(set(rows["period"]), key=end_of)
    usual = min((_months(one, other) for one, other in pairwise(periods)), default=0)
    by_period = dict(iter(rows.groupby("period")))
    moments = []
    for earlier, period in pairwise(["", *periods]):
        of_period = by_period[period]
        both = of_period[of_period["before"] == earlier] if earlier else of_period.head(0)
        gap = bool(earlier) and (both.empty or _months(earlier, period) > usual)
        moments.append(
            Moment(period, len(of_period), _all_of(of_period["doubt"]), _all_of(both["apart_before"]), gap)
        )
    return moments


def _all_of(reasons: pd.Series) -> str:
    """The most frequent reason, where each row has one; '' else, and for no rows."""
    known = reasons.fillna("")
    return "" if known.empty or (known == "").any() else str(known.mode().iloc[0])


def _months(earlier: str, later: str) -> int:
    one, other = end_of(earlier), end_of(later)
    return (other.year - one.year) * 12 + other.month - one.month
