"""The targets of a release, and one area compared with them; a whole Table's: tables.table."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.release import catalogue_of
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import TargetChoice, fitting, why_not
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.ladder import as_rows, known_choices, ladder
from pantau.answers.kept import kept
from pantau.answers.tables import headline
from pantau.store import Release
from pantau.view import View


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
    rows = as_rows(headline(release, view))
    past = figures_of(release, view.indicator, view.segment)
    return against(rows, every_choice(release)[key], past=past, since=since).iloc[0]


@kept(256, by=("area",), without=("segment", "period", "scope", "level"))
def rungs(release: Release, view: View, since: pd.Timestamp) -> pd.DataFrame:
    """The ladder of the View's area (targets.ladder); empty where nothing is aimed for."""
    return ladder(release, view.area, view, since)
