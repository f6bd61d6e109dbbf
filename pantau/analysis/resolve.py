"""From a View as asked for to a View as it can be answered: defaults filled in, unknown things named."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.periods import end_of, month_keys, nearest
from pantau.areas import REGENCY_LEVELS
from pantau.catalogue import Indicator, Segment
from pantau.view import NATION, URL_KEYS, View

# Ours, not official: a year is thin with figures of less than this share of the areas that either
# of the two years before it has figures of.
_THIN, _YEARS_BACK = 0.5, 2


def indicator_of(indicators: Mapping[str, Indicator], indicator: str) -> Indicator:
    """The indicator of this id. Raises UnknownInReleaseError."""
    if indicator not in indicators:
        raise _unknown("indicator", indicator, indicators)
    return indicators[indicator]


def resolve_segment(indicator: Indicator, segment: str) -> str:
    """The segment asked for, or the indicator's default (the first of its list)."""
    if not segment:
        return indicator.default_segment
    if segment not in indicator.segments:
        raise UnknownInReleaseError(URL_KEYS["segment"], segment, indicator.default_segment)
    return segment


def segment_of(segments: Mapping[str, Segment], segment: str) -> Segment:
    """The segment, group or institution of this id. Raises UnknownInReleaseError."""
    if segment not in segments:
        raise _unknown("segment", segment, segments)
    return segments[segment]


def available_periods(figures: pd.DataFrame, carries_forward: bool) -> list[str]:
    """Periods that hold a figure, oldest first. `figures`: prepared, of one indicator and segment.

    Of series that carry forward, the months in which a figure's period ends.
    """
    known = figures[figures["value"].notna()]
    keys = month_keys(known["period_end"]) if carries_forward else known["key"]
    return sorted(set(keys), key=lambda key: (end_of(key), -len(key)))


def opening_period(figures: pd.DataFrame, carries_forward: bool) -> str:
    """The period that a View without one opens on: the newest of the newest year that is not thin.

    `figures`: prepared, of the areas of one level. Ranks never mix years, so that on the first
    figures of a new year nearly every area would lose its rank; and figures of an unknown month or in
    doubt, which may be compared with nothing, open nothing while others are there. '' where there are
    no figures.
    """
    known = figures[figures["value"].notna()]
    sound = known[known["month"].notna() & known["caveat"].isna()]
    known = known if sound.empty else sound
    years = known["period_end"].dt.year
    areas = known.groupby(years)["area_code"].nunique()
    for year in sorted(areas.index, reverse=True):
        before = areas[(areas.index < year) & (areas.index >= year - _YEARS_BACK)]
        if before.empty or areas[year] >= _THIN * before.max():
            return available_periods(known[years == year], carries_forward)[-1]
    return ""


def resolve_period(period: str, available: Sequence[str], carries_forward: bool, opening: str = "") -> str:
    """The period asked for, or `opening`, or the newest; as asked where there is no figure at all.

    A series that carries forward answers for every period between its first and its last
    figure. Raises UnknownInReleaseError with the nearest period that there is.
    """
    if not available or period in available:
        return period
    if not period:
        return opening or available[-1]
    if carries_forward:
        starts_by_last = pd.Period(period).start_time <= end_of(available[-1])
        if starts_by_last and end_of(period) >= end_of(available[0]):
            return period
    raise UnknownInReleaseError(URL_KEYS["period"], period, nearest(period, available))


def resolve_places(view: View, areas: pd.DataFrame, offices: pd.DataFrame) -> View:
    """The View with a scope and focus that exist; parts of a province are regencies.

    Raises UnknownInReleaseError with the nearest code of the same kind.
    """
    provinces = areas.loc[areas["level"] == "province", "code"]
    if view.scope != NATION and view.scope not in set(offices["code"]) | set(provinces):
        pool = offices["code"] if view.scope.startswith("kanwil-") else provinces
        raise _unknown("scope", view.scope, pool)
    if view.area != NATION and view.area not in set(offices["code"]) | set(areas["code"]):
        pool = offices["code"] if view.area.startswith("kanwil-") else areas["code"]
        raise _unknown("area", view.area, pool)
    return view.but(level="regency") if view.scope in set(provinces) else view


def areas_of(view: View, areas: pd.DataFrame) -> pd.DataFrame:
    """The areas that are the rows of a resolved View, ordered by code."""
    levels = ("province",) if view.level == "province" else REGENCY_LEVELS
    rows = areas[areas["level"].isin(levels)]
    if view.scope.startswith("kanwil-"):
        rows = rows[rows["regional_office"] == view.scope]
    elif view.scope != NATION:
        rows = rows[rows["parent"] == view.scope]
    return rows.sort_values("code")


def _unknown(field: str, value: str, pool: Iterable[str]) -> UnknownInReleaseError:
    """An error that suggests the code spelt most alike; a regency's, its province."""
    codes = [str(code) for code in pool]
    close = [value[:2]] if value[:2] in codes else difflib.get_close_matches(value, codes, 1)
    return UnknownInReleaseError(URL_KEYS[field], value, close[0] if close else "")


def places_named(areas: pd.DataFrame, offices: pd.DataFrame) -> pd.DataFrame:
    """Areas and Kanwil under the columns of areas: code, name, level, parent, regional_office."""
    kanwil = offices[["code", "name"]].assign(
        level="regional_office", parent=NATION, regional_office=offices["code"]
    )
    columns = ["code", "name", "level", "parent", "regional_office"]
    return pd.concat([areas[columns], kanwil[columns]], ignore_index=True)
