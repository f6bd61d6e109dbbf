"""What the pages say of named targets."""

from __future__ import annotations

import re

import pytest

from pantau.text import numbers
from tests.helpers.pages import component_data, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def offered(app):
    """Keys of the targets that the control offers."""
    (control,) = [box for box in app.selectbox if box.key == "control_target"]
    return control


@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah"])
def test_only_comparable_targets_can_be_chosen_and_the_others_say_why(page):
    app = run_page(page, wilayah="18")
    text = said(app)
    names = offered(app).options
    assert "RPJMN 2025-2029 (2025): 32,15%" in names
    assert not any("Kemendagri (2025): 52,15%" in name for name in names)
    assert "Target UCJ Kemendagri (2025): 52,15%" in text
    assert "keduanya tidak dapat dikonversi" in text
    assert "sumbernya tidak menyebut penyebut sasaran ini" in text  # RPJPN 99.5%


@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah"])
def test_a_link_to_a_target_on_another_basis_is_refused_with_the_reason_and_a_way_on(page):
    text = said(run_page(page, wilayah="18", sasaran="ucj-kemendagri-2025"))
    assert "Sasaran “Target UCJ Kemendagri (2025): 52,15%” tidak dipakai di sini" in text
    assert "Lihat Cakupan UCJ (angka terbitan)" in text
    assert "Tampilkan tanpa sasaran" in text
    assert "Menuju sasaran" not in text


@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah"])
def test_a_target_that_is_not_in_the_release_is_named(page):
    assert "Sasaran dengan kode “rpjmn-1999” tidak ada dalam rilis ini" in said(
        run_page(page, sasaran="rpjmn-1999")
    )


def test_choosing_a_target_writes_it_into_the_address():
    app = run_page("wilayah", wilayah="18")
    offered(app).set_value("rkp-2026").run()
    assert app.query_params["sasaran"] == "rkp-2026"
    assert "Menuju sasaran: RKP 2026 (2026): 34,99%" in said(app)


def test_lampung_against_rkp_in_points_and_in_people():
    text = said(run_page("wilayah", wilayah="18", sasaran="rkp-2026"))
    # 858,652 of 4,787,589: 17.93%; 0.3499 * 4,787,589 = 1,675,177.4
    assert "17,1 poin" in text
    assert "816.526" in text
    assert "34,99% × 4.787.589 = 1.675.178, dikurangi 858.652 peserta" in text
    # 816,526 in 24 months
    assert (
        "Dihitung dari tanggal angka, 31 Desember 2024, sampai 31 Desember 2026: 34.022 orang per bulan"
        in text
    )
    assert "libur nasional tidak diketahui" in text
    # the source names the month
    assert "sumber hanya menyebut tahunnya" not in text
    # 15.60% in 2023: (17.93 - 15.60) / (34.99 - 15.60) = 12.0%
    assert "Acuan: 15,60% pada Desember 2023. Selisih saat itu 19,39 poin, sekarang 17,06 poin." in text
    assert "12,0%" in text


def test_a_figure_of_no_known_month_is_held_against_no_target():
    text = said(run_page("wilayah", wilayah="18", periode="2025", sasaran="rkp-2026"))
    assert "Tidak dibandingkan: bulannya tidak tertulis di sumber." in text
    # 0.3499 * 4,853,377 - 710,019
    assert "988.178" not in text


NOT_YET = {
    "id": (
        "Patokan nasional, bukan sasaran wilayah ini.",
        "Belum dapat diproyeksikan",
        "Angka yang sebanding (bulannya diketahui dan sama, satu seri): 2; diperlukan paling sedikit {}.",
    ),
    "en": (
        "A national yardstick, no target of this area.",
        "Cannot be projected yet",
        "Comparable figures (of the same, known month and of one series): 2; at least {} are needed.",
    ),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("area", ["18", "65"])
def test_a_yardstick_gives_no_verdict_and_two_comparable_figures_no_forecast(area, language):
    # Kalimantan Utara (65) was expected at -30.8% and forecast at -29.2% for the end of 2029
    text = said(run_page("wilayah", wilayah=area, sasaran="rpjmn-2029", bahasa=language))
    judged, projected, points = NOT_YET[language]
    assert judged in text
    assert projected in text
    assert points.format(3) not in text  # three would give no verdict either
    assert points.format(5) in text
    assert not re.search(r"[-−]\s?(30[.,]8|29[.,]2)%", text)
    assert "Balikkan" not in text


def test_three_decembers_of_unlike_denominators_give_no_verdict():
    # 780,666 in 2021, not stated in 2024, 843,000 in 2025 (coverage_published.csv)
    text = said(
        run_page(
            "wilayah",
            wilayah="71",
            indikator="coverage_ucj",
            periode="2025-12",
            sasaran="ucj-kemendagri-2025",
        )
    )
    assert "Patokan nasional, bukan sasaran wilayah ini." in text
    assert "Pertahankan" not in text
    assert "satu seri): 1; diperlukan paling sedikit 5." in text


def test_a_past_target_says_so():
    text = said(run_page("wilayah", wilayah="18", sasaran="rpjmn-2025"))
    assert "680.558" in text  # 0.3215 * 4,787,589 - 858,652, rounded up
    assert "Tenggat 31 Desember 2025 sudah lewat" in text
    assert "Tidak dinilai" in text


def test_estimates_are_neither_judged_nor_projected():
    text = said(run_page("wilayah", wilayah="18.71", sasaran="rkp-2026"))
    assert ">Tidak dibandingkan: taksiran, bukan hasil pencatatan.<" in text
    assert "Pertahankan" not in text.replace("pertahankan", "")


def test_the_ladder_names_what_contradicts_a_target():
    text = said(run_page("wilayah", wilayah="16"))
    assert "Tangga sasaran Sumatera Selatan" in text
    assert "1,485 juta pekerja; menurut pemerintah provinsi targetnya 51%" in text
    assert "Tidak pasti" in text
    assert "49,46%" in text


def test_a_province_is_held_against_its_own_target():
    text = said(run_page("wilayah", wilayah="16", indikator="coverage_ucj", sasaran="target-ucj-2025"))
    assert "18,1 poin" in text  # 49.46 - 31.33
    assert "Sumber hanya menyebut persentase" in text


def test_a_province_without_one_of_its_own_is_not_compared():
    text = said(run_page("wilayah", wilayah="62", indikator="coverage_ucj", sasaran="target-ucj-2025"))
    assert "Tidak dibandingkan: tanpa sasaran dalam dokumen ini." in text


def test_both_readings_of_the_regulation_are_named():
    text = said(run_page("wilayah", wilayah="18", sasaran="permendagri-15-2024-2025-poin"))
    assert "Yang dipakai di sini: 20 poin di atas cakupan tahun lalu" in text
    assert "Bacaan lain: 20% dari cakupan tahun lalu (relatif)" in text
    # 1.2 * 17.934...% and 20 points more
    assert "naik 20%: 21,52%" in text
    assert "naik 20 poin: 37,93%" in text
    # which Lampung's figure of last year is not held against: it is what is to be raised
    own = "angka ini sendiri yang harus dinaikkan; belum ada angka tahun sasarannya"
    assert f"Tidak dibandingkan: {own}." in text
    assert own in text[text.index("Tangga sasaran") :]


def test_the_nation_against_people_and_per_cents():
    text = said(run_page("wilayah", wilayah="ID"))
    assert "54.000.000 orang" in text
    assert "70.000.000 orang" in text
    # 39,207,829 of 144,642,004 against 32.15%
    assert numbers.number(7_294_576) in text


def test_the_overview_holds_the_nation_against_each_comparable_target():
    text = said(run_page("ringkasan"))
    assert "Indonesia terhadap tiap sasaran yang sebanding" in text
    assert numbers.number(11_402_409) in text  # 0.3499 * 144,642,004 - 39,207,829, rounded up
    assert "Semua sasaran, termasuk yang tidak sebanding" in text


def test_a_segment_is_not_held_against_a_target_for_all():
    text = said(run_page("peringkat", segmen="pu", sasaran="rpjmn-2025"))
    assert "Sasaran ini untuk seluruh peserta, sedangkan yang ditampilkan satu segmen saja." in text


def on_map(app):
    (data,) = component_data(app, "pantau_map")
    return data


def test_the_map_shows_the_distance_to_a_target_with_the_word_of_each_class():
    app = run_page("peta", sasaran="rkp-2026", warna="sasaran")
    data = on_map(app)
    assert data["classes"]["colours"] == ["#b35806", "#f1a340", "#fee0b6", "#d8daeb", "#998ec3", "#542788"]
    assert data["classes"]["labels"][0] == "lebih dari 10 poin di bawah · jauh di bawah sasaran"
    assert data["classes"]["labels"][3] == "0 sampai kurang dari 5 poin di atas · sedikit di atas sasaran"
    assert sum(data["classes"]["counts"]) == 34  # four provinces are counted in those they were split from
    assert data["text"]["class_label"] == "Jarak ke sasaran"
    # above 34.99% in 2024, by the facts: nine, from 36.2% to Papua Barat's 52.8%
    assert "9 dari 34 wilayah yang dapat dibandingkan di atasnya atau tepat padanya" in data["summary"]
    assert "pilihan kami, bukan ketentuan resmi" in said(app)


def test_a_map_of_a_year_that_is_over_counts_areas_on_either_side_and_says_of_when_they_are():
    # December 2024 against 32.15% of 2025: twelve are at or above it, by the facts, from 32.2% of Kalimantan
    # Tengah (451,475 of 1,402,275) to 52.8%; 22 are below
    summary = on_map(run_page("peta", sasaran="rpjmn-2025", warna="sasaran"))["summary"]
    assert (
        "12 dari 34 wilayah yang dapat dibandingkan di atasnya atau tepat padanya, 22 di bawahnya" in summary
    )
    assert summary.endswith("jaraknya pada tanggal angka, bukan penilaian.")


def test_on_the_map_a_province_without_a_target_of_its_own_says_so():
    data = on_map(run_page("peta", indikator="coverage_ucj", sasaran="target-ucj-2025", warna="sasaran"))
    reasons = {facet[5] for facet in data["rows"]["facets"] if facet[0] == "missing"}
    assert "tanpa sasaran dalam dokumen ini" in reasons


def test_without_a_target_the_map_keeps_its_values_and_asks_for_one():
    app = run_page("peta", warna="sasaran")
    assert "Pilih satu yang sebanding" in said(app)
    assert len(on_map(app)["classes"]["colours"]) == 5


def test_a_target_is_no_colour_of_the_other_maps():
    data = on_map(run_page("wilayah", wilayah="18", sasaran="rkp-2026"))
    assert "class_label" not in data["text"]


def league_row(app, code):
    (data,) = component_data(app, "pantau_league")
    (row,) = [row for group in data["groups"] for row in group["rows"] if row[0] == code]
    names = [column["id"] for column in data["columns"]]
    return dict(zip(names, row[-len(names) :], strict=True))


def test_the_league_table_gains_the_gap_in_points_and_in_people():
    row = league_row(run_page("peringkat", sasaran="rkp-2026"), "18")
    assert row["target_points"][:3] == ["17,1", 17.055, "sasaran 34,99%"]
    assert row["target_people"][:2] == ["816.526 orang", 816526.0]


def test_without_a_target_the_league_table_has_no_such_columns():
    (data,) = component_data(run_page("peringkat"), "pantau_league")
    assert not [column for column in data["columns"] if column["id"].startswith("target")]


@pytest.mark.parametrize("root", ["sparse_release_root", "empty_release_root"])
@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah"])
def test_a_release_with_little_says_what_it_lacks(page, root, request):
    request.getfixturevalue(root)
    text = said(run_page(page, wilayah="16", sasaran="rkp-2026", warna="sasaran"))
    if root == "empty_release_root":
        assert "Sasaran dengan kode “rkp-2026” tidak ada dalam rilis ini" in text
    else:
        assert "Sasaran yang dipakai: RKP 2026 (2026): 34,99%" in text


def test_a_document_on_two_denominators_names_those_whom_it_sets_a_target_for_on_this_one():
    # Target UCJ 2025 sets 22 on semesta (targets.csv), and Sumatera Barat's on Sakernas
    text = said(run_page("peringkat", sasaran="target-ucj-2025"))
    assert "terhadap penduduk bekerja (Sakernas), ditetapkan untuk Sumatera Barat." in text
    assert "Target UCJ 2025 (2025): tiap wilayah sendiri (1 diketahui), tenggat" in text
    assert "Untuk 22 wilayah lain dokumen ini menetapkan sasaran terhadap semesta pekerja" in text
    text = said(run_page("peringkat", indikator="coverage_ucj", sasaran="target-ucj-2025"))
    assert "tiap wilayah sendiri (22 diketahui), tenggat" in text
    assert "ditetapkan untuk 22 wilayah." in text
    assert "Untuk 1 wilayah lain dokumen ini menetapkan sasaran terhadap penduduk bekerja (Sakernas)" in text


@pytest.mark.parametrize("indicator", ["lapsed", "budgeted", "unemployment", "employed"])
def test_where_no_target_can_be_held_none_is_offered_unless_a_link_asks_for_one(indicator):
    app = run_page("peringkat", indikator=indicator)
    assert [box.key for box in app.selectbox if box.key == "control_target"] == []
    assert "Sasaran yang tidak sebanding" not in said(app)
    asked = said(run_page("peringkat", indikator=indicator, sasaran="rpjmn-2025"))
    assert "Sasaran “RPJMN 2025-2029 (2025): 32,15%” tidak dipakai di sini" in asked


def test_a_figure_from_before_the_targets_year_is_neither_above_nor_below():
    # Papua, of 26 August 2024; no province had reached the 52.15% of 2025 in April 2025
    text = said(run_page("wilayah", wilayah="91"))
    assert "di atas patokan" not in text.lower()
    assert "di bawah patokan" not in text.lower()
    assert "tercapai" not in text.lower().replace("mencapai", "")
    assert "59,2% (26 Agustus 2024)" in text
    row = next(part for part in text.split("<tr>") if "59,2% (26 Agustus 2024)" in part and "52,15%" in part)
    assert "atokan nasional; angka dari sebelum tahun sasaran" in row


def test_a_province_that_was_not_short_before_the_year_is_not_called_above():
    # Bali, in December 2024: not short of 32.15% of 2025, a year that is over, nor of the 34.99% of 2026
    over = said(run_page("wilayah", wilayah="51", sasaran="rpjmn-2025"))
    assert "Lebih dari angka patokan nasional" in over
    assert "Patokan nasional; angka dari sebelum tahun sasaran." in over
    assert "di atas patokan" not in over.split("Tangga sasaran")[0].lower()
    ahead = said(run_page("wilayah", wilayah="51", sasaran="rkp-2026"))
    assert "Lebih dari angka patokan nasional" in ahead
    assert "Patokan nasional; angka dari sebelum tahun sasaran." in ahead
    assert "di atas patokan" not in ahead.split("Tangga sasaran")[0].lower()


def test_a_figure_from_after_the_targets_year_is_not_compared_with_it():
    # Lampung: a target of 2024 against December 2025
    text = said(
        run_page("wilayah", wilayah="18", indikator="coverage_ucj", periode="2025-12", sasaran="ucj-18-2024")
    )
    assert "Tidak dibandingkan: angka dari sesudah tahun sasaran." in text


def test_our_reading_is_said_beside_a_targets_gap_and_names_the_nation():
    province = said(run_page("wilayah", wilayah="18", sasaran="rpjmn-2025"))
    assert (
        "Tafsiran kami: PU + BPU terhadap penduduk bekerja; semua segmen tidak diketahui untuk wilayah ini."
        in province
    )
    # of the two it is the nation that is meant
    assert "segmennya. Indonesia, Desember 2024, terhadap penduduk bekerja, sasaran 32,15%:" in province
    nation = said(run_page("wilayah", wilayah="ID", sasaran="rpjmn-2025"))
    assert "semua segmen tidak diketahui" not in nation


def test_an_increase_says_that_its_denominator_is_our_reading():
    text = said(run_page("wilayah", wilayah="18", sasaran="permendagri-15-2024-2025-poin"))
    assert (
        "Tafsiran kami: Permendagri 15/2024 tidak menyebut penyebut; "
        "di sini dihitung terhadap penduduk bekerja (Sakernas)." in text
    )
    assert "tafsiran kami: penyebut" in text[text.index("Tangga sasaran") :]


def test_the_overviews_target_is_marked_as_our_reading_under_both_cards():
    text = said(run_page("ringkasan"))
    assert text.count("Sasaran 2025: 32,15% (RPJMN 2025-2029) · tafsiran kami") == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"indikator": "coverage_ucj", "periode": "2025", "sasaran": "ucj-kemendagri-2025"},
        {"indikator": "coverage_ucj", "sasaran": "target-ucj-2025"},
        {"sasaran": "rkp-2026"},
    ],
)
def test_a_target_colours_no_area_that_the_value_does_not(asked) -> None:
    by_value = on_map(run_page("peta", **asked))["rows"]["k"]
    by_target = on_map(run_page("peta", **asked, warna="sasaran"))["rows"]["k"]
    coloured = [at for at, mark in enumerate(by_target) if mark.isdigit()]
    assert coloured
    assert [at for at in coloured if not by_value[at].isdigit()] == []


def test_the_target_s_map_and_its_sentence_count_the_same_league() -> None:
    """Of the fourth quarter of 2025: 68.0, 54.0, 50.0, 43.6, 36.0, 33.1, 25.3 and 24.2%; target 52.15%."""
    asked = {"indikator": "coverage_ucj", "periode": "2025", "sasaran": "ucj-kemendagri-2025"}
    data = on_map(run_page("peta", **asked, warna="sasaran"))
    assert "2 dari 8 wilayah yang dapat dibandingkan" in data["summary"]
    assert sum(data["classes"]["counts"]) == 8
    assert data["text"]["no_data"] != data["text"]["apart"]
    assert data["text"]["no_data"] == "belum ada angka"


def test_drawing_and_table_of_a_ladder_give_one_position() -> None:
    """Lampung, UCJ 2024: 24.86% of 24 September 2024, inside the target's year, 7.8 short of 32.62%."""
    rows = said(run_page("wilayah", wilayah="18")).split("<tr>")[1:]
    (row,) = [row for row in rows if "Target UCJ 2024" in row.split("</td>")[0]]
    assert "24,9% (24 September 2024)" in row
    assert ">7,8<" in row
    assert ">237.360<" in row  # 0.3262 * 3,058,943 = 997,827.2, up, less 760,468
    assert "25,3%" not in row
    assert "angka dari sesudah tahun sasaran" not in row
