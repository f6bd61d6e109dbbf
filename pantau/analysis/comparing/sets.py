"""A set of areas side by side: who may be compared, who is left out and why, two periods, many years.

Only one comparison group is ever drawn (pantau.analysis.ranks.ranking): never two bases, years, or our
estimates beside real figures. What is left out is kept, each row with the key of its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.analysis.assemble import assemble, predecessors
from pantau.analysis.change import MONTH_UNKNOWN, crosses_break
from pantau.analysis.history import HISTORY, history_of
from pantau.analysis.periods import year_before, year_of
from pantau.analysis.resolve import areas_of
from pantau.analysis.summary import places_named
from pantau.analysis.table import Question, Release, Table, ask, table_of
from pantau.view import NATION, View

MOST_NAMED = 16  # an area and its fifteen nearest
AREAS, OFFICES = "areas", "offices"  # what is compared: areas of the View's level, or Kanwil


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

    @property
    def estimated(self) -> bool:
        """Whether all that is drawn is our estimate."""
        return bool(len(self.shown)) and bool((self.shown["status"] == "estimate").all())

    def land(self) -> pd.Series:
        """Boundaries of each row of the table, by code: 34 or 38 of provinces that were split, else 0."""
        rows = self.table.rows.set_index("area_code")["boundaries"].astype("float64")
        return rows.where(rows.index.isin(self.split), 0.0).fillna(0.0)

    def named(self) -> pd.DataFrame:
        """Rows drawn of the areas chosen; all rows drawn where none is chosen."""
        return self.shown[self.shown["area_code"].isin(self.chosen)] if self.chosen else self.shown


def compare(release: Release, view: View, codes: Sequence[str] = (), units: str = AREAS) -> Comparison:
    """The View's scope and the areas in `codes`, answered together.

    units: OFFICES compares the eleven Kanwil in place of areas. Codes of another level, unknown ones and
    those after the first MOST_NAMED are set aside. Errors as in `build_table`.
    """
    asked = ask(release, view)
    everyone = _everyone(asked, units)
    chosen, aside = sort_codes(codes, set(everyone["code"]))
    background = everyone if units == OFFICES else areas_of(asked.view, asked.areas)
    pool = everyone[everyone["code"].isin({*background["code"], *chosen})].sort_values("code")
    rows = assemble(asked.view, asked.indicator, pool, asked.areas, asked.figures)
    group = group_of(rows, chosen)
    shown = rows["comparison_group"] == group
    return Comparison(
        table=table_of(release, asked, rows),
        chosen=chosen,
        aside=aside,
        group=group,
        shown=rows[shown],
        left_out=rows[~shown].assign(reason=_reasons(rows[~shown], group)),
        split=frozenset(predecessors(asked.areas).values()),
    )


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

    Of equals the real figures before estimates, then by name.
    """
    named = rows[rows["area_code"].isin(list(chosen))]["comparison_group"].dropna()
    groups = named if len(named) else rows["comparison_group"].dropna()
    sizes = groups.value_counts()
    return min(sizes.index, key=lambda g: (-sizes[g], g.endswith(":estimate"), g)) if len(sizes) else ""


def _reasons(rows: pd.DataFrame, group: str) -> pd.Series:
    """Why rows are not of the group drawn, as text keys."""
    cases = {
        "compare.left_estimate": (rows["status"] == "estimate") & rows["comparison_group"].notna(),
        "compare.left_branch": rows["comparison_group"].str.endswith(":branch").fillna(False),
        "compare.left_real": rows["comparison_group"].notna() & group.endswith(":estimate"),
        "compare.left_basis": rows["comparison_group"].notna(),
    }
    keys = [np.array(key, dtype="object") for key in cases]
    other = np.select([case.to_numpy(bool) for case in cases.values()], keys, np.array(None, dtype="object"))
    told = pd.Series(other, index=rows.index, dtype="object")
    return told.fillna(rows["missing_reason"]).fillna(rows["rank_note"])


def period_before(period: str, periods: Sequence[str]) -> str:
    """What a period is first held against: the newest at least a year older, else the oldest; '' for none."""
    others = [other for other in periods if other != period]
    older = [other for other in others if period and other <= year_before(period)]
    return (older[-1] if older else others[0]) if others else ""


PAIRED = [
    "value",
    "numerator",
    "denominator",
    "denominator_as_of",
    "status",
    "as_of",
    "period_end",
    "source_title",
    "flags",
]


def pairs(now: Comparison, then: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of `now` beside the same areas in `then`; and the rows left out, with `reason`.

    Both of the same areas and indicator. Adds to the rows of the group drawn the columns of PAIRED with
    `_then` for the other period, and change_points (`value` less `value_then`, in the unit of the value).
    Only figures on one basis, counted in one way, on the same boundaries, both estimates or both not; of
    unstated basis only of one source.
    """
    codes = now.shown["area_code"]
    old = then.table.rows.set_index("area_code").reindex(codes).set_axis(now.shown.index)
    land = now.land().reindex(codes) != then.land().reindex(codes)
    reason = _unpaired(now.shown, old, land.to_numpy())
    joined = now.shown.join(old[PAIRED].add_suffix("_then"))
    joined["change_points"] = joined["value"] - joined["value_then"]
    gone = joined[reason.notna()].assign(reason=reason[reason.notna()])
    return joined[reason.isna()], pd.concat([gone, now.left_out])


def _unpaired(now: pd.DataFrame, old: pd.DataFrame, moved: np.ndarray) -> pd.Series:
    other_source = (now["basis"] == "unstated") & (now["source_id"] != old["source_id"])
    same = (now["as_of"] == old["as_of"]) & (now["source_id"] == old["source_id"])
    guess = (now["status"] == "estimate") != (old["status"] == "estimate")
    cases = {
        "compare.left_then": old["value"].isna(),
        "compare.left_same": same,
        "compare.left_then_old": old["comparison_group"].isna(),
        "compare.left_then_basis": (now["basis"] != old["basis"]) | other_source,
        "compare.left_then_counted": now["counted_by"] != old["counted_by"],
        "compare.left_boundaries": pd.Series(moved, index=now.index),
        "compare.left_then_estimate": guess,
    }
    keys = [np.array(key, dtype="object") for key in cases]
    tests = [case.fillna(True).to_numpy(bool) for case in cases.values()]
    found = np.select(tests, keys, np.array(None, dtype="object"))
    return pd.Series(found, index=now.index, dtype="object")


def cautions(indicator: str, joined: pd.DataFrame) -> list[str]:
    """Text keys of what a reader must know of a change between the two periods of `pairs`."""
    ends = joined["period_end"], joined["period_end_then"]
    later, earlier = ends[0].where(ends[0] >= ends[1], ends[1]), ends[1].where(ends[0] >= ends[1], ends[0])
    years = {*ends[0].dt.year, *ends[1].dt.year}
    months = (ends[0].dt.month != ends[1].dt.month) & (ends[0].dt.year != ends[1].dt.year)
    held = {
        "analysis.change_series_break": crosses_break(joined["basis"], later, earlier).any(),
        "analysis.month_unknown": any((indicator, year) in MONTH_UNKNOWN for year in years),
        "analysis.change_other_month": months.any(),
    }
    return [key for key, holds in held.items() if holds]


def histories(release: Release, view: View, shown: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Every period of the areas in `shown` (rows of one comparison group), and how many figures are left out.

    Columns of history.HISTORY, area_code and series_break_before, by area and then by date. Figures on
    another basis than the group's are left out, of unstated basis those of another source too.
    """
    asked = ask(release, view)
    figures = asked.figures
    figures = figures[figures["area_code"].isin(shown["area_code"]) & figures["value"].notna()]
    if not view.estimates:
        figures = figures[figures["status"] != "estimate"]
    alike = figures["basis"].isin(shown["basis"]) & figures["counted_by"].isin(shown["counted_by"])
    sources = figures["source_id"].isin(shown["source_id"])
    kept = figures[alike & (sources | (figures["basis"] != "unstated"))]
    unit = str(asked.indicator["unit"])
    by_area = {code: history_of(kept[kept["area_code"] == code], unit=unit) for code in shown["area_code"]}
    nothing = pd.DataFrame(columns=["area_code", *HISTORY, "series_break_before"])
    found = [rows.assign(area_code=code) for code, rows in by_area.items() if len(rows)]
    return (pd.concat(found, ignore_index=True) if found else nothing), len(figures) - len(kept)


def of_year(view: View, periods: Sequence[str], carries_forward: bool) -> str:
    """The period of another indicator that may stand beside the View's: of the same year; '' for none.

    A series by month gives its newest of that year, not after the View's own month.
    """
    if not view.period:
        return ""
    year = year_of(view.period)
    same = [period for period in periods if year_of(period) == year]
    until = [period for period in same if len(view.period) == 4 or len(period) == 4 or period <= view.period]
    return until[-1] if until else ""
