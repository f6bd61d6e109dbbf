"""What the pages say, against the published figures."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pantau.analysis.table import build_table
from pantau.store import Release
from pantau.view import View
from tests.helpers.pages import component_data, elements, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def test_the_overview_states_the_nation_on_both_bases() -> None:
    text = said(run_page("ringkasan"))
    # 39.207.829 of 144.642.004: the sums of active_participants.csv and employed_province.csv, 2024
    assert "27,1%" in text
    assert "39,2 juta dari 144,6 juta penduduk bekerja" in text
    # all segments of the same month: 45,22 of 144,642004 million are 31,26%
    assert "31,3%" in text
    assert "45,2 juta dari 144,6 juta penduduk bekerja" in text
    # 2025, whose source states no month: 35.863.310 of 146.624.000 or so, and compared with nothing
    assert re.search(r"Angka sementara: 24,\d% \(3\d,\d juta dari 14\d,\d juta\), [^.]*2025", text)
    assert "37,0%" in text  # 37,01, October 2025
    assert "105,4 juta" in text  # 144.642.004 - 39.207.829, of PU + BPU alone
    assert "Hanya peserta PU + BPU yang dikurangkan." in text
    assert "Bila semua segmen dikurangkan: 99,4 juta orang." in text  # 144.642.004 - 45.220.000
    assert "Sasaran 2025: 32,15% (RPJMN 2025-2029)" in text
    assert "Sasaran 2025: 52,15% (Target UCJ Kemendagri)" in text


def test_the_small_line_of_the_nation_ends_at_december_2024() -> None:
    """The provisional 2025 figure may be compared with nothing: no line falls to it, no dot stands on it."""
    text = said(run_page("ringkasan"))
    (line,) = re.findall(r'<svg role="img" aria-label="([^"]*)"[^>]*class="spark">(.*?)</svg>', text, re.S)
    label, drawing = line
    assert [part.strip() for part in label.split(";")][-1] == "Desember 2024 27,1%"
    assert "2025" not in label
    # the newest is the highest of 2022 to 2024: its dot stands at the top right, 3 from each edge of 150 x 30
    assert '<circle cx="147" cy="3"' in drawing


def test_the_map_of_september_2022_shows_what_was_said_in_palembang() -> None:
    app = run_page("peta", indikator="coverage_ucj", periode="2022-09", lingkup="kanwil-sumbagsel")
    panel = said(app)
    assert "Lampung" in panel
    for code, figure in (("16", "35,0%"), ("17", "23,6%"), ("18", "24,0%")):
        row = run_page("peta", indikator="coverage_ucj", periode="2022-09", wilayah=code)
        assert f'<div class="big">{figure}' in said(row)


def test_majene_tells_its_offices_and_villages() -> None:
    text = said(run_page("wilayah", wilayah="76.05"))
    for figure in ("12", "39", "30,77%", "19", "62", "30,65%"):  # 12/39 and 19/62 by hand
        assert f">{figure}</td>" in text.replace("\n", "").replace("  ", "")


def test_south_sulawesi_tells_who_has_budgeted() -> None:
    assert "12 pemda sudah menganggarkan, 12 belum (23 Mei 2022)." in said(run_page("wilayah", wilayah="73"))


def test_bali_shows_what_was_printed_and_what_it_computes_to() -> None:
    text = said(run_page("wilayah", wilayah="51"))
    assert "50,88%" in text
    assert "49,90%" in text


def test_kaimana_is_neither_clipped_nor_unflagged() -> None:
    text = said(run_page("wilayah", wilayah="92.08", indikator="coverage_ucj", periode="2023-08"))
    assert "126,15%" in text
    assert "Di atas 100%" in text


def test_south_papua_is_explained_and_not_given_the_old_provinces_figure() -> None:
    text = said(run_page("wilayah", wilayah="93"))
    cards = text[text.index("pj-cards") : text.index("\n</div>", text.index("pj-cards"))]
    assert "Tercakup dalam provinsi induk sebelum pemekaran" in cards
    assert "8,1%" not in cards  # what the six provinces of Tanah Papua have together
    assert "Dimekarkan dari Papua pada 2022" in text


def test_an_estimate_is_marked_on_the_area_page() -> None:
    text = said(run_page("wilayah", wilayah="33.10"))
    assert '<span class="tag estimate">taksiran</span>' in text
    assert "Angka ini taksiran, bukan angka resmi." in text


def test_hidden_estimates_leave_regencies_without_a_figure() -> None:
    (data,) = component_data(
        run_page("peta", indikator="coverage_employed", lingkup="16", tingkat="kabkota", taksiran="tidak"),
        "pantau_map",
    )
    assert "Ada angka untuk 0 dari 17 wilayah." in data["summary"]


def test_progress_to_a_target_is_never_shown_as_coverage_on_the_map() -> None:
    text = said(run_page("peta", indikator="coverage_ucj", periode="2025-08", wilayah="82"))
    assert '<div class="big">41,6%' in text  # 41,64 of May 2025, not the "61%" of August
    assert '<div class="big">61' not in text


def test_a_period_between_two_figures_that_carry_forward_can_be_asked_for() -> None:
    app = run_page("peta", indikator="coverage_ucj", periode="2024-01")
    (chip,) = component_data(app, "pantau_period")
    assert chip["period"] == "2024-01"
    assert ["2024-01", "Jan 2024"] in chip["periods"]
    assert chip["periods"] == sorted(chip["periods"]), "oldest first"


def test_about_lists_every_indicator_and_source() -> None:
    text = said(run_page("tentang"))
    for phrase in (
        "Cakupan penduduk bekerja",
        "Cakupan UCJ",
        "SUPAS2015",
        "taksiran",
        "Palembang Pos/Palpres",
        "552 wilayah",
    ):
        assert phrase in text


def test_about_says_what_estimates_add_up_to(full_release: Release) -> None:
    """Sumatera Selatan, December 2024: 13 estimates come to 689.675, the province has 942.903."""
    rows = build_table(full_release, View(period="2024", scope="16", level="regency")).rows
    ours = rows.loc[rows["status"] == "estimate", "numerator"]
    assert (len(ours), int(ours.sum())) == (13, 689_675)
    text = said(run_page("tentang"))
    assert "bersama bagian daerah yang tidak ditaksir" in text
    assert "taksirannya saja tidak" in text


def test_about_calls_what_is_counted_by_its_name() -> None:
    text = said(run_page("tentang"))
    tables = dict(
        zip(re.findall(r"<caption[^>]*>([^<]+)</caption>", text), text.split("<caption")[1:], strict=True)
    )
    assert ">kasus<" in tables["Kasus kecelakaan kerja"]
    assert ">orang<" in tables["Peserta aktif"]
    assert "lembaga atau badan usaha yang dihitung" in tables["Patuh setelah diperiksa"]
    said_so = [name for name, table in tables.items() if "ambang resmi kategori UCJ" in table]
    assert said_so == ["Cakupan UCJ (angka terbitan)"]


@pytest.mark.parametrize("section", ["Selisih ke sasaran", "Laju yang diperlukan", "Kemajuan dan putusan"])
def test_methods_call_the_reading_of_a_target_ours(section: str) -> None:
    text = said(run_page("metodologi"))
    part = text[text.rindex(f">{section}<") :]
    part = re.split(r"<h\d", part)[0]
    assert "tafsiran kami" in part
    assert "semua segmen" in part


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"wilayah": "99"}, "Wilayah dengan kode “99” tidak ada"),
        ({"wilayah": "1671"}, "“wilayah=1671”"),
        ({"periode": "1999"}, "Tidak ada angka untuk periode “1999”"),
        ({"periode": "kemarin"}, "“periode=kemarin”"),
        ({"indikator": "coverage_moon"}, "Indikator “coverage_moon” tidak ada"),
        ({"segmen": "jakon"}, "Segmen “jakon” tidak tersedia"),
        ({"lingkup": "kanwil-bulan"}, "“kanwil-bulan” tidak ada"),
        ({"rilis": "tidak-ada"}, "“tidak-ada”"),
        ({"wilayah": "<script>alert(1)</script>"}, "tidak dapat dibaca"),
    ],
)
@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah"])
def test_what_is_not_there_gets_a_plain_message_and_a_way_back(
    page: str, params: dict[str, str], message: str, release_root: Path
) -> None:
    app = run_page(page, **params)
    text = said(app)
    assert message in text
    assert "Kembali ke tampilan nasional" in text
    assert not component_data(app, "pantau_map")


@pytest.mark.parametrize(
    "asked",
    [
        {"tingkat": "kabkota", "kelas": "kuantil"},
        {"lingkup": "18", "tingkat": "kabkota", "kelas": "alami"},
    ],
)
def test_estimates_make_neither_classes_nor_a_histogram(asked: dict[str, str]) -> None:
    """Of coverage in December 2024 all kabupaten/kota are estimated: the classes are the fixed ones."""
    app = run_page("peta", indikator="coverage_employed", periode="2024", **asked)
    (data,) = component_data(app, "pantau_map")
    assert data["classes"]["labels"] == [
        "di bawah 15%",
        "15% – <20%",
        "20% – <25%",
        "25% – <35%",
        "35% ke atas",
    ]
    assert data["classes"]["bars"] == []
    assert "Kelas tetap: kelas menurut data (kuantil, alami) dibuat dari paling sedikit 10 angka" in said(app)


def test_real_figures_make_the_classes_that_were_asked_for() -> None:
    """514 real shares in fifths: 103, 103, 103, 103 and 102."""
    app = run_page("peta", indikator="formal_share", tingkat="kabkota", kelas="kuantil")
    (data,) = component_data(app, "pantau_map")
    assert data["classes"]["counts"] == [103, 103, 103, 103, 102]
    assert sum(data["classes"]["bars"]) == 514
    assert "Kelas tetap" not in said(app)


def test_the_cards_and_lists_of_the_overview_name_their_sources() -> None:
    text = said(run_page("ringkasan"))
    card = text[text.index("Belum terlindungi") :].split("</section>")[0]
    assert "Sumber: BPS, Sakernas Agustus 2024; BPJS Ketenagakerjaan" in card
    assert text.count("Sumber angka di daftar ini: ") == 2


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (
            {"periode": "2025"},
            "Semua angka tidak menyebut bulannya: tidak dibandingkan dengan",
        ),
        ({"indikator": "coverage_ucj", "periode": "2025"}, "Sebagian angka tidak menyebut bulannya"),
    ],
)
def test_whether_all_figures_or_some_do_not_say_their_month(asked: dict[str, str], told: str) -> None:
    text = said(run_page("peta", **asked))
    notes = [line for line in ("Semua angka tidak menyebut", "Sebagian angka tidak menyebut") if line in text]
    assert notes == [" ".join(told.split()[:4])]
    assert told in text


def test_a_league_s_caption_counts_estimates_apart_from_figures() -> None:
    """December 2024: 458 kabupaten/kota are estimated, none of 514 has a figure of its own."""
    text = said(run_page("peringkat", tingkat="kabkota", indikator="coverage_employed", periode="2024"))
    assert "Ada angka untuk 0 dari 514 wilayah. 458 lainnya hanya taksiran." in text


def test_a_second_map_shows_what_the_address_sets_beside_the_first() -> None:
    app = run_page("peta", indikator="coverage_employed", periode="2024", samping="2022")
    first, second = component_data(app, "pantau_map")
    assert (first["period"], second["period"]) == ("2024", "2022")
    assert first["pair"]["measure"] == second["pair"]["measure"]
    assert "Angka kedua peta tidak dibandingkan: dua seri berbeda" in said(app)


def test_another_indicator_beside_is_of_the_nearest_period_it_has() -> None:
    app = run_page("peta", indikator="coverage_employed", periode="2023", samping="coverage_ucj")
    first, second = component_data(app, "pantau_map")
    assert (first["period"], second["period"]) == ("2023", "2023-12")
    assert first["pair"]["measure"] != second["pair"]["measure"]


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ({}, "Data s.d. 2025 (sementara)"),
        ({"periode": "2025"}, "Data s.d. 2025 (sementara)"),
        ({"periode": "2022"}, "Data s.d. 2025 (sementara)"),
        ({"periode": "2025", "bahasa": "en"}, "Data to 2025 (provisional)"),
        ({"indikator": "employed", "periode": "2025"}, "Data s.d. 2025"),
    ],
)
def test_the_bar_says_where_the_newest_figures_are_provisional(where: dict[str, str], told: str) -> None:
    app = run_page("ringkasan", **where)
    labels = [e.proto.popover.label for e in elements(app) if e.type == "popover"]
    assert told in labels


def test_an_area_of_regencies_whose_estimates_are_of_provisional_figures_says_so() -> None:
    app = run_page("wilayah", wilayah="16", periode="2025")
    labels = [e.proto.popover.label for e in elements(app) if e.type == "popover"]
    assert "Data s.d. 2025 (sementara)" in labels


@pytest.mark.parametrize("area", ["76.05", "16.71"])
def test_an_estimate_of_a_provisional_figure_has_a_mark_of_its_own(area: str) -> None:
    charts = run_page("wilayah", wilayah=area).get("plotly_chart")
    traces = [trace for chart in charts for trace in json.loads(chart.proto.spec)["data"]]
    symbols = {
        trace.get("name"): trace["marker"]["symbol"]
        for trace in traces
        if "symbol" in trace.get("marker", {})
    }
    assert "taksiran dari angka sementara" in symbols
    assert symbols["taksiran dari angka sementara"] != symbols["taksiran"]
