"""The targets of a release, and one area compared with them; a whole Table's: tables.table."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.alone import own_row_against
from pantau.analysis.release import catalogue_of
from pantau.analysis.targets.choices import TargetChoice, fitting, indicator_for, known_choices, why_not
from pantau.analysis.targets.ladder import ladder
from pantau.analysis.targets.readings import Reading, readings
from pantau.answers.kept import kept
from pantau.answers.names import segment_names
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import number, people, percent
from pantau.view import NATION, View


def every_choice(release: Release) -> dict[str, TargetChoice]:
    """All choices of target of a release, by key."""
    return known_choices(release)


@kept(64)
def refusals(release: Release, indicator: str, segment: str) -> dict[str, str]:
    """By choice, the text key why no figure of a segment may be compared with it; '' where some may."""
    shown = catalogue_of(release).indicators[indicator]
    return {key: why_not(choice, shown, segment) for key, choice in every_choice(release).items()}


@kept(64)
def usable(release: Release, indicator: str, segment: str) -> dict[str, TargetChoice]:
    """The choices that figures of an indicator's segment may be compared with, by key."""
    return fitting(every_choice(release), catalogue_of(release).indicators[indicator], segment)


@kept(512, by=("area",), without=("scope", "level"))
def compared_headline(release: Release, view: View, key: str, since: pd.Timestamp | None) -> pd.Series:
    """The figure of the View's area compared with a choice: a row of targets.against.

    since: the day from which the pace is counted; None: the date of the figure.
    """
    return own_row_against(release, view, key, since).iloc[0]


@kept(64)
def both_readings(release: Release, key: str) -> list[Reading]:
    """Where the nation stands by either reading of a choice that is our inference; [] for others."""
    choice = every_choice(release)[key]
    indicators = catalogue_of(release).indicators
    of = next((indicator_for(indicators.values(), choice.unit, basis) for basis in choice.bases), "")
    return readings(release, choice, indicators[of]) if of else []


def readings_words(release: Release, key: str, say: Text) -> str:
    """Both readings of a choice in a sentence, marked as ours; '' where there is only one."""
    found = both_readings(release, key)
    if not found:
        return ""
    names = segment_names(release, say.language)
    each = [
        say(
            "targets.readings.each",
            segment=names[one.segment],
            value=percent(one.value, 1, say.language),
            points=number(one.gap_points, 1, say.language),
            people=people(one.gap_people, say.language),
        )
        for one in found
    ]
    choice = every_choice(release)[key]
    return say(
        "targets.readings.both",
        document=choice.document,
        date=date_text(found[0].as_of, say.language),
        target=percent(found[0].target, 2, say.language),
        each="; ".join(each),
    )


def both_ways(release: Release, key: str, area: str, say: Text) -> str:
    """Both readings of the nation; of another area which of the two it is held by; '' where there is one."""
    if area == NATION or not both_readings(release, key):
        return readings_words(release, key, say)
    return say("targets.readings.one")


@kept(256, by=("area",), without=("segment", "period", "scope", "level"))
def rungs(release: Release, view: View, since: pd.Timestamp) -> pd.DataFrame:
    """The ladder of the View's area (targets.ladder); empty where nothing is aimed for."""
    return ladder(release, view.area, view, since)
