"""A View's Table with its target in it, one area's figure and profile, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis import Table, build_table
from pantau.analysis.decompose import Split, explain_change
from pantau.analysis.history import history as area_history
from pantau.analysis.history import yearly_values as area_sparks
from pantau.analysis.least_uncovered import LeastUncovered
from pantau.analysis.least_uncovered import least_uncovered as area_least
from pantau.analysis.profile import Profile
from pantau.analysis.profile import profile as area_profile
from pantau.analysis.release import catalogue_of
from pantau.analysis.summary import bases_side_by_side, of_main_group
from pantau.analysis.summary import freshness as data_freshness
from pantau.analysis.summary import headline as area_headline
from pantau.analysis.summary import newer_in_doubt as newer_figure_in_doubt
from pantau.analysis.targets.in_table import with_target
from pantau.analysis.targets.pace import today
from pantau.answers.kept import kept
from pantau.store import Release
from pantau.view import View


def table(release: Release, view: View) -> Table:
    """The View's Table, compared with the target that the View names. Raises UnknownInReleaseError.

    The pace to a target is counted from today.
    """
    return _with_target(release, view, today()) if view.target else _figures(release, view)


# A Table of 514 areas takes half a megabyte: so many, and no more, whatever is asked for.
@kept(256)
def _figures(release: Release, view: View) -> Table:
    return build_table(release, view)


@kept(128, by=("target",))
def _with_target(release: Release, view: View, day: pd.Timestamp) -> Table:
    return with_target(release, _figures(release, view), view.target, day)


@kept(512)
def sparks(release: Release, view: View) -> pd.DataFrame:
    """History of each row of the View's Table: area_code, period ('2024'), value (per cent)."""
    values = area_sparks(release, view).values
    long = (
        values.reset_index().melt("area_code", var_name="year", value_name="value").dropna(subset=["value"])
    )
    return long.assign(period=long["year"].astype("str"))[["area_code", "period", "value"]]


@kept(512, by=("area",), without=("scope", "level"))
def headline(release: Release, view: View) -> pd.Series:
    """The figure of the View's area in focus, as a Table row. Raises UnknownInReleaseError."""
    return area_headline(release, view)


@kept(256, by=("area",), without=("scope", "level"))
def profile(release: Release, view: View) -> Profile:
    """All that is known of the View's area."""
    return area_profile(release, view.area, view, lambda asked: _figures(release, asked))


@kept(512)
def bases(release: Release, area: str) -> dict[str, pd.Series]:
    """An area's newest coverage of workers on each basis, by basis."""
    return bases_side_by_side(release, area)


@kept(512)
def newer_in_doubt(release: Release, indicator: str, area: str) -> pd.Series | None:
    """An area's newer figure that may be compared with nothing, beside the newest that may; or None."""
    basis = catalogue_of(release).indicators[indicator].basis
    return newer_figure_in_doubt(release, indicator, bases(release, area)[basis])


@kept(512)
def least_uncovered(release: Release, area: str, estimates: bool) -> LeastUncovered | None:
    """How many workers of an area are uncovered at least; None where that is not known."""
    return area_least(release, area, estimates)


@kept(512)
def history(release: Release, indicator: str, segment: str, area: str, estimates: bool) -> pd.DataFrame:
    """Every period of an area that has a figure, oldest first."""
    return area_history(release, indicator, segment, area, estimates)


@kept(8)
def freshness(release: Release) -> pd.DataFrame:
    """Newest period, areas and sources of each indicator."""
    return data_freshness(release)


@kept(256, by=("area",), without=("scope", "level"))
def explained(release: Release, view: View, since: str, until: str) -> Split | str:
    """Why the value of the View's area changed between two periods, or the text key why nobody can say."""
    return explain_change(release, view, since, until)


@dataclass(frozen=True, eq=False)
class Extremes:
    """The two ends of the largest group of comparable figures, one frame of rows a rank.

    first, last: from the best and from the worst inwards; `last` leaves out what `first` holds.
    top: the largest value. ranked, known: rows that have a rank, and rows that have a value.
    """

    first: list[pd.DataFrame]
    last: list[pd.DataFrame]
    top: float
    ranked: int
    known: int


@kept(512)
def extremes(release: Release, view: View, count: int) -> Extremes:
    """The `count` best and worst ranks of the View's Table; areas that share a rank stand together."""
    found = _figures(release, view)
    rows = of_main_group(found)
    rows = rows[rows["rank"].notna()].sort_values(["rank", "area_code"])
    by_rank = [of_rank for _, of_rank in rows.groupby("rank", sort=True)]
    return Extremes(
        first=by_rank[:count],
        last=by_rank[count:][::-1][:count],
        top=float(rows["value"].max()) if len(rows) else 0.0,
        ranked=len(rows),
        known=int(found.rows["value"].notna().sum()),
    )
