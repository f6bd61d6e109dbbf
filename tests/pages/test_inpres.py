"""The page Inpres: what is known is shown with its date and source, the rest is said to be unknown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.pages import component_data, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")


def heat(**params: str) -> list[dict[str, Any]]:
    return component_data(run_page("inpres", **params), "pantau_heat")


def cells(data: dict[str, Any], code: str) -> list[tuple[str, str, str]]:
    """(state, text, sub) of each cell of an area's row."""
    row = next(row for row in data["rows"] if row[0] == code)
    return [tuple(data["words"][at] for at in cell[:3]) for cell in row[3]]  # type: ignore[misc]


def test_an_estimate_is_no_area_that_is_known(release_root: Path) -> None:
    """Of the 24 of Sulawesi Selatan 21 are estimated and three have nothing: nobody's coverage is known."""
    text = said(run_page("inpres", lingkup="73", tingkat="kabkota"))
    table = text[text.index("Yang belum diketahui") :]
    rows = dict(re.findall(r">([^<>]+)</t[hd]>\s*<td[^>]*>(\d+ dari 24 wilayah)<", table))
    assert rows["Aktif dari seluruh pekerja"] == "24 dari 24 wilayah"


def test_majene_shows_its_offices_and_villages(release_root: Path) -> None:
    text = said(run_page("inpres", lingkup="76", tingkat="kabkota", wilayah="76.05"))
    assert "Pelaksanaan Inpres 2/2021: Kabupaten Majene" in text
    # an estimate of coverage would be lower, but tells nothing of where Majene stops
    assert (
        "Bagian terkecil di antara OPD terdaftar dan desa terdaftar (November 2022): "
        "desa terdaftar, 30,6% (19 dari 62 desa)." in text
    )
    assert re.search(r"Taksiran tidak ikut dibandingkan: aktif dari seluruh pekerja, \d+% ± \d+", text)
    assert "Pemerintah Kabupaten Majene, November 2022" in text
    assert "November 2022" in text
    assert (
        "Belum diketahui: regulasi daerah, anggaran, pekerja terdaftar, dan aktif dari yang terdaftar."
        in text
    )


def title(text: str) -> str:
    return re.search(r'<h1 id="isi">(.*?)</h1>', text, re.S).group(1)  # type: ignore[union-attr]


def test_the_page_begins_with_those_who_have_reported(release_root: Path) -> None:
    text = said(run_page("inpres"))
    reported = text.split('class="pj pj-reported"')[1]
    # 24 of 514 (budget_status_published.csv), and six of which budgets are told in rupiah
    assert title(text) == (
        "Indonesia: anggaran diketahui dari 30 pemda (12 sudah, 12 belum, 6 dengan jumlah rupiah), "
        "484 dari 514 belum tercatat dalam rilis ini"
    )
    at = [
        reported.index(told)
        for told in (
            "12 sudah menganggarkan, 12 belum",
            "12 dari 39 OPD dan 19 dari 62 desa",
            "<h2>484 dari 514 pemda: anggaran belum tercatat dalam rilis ini</h2>",
            "Pemegang angkanya: pemerintah daerah",
        )
    ]
    assert at == sorted(at)
    # nine of 148 villages "in 2026" is in doubt, and is no report
    assert "9 dari 148" not in reported[: at[2]]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "6 pemda lain yang tercatat dengan jumlah rupiah tidak dihitung di sini"),
        (
            {"bahasa": "en"},
            "6 more local governments on record with an amount in rupiah are not counted here",
        ),
        ({"wilayah": "35"}, "1 pemda lain yang tercatat dengan jumlah rupiah"),  # Bojonegoro
        ({"wilayah": "76.05"}, ""),
        ({"wilayah": "73"}, ""),  # Wajo's budget is also known by yes or no
    ],
)
def test_the_steps_say_which_budgets_they_leave_out(
    release_root: Path, asked: dict[str, str], told: str
) -> None:
    text = said(run_page("inpres", **asked))
    found = re.findall(r"<p>([^<]*(?:dengan jumlah rupiah|amount in rupiah)[^<]*)</p>", text)
    assert len(found) == bool(told)
    assert told in "".join(found)


def test_budgets_told_in_rupiah_are_named_with_amount_and_date(release_root: Path) -> None:
    text = said(run_page("inpres"))
    reported = re.sub(r"<[^>]+>", " ", text.split('class="pj pj-reported"')[1])
    for name, amount in (
        ("Kabupaten Ogan Komering Ulu Timur", "Rp1.600.000.000 (2025)"),
        ("Kabupaten Wajo", "Rp963.000.000 (2025)"),  # newer than the "not yet" of May 2022
        ("Kabupaten Ketapang", "Rp4.300.000.000 (2024)"),
    ):
        assert re.search(rf"{name}[\s:]+anggaran {re.escape(amount)}", reported), name
    # what the lines leave unknown is what the steps leave unknown
    assert "511 dari 514 pemda: desa belum tercatat" in reported
    assert "511 belum diketahui dari 514 kab/kota" in text
    assert "belum melapor " not in text.replace("bukan berarti belum melapor", "")


def test_a_scope_without_an_area_in_focus_is_the_one_the_title_names(release_root: Path) -> None:
    text = said(run_page("inpres", lingkup="73", tingkat="kabkota"))
    assert title(text) == "Sulawesi Selatan: anggaran diketahui dari semua 24 pemda (12 sudah, 12 belum)"


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ("16.08", "Kabupaten Ogan Komering Ulu Timur: anggaran Rp1.600.000.000 (2025)"),
        ("73.13", "Kabupaten Wajo: anggaran belum (23 Mei 2022); Rp963.000.000 (2025)"),
    ],
)
def test_a_government_tells_its_budgets_amount(release_root: Path, area: str, told: str) -> None:
    text = said(run_page("inpres", lingkup=area[:2], tingkat="kabkota", wilayah=area))
    assert title(text) == told


def test_a_scope_tells_of_its_own_alone(release_root: Path) -> None:
    text = said(run_page("inpres", lingkup="76", tingkat="kabkota", wilayah="76"))
    assert title(text) == "Sulawesi Barat: anggaran 6 pemda belum tercatat dalam rilis ini"
    assert "<h2>6 dari 6 pemda: anggaran belum tercatat dalam rilis ini</h2>" in text
    assert "12 sudah menganggarkan" not in text.split('class="pj pj-reported"')[1]


def test_where_there_is_only_an_estimate_nothing_is_said_of_where_it_stops(release_root: Path) -> None:
    text = said(run_page("inpres", lingkup="33", tingkat="kabkota", wilayah="33.18"))
    assert "Baru 0 dari 7 langkah yang ada angkanya di luar taksiran" in text
    assert "Bagian terkecil" not in text


def test_sulawesi_selatans_steps_are_those_of_the_facts(release_root: Path) -> None:
    text = said(run_page("inpres", lingkup="73", tingkat="kabkota", wilayah="73"))
    # by branch, December 2023: 1.003.082 active and 254.921 lapsed
    assert "1.258.003" in text
    # PU and BPU of December 2024, of 4.680.928 employed (active_participants.csv)
    assert "4.680.928" in text
    assert "28,2%" in text
    assert "Langkah-langkah itu tidak dibandingkan: dasar penyebutnya berbeda." in text
    assert "Bagian terkecil" not in text


def test_every_bar_bears_its_date(release_root: Path) -> None:
    (chart,) = run_page("inpres", wilayah="76.05").get("plotly_chart")
    labels = [note["text"] for note in json.loads(chart.proto.spec)["layout"]["annotations"]]
    plain = [" ".join(label.replace("<b>", "").replace("</b>", "").split("<br>")) for label in labels]
    assert plain[2] == "OPD terdaftar: 30,8% (12 dari 39 OPD), November 2022"
    assert plain[0] == "Regulasi daerah: belum diketahui"


def test_sulawesi_selatan_had_12_that_budgeted_and_12_that_had_not(release_root: Path) -> None:
    app = run_page("inpres", lingkup="73", tingkat="kabkota", wilayah="73")
    assert "12 sudah, 12 belum dari 24 kab/kota" in said(app)
    steps, _ = component_data(app, "pantau_heat")
    words = [cells(steps, row[0])[1] for row in steps["rows"]]
    assert words.count(("full", "sudah", "23 Mei 2022")) == 12
    assert words.count(("none", "belum", "23 Mei 2022")) == 12


def test_a_province_counts_its_parts_where_it_has_no_figure_of_its_own(release_root: Path) -> None:
    steps, _ = heat()
    assert cells(steps, "73")[1] == ("plain", "12 ✓ · 12 ×", "dari 24 kab/kota, 23 Mei 2022")
    # one of six: a count, and no share of the province's
    assert cells(steps, "76")[2] == ("plain", "12 / 39", "di 1 dari 6 kab/kota, November 2022")
    assert cells(steps, "16")[1][0] == "unknown"
    # nine of 148 "in 2026" is in doubt
    assert cells(steps, "17")[3][:2] == ("unknown", "?")
    assert "1 kab/kota dengan taksiran atau angka yang meragukan" in cells(steps, "17")[3][2]


def test_a_province_split_off_has_no_share_beside_the_one_that_includes_it(release_root: Path) -> None:
    app = run_page("inpres")
    steps, _ = component_data(app, "pantau_heat")
    for code in ("93", "94", "95", "96"):
        assert cells(steps, code)[6] == ("unknown", "?", "tercakup dalam provinsi induk sebelum pemekaran")
    names = {row[0]: row[1] for row in steps["rows"]}
    assert (names["91"], names["92"]) == ("Papua (sebelum pemekaran)", "Papua Barat (sebelum pemekaran)")
    assert "4 dari 38 wilayah" in said(app)
    assert "Pelaksanaan Inpres 2/2021: Papua (sebelum pemekaran)" in said(run_page("inpres", wilayah="91"))


def test_the_nation_compares_nothing_that_the_gate_holds_apart(release_root: Path) -> None:
    text = said(run_page("inpres"))
    assert "Bagian terkecil" not in text
    assert "Langkah-langkah itu tidak dibandingkan: dasar penyebutnya berbeda." in text
    assert "Desa terdaftar: 1 penuh, 2 sebagian, 511 belum diketahui dari 514 kab/kota" in text


def test_one_figure_of_the_registered_and_the_other_source_by_name(release_root: Path) -> None:
    text = said(run_page("inpres"))
    assert text.count("61.080.000") == 2
    assert "sumber lain: 61.070.000 (iNews Samarinda, 2024)" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [("id", "Jaminan sosial pegawai non-ASN"), ("en", "Social security of non-ASN staff")],
)
def test_budgets_of_non_asn_staff_are_said_to_be_so(release_root: Path, language: str, told: str) -> None:
    for where in ({}, {"lingkup": "73", "tingkat": "kabkota", "wilayah": "73"}):
        app = run_page("inpres", bahasa=language, **where)
        assert told in said(app)
        steps, _ = component_data(app, "pantau_heat")
        row = next(row for row in steps["rows"] if row[0] in ("73", "73.11"))
        assert steps["words"][row[3][1][6]].startswith(told)
    (league,) = component_data(run_page("peringkat", bahasa=language, indikator="budgeted"), "pantau_league")
    assert league["words"][league["remarks"]["73"]].startswith(told)


def test_every_cell_that_is_known_cites_its_source(release_root: Path) -> None:
    steps, _ = heat(lingkup="76", tingkat="kabkota", wilayah="76.05")
    majene = next(row for row in steps["rows"] if row[0] == "76.05")
    cited = [steps["words"][cell[5]] for cell in majene[3]]
    assert cited[2] == cited[3] == "Pemerintah Kabupaten Majene, November 2022"
    assert [bool(source) for source in cited] == [False, False, True, True, False, False, True]


def test_514_areas_have_a_row_each_and_estimates_are_marked(release_root: Path) -> None:
    steps, quarters = heat(tingkat="kabkota")
    assert len(steps["rows"]) == len(quarters["rows"]) == 514
    assert re.fullmatch(r"\d+% ± \d+", cells(steps, "76.05")[6][1])


def test_an_unknown_quarter_is_not_called_late(release_root: Path) -> None:
    app = run_page("inpres", lingkup="73", tingkat="kabkota", wilayah="73")
    _, quarters = component_data(app, "pantau_heat")
    short = [head[0] for head in quarters["heads"]]
    told = dict(zip(short, cells(quarters, "73.01"), strict=True))
    assert told["Tw 2 2022"] == ("plain", "catatan publik", "")
    assert told["Tw 4 2022"][0] == "unknown"
    assert "status laporan tiap pemda tidak diketahui" in said(app)
    assert "terlambat" not in [cell[1] for cell in cells(quarters, "73.01")]


def test_without_figures_everything_is_unknown_and_holders_are_named(empty_release_root: Path) -> None:
    app = run_page("inpres")
    text = said(app)
    assert "Baru 0 dari 7 langkah yang ada angkanya" in text
    assert "Belum ada wilayah dengan angka regulasi, anggaran, OPD, atau desa" in text
    assert "Belum ada pemda dengan angka regulasi, anggaran, OPD, atau desa di lingkup ini" in text
    assert title(text) == "Indonesia: anggaran 514 pemda belum tercatat dalam rilis ini"
    assert "38 dari 38 wilayah" in text
    assert "BPJS Ketenagakerjaan" in text
    steps, _ = component_data(app, "pantau_heat")
    assert all(cell[0] == "unknown" for cell in cells(steps, "16"))


def test_an_indicator_that_is_no_coverage_leaves_the_last_step_on_coverage(release_root: Path) -> None:
    text = said(run_page("inpres", indikator="institution_registered", wilayah="76.05"))
    assert "Cakupan penduduk bekerja, 2024" in text
