"""Gaps against the named targets of the facts, and by hand."""

from __future__ import annotations

import math
from fractions import Fraction

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.table import figures_of
from pantau.analysis.targets.choices import choices
from pantau.analysis.targets.gaps import against, gap_people
from pantau.catalogue import targets
from pantau.view import View
from tests.unit.analysis.conftest import figure


def gap(n, whole, target):
    return gap_people(pd.Series([n]), pd.Series([whole]), target).iloc[0]


class TestGapPeople:
    def test_lampung_2025_against_rpjmn(self):
        # n = 710,019 and N = 4,853,377 (facts); T = 32.15%: 0.3215 * 4,853,377 = 1,560,360.7055,
        # rounded up 1,560,361; less 710,019 is 850,342
        assert gap(710_019, 4_853_377, 32.15) == 850_342

    @pytest.mark.parametrize(
        ("n", "whole", "target"),
        [(0, 10_000, 32.15), (3_215, 10_000, 32.15), (55, 100, 55.0), (29, 100, 28.999)],
    )
    def test_whole_products_are_not_rounded_up(self, n, whole, target):
        # 0.3215 * 10,000 is 3215.0000000000005 in floating point
        exact = math.ceil(Fraction(str(target)) / 100 * whole)
        assert gap(n, whole, target) == max(0, exact - n)

    def test_one_person_short(self):
        assert gap(3_214, 10_000, 32.15) == 1

    def test_above_the_target_nothing_is_missing(self):
        assert gap(126, 100, 99.5) == 0

    def test_the_nation_in_whole_people_at_many_decimals(self):
        n, whole, target = 35_837_987, 146_542_264, 29.346881  # beyond 64 bits once scaled by twelve places
        for places in ("", "000001234567"):
            asked = f"{target}{places}"
            assert gap(n, whole, float(asked)) == math.ceil(Fraction(str(float(asked))) / 100 * whole) - n

    def test_what_is_not_known_stays_unknown(self):
        people = pd.Series([1, None, 3, 4], index=list("abcd"), dtype="Int64")
        whole = pd.Series([10, 10, None, 10], index=list("abcd"), dtype="Int64")
        out = gap_people(people, whole, pd.Series([50.0, 50.0, 50.0, None], index=list("abcd")))
        pd.testing.assert_series_equal(
            out, pd.Series([4, None, None, None], index=list("abcd"), dtype="Int64")
        )

    def test_nothing_in_nothing_out(self):
        assert gap_people(pd.Series([], dtype="Int64"), pd.Series([], dtype="Int64"), 50.0).empty

    def test_an_infinite_target_is_refused(self):
        with pytest.raises(ValueError, match="finite"):
            gap(1, 10, float("inf"))


@pytest.fixture(scope="module")
def known(full_release):
    return choices(targets(full_release.query("targets")).values())


def held(release, view, choice, since=None):
    table = build_table(release, view)
    past = figures_of(release, view.indicator, table.view.segment)
    out = against(table.rows, choice, past=past, since=since)
    assert out.index.equals(table.rows.index)
    return pd.concat([table.rows, out], axis=1).set_index("area_code")


class TestAgainst:
    def test_provinces_against_the_nations_target(self, full_release, known):
        row = held(full_release, View(), known["rpjmn-2025"]).loc["18"]
        assert row["target_for"] == "nation"
        # 0.3215 * 4,787,589 = 1,539,209.9, up 1,539,210; less 858,652
        assert row["gap_people"] == 680_558
        assert row["gap_points"] == pytest.approx(32.15 - 100 * 858_652 / 4_787_589)
        assert row["distance_points"] == pytest.approx(-row["gap_points"])

    def test_of_2025_nobody_is_held_against_a_target(self, full_release, known):
        row = held(full_release, View(period="2025"), known["rpjmn-2025"]).loc["18"]
        assert row["value"] == pytest.approx(100 * 710_019 / 4_853_377)
        assert row["target_note"] == "comparable.month_unknown"
        assert row[["gap_people", "gap_points", "distance_points", "needed_per_month"]].isna().all()

    def test_pace_to_the_year_after_next(self, full_release, known):
        row = held(full_release, View(), known["rkp-2026"]).loc["18"]
        # 0.3499 * 4,787,589 = 1,675,177.4, up 1,675,178; less 858,652 is 816,526; in 24 months 34,021.9
        assert (row["gap_people"], row["months_left"]) == (816_526, 24)
        assert row["needed_per_month"] == 34_022
        # 2025 and 2026 have 261 Mondays to Fridays each
        assert (row["working_days_left"], row["needed_per_working_day"]) == (522, math.ceil(816_526 / 522))
        assert str(row["pace_from"].date()) == "2024-12-31"

    def test_pace_from_a_day_that_is_named(self, full_release, known):
        day = pd.Timestamp("2026-11-21")
        rows = held(full_release, View(), known["rpjmn-2025"], since=day)
        assert set(rows["pace_note"].dropna()) == {"targets.pace.past"}
        assert (rows["pace_from"].dropna() == day).all()

    def test_each_province_is_held_against_its_own(self, full_release, known):
        rows = held(full_release, View("coverage_ucj", period="2025-12"), known["target-ucj-2025"])
        assert rows.at["18", "target_value"] == 38.39
        assert rows.at["18", "gap_points"] == pytest.approx(38.39 - 25.27)
        # 25.27% of December names no participants
        assert pd.isna(rows.at["18", "gap_people"])
        assert rows.at["62", "target_note"] == "targets.row.none"
        assert rows.at["13", "target_note"] == "targets.row.unstated"  # its figure does not name its basis
        assert rows.at["16", "target_uncertain"]
        # a percentage without counts has a gap in points only
        assert pd.isna(rows.at["16", "gap_people"])
        assert rows.at["16", "gap_points"] == pytest.approx(49.46 - 31.33)

    def test_a_target_on_the_other_basis_is_not_compared(self, full_release, known):
        rows = held(full_release, View(), known["target-ucj-2025"])
        # of twelve provinces Sumatera Barat alone set its target on Sakernas
        assert rows.index[rows["gap_points"].notna()].tolist() == ["13"]
        assert rows.at["18", "target_note"] == "targets.row.basis"

    def test_regencies_are_not_held_against_their_provinces_target(self, full_release, known):
        view = View("coverage_ucj", scope="18", level="regency")
        rows = held(full_release, view, known["target-ucj-2025"])
        assert rows["gap_points"].isna().all()
        assert set(rows.loc[rows["value"].notna(), "target_note"]) == {"targets.row.none"}

    @pytest.mark.parametrize(("way", "aim"), [("relatif", 17.934956 * 1.2), ("poin", 17.934956 + 20)])
    def test_twenty_per_cent_more_is_read_in_two_ways(self, full_release, known, way, aim):
        rows = held(full_release, View(), known[f"permendagri-15-2024-2025-{way}"])
        assert rows.at["18", "target_value"] == pytest.approx(aim, abs=2e-6)  # 858,652 of 4,787,589 in 2024
        assert rows.at["18", "target_base"] == "2024-12"
        # what is to be raised would lack what is asked, whatever it is: it is held against nothing
        assert rows.at["18", "target_note"] == "targets.row.is_base"
        nothing = ["gap_points", "gap_people", "distance_points", "verdict", "target_standing"]
        assert rows.loc["18", [*nothing, "baseline_as_of", "share_closed"]].isna().all()

    def test_a_figure_of_last_year_is_not_held_against_itself_and_twenty_points(self, full_release, known):
        """Papua's 59.16% is of 26 August 2024, and nothing newer is known."""
        view = View("coverage_ucj", period="2025-12")
        rows = held(full_release, view, known["permendagri-15-2024-2025-poin"])
        assert rows.at["91", "target_note"] == "targets.row.is_base"
        assert rows["gap_points"].isna().all()
        compared = rows["target_note"].isna()
        assert not compared.any()

    def test_an_increase_is_measured_from_the_same_month_of_last_year(self, release_of, known):
        months = {"2024-10": 20.0, "2024-12": 22.0, "2025-10": 24.0}
        release = release_of(
            *(figure("18", when, value, denominator=9_000) for when, value in months.items())
        )
        row = held(release, View("coverage_ucj"), known["permendagri-15-2024-2025-poin"]).loc["18"]
        assert (row["target_value"], row["target_base"]) == (40.0, "2024-10")
        # 4 of the 20 points
        assert (row["baseline_as_of"], row["share_closed"]) == ("2024-10", 20.0)

    def test_an_increase_needs_last_years_figure(self, full_release, known):
        rows = held(
            full_release, View("coverage_ucj", period="2025-10"), known["permendagri-15-2024-2025-poin"]
        )
        assert rows.at["16", "target_note"] == "targets.row.no_last_year"
        # of Lampung there is one of September 2024, and the figure shown is of August 2025
        assert rows.at["18", "as_of"] == "2025-08-13"
        assert rows.at["18", "target_note"] == "targets.row.no_last_year"

    def test_estimates_are_not_compared_with_a_target(self, full_release, known):
        rows = held(full_release, View(scope="18", level="regency"), known["rkp-2026"])
        assert (rows["status"] == "estimate").all()
        assert set(rows["target_note"]) == {"comparable.estimate"}
        assert rows[["gap_people", "distance_points", "verdict"]].isna().all(axis=None)

    def test_people_are_compared_with_people(self, full_release, known):
        rows = build_table(full_release, View()).rows.head(2)
        rows = rows.assign(area_code=["ID", "16"], value=[39_700_000.0, 900_000.0], basis="none")
        out = against(rows, known["bpjstk-peta-jalan-2026"])
        assert out["gap_people"].iloc[0] == 30_300_000
        assert pd.isna(out["gap_people"].iloc[1])
        assert out["gap_points"].isna().all()
        assert out["target_note"].tolist()[1] == "targets.row.none"
