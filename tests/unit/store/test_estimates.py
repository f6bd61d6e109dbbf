"""Estimates of regencies: they sum to the real figures, and never stand for one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pantau.areas import load_areas
from pantau.store.estimates import coverage_factors, latest_counts, share_out
from pantau.store.periods import parse_as_of
from pantau.store.records import Observation

SEGMENTS = ("pu_bpu", "pu", "bpu")


@pytest.fixture(scope="module")
def figures(full_release):
    return full_release.query("all_observations")


@pytest.fixture(scope="module")
def province_2020(full_release):
    areas = full_release.query("areas")
    return dict(zip(areas["code"], areas["province_code_2020"], strict=True))


@pytest.mark.parametrize("segment", SEGMENTS)
def test_sums_are_exact(figures, province_2020, segment):
    rows = figures[(figures["indicator"] == "coverage_employed") & (figures["segment"] == segment)]
    ours = rows[rows["status"] == "estimate"]
    assert len(ours) == 514 * 4
    sums = ours.groupby([ours["area_code"].map(province_2020), "as_of"])[["numerator", "denominator"]].sum()
    real = rows[rows["boundaries"] == 34].set_index(["area_code", "as_of"])[["numerator", "denominator"]]
    assert len(real) == 34 * 4
    assert (sums.sort_index().to_numpy() == real.sort_index().to_numpy()).all()


def test_both_segments_add_up_in_every_area(figures):
    rows = figures[(figures["indicator"] == "coverage_employed") & (figures["status"] == "estimate")]
    people = rows.pivot_table(
        index=["area_code", "as_of"], columns="segment", values="numerator", aggfunc="sum"
    )
    assert (people["pu"] + people["bpu"] == people["pu_bpu"]).all()
    assert (rows["numerator"] <= rows["denominator"]).all()
    assert (rows["numerator"] >= 0).all()


def test_no_estimate_exceeds_a_published_count_of_its_year(figures):
    estimates = figures[(figures["status"] == "estimate") & (figures["segment"] == "pu_bpu")]
    known = estimates.set_index(["area_code", "as_of"])["numerator"]
    # Manokwari Selatan and Teluk Bintuni, August 2023; Sukoharjo, February 2022; all segments.
    for area, year, count in (("92.11", "2023", 2_842), ("92.06", "2023", 9_616), ("33.11", "2022", 96_606)):
        assert known[area, year] <= count
    assert known["92.11", "2023"] == 2_842, "more would come to it by its published 55,39%"


def test_published_figures_set_the_weights(figures):
    rows = figures[
        (figures["indicator"] == "coverage_employed")
        & (figures["segment"] == "pu_bpu")
        & (figures["as_of"] == "2024")
        & figures["area_code"].str.startswith("18.")
    ].set_index("area_code")
    pct = rows["numerator"] / rows["denominator"]
    # Published: Metro 32,9%, Lampung Timur 17,4%; the estimates keep that proportion.
    assert pct["18.72"] / pct["18.07"] == pytest.approx(32.9 / 17.4, rel=0.001)
    # Pesisir Barat's 1,9% is an artefact of a new regency: it gets the province's.
    assert pct["18.13"] / pct["18.72"] == pytest.approx(24.86 / 32.9, rel=0.001)
    assert set(rows["method"]) == {"published_weights"}


def test_an_estimate_says_so(figures):
    ours = figures[figures["status"] == "estimate"]
    assert set(ours["source_id"]) == {"taksiran-pantau-jamsostek"}
    assert set(ours["indicator"]) == {"coverage_employed"}
    assert ours["method"].notna().all()
    merauke = ours[(ours["area_code"] == "93.01") & (ours["as_of"] == "2025")]
    assert merauke["note"].str.contains("angka provinsi Papua,").all()


def test_a_denominator_in_doubt_puts_its_estimate_in_doubt(figures):
    ours = figures[(figures["status"] == "estimate") & (figures["area_code"] == "64.09")]
    assert set(ours.loc[ours["as_of"] == "2024", "caveat"]) == {"uncertain"}
    assert ours.loc[ours["as_of"] == "2025", "caveat"].isna().all()


def figure(
    area: str, as_of: str, pct: float | None, caveat: str | None = None, **values: object
) -> Observation:
    period = parse_as_of(as_of)
    common: dict[str, object] = {
        "area_code": area,
        "indicator": "coverage_ucj",
        "segment": "all",
        "period": period.start,
        "period_end": period.end,
        "grain": period.grain,
        "as_of": as_of,
        "published_pct": pct,
        "basis": "semesta",
        "caveat": caveat,
        "source_id": "s",
    }
    return Observation(**{**common, **values})


def test_factors():
    areas = load_areas()
    figures = [
        figure("73", "2024-07", 40.0),
        figure("73", "2022-07", 20.0),
        figure("73.17", "2024-07", 60.0),
        figure("73.04", "2024-07", 20.0, "artefact"),
        figure("73.05", "2019-07", 50.0),
        figure("73.07", "2024-07", 20.0, "uncertain"),
        figure("73.08", "2024-07", 20.0, basis="target"),
        figure("73.09", "2024-07", 20.0, segment="bpu"),
    ]
    codes = ["73.17", "73.04", "73.05", "73.06", "73.07", "73.08", "73.09"]
    factors = coverage_factors(areas, codes, figures, 2025)
    # 60 of 40; the artefact, the one too far from any figure of the province, none, the one in doubt,
    # another basis and another segment count for nothing.
    assert factors == {"73.17": Fraction(3, 2)}
    assert coverage_factors(areas, ["73.17"], list(reversed(figures)), 2025) == factors


def test_the_last_count_of_a_year_is_the_most_there_can_be():
    counts = latest_counts(
        [
            figure("73.17", "2024-02", None, numerator=900),
            figure("73.17", "2024-11", None, numerator=700),
            figure("73.17", "2024-11", 40.0, numerator=800, segment="pu_bpu"),
            figure("73.17", "2024-12", None, numerator=5, segment="bpu"),
            figure("73.17", "2024-12", None, numerator=5, counted_by="branch"),
            figure("73.17", "2023", None, numerator=600),
            figure("73.04", "2024-12", 30.0),
        ]
    )
    assert counts == {(2024, "73.17"): 700, (2023, "73.17"): 600}


def test_sharing_out_by_workers_factors_and_counts():
    workers = {"a": 100, "b": 300}
    assert share_out(40, workers, {}, {}) == ({"a": 10, "b": 30}, "workers_share")
    # Weights 300 and 300.
    assert share_out(40, workers, {"a": Fraction(3)}, {}) == ({"a": 20, "b": 20}, "published_weights")
    # What a cannot hold goes to b, so they no longer share one percentage.
    assert share_out(40, workers, {}, {"a": 4}) == ({"a": 4, "b": 36}, "published_weights")
    assert share_out(40, workers, {}, {"a": 11}) == ({"a": 10, "b": 30}, "workers_share")
    # Where the others cannot hold the rest, the counts do not fit the province's figure.
    assert share_out(40, workers, {}, {"a": 4, "b": 35}) == ({"a": 10, "b": 30}, "workers_share")
