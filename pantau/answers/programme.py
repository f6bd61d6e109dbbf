"""The steps of Inpres 2/2021, who has reported, and what a plan would change."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.cascade import INDICATORS, INSIDE, INSTITUTIONS, cascade
from pantau.analysis.programme.cliff import january_changes, january_refused
from pantau.analysis.programme.completeness import completeness
from pantau.analysis.programme.parts import roll_up
from pantau.analysis.programme.quarterly import board, records_of
from pantau.analysis.programme.simulated import ranks_after
from pantau.analysis.ranks.uncertainty import Errors
from pantau.analysis.release import coverage_of
from pantau.analysis.table import figures_of
from pantau.answers.kept import kept
from pantau.answers.names import areas_by_code
from pantau.answers.tables import headline, table
from pantau.areas import REGENCY_LEVELS
from pantau.store import Release
from pantau.view import NATION, View


def coverage_view(release: Release, view: View) -> View:
    """The View whose coverage is the cascade's last step: its own, or else the catalogue's first."""
    coverage = [one.id for one in coverage_of(release).values()]
    return view if view.indicator in coverage else view.but(indicator=coverage[0], segment="", period="")


@kept(128)
def steps(release: Release, view: View) -> pd.DataFrame:
    """The cascade of the View's rows: one row per area and step (analysis.cascade)."""
    return cascade(release, table(release, coverage_view(release, view)).rows)


@kept(512, by=("area",), without=("scope", "level"))
def own_steps(release: Release, view: View) -> pd.DataFrame:
    """The cascade of the area in focus alone, by its own figures."""
    return cascade(release, headline(release, coverage_view(release, view)).to_frame().T)


@kept(32, without=("scope", "level"))
def parts(release: Release, view: View) -> pd.DataFrame:
    """Regencies and cities counted by province, Kanwil and nation: rows of `roll_up`.

    A step that the province of before a split tells of is not counted in those split off from it
    as well: a part never stands beside its whole.
    """
    local = steps(release, view.but(scope=NATION, level="regency"))
    places = areas_by_code(release)
    places = places[places["level"].isin(REGENCY_LEVELS)]
    nation = pd.Series(NATION, index=places.index)
    rolled = pd.concat(
        [roll_up(local, group) for group in (places["parent"], places["regional_office"], nation)]
    )
    provinces = steps(release, view.but(scope=NATION, level="province"))
    inside = provinces[provinces["missing_reason"] == INSIDE]
    return rolled[~rolled.index.isin(pd.MultiIndex.from_frame(inside[["area_code", "step"]]))]


def parts_of(release: Release, view: View, area: str) -> pd.DataFrame:
    """The parts of an area counted, one row a step; none for a regency, which has no parts."""
    rolled = parts(release, view)
    return rolled[rolled.index.get_level_values("group") == area].reset_index()


@kept(8)
def reports(release: Release) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Months of participants as they came in, and dated public records (analysis.quarterly)."""
    institutions = [
        release.query("observations", indicator=INDICATORS[unit], segment=unit) for unit in INSTITUTIONS
    ]
    budget = release.query("budget_of_area", area=NATION)
    return release.query("reports"), records_of(budget, pd.concat(institutions))


@kept(4)
def monthly_reports(release: Release) -> pd.DataFrame:
    """Which area has reported for which month, and how late (analysis.completeness)."""
    return completeness(release)


@kept(8)
def quarterly_board(
    release: Release, quarters: tuple[pd.Period, ...], today: pd.Timestamp, due_day: int
) -> pd.DataFrame:
    """Who has reported for which quarter, of every area but the nation: quarterly.board on one day."""
    places = areas_by_code(release)
    codes = places.loc[places["level"] != "nation", "code"]
    came, known = reports(release)
    return board(codes, list(quarters), came, known, today=today, due_day=due_day)


@kept(256, by=("area",))
def ranks_after_plan(
    release: Release, view: View, people: int, errors: Errors
) -> tuple[pd.Series, pd.Series]:
    """The View's area before and after `people` more, ranked among the rows of the View's Table."""
    likes = table(release, view)
    return ranks_after(likes.rows, likes.indicator.polarity, view.area, people, errors)


@kept(8)
def january_falls(release: Release) -> pd.DataFrame:
    """December against January in official monthly figures: active participants of all segments.

    Of coverage on the semesta basis, whatever the View's indicator: it alone has months.
    """
    return january_changes(_monthly(release))


@kept(8)
def january_refusals(release: Release) -> pd.DataFrame:
    """Areas and years of which both months are known and may not be compared, with the reason."""
    return january_refused(_monthly(release))


def _monthly(release: Release) -> pd.DataFrame:
    monthly = coverage_of(release)["semesta"]
    return figures_of(release, monthly.id, monthly.default_segment)
