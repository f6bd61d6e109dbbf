"""Bandingkan: what is compared, what is left out and why, and what stands in the link."""

from __future__ import annotations

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests.helpers.pages import component_data, run_page, said

DRAWINGS = ("selisih", "tren", "sebaran", "kuadran", "permadani", "serupa")


def figures(app: AppTest) -> list[dict[str, Any]]:
    """Every plotly figure of a page."""
    return [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]


def points(figure: dict[str, Any]) -> int:
    """Marks of areas in a figure: those that a click can open."""
    return sum(len(trace["customdata"]) for trace in figure["data"] if "customdata" in trace)


@pytest.mark.usefixtures("release_root")
class TestFull:
    @pytest.mark.parametrize("drawing", DRAWINGS)
    @pytest.mark.parametrize("units", ["wilayah", "kanwil"])
    def test_every_drawing_says_what_it_shows(self, drawing: str, units: str) -> None:
        text = said(run_page("bandingkan", gambar=drawing, satuan=units, wilayah="16"))
        assert "Bandingkan: Cakupan penduduk bekerja, 2024" in text

    def test_two_periods_are_told_in_words_and_as_a_table(self) -> None:
        app = run_page("bandingkan", gambar="selisih", banding="16,18")
        text = said(app)
        assert "Dari 2 wilayah yang sebanding, 2 naik, 0 turun, dan 0 tetap dari 2023 ke 2024." in text
        # active_participants.csv: Lampung 732.890 of 4.697.658, 858.652 of 4.787.589
        for figure in ("15,6%", "17,9%", "+2,3 poin", "732.890", "4.787.589"):
            assert f">{figure}</td>" in text.replace("\n", "").replace("  ", "")
        (figure,) = figures(app)
        assert points(figure) == 4  # two areas, then and now

    def test_the_break_of_2023_is_said(self) -> None:
        text = said(run_page("bandingkan", gambar="selisih", periode="2023", periode_banding="2022"))
        assert "bobot" in text.lower()
        assert "SP2020" in said(run_page("bandingkan", gambar="tren", banding="16"))

    def test_provinces_split_off_are_left_out_with_the_reason(self) -> None:
        text = said(run_page("bandingkan", gambar="sebaran"))
        assert "Tidak digambar: 4 wilayah" in text
        assert "Papua Selatan" in text
        # of 34 the mean of the 17th and 18th: 27,04% and Sulawesi Selatan's 1.318.350 of 4.680.928 (28,16%)
        assert "34 wilayah: median 27,6%" in text

    def test_codes_of_another_level_are_set_aside_by_name(self) -> None:
        text = said(run_page("bandingkan", tingkat="kabkota", banding="16.71,16", gambar="tren"))
        assert "Bukan wilayah pada tingkat yang dipilih (1): Sumatera Selatan" in text

    def test_kanwil_stand_against_kanwil(self) -> None:
        text = said(run_page("bandingkan", satuan="kanwil", gambar="sebaran"))
        assert "11 wilayah: median" in text
        assert "Kanwil Sumbagsel" in text

    def test_quadrants_colour_the_map_in_words(self) -> None:
        app = run_page("bandingkan", gambar="kuadran", indikator_banding="formal_share")
        (data,) = component_data(app, "pantau_map")
        assert data["classes"]["labels"][0] == "Di bawah kedua garis"
        assert sum(data["classes"]["counts"]) == 32  # 34 less Papua and Papua Barat, of other boundaries
        assert "Kedua angka memakai batas provinsi yang berbeda" in said(app)

    def test_the_distribution_marks_the_middle_half_and_says_who_lies_far_out(self) -> None:
        app = run_page("bandingkan", gambar="sebaran", periode="2024")
        text = said(app)
        # active_participants.csv, December 2024: quartiles 23.20 and 35.44, fences 4.84 and 53.80; the
        # highest is 52.79
        assert "setengah yang di tengah berada antara 23,2% dan 35,4%. Tidak ada pencilan." in text
        assert "di sini di bawah 4,8% atau di atas 53,8%" in text
        # below a quartile, and above the other: 9 of 34 each (the 9th is 23.005, the 26th 36.227)
        assert text.count("<td>di bawah kuartil bawah</td>") == 9
        assert text.count("<td>di atas kuartil atas</td>") == 9
        assert text.count("<td>setengah di tengah</td>") == 16
        (figure,) = figures(app)
        assert [shape["type"] for shape in figure["layout"]["shapes"]].count("rect") == 1

    def test_a_large_area_is_no_outlier_by_its_number_of_workers(self) -> None:
        text = said(run_page("bandingkan", gambar="sebaran", indikator="employed"))
        assert "setengah yang di tengah" in text
        assert "encilan" not in text

    def test_a_link_to_the_funnel_opens_the_distribution(self) -> None:
        text = said(run_page("bandingkan", gambar="corong", dispersi="kali"))
        assert "Sebaran: Cakupan penduduk bekerja" in text
        assert "“" not in text.split("Sebaran:")[0]  # nothing is said to be wrong with the link
        assert 'id="pencilan"' in said(run_page("metodologi", bagian="corong"))

    def test_estimates_are_drawn_nowhere_and_counted(self) -> None:
        for drawing in ("selisih", "sebaran", "kuadran"):
            text = said(run_page("bandingkan", gambar=drawing, tingkat="kabkota"))
            assert "Tidak dibandingkan: taksiran, bukan hasil pencatatan (458)" in text

    def test_a_year_whose_month_is_not_known_is_drawn_nowhere(self) -> None:
        text = said(run_page("bandingkan", gambar="selisih", periode="2025", periode_banding="2024"))
        assert "Tidak dibandingkan: bulannya tidak tertulis di sumber (33)" in text
        assert "yang sebanding, " not in text

    def test_similar_areas_say_what_the_release_lacks(self) -> None:
        # the facts do not say how large Aceh Singkil is
        text = said(run_page("bandingkan", gambar="serupa", wilayah="11.10"))
        assert "Belum ada dalam rilis untuk tingkat ini" in text
        assert "Porsi perkotaan" in text
        assert "tidak punya angka yang dapat diperingkat" in text
        assert "Angka Papua Selatan masih tercakup" in said(
            run_page("bandingkan", gambar="serupa", wilayah="93")
        )

    def test_the_number_of_neighbours_stands_in_the_link(self) -> None:
        text = said(run_page("bandingkan", gambar="serupa", wilayah="16", tetangga="5"))
        assert "5 daerah setingkat yang paling serupa dengan Sumatera Selatan" in text
        assert "Bandingkan 6 wilayah ini" in text

    def test_an_areas_page_leads_to_its_like(self) -> None:
        text = said(run_page("wilayah", wilayah="16"))
        assert "Daerah serupa dengan Sumatera Selatan" in text
        assert "Mirip dengan Sumatera Selatan tetapi lebih tinggi" in text
        assert "banding=16%2C" in text
        assert "serupa dengan" not in said(run_page("wilayah", wilayah="ID"))

    def test_a_suspect_figure_does_not_lead_without_its_remark(self) -> None:
        text = said(run_page("bandingkan", gambar="selisih"))
        assert "Tentang angka Kalimantan Utara: perubahannya jauh dari yang lazim" in text

    def test_sources_are_told_once_under_the_table(self) -> None:
        text = said(run_page("bandingkan", gambar="sebaran"))
        rows = text.count("<td>[1]</td>")
        assert rows == 34
        assert text.count("[1] BPS, Sakernas Agustus 2024; BPJS Ketenagakerjaan") == 1

    def test_both_sides_of_a_crossing_say_what_they_stand_on(self) -> None:
        text = said(run_page("bandingkan", gambar="kuadran", indikator_banding="coverage_ucj"))
        for head in ("n (1)", "N (1)", "Sumber (1)", "n (2)", "N (2)", "Sumber (2)"):
            assert f">{head}</th>" in text
        row = text.split(">Sulawesi Utara</a>")[1].split("</tr>")[0]
        # employed: 573.325 of 1.305.834; as published 2024-12: 76,11%, without counts
        for cell in ("573.325", "1.305.834", "76,1%", "Desember 2024"):
            assert cell in row
        assert "Terhadap semesta pekerja, triwulan IV 2024" in text

    def test_the_group_drawn_can_be_chosen_and_stands_in_the_link(self) -> None:
        # 12 of Lampung, 6 of Sulawesi, 4 of Jambi of one source and day each; Pamekasan (57 of 275 thousand)
        # and Sumenep (13.44%) on the semesta of that quarter (coverage_published.csv)
        link = {"gambar": "sebaran", "indikator": "coverage_ucj", "tingkat": "kabkota", "periode": "2024-09"}
        app = run_page("bandingkan", **link)
        (box,) = [one for one in app.selectbox if one.key == "compare_group"]
        sizes = ["12 wilayah", "6 wilayah", "4 wilayah", "2 wilayah"]
        assert [option.split(" · ")[-1] for option in box.options] == sizes
        assert "12 wilayah: median" in said(app)
        for size in sizes[1:]:
            box.set_value(box.options[sizes.index(size)]).run()
            assert not app.exception
            assert f"{size}: median" in said(app)
        other = run_page("bandingkan", kelompok="unstated:infojambi-2024-08-12:2024-08-12", **link)
        assert "4 wilayah: median" in said(other)
        assert "Basis tidak disebut sumber" in said(other)
        gone = run_page("bandingkan", kelompok="semesta:1999", **link)
        assert "12 wilayah: median" in said(gone)

    def test_what_one_government_has_or_has_not_is_a_word_and_has_no_median(self) -> None:
        link = {"indikator": "budgeted", "tingkat": "kabkota"}
        text = said(run_page("bandingkan", gambar="sebaran", **link))
        # budget_status.csv, Sulawesi Selatan, May 2022: 12 and 12
        assert "24 pemda yang diketahui: 12 sudah, 12 belum." in text
        assert "median" not in text
        assert text.count(">belum</td>") == 12
        assert "encilan" not in text

    def test_a_kanwil_is_marked_among_the_eleven(self) -> None:
        for link in ({"lingkup": "kanwil-sumbagsel"}, {"wilayah": "16"}):
            (figure,) = figures(run_page("bandingkan", satuan="kanwil", gambar="sebaran", **link))
            (named,) = [trace for trace in figure["data"] if trace["name"] == "wilayah pilihan"]
            assert [custom[0] for custom in named["customdata"]] == ["kanwil-sumbagsel"]

    def test_kanwil_have_no_map_of_quadrants_and_the_page_says_why(self) -> None:
        app = run_page("bandingkan", satuan="kanwil", gambar="kuadran")
        assert component_data(app, "pantau_map") == []
        assert "jumlah beberapa provinsi" in said(app)

    @pytest.mark.parametrize(
        ("drawing", "anchor"),
        [("selisih", "perubahan"), ("sebaran", "sebaran"), ("serupa", "mirip")],
    )
    def test_each_drawing_leads_to_its_method(self, drawing: str, anchor: str) -> None:
        assert f"bagian={anchor}" in said(run_page("bandingkan", gambar=drawing, wilayah="16"))

    def test_a_column_and_its_cells_say_one_number_of_comparable_areas(self) -> None:
        """Of UCJ in December 2024 five compare; fifths are told of ten or more."""
        text = said(run_page("bandingkan", gambar="permadani", banding="12,18"))
        assert "5 wilayah sebanding" in text
        assert "kurang dari 10 wilayah sebanding, tanpa seperlima" in text
        assert "kurang dari 5 wilayah" not in text

    def test_a_cell_of_the_rug_says_what_it_stands_on(self) -> None:
        text = said(run_page("bandingkan", gambar="permadani", banding="65,73"))
        assert 'title="146.679 / 378.361; Desember 2024; BPS, Sakernas Agustus 2024' in text

    @pytest.mark.parametrize(
        ("params", "message"),
        [
            ({"gambar": "lingkaran"}, "“gambar=lingkaran”"),
            ({"tetangga": "2"}, "“tetangga=2”"),
            ({"banding": "<b>"}, "“banding=<b>”"),
            ({"gambar": "selisih", "periode_banding": "1999"}, "Tidak ada angka untuk periode 1999"),
            ({"gambar": "kuadran", "indikator_banding": "moon"}, "“moon” tidak punya angka"),
            ({"gambar": "tren", "banding": "98.76"}, "98.76"),
        ],
    )
    def test_wrong_input_is_said_plainly(self, params: dict[str, str], message: str) -> None:
        assert message in said(run_page("bandingkan", **params))

    def test_514_rows_are_shortened_on_screen_and_can_be_asked_for(self) -> None:
        link = {"gambar": "sebaran", "tingkat": "kabkota", "indikator": "employed"}
        text = said(run_page("bandingkan", **link))
        assert "40 baris pertama dari 514" in text
        whole = said(run_page("bandingkan", baris="semua", **link))
        assert whole.count("<tr>") == 515


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_sparse_release_compares_what_it_has(
    sparse_release_root: object, fresh_caches: None, drawing: str
) -> None:
    assert "Bandingkan" in said(run_page("bandingkan", gambar=drawing, wilayah="16"))


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_an_empty_release_says_that_there_is_nothing(
    empty_release_root: object, fresh_caches: None, drawing: str
) -> None:
    app = run_page("bandingkan", gambar=drawing)
    assert not figures(app)
    assert "Bandingkan" in said(app)
