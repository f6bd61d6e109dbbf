"""Answers that are kept in memory, keyed by release: a release never changes, so neither do they.

The objects are shared between sessions: whoever gets one must not change it.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau import analysis
from pantau.analysis import Table
from pantau.store import Release, current_release, open_release_by_id
from pantau.view import NATION, View

# Fields that change how a Table is drawn, not what is in it.
_DRAWING = {"area": NATION, "target": "", "classing": "fixed", "layout": "map", "release": ""}


def release_of(view: View) -> Release:
    """The release that the View names, or the current one.

    Raises NoReleaseError or DamagedReleaseError.
    """
    return open_release_by_id(view.release) if view.release else current_release()


def table(release: Release, view: View) -> Table:
    """The View's Table. Raises UnknownInReleaseError."""
    return _table(release.id, view.but(**_DRAWING).to_query(), release, view.but(**_DRAWING))


@st.cache_resource(max_entries=512, show_spinner=False)
def _table(release_id: str, query: str, _release: Release, _view: View) -> Table:
    return analysis.build_table(_release, _view)


def sparks(release: Release, view: View) -> pd.DataFrame:
    """History of each row of the View's Table, for the small lines on the map."""
    key = view.but(**_DRAWING)
    return _sparks(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=512, show_spinner=False)
def _sparks(release_id: str, query: str, _release: Release, _view: View) -> pd.DataFrame:
    return analysis.sparks(_release, _view)


@st.cache_resource(max_entries=8, show_spinner=False)
def areas(release_id: str, _release: Release) -> pd.DataFrame:
    """The area table of a release, indexed by code."""
    return _release.query("areas").set_index("code", drop=False)


@st.cache_resource(max_entries=8, show_spinner=False)
def regional_offices(release_id: str, _release: Release) -> dict[str, str]:
    """Kanwil names by code, in order of name."""
    frame = _release.query("regional_offices").sort_values("name")
    return dict(zip(frame["code"], frame["name"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def indicator_names(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names by id of the indicators that maps and league tables offer, in the catalogue's order."""
    frame = _release.query("indicators").sort_values("position")
    frame = frame[frame["mapped"]]
    return dict(zip(frame["id"], frame[f"name_{language}"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def segment_names(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names of segments, groups and institutions by id."""
    frame = _release.query("segments")
    return dict(zip(frame["id"], frame[f"name_{language}"], strict=True))
