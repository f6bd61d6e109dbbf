"""Cek angka: what is typed is checked; nothing typed can break or enter the page."""

from __future__ import annotations

import csv
import io
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")
BALI = "Cakupan Bali per 31 Maret 2025 mencapai 935.079 dari 1.873.899 pekerja atau 50,88%"


def _checked(text: str, **params: str) -> AppTest:
    app = run_page("cek_angka", **params)
    app.text_area(key="claims_input").set_value(text).run()
    assert not app.exception, app.exception
    return app


def test_the_bali_sentence_is_recomputed_and_held_against_the_release():
    page = said(_checked(BALI))

    assert "Hitungan berbeda 0,98 poin" in page
    assert "935.079 dari 1.873.899 pekerja adalah 49,90%; teks menyebut 50,88%." in page
    assert "Cocok dengan rilis: Cakupan UCJ (angka terbitan), 31 Maret 2025" in page
    # 35.88% of employed workers is of August to November: nothing is held against it
    assert "Persentase: +15,00 poin" not in page


def test_progress_to_a_target_is_told_from_coverage():
    page = said(_checked("UCJ Maluku Utara capai 61 persen, 176.604 dari target 289.003 orang"))

    assert "Hitungan cocok" in page
    assert "Ini capaian terhadap sasaran, bukan cakupan." in page
    assert "41,64%" in page


def test_each_claim_of_a_paragraph_is_checked_by_itself():
    page = said(_checked("Sumsel 35% pada September 2022. Bandung 40%. Rapat dibuka."))

    assert "2 klaim ditemukan" in page
    assert "Klaim 1: Sumatera Selatan · September 2022" in page
    assert "dapat berarti Kabupaten Bandung dan Kota Bandung" in page


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Belum ada teks"),
        ("   \n ", "Belum ada teks"),
        ("Selamat pagi, Bapak dan Ibu.", "Tidak ada angka tentang peserta"),
        ("🎉🎉", "Tidak ada angka tentang peserta"),
        ("50% " * 6000, "Teks terlalu panjang: lebih dari 20.000 karakter"),
    ],
)
def test_what_holds_no_claim_gets_a_plain_sentence(text: str, message: str):
    assert message in said(_checked(text))


def test_what_is_typed_is_shown_as_text():
    typed = '<script>alert("x")</script> <b>Bali</b> 50,88% & 🎉'
    app = _checked(typed)
    bodies = [e.proto.body for e in app.get("html")]
    raw = "".join(bodies) + "".join(_linked(app))

    assert "<script>alert" not in raw
    assert "<b>Bali" not in raw
    assert "&lt;script&gt;" in raw


def _linked(app: AppTest) -> list[str]:
    from tests.helpers.pages import component_data

    return [data["html"] for data in component_data(app, "pantau_linked")]


def test_an_example_fills_the_field_and_is_checked():
    app = run_page("cek_angka")
    app.button(key="claims_aceh").click().run()

    assert "574.908" in app.text_area(key="claims_input").value
    assert "Hitungan berbeda 3,17 poin" in said(app)
    app.button(key="claims_clear").click().run()
    assert "Belum ada teks" in said(app)


def test_the_text_is_no_part_of_the_address():
    app = _checked(BALI)

    assert not any("935" in value for values in app.query_params.values() for value in values)


def test_in_english_the_passage_stays_as_written():
    page = said(_checked(BALI, bahasa="en"))

    assert "The arithmetic differs by 0.98 points" in page
    assert "Agrees with the release: UCJ coverage (as published), 31 March 2025" in page


def test_a_change_of_what_may_not_be_compared_is_not_computed():
    page = said(_checked("Cakupan Lampung turun dari 17,9 persen ke 14,6 persen"))

    assert "Selisih tidak dihitung: kedua angka tidak sebanding" in page
    assert "3,40" not in page
    # 14.6 less the 25.27% of UCJ would be a difference across bases
    assert "10,67" not in page
    assert "Angka lain tentang Lampung di rilis" in page
    assert "basis lain" in page


def test_the_doubt_about_a_figure_is_ours():
    page = said(_checked("Cakupan Kalimantan Utara 20,9%"))

    assert "Angka ini ditandai meragukan dalam rilis ini." in page
    assert "Angka ini sementara: bulannya tidak tertulis di sumber." in page
    assert "meragukan oleh sumbernya" not in page


def test_the_basis_of_a_target_that_its_document_does_not_name_is_our_reading():
    page = said(_checked("Cakupan nasional 27,1 persen, di bawah target RPJMN 32,15 persen"))

    assert "penduduk bekerja (Sakernas) (tafsiran kami: penyebut dan segmen)" in page


def test_an_estimate_bears_its_range():
    page = said(_checked("Cakupan Bandar Lampung 20 persen"))

    assert re.search(r"Cakupan penduduk bekerja Desember 2024: \d+% ± \d+", page)


@pytest.mark.parametrize("facts", ["sparse_release_root", "empty_release_root"])
def test_a_release_that_knows_little_says_that_it_has_nothing_to_compare(
    facts: str, request: pytest.FixtureRequest
):
    request.getfixturevalue(facts)

    page = said(_checked("Cakupan Sumatera Barat 24,62 persen pada November 2024"))

    assert "Tidak ada pembanding di rilis ini" in page


def test_the_csv_has_one_row_a_claim():
    from pantau.claims.judge.verdict import judge_text
    from pantau.claims.say.files import result_csv
    from pantau.claims.say.words import Words
    from pantau.store import current_release
    from pantau.text import Text

    release = current_release()
    judged = judge_text("=Bali 50,88%. Lampung 24,5%.", release)
    words = Words(Text("id"), {"51": "Bali", "18": "Lampung"}, {}, {})
    content = result_csv(judged, words, release.id).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))

    assert [row["Wilayah"] for row in rows] == ["Bali", "Lampung"]
    # a spreadsheet must not take pasted text for a formula
    assert rows[0]["Kalimat"].startswith("'=")


def test_of_very_many_claims_the_first_are_checked_and_that_is_said():
    page = said(_checked("Cakupan Bali 50,88%. " * 120))

    assert "120 klaim; 100 yang pertama diperiksa" in page


@pytest.mark.parametrize(
    ("language", "told", "why"),
    [
        (
            "id",
            "Hitungan dalam kalimat cocok; naik atau turunnya tidak dinilai",
            "Indonesia 27,11% (Cakupan penduduk bekerja · PU + BPU, Desember 2024) dan Indonesia 31,26% "
            "(Cakupan penduduk bekerja · Semua segmen, Desember 2024) tidak dibandingkan: "
            "segmen atau indikatornya berbeda.",
        ),
        (
            "en",
            "The arithmetic in the sentence agrees; its rise or fall is not judged",
            "Indonesia 27.11% (Coverage of employed workers · PU + BPU, December 2024); Indonesia 31.26% "
            "(Coverage of employed workers · All segments, December 2024): not compared: "
            "their segments or indicators differ.",
        ),
    ],
)
def test_a_change_that_is_none_says_which_two_figures_it_is_of(language: str, told: str, why: str):
    page = said(_checked("Cakupan Indonesia naik 4,2 poin dari 27,1% menjadi 31,3%.", bahasa=language))

    assert told in page
    assert why in page


@pytest.mark.parametrize("text", ["Cakupan Indonesia naik dari 27,1% (2024) menjadi 24% (2025)"])
def test_no_direction_is_told_of_what_may_not_be_compared(text: str):
    page = said(_checked(text))

    assert "berlawanan" not in page
    assert "Naik atau turunnya tidak dapat dinilai" in page
    assert "bulannya tidak tertulis di sumber" in page


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        (
            "Kaltim 50% lebih tinggi dari Maluku Utara pada Desember 2025",
            "id",
            "“lebih tinggi dari” tidak dapat dinilai: Kalimantan Timur sekitar 50%",
        ),
        (
            "Bali 36,23% lebih tinggi daripada Lampung 17,93% pada 2024",
            "en",
            "“lebih tinggi daripada” is true by the release: Bali 36.23%",
        ),
        (
            "Sulawesi Utara 68% tertinggi nasional",
            "id",
            "tertinggi dari 8 wilayah yang angkanya sebanding; di Indonesia ada 38",
        ),
        (
            "North Sulawesi ranks first nationally with 68%",
            "en",
            "highest of 8 areas with comparable figures; Indonesia has 38",
        ),
        (
            "Sumatera Selatan baru 21% dari target 49,46%",
            "id",
            "Angka dan sasarannya tidak dapat dibandingkan, penyebutnya berbeda",
        ),
        (
            "Cakupan Bali 50,88% salah satu yang tertinggi di Indonesia",
            "id",
            "perbandingan/peringkat dalam kalimat ini tidak diperiksa",
        ),
        ("Papua Barat tertinggi di Indonesia", "id", "Papua Barat (sebelum pemekaran) 52,79%"),
        ("Cakupan Sulawesi 30%", "en", "Sulawesi is no area of government"),
    ],
)
def test_what_is_said_of_figures_is_judged_or_said_not_to_be(text: str, language: str, told: str):
    page = said(_checked(text, bahasa=language))

    assert told in page
    agrees = "Cocok dengan rilis:" in page or "Agrees with the release:" in page
    assert agrees == ("is true" in page)


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan Kabupaten Musi Banyuasin 22% lebih tinggi daripada Palembang 29%",
        "Cakupan Indonesia 27,1% pada 2025 masih di bawah target RPJMN",
        "Peserta aktif DKI Jakarta 5.464.264 orang pada Desember 2023",
        "Peserta aktif DKI Jakarta 5.500.000 orang pada Desember 2023",
    ],
)
def test_no_difference_is_printed_across_measures(text: str):
    page = said(_checked(text))

    assert not re.search(r"[−+]\d[\d.,]* (?:poin|orang)", page)
    assert "Angka lain tentang" in page


def test_the_number_of_another_indicator_is_named_with_its_definition():
    page = said(_checked("Peserta aktif DKI Jakarta 5.464.264 orang pada Desember 2023"))

    assert "Peserta aktif menurut kantor cabang · PU (penerima upah), 31 Desember 2023" in page
    assert "Peserta aktif menurut kantor cabang tempat pekerja didaftarkan" in page


def test_a_change_told_by_its_size_is_that_of_the_indicator_named():
    page = said(_checked("Pekerja informal Kota Palembang turun 3,9 poin"))

    assert "Perubahannya benar menurut rilis: dari Kota Palembang 44,24%" in page
    assert "Tidak diperiksa dengan rilis" not in page


def test_a_change_told_in_people_is_shown_in_people():
    page = said(_checked("Peserta BPU nasional naik 700 ribu dari 2023 ke 2024"))

    assert "dari Indonesia 9.192.755 (" in page
    assert "ke Indonesia 9.899.338 (" in page


def test_papua_before_the_split_is_named_so_among_other_figures():
    page = said(_checked("UCJ Papua 40 persen pada 2025"))

    assert "Cakupan penduduk bekerja · Papua (sebelum pemekaran)" in page
    assert "memakai batas 34 provinsi" in page


def test_a_direction_that_was_not_checked_is_named():
    page = said(_checked("Cakupan Lampung tinggal 17,93 persen pada Desember 2024"))

    assert "Tidak diperiksa: arah “tinggal”." in page
    assert "Cocok dengan rilis:" not in page


def test_how_a_claim_was_read_stands_beside_it_and_can_be_corrected():
    app = _checked("Cakupan UCJ Lampung per Maret 2025 sebesar 50,88 persen.")
    page = said(app)
    assert "Wilayah: Lampung" in page
    assert "Basis: semesta (UCJ)" in page

    app.selectbox(key="claims_correct_1_area").select("51").run()

    assert not app.exception, app.exception
    page = said(app)
    assert "Wilayah: Bali (dibetulkan)" in page
    assert "Cocok dengan rilis: Cakupan UCJ (angka terbitan), 31 Maret 2025" in page
    assert app.query_params["koreksi"] in ("1:area:51", ["1:area:51"])


def test_a_link_brings_its_corrections_and_another_text_drops_them():
    app = _checked("Cakupan UCJ Lampung per Maret 2025 sebesar 50,88 persen.", koreksi="1:area:51")
    assert "Wilayah: Bali (dibetulkan)" in said(app)

    app.text_area(key="claims_input").set_value("Cakupan UCJ Riau 31,91 persen.").run()

    assert "Wilayah: Riau" in said(app)
    assert "dibetulkan" not in said(app)
