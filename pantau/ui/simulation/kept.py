"""What a simulation starts from and is ranked among; kept in memory, keyed by release."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pantau.analysis import Table
from pantau.analysis.programme.cliff import january_changes
from pantau.analysis.programme.simulated import ranks_after
from pantau.analysis.programme.simulation import Outcome, Plan, outcome
from pantau.analysis.ranks.uncertainty import Errors, errors_of
from pantau.analysis.table import coverage_of, figures_of
from pantau.analysis.targets.choices import Choice, why_not
from pantau.analysis.targets.ladder import as_rows
from pantau.store import Release
from pantau.text import Text, numbers
from pantau.ui import cached
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.target_control import choice_name, held_rows, in_force
from pantau.view import NATION

_LEVELS = {"province": "province", "regency": "regency", "city": "regency"}


@dataclass(frozen=True)
class Base:
    """The figure that a simulation starts from: the area's own, as it stands in the release.

    row: a Table row. outcome: None where the source gives no number of participants. aim: per
    cent of the target in force for this area, None without one that it may be held against.
    """

    row: pd.Series
    plan: Plan
    outcome: Outcome | None
    choice: Choice | None
    aim: float | None

    @property
    def numerator(self) -> int | None:
        """Participants now."""
        return None if numbers.is_missing(self.row["numerator"]) else int(self.row["numerator"])

    @property
    def denominator(self) -> int | None:
        """Workers."""
        return None if numbers.is_missing(self.row["denominator"]) else int(self.row["denominator"])


def base_of(frame: Frame, plan: Plan) -> Base:
    """The area in focus with the plan worked out on it, and the target in force."""
    row = cached.headline(frame.release, frame.view)
    numerator, denominator = row["numerator"], row["denominator"]
    result = None
    if not numbers.is_missing(numerator):
        whole = None if numbers.is_missing(denominator) else int(denominator)
        result = outcome(plan, int(numerator), whole)
    choice = in_force(frame)
    return Base(row, plan, result, choice, aim_of(frame, row, choice) if choice else None)


def aim_of(frame: Frame, row: pd.Series, choice: Choice) -> float | None:
    """Per cent that a choice asks of the area; None where it may not be held against it."""
    if choice.unit == "people" or why_not(choice, frame.table.indicator, frame.view.segment):
        return None
    held = held_rows(frame.release, frame.view, as_rows(row), choice, None).iloc[0]
    compared = numbers.is_missing(held["target_note"]) and not numbers.is_missing(held["target_value"])
    return float(held["target_value"]) if compared else None


def place_of(frame: Frame, row: pd.Series) -> str:
    """The area a figure is of: 'Papua Barat (sebelum pemekaran)' where it covers what was split off since."""
    province = row["level"] == "province" and not numbers.is_missing(row["value"])
    return str(row["name"]) if province else frame.area_name(frame.view.area)


def aim_name(say: Text, choice: Choice, aim: float) -> str:
    """A target with the per cent that it asks of the area: 'RPJMN 2025-2029 (2025): 32,15%'."""
    name = choice_name(say, choice)
    if choice.single is not None and not choice.reading:
        return name
    return f"{name}: {numbers.percent(aim, 2, say.language)}"


def rank_after(frame: Frame, people: int) -> tuple[pd.Series, pd.Series] | None:
    """The area before and after `people` more, ranked among all of its level; None for nation and Kanwil."""
    level = _LEVELS.get(str(frame.areas["level"].get(frame.view.area)))
    if level is None:
        return None
    likes = cached.table(frame.release, frame.view.but(scope=NATION, level=level))
    errors = errors_of(frame.view)
    query = likes.view.to_query()
    return _ranks(frame.release.id, query, frame.view.area, people, (errors.province, errors.regency), likes)


@st.cache_resource(max_entries=256, show_spinner=False)
def _ranks(
    release_id: str, query: str, code: str, people: int, errors: tuple[float, float], _table: Table
) -> tuple[pd.Series, pd.Series]:
    return ranks_after(_table.rows, _table.indicator.polarity, code, people, Errors(*errors))


@st.cache_resource(max_entries=8, show_spinner=False)
def falls(release_id: str, _release: Release) -> pd.DataFrame:
    """December against January in official monthly figures: active participants of all segments.

    Of coverage on the semesta basis, whatever the View's indicator: it alone has months.
    """
    monthly = coverage_of(_release)["semesta"]
    return january_changes(figures_of(_release, monthly.id, monthly.default_segment))
