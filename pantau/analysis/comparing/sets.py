"""A set of areas side by side: who may be compared, who is left out and why.

Only one league is ever drawn (comparable.leagues): never two bases or quarters, nor an estimate.
What is left out is kept, each row with the key of its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pantau.analysis.assemble import assemble, predecessors
from pantau.analysis.periods import year_of
from pantau.analysis.release import Release
from pantau.analysis.resolve import areas_of, places_named
from pantau.analysis.table import Question, Table, ask, build_table, table_of
from pantau.view import NATION, View

MOST_NAMED = 16  # an area and its fifteen nearest
# Answers a View: build_table, or what keeps its answers.
TableFor = Callable[[Any, View], Table]
AREAS, OFFICES = "areas", "offices"  # what is compared: areas of the View's level, or Kanwil


@dataclass(frozen=True, slots=True)
class AreaSet:
    """Which areas are compared beside those of a View's scope.

    codes: of areas or Kanwil named. units: OFFICES compares the eleven Kanwil in place of areas.
    group: the comparison group to draw; '' leaves it to `group_of`.
    """

    codes: tuple[str, ...] = ()
    units: str = AREAS
    group: str = ""

    def of_any_group(self) -> AreaSet:
        """The same areas, whatever group is to be drawn: for another period or indicator."""
        return AreaSet(self.codes, self.units)


@dataclass(frozen=True, eq=False)
class Comparison:
    """What is compared, for one indicator and period.

    table: one row per area of the scope and per area named, all figures. chosen: codes named that are
    of this level, in the order named. aside: codes named that are not compared, with the text key of
    the reason. group: the comparison group drawn, '' where there is none. shown: its rows. left_out:
    the other rows, with `reason` (text key). split: codes of provinces that others were split from.
    """

    table: Table
    chosen: list[str]
    aside: dict[str, str]
    group: str
    shown: pd.DataFrame
    left_out: pd.DataFrame
    split: frozenset[str]

    def land(self) -> pd.Series:
        """Boundaries of each row of the table, by code: 34 or 38 of provinces that were split, else 0."""
        rows = self.table.rows.set_index("area_code")["boundaries"].astype("float64")
        return rows.where(rows.index.isin(self.split), 0.0).fillna(0.0)

    def named(self) -> pd.DataFrame:
        """Rows drawn of the areas chosen; all rows drawn where none is chosen."""
        return self.shown[self.shown["area_code"].isin(self.chosen)] if self.chosen else self.shown


def compare_areas(
    release: Release,
    view: View,
    codes: Sequence[str] = (),
    units: str = AREAS,
    *,
    group: str = "",
    table_for: TableFor = build_table,
) -> Comparison:
    """The View's scope and the areas in `codes`, answered together.

    units: OFFICES compares the eleven Kanwil in place of areas. Codes of another level, unknown ones and
    those after the first MOST_NAMED are set aside. group: the comparison group to draw, where any row is
    in it; else `group_of` chooses. table_for: answers a View, for whoever keeps Tables. Errors as in
    `build_table`.
    """
    asked = ask(release, view)
    everyone = _everyone(asked, units)
    chosen, aside = sort_codes(codes, set(everyone["code"]))
    table = _answered(release, asked, everyone, chosen, units=units, table_for=table_for)
    rows = table.rows
    if group not in set(rows["comparison_group"].dropna()):
        group = group_of(rows, chosen)
    shown = rows["comparison_group"] == group
    return Comparison(
        table=table,
        chosen=chosen,
        aside=aside,
        group=group,
        shown=rows[shown],
        left_out=rows[~shown].assign(reason=_reasons(rows[~shown], rows[shown])),
        split=frozenset(predecessors(asked.areas).values()),
    )


def _answered(
    release: Release,
    asked: Question,
    everyone: pd.DataFrame,
    chosen: list[str],
    *,
    units: str,
    table_for: TableFor,
) -> Table:
    """The rows of the background and of those chosen; the View's own Table where that holds them all."""
    background = everyone if units == OFFICES else areas_of(asked.view, asked.areas)
    if units == AREAS and set(chosen) <= set(background["code"]):
        return table_for(release, asked.view)
    pool = everyone[everyone["code"].isin({*background["code"], *chosen})].sort_values("code")
    rows = assemble(asked.view, asked.indicator, pool, asked.areas, asked.figures)
    return table_of(release, asked, rows)


def _everyone(asked: Question, units: str) -> pd.DataFrame:
    if units == OFFICES:
        return places_named(asked.areas, asked.offices).iloc[len(asked.areas) :]
    return areas_of(asked.view.but(scope=NATION), asked.areas)


def sort_codes(codes: Sequence[str], known: set[str]) -> tuple[list[str], dict[str, str]]:
    """Codes that are compared, in order and once; and the others with the text key of why not."""
    of_level = [code for code in dict.fromkeys(codes) if code in known]
    aside = {code: "compare.aside_level" for code in dict.fromkeys(codes) if code not in known}
    return of_level[:MOST_NAMED], aside | dict.fromkeys(of_level[MOST_NAMED:], "compare.aside_many")


def group_of(rows: pd.DataFrame, chosen: Sequence[str] = ()) -> str:
    """The group to draw: the one most of the areas chosen are in, else the largest; '' for none.

    Of equals the first by name.
    """
    named = rows[rows["area_code"].isin(list(chosen))]["comparison_group"].dropna()
    groups = named if len(named) else rows["comparison_group"].dropna()
    sizes = groups.value_counts()
    return min(sizes.index, key=lambda g: (-sizes[g], g)) if len(sizes) else ""


def _reasons(rows: pd.DataFrame, drawn: pd.DataFrame) -> pd.Series:
    """Why rows are not of the league drawn, as text keys."""
    ranked = rows["comparison_group"].notna()
    by_branch = (rows["counted_by"] == "branch") & (not (drawn["counted_by"] == "branch").any())
    alike = rows["counted_by"].isin(drawn["counted_by"]) & rows["made_of"].isin(drawn["made_of"])
    cases = {
        "compare.left_branch": ranked & by_branch,
        "compare.left_counted": ranked & rows["basis"].isin(drawn["basis"]) & ~alike,
        "compare.left_basis": ranked,
    }
    keys = [np.array(key, dtype="object") for key in cases]
    other = np.select([case.to_numpy(bool) for case in cases.values()], keys, np.array(None, dtype="object"))
    told = pd.Series(other, index=rows.index, dtype="object")
    return told.fillna(rows["missing_reason"]).fillna(rows["rank_note"])


def of_year(view: View, periods: Sequence[str]) -> str:
    """The period of another indicator that may stand beside the View's: of the same year; '' for none.

    A series by month gives its newest of that year, not after the View's own month.
    """
    if not view.period:
        return ""
    year = year_of(view.period)
    same = [period for period in periods if year_of(period) == year]
    until = [period for period in same if len(view.period) == 4 or len(period) == 4 or period <= view.period]
    return until[-1] if until else ""
