"""The Table of a View: what every map, list, file and sentence is drawn from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.analysis.assemble import assemble, predecessors
from pantau.analysis.comparable import SERIES_BREAK
from pantau.analysis.figures import figures_as
from pantau.analysis.governments import with_notes_of_parts
from pantau.analysis.periods import end_of
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import (
    areas_of,
    available_periods,
    indicator_of,
    opening_period,
    resolve_period,
    resolve_places,
    resolve_segment,
    segment_of,
)
from pantau.analysis.targets.choices import NO_TARGET, AskedTarget, TargetChoice
from pantau.catalogue import Indicator, Segment
from pantau.remembered import remembered
from pantau.view import NATION, View

# Why nothing of an indicator is ever ranked (Table.rank_note): said once, for all rows.
UNRANKED = ("analysis.not_ranked_neither",)


@dataclass(frozen=True, slots=True)
class Newer:
    """Figures newer than the View shows.

    period: the newest (a View's key); areas: rows that have one. provisional: none of them says its month.
    """

    period: str
    areas: int
    provisional: bool = False


@dataclass(frozen=True, eq=False)
class Table:
    """The answer to a View.

    view: resolved (period, segment and level filled in; period stays empty only where the
    release has no figure). indicator, segment: as the catalogue has them. scope_name: whose parts
    the rows are. release_id: where all of it is from. rows: one row per area, columns in
    assemble.COLUMNS. layer: outlines to draw ('provinces38', 'provinces34', 'regencies').
    periods: those that can be chosen, oldest first. notes: text keys of what a reader must
    know about the whole Table. newer: where the View shows the period that it opens on though there
    are figures of a year after it (resolve.opening_period). asked: the target that was
    asked for, of a Table that went through targets.in_table. draft: whether its release is one
    that readers are not known to have had; who shows the Table says so.
    """

    view: View
    indicator: Indicator
    segment: Segment
    scope_name: str
    release_id: str
    rows: pd.DataFrame
    layer: str
    periods: list[str]
    notes: list[str]
    newer: Newer | None = None
    asked: AskedTarget = NO_TARGET
    draft: bool = False

    @property
    def target(self) -> TargetChoice | None:
        """The target that the rows are compared with: then they bear the columns of targets.against."""
        return self.asked.in_force


@dataclass(frozen=True, eq=False)
class Question:
    """A View made ready: resolved, with the frames that answer it. Shared by all analyses."""

    view: View
    indicator: Indicator
    segment: Segment
    areas: pd.DataFrame
    offices: pd.DataFrame
    figures: pd.DataFrame
    periods: list[str]


@remembered(32)
def figures_of(release: Release, indicator: str, segment: str) -> pd.DataFrame:
    """Prepared figures (figures.figures_as) of an indicator and segment, of all areas and periods."""
    known = catalogue_of(release)
    shown = indicator_of(known.indicators, indicator)
    split = set(predecessors(known.areas).values())
    observations = release.query("observations", indicator=shown.figures, segment=segment)
    figures = figures_as(observations, shown, split, known.series)
    return with_notes_of_parts(figures, known.areas) if shown.unit == "yes_no" else figures


@remembered(32)
def _positions_of(release: Release, indicator: str, segment: str) -> dict[str, np.ndarray]:
    """Where the figures of each area stand in `figures_of`, ascending."""
    codes, areas = pd.factorize(figures_of(release, indicator, segment)["area_code"])
    order = np.argsort(codes, kind="stable")
    parts = np.split(order, np.cumsum(np.bincount(codes, minlength=len(areas)))[:-1])
    return dict(zip(areas, parts, strict=False))


def figures_of_areas(
    release: Release, indicator: str, segment: str, areas: Iterable[str | None]
) -> pd.DataFrame:
    """Of `figures_of` those of a few areas, in its order, without looking at all the others."""
    positions = _positions_of(release, indicator, segment)
    found = [positions[code] for code in dict.fromkeys(areas) if code in positions]
    at = np.sort(np.concatenate(found)) if found else np.array([], dtype="int64")
    return figures_of(release, indicator, segment).take(at)


@remembered(32)
def periods_of(release: Release, indicator: str, segment: str) -> list[str]:
    """Periods that hold a figure of any area, oldest first, as a View writes them."""
    forward = indicator_of(catalogue_of(release).indicators, indicator).carries_forward
    return available_periods(figures_of(release, indicator, segment), forward)


@remembered(32)
def opening_of(release: Release, indicator: str, segment: str, level: str) -> str:
    """The period that a View of this level opens on; '' where there is no figure.

    Where it would hold one area alone there is nothing to compare: then the nation's, if that is newer.
    """
    known = catalogue_of(release)
    forward = indicator_of(known.indicators, indicator).carries_forward
    figures = figures_of(release, indicator, segment)
    places = areas_of(View(level=level), known.areas)["code"]
    own = figures[figures["area_code"].isin(places)]
    opening = opening_period(own, forward)
    of_year = own[own["value"].notna() & (own["period_end"].dt.year == int(opening[:4] or 0))]
    of_nation = opening_period(figures[figures["area_code"] == NATION], forward)
    alone = of_year["area_code"].nunique() < 2
    newer = of_nation and (not opening or end_of(of_nation) > end_of(opening))
    return of_nation if alone and newer else opening


def ask(release: Release, view: View) -> Question:
    """Resolve a View against a release and fetch its figures.

    Raises UnknownInReleaseError for an indicator, segment, period, scope or area that the
    release does not hold.
    """
    known = catalogue_of(release)
    indicator = indicator_of(known.indicators, view.indicator)
    segment = resolve_segment(indicator, view.segment)
    areas, offices = known.areas, known.offices
    view = resolve_places(view, areas, offices)
    figures = figures_of(release, view.indicator, segment)
    periods = periods_of(release, view.indicator, segment)
    opening = opening_of(release, view.indicator, segment, view.level)
    period = resolve_period(view.period, periods, indicator.carries_forward, opening)
    resolved = view.but(segment=segment, period=period)
    named = segment_of(known.segments, segment)
    return Question(resolved, indicator, named, areas, offices, figures, list(periods))


def build_table(release: Release, view: View) -> Table:
    """The Table of a View. Errors as in `ask`; a release without figures gives rows without values."""
    asked = ask(release, view)
    places = areas_of(asked.view, asked.areas)
    rows = assemble(asked.view, asked.indicator, places, asked.areas, asked.figures)
    return table_of(release, asked, rows, newer_of(release, asked, places["code"]))


def table_of(release: Release, asked: Question, rows: pd.DataFrame, newer: Newer | None = None) -> Table:
    """The Table of rows that answer a Question, be they a View's own or a chosen set of areas."""
    layer = layer_of(asked.view, rows, asked.areas)
    names = pd.concat([asked.areas, asked.offices]).set_index("code")["name"]
    return Table(
        view=asked.view,
        indicator=asked.indicator,
        segment=asked.segment,
        scope_name=str(names.get(asked.view.scope, asked.view.scope)),
        release_id=release.id,
        rows=rows,
        layer=layer,
        periods=asked.periods,
        notes=table_notes(asked.view, rows, layer),
        newer=newer,
    )


def newer_of(release: Release, asked: Question, places: pd.Series) -> Newer | None:
    """Figures of these areas that are newer than the period a View opens on; of other periods nothing.

    Our estimates are no news: a period that holds nothing else is not told of.
    """
    view = asked.view
    if not view.period or view.period != opening_of(release, view.indicator, view.segment, view.level):
        return None
    later = asked.figures[(asked.figures["period_end"] > end_of(view.period)).to_numpy()]
    later = later[later["value"].notna() & (later["status"] != "estimate") & later["area_code"].isin(places)]
    if later.empty:
        return None
    periods = available_periods(later, asked.indicator.carries_forward)
    provisional = bool(later["month"].isna().all())
    return Newer(periods[-1], int(later["area_code"].nunique()), provisional)


def layer_of(view: View, rows: pd.DataFrame, areas: pd.DataFrame) -> str:
    """The outlines that fit the rows: 34 provinces where a province's figure includes those split from it.

    A province split off later has no figure of its own then, so nothing is hidden. Of other
    provinces the old and the new outlines are the same.
    """
    if view.level != "province":
        return "regencies"
    split = rows["area_code"].isin(set(predecessors(areas).values()))
    old = (split & (rows["boundaries"] == 34)).any()
    unformed = (rows["missing_reason"] == "analysis.not_yet_formed").any()
    return "provinces34" if old or unformed else "provinces38"


def table_notes(view: View, rows: pd.DataFrame, layer: str) -> list[str]:
    """Text keys of what holds for the Table as a whole, the weightiest first."""
    shown = rows[rows["value"].notna()]
    year = end_of(view.period).year if view.period else None
    held = {
        "analysis.note_no_figures": shown.empty,
        "analysis.note_not_ranked": len(shown) > 0 and shown["rank_note"].isin(UNRANKED).all(),
        "analysis.note_estimates": (shown["status"] == "estimate").any(),
        "analysis.note_estimates_hidden": (rows["missing_reason"] == "analysis.estimate_hidden").any(),
        "analysis.note_boundaries34": layer == "provinces34",
        "analysis.note_mixed_basis": shown["basis"].nunique() > 1,
        "analysis.note_carried_forward": (shown["period_end"].dt.year != year).any(),
        "analysis.note_series_break": (shown["change_note"] == SERIES_BREAK).any(),
        "analysis.note_month_unknown": shown["month"].isna().any() and shown["month"].notna().any(),
        "analysis.note_months_unknown": len(shown) > 0 and shown["month"].isna().all(),
    }
    return [key for key, holds in held.items() if holds]
