"""The cascade from the real facts: Majene and Sulawesi Selatan known, the rest honestly unknown."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.programme.cascade import COLUMNS, INSIDE, STEPS, cascade, share
from pantau.analysis.programme.parts import roll_up
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
    assert (opd["numerator"], opd["denominator"], opd["summed"]) == (55, 55, 1)
    assert share(opd) is None, "one of 24 is not the province"


def test_active_of_registered_is_by_branch_where_that_is_all_there_is(full_release: Release) -> None:
    row = steps_of(full_release, "16").loc["active"]
    assert (row["numerator"], row["denominator"]) == (915_142, 1_227_224)
    assert row["counted_by"] == "branch"


def test_the_registered_without_a_denominator_are_a_count(full_release: Release) -> None:
    row = steps_of(full_release, "ID").loc["registered"]
    assert (row["state"], row["numerator"], row["as_of"]) == ("count", 61_080_000, "2023-12")


def test_without_figures_every_step_is_unknown(empty_release: Release) -> None:
    steps = cascade(empty_release, build_table(empty_release, View()).rows)
    assert len(steps) == 38 * len(STEPS)
    assert steps["state"].eq("unknown").all()
    assert (
        share(roll_up(steps, pd.Series("ID", index=steps["area_code"].unique())).loc[("ID", "opd")]) is None
    )


def test_a_share_of_parts_is_told_only_where_all_of_them_are_known() -> None:
    some = {"full": 12, "none": 0, "total": 17, "denominator": None}
    assert share(some) is None
    assert share(some | {"full": 13, "none": 4}) == pytest.approx(100 * 13 / 17)
    added = {"numerator": 12, "denominator": 39, "summed": 1, "total": 6}
    assert share(added) is None, "one of six is not the province"
    assert share(added | {"total": 1}) == pytest.approx(30.77, abs=0.01)


def test_a_government_that_has_not_budgeted_stands_at_nought(sulsel: pd.DataFrame) -> None:
    by_area = sulsel[sulsel["step"] == "budget"].set_index("area_code")
    assert share(by_area.loc["73.02"]) == 0.0
    assert share(by_area.loc["73.01"]) == 100.0


def test_a_budget_bears_of_whom_it_was_said(sulsel: pd.DataFrame) -> None:
    budget = sulsel[sulsel["step"] == "budget"]
    assert budget["note"].str.startswith("Jaminan sosial pegawai non-ASN").all()
    assert budget["note_en"].str.startswith("Social security of non-ASN staff").all()
    assert budget["status"].eq("published").all()


def test_registered_and_active_speak_of_the_same_people(full_release: Release) -> None:
    """Two sources of December 2023 differ by ten thousand: the one that also tells the active is taken."""
    steps = steps_of(full_release, "ID")
    assert steps.loc["registered", "numerator"] == steps.loc["active", "denominator"] == 61_080_000
    assert steps.loc["registered", "others"] == ((61_070_000, "iNews Samarinda, 2024"),)
    assert steps.loc["registered", "source_id"] == steps.loc["active", "source_id"]


def test_provinces_split_off_say_that_the_one_before_includes_them(full_release: Release) -> None:
    rows = cascade(full_release, build_table(full_release, View()).rows)
    covered = rows[rows["step"] == "covered"].set_index("area_code")
    inside = covered.loc[["93", "94", "95", "96"]]
    assert inside["state"].eq("unknown").all()
    assert inside["missing_reason"].eq(INSIDE).all()
    assert covered.loc[["91", "92"], "name"].str.endswith("(sebelum pemekaran)").all()


def test_every_column_is_there_also_without_figures(empty_release: Release) -> None:
    assert list(cascade(empty_release, build_table(empty_release, View()).rows).columns) == COLUMNS
