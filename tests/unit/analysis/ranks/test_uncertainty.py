"""Ranges of rank against a plain loop with other generators, and cases worked by hand."""

from __future__ import annotations

import random
import statistics
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
    draw_samples,
    errors_of,
    limits,
    places_of,
    similar,
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


def plain_loop(figures, cv, draws=3_000):
    """Places of every area by Python's own generator, one draw at a time; normal binomial numerators."""
    chance = random.Random(7)
    spread = float(np.sqrt(np.log1p(cv**2)))
    places = {code: [] for code, *_ in figures}
    for _ in range(draws):
        drawn = {}
        for code, n, whole in figures:
            people = chance.gauss(n, (n * (1 - n / whole)) ** 0.5)
            drawn[code] = people / whole * chance.lognormvariate(0, spread)
        for place, code in enumerate(sorted(drawn, key=drawn.get, reverse=True), start=1):
            places[code].append(place)
    return places


class TestAgainstOthers:
    figures = tuple((f"16.{i:02}", 2_000 + 190 * i, 20_000) for i in range(1, 31))

    def test_ranges_are_those_of_a_plain_loop(self):
        rows = add_ranges(rows_of(self.figures), "more_is_better", Errors(2, 5)).set_index("area_code")
        for code, places in plain_loop(self.figures, 0.05).items():
            ordered = sorted(places)
            low, high = ordered[int(0.025 * len(ordered))], ordered[-1 - int(0.025 * len(ordered))]
            assert abs(rows.loc[code, "rank_low"] - low) <= 1
            assert abs(rows.loc[code, "rank_high"] - high) <= 1

    def test_the_middle_of_514_areas_is_as_wide_as_the_density_there_says(self):
        # rank = areas * P(value above): its standard error is the error times areas times the density of
        # ln(value), which in the middle of a normal of sd s is 1 / (s * root of 2 pi)
        spread, error, areas = 0.38, 0.05, 514
        logs = stats.norm(np.log(0.22), spread).ppf((np.arange(areas) + 0.5) / areas)
        figures = [(f"{i:04}", int(1e8 * p), 100_000_000) for i, p in enumerate(np.exp(logs))]
        out = add_ranges(rows_of(figures), "more_is_better", Errors(2, 100 * error)).sort_values("rank")
        width = (out["rank_high"] - out["rank_low"]).iloc[areas // 2 - 10 : areas // 2 + 10].mean()
        expected = 2 * 1.96 * error * areas / (spread * np.sqrt(2 * np.pi))
        assert expected == pytest.approx(105.8, abs=0.1)
        assert width == pytest.approx(expected, rel=0.04)

    def test_the_numerator_varies_as_a_binomial(self):
        drawn = draw_samples(np.array([12 / 39 * 100]), np.array([39.0]), np.array([0.0]), 40_000)[0]
        counts = np.round(drawn / 100 * 39).astype(int)
        observed = np.bincount(counts, minlength=40)
        expected = stats.binom(39, 12 / 39).pmf(np.arange(40)) * len(counts)
        common = expected > 5
        statistic = ((observed[common] - expected[common]) ** 2 / expected[common]).sum()
        assert stats.chi2(common.sum() - 1).sf(statistic) > 0.001

    def test_above_100_per_cent_the_numerator_is_poisson(self):
        # Kaimana: 126.15%. The spread of a Poisson count is the root of its mean.
        drawn = draw_samples(np.array([126.15]), np.array([4_000.0]), np.array([0.0]), 40_000)[0]
        counts = drawn / 100 * 4_000
        assert counts.mean() == pytest.approx(5_046, rel=0.002)
        assert counts.std() == pytest.approx(5_046**0.5, rel=0.02)
        assert drawn.max() > 126.15

    def test_the_denominators_error_has_the_coefficient_of_variation_assumed(self):
        drawn = draw_samples(np.array([30.0]), np.array([np.nan]), np.array([0.05]), 40_000)[0]
        assert statistics.stdev(drawn) / statistics.mean(drawn) == pytest.approx(0.05, rel=0.02)
        assert statistics.median(drawn) == pytest.approx(30, rel=0.002)

    def test_two_areas_change_places_as_often_as_their_difference_says(self):
        # ln 31 - ln 30 = 0.0328; two errors of 5% together 0.0706: P(second first) = Phi(-0.464)
        values, unknown = np.array([31.0, 30.0]), np.array([np.nan, np.nan])
        places = places_of(draw_samples(values, unknown, np.array([0.05, 0.05])), "more_is_better")
        sigma = np.sqrt(2 * np.log1p(0.05**2))
        expected = stats.norm.sf(np.log(31 / 30) / sigma)
        assert (places[0] == 2).mean() == pytest.approx(expected, abs=0.03)

    @pytest.mark.parametrize(("ratio", "alike"), [(1.10, 1), (1.20, 0)])
    def test_two_areas_differ_beyond_1_96_standard_deviations(self, ratio, alike):
        # 1.96 * 0.0706 = 0.138: a ratio of 1.10 (ln 0.095) does not differ, one of 1.20 (0.182) does
        values, unknown = np.array([30.0 * ratio, 30.0]), np.array([np.nan, np.nan])
        places = places_of(draw_samples(values, unknown, np.array([0.05, 0.05])), "more_is_better")
        assert similar(places).tolist() == [alike, alike]


class TestByHand:
    def test_without_any_error_ranks_are_certain(self):
        rows = rows_of([("16.01", 40_000_000, 100_000_000), ("16.02", 30_000_000, 100_000_000)])
        out = add_ranges(rows, "more_is_better", Errors(0, 0))
        assert out[["rank_low", "rank_high", "similar", "tier"]].to_numpy().tolist() == [
            [1, 1, 0, 1],
            [2, 2, 0, 2],
        ]

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

    def test_less_is_better_turns_the_places(self):
        places = places_of(np.array([[1.0, 5.0], [2.0, 4.0], [2.0, 3.0]]), "less_is_better")
        assert places.tolist() == [[1, 3], [2, 2], [2, 1]]

    def test_limits_leave_out_one_in_forty_at_either_end(self):
        places = np.arange(1, 401, dtype="int16")[None, :]
        low, high = limits(places)
        assert (low[0], high[0]) == (11, 390)


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
        assert rows["rank_high"].dropna().to_dict() == {"16": 3}
        assert rows["range_note"].dropna().to_dict() == dict.fromkeys(
            ("18", "91"), "analysis.no_range_counts"
        )
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

    def test_groups_are_drawn_apart(self, release_of):
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
