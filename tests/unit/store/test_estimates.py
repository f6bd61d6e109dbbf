"""Estimates of regencies: they sum to the real figures, and never stand for one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pantau.areas import load_areas
from pantau.store.estimates import coverage_factors
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


def test_workers_sum_to_the_province_of_the_day(figures):
    rows = figures[(figures["indicator"] == "employed") & (figures["as_of"] == "2025")]
    people = dict(zip(rows["area_code"], rows["numerator"], strict=True))
    for province in ("91", "93", "94", "95", "92", "96", "32"):
        assert people[province] == sum(n for code, n in people.items() if code.startswith(f"{province}."))


def test_workers_by_population(figures):
    rows = figures[(figures["indicator"] == "employed") & (figures["as_of"] == "2025")].set_index("area_code")
    # Sumatera Selatan: 4.492.574 workers, 9.064.690 people, 1.801.367 of them in Palembang.
    assert rows.loc["16.71", "numerator"] == pytest.approx(4_492_574 * 1_801_367 / 9_064_690, abs=1)
    assert rows.loc["16.71", "method"] == "population_share"
    assert rows.loc["32.01", "method"] == "known_shares"
    # Kabupaten Bogor had 2.589.167 of the 23.452.568 of 2022; the province has 24.506.852 in 2025.
    assert rows.loc["32.01", "numerator"] == pytest.approx(24_506_852 * 2_589_167 / 23_452_568, abs=1)


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
    assert set(ours["indicator"]) == {"employed", "coverage_employed"}
    assert ours["method"].notna().all()
    merauke = ours[(ours["area_code"] == "93.01") & (ours["as_of"] == "2025")]
    notes = dict(zip(merauke["indicator"], merauke["note"], strict=True))
    assert "angka provinsi Papua," in notes["coverage_employed"]
    assert "angka provinsi Papua Selatan," in notes["employed"]


def figure(area: str, as_of: str, pct: float, caveat: str | None = None) -> Observation:
    period = parse_as_of(as_of)
    return Observation(
        area_code=area,
        indicator="coverage_ucj",
        segment="all",
        period=period.start,
        period_end=period.end,
        grain=period.grain,
        as_of=as_of,
        published_pct=pct,
        basis="semesta",
        caveat=caveat,
        source_id="s",
    )


def test_factors():
    areas = load_areas()
    figures = [
        figure("73", "2024-07", 40.0),
        figure("73", "2022-07", 20.0),
        figure("73.17", "2024-07", 60.0),
        figure("73.04", "2024-07", 20.0, "artefact"),
        figure("73.05", "2019-07", 50.0),
    ]
    factors = coverage_factors(areas, ["73.17", "73.04", "73.05", "73.06"], figures, 2025)
    # 60 of 40; the artefact, the one too far from any figure of the province, and none count for nothing.
    assert factors == {"73.17": Fraction(3, 2)}
    assert coverage_factors(areas, ["73.17"], list(reversed(figures)), 2025) == factors
