"""Stories: ways into what the data tell at once, as rows of data/catalogue/stories.csv.

Two kinds: a View of a page, or figures of a few areas then and now, on a page of its own. Whether the two
may be compared, the gate says; where it refuses they stand beside each other with basis and source.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

import pandas as pd

from pantau.analysis.comparable import why_not
from pantau.analysis.figures import months
from pantau.analysis.release import catalogue_of
from pantau.analysis.table import figures_of_areas
from pantau.answers.kept import kept
from pantau.folders import CATALOGUE
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.values import shown
from pantau.view import View

STORIES = CATALOGUE / "stories.csv"
THEN_AND_NOW = "then_and_now"


@dataclass(frozen=True, slots=True)
class Story:
    """One story. kind: 'view' or 'then_and_now'. page: where it is told. areas: whose figures."""

    id: str
    kind: str
    page: str
    view: View
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class ThenAndNow:
    """An area's figure of a story's period and its newest one, rows of figures_of_areas; None: unknown.

    reason: text key of why the gate does not let them be compared; None where it does.
    """

    area: str
    then: pd.Series | None
    now: pd.Series | None
    reason: str | None


@cache
def stories() -> dict[str, Story]:
    """All stories by id, in the order of their file."""
    with STORIES.open(encoding="utf-8", newline="") as file:
        return {row["id"]: _story(row) for row in csv.DictReader(file)}


def _story(row: dict[str, str]) -> Story:
    fields = {name: row[name] for name in ("indicator", "period", "scope", "area") if row[name]}
    view = View().but(**fields)
    if row["kind"] == THEN_AND_NOW:
        view = view.with_options(story=row["id"])
    return Story(row["id"], row["kind"], row["page"], view, tuple(row["areas"].split()))


@kept(16)
def then_and_now(release: Release, story: str) -> list[ThenAndNow]:
    """The figures of a story's areas, in its order."""
    told = stories()[story]
    return [_beside(release, told.view, area) for area in told.areas]


def _beside(release: Release, view: View, area: str) -> ThenAndNow:
    known = catalogue_of(release).indicators[view.indicator]
    past = figures_of_areas(release, known.id, known.default_segment, [area])
    past = past[past["value"].notna() & (past["status"] != "estimate")].sort_values("period_end")
    dated = past[months(past).notna()]  # a date whose month is known comes before a newer one
    past = past if dated.empty else dated
    at = past[past["as_of"] == view.period]
    then = at.iloc[-1] if len(at) else None
    now = past.iloc[-1] if len(past) and past["as_of"].iloc[-1] != view.period else None
    reason = None
    if then is not None and now is not None:
        found = why_not(at.tail(1), now, known.unit).iloc[0]
        reason = None if pd.isna(found) else str(found)
    return ThenAndNow(area, then, now, reason)


def story_finding(say: Text, place: str, date: str, rows: list[tuple[str, ThenAndNow]]) -> str:
    """'Monev Sumbagsel, September 2022 dan kini: Lampung 24,0% dan 25,3%': of (name, figures) known twice."""
    told = [
        say("story.both", area=name, then=shown(one.then, say.language), now=shown(one.now, say.language))
        for name, one in rows
        if one.then is not None and one.now is not None
    ]
    when = date_text(date, say.language)
    if not told:
        return say("story.title_none", place=place, date=when)
    return say("story.title", place=place, date=when, figures="; ".join(told))
