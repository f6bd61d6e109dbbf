"""Statistical neighbours, against scipy and the facts."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from scipy.spatial.distance import cdist

from pantau.analysis import UnknownInReleaseError, build_table
from pantau.analysis.comparing.peers import Feature, better_than, distances, peers, standardised
from pantau.analysis.ranks.uncertainty import errors_of, with_ranges
from pantau.store import Release
from pantau.view import View

WORKERS = ["employed", "informal_share", "agriculture_share", "manufacturing_share"]


def features(rows: int = 12, seed: int = 1) -> list[Feature]:
    chance = np.random.default_rng(seed)
    codes = [f"16.{i:02d}" for i in range(1, rows + 1)]
    people = pd.Series(chance.lognormal(12, 1, rows), index=codes)
    share = pd.Series(chance.uniform(20, 70, rows), index=codes)
    return [Feature("population", "people", people, log=True), Feature("formal_share", "percent", share)]


def test_distances_are_euclidean_on_z_scores() -> None:
    given = features()
    table = np.column_stack([np.log(given[0].values), given[1].values])
    reference = cdist(stats.zscore(table), stats.zscore(table))
    found = distances(standardised(given), "16.01")
    assert found["distance"].to_numpy() == pytest.approx(reference[0, 1:])
    assert (found["shared"] == 2).all()


def test_an_unknown_feature_is_stood_for_by_the_mean_of_the_others() -> None:
    standard = pd.DataFrame({"a": [0.0, 3.0], "b": [0.0, np.nan], "c": [0.0, 4.0]}, index=["16", "17"])
    found = distances(standard, "16")
    # 3² + 4² = 25 over two of three features: 25 * 3 / 2
    assert found.at["17", "distance"] == pytest.approx((25 * 3 / 2) ** 0.5)
    assert found.at["17", "shared"] == 2


def test_areas_with_too_little_in_common_have_no_distance() -> None:
    standard = pd.DataFrame(
        {"a": [0.0, 1.0], "b": [0.0, np.nan], "c": [0.0, np.nan], "d": [0.0, np.nan]}, index=["16", "17"]
    )
    assert distances(standard, "16")["distance"].isna().all()


def test_a_feature_that_is_the_same_everywhere_tells_nobody_apart() -> None:
    flat = Feature("city", "yes_no", pd.Series([1.0, 1.0, 1.0], index=["a", "b", "c"]))
    assert (standardised([flat])["city"] == 0).all()


def test_neighbours_of_a_province_leave_the_provinces_of_2022_to_papua(full_release: Release) -> None:
    found = peers(full_release, View(area="16"), 10)
    # coverage_employed is published for 34 provinces: nobody is compared with a part of Papua
    assert {"93", "94", "95", "96"}.isdisjoint(found.near["area_code"])
    assert "16" not in set(found.near["area_code"])
    assert len(found.near) == 10
    assert found.near["distance"].is_monotonic_increasing
    assert [one.id for one in found.features] == ["density", *WORKERS]
    # GDP is known of regencies only, and never copied from a part to its whole
    assert found.absent == ["gdp_per_worker", "urban_share"]


def test_papua_on_old_boundaries_is_the_sum_of_what_it_was_split_into(full_release: Release) -> None:
    found = {one.id: one for one in peers(full_release, View(area="91"), 10).features}
    places = full_release.query("areas").set_index("code")
    parts = places.loc[["91", "93", "94", "95"]]
    assert found["density"].values["91"] == pytest.approx(parts["population"].sum() / parts["area_km2"].sum())
    # 2.472.392: the denominator of Papua's coverage of 2024 (active_participants.csv, 34 provinces)
    assert found["employed"].values["91"] == 2_472_392
    # Formal of employed in 2024: Papua, Papua Selatan, Papua Tengah, Papua Pegunungan.
    formal = 196_010 + 75_141 + 101_086 + 42_726
    assert found["informal_share"].values["91"] == pytest.approx(100 - 100 * formal / 2_472_392)


def test_south_papua_is_told_where_its_figures_are(full_release: Release) -> None:
    found = peers(full_release, View(area="93"), 10)
    assert found.included_in == "91"
    assert found.near.empty


def test_where_figures_are_of_38_provinces_papua_is_its_own(full_release: Release) -> None:
    found = peers(full_release, View(area="91", indicator="employed", period="2025"), 37)
    assert {"93", "94", "95", "96"} <= set(found.near["area_code"])
    informal = next(one for one in found.features if one.id == "informal_share").values["91"]
    assert informal == pytest.approx(100 - 47.12)


def test_a_regency_has_its_own_share_of_informal_workers_and_not_its_provinces(full_release: Release) -> None:
    found = peers(full_release, View(area="16.71"), 5)
    assert [one.id for one in found.features] == ["density", "city", *WORKERS, "gdp_per_worker"]
    assert found.absent == ["urban_share"]
    own = {one.id: one.values["16.71"] for one in found.features}
    # Palembang 2024 (employed_regency.csv): 59.65% formal; 22,293 and 78,163 of 744,367 workers
    assert own["informal_share"] == pytest.approx(100 - 59.65)
    assert own["agriculture_share"] == pytest.approx(100 * 22_293 / 744_367)
    assert own["manufacturing_share"] == pytest.approx(100 * 78_163 / 744_367)
    # 2024: GDP of 124,671,420 million rupiah (regency context of DEN), 744,367 workers
    assert own["gdp_per_worker"] == pytest.approx(124_671_420e6 / 744_367)
    assert set(found.near["area_code"].str.len()) == {5}


def test_no_two_features_of_regencies_measure_the_same(full_release: Release) -> None:
    standard = standardised(peers(full_release, View(area="16.71"), 5).features)
    related = standard.corr().abs().to_numpy()
    assert related[~np.eye(len(related), dtype=bool)].max() <= 0.95


def test_only_features_asked_for_are_used(full_release: Release) -> None:
    found = peers(full_release, View(area="16.71"), 5, ["employed", "city", "moon"])
    assert [one.id for one in found.features] == ["city", "employed"]
    hidden = peers(full_release, View(area="16.71", estimates=False), 5)
    assert "employed" in {one.id for one in hidden.offered}, "workers are no estimate"


@pytest.mark.parametrize("area", ["ID", "kanwil-sumbagsel"])
def test_nation_and_kanwil_have_no_neighbours(full_release: Release, area: str) -> None:
    with pytest.raises(UnknownInReleaseError):
        peers(full_release, View(area=area), 5)


def test_without_figures_what_is_known_of_places_still_serves(empty_release: Release) -> None:
    found = peers(empty_release, View(area="16"), 3)
    assert [one.id for one in found.features] == ["density"]
    assert len(found.near) == 3


def test_better_ones_are_of_the_same_group_and_rank_above(full_release: Release) -> None:
    rows = build_table(full_release, View()).rows
    own = rows.set_index("area_code").loc["18"]
    found = better_than(rows, "18", list(rows["area_code"]))
    assert (found["value"] > own["value"]).all()
    assert len(found) == own["rank"] - 1
    assert better_than(rows, "93", ["16"]).empty  # no figure, no rank


def test_nobody_of_the_same_tier_is_called_better(full_release: Release) -> None:
    """Gorontalo's 40.5% and Kalimantan Utara's 38.8% of December 2024 do not differ: one tier."""
    table = build_table(full_release, View())
    rows = with_ranges(table, errors_of(table.view)).rows
    by_code = rows.set_index("area_code")
    assert by_code.at["75", "rank"] < by_code.at["65", "rank"]
    assert by_code.at["75", "tier"] == by_code.at["65", "tier"]
    found = better_than(rows, "65", list(rows["area_code"]))
    assert "75" not in set(found["area_code"])
    assert (found["tier"] < by_code.at["65", "tier"]).all()
    assert len(found) == (by_code["tier"] < by_code.at["65", "tier"]).sum()
