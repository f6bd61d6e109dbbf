"""Areas beside each other: what Bandingkan draws, neighbours, and what areas have in place."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparing import crossing
from pantau.analysis.comparing.over_time import histories
from pantau.analysis.comparing.peers import Peers, peers
from pantau.analysis.comparing.readiness import InPlace, in_place
from pantau.analysis.comparing.sets import AreaSet, Comparison, compare_areas
from pantau.analysis.release import catalogue_of
from pantau.answers.kept import kept
from pantau.answers.tables import table
from pantau.store import Release
from pantau.view import View


@kept(256)
def compared(release: Release, view: View, areas: AreaSet) -> Comparison:
    """The View's areas and those named, answered together. Raises UnknownInReleaseError."""
    return compare_areas(release, view, areas.codes, areas.units, group=areas.group, table_for=table)


@kept(64)
def together(release: Release, view: View, areas: AreaSet) -> dict[str, Comparison]:
    """Every indicator that has a figure of these areas in the View's year, in the catalogue's order."""
    main, listed = compared(release, view, areas), list(catalogue_of(release).indicators)
    return crossing.every_indicator_of(
        release, main, listed, lambda other: compared(release, other, areas.of_any_group())
    )


@kept(64)
def offered(release: Release, view: View, codes: tuple[str, ...]) -> dict[str, int]:
    """How many of the areas named have a figure of each other indicator in the View's year, in the
    catalogue's order."""
    others = [name for name in catalogue_of(release).indicators if name != view.indicator]
    return crossing.count_figures(release, view, others, frozenset(codes))


def beside(release: Release, view: View, indicator: str, areas: AreaSet) -> Comparison:
    """Another indicator of the same areas and year, which must be one that is `offered`."""
    other = crossing.view_of_other(release, view, indicator) or view
    return compared(release, other, areas.of_any_group())


@kept(128)
def past(release: Release, view: View, areas: AreaSet, drawn: tuple[str, ...]) -> tuple[pd.DataFrame, int]:
    """History of the areas in `drawn`, all of the comparison's group, and how many figures are left out."""
    shown = compared(release, view, areas).shown.set_index("area_code", drop=False)
    return histories(release, view, shown.loc[list(drawn)])


@kept(256, by=("area",))
def neighbours(release: Release, view: View, k: int, features: tuple[str, ...]) -> Peers:
    """The nearest neighbours of the View's area in focus. Raises UnknownInReleaseError."""
    return peers(release, view, k, features)


@kept(512)
def has_in_place(release: Release, areas: tuple[str, ...]) -> list[InPlace]:
    """What each area has in place, as far as the release knows."""
    return in_place(release, areas)
