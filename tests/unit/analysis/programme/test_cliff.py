"""The fall from December to January, and funding that ends with the budget year."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.figures import prepare
from pantau.analysis.programme.cliff import funding_that_ends, january_changes, january_refused
from tests.unit.analysis.conftest import figure


def month(area: str, as_of: str, people: int, **fields: object) -> dict[str, object]:
    return figure(area, as_of, numerator=people, denominator=100_000, **({"status": "official"} | fields))


def changes(*rows: dict[str, object]) -> pd.DataFrame:
    return january_changes(prepare(pd.DataFrame(rows)))


def test_december_is_held_against_the_next_january() -> None:
    result = changes(
        month("16.71", "2024-12", 50_000),
        month("16.71", "2025-01", 42_000),
        month("16.71", "2025-02", 41_000),
    )
    (row,) = result.to_dict("records")
    assert (row["year"], row["december"], row["january"]) == (2025, 50_000, 42_000)
    assert row["change"] == -8_000
    assert row["change_pct"] == -16.0


def test_the_greatest_fall_stands_first_and_a_rise_last() -> None:
    result = changes(
        month("16.06", "2024-12", 1_000),
        month("16.06", "2025-01", 1_200),
        month("16.71", "2024-12", 9_000),
        month("16.71", "2025-01", 8_000),
    )
    assert result["area_code"].tolist() == ["16.71", "16.06"]


def test_published_figures_and_years_are_no_months_of_record() -> None:
    assert changes(
        month("16.71", "2024-12", 50_000, status="published"), month("16.71", "2025-01", 42_000)
    ).empty
    assert changes(month("16.71", "2024", 50_000), month("16.71", "2025", 42_000)).empty


def test_two_ways_of_counting_are_never_subtracted() -> None:
    assert changes(
        month("16.71", "2024-12", 50_000, counted_by="branch"),
        month("16.71", "2025-01", 42_000, counted_by="nik"),
    ).empty


def test_a_sum_that_lacks_a_segment_is_no_fall_and_says_why() -> None:
    """A January without Jakon beside a December with it; the next year has both."""
    rows = [
        month("16.71", "2024-12", 50_000),
        month("16.71", "2025-01", 42_000, made_of="pu bpu"),
        month("16.71", "2025-12", 51_000),
        month("16.71", "2026-01", 43_000),
    ]
    assert changes(*rows)[["year", "change"]].values.tolist() == [[2026, -8_000]]
    refused = january_refused(prepare(pd.DataFrame(rows)))
    assert refused.values.tolist() == [["16.71", 2025, "comparable.made_of"]]


def test_two_months_of_which_one_pair_may_be_compared_are_not_refused() -> None:
    rows = [
        month("16.71", "2024-12", 50_000, counted_by="nik"),
        month("16.71", "2024-12", 90_000, counted_by="branch"),
        month("16.71", "2025-01", 42_000, counted_by="nik"),
    ]
    assert changes(*rows)["change"].tolist() == [-8_000]
    assert january_refused(prepare(pd.DataFrame(rows))).empty
    other = [rows[1], rows[2]]
    assert january_refused(prepare(pd.DataFrame(other)))["reason"].tolist() == ["comparable.counted_by"]


@pytest.mark.parametrize("fields", [{"caveat": "uncertain"}, {"basis": "unstated"}])
def test_what_the_gate_refuses_is_never_subtracted(fields: dict[str, object]) -> None:
    december, january = month("16.71", "2024-12", 50_000, **fields), month("16.71", "2025-01", 42_000)
    assert changes(december, january).empty


def test_a_december_without_anybody_has_no_per_cent() -> None:
    result = changes(month("16.71", "2024-12", 0), month("16.71", "2025-01", 10))
    assert result["change"].tolist() == [10]
    assert result["change_pct"].isna().all()


def budget(area: str, year: int, status: str = "budgeted", workers: int | None = 100) -> dict[str, object]:
    return {
        "area_code": area,
        "as_of": str(year),
        "period": pd.Timestamp(year, 1, 1),
        "status": status,
        "amount": None,
        "fund_source": "APBD",
        "workers": workers,
        "source_title": "Laporan",
    }


def test_of_each_area_the_newest_budget_that_names_its_workers() -> None:
    rows = [
        budget("16.71", 2024, workers=900),
        budget("16.71", 2025, workers=300),
        budget("16.06", 2025, workers=500),
        budget("16.74", 2025, workers=None),
        budget("18.01", 2025, status="not_budgeted"),
    ]
    result = funding_that_ends(pd.DataFrame(rows))
    assert list(zip(result["area_code"], result["workers"], strict=True)) == [("16.06", 500), ("16.71", 300)]
