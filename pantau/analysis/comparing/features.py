"""Features of areas: what the release knows that describes them, such as density or informal workers.

Counts and densities, which are skewed, are taken by their logarithm. Never is a feature copied from a
province to its parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.comparing.context import context_indicators
from pantau.analysis.figures import pick
from pantau.analysis.periods import year_of
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.table import figures_of
from pantau.areas import REGENCY_LEVELS
from pantau.catalogue import Indicator
from pantau.view import View

KNOWN_SHARE = 0.8  # a feature is used where at least this share of the level's areas has it
# What one would want to know of an area besides the catalogue's context; what the release lacks of
# either is named as absent.
PLACE = ("density", "urban_share", "city")


@dataclass(frozen=True, eq=False)
class Feature:
    """What describes areas. id: of PLACE, or an indicator's id. values: by area code, in `unit`
    ('people', 'per_km2', 'percent', 'yes_no'; NaN: unknown). as_of: '2025', or '' where the source
    gives no date. log: taken by its logarithm. sources: titles of where its figures are from.
    """

    id: str
    unit: str
    values: pd.Series
    as_of: str = ""
    log: bool = False
    sources: tuple[str, ...] = ()


def features_of(release: Release, view: View, level: str, old: bool) -> list[Feature]:
    """Every feature that the release has for at least KNOWN_SHARE of a level's areas.

    view: resolved; its period bounds how new a feature may be. old: provinces on the boundaries of 34,
    where the counts of Papua and Papua Barat are the sums of what they were split into.
    """
    known = catalogue_of(release)
    before = predecessors(known.areas) if old else {}
    wanted = ("province",) if level == "province" else REGENCY_LEVELS
    areas = known.areas[known.areas["level"].isin(wanted)].set_index("code")
    members = pd.Index([code for code in areas.index if code not in before])
    made = [
        *_of_places(areas, members, before),
        *_context(release, known.indicators.values(), view, members, before),
    ]
    return [one for one in made if one.values.notna().mean() >= KNOWN_SHARE]


def _of_places(areas: pd.DataFrame, members: pd.Index, before: dict[str, str]) -> list[Feature]:
    population = _joined(areas["population"], members, before)
    size = _joined(areas["area_km2"], members, before)
    city = (areas["level"] == "city").astype("float64").reindex(members)
    # The population itself would say again what employed workers say: of their logarithms r is 0.996.
    found = [Feature("density", "per_km2", population / size, log=True)]
    return found if (areas["level"] == "province").any() else [*found, Feature("city", "yes_no", city)]


def _joined(values: pd.Series, members: pd.Index, before: dict[str, str]) -> pd.Series:
    """Values of `members`; those split off later are added to what they were part of, where all are known."""
    own = values.astype("float64")
    groups = own.groupby([before.get(code, code) for code in own.index])
    return groups.sum(min_count=1).where(groups.count() == groups.size()).reindex(members)


def _context(
    release: Release, indicators: Iterable[Indicator], view: View, members: pd.Index, before: dict[str, str]
) -> list[Feature]:
    found = []
    for one in context_indicators(indicators):
        figures = figures_of(release, one.id, one.default_segment)
        figures = figures[figures["value"].notna()]
        feature = _newest(one.id, one.unit, figures, view, members=members, before=before)
        if feature is not None:
            found.append(feature)
    return found


def _newest(
    name: str, unit: str, figures: pd.DataFrame, view: View, *, members: pd.Index, before: dict[str, str]
) -> Feature | None:
    """The feature of the newest year, not after the View's, that enough areas have."""
    years = sorted({key for key in figures["key"] if not view.period or key <= view.period}, reverse=True)
    for year in years:
        of_year = pick(figures[figures["key"] == year], "area_code", "territory").set_index("area_code")
        if not before:
            # a figure that includes what was split off later is not the province's own
            of_year = of_year[of_year["territory"] != 34]
        values = _of_year(of_year, unit, members, before)
        if values.notna().mean() >= KNOWN_SHARE:
            titles = tuple(sorted(of_year["source_title"].dropna().unique()))
            return Feature(name, unit, values, str(year_of(year)), unit in ("people", "rupiah"), titles)
    return None


def _of_year(of_year: pd.DataFrame, unit: str, members: pd.Index, before: dict[str, str]) -> pd.Series:
    split = set(before.values())
    own = of_year[~of_year.index.isin(split) | (of_year["territory"] == 34)]["value"]
    own = own[~own.index.duplicated()].reindex(members)
    if unit != "people" or not split:
        return own
    later = of_year[of_year["territory"] != 34]["value"]
    everyone = pd.Index([*members, *before])
    return own.fillna(_joined(later.reindex(everyone), members, before))
