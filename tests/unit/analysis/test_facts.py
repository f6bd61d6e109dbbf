"""The default release, against figures worked by hand from the published facts."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.assemble import COLUMNS
from pantau.analysis.history import history
from pantau.analysis.profile import profile
from pantau.analysis.summary import bases_side_by_side, freshness, furthest_behind, headline, movers
from pantau.documents import table_csv, table_xlsx
from pantau.text import Text
from pantau.view import View

UCJ = View(indicator="coverage_ucj")


def by_area(release, view):
    return build_table(release, view).rows.set_index("area_code")


class TestEmployed:
    def test_the_nation_in_2024_is_what_a_page_opens_on(self, full_release):
        """Sums of the 34 rows of December 2024: 39,207,829 PU and BPU of 144,642,004 workers."""
        nation = headline(full_release, View())
        assert (nation["period"], nation["as_of"]) == ("2024", "2024-12")
        assert (nation["numerator"], nation["denominator"]) == (39_207_829, 144_642_004)
        assert nation["value"] == pytest.approx(27.1068, abs=0.0001)
        # 34,197,138 of 139,852,377 in December 2023: 24.4523%
        assert nation["change_points"] == pytest.approx(2.6545, abs=0.0001)
        assert nation["change_from"] == "2023-12"

    def test_the_nation_in_2025_is_provisional(self, full_release):
        """Sums of the 34 rows of 2025: 26,442,185 PU + 9,395,802 BPU of 146,542,264 workers."""
        nation = headline(full_release, View(period="2025"))
        assert nation["numerator"] == 26_442_185 + 9_395_802
        assert nation["denominator"] == 146_542_264
        assert nation["uncovered"] == 110_704_277
        assert nation["value"] == pytest.approx(24.4557, abs=0.0001)
        assert (nation["method"], nation["denominator_as_of"]) == ("sum_of_parts", "2025-08")
        assert nation["as_of"] == "2025-08/2025-11"
        assert pd.isna(nation["change_points"])
        assert nation["change_note"] == "comparable.month_unknown"

    def test_provinces_are_34_and_nobody_is_counted_twice(self, full_release):
        table = build_table(full_release, View())
        assert len(table.rows) == 38
        assert table.layer == "provinces34"
        assert table.rows["numerator"].sum() == 39_207_829
        assert table.rows["denominator"].sum() == 144_642_004
        assert set(table.rows["comparison_group"].dropna()) == {"sakernas:2024:nik"}
        assert set(table.rows["rank_of"].dropna()) == {34}

    def test_papua_includes_the_provinces_split_from_it(self, full_release):
        rows = by_area(full_release, View(period="2025"))
        assert rows.loc["91", "numerator"] == 140_208 + 62_044
        assert rows.loc["91", "name"] == "Papua (sebelum pemekaran)"
        for code in ("93", "94", "95", "96"):
            assert rows.loc[code, "missing_reason"] == "analysis.included_in_predecessor"
            assert pd.isna(rows.loc[code, "value"])

    def test_2023_is_another_series_than_2022(self, full_release):
        rows = by_area(full_release, View(period="2023"))
        assert rows["change_note"].value_counts().to_dict() == {"comparable.series_break": 34}
        assert rows["change_points"].isna().all()
        assert rows["rank"].notna().sum() == 34

    def test_2025_has_no_month_and_so_neither_change_nor_rank(self, full_release):
        """33 provinces, and Kalimantan Utara, whose figure is in doubt besides."""
        rows = by_area(full_release, View(period="2025"))
        told = {"comparable.month_unknown": 33, "comparable.uncertain": 1}
        assert rows["value"].notna().sum() == 34
        for note in ("change_note", "rank_note"):
            assert rows[note].value_counts().to_dict() == told
        nothing = ["change_points", "improvement_points", "rank", "improvement_rank", "comparison_group"]
        assert rows[nothing].isna().all(axis=None)

    def test_kalimantan_utara_2025_is_kept_and_flagged(self, full_release):
        row = by_area(full_release, View(period="2025")).loc["65"]
        assert row["value"] == pytest.approx(20.936, abs=0.001)
        assert "suspect" in row["flags"]
        assert (row["change_note"], row["rank_note"]) == ("comparable.uncertain",) * 2

    def test_regencies_are_estimates_that_sum_to_their_province(self, full_release):
        rows = by_area(full_release, View(level="regency", period="2025"))
        assert len(rows) == 514
        # 56 are counted by sources (test_estimates.py); the figure of Kalimantan Utara is in doubt
        missing = rows[rows["status"] == "missing"]
        assert len(missing) == 56 + 5
        assert missing["missing_reason"].value_counts().to_dict() == {
            "analysis.not_estimated": 56,
            "analysis.other_period": 5,
        }
        assert set(missing.index[missing["missing_reason"] == "analysis.other_period"]) == {
            code for code in rows.index if code.startswith("65.")
        }
        rows = rows.drop(missing.index)
        assert set(rows["status"]) == {"estimate"}
        assert rows[["rank", "parent_rank", "change_points", "comparison_group"]].isna().all(axis=None)
        assert set(rows["rank_note"]) == {"comparable.estimate"}
        lampung = rows[rows["parent"] == "18"]
        assert lampung["numerator"].sum() == 591_265 + 118_754
        assert lampung["denominator"].sum() == 4_853_377

    def test_hidden_estimates_leave_provinces_alone(self, full_release):
        assert by_area(full_release, View(estimates=False))["value"].notna().sum() == 34
        rows = by_area(full_release, View(level="regency", estimates=False))
        # of the 56 that sources have counted there is no estimate that could be hidden
        assert rows["missing_reason"].value_counts().to_dict() == {
            "analysis.estimate_hidden": 514 - 56,
            "analysis.not_estimated": 56,
        }
        assert rows.at["61.04", "missing_reason"] == "analysis.not_estimated"

    def test_our_estimates_are_no_news(self, full_release):
        assert build_table(full_release, View(level="regency", scope="16")).newer is None
        newer = build_table(full_release, View()).newer
        assert newer is not None
        assert newer.provisional

    def test_a_regency_shows_its_newest_estimate_whose_month_is_known(self, full_release):
        row = bases_side_by_side(full_release, "16.71")["sakernas"]
        assert (row["status"], row["as_of"]) == ("estimate", "2024-12")


class TestUcj:
    def test_sumbagsel_at_the_monev_of_september_2022(self, full_release):
        rows = by_area(full_release, UCJ.but(period="2022-09", scope="kanwil-sumbagsel"))
        assert rows.loc[["16", "17", "18"], "value"].tolist() == [35, 23.6, 24]

    def test_three_years_on(self, full_release):
        rows = by_area(full_release, UCJ.but(period="2025-08"))
        assert rows.loc["16", "value"] == 31.33
        assert rows.loc["18", "value"] == 24.5
        assert rows.loc["18", "as_of"] == "2025-08-13"

    def test_progress_to_a_target_is_never_coverage(self, full_release):
        """Maluku Utara's 61% is 176,604 of a target of 289,003; its coverage was 41.64%."""
        row = by_area(full_release, UCJ.but(period="2025-11")).loc["82"]
        assert row["value"] == 41.64
        assert row["as_of"] == "2025-05-31"
        assert 61 not in history(full_release, "coverage_ucj", "", "82")["value"].tolist()

    def test_a_figure_on_the_sakernas_basis_is_never_ucj(self, full_release):
        for period in ("2024-11", "2024-12", "2025-12"):
            assert by_area(full_release, UCJ.but(period=period)).loc["13", "value"] != 24.62
        assert 24.62 not in history(full_release, "coverage_ucj", "all", "13")["value"].tolist()

    def test_aceh_with_and_without_construction_workers(self, full_release):
        view = UCJ.but(period="2024-12")
        everyone = by_area(full_release, view).loc["11"]
        assert (everyone["value"], everyone["alternatives"]) == (32.73, 0)
        narrow = by_area(full_release, view.but(segment="pu_bpu")).loc["11"]
        assert narrow["value"] == 29.94

    def test_bali_shows_what_was_published_and_keeps_what_it_computes_to(self, full_release):
        row = by_area(full_release, UCJ.but(period="2025-03")).loc["51"]
        assert row["value"] == row["published_pct"] == 50.88
        assert row["recomputed_pct"] == pytest.approx(49.90, abs=0.005)
        assert "differs" in row["flags"]

    def test_kaimana_is_above_a_hundred_and_not_clipped(self, full_release):
        row = by_area(full_release, UCJ.but(period="2023-08", level="regency")).loc["92.08"]
        assert row["value"] == 126.15
        assert {"over_100", "artefact"} <= set(row["flags"])
        assert row["uncovered"] == 0

    def test_new_regencies_near_zero_are_flagged(self, full_release):
        rows = by_area(full_release, UCJ.but(period="2025-05", level="regency"))
        assert (rows.loc["82.08", "value"], rows.loc["18.13", "value"]) == (2.22, 1.9)
        assert all({"near_zero", "artefact"} <= set(rows.loc[code, "flags"]) for code in ("82.08", "18.13"))

    def test_pati_s_denominator_was_drawn_up_anew(self, full_release):
        """511,111 in December 2024, 599,061 in March 2025: 17.2% more; 39% and 29% are two measures."""
        row = by_area(full_release, UCJ.but(period="2025-03", level="regency")).loc["33.18"]
        assert row["value"] == 29
        assert row[["change_points", "change_by_participants", "change_from"]].isna().all()
        assert row["change_note"] == "comparable.denominator_moved"

    def test_two_figures_of_nusa_tenggara_barat_in_june_2025(self, full_release):
        row = by_area(full_release, UCJ.but(period="2025-06")).loc["52"]
        assert (row["value"], row["basis"], row["alternatives"]) == (30.7, "semesta", 1)

    def test_the_nation_as_published(self, full_release):
        row = headline(full_release, UCJ.but(period="2025-12"))
        assert (row["value"], row["as_of"], row["age_months"]) == (37.01, "2025-10", 2)


class TestSummaries:
    def test_most_workers_without_cover(self, full_release):
        """Uncovered in 2024: Jawa Timur 18,366,839; Jawa Barat 17,815,688; Jawa Tengah 15,576,075."""
        rows = furthest_behind(build_table(full_release, View()), "people", k=3)
        assert rows["uncovered"].tolist() == [18_366_839, 17_815_688, 15_576_075]
        assert rows["area_code"].tolist() == ["35", "32", "33"]

    def test_who_moved_from_2023_to_2024(self, full_release):
        """Kalimantan Selatan +7.020, Gorontalo +5.602; Kalimantan Utara -8.065, Sulawesi Utara -4.103."""
        up, down = movers(build_table(full_release, View()), k=2)
        assert up["area_code"].tolist() == ["63", "75"]
        assert up["change_points"].tolist() == pytest.approx([7.0200, 5.6025], abs=0.0001)
        assert down["area_code"].tolist() == ["65", "71"]
        assert down["change_points"].tolist() == pytest.approx([-8.0652, -4.1029], abs=0.0001)

    def test_nobody_moved_to_2025_and_nobody_is_behind(self, full_release):
        table = build_table(full_release, View(period="2025"))
        assert [part.empty for part in (*movers(table), furthest_behind(table, "people"))] == [True] * 3

    def test_lists_hold_one_group(self, full_release):
        for view in (View(), UCJ, UCJ.but(level="regency"), View(level="regency")):
            table = build_table(full_release, view)
            for rows in (furthest_behind(table, "people"), furthest_behind(table, "percent"), *movers(table)):
                assert rows["comparison_group"].nunique() <= 1

    def test_lampung_on_both_bases(self, full_release):
        both = bases_side_by_side(full_release, "18")
        assert both["sakernas"]["value"] == pytest.approx(100 * 858_652 / 4_787_589)
        assert both["semesta"]["value"] == 25.27

    def test_majene_s_institutions(self, full_release):
        page = profile(full_release, "76.05")
        found = page.institutions.set_index("segment")[["numerator", "denominator"]].T.to_dict("list")
        assert found == {"opd": [12, 39], "village": [19, 62]}

    def test_sulawesi_selatan_s_budgets(self, full_release):
        page = profile(full_release, "73")
        assert page.budget["status"].value_counts().to_dict() == {"budgeted": 12, "not_budgeted": 12}


EVERY_VIEW = [
    View(indicator=indicator, level=level, scope=scope, estimates=estimates)
    for indicator in ("coverage_employed", "coverage_ucj")
    for level in ("province", "regency")
    for scope in ("ID", "kanwil-sumbagsel", "16")
    for estimates in (True, False)
]


@pytest.mark.parametrize("kind", ["full_release", "sparse_release", "empty_release"])
def test_every_view_of_every_release_is_well_formed(kind, request):
    release, say = request.getfixturevalue(kind), Text("id")
    for view in EVERY_VIEW:
        table = build_table(release, view)
        assert list(table.rows.columns) == list(COLUMNS)
        assert table.rows["area_code"].is_unique
        assert table.rows["missing_reason"].notna().equals(table.rows["value"].isna())
        keys = [*table.notes, *table.rows["missing_reason"].dropna(), *table.rows["change_note"].dropna()]
        assert all(say(key) for key in [*keys, *table.rows["rank_note"].dropna()])
        assert table_csv(table, say)
        assert table_xlsx(table, say)


@pytest.mark.parametrize("kind", ["full_release", "sparse_release", "empty_release"])
def test_every_kind_of_area_has_a_profile(kind, request):
    release = request.getfixturevalue(kind)
    regencies = release.query("areas").query("level == 'regency'")["code"].head(1).tolist()
    for area in ["ID", "kanwil-sumbagsel", "16", *regencies]:
        assert profile(release, area).area["code"] == area
    assert (
        freshness(release)["indicator"].tolist() == release.query("indicators").query("mapped")["id"].tolist()
    )
