"""What a first screen says: one area's figure, who lags, who moved, how fresh the data are."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.alone import own_row
from pantau.analysis.comparable import doubts, first_key
from pantau.analysis.release import Release, catalogue_of, coverage_of
from pantau.analysis.resolve import available_periods
from pantau.analysis.table import Table, ask, figures_of_areas
from pantau.areas import REGENCY_LEVELS
from pantau.view import View

LAGGING_BY = ("people", "percent")


def headline(release: Release, view: View) -> pd.Series:
    """The figure of the View's area in focus, as one row of a Table (columns of assemble.COLUMNS).

    An area is not ranked here, for nobody stands beside it. More and errors: `alone.own_row`.
    """
    return own_row(release, view).iloc[0]


def main_group(table: Table) -> str | None:
    """The comparison group most rows belong to; of two equally large, the first by name. None: no group."""
    sizes = table.rows["comparison_group"].dropna().value_counts()
    return None if sizes.empty else str(min(sizes.index[sizes == sizes.iloc[0]]))


def of_main_group(table: Table) -> pd.DataFrame:
    """Rows of the Table's largest comparison group: what may be listed side by side."""
    group = main_group(table)
    return table.rows.iloc[:0] if group is None else table.rows[table.rows["comparison_group"] == group]


def furthest_behind(table: Table, by: str, k: int = 5) -> pd.DataFrame:
    """The `k` rows furthest behind, furthest first, all of the largest comparison group.

    by='people': most workers not covered (`uncovered`); by='percent': worst value by the
    indicator's polarity, that is, last by rank. Rows without either are left out. Ties in order of area code.
    Raises ValueError for another `by`.
    """
    if by not in LAGGING_BY:
        raise ValueError(f"furthest behind by {by!r}; one of {LAGGING_BY}")
    column = "uncovered" if by == "people" else "rank"
    rows = of_main_group(table).dropna(subset=[column])
    return rows.sort_values([column, "area_code"], ascending=[False, True]).head(k)


def movers(table: Table, k: int = 5) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The `k` rows that rose most and the `k` that fell most, in points, greatest first.

    All of the largest comparison group; an unchanged row is in neither, nor one that the gate
    (pantau.analysis.comparable) refuses.
    """
    rows = of_main_group(table).dropna(subset=["change_points"])
    up = rows[rows["change_points"] > 0].sort_values(["change_points", "area_code"], ascending=[False, True])
    down = rows[rows["change_points"] < 0].sort_values(["change_points", "area_code"])
    return up.head(k), down.head(k)


FRESHNESS = [
    "indicator",
    "period",
    "as_of",
    "provinces",
    "provinces_with",
    "regencies",
    "regencies_with",
    "regencies_estimated",
    "sources",
    "source_title",
]


def freshness(release: Release) -> pd.DataFrame:
    """How fresh each mapped indicator is, in any of its segments: one row per indicator.

    Columns of FRESHNESS: period is the newest (a View's key, NA without figures), as_of the
    newest source's wording; provinces and regencies count all areas, `_with` those that have
    a figure of any period that is not an estimate (a province split off counts as without,
    also where its predecessor has one), regencies_estimated those that have only estimates;
    sources counts them, source_title names the newest.
    """
    known = catalogue_of(release)
    areas = known.areas["level"]
    found = release.query("freshness")
    of_all = found[found["segment"].isna()].set_index("indicator")
    mapped = [one.id for one in known.indicators.values() if one.mapped]
    rows = of_all.reindex(mapped).rename_axis("indicator").reset_index()
    counts = ["provinces_with", "regencies_with", "regencies_estimated", "sources"]
    return rows.assign(
        provinces=int((areas == "province").sum()),
        regencies=int(areas.isin(REGENCY_LEVELS).sum()),
        **{name: rows[name].fillna(0).astype("int64") for name in counts},
    )[FRESHNESS]


def bases_side_by_side(release: Release, area: str, estimates: bool = True) -> dict[str, pd.Series]:
    """An area's newest coverage of workers on each basis, as `headline` rows, by basis.

    The newest that may be compared with others; where none may, the newest whose month is known, and
    else the newest of all.
    They are for showing side by side with their dates, never for subtracting: neither
    denominator can be computed from the other.
    """
    coverage = coverage_of(release)
    views = {basis: View(one.id, area=area, estimates=estimates) for basis, one in coverage.items()}
    return {
        basis: headline(release, view.but(period=_newest(release, view))) for basis, view in views.items()
    }


def _newest(release: Release, view: View) -> str:
    """The newest period of the View's own area, whatever period others can be compared at; or ''."""
    own, forward = _own_figures(release, view)
    sound = own[first_key(doubts(own), own.index).isna()]
    for figures in (sound, own[own["month"].notna()], own):
        periods = available_periods(figures, forward)
        if periods:
            return periods[-1]
    return ""


def newer_in_doubt(release: Release, indicator: str, row: pd.Series) -> pd.Series | None:
    """The newest figure of a `headline` row's area after it that may be compared with nothing; None: no such.

    In doubt, told roughly, or of no month: it stands apart, with its doubt, so that nobody takes the
    row for the newest. Neither a change nor a rank is computed from it. Our estimates are no news.
    """
    view = View(indicator, area=row["area_code"])
    own, forward = _own_figures(release, view)
    later = own[own["value"].notna() & (own["status"] != "estimate")]
    later = later[first_key(doubts(later), later.index).notna()]
    if pd.notna(row["value"]):
        # of a year without its month only what begins after the row is known to be newer
        begins = later["period_end"].where(later["month"].notna(), later["period"])
        later = later[begins > row["period_end"]]
    periods = available_periods(later, forward)
    return headline(release, view.but(period=periods[-1])) if periods else None


def _own_figures(release: Release, view: View) -> tuple[pd.DataFrame, bool]:
    """The figures of the View's own area, and whether its indicator carries forward."""
    asked = ask(release, view)
    own = figures_of_areas(release, asked.view.indicator, asked.view.segment, [view.area])
    if not view.estimates:
        own = own[own["status"] != "estimate"]
    return own, asked.indicator.carries_forward
