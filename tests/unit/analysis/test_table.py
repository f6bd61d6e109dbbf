"""build_table on a release in memory: every figure below is worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import UnknownInReleaseError, build_table
from pantau.analysis.assemble import COLUMNS
from pantau.analysis.table import opening_of
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure

EMPLOYED = View()
UCJ = View(indicator="coverage_ucj")


def by_area(table):
    return table.rows.set_index("area_code")


class TestShape:
    def test_a_release_without_figures_gives_every_area_and_no_value(self, release_of):
        table = build_table(release_of(), EMPLOYED)
        assert list(table.rows.columns) == list(COLUMNS)
        assert list(table.rows["area_code"]) == ["16", "18", "91", "93"]
        assert set(table.rows["status"]) == {"missing"}
        assert set(table.rows["missing_reason"]) == {"analysis.no_figure"}
        assert table.periods == []
        assert table.view.period == ""
        assert table.notes[0] == "analysis.note_no_figures"

    def test_types_are_the_same_with_and_without_figures(self, release_of):
        empty = build_table(release_of(), EMPLOYED).rows
        full = build_table(release_of(employed("16", 2025, 10, 40)), EMPLOYED).rows
        pd.testing.assert_series_equal(empty.dtypes, full.dtypes)

    def test_the_order_of_observations_does_not_matter(self, release_of):
        rows = [employed(code, year, 10, 40 + year) for code in ("16", "18", "91") for year in (2024, 2025)]
        one, other = build_table(release_of(*rows), EMPLOYED), build_table(release_of(*rows[::-1]), EMPLOYED)
        pd.testing.assert_frame_equal(one.rows, other.rows)

    def test_scope_and_level(self, release_of):
        release = release_of()
        assert list(build_table(release, View(scope="16")).rows["area_code"]) == ["16.06", "16.71", "16.74"]
        assert build_table(release, View(scope="16")).view.level == "regency"
        kanwil = build_table(release, View(scope="kanwil-banuspa", level="regency"))
        assert list(kanwil.rows["area_code"]) == ["93.01"]
        assert kanwil.rows["parent_name"][0] == "Papua Selatan"
        assert kanwil.layer == "regencies"


class TestResolve:
    def test_empty_period_is_the_newest(self, release_of):
        table = build_table(release_of(employed("16", 2024, 1, 4), employed("16", 2025, 2, 4)), EMPLOYED)
        assert (table.view.period, table.view.segment) == ("2025", "pu_bpu")
        assert table.periods == ["2024", "2025"]

    @pytest.mark.parametrize(
        ("change", "key", "suggestion"),
        [
            ({"indicator": "coverage_employe"}, "indikator", "coverage_employed"),
            ({"segment": "pmi"}, "segmen", "pu_bpu"),
            ({"period": "2031"}, "periode", "2025"),
            ({"period": "2025-10"}, "periode", "2025"),
            ({"period": "2019-03"}, "periode", "2023"),
            ({"scope": "99"}, "lingkup", ""),
            ({"scope": "kanwil-sumbagse"}, "lingkup", "kanwil-sumbagsel"),
            ({"area": "16.99"}, "wilayah", "16"),
        ],
    )
    def test_unknown_things_are_named_with_the_nearest(self, release_of, change, key, suggestion):
        release = release_of(employed("16", 2023, 1, 4), employed("16", 2025, 2, 4))
        with pytest.raises(UnknownInReleaseError) as raised:
            build_table(release, EMPLOYED.but(**change))
        assert raised.value.key == key
        assert raised.value.suggestion == suggestion

    def test_a_series_that_carries_forward_answers_between_its_figures(self, release_of):
        release = release_of(figure("16", "2022-09", 35), figure("16", "2025-04-28", 36.7))
        assert build_table(release, UCJ.but(period="2024-01")).view.period == "2024-01"
        assert build_table(release, UCJ.but(period="2025")).rows["value"][0] == 36.7
        with pytest.raises(UnknownInReleaseError) as raised:
            build_table(release, UCJ.but(period="2022-08"))
        assert raised.value.suggestion == "2022-09"


class TestEmployed:
    def test_a_figure_with_its_counts(self, release_of):
        row = by_area(build_table(release_of(employed("16", 2025, 30, 120)), EMPLOYED)).loc["16"]
        assert row["value"] == 25
        assert row["uncovered"] == 90
        assert (row["denominator_as_of"], row["period"], row["age_months"]) == ("2025-08", "2025", 0)

    def test_years_never_carry_forward(self, release_of):
        release = release_of(employed("16", 2024, 30, 120), employed("18", 2025, 30, 120))
        row = by_area(build_table(release, EMPLOYED.but(period="2025"))).loc["16"]
        assert pd.isna(row["value"])
        assert row["missing_reason"] == "analysis.other_period"

    def test_papua_stands_for_the_provinces_split_from_it(self, release_of):
        table = build_table(release_of(employed("91", 2025, 20, 100)), EMPLOYED)
        rows = by_area(table)
        assert table.layer == "provinces34"
        assert rows.loc["91", "name"] == "Papua (sebelum pemekaran)"
        assert rows.loc["93", "name"] == "Papua Selatan"
        assert rows.loc["93", "status"] == "missing"
        assert rows.loc["93", "missing_reason"] == "analysis.included_in_predecessor"
        assert "analysis.note_boundaries34" in table.notes

    def test_hidden_estimates_are_missing_and_say_so(self, release_of):
        view = EMPLOYED.but(scope="16")
        release = release_of(employed("16.06", 2025, 10, 40, status="estimate", method="workers_share"))
        assert build_table(release, view).rows["value"][0] == 25
        hidden = by_area(build_table(release, view.but(estimates=False)))
        assert hidden.loc["16.06", "missing_reason"] == "analysis.estimate_hidden"
        assert hidden.loc["16.71", "missing_reason"] == "analysis.not_estimated"
        assert pd.isna(hidden.loc["16.06", "value"])

    def test_an_official_figure_stands_before_an_estimate(self, release_of):
        release = release_of(
            employed("16.06", 2025, 10, 40, status="estimate"),
            employed("16.06", 2025, 12, 40, status="official"),
        )
        row = build_table(release, EMPLOYED.but(scope="16")).rows.iloc[0]
        assert (row["value"], row["status"], row["alternatives"]) == (30, "official", 0)


class TestUcj:
    def test_the_newest_figure_by_the_period_with_its_age(self, release_of):
        release = release_of(
            figure("16", "2022-09", 35), figure("16", "2025-04-28", 36.7), figure("16", "2025-08-27", 31.33)
        )
        row = build_table(release, UCJ.but(period="2025-07")).rows.iloc[0]
        assert (row["value"], row["as_of"], row["age_months"]) == (36.7, "2025-04-28", 3)

    def test_a_year_counts_from_its_last_day(self, release_of):
        release = release_of(
            figure("16", "2025", 44), figure("16", "2025-06", 40), figure("18", "2025-12", 9)
        )
        assert build_table(release, UCJ.but(period="2025-11")).rows["value"][0] == 40
        assert build_table(release, UCJ.but(period="2025-12")).rows["value"][0] == 44

    def test_of_one_month_the_official_figure_stands_before_a_later_published_one(self, release_of):
        release = release_of(
            figure("16", "2025-06-12", 31, status="official"),
            figure("16", "2025-06-30", 33),
            figure("16", "2025-05-31", 29),
        )
        row = build_table(release, UCJ.but(period="2025-06")).rows.iloc[0]
        assert (row["value"], row["status"]) == (31, "official")

    def test_of_two_figures_of_a_date_the_stated_basis_then_counts(self, release_of):
        release = release_of(
            figure("16", "2025-06", 32, basis="unstated", source_id="a"),
            figure("16", "2025-06", 31, source_id="b"),
            figure("16", "2025-06", 30.7, numerator=555276, denominator=1808432, source_id="c"),
        )
        row = build_table(release, UCJ).rows.iloc[0]
        assert (row["value"], row["alternatives"]) == (30.7, 2)

    def test_counts_without_a_denominator_are_no_coverage(self, release_of):
        row = build_table(release_of(figure("16", "2025-06", numerator=96606)), UCJ).rows.iloc[0]
        assert pd.isna(row["value"])
        assert row["missing_reason"] == "analysis.counts_only"

    def test_a_figure_published_later_is_not_shown_yet(self, release_of):
        release = release_of(figure("16", "2022-09", 35), figure("18", "2023-12-22", 27.65))
        rows = by_area(build_table(release, UCJ.but(period="2022-09")))
        assert rows.loc["18", "missing_reason"] == "analysis.only_later"

    def test_a_province_not_yet_formed(self, release_of):
        table = build_table(release_of(figure("16", "2021-12", 35)), UCJ)
        assert by_area(table).loc["93", "missing_reason"] == "analysis.not_yet_formed"
        assert table.layer == "provinces34"

    def test_old_boundaries_of_a_province_that_was_never_split_change_no_outline(self, release_of):
        release = release_of(
            figure("16", "2022-11", 40, boundaries=34), figure("91", "2024-08", 59, boundaries=38)
        )
        assert build_table(release, UCJ).layer == "provinces38"


class TestFlags:
    @pytest.mark.parametrize(
        ("row", "flags"),
        [
            (figure("16", "2023-08", 126.15, numerator=25721, denominator=20390), ("over_100",)),
            (figure("16", "2025-05", 2.22), ("near_zero",)),
            (figure("16", "2025-05", 5), ()),
            (figure("16", "2025-03-31", 50.88, numerator=935079, denominator=1873899), ("differs",)),
            (
                figure("16", "2023-08", 55.39, numerator=2842, denominator=4999),
                ("small_denominator", "differs"),
            ),
            (figure("16", "2025", 44, caveat="uncertain"), ("suspect",)),
            (figure("16", "2025-05", 1.9, caveat="artefact"), ("near_zero", "artefact")),
        ],
    )
    def test_flags(self, release_of, row, flags):
        shown = build_table(release_of(row), UCJ).rows.iloc[0]
        assert shown["flags"] == flags
        assert shown["value"] == row["published_pct"]

    def test_missing_rows_have_no_flags(self, release_of):
        assert set(build_table(release_of(), UCJ).rows["flags"]) == {()}


def test_a_series_of_hardly_any_area_opens_on_the_nations_newest(full_release):
    """All segments on employed workers: the nation in December 2024, Sumatera Barat alone a month before."""
    assert opening_of(full_release, "coverage_employed", "all", "province") == "2024-12"
    # of UCJ there are many areas, and the nation's newest does not matter
    assert opening_of(full_release, "coverage_ucj", "all", "province") == "2025-12"
