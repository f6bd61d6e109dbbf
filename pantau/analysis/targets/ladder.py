"""The ladder of one area: every target that speaks of it, on its own basis, with where it stands.

Targets of different bases stand in one list and are never compared with one figure: each takes
its position from the coverage that is on its own basis, people from people.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.alone import own_row, own_row_against
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import resolve_segment
from pantau.analysis.table import figures_of_areas
from pantau.analysis.targets.choices import TargetChoice, governed_locally, indicator_for, known_choices
from pantau.catalogue import EVERY_AREA, Target
from pantau.view import NATION, View

# Of the area's own figure: what a rung shows of the position.
POSITION = ["value", "margin", "status", "as_of", "numerator", "denominator", "basis", "source_title"]
POSITION += ["period_end", "territory"]


def ladder(release: Release, area: str, view: View, since: pd.Timestamp | None = None) -> pd.DataFrame:
    """One row a target that speaks of the area, by year; an area of a province also sees its province's.

    Columns: key, document, year, unit, reading (as in Choice), asked and asked_basis (as the document
    sets them), set_for ('own', 'parent', 'nation', 'every') and set_code, source, note (what
    contradicts it, as published), indicator (of the position), why (text key: why it is not compared;
    ''), then POSITION and the columns of targets.against, NA where it is not compared. Positions are
    the newest figures, of a target whose year is over the newest of that year; of `view` only its
    language, its estimates and, for what builds on last year's figure, its indicator count. Raises
    UnknownInReleaseError for an unknown area.
    """
    known = catalogue_of(release)
    parents = known.areas.set_index("code")["parent"].to_dict()
    asked = View(area=area, estimates=view.estimates, language=view.language, indicator=view.indicator)
    rungs = [
        _rung(release, asked, choice, target, since)
        for choice in known_choices(release).values()
        for target in choice.targets
        if target.area_code in (area, NATION, parents.get(area))
        or (target.area_code == EVERY_AREA and governed_locally(area))
    ]
    return pd.DataFrame(rungs)


def _rung(
    release: Release, view: View, choice: TargetChoice, target: Target, since: pd.Timestamp | None
) -> dict[str, object]:
    area = view.area
    set_for = {EVERY_AREA: "every", NATION: "nation", area: "own"}.get(target.area_code, "parent")
    indicator = _indicator(release, choice, target, view)
    rung: dict[str, object] = {
        "key": choice.key,
        "document": choice.document,
        "year": choice.year,
        "unit": choice.unit,
        "reading": choice.reading,
        "asked": target.value,
        "asked_basis": target.basis,
        "set_for": set_for,
        "set_code": target.area_code,
        "source": target.source_title,
        "note": target.note,
        "note_en": target.note_en,
        "target_uncertain": target.uncertain,
        "indicator": indicator,
        "why": _why(area, choice, target, indicator),
    }
    if rung["why"]:
        return rung
    return rung | _held(release, view.but(indicator=indicator), choice.key, choice.year, since)


def _held(release: Release, view: View, key: str, year: int, since: pd.Timestamp | None) -> dict[str, object]:
    """POSITION and targets.against of a row; of that year's figure where it is of after the target's year."""
    held = own_row_against(release, view, key, since)
    if (held["target_note"] == "targets.row.later").any() and _has_figure_of(release, view, year):
        view = view.but(period=str(year))
        held = own_row_against(release, view, key, since)
    parts = (own_row(release, view)[POSITION], held)
    return {str(name): value for part in parts for name, value in part.iloc[0].items()}


def _has_figure_of(release: Release, view: View, year: int) -> bool:
    """Whether the View's area has a figure of the target's own year: that is what the target speaks of."""
    segment = resolve_segment(catalogue_of(release).indicators[view.indicator], view.segment)
    past = figures_of_areas(release, view.indicator, segment, [view.area])
    return bool((past["value"].notna() & (past["period_end"].dt.year == year)).any())


def _indicator(release: Release, choice: TargetChoice, target: Target, view: View) -> str:
    """Whose figure is the position; '' where no indicator is on the target's basis."""
    indicators = catalogue_of(release).indicators.values()
    if not choice.reading:
        return indicator_for(indicators, choice.unit, target.basis)
    usable = [one.id for one in indicators if one.held_to_targets and one.unit == "percent"]
    return view.indicator if view.indicator in usable else next(iter(usable), "")


def _why(area: str, choice: TargetChoice, target: Target, indicator: str) -> str:
    if not indicator:
        return "targets.why.unstated" if target.basis == "unstated" else "targets.why.indicator"
    held = choice.for_area(area, target.basis)
    if held is not None and held[0] == target:
        return ""
    return "targets.why.people_elsewhere" if choice.unit == "people" else "targets.why.parent"
