"""Everything known of one area: its figures over time, its parts, its place among its likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from pantau.analysis.figures import months, prepare
from pantau.analysis.flags import DIFFERS_POINTS
from pantau.analysis.release import Release, catalogue_of, coverage_of
from pantau.analysis.resolve import places_named, resolve_places
from pantau.analysis.summary import bases_side_by_side
from pantau.analysis.table import Table, build_table
from pantau.analysis.targets.pace import today
from pantau.areas import REGENCY_LEVELS
from pantau.catalogue import Indicator, Segment
from pantau.view import NATION, View

Tables = Callable[[View], Table]
NEIGHBOURS_EACH_SIDE = 2


@dataclass(frozen=True, eq=False)
class Profile:
    """One area. Frames are empty, not absent, where nothing is known.

    area: its row of areas (a Kanwil: code, name, level 'regional_office').
    crumbs: (code, name) from the nation down to the area, by way of its Kanwil.
    bases: newest coverage of workers on each basis, Table rows by basis.
    figures: every figure of the area that is not an estimate, newest first: the columns of
        observations with value, recomputed_pct, differs and alternatives.
    segments: active participants by segment, of the newest source and date that has them.
    groups, institutions: of each the newest figure, counts without a denominator included.
    budget: rows of budget_of_area.
    children: Table of its parts, None for a regency.
    standing: its row in the Table of all its likes (rank, parent_rank), None for nation and Kanwil.
    neighbours: rows around it by rank among the parts of its province (a province: its Kanwil).
    lineage: predecessor, successor, year, name (of the other one) and relation ('from', 'into').
    """

    area: pd.Series
    crumbs: list[tuple[str, str]]
    bases: dict[str, pd.Series]
    figures: pd.DataFrame
    segments: pd.DataFrame
    groups: pd.DataFrame
    institutions: pd.DataFrame
    budget: pd.DataFrame
    children: Table | None
    standing: pd.Series | None
    neighbours: pd.DataFrame
    lineage: pd.DataFrame


def profile(
    release: Release,
    area: str,
    view: View = View(),
    tables: Tables | None = None,
) -> Profile:
    """The Profile of an area: nation 'ID', a Kanwil, a province or a regency.

    `view` gives the indicator, segment, period and estimates of children, standing and
    neighbours; its scope and level are ignored. `tables` answers a View, from memory where
    the caller keeps them: areas of one level share theirs. Raises UnknownInReleaseError.
    """
    known = catalogue_of(release)
    areas, offices = known.areas, known.offices
    resolve_places(View(area=area), areas, offices)
    place = _place(area, areas, offices)
    view = view.but(area=area, scope=NATION)
    tables = tables or partial(build_table, release)
    likes = _likes(place, view, tables)
    figures = known_figures(release.query("observations_of_area", area=area))
    told = counted_figures(figures).drop_duplicates(["indicator", "segment"])
    kinds = told["segment"].map({one.id: one.kind for one in known.segments.values()})
    return Profile(
        area=place,
        crumbs=crumbs(place, areas, offices),
        bases=bases_side_by_side(release, area, view.estimates),
        figures=figures,
        segments=newest_segments(figures, coverage_of(release).values(), known.segments.values()),
        groups=told[kinds == "group"],
        institutions=told[kinds == "institution"],
        budget=release.query("budget_of_area", area=area),
        children=_children(place, view, tables),
        standing=_standing(likes, area),
        neighbours=around_in_rank(likes, place),
        lineage=lineage_of(release.query("area_lineage"), area, areas),
    )


def _place(area: str, areas: pd.DataFrame, offices: pd.DataFrame) -> pd.Series:
    pool = places_named(areas, offices) if area.startswith("kanwil-") else areas
    return pool[pool["code"] == area].iloc[0]


def crumbs(place: pd.Series, areas: pd.DataFrame, offices: pd.DataFrame) -> list[tuple[str, str]]:
    """(code, name) from the nation to the place; its Kanwil stands between nation and province."""
    names = pd.concat([areas, offices]).set_index("code")["name"]
    codes = [NATION, place["regional_office"], place["parent"], place["code"]]
    known = [str(code) for code in codes if isinstance(code, str)]
    return [(code, str(names[code])) for code in dict.fromkeys(known)]


def known_figures(observations: pd.DataFrame) -> pd.DataFrame:
    """Every figure that is not an estimate, newest first, beside what it recomputes to.

    Adds to observations: value (per cent; of counts without a denominator NA), recomputed_pct,
    differs (published and recomputed apart by 0.05 points or more), alternatives (other
    figures of the same indicator, segment and date).
    """
    figures = prepare(observations[observations["status"] != "estimate"])
    gap = (figures["published_pct"] - figures["recomputed_pct"]).abs()
    # Of rupiah a worker and of a single government's answer a per cent says nothing.
    shares = ~figures["basis"].isin(("government", "budget"))
    figures = figures.assign(recomputed_pct=figures["recomputed_pct"].where(shares))
    figures = figures.assign(differs=gap.round(9) >= DIFFERS_POINTS)
    order = ["period_end", "indicator", "segment", "source_id", "value"]
    return figures.sort_values(order, ascending=[False, True, True, True, True]).reset_index(drop=True)


def counted_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """Of `known_figures` those that say how many of a group or kind of institution are in.

    A denominator alone is no figure of a group, and one that has ended is none any more: election
    officers after their election.
    """
    told = figures[figures["numerator"].notna() | figures["published_pct"].notna()]
    return told[~(told["valid_until"] < today())]


def newest_segments(
    figures: pd.DataFrame, indicators: Iterable[Indicator], segments: Iterable[Segment]
) -> pd.DataFrame:
    """Of an area's figures (newest first) of `indicators` the participants by segment of one source and date.

    Those `segments` that are parts, in their order; never of two sources or dates, whose parts
    would not add up. A date whose month is known comes before a newer one whose month is not, as on
    the rest of the page.
    """
    order = {one.id: one.position for one in segments if one.part}
    rows = figures[figures["segment"].isin(order) & figures["numerator"].notna()]
    rows = rows[rows["indicator"].isin([one.id for one in indicators])]
    if rows.empty:
        return rows
    dated = rows[months(rows).notna()]
    first = (rows if dated.empty else dated).iloc[0]
    alike = rows["indicator"] == first["indicator"]
    for column in ("period_end", "source_id"):
        alike &= rows[column] == first[column]
    in_order: pd.DataFrame = rows[alike].sort_values("segment", key=lambda names: names.map(order))
    return in_order


def _children(place: pd.Series, view: View, tables: Tables) -> Table | None:
    """A nation's and a Kanwil's parts are provinces, a province's are its regencies."""
    if place["level"] in REGENCY_LEVELS:
        return None
    return tables(view.but(scope=str(place["code"]), level="province"))


def _likes(place: pd.Series, view: View, tables: Tables) -> Table | None:
    level = {"province": "province", "regency": "regency", "city": "regency"}.get(str(place["level"]))
    return tables(view.but(level=level)) if level else None


def _standing(likes: Table | None, area: str) -> pd.Series | None:
    return None if likes is None else likes.rows[likes.rows["area_code"] == area].iloc[0]


def around_in_rank(likes: Table | None, place: pd.Series) -> pd.DataFrame:
    """Rows just above and below the place by rank, itself among them, of its province or Kanwil.

    Only rows of its own comparison group; empty where the place has none.
    """
    if likes is None:
        return pd.DataFrame()
    rows = likes.rows
    own = rows[rows["area_code"] == place["code"]].iloc[0]
    if pd.isna(own["comparison_group"]) or pd.isna(own["rank"]):
        return rows.iloc[:0]
    pool = "regional_office" if place["level"] == "province" else "parent"
    alike = rows[(rows["comparison_group"] == own["comparison_group"]) & (rows[pool] == own[pool])]
    alike = alike.sort_values(["rank", "area_code"]).reset_index(drop=True)
    at = int(alike.index[alike["area_code"] == place["code"]][0])
    around: pd.DataFrame = alike.iloc[max(0, at - NEIGHBOURS_EACH_SIDE) : at + NEIGHBOURS_EACH_SIDE + 1]
    return around


def lineage_of(lineage: pd.DataFrame, area: str, areas: pd.DataFrame) -> pd.DataFrame:
    """Splits the area took part in, with the other area's name and which way the split went.

    relation: 'from' (name: the predecessor) or 'into' (name: the successor).
    """
    names = areas.set_index("code")["name"]
    came = lineage[lineage["successor"] == area]
    came = came.assign(name=names.reindex(came["predecessor"]).to_numpy(), relation="from")
    gave = lineage[lineage["predecessor"] == area]
    gave = gave.assign(name=names.reindex(gave["successor"]).to_numpy(), relation="into")
    return pd.concat([came, gave], ignore_index=True)
