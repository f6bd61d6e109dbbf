"""What most first clicks ask for, answered before they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from pantau.analysis.least_uncovered import EMPLOYED
from pantau.analysis.ranks.uncertainty import errors_of
from pantau.analysis.release import catalogue_of, coverage_of
from pantau.analysis.targets.pace import today
from pantau.answers import comparing, programme, tables, targets
from pantau.answers.names import search_labels
from pantau.answers.ranks import ranged
from pantau.answers.tables import sparks, table
from pantau.store import Release
from pantau.view import LEVELS, NATION, View


def warm(release: Release) -> None:
    """Ask for the national Tables of every year at both levels, and the ranges of the newest.

    Called when a server starts, so that the first visitor does not wait for them.
    """
    for level in LEVELS:
        newest = table(release, View(level=level))
        for period in newest.periods:
            at = newest.view.but(period=period)
            table(release, at)
            sparks(release, at)
        ranged(release, newest.view, errors_of(newest.view))
    search_labels(release, View().language)


def warm_pages(release: Release) -> Iterator[None]:
    """Ask for what the first opening of Ringkasan, Inpres, Simulasi and each province's page asks for.

    One answer at a time, the nation's first: whoever goes through them may pause between.
    """
    shown = table(release, View()).view
    areas = catalogue_of(release).areas
    provinces = areas.loc[areas["level"] == "province", "code"]
    asked = [*_of_nation(release, shown)]
    for code in (NATION, *map(str, provinces)):
        asked += _of_area(release, shown.but(area=code))
    for ask in asked:
        ask()
        yield


def _of_nation(release: Release, shown: View) -> Iterator[Callable[[], object]]:
    yield partial(programme.parts, release, shown)
    yield partial(programme.own_steps, release, shown)
    yield partial(programme.reports, release)
    for key in targets.usable(release, shown.indicator, shown.segment):
        yield partial(targets.compared_headline, release, shown, key, None)


def _of_area(release: Release, view: View) -> Iterator[Callable[[], object]]:
    area = view.area
    yield partial(tables.bases, release, area)
    yield partial(targets.rungs, release, view, today())
    for coverage in coverage_of(release).values():
        yield partial(tables.newer_in_doubt, release, coverage.id, area)
    yield partial(tables.profile, release, view)
    for indicator in (EMPLOYED, "informal_share", "employees_share"):
        yield partial(tables.headline, release, View(indicator, area=area))
    yield partial(tables.history, release, view.indicator, view.segment, area, view.estimates)
    if area != NATION:
        yield partial(
            comparing.neighbours,
            release,
            view.but(scope=area, level="regency"),
            int(view.option("neighbours")),
            (),
        )
