"""Ranges of rank by hand, and their variances against figures drawn again."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pantau.analysis import build_table
from pantau.analysis.ranks.uncertainty import (
    Errors,
    add_ranges,
    assumes_error,
    clearly_above,
    errors_of,
    limits,
    log_figures,
    with_ranges,
)
from pantau.store import Release
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure


def rows_of(figures, **fields):
    """A Table's rows, all of one comparison group. figures: (code, numerator, denominator)."""
    frame = pd.DataFrame(figures, columns=["area_code", "numerator", "denominator"])
    frame["value"] = 100 * frame["numerator"] / frame["denominator"]
    fixed = {
        "comparison_group": "g",
        "basis": "sakernas",
        "level": "regency",
        "status": "published",
        "parent": "16",
    }
    frame = frame.assign(**(fixed | fields))
    frame[["numerator", "denominator"]] = frame[["numerator", "denominator"]].astype("Int64")
    ranked = frame["value"].rank(method="min", ascending=False).astype("Int64")
    return frame.assign(rank=ranked, parent_rank=ranked)


class TestVariance:
    def of(self, value, whole, error=0.0):
        logs, variances = log_figures(np.array([value]), np.array([whole]), np.array([error]))
        return logs[0], variances[0]

    def test_a_share_varies_as_a_binomial(self):
        # 400 of 1,000: 0.6 / 400
        assert self.of(40.0, 1_000.0) == pytest.approx((-0.916291, 0.0015), rel=1e-6)

    def test_above_100_per_cent_the_numerator_is_poisson(self):
        # Kaimana: 126.15% of 4,000 are 5,046
        assert self.of(126.15, 4_000.0) == pytest.approx((0.232302, 1 / 5_046), rel=1e-5)

    def test_none_counts_as_half_a_one(self):
        # 0 of 39: ln(0.5 / 39), and (1 - 0.5/39) / 0.5 = 2 - 1/39
        assert self.of(0.0, 39.0) == pytest.approx((-4.356709, 1.974359), rel=1e-6)

    def test_all_leave_the_chance_of_half_a_one(self):
        # 5 of 5: 0.1 / (5 * 0.9)
        assert self.of(100.0, 5.0) == pytest.approx((0, 0.0222222), rel=1e-5)

    def test_of_an_unknown_whole_the_denominators_error_alone_is_left(self):
        assert self.of(30.0, np.nan, 0.05)[1] == pytest.approx(0.00249688, rel=1e-5)  # ln 1.0025

    def test_chance_and_the_denominators_error_add_up(self):
        assert self.of(40.0, 1_000.0, 0.05)[1] == pytest.approx(0.0015 + 0.00249688, rel=1e-5)

    @pytest.mark.parametrize(("value", "whole"), [(22.0, 5_000), (60.0, 800), (110.0, 2_000)])
    def test_the_variance_is_that_of_figures_drawn_again(self, value, whole):
        # 200,000 draws tell a standard deviation to 0.3%; what the delta method leaves out is as small here
        chance, size = np.random.default_rng(3), 200_000
        expected = value * whole / 100
        people = (
            chance.poisson(expected, size) if value > 100 else chance.binomial(whole, expected / whole, size)
        )
        drawn = np.log(people / whole) + math.sqrt(math.log1p(0.05**2)) * chance.standard_normal(size)
        assert self.of(value, whole, 0.05)[1] ** 0.5 == pytest.approx(drawn.std(), rel=0.01)


class TestPairs:
    def test_the_chance_that_two_areas_change_places_is_that_of_drawing_them_again(self):
        # 31% of 4,000 and 30% of 5,000, errors of 5%: within 0.005 of 400,000 draws (0.0008 of them chance)
        chance, size = np.random.default_rng(5), 400_000
        spread = math.sqrt(math.log1p(0.05**2))
        one, other = (
            chance.binomial(whole, share, size) / whole * np.exp(spread * chance.standard_normal(size))
            for share, whole in ((0.31, 4_000), (0.30, 5_000))
        )
        logs, variances = log_figures(np.array([31.0, 30.0]), np.array([4_000.0, 5_000.0]), np.full(2, 0.05))
        expected = stats.norm.sf((logs[0] - logs[1]) / math.sqrt(variances.sum()))
        assert 0.3 < expected < 0.4
        assert (one < other).mean() == pytest.approx(expected, abs=0.005)

    @pytest.mark.parametrize(("ratio", "alike"), [(1.14, 1), (1.15, 0)])
    def test_two_areas_differ_beyond_1_96_standard_errors(self, ratio, alike):
        # 1.96 * root(2 * ln 1.0025) = 0.1385; ln 1.14 = 0.1310, ln 1.15 = 0.1398
        rows = rows_of([("16.01", round(3_000 * ratio), 10_000), ("16.02", 3_000, 10_000)])
        out = add_ranges(rows.assign(numerator=pd.NA), "more_is_better", Errors(2, 5), coverage=True)
        assert out["similar"].tolist() == [alike, alike]

    def test_less_is_better_turns_the_places(self):
        logs, certain = np.log([0.1, 0.2, 0.4]), np.zeros(3)
        low, high = limits(clearly_above(np.array([1, 2, 3]), logs, certain, "less_is_better"))
        assert (low.tolist(), high.tolist()) == ([1, 2, 3], [1, 2, 3])

    def test_half_a_person_never_turns_the_order_of_what_is_published(self):
        # 0 of 10 counts as 5% and 1,000 of 100,000 is 1%: ln 5 is 1.61, and 1.96 * root(1.9 + 0.001) is 2.70.
        # 0 of 10 against 5 of 1,000,000: ln 10,000 is 9.21, beyond 1.96 * root(1.9 + 0.2) = 2.84, but the
        # wrong way round
        rows = rows_of([("16.01", 0, 10), ("16.02", 1_000, 100_000), ("16.03", 5, 1_000_000)])
        out = add_ranges(rows, "more_is_better", Errors(0, 0))
        assert out["rank"].tolist() == [3, 1, 2]
        assert out["similar"].tolist() == [2, 1, 1]
        assert out[["rank_low", "rank_high"]].to_numpy().tolist() == [[1, 3], [1, 2], [2, 3]]

    def test_a_nought_of_an_unknown_whole_lies_below_all(self):
        rows = rows_of([("16.01", 0, 100), ("16.02", 1, 100)]).assign(numerator=pd.NA)
        out = add_ranges(rows, "more_is_better", Errors(20, 20), coverage=True)
        assert out[["rank_low", "rank_high"]].to_numpy().tolist() == [[2, 2], [1, 1]]

    def test_the_middle_of_514_areas_is_as_wide_as_the_density_there_says(self):
        # logs of a normal of sd 0.38; a range holds the areas within 1.96 * root(2 * ln 1.0025) = 0.1385 on
        # either side: 514 * (2 * Phi(0.1385 / 0.38) - 1) = 514 * 0.2845 = 146.2, the area itself with them
        logs = stats.norm(math.log(0.22), 0.38).ppf((np.arange(514) + 0.5) / 514)
        figures = [(f"{i:04}", int(1e8 * p), 100_000_000) for i, p in enumerate(np.exp(logs))]
        out = add_ranges(rows_of(figures), "more_is_better", Errors(2, 5)).sort_values("rank")
        width = (out["rank_high"] - out["rank_low"]).iloc[247:267].mean()
        assert width == pytest.approx(145.2, abs=1.5)


class TestByHand:
    # v = (1 - p) / n: 0.0015, 0.0017778, 0.0023333
    # logs apart: A and B 0.10536, B and C 0.18232, A and C 0.28768
    three = (("16.01", 400, 1_000), ("16.02", 360, 1_000), ("16.03", 300, 1_000))
    columns = ("rank_low", "rank_high", "similar", "tier")

    def test_three_areas_by_chance_alone(self):
        # limits: A and B 1.96 * root 0.0032778 = 0.11221, B and C 0.12567, A and C 0.12135
        out = add_ranges(rows_of(self.three), "more_is_better", Errors(0, 0))
        assert out[[*self.columns]].to_numpy().tolist() == [[1, 2, 1, 1], [1, 2, 1, 1], [3, 3, 0, 2]]

    def test_three_areas_with_an_error_of_5_per_cent(self):
        # 0.0049938 more each: A and B 0.17829, B and C 0.18702, A and C 0.18415
        out = add_ranges(rows_of(self.three), "more_is_better", Errors(2, 5))
        assert out[[*self.columns]].to_numpy().tolist() == [[1, 2, 1, 1], [1, 3, 2, 1], [2, 3, 1, 2]]

    def test_without_any_error_ranks_are_certain(self):
        rows = rows_of([("16.01", 40_000_000, 100_000_000), ("16.02", 30_000_000, 100_000_000)])
        out = add_ranges(rows, "more_is_better", Errors(0, 0))
        assert out[[*self.columns]].to_numpy().tolist() == [[1, 1, 0, 1], [2, 2, 0, 2]]

    def test_equal_figures_share_everything(self):
        rows = rows_of([(f"16.0{i}", 3_000, 10_000) for i in range(1, 5)])
        out = add_ranges(rows, "more_is_better", Errors(2, 5))
        assert out["rank_low"].tolist() == [1] * 4
        assert out["rank_high"].tolist() == [4] * 4
        assert out["similar"].tolist() == [3] * 4
        assert out["tier"].tolist() == [1] * 4

    def test_the_error_is_that_of_the_level(self):
        pair = [("16", 310_000, 1_000_000), ("18", 300_000, 1_000_000)]
        as_provinces = add_ranges(rows_of(pair, level="province"), "more_is_better", Errors(0, 50))
        as_regencies = add_ranges(rows_of(pair), "more_is_better", Errors(0, 50))
        assert as_provinces["rank_high"].tolist() == [1, 2]
        assert as_regencies["rank_high"].tolist() == [2, 2]

    def test_what_is_counted_one_by_one_has_no_error_in_its_denominator(self):
        pair = [("16", 310_000, 1_000_000), ("18", 300_000, 1_000_000)]
        out = add_ranges(rows_of(pair, basis="institution"), "more_is_better", Errors(50, 50))
        assert out["rank_high"].tolist() == [1, 2]

    def test_inside_its_parent_an_area_has_the_range_among_its_siblings_alone(self):
        # 31 and 30 of 100 do not differ at 5%; 60 stands between neither, but in the other parent
        rows = rows_of([("16.01", 31_000, 100_000), ("16.02", 30_000, 100_000), ("18.01", 60_000, 100_000)])
        rows = rows.assign(parent=["16", "16", "18"], parent_rank=pd.array([1, 2, None], dtype="Int64"))
        out = add_ranges(rows, "more_is_better", Errors(2, 5))
        assert out["rank_low"].tolist() == [2, 2, 1]
        assert out["parent_rank_low"].tolist() == [1, 1, pd.NA]
        assert out["parent_rank_high"].tolist() == [2, 2, pd.NA]


class TestTables:
    def without_counts(self, release_of, errors):
        release = release_of(
            figure("16", "2025-06", 30, numerator=300_000, denominator=1_000_000),
            figure("18", "2025-06", 40),
            figure("91", "2025-06", 41, denominator=900_000),
        )
        table = with_ranges(build_table(release, View(indicator="coverage_ucj")), errors)
        return table.rows.set_index("area_code")

    def test_coverage_without_counts_has_the_range_of_its_denominators_error_and_says_so(self, release_of):
        rows = self.without_counts(release_of, Errors(2, 5))
        # ln(41/40) = 0.0247 is within 1.96 * 0.0283; ln(40/30) = 0.288 is far outside
        assert rows["rank_low"].dropna().to_dict() == {"16": 3, "18": 1, "91": 1}
        assert rows["rank_high"].dropna().to_dict() == {"16": 3, "18": 2, "91": 2}
        assert rows["range_note"].dropna().to_dict() == dict.fromkeys(
            ("18", "91"), "analysis.range_without_counts"
        )
        assert rows["tier"].dropna().to_dict() == {"16": 2, "18": 1, "91": 1}

    def test_coverage_without_counts_and_without_error_has_no_range_and_says_why(self, release_of):
        rows = self.without_counts(release_of, Errors(0, 0))
        assert rows["rank_high"].isna().all()  # of 16 it cannot be said beside two of unknown error
        assert rows["range_note"].dropna().to_dict() == dict.fromkeys(
            ("18", "91"), "analysis.no_range_counts"
        ) | {"16": "analysis.no_range_others"}
        assert rows["tier"].isna().all()

    def test_a_share_of_a_survey_without_counts_has_no_range(self, release_of):
        release = release_of(figure("16", "2025-06", 4), figure("18", "2025-06", 5))
        table = build_table(release, View(indicator="coverage_ucj"))
        # unemployment, say: both of its parts are of the survey
        survey = replace(table, indicator=replace(table.indicator, held_to_targets=False))
        rows = with_ranges(survey, Errors(2, 5)).rows
        assert rows["rank"].notna().any()
        assert rows["rank_low"].isna().all()
        assert not assumes_error(survey)

    def test_the_error_is_asked_for_where_a_range_depends_on_it(self, release_of):
        pair = [employed(code, 2025, n, 100) for code, n in (("16", 10), ("18", 30))]
        table = build_table(release_of(*pair), View())
        assert assumes_error(table)
        assert not assumes_error(replace(table, rows=table.rows.assign(basis="registered")))
        assert not assumes_error(build_table(release_of(), View()))

    def test_estimates_have_no_rank_and_so_no_range(self, release_of):
        release = release_of(
            *(employed(code, 2025, n, 100, status="estimate") for code, n in [("16.06", 10), ("16.71", 30)])
        )
        rows = with_ranges(build_table(release, View(level="regency")), Errors(2, 5)).rows
        assert rows[["rank_low", "rank_high", "tier", "parent_rank_low"]].isna().all(axis=None)
        assert rows["similar"].isna().all()

    def test_groups_are_compared_apart(self, release_of):
        release = release_of(
            figure("16", "2025-06", 30, numerator=300, denominator=1_000),
            figure("18", "2025-06", 30, numerator=300, denominator=1_000),
            figure("91", "2025-06", 30, numerator=300, denominator=1_000, basis="unstated"),
        )
        rows = with_ranges(build_table(release, View(indicator="coverage_ucj")), Errors(2, 5)).rows
        assert rows.set_index("area_code")["rank_high"].dropna().to_dict() == {"16": 2, "18": 2}

    def test_what_is_no_share_has_no_range(self):
        rows = rows_of([("16", 310, 1_000), ("18", 300, 1_000)])
        out = add_ranges(rows, "more_is_better", Errors(2, 5), unit="people")
        assert out["rank_low"].isna().all()
        assert set(out["range_note"]) == {"analysis.no_range_unit"}

    def test_a_table_without_ranks_has_no_ranges(self, release_of):
        rows = with_ranges(build_table(release_of(), View()), Errors(2, 5)).rows
        assert rows[["rank_low", "rank_high", "similar", "tier", "range_note"]].isna().all(axis=None)

    def test_the_link_of_a_table_names_its_errors(self, release_of):
        table = with_ranges(build_table(release_of(employed("16", 2025, 1, 4)), View()), Errors(3, 7.5))
        assert errors_of(table.view) == Errors(3, 7.5)
        assert table.view.to_params()["galat_kabkota"] == "7.5"


def test_a_share_of_a_survey_has_no_range(full_release: Release) -> None:
    table = build_table(full_release, View(indicator="unemployment", period="2025"))
    assert table.rows["denominator"].notna().any(), "its counts are known, but weighted"
    assert not assumes_error(table)
    rows = with_ranges(table, errors_of(table.view)).rows
    ranked = rows[rows["rank"].notna()]
    assert set(ranked["range_note"]) == {"analysis.no_range_survey"}
    assert ranked["rank_low"].isna().all()
    assert rows["denominator"].equals(table.rows["denominator"])


def counted(code: str, n: int) -> dict:
    """A figure of June 2025 with its counts: n of 100,000."""
    return figure(code, "2025-06", n / 1000, numerator=n, denominator=100_000)


class TestBesideAreasWithoutARange:
    """Nothing is said of an area whose error is not known: neither that it differs nor where it stands."""

    def ranged(self, release_of, *figures):
        table = with_ranges(build_table(release_of(*figures), View(indicator="coverage_ucj")), Errors(0, 0))
        return table.rows.set_index("area_code")

    def test_the_only_one_with_a_range_beside_one_without_has_none_either(self, release_of):
        rows = self.ranged(release_of, counted("16", 50_000), figure("18", "2025-06", 1.0))
        assert rows.loc["16", "rank"] == 1
        assert rows.loc[["16", "18"], ["rank_low", "similar"]].isna().all(axis=None)
        assert rows.loc["16", "range_note"] == "analysis.no_range_others"
        assert rows.loc["18", "range_note"] == "analysis.no_range_counts"

    def test_of_several_the_others_are_told_and_that_one_may_stand_anywhere(self, release_of):
        """50% and 10% of 100,000 differ clearly; a bare 1% may stand above either or below both."""
        rows = self.ranged(
            release_of, counted("16", 50_000), counted("18", 10_000), figure("91", "2025-06", 1.0)
        )
        held = rows.loc[["16", "18"], ["rank_low", "rank_high", "similar"]]
        assert held.to_numpy().tolist() == [[1, 2, 0], [2, 3, 0]]
        assert set(rows.loc[["16", "18"], "range_note"]) == {"analysis.range_of_known"}
