"""Wilayah: the View's own figure comes first, sums are written so that they add up, gaps are named once."""

from __future__ import annotations

import re

import pytest

from pantau.text import Text
from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")

CARD = re.compile(r'<section class="pj-card( main)?">(.*?)</section>', re.S)
SAY = Text("id")


def cards(text: str) -> list[tuple[bool, str]]:
    """(whether it is the main one, its words) of each figure card."""
    return [
        (bool(main), re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))) for main, body in CARD.findall(text)
    ]


LEFT = "Belum terlindungi"
FACT = re.compile(r"<dt>([^<]*)</dt><dd><b>([^<]*)</b>(.*?)</div>", re.S)


def facts(text: str) -> list[tuple[str, str, str]]:
    """(what it is, its figure, all that stands beside it) of each of the first lines."""
    lines = text.split('<dl class="pj pj-facts">')[1]
    return [(label, figure, re.sub(r"<[^>]+>", " ", more)) for label, figure, more in FACT.findall(lines)]


def title(text: str) -> str:
    return re.search(r'<h1 id="isi">(.*?)</h1>', text, re.S).group(1)  # type: ignore[union-attr]


def test_majene_opens_with_its_offices_and_villages() -> None:
    text = said(run_page("wilayah", wilayah="76.05"))
    assert title(text) == "Kabupaten Majene: 12 dari 39 OPD dan 19 dari 62 desa terdaftar (November 2022)"
    told = facts(text)
    assert told[0][:2] == ("OPD terdaftar", "12 dari 39")
    assert told[1][:2] == ("Desa terdaftar", "19 dari 62")
    # facts before estimates, and no line without a figure
    guessed = ["taksiran" in more for *_, more in told]
    assert guessed == sorted(guessed)
    assert guessed[-1]
    assert all(figure != "–" for _, figure, _ in told)


def test_a_provinces_figures_take_one_line_each() -> None:
    """21.05% of December 2024, 32.15% aimed for: 11.1 points, ceil(0.3215 * 4,480,100) - 942,903 people."""
    text = said(run_page("wilayah", wilayah="16", sasaran="rpjmn-2025"))
    assert title(text) == "Sumatera Selatan: 21,0%, kurang 11,1 poin dari RPJMN 2025-2029 (2025): 32,15%"
    told = {label: (figure, more) for label, figure, more in facts(text)}
    assert told["Cakupan penduduk bekerja (PU + BPU)"][0] == "21,0%"
    assert "942.903 dari 4.480.100 pekerja · Desember 2024" in told["Cakupan penduduk bekerja (PU + BPU)"][1]
    assert told["Jarak ke sasaran"][0] == "kurang 11,1 poin = 497.450 orang"
    assert told["Posisi"][0] == "27–31 dari 34"
    assert told["UCJ (angka terbitan)"][0] == "31,3%"
    without = {label: figure for label, figure, _ in facts(said(run_page("wilayah", wilayah="16")))}
    assert without["Belum terlindungi"] == "3.537.197 orang"  # 4,480,100 - 942,903


@pytest.mark.parametrize("area", ["ID", "16", "kanwil-sumbagsel"])
def test_who_is_left_says_whose_participants_are_taken_off_and_that_it_is_worked_out(area: str) -> None:
    (more,) = [more for label, _, more in facts(said(run_page("wilayah", wilayah=area))) if label == LEFT]
    assert "Hanya peserta PU + BPU yang dikurangkan." in more
    assert "dihitung dari angka terbitan" in more


def test_who_is_left_at_least_of_a_count_is_marked_as_worked_out() -> None:
    told = facts(said(run_page("wilayah", wilayah="16.06")))
    (more,) = [more for _, figure, more in told if figure.startswith("230.867 pekerja")]
    assert "dihitung dari angka terbitan" in more


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("id", "Hanya peserta PU + BPU yang dikurangkan. Dihitung dari angka terbitan."),
        ("en", "Only participants of PU + BPU are taken off. Computed from published figures."),
    ],
)
def test_the_list_of_who_is_left_says_the_same(language: str, note: str) -> None:
    assert note in said(run_page("ringkasan", bahasa=language))


def test_a_city_whose_only_figure_is_ucj_says_it_in_its_title() -> None:
    text = said(run_page("wilayah", wilayah="16.71"))
    assert title(text) == "Kota Palembang: UCJ (angka terbitan): 40,0% (25 Maret 2024)"


@pytest.mark.parametrize("area", ["16", "16.71", "kanwil-sumbagsel", "ID"])
def test_an_area_says_where_it_lies(area: str) -> None:
    text = said(run_page("wilayah", wilayah=area))
    assert ('<path class="part"' in text) == (area != "ID")


@pytest.mark.parametrize(
    ("indicator", "area", "label", "figure"),
    [
        ("institution_registered", "76.05", "Lembaga terdaftar · OPD", "12 dari 39 lembaga"),
        ("registered", "31", "Peserta terdaftar", "orang"),
        ("unemployment", "16", "Tingkat pengangguran terbuka", "%"),
        ("budgeted", "73", "Sudah menganggarkan", "12 dari 24"),
    ],
)
def test_the_views_own_figure_is_the_first_card(indicator: str, area: str, label: str, figure: str) -> None:
    main, *others = cards(said(run_page("wilayah", wilayah=area, indikator=indicator)))
    assert main[0]
    assert label in main[1]
    assert figure in main[1]
    assert "Sumber:" in main[1]
    # both coverages stand beside it, each once
    for name in ("Cakupan penduduk bekerja (PU + BPU)", "UCJ (angka terbitan)"):
        assert sum(name in words for _, words in others) == 1


def test_the_first_card_is_of_the_period_asked_for() -> None:
    (_, now), *_ = cards(said(run_page("wilayah", wilayah="18")))
    (_, then), _, (_, uncovered), _ = cards(said(run_page("wilayah", wilayah="18", periode="2022")))
    assert "Angka: Desember 2024" in now
    assert "Angka: Desember 2022" in then
    assert "Angka: Desember 2022" in uncovered


def test_who_is_not_registered_is_counted_in_what_the_indicator_counts() -> None:
    text = said(run_page("wilayah", wilayah="76.05", indikator="institution_registered"))
    assert any("Belum terdaftar 27 lembaga" in words for _, words in cards(text))  # 39 - 12


@pytest.mark.parametrize("area", ["ID", "kanwil-sumbagsel", "35", "76.05", "94", "33.18"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_link_of_the_contents_leads_to_one_section(area: str, language: str) -> None:
    text = said(run_page("wilayah", wilayah=area, bahasa=language))
    contents = re.search(r'<nav class="pj pj-contents".*?</nav>', text, re.S)
    assert contents is not None
    anchors = re.findall(r'href="#(\w+)"', contents.group())
    assert anchors[:1] == ["perkembangan"]
    for anchor in anchors:
        assert text.count(f'id="{anchor}"') == 1, anchor


def test_what_is_missing_is_said_once_with_its_supplier() -> None:
    text = said(run_page("wilayah", wilayah="94.03"))
    assert text.count(SAY("area.none.title")) == 1
    for name in ("segments", "institutions", "groups", "budget"):
        assert text.count(f"<li>{SAY(f'area.none.{name}', area='Kabupaten Paniai')}</li>") == 1
    # its workers are known: Sakernas
    assert SAY("area.none.figures", area="Kabupaten Paniai") not in text


def test_a_chart_over_time_has_its_figures_beside_it() -> None:
    text = said(run_page("wilayah", wilayah="18"))
    twin = text[text.index(SAY("area.section.trend_table")) :].split("</table>")[0]
    dates = [f"Desember {year}" for year in (2022, 2023, 2024)]
    assert re.findall(r"<tr><td>([^<]+)</td>", twin) == [*dates, "perkiraan Agustus–November 2025"]
    # facts: 563,086 of 4,387,966 in August 2022
    cells = ("12,83%", "563.086", "4.387.966")
    assert "<td>Desember 2022</td>" + "".join(f'<td class="n">{cell}</td>' for cell in cells) in twin


def test_neighbours_stand_with_distance_unit_and_features() -> None:
    text = said(run_page("wilayah", wilayah="33.18", tetangga="4"))
    table = text.split("Daerah serupa dengan Kabupaten Pati</h2>")[1].split("</table>")[0]
    assert "Jarak (simpangan baku)" in table
    assert "Penduduk bekerja (2024) (orang)" in table
    assert "Kepadatan penduduk (per km²)" in table
    assert table.count("<tr>") == 1 + 1 + 4  # head, Pati itself, four neighbours


def test_where_nothing_is_known_of_the_better_ones_one_sentence_says_so() -> None:
    text = said(run_page("wilayah", wilayah="15"))
    assert "tidak dapat dibandingkan. Pemasoknya" in text
    # of Sulawesi Selatan it is known who had budgeted
    assert "Pemda di dalamnya: 12 sudah menganggarkan" in said(run_page("wilayah", wilayah="35"))


def test_what_was_recomputed_is_not_called_published() -> None:
    text = said(run_page("wilayah", wilayah="76.05"))
    table = text.split(">OPD dan desa terdaftar</h2>")[1].split("</table>")[0]
    # the source says 12 of 39 and no per cent
    assert ">30,77%<" in table
    assert ">Angka<" in table
    assert ">Terbit<" not in table


def test_an_estimate_bears_its_range_and_rupiah_is_no_per_cent() -> None:
    text = said(run_page("wilayah", wilayah="16.71"))
    assert "14.326.577.523,68%" not in text
    assert "29,2% (Desember 2024)" not in text
    assert "29% ± 15 (Desember 2024)" in text  # in the table of targets
    assert "217.175" not in text
    assert "106.000–329.000 dari 744.367" in text


def test_a_card_on_another_basis_tells_of_a_newer_figure_of_no_month():
    """Papua Barat: 82.7% of August 2023 may be compared; 55.0% of 2025 states no month."""
    text = said(run_page("wilayah", wilayah="92"))
    card = text[text.index("UCJ (angka terbitan)") :].split("</li>")[0]
    assert "82,7%" in card
    assert "Angka sementara: 55,0%, 2025; bulannya tidak tertulis di sumber" in card


@pytest.mark.parametrize("area", ["16.74", "16.06", "92.08", "92.11"])
def test_a_regency_opens_on_what_is_real_for_all_of_them(area: str) -> None:
    """Prabumulih, Musi Banyuasin, Kaimana, Manokwari Selatan: workers before a coverage few of them have."""
    text = said(run_page("wilayah", wilayah=area))
    at = [
        text.index(f">{label}<")
        for label in ("Penduduk bekerja", "Pekerja informal", "Buruh/karyawan/pegawai")
    ]
    coverage = text.index(">Cakupan penduduk bekerja (PU + BPU)</h2>")
    assert at == sorted(at)
    assert at[-1] < coverage
    labels = [label for label, *_ in facts(text)]
    estimated = "Cakupan penduduk bekerja (PU + BPU)"  # there is none where a source counted the participants
    assert labels.index("Penduduk bekerja") < labels.index(estimated if estimated in labels else labels[-1])


def test_what_is_made_from_a_provisional_figure_is_called_provisional() -> None:
    """Prabumulih opens on December 2024; its estimate of 2025 is made from the row without a month."""
    text = said(run_page("wilayah", wilayah="16.74"))
    assert re.search(r"Angka lebih baru, sementara: [^<]* ± \d+ \(2025\); bulannya tidak tertulis", text)
    later = said(run_page("wilayah", wilayah="16.74", periode="2025"))
    assert "bulannya tidak tertulis di sumber" in later.lower()


def test_who_is_uncovered_says_of_whose_participants() -> None:
    assert "Hanya peserta PU + BPU yang dikurangkan." in said(run_page("wilayah", wilayah="16"))
    of_all = said(run_page("wilayah", wilayah="73", indikator="coverage_ucj"))
    cards = of_all[of_all.index("Belum terlindungi<") :]
    assert "yang dikurangkan" not in cards[: cards.index("Peringkat")]


def test_the_share_of_the_gap_that_closed_is_marked_as_derived_like_what_stands_beside_it() -> None:
    text = said(run_page("wilayah", wilayah="16", sasaran="rpjmn-2029"))
    card = text[text.index("Selisih yang tertutup") :].split("</section>")[0]
    assert "dihitung dari angka terbitan" in card


def test_who_is_left_beyond_the_participants_is_told_and_what_that_is() -> None:
    counted = said(run_page("wilayah", wilayah="16.06"))
    # 333.946 workers of 2025 less 103.079 of July 2025
    assert "230.867" in counted
    assert "dikurangi 103.079 peserta aktif semua segmen (Juli 2025)" in counted
    estimated = said(run_page("wilayah", wilayah="16.74"))
    assert "bila semua pesertanya bekerja di sini" in counted
    assert "tidak menyebut apakah peserta dihitung menurut alamat NIK atau kantor cabang" in counted
    assert "Belum terlindungi, ujung bawah taksiran" in estimated
    assert "ujung atas taksiran peserta PU + BPU" in estimated
    assert "Rentangnya memuat 80% daerah uji, jadi ini bukan batas pasti" in estimated
    for text in (counted, estimated):
        assert "paling sedikit" not in text
        assert "tidak mungkin terlindungi" not in text
    # the nation and provinces keep their own first
    assert "Belum terlindungi, ujung bawah" not in said(run_page("wilayah", wilayah="16"))


@pytest.mark.parametrize(
    ("area", "shown", "newer"),
    [
        ("65", "57,9%", "Terbaru: sekitar 46%, Desember 2025; tidak dibandingkan: sumber menulis"),
        ("64", "70,9%", "Terbaru: sekitar 50%, Desember 2025; tidak dibandingkan: sumber menulis"),
        (
            "15",
            "43,3%",
            "Terbaru: 44,0%, 17 Maret 2025; tidak dibandingkan: sumber atau catatannya",
        ),
        # of the same month another source says 37%, and the note says so
        (
            "61",
            "31,0%",
            "Terbaru: 27,0%, Desember 2025; tidak dibandingkan: sumber atau catatannya",
        ),
        ("12", "49,4%", "Terbaru: 44,0%, 2025; tidak dibandingkan: sumber atau catatannya meragukan"),
    ],
)
def test_the_newest_figure_is_told_of_though_it_is_compared_with_nothing(area, shown, newer) -> None:
    own = said(run_page("wilayah", wilayah=area))
    card = next(words for _, words in cards(own) if "UCJ (angka terbitan)" in words)
    assert shown in card
    assert newer in card
    assert ("sumber lain menyebut 37%" in card) == (area == "61")


@pytest.mark.parametrize("asked", [{}, {"sasaran": "rpjmn-2025-2029-2025"}, {"periode": "2025"}])
def test_a_figure_in_doubt_stands_with_its_own_note(asked: dict[str, str]) -> None:
    """Kalimantan Utara's 20.9%, beside a published 46%: in its card and among the figures of the chart."""
    text = said(run_page("wilayah", wilayah="65", **asked))
    (_, main), *_ = cards(text)
    note = "Jauh di bawah angka terbitan lain untuk provinsi ini (sekitar 46%, UCJ, Desember 2025)"
    assert "20,9%" in main
    assert f"Catatan sumber: {note}" in main
    twin = text[text.index(SAY("area.section.trend_table")) :].split("</table>")[0]
    (row,) = [row for row in twin.split("<tr>") if "20,94%" in row]
    assert note in row


def test_a_summary_says_that_its_figure_is_in_doubt() -> None:
    text = said(run_page("wilayah", wilayah="65", periode="2025"))
    assert "300.895 orang belum terlindungi. Sumber atau catatannya meragukan." in text


@pytest.mark.parametrize(
    ("area", "told"),
    [
        # Kepulauan Bangka Belitung: 33.1% and 189,742 participants, of how many is not said
        ("19", "189.742 orang; sumber tidak menyebut penyebutnya (N)."),
        ("18", "Sumber menyebut persentase dan penyebutnya (3.100.000 orang), bukan jumlah peserta."),
        ("16", "Sumber hanya menyebut persentase."),
    ],
)
def test_which_counts_a_source_gives(area: str, told: str) -> None:
    text = said(run_page("wilayah", wilayah=area, indikator="coverage_ucj"))
    (main,) = [words for is_main, words in cards(text) if is_main]
    assert told in main
    assert ("Sumber hanya menyebut persentase." in main) == (area == "16")


def test_a_newer_figure_is_told_in_the_first_lines() -> None:
    text = said(run_page("wilayah", wilayah="16"))
    facts = text[text.index("pj-facts") : text.index("</dl>", text.index("pj-facts"))]
    assert "21,0%" in facts  # of December 2024: 942,903 of 4,480,100
    assert "Angka sementara: 20,2%" in facts


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "id",
            "Punya angka sendiri: 0 dari 17 wilayah bagian; 13 taksiran dari angka provinsi; "
            "4 tidak ditaksir karena pesertanya pernah dihitung (lihat Cakupan UCJ).",
        ),
        (
            "en",
            "0 of its 17 parts have figures of their own; 13 estimated from the province's figure; "
            "4 not estimated because their participants were once counted (see UCJ coverage).",
        ),
    ],
)
def test_parts_without_a_figure_are_estimates_or_say_why_not(language: str, told: str) -> None:
    assert told in said(run_page("wilayah", wilayah="16", bahasa=language))


@pytest.mark.parametrize(("language", "word"), [("id", "tidak ditaksir"), ("en", "not estimated")])
def test_a_neighbour_that_is_not_estimated_says_so(language: str, word: str) -> None:
    text = said(run_page("wilayah", wilayah="76.05", bahasa=language))
    (row,) = [row for row in re.findall(r"<tr.*?</tr>", text, re.S) if "Kabupaten Manokwari<" in row]
    assert word in row
    assert "belum ada data" not in row


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ({}, set()),
        ({"sejak": "2023", "sampai": "2024"}, {"perubahan"}),
        ({"tetangga": "12"}, {"serupa"}),
    ],
)
def test_an_address_with_choices_of_a_fold_opens_it(asked: dict[str, str], opened: set[str]) -> None:
    text = said(run_page("wilayah", wilayah="16", **asked))
    assert len(re.findall('<details class="pj-section"', text)) > len(opened), "others stay shut"
    assert set(re.findall(r'<details class="pj-section" id="(\w+)" open>', text)) == opened
