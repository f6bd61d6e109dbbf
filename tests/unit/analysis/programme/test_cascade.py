"""The cascade from the real facts: Majene and Sulawesi Selatan known, the rest honestly unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.programme.cascade import STEPS, cascade, leaks, roll_up, share
from pantau.analysis.summary import headline
from pantau.store import Release
from pantau.view import View


def steps_of(release: Release, area: str) -> pd.DataFrame:
    row = headline(release, View(area=area)).to_frame().T
    return cascade(release, row).set_index("step")


@pytest.fixture(scope="module")
def sulsel(full_release: Release) -> pd.DataFrame:
    return cascade(full_release, build_table(full_release, View(scope="73", level="regency")).rows)


def test_majene_has_12_of_39_offices_and_19_of_62_villages(full_release: Release) -> None:
    steps = steps_of(full_release, "76.05")
    assert tuple(steps.loc["opd", ["numerator", "denominator", "as_of"]]) == (12, 39, "2022-11")
    assert tuple(steps.loc["village", ["numerator", "denominator", "as_of"]]) == (19, 62, "2022-11")
    assert steps.loc["opd", "state"] == "part"
    assert steps.loc["opd", "source_title"] == "Pemerintah Kabupaten Majene, November 2022"
    assert steps.loc[["regulation", "budget", "registered", "active"], "state"].eq("unknown").all()
    assert steps.loc["covered", "status"] == "estimate"


def test_in_sulawesi_selatan_12_had_budgeted_and_12_had_not(sulsel: pd.DataFrame) -> None:
    budget = sulsel[sulsel["step"] == "budget"]
    assert budget["state"].value_counts().to_dict() == {"full": 12, "none": 12}
    assert budget["as_of"].unique().tolist() == ["2022-05-23"]


def test_every_area_has_every_step_in_order(sulsel: pd.DataFrame) -> None:
    assert len(sulsel) == 24 * len(STEPS)
    assert sulsel["step"].tolist()[: len(STEPS)] == list(STEPS)


def test_a_province_counts_its_parts(sulsel: pd.DataFrame) -> None:
    rolled = roll_up(sulsel, pd.Series("73", index=sulsel["area_code"].unique()))
    budget, opd = rolled.loc[("73", "budget")], rolled.loc[("73", "opd")]
    assert (budget["full"], budget["none"], budget["unknown"], budget["total"]) == (12, 12, 0, 24)
    assert (budget["first"], budget["last"]) == ("2022-05-23", "2022-05-23")
    # Kepulauan Selayar alone tells of its offices: 55 of 55, August 2023
    assert (opd["unknown"], opd["full"], opd["total"]) == (23, 1, 24)
    assert share(budget) == 50.0
    assert share(opd) == 100.0, "of the offices that are known"


def test_active_of_registered_is_by_branch_where_that_is_all_there_is(full_release: Release) -> None:
    row = steps_of(full_release, "16").loc["active"]
    assert (row["numerator"], row["denominator"]) == (915_142, 1_227_224)
    assert row["counted_by"] == "branch"


def test_the_registered_without_a_denominator_are_a_count(full_release: Release) -> None:
    row = steps_of(full_release, "ID").loc["registered"]
    assert (row["state"], row["numerator"], row["as_of"]) == ("count", 61_070_000, "2023-12")


def test_without_figures_every_step_is_unknown(empty_release: Release) -> None:
    steps = cascade(empty_release, build_table(empty_release, View()).rows)
    assert len(steps) == 38 * len(STEPS)
    assert steps["state"].eq("unknown").all()
    assert (
        share(roll_up(steps, pd.Series("ID", index=steps["area_code"].unique())).loc[("ID", "opd")]) is None
    )


def test_regulations_of_some_say_nothing_of_the_others() -> None:
    some = {"full": 12, "none": 0, "part": 0, "unknown": 5, "denominator": None}
    assert share(some) is None
    assert share(some | {"unknown": 0}) == 100.0
    assert share(some | {"none": 4}) == 75.0


def test_the_leak_is_the_first_step_short_of_all_and_the_lowest_share() -> None:
    known = {"regulation": 100.0, "budget": 50.0, "opd": 30.8, "village": 30.6, "active": None}
    assert leaks(known) == ("budget", "village")
    assert leaks({"regulation": 100.0}) == (None, None)
    assert leaks({}) == (None, None)


def part(area: str, as_of: str, numerator: float, denominator: float) -> dict[str, object]:
    return {
        "area_code": area, "step": "opd", "state": "part", "as_of": as_of, "source_title": f"Sumber {as_of}",
        "numerator": numerator, "denominator": denominator,
    }  # fmt: skip


def test_figures_of_different_dates_are_never_added() -> None:
    steps = pd.DataFrame(
        [part("a", "2022-11", 12, 39), part("b", "2025-06", 10, 20), part("c", "2025-06", 5, 10)]
    )
    row = roll_up(steps, pd.Series("16", index=["a", "b", "c"])).loc[("16", "opd")]
    assert (row["numerator"], row["denominator"], row["summed"], row["as_of"]) == (15, 30, 2, "2025-06")
    assert (row["first"], row["last"]) == ("2022-11", "2025-06")
    assert pd.isna(row["source_title"])


def test_a_government_that_has_not_budgeted_stands_at_nought(sulsel: pd.DataFrame) -> None:
    by_area = sulsel[sulsel["step"] == "budget"].set_index("area_code")
    assert share(by_area.loc["73.02"]) == 0.0
    assert share(by_area.loc["73.01"]) == 100.0
