"""Answers that are kept in memory, keyed by release: a release never changes, so neither do they.

The objects are shared between sessions: whoever gets one must not change it.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis import Table, build_table
from pantau.analysis.history import history as area_history
from pantau.analysis.history import sparks as area_sparks
from pantau.analysis.profile import Profile
from pantau.analysis.profile import profile as area_profile
from pantau.analysis.summary import bases_side_by_side
from pantau.analysis.summary import freshness as data_freshness
from pantau.analysis.summary import headline as area_headline
from pantau.areas import REGENCY_LEVELS
from pantau.store import Release, serving_release
from pantau.text import Text
from pantau.view import LEVELS, NATION, View

# Fields that change how a Table is drawn, not what is in it.
_DRAWING: dict[str, object] = {
    "area": NATION,
    "target": "",
    "classing": "fixed",
    "layout": "map",
    "release": "",
    "options": (),
}


def table(release: Release, view: View) -> Table:
    """The View's Table. Raises UnknownInReleaseError."""
    return _table(release.id, view.but(**_DRAWING).to_query(), release, view.but(**_DRAWING))


@st.cache_resource(max_entries=512, show_spinner=False)
def _table(release_id: str, query: str, _release: Release, _view: View) -> Table:
    return build_table(_release, _view)


def sparks(release: Release, view: View) -> pd.DataFrame:
    """History of each row of the View's Table: area_code, period ('2024'), value (per cent)."""
    key = view.but(**_DRAWING)
    return _sparks(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=512, show_spinner=False)
def _sparks(release_id: str, query: str, _release: Release, _view: View) -> pd.DataFrame:
    values = area_sparks(_release, _view).values
    long = (
        values.reset_index().melt("area_code", var_name="year", value_name="value").dropna(subset=["value"])
    )
    return long.assign(period=long["year"].astype("str"))[["area_code", "period", "value"]]


def headline(release: Release, view: View) -> pd.Series:
    """The figure of the View's area in focus, as a Table row. Raises UnknownInReleaseError."""
    key = view.but(**_DRAWING).but(area=view.area, scope=NATION, level="province")
    return _headline(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=512, show_spinner=False)
def _headline(release_id: str, query: str, _release: Release, _view: View) -> pd.Series:
    return area_headline(_release, _view)


def profile(release: Release, view: View) -> Profile:
    """All that is known of the View's area."""
    key = view.but(**_DRAWING).but(area=view.area, scope=NATION, level="province")
    return _profile(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=256, show_spinner=False)
def _profile(release_id: str, query: str, _release: Release, _view: View) -> Profile:
    return area_profile(_release, _view.area, _view, lambda asked: table(_release, asked))


@st.cache_resource(max_entries=512, show_spinner=False)
def bases(release_id: str, area: str, _release: Release) -> dict[str, pd.Series]:
    """An area's newest coverage of workers on each basis, by basis."""
    return bases_side_by_side(_release, area)


@st.cache_resource(max_entries=512, show_spinner=False)
def history(
    release_id: str, indicator: str, segment: str, area: str, estimates: bool, _release: Release
) -> pd.DataFrame:
    """Every period of an area that has a figure, oldest first."""
    return area_history(_release, indicator, segment, area, estimates)


@st.cache_resource(max_entries=8, show_spinner=False)
def freshness(release_id: str, _release: Release) -> pd.DataFrame:
    """Newest period, areas and sources of each indicator."""
    return data_freshness(_release)


@st.cache_resource(max_entries=8, show_spinner=False)
def areas(release_id: str, _release: Release) -> pd.DataFrame:
    """The area table of a release, indexed by code."""
    return _release.query("areas").set_index("code", drop=False)


@st.cache_resource(max_entries=8, show_spinner=False)
def regional_offices(release_id: str, _release: Release) -> dict[str, str]:
    """Kanwil names by code, in order of name."""
    frame = _release.query("regional_offices").sort_values("name")
    return dict(zip(frame["code"], frame["name"], strict=True))


@st.cache_resource(max_entries=16, show_spinner=False)
def place_names(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names of areas and Kanwil ('Kanwil Sumbagsel') by code."""
    frame = areas(release_id, _release)
    named = dict(zip(frame["code"], frame["name"], strict=True))
    offices = regional_offices(release_id, _release)
    say = Text(language)
    return named | {code: say("ui.control.regional_office", name=name) for code, name in offices.items()}


@st.cache_resource(max_entries=16, show_spinner=False)
def search_labels(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """What the search offers, by code: a regency with its province, 'Kota Palembang, Sumatera Selatan'."""
    names = place_names(release_id, language, _release)
    local = areas(release_id, _release)
    parents = local.loc[local["level"].isin(REGENCY_LEVELS), "parent"].to_dict()
    return {
        code: f"{name}, {names[parents[code]]}" if code in parents else name for code, name in names.items()
    }


@st.cache_resource(max_entries=8, show_spinner=False)
def indicator_names(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names by id of the indicators that maps and league tables offer, in the catalogue's order."""
    frame = _release.query("indicators").sort_values("position")
    frame = frame[frame["mapped"]]
    return dict(zip(frame["id"], frame[f"name_{language}"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def every_indicator(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names by id of all indicators, those that only an area's page shows among them."""
    frame = _release.query("indicators")
    return dict(zip(frame["id"], frame[f"name_{language}"], strict=True))


@st.cache_resource(max_entries=8, show_spinner=False)
def segment_names(release_id: str, language: str, _release: Release) -> dict[str, str]:
    """Names of segments, groups and institutions by id."""
    frame = _release.query("segments")
    return dict(zip(frame["id"], frame[f"name_{language}"], strict=True))


def warm() -> None:
    """Fetch what most first clicks ask for: the national Tables of every year, at both levels.

    Called once when the server starts, so that the first visitor does not wait for it.
    """
    release = serving_release().release
    for level in LEVELS:
        newest = table(release, View(level=level))
        for period in newest.periods:
            at = newest.view.but(period=period)
            table(release, at)
            sparks(release, at)
    search_labels(release.id, View().language, release)
