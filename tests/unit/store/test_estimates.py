"""Estimates of regencies: they sum to the real figures, never stand for one, and bear their error."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pantau.store.estimates import share_out
from pantau.store.worker_weights import BY_STRUCTURE, BY_WORKERS, weights_of
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


# Areas without an estimate of a year, and why (coverage_published.csv, segments_published.csv).
CONTRADICTED = {
    # PU and BPU of one source and date: Sukoharjo, Sumenep, Ketapang, Banyumas, Kota Tegal, Gorontalo Utara,
    # Belitung, Batam, and those of Papua Barat of December 2025
    ("33", 2022): {"33.11"},
    ("35", 2022): {"35.29"},
    ("61", 2023): {"61.04"},
    ("61", 2024): {"61.04"},
    ("33", 2025): {"33.02", "33.76"},
    ("75", 2025): {"75.05"},
    ("19", 2025): {"19.71"},
    ("21", 2025): {"21.71"},
    ("92", 2025): {"92.02", "92.03", "92.06", "92.07", "92.08", "92.11", "92.12"},
    # 2,842 of all segments in August 2023, below the range of the estimate
    ("92", 2023): {"92.11"},
}


def test_sums_are_exact(figures, estimates, province_2020):
    rows = figures[(figures["indicator"] == "coverage_employed") & (figures["segment"] == "pu_bpu")]
    real = rows[rows["boundaries"] == 34].assign(year=lambda of: of["period"].dt.year)
    real = real.set_index(["area_code", "year"])[["numerator", "denominator"]]
    assert len(real) == 34 * 4
    sums = estimates.groupby([estimates["area_code"].map(province_2020), estimates["period"].dt.year])[
        ["numerator", "denominator"]
    ].sum()
    whole = [key for key in real.index if key not in CONTRADICTED]
    assert (sums.loc[whole].to_numpy() == real.loc[whole].to_numpy()).all()
    partly = list(CONTRADICTED)
    assert (sums.loc[partly].to_numpy() < real.loc[partly].to_numpy()).all()


def test_an_estimate_that_a_count_contradicts_is_left_out(full_release, figures, estimates, province_2020):
    years = estimates["period"].dt.year
    for (province, year), codes in CONTRADICTED.items():
        inside = {code for code, of in province_2020.items() if of == province and "." in code}
        assert set(estimates.loc[years == year, "area_code"]) & inside == inside - codes
    assert len(estimates) == 514 * 4 - 17
    findings = full_release.query("findings")
    told = findings[findings["rule"] == "estimate_contradicted"]
    assert sorted(told["area_code"]) == sorted(province for province, _ in CONTRADICTED)
    of_kalbar = told[told["area_code"] == "61"]["message"].str.contains("Ketapang .*122.318, Desember 2024")
    assert of_kalbar.sum() == 1


def test_only_both_segments_together_are_estimated(estimates):
    assert set(estimates["segment"]) == {"pu_bpu"}
    assert set(estimates["indicator"]) == {"coverage_employed"}
    assert (estimates["numerator"] <= estimates["denominator"]).all()
    assert (estimates["numerator"] >= 0).all()


def test_no_estimate_exceeds_a_published_count_of_its_year(figures, estimates):
    known = estimates.assign(year=estimates["period"].dt.year).set_index(["area_code", "year"])["numerator"]
    # coverage_published.csv: Teluk Bintuni, August 2023; Musi Banyuasin, July 2025
    for area, year, count in (("92.06", 2023, 9_616), ("16.06", 2025, 103_079)):
        assert known[area, year] <= count
    counted = figures[
        (figures["indicator"] == "coverage_ucj")
        & figures["segment"].isin(["all", "pu_bpu"])
        & figures["area_code"].str.contains(".", regex=False)
        & figures["numerator"].notna()
        & figures["caveat"].isna()
        & (figures["counted_by"] != "branch")
    ].sort_values(["period_end", "numerator"], ascending=[True, False])
    last = counted.groupby([counted["area_code"], counted["period_end"].dt.year])["numerator"].last()
    beside = last.reindex(known.index).dropna()
    assert len(beside) >= 10
    assert (known[beside.index] <= beside).all()


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
