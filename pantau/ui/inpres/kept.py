"""Cascades and boards that are kept in memory, keyed by release; shared, so never changed in place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis.programme.cascade import INDICATORS, INSTITUTIONS, cascade, roll_up
from pantau.analysis.programme.quarterly import records_of
from pantau.analysis.table import coverage_of
from pantau.areas import REGENCY_LEVELS
from pantau.charts.style import Row, records
from pantau.store import Release
from pantau.ui import cached
from pantau.view import NATION, View

# the language is that of area names and of what stands for a source of estimates
_FIELDS = ("indicator", "segment", "period", "estimates", "language")


def coverage_view(release: Release, view: View) -> View:
    """The View whose coverage is the cascade's last step: its own, or else the catalogue's first."""
    coverage = [one.id for one in coverage_of(release).values()]
    return view if view.indicator in coverage else view.but(indicator=coverage[0], segment="", period="")


def steps(release: Release, view: View) -> pd.DataFrame:
    """The cascade of the View's rows: one row per area and step (analysis.cascade)."""
    asked = coverage_view(release, view)
    key = View(scope=asked.scope, level=asked.level, **{name: getattr(asked, name) for name in _FIELDS})
    return _steps(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=128, show_spinner=False)
def _steps(release_id: str, query: str, _release: Release, _view: View) -> pd.DataFrame:
    return cascade(_release, cached.table(_release, _view).rows)


def own_steps(release: Release, view: View) -> pd.DataFrame:
    """The cascade of the area in focus alone, by its own figures."""
    asked = coverage_view(release, view)
    key = View(area=asked.area, **{name: getattr(asked, name) for name in _FIELDS})
    return _own_steps(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=512, show_spinner=False)
def _own_steps(release_id: str, query: str, _release: Release, _view: View) -> pd.DataFrame:
    return cascade(_release, cached.headline(_release, _view).to_frame().T)


def parts(release: Release, view: View) -> pd.DataFrame:
    """Regencies and cities counted by province, Kanwil and nation: rows of `roll_up`."""
    asked = coverage_view(release, view).but(scope=NATION, level="regency")
    key = View(scope=NATION, level="regency", **{name: getattr(asked, name) for name in _FIELDS})
    return _parts(release.id, key.to_query(), release, key)


@st.cache_resource(max_entries=32, show_spinner=False)
def _parts(release_id: str, query: str, _release: Release, _view: View) -> pd.DataFrame:
    local = steps(_release, _view)
    areas = cached.areas(release_id, _release)
    areas = areas[areas["level"].isin(REGENCY_LEVELS)]
    nation = pd.Series(NATION, index=areas.index)
    return pd.concat([roll_up(local, group) for group in (areas["parent"], areas["regional_office"], nation)])


def by_step(rows: pd.DataFrame) -> dict[str, Row]:
    """The rows of one area, as mappings by step."""
    return {str(row["step"]): row for row in records(rows)}


def parts_by_step(release: Release, view: View, area: str) -> dict[str, Row]:
    """The parts of an area counted, by step; empty for a regency, which has none."""
    rolled = parts(release, view)
    return by_step(rolled[rolled.index.get_level_values("group") == area].reset_index())


@st.cache_resource(max_entries=8, show_spinner=False)
def reports(release_id: str, _release: Release) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Months of participants as they came in, and dated public records (analysis.quarterly)."""
    institutions = [
        _release.query("observations", indicator=INDICATORS[unit], segment=unit) for unit in INSTITUTIONS
    ]
    budget = _release.query("budget_of_area", area=NATION)
    return _release.query("reports"), records_of(budget, pd.concat(institutions))
