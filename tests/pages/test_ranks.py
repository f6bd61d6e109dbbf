"""Ranks with their ranges, and why a value changed, as the pages say them of the real facts."""

from __future__ import annotations

from statistics import mean

import pytest

from pantau.ui.league.payload import FIELDS
from tests.helpers.pages import component_data, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def groups_of(app):
    (league,) = component_data(app, "pantau_league")
    return [
        [dict(zip(FIELDS, row[: len(FIELDS)], strict=True)) for row in group["rows"]]
        for group in league["groups"]
    ]


def test_provinces_stand_in_tiers_with_ranges_and_a_rank_of_improvement() -> None:
    app = run_page("peringkat")
    (league,) = component_data(app, "pantau_league")
    (rows,) = groups_of(app)
    assert len(rows) == 34
    assert sum(count for _, count in league["groups"][0]["tiers"]) == 34
    assert all(1 <= row["low"] <= row["rank"] <= row["high"] <= 34 for row in rows)
    assert [column["id"] for column in league["columns"]][:1] == ["improvement"]
    text = said(app)
    assert "bila penyebut provinsi meleset dengan galat baku 2%" in text
    assert "andaian kami, bukan angka resmi" in text
    # 41.38 million of 45.22 are 91.5%; 39.2 and 45.22 of 144.642 million are 27.1% and 31.3%
    assert "45,22 juta peserta pada Desember 2024 menjadi 41,38 juta pada Februari 2025 (turun 8,5%)" in text
    assert "27,1% atau 31,3%" in text


def test_the_error_is_chosen_on_the_page_and_stands_in_the_address() -> None:
    app = run_page("peringkat")
    wide = mean(row["high"] - row["low"] for row in groups_of(app)[0])
    app.selectbox(key="control_error_province").select("10").run()
    assert not app.exception
    assert app.query_params["galat_provinsi"] == "10"
    assert "galat baku 10%" in said(app)
    assert mean(row["high"] - row["low"] for row in groups_of(app)[0]) > wide


def test_an_error_of_a_link_is_offered_as_it_stands_and_nonsense_is_refused() -> None:
    assert "galat baku 3,3%" in said(run_page("peringkat", galat_provinsi="3.3"))
    text = said(run_page("peringkat", galat_provinsi="banyak"))
    assert "galat_provinsi=banyak" in text


def test_published_coverage_without_counts_has_the_range_of_its_denominators_error_and_says_so() -> None:
    app = run_page("peringkat", indikator="coverage_ucj")
    (league,) = component_data(app, "pantau_league")
    words = league["words"]
    semesta = groups_of(app)[0]
    assert all(row["low"] <= row["rank"] <= row["high"] for row in semesta)
    uncounted = [row for row in semesta if "/" not in row["n_text"] or row["n_text"].endswith("–")]
    assert uncounted
    for row in uncounted:
        assert words[row["range_note_w"]].startswith("rentang peringkat hanya memuat galat penyebut")
    text = said(run_page("peringkat", indikator="coverage_ucj", galat_provinsi="0"))
    assert "galat baku 0%" in text  # nought of an error is no reason to take its control away


def test_without_an_error_a_percentage_without_counts_claims_no_certainty() -> None:
    app = run_page("peringkat", indikator="coverage_ucj", galat_provinsi="0")
    (league,) = component_data(app, "pantau_league")
    without = [row for row in groups_of(app)[0] if row["low"] is None]
    assert without
    for row in without:
        assert league["words"][row["range_note_w"]].startswith("tanpa rentang peringkat")
    assert league["groups"][0]["tiers"] == []
    assert "Bacalah kelompoknya" not in said(app)


def error_controls(app) -> list[str]:
    return [box.key for box in app.selectbox if box.key.startswith("control_error")]


def test_counted_denominators_have_no_error_to_choose_and_no_tiers_of_one() -> None:
    app = run_page("peringkat", indikator="lapsed")
    (league,) = component_data(app, "pantau_league")
    assert league["ranged"]
    assert league["groups"][0]["tiers"] == []  # 24 tiers of 28 areas say no more than the ranks
    text = said(app)
    assert error_controls(app) == []
    assert "galat baku" not in text
    assert "Penyebut angka ini dihitung atau ditetapkan" in text
    # the rows themselves: 19 say that they differ from all others, 9 say with whom they do not
    similar = [row["similar"] for row in groups_of(app)[0]]
    assert (similar.count(0), len(similar)) == (19, 28)
    assert "19 dari 28 wilayah berbeda nyata dari semua wilayah lain." in text
    assert "hampir setiap" not in text
    assert "45,22 juta" not in text  # of coverage alone


@pytest.mark.parametrize(
    ("indicator", "shown"),
    [("budgeted", []), ("unemployment", []), ("employed", []), ("coverage_ucj", ["control_error_province"])],
)
def test_the_error_is_offered_where_a_range_depends_on_it(indicator: str, shown: list[str]) -> None:
    app = run_page("peringkat", indikator=indicator)
    assert error_controls(app) == shown
    assert ("galat baku" in said(app)) == bool(shown)


def test_an_area_says_its_range_its_tier_and_who_does_not_differ() -> None:
    text = said(run_page("wilayah", wilayah="16"))
    assert "Rentang peringkat 95%: " in text
    assert "(galat penyebut 2%, andaian kami)" in text
    assert "Tidak berbeda nyata dengan" in text
    assert "Rentang peringkat 95%: " in said(run_page("peta", wilayah="16"))


def test_what_cannot_be_split_says_why() -> None:
    assert "Perubahan tidak diuraikan: angkanya taksiran." in said(run_page("wilayah", wilayah="16.11"))
    assert "angka kabupaten/kotanya taksiran" in said(run_page("wilayah", wilayah="16"))
    asked = run_page("wilayah", wilayah="16", sejak="2019")
    assert "Periode yang diminta tidak dapat dibandingkan" in said(asked)


def test_pati_is_not_split_across_two_denominators() -> None:
    # 511,111 in December 2024, 599,061 in March 2025
    text = said(run_page("wilayah", wilayah="33.18", indikator="coverage_ucj"))
    assert "Tidak dibandingkan: penyebut terbitan bergeser lebih dari 5%, sehingga bukan ukuran" in text
    assert "poin berasal dari jumlah peserta" not in text


def test_the_nation_is_split_by_its_provinces_inside_one_series() -> None:
    text = said(run_page("wilayah", wilayah="ID", sejak="2023", sampai="2024"))
    assert "dari pergeseran bobot antarwilayah bagian" in text
    for since, until in (("2022", "2024"), ("2024", "2025")):
        asked = said(run_page("wilayah", wilayah="ID", sejak=since, sampai=until))
        assert "Periode yang diminta tidak dapat dibandingkan" in asked
