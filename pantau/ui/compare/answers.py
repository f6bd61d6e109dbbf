"""Comparisons kept in memory, by release and by what they depend on; nobody may change them."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.comparing import crossing
from pantau.analysis.comparing.over_time import histories
from pantau.analysis.comparing.peers import Peers, peers
from pantau.analysis.comparing.readiness import InPlace, in_place
from pantau.analysis.comparing.sets import Comparison, compare
from pantau.store import Release
from pantau.ui import cached
from pantau.ui.compare.choice import Choice
from pantau.view import NATION, View

_BARE: dict[str, object] = {
    "area": NATION,
    "target": "",
    "classing": "fixed",
    "layout": "map",
    "release": "",
    "options": (),
}


def compared(release: Release, view: View, choice: Choice, group: str = "") -> Comparison:
    """The View's areas and those named, answered together; `group` as in `compare`.

    Raises UnknownInReleaseError.
    """
    bare = view.but(**_BARE)
    return _compared(release.id, bare.to_query(), choice.codes, choice.units, group, release, bare)


@st.cache_resource(max_entries=256, show_spinner=False)
def _compared(
    release_id: str,
    query: str,
    codes: tuple[str, ...],
    units: str,
    group: str,
    _release: Release,
    _view: View,
) -> Comparison:
    return compare(_release, _view, codes, units, group=group, table_for=cached.table)


def together(release: Release, main: Comparison, choice: Choice) -> dict[str, Comparison]:
    """Every indicator that has a figure of these areas in the View's year, in the catalogue's order."""
    query = main.table.view.but(**_BARE).to_query()
    return _together(release.id, query, choice.codes, choice.units, main.group, release, main, choice)


@st.cache_resource(max_entries=64, show_spinner=False)
def _together(
    release_id: str,
    query: str,
    codes: tuple[str, ...],
    units: str,
    group: str,
    _release: Release,
    _main: Comparison,
    _choice: Choice,
) -> dict[str, Comparison]:
    listed = _release.query("indicators").sort_values("position")["id"]
    return crossing.together(_release, _main, list(listed), partial(compared, _release, choice=_choice))


def offered(release: Release, main: Comparison) -> dict[str, int]:
    """How many of the areas drawn have a figure of each other indicator in the same year, in the catalogue's
    order."""
    bare = main.table.view.but(**_BARE)
    codes = tuple(main.shown["area_code"])
    return _offered(release.id, bare.to_query(), codes, release, bare)


@st.cache_resource(max_entries=64, show_spinner=False)
def _offered(
    release_id: str, query: str, codes: tuple[str, ...], _release: Release, _view: View
) -> dict[str, int]:
    listed = _release.query("indicators").sort_values("position")["id"]
    others = [name for name in listed if name != _view.indicator]
    return crossing.offered(_release, _view, others, frozenset(codes))


def beside(release: Release, main: Comparison, indicator: str, choice: Choice) -> Comparison:
    """Another indicator of the same areas and year, which must be one that is `offered`."""
    other = crossing.beside(release, main.table.view, indicator)
    return compared(release, other or main.table.view, choice)


def past(release: Release, main: Comparison, rows: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """History of the areas in `rows`, all of the comparison's group, and how many figures are left out."""
    bare = main.table.view.but(**_BARE)
    codes = tuple(rows["area_code"])
    return _past(release.id, bare.to_query(), codes, main.group, release, bare, rows)


@st.cache_resource(max_entries=128, show_spinner=False)
def _past(
    release_id: str,
    query: str,
    codes: tuple[str, ...],
    group: str,
    _release: Release,
    _view: View,
    _rows: pd.DataFrame,
) -> tuple[pd.DataFrame, int]:
    return histories(_release, _view, _rows)


def neighbours(release: Release, view: View, k: int, features: tuple[str, ...]) -> Peers:
    """The nearest neighbours of the View's area in focus. Raises UnknownInReleaseError."""
    bare = view.but(**_BARE).but(area=view.area)
    return _neighbours(release.id, bare.to_query(), k, features, release, bare)


@st.cache_resource(max_entries=256, show_spinner=False)
def _neighbours(
    release_id: str, query: str, k: int, features: tuple[str, ...], _release: Release, _view: View
) -> Peers:
    return peers(_release, _view, k, features)


@st.cache_resource(max_entries=512, show_spinner=False)
def has_in_place(release_id: str, areas: tuple[str, ...], _release: Release) -> list[InPlace]:
    """What each area has in place, as far as the release knows."""
    return in_place(_release, areas)
