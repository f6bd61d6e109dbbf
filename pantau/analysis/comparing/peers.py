"""Statistical neighbours: the areas of one level that are most alike in what describes them.

Euclidean distance on standardised features, as the nearest-neighbour models of CIPFA and NHS England
have it. Never are provinces of 34 set beside those of 38.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.comparing.context import context_indicators
from pantau.analysis.comparing.features import PLACE, Feature, features_of
from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.table import build_table
from pantau.areas import REGENCY_LEVELS
from pantau.remembered import remembered
from pantau.view import NATION, URL_KEYS, View

SHARED_SHARE = 0.5  # two areas are compared where both have at least this share of the features


@dataclass(frozen=True, eq=False)
class Peers:
    """The areas most like one. features: those used; absent: ids of PLACE or of context that the
    release has not at this level; offered: all that could be used. near: one row a neighbour, nearest
    first, with area_code,
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

    wanted: ids of features to use; unknown ids are left out. Where none is left, all. Raises
    UnknownInReleaseError for an area that is no province, regency or city.
    """
    known = catalogue_of(release)
    areas = known.areas
    levels = areas.set_index("code")["level"]
    if levels.get(view.area) not in ("province", *REGENCY_LEVELS):
        raise UnknownInReleaseError(URL_KEYS["area"], view.area)
    level = "province" if levels[view.area] == "province" else "regency"
    old, offered = _offered(release, _describing(view, level))
    used = [one for one in offered if one.id in wanted] or offered
    held = {one.id for one in offered}
    context = [one.id for one in context_indicators(known.indicators.values())]
    absent = [name for name in [*context, *PLACE] if name not in held and _applies(name, level)]
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


@remembered(16)  # the same for every area of the level
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


def better_than(rows: pd.DataFrame, area: str, codes: Sequence[str]) -> pd.DataFrame:
    """Rows of `codes` that stand better than `area` by rank, best first; none where it is not ranked.

    rows: a Table's, of all areas of the level. Only rows of the area's own comparison group; where they
    have tiers (ranks.uncertainty), only of a better tier: inside one nobody clearly stands above another.
    """
    found = rows[rows["area_code"] == area]
    if found.empty or found["rank"].isna().all():
        return rows.iloc[:0]
    own = found.iloc[0]
    alike = rows["area_code"].isin(list(codes)) & (rows["comparison_group"] == own["comparison_group"])
    above = rows["rank"] < own["rank"]
    if "tier" in rows and pd.notna(own["tier"]):
        above &= rows["tier"] < own["tier"]
    better: pd.DataFrame = rows[alike & above].sort_values(["rank", "area_code"])
    return better
