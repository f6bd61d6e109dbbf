"""One area with more participants, all others as they are."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.programme.fewest import fewest
from pantau.analysis.programme.simulated import potentials, ranks_after
from pantau.analysis.programme.simulation import Line, Plan, cost_of_workers, outcome
from pantau.analysis.ranks.uncertainty import Errors
from pantau.analysis.targets.gaps import gap_people
from pantau.store import Release
from pantau.view import View

ERRORS = Errors(2, 5)


@pytest.fixture(scope="module")
def provinces(full_release: Release) -> pd.DataFrame:
    return build_table(full_release, View()).rows


def test_nobody_added_changes_nothing(provinces: pd.DataFrame) -> None:
    before, after = ranks_after(provinces, "more_is_better", "16", 0, ERRORS)
    names = ["value", "rank", "rank_of", "rank_low", "rank_high"]
    assert before[names].tolist() == after[names].tolist()


def test_more_participants_rank_higher_with_a_range_around_the_rank(provinces: pd.DataFrame) -> None:
    # 942.903 of 4.480.100 were active in December 2024; with 1.000.000 more it is 43,4%
    before, after = ranks_after(provinces, "more_is_better", "16", 1_000_000, ERRORS)
    assert after["value"] == pytest.approx(100 * 1_942_903 / 4_480_100)
    values = provinces.loc[provinces["area_code"] != "16", "value"].astype("float64")
    assert after["rank"] == 1 + (values > after["value"]).sum() < before["rank"]
    assert after["rank_low"] <= after["rank"] <= after["rank_high"]
    assert after["rank_of"] == before["rank_of"]


def test_the_rows_given_are_left_alone(provinces: pd.DataFrame) -> None:
    kept = provinces.copy(deep=True)
    ranks_after(provinces, "more_is_better", "16", 50_000, ERRORS)
    pd.testing.assert_frame_equal(provinces, kept)


def test_the_target_is_met_by_the_reverse_and_missed_by_one_worker_less(provinces: pd.DataFrame) -> None:
    row = provinces[provinces["area_code"] == "16"]
    (need,) = gap_people(row["numerator"], row["denominator"], 32.15)
    # 32,15% of 4.480.100 is 1.440.352,15
    assert need == 1_440_353 - 942_903
    n, whole = 942_903, 4_480_100
    met = outcome(Plan((Line("apbd", need, 12),), 2026), n, whole)
    missed = outcome(Plan((Line("apbd", need - 1, 12),), 2026), n, whole)
    assert met.coverage[-1] >= 32.15 > missed.coverage[-1]
    assert cost_of_workers(need, Plan((), 2026)) == 497_450 * 201_600


def test_the_gaps_of_the_parts_fill_a_need_with_the_fewest(full_release: Release) -> None:
    parts = build_table(full_release, View(scope="16", level="regency")).rows
    whole = pd.Series({"basis": "sakernas", "as_of": "2024-12"})
    gaps = potentials(parts, whole, 32.15, everyone=False)
    # 13 of 17: the other four are counted by sources, and nothing of them is on this basis
    assert len(gaps) == 13
    found = fewest(gaps, 300_000)
    assert found.enough
    assert found.one_fewer < 300_000 <= found.chosen["people"].sum()
    # all who are not covered are never fewer than those missing to the target
    assert (potentials(parts, whole, 32.15, everyone=True) >= gaps).all()


def test_a_part_on_another_basis_or_of_another_date_adds_nothing() -> None:
    parts = pd.DataFrame(
        {
            "area_code": ["16.01", "16.02", "16.03", "16.04"],
            "basis": ["semesta", "sakernas", "sakernas", "sakernas"],
            "as_of": ["2025", "2024", "2025", "2025"],
            "numerator": pd.array([10, 10, 10, None], dtype="Int64"),
            "denominator": pd.array([100, 100, 100, 100], dtype="Int64"),
        }
    )
    gaps = potentials(parts, pd.Series({"basis": "sakernas", "as_of": "2025"}), 30.0, everyone=False)
    assert gaps.to_dict() == {"16.03": 20}
