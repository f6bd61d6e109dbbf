"""What a release changes: figures, and what they do to the league tables."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import pandas as pd

from pantau.analysis import Table, UnknownInReleaseError, build_table
from pantau.store import FigureDifference, Release, difference
from pantau.view import LEVELS, View

_OF_TABLE = ["area_code", "name", "value", "denominator", "rank", "status", "period"]
_LISTED = 20
_DRAWN = 3  # periods of an indicator whose tables are drawn beside the one it opens on
LEAGUE = [
    "indicator", "unit", "level", "area_code", "name", "value_before", "value_after", "denominator_before",
    "denominator_after", "points", "rank_before", "rank_after", "places", "status_before", "status_after",
    "period_before", "period_after", "view_before", "view_after",
]  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Diff:
    """What differs between two releases, `before` and `after` (ids).

    figures: counts and rows of figures that are new, changed or gone (store.FigureDifference).
    shown: every period that is touched, by indicator and as_of, the newest first: figures `new`,
    `changed` and `gone`, and `areas`, how many show another value then on maps, league tables and
    pages of areas (NA where that was not drawn); areas: how many do so in any of them.
    league: areas whose value or rank changed, those that moved most first, at most 20 of each
    indicator, level and period; columns LEAGUE: values, and `points` between them, in the indicator's
    `unit` (NaN where there is none), ranks NA where not ranked; view_before, view_after: the
    period that the two league tables are of (a View's key).
    """

    before: str
    after: str
    figures: FigureDifference
    league: pd.DataFrame
    shown: pd.DataFrame
    areas: int


def diff_releases(before: Release, after: Release) -> Diff:
    """Compare two releases: every figure, and what maps and league tables show of periods that changed.

    The tables are those that each mapped indicator opens on, and of its `_DRAWN` periods with most
    changed figures: a figure of an older year changes what that year shows, not what is shown first.
    """
    figures, indicators = difference(before, after), after.query("indicators")
    # A league table changes by figures only: those that no figure changed need not be drawn.
    changed = figures.counts["indicator"]
    touched = indicators["id"].isin(changed) | indicators["figures"].isin(changed)
    shown = figures.periods.assign(areas=pd.Series(pd.NA, figures.periods.index, dtype="Int64"))
    tables, areas = [], set()
    for row in indicators[(indicators["mapped"] & touched).to_numpy()].to_dict("records"):
        source = row["figures"] if isinstance(row["figures"], str) and row["figures"] else row["id"]
        mine = shown["indicator"].isin([row["id"], source])
        for period in ["", *_most_changed(shown[mine])]:
            drawn = [_league(before, after, str(row["id"]), level, period) for level in LEVELS]
            moved = [one for one in drawn if one is not None]
            tables += [one.head(_LISTED) for one in moved]
            here = {code for one in moved for code in one["area_code"]}
            areas |= here
            if period:
                shown.loc[mine & shown["as_of"].str.startswith(period), "areas"] = len(here)
    league = pd.concat(tables, ignore_index=True) if tables else pd.DataFrame(columns=LEAGUE)
    keys = ["indicator", "level", "area_code", "view_after"]
    return Diff(before.id, after.id, figures, league[LEAGUE].drop_duplicates(keys), shown, len(areas))


def _most_changed(shown: pd.DataFrame) -> list[str]:
    """Keys of the periods, as a View has them, of which most figures differ, the newest first."""
    keys = shown["as_of"].astype("object").str.extract(r"^(\d{4}(?:-\d{2})?)")[0]
    counts = shown[["new", "changed", "gone"]].sum(axis=1).groupby(keys).sum()
    return sorted(counts.sort_values(ascending=False, kind="stable").head(_DRAWN).index, reverse=True)


def _league(before: Release, after: Release, indicator: str, level: str, period: str) -> pd.DataFrame | None:
    """Areas whose value or rank differs, those that moved most first; None where the period has no table."""
    view = View(indicator=indicator, segment="", period=period, level=level)
    newer = _of_period(after, view)
    if newer is None:
        return None
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
    return order.drop(columns=["size", "step"])


def _of_period(release: Release, view: View) -> Table | None:
    """The Table of a period, of yearly series of its year; None where the release has neither."""
    for period in dict.fromkeys((view.period, view.period[:4])):
        with suppress(UnknownInReleaseError):
            return build_table(release, view.but(period=period))
    return None


def _table(release: Release, view: View) -> Table:
    """The Table of a View, of the period it opens on where it lacks the one asked for."""
    try:
        return build_table(release, view)
    except UnknownInReleaseError:
        return build_table(release, view.but(period=""))
