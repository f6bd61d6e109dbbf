"""Estimates of regencies: they sum to the real figures, never stand for one, and bear their error."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from pantau.store.estimates import share_out
from pantau.store.worker_weights import BY_STRUCTURE, BY_WORKERS, weights_of
from tests.helpers import facts
from tests.helpers.workers import employed


@pytest.fixture(scope="module")
def figures(full_release):
    return full_release.query("all_observations")


@pytest.fixture(scope="module")
def estimates(figures):
    return figures[figures["status"] == "estimate"]


@pytest.fixture(scope="module")
def province_2020(full_release):
    areas = full_release.query("areas")
    return dict(zip(areas["code"], areas["province_code_2020"], strict=True))


@pytest.fixture(scope="module")
def counted():
    """Regencies of which a source counted at least PU and BPU, as the facts have them.

    Of a figure in doubt only the people that the source tells are a count, not what a share makes of them.
    """
    whole = {
        row["area_code"]
        for row in facts.real("coverage_published", indicator="coverage_ucj")
        if row["segment"] in ("all", "pu_bpu") and row["counted_by"] != "branch"
        if row["active"]
        or row["active_in_text"]
        or (
            not row["caveat"]
            and row["coverage_pct_published"]
            and (row["denominator"] or row["denominator_in_text"])
        )
    }
    halves = [
        {
            (row["area_code"], row["as_of"], row["source_id"])
            for row in facts.real("segments_published", segment_id=one)
        }
        for one in ("pu", "bpu")
    ]
    return {code for code in whole | {code for code, _, _ in halves[0] & halves[1]} if "." in code}


def test_sums_are_exact(figures, estimates, counted, province_2020):
    rows = figures[(figures["indicator"] == "coverage_employed") & (figures["segment"] == "pu_bpu")]
    real = rows[(rows["boundaries"] == 34) & rows["caveat"].isna()]
    real = real.assign(year=real["period"].dt.year).set_index(["area_code", "year"])
    real = real[["numerator", "denominator"]]
    assert len(real) == 34 * 4 - 1, "all but Kalimantan Utara 2025, which is in doubt"
    sums = estimates.groupby([estimates["area_code"].map(province_2020), estimates["period"].dt.year])[
        ["numerator", "denominator"]
    ].sum()
    assert set(sums.index) == set(real.index)
    partly = real.index.get_level_values("area_code").isin({province_2020[code] for code in counted})
    assert (sums.loc[real.index[~partly]].to_numpy() == real[~partly].to_numpy()).all()
    assert (sums.loc[real.index[partly]].to_numpy() < real[partly].to_numpy()).all()
    assert 10 < (~partly).sum() < 100


def test_nothing_is_estimated_that_a_source_has_counted(full_release, estimates, counted, province_2020):
    everywhere = {code for code in province_2020 if "." in code}
    for year, of_year in estimates.groupby(estimates["period"].dt.year):
        doubted = {code for code in everywhere if province_2020[code] == "65"} if year == 2025 else set()
        assert set(of_year["area_code"]) == everywhere - counted - doubted
    # Ketapang, Musi Banyuasin, Teluk Bintuni, Manokwari Selatan and Sumenep, of which counts are published
    assert {"61.04", "16.06", "92.06", "92.11", "35.29"} <= counted
    # Kutai Timur, Kabupaten Pasuruan and Serang, of which counts in doubt are published: 69,528 + 77,074 of
    # December 2024, 208,063 of August 2024 and 461,000 of December 2025
    assert {"64.08", "35.14", "36.04"} <= counted
    findings = full_release.query("findings").query("rule == 'estimate_counted'")
    assert set(findings["area_code"]) == {province_2020[code] for code in counted}
    assert findings.loc[findings["area_code"] == "61", "message"].str.contains("Kabupaten Ketapang").all()


def test_no_estimate_contradicts_a_count_of_the_release(figures, estimates):
    """Nor does its range: of no more than all who are active, of no fewer than the PU or the BPU alone."""
    ours = estimates.assign(half=estimates["margin"] * estimates["denominator"] / 100)
    about = figures["indicator"].isin(["coverage_ucj", "registered"]) & (figures["status"] != "estimate")
    told = figures[about & figures["numerator"].notna() & (figures["counted_by"] != "branch")]
    both = ours.merge(told, on="area_code", suffixes=("", "_told"))
    apart = (both["period_end"] - both["period_end_told"]).abs()
    both = both[apart <= pd.Timedelta(days=366)]
    whole = both["segment_told"].isin(["all", "pu_bpu"])
    assert (both["numerator"] + both["half"])[whole].le(both["numerator_told"][whole]).all()
    part = both["segment_told"].isin(["pu", "bpu"])
    assert (both["numerator"] - both["half"])[part].ge(both["numerator_told"][part]).all()
    # Kota Semarang's 40,196 BPU stand beside an estimate of many more
    assert set(both[part]["area_code"]) == {"33.74"}


def test_only_both_segments_together_are_estimated(estimates):
    assert set(estimates["segment"]) == {"pu_bpu"}
    assert set(estimates["indicator"]) == {"coverage_employed"}
    assert (estimates["numerator"] <= estimates["denominator"]).all()
    assert (estimates["numerator"] >= 0).all()


def test_an_estimate_says_so(estimates):
    assert set(estimates["source_id"]) == {"taksiran-pantau-jamsostek"}
    assert set(estimates["method"]) == {BY_STRUCTURE}
    merauke = estimates[(estimates["area_code"] == "93.01") & (estimates["period"].dt.year == 2025)]
    assert merauke["note"].str.contains("angka provinsi Papua,").all()


def test_every_estimate_bears_the_error_of_its_method(full_release, estimates):
    errors = full_release.query("estimate_errors").set_index("method")
    assert errors["chosen"].to_dict() == {BY_STRUCTURE: True, BY_WORKERS: False}
    assert errors.at[BY_STRUCTURE, "mean_points"] < errors.at[BY_WORKERS, "mean_points"]
    within = errors.at[BY_STRUCTURE, "within_points"]
    assert len(set(estimates["margin"])) == 1
    margin = int(estimates["margin"].iloc[0])
    assert within <= margin < within + 1, "the next whole point"


def test_a_denominator_in_doubt_puts_its_estimate_in_doubt(estimates):
    ours = estimates[estimates["area_code"] == "64.09"].set_index("as_of")["caveat"]
    assert ours["2024-12"] == "uncertain"
    assert ours.drop("2024-12").isna().all()


WORKERS = {"a": employed("a", 100, 80), "b": employed("b", 300, 20)}


class TestShares:
    def test_by_formal_and_informal_workers(self):
        # PU 50 of 100 formal, BPU 30 of 300 informal: a 50*80/100 + 30*20/300, b 50*20/100 + 30*280/300.
        weights = weights_of(BY_STRUCTURE, 50, 30, WORKERS)
        assert weights == {"a": Fraction(42), "b": Fraction(38)}

    def test_by_workers_alone(self):
        assert weights_of(BY_WORKERS, 50, 30, WORKERS) == {"a": Fraction(20), "b": Fraction(60)}

    def test_workers_stand_in_where_nobody_is_formal(self):
        nobody = {"a": employed("a", 100, 0), "b": employed("b", 300, 0)}
        assert weights_of(BY_STRUCTURE, 50, 30, nobody) == {"a": Fraction(20), "b": Fraction(60)}

    @pytest.mark.parametrize(
        ("most", "shared"),
        [
            ({}, {"a": 42, "b": 38}),
            ({"a": 4}, {"a": 4, "b": 76}),
            ({"a": 60}, {"a": 42, "b": 38}),
            # 39 hold no 80: the counts of sources cannot all be true, and workers alone are the limit
            ({"a": 4, "b": 35}, {"a": 42, "b": 38}),
        ],
    )
    def test_nobody_gets_more_than_was_counted(self, most, shared):
        weights = weights_of(BY_STRUCTURE, 50, 30, WORKERS)
        assert share_out(80, weights, WORKERS, most) == shared

    def test_nor_more_than_there_are_workers(self):
        assert share_out(390, {"a": Fraction(300), "b": Fraction(90)}, WORKERS, {}) == {
            "a": 100,
            "b": 290,
        }
