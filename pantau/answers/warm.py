"""What most first clicks ask for, answered before they come."""

from __future__ import annotations

from pantau.analysis.ranks.uncertainty import errors_of
from pantau.answers.names import search_labels
from pantau.answers.ranks import ranged
from pantau.answers.tables import sparks, table
from pantau.store import Release
from pantau.view import LEVELS, View


def warm(release: Release) -> None:
    """Ask for the national Tables of every year at both levels, and the ranges of the newest.

    Called once when the server starts, so that the first visitor does not wait for them.
    """
    for level in LEVELS:
        newest = table(release, View(level=level))
        for period in newest.periods:
            at = newest.view.but(period=period)
            table(release, at)
            sparks(release, at)
        ranged(release, newest.view, errors_of(newest.view))
    search_labels(release, View().language)
