"""Statistical neighbours: the areas of one level that are most alike in what describes them.

Euclidean distance on standardised features, as the nearest-neighbour models of CIPFA and NHS England
have it; counts and densities, which are skewed, are taken by their logarithm. Never is a feature
copied from a province to its parts, and never are provinces of 34 set beside those of 38.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.figures import pick
from pantau.analysis.periods import year_of
from pantau.analysis.resolve import REGENCY_LEVELS
from pantau.analysis.table import Release, build_table, catalogue_of, figures_of
from pantau.catalogue import Indicator
from pantau.view import NATION, URL_KEYS, View

KNOWN_SHARE = 0.8  # a feature is used where at least this share of the level's areas has it
SHARED_SHARE = 0.5  # two areas are compared where both have at least this share of the features
# What one would want to know of an area; what the release lacks of it is named as absent.
WANTED = ("population", "density", "employed", "informal_share", "unemployment", "urban_share", "city")
# What formal workers leave of the whole is informal: one of the two says all.
SAME = {"formal_share": "informal_share"}


@dataclass(frozen=True, eq=False)
class Feature:
    """What describes areas. id: of WANTED, or an indicator's id. values: by area code, in `unit`
    ('people', 'per_km2', 'percent', 'yes_no'; NaN: unknown). as_of: '2025', or '' where the source
    gives no date. log: taken by its logarithm. estimated: codes whose value is our estimate.
    """

    id: str
    unit: str
    values: pd.Series
    as_of: str = ""
    log: bool = False
    estimated: frozenset[str] = field(default_factory=frozenset)

    @property
    def guessed(self) -> bool:
        """Whether most of its values are our estimates."""
        return len(self.estimated) * 2 > int(self.values.notna().sum())


@dataclass(frozen=True, eq=False)
class Peers:
    """The areas most like one. features: those used; absent: ids of WANTED that the release has not at
    this level; offered: all that could be used. near: one row a neighbour, nearest first, with area_code,
    distance (standard deviations) and shared (features that both have). apart: areas of the level that
    lack too many features to be compared. included_in: code of the province whose figures hold this
    area's (34-province boundaries); then there are no neighbours.
    """

    area: str
    features: list[Feature]
    offered: list[Feature]
    absent: list[str]
    near: pd.DataFrame
    apart: list[str]
    included_in: str = ""


def peers(release: Release, view: View, k: int, wanted: Sequence[str] = ()) -> Peers:
    """The `k` nearest neighbours of the View's area in focus, at its own level, in the View's period.

    wanted: ids of features to use; unknown ids are left out. Where none is left, all that are not
    guessed: our estimates of workers are made from the population, which would count twice. Raises
    UnknownInReleaseError for an area that is no province, regency or city.
    """
    areas = catalogue_of(release).areas
    levels = areas.set_index("code")["level"]
    if levels.get(view.area) not in ("province", *REGENCY_LEVELS):
        raise UnknownInReleaseError(URL_KEYS["area"], view.area)
    level = "province" if levels[view.area] == "province" else "regency"
    old, offered = _offered(release, _describing(view, level))
    used = [one for one in offered if one.id in wanted] or [one for one in offered if not one.guessed]
    held = {SAME.get(one.id, one.id) for one in offered}
    absent = [name for name in WANTED if name not in held and _applies(name, level)]
    if old and view.area in predecessors(areas):
        inside = predecessors(areas)[view.area]
        return Peers(view.area, used, offered, absent, _nobody(), [], inside)
    standard = standardised(used)
    found = distances(standard, view.area)
    apart = sorted(found.index[found["distance"].isna()])
    near = found.dropna(subset=["distance"]).reset_index(names="area_code")
    near = near.sort_values(["distance", "area_code"], kind="stable").head(k).reset_index(drop=True)
    return Peers(view.area, used, offered, absent, near, apart)


def _describing(view: View, level: str) -> View:
    """What of a View tells which features there are: nothing of its focus, its target or its drawing."""
    return View(view.indicator, view.segment, view.period, NATION, level, estimates=view.estimates)


@lru_cache(maxsize=16)  # the same for every area of the level
def _offered(release: Release, view: View) -> tuple[bool, list[Feature]]:
    """Whether the View's provinces are those of 34, and every feature of its level."""
    table = build_table(release, view)
    old = table.layer == "provinces34"
    return old, features_of(release, table.view, view.level, old)


def _applies(feature: str, level: str) -> bool:
    # a province is neither regency nor city
    return feature != "city" or level == "regency"


def _nobody() -> pd.DataFrame:
    return pd.DataFrame({"area_code": [], "distance": [], "shared": []})


def standardised(features: Sequence[Feature]) -> pd.DataFrame:
    """One row per area, one column per feature: standard deviations from the mean of the known areas.

    Logarithms are taken first where the feature says so. A feature that is the same everywhere tells
    nobody apart: it is 0.
    """
    columns = {}
    for one in features:
        values = one.values.astype("float64")
        numbers = np.log(values.where(values > 0)) if one.log else values
        spread = float(numbers.std(ddof=0))
        # a spread of rounding errors alone is none
        flat = not spread > 1e-12 * max(1.0, float(np.nanmax(np.abs(numbers), initial=0.0)))
        columns[one.id] = numbers * 0.0 if flat else (numbers - numbers.mean()) / spread
    return pd.DataFrame(columns)


def distances(standard: pd.DataFrame, area: str) -> pd.DataFrame:
    """From `area` to every other row: distance and shared (number of features both have).

    Where a feature is unknown for either, the mean square over the shared ones stands for it, so that
    distances keep one scale (Dixon 1979); NaN where less than SHARED_SHARE of the features is shared.
    """
    others = standard.drop(index=area)
    gaps = others.to_numpy(dtype=float) - standard.loc[[area]].to_numpy(dtype=float)
    shared = (~np.isnan(gaps)).sum(axis=1)
    total = standard.shape[1]
    enough = (shared > 0) & (shared >= SHARED_SHARE * total)
    squares = np.nansum(gaps**2, axis=1) * total / np.maximum(shared, 1)
    distance = np.where(enough, np.sqrt(squares), np.nan)
    return pd.DataFrame({"distance": distance, "shared": shared}, index=others.index)


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
    found = [
        Feature("population", "people", population, log=True),
        Feature("density", "per_km2", population / size, log=True),
    ]
    return found if (areas["level"] == "province").any() else [*found, Feature("city", "yes_no", city)]


def _joined(values: pd.Series, members: pd.Index, before: dict[str, str]) -> pd.Series:
    """Values of `members`; those split off later are added to what they were part of, where all are known."""
    own = values.astype("float64")
    groups = own.groupby([before.get(code, code) for code in own.index])
    return groups.sum(min_count=1).where(groups.count() == groups.size()).reindex(members)


def context_of(indicators: Iterable[Indicator]) -> list[Indicator]:
    """Yearly indicators that describe an area rather than measure the programme, such as employed workers."""
    found: dict[str, Indicator] = {}
    for one in indicators:
        yearly = one.frequency == "year" and not one.carries_forward
        if yearly and one.unit in ("percent", "people") and one.polarity != "more_is_better":
            found.setdefault(SAME.get(one.id, one.id), one)
    return list(found.values())


def _context(
    release: Release, indicators: Iterable[Indicator], view: View, members: pd.Index, before: dict[str, str]
) -> list[Feature]:
    found = []
    for one in context_of(indicators):
        figures = figures_of(release, one.id, one.default_segment)
        figures = figures[figures["value"].notna()]
        if not view.estimates:
            figures = figures[figures["status"] != "estimate"]
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
            guessed = frozenset(of_year.index[of_year["status"] == "estimate"]) & frozenset(members)
            return Feature(name, unit, values, str(year_of(year)), unit == "people", guessed)
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


def better_than(rows: pd.DataFrame, area: str, codes: Sequence[str]) -> pd.DataFrame:
    """Rows of `codes` that stand better than `area` by rank, best first; none where it is not ranked.

    rows: a Table's, of all areas of the level. Only rows of the area's own comparison group.
    """
    found = rows[rows["area_code"] == area]
    if found.empty or found["rank"].isna().all():
        return rows.iloc[:0]
    own = found.iloc[0]
    alike = rows["area_code"].isin(list(codes)) & (rows["comparison_group"] == own["comparison_group"])
    better: pd.DataFrame = rows[alike & (rows["rank"] < own["rank"])].sort_values(["rank", "area_code"])
    return better
