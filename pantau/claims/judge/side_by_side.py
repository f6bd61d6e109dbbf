"""Whether figures of two areas may stand side by side: of one measure and league, of no land in common."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pantau.analysis.comparable import READ, doubts, unlike
from pantau.analysis.leagues import leagues
from pantau.areas import load_areas
from pantau.claims.judge.release_figures import OTHER_MEASURE, AreaFigure

OTHER_FIGURES = "claims.why.none"


def why_not_beside(one: AreaFigure, other: AreaFigure) -> str:
    """Text key of why the figures of two areas may not be compared; '' where one league holds both."""
    if (one.indicator, one.segment) != (other.indicator, other.segment):
        both = one["basis"], other["basis"]
        return "comparable.basis" if both[0] != both[1] else OTHER_MEASURE
    if _is_part_of_old(one, other) or _is_part_of_old(other, one):
        return "comparable.boundaries"
    frame = pd.DataFrame([one.measured, other.measured])
    quarter = int(one["period_end"].quarter) if one.indicator.carries_forward else None
    league, note = leagues(frame, int(one["period_end"].year), quarter)
    if league.notna().all() and league.nunique() == 1:
        return ""
    # whose measure differs first, as the gate itself has it; their land is told above
    measures = frame[READ].assign(territory=0.0)
    unalike = unlike(measures.iloc[[0]].reset_index(drop=True), measures.iloc[1], "people").iloc[0]
    return unalike or next((str(key) for key in note if key), "comparable.other_quarter")


def is_sound(figure: AreaFigure) -> bool:
    """Whether the gate has no doubt about a figure by itself."""
    frame = pd.DataFrame([figure.measured])[READ]
    return not any(bool(case.iloc[0]) for case in doubts(frame).values())


def _is_part_of_old(part: AreaFigure, whole: AreaFigure) -> bool:
    """Whether one is of land that the other's figure, on the boundaries of 34 provinces, includes."""
    areas = load_areas()
    if whole["boundaries"] != 34 or part["area_code"] not in areas or part["area_code"] == whole["area_code"]:
        return False
    area = areas[str(part["area_code"])]
    old = str(whole["area_code"])
    return area.province_code_2020 == old and area.parent != old


def first_beside(
    ones: Iterable[AreaFigure], others: Iterable[AreaFigure]
) -> list[tuple[AreaFigure, AreaFigure]]:
    """Of each indicator and segment the first pair of two areas' figures that may stand side by side."""
    found: dict[tuple[str, str], tuple[AreaFigure, AreaFigure]] = {}
    beside = list(others)
    for one in ones:
        key = one.indicator.id, one.segment.id
        for other in beside:
            same = (other.indicator.id, other.segment.id) == key
            near = same and one["period_end"].year == other["period_end"].year
            if key not in found and near and not why_not_beside(one, other):
                found[key] = one, other
    return list(found.values())
