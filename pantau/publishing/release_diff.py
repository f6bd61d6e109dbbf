"""What a release changes: figures, and what they do to the league tables."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis import Table, UnknownInReleaseError, build_table
from pantau.store import FigureDifference, Release, difference
from pantau.view import LEVELS, View

_OF_TABLE = ["area_code", "name", "value", "denominator", "rank", "status", "period"]
_LISTED = 20
LEAGUE = [
    "indicator", "unit", "level", "area_code", "name", "value_before", "value_after", "denominator_before",
    "denominator_after", "points", "rank_before", "rank_after", "places", "status_before", "status_after",
    "period_before", "period_after", "view_before", "view_after",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Diff:
    """What differs between two releases, `before` and `after` (ids).

    figures: counts and rows of figures that are new, changed or gone (store.FigureDifference).
    league: areas whose value or rank changed, those that moved most first, at most 20 of each
    indicator and level; columns LEAGUE: values, and `points` between them, in the indicator's
    `unit` (NaN where there is none), ranks NA where not ranked; view_before, view_after: the
    period that the two league tables are of (a View's key).
    """

    before: str
    after: str
    figures: FigureDifference
    league: pd.DataFrame


def diff_releases(before: Release, after: Release) -> Diff:
    """Compare two releases: every figure, and the league tables that each mapped indicator opens on."""
    figures, indicators = difference(before, after), after.query("indicators")
    # A league table changes by figures only: those that no figure changed need not be drawn.
    changed = figures.counts["indicator"]
    touched = indicators["id"].isin(changed) | indicators["figures"].isin(changed)
    tables = [
        _league(before, after, str(indicator), level)
        for indicator in indicators.loc[indicators["mapped"] & touched, "id"]
        for level in LEVELS
    ]
    league = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=LEAGUE)
    return Diff(before.id, after.id, figures, league[LEAGUE])


def _league(before: Release, after: Release, indicator: str, level: str) -> pd.DataFrame:
    view = View(indicator=indicator, segment="", period="", level=level)
    newer = build_table(after, view)
    new = newer.rows[_OF_TABLE]
    older = _table(before, view.but(period=newer.view.period))
    both = older.rows[_OF_TABLE].merge(
        new, on=["area_code", "name"], how="outer", suffixes=("_before", "_after")
    )
    both = both.assign(
        indicator=indicator,
        unit=newer.indicator.unit,
        level=level,
        points=both["value_after"] - both["value_before"],
        places=both["rank_before"] - both["rank_after"],
        view_before=older.view.period,
        view_after=newer.view.period,
    )
    moved = both["value_before"].fillna(-1).round(9) != both["value_after"].fillna(-1).round(9)
    moved |= both["rank_before"].fillna(0) != both["rank_after"].fillna(0)
    # What had no value before moved from nowhere: listed after what can be compared.
    order = both.assign(size=both["points"].abs(), step=both["places"].abs().astype("float64"))[moved]
    order = order.sort_values(["size", "step", "area_code"], ascending=[False, False, True])
    return order.head(_LISTED).drop(columns=["size", "step"])


def _table(release: Release, view: View) -> Table:
    """The Table of a View, of the period it opens on where it lacks the one asked for."""
    try:
        return build_table(release, view)
    except UnknownInReleaseError:
        return build_table(release, view.but(period=""))
