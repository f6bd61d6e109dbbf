"""Sentences state a figure, its date, its denominator and how sure it is."""

from __future__ import annotations

import pytest

from pantau.text import Text, sentences
from pantau.text.sentences import Figure

ID, EN = Text("id"), Text("en")
# 905.324 of 4.492.574 is 20,15%: Sumatera Selatan on the Sakernas basis, 2025.
SUMSEL = Figure(
    area="Sumatera Selatan",
    as_of="2025",
    value=20.1516,
    numerator=905324,
    denominator=4492574,
    status="published",
    basis="sakernas",
    segment="PU dan BPU",
    change_points=1.1,
    change_from="2024",
    uncovered="3.587.250",
)


def test_a_full_figure():
    assert sentences.area_summary(ID, SUMSEL) == (
        "Pada 2025, 905.324 dari 4.492.574 pekerja di Sumatera Selatan (20,2%) terlindungi sebagai peserta"
        " aktif PU dan BPU; naik 1,1 poin dari 2024. 3.587.250 orang belum terlindungi."
    )


def test_a_full_figure_in_english():
    from dataclasses import replace

    figure = replace(SUMSEL, segment="PU and BPU", change_points=-1.1, uncovered="3,587,250")
    assert sentences.area_summary(EN, figure) == (
        "As of 2025, 905,324 of 4,492,574 workers in Sumatera Selatan (20.2%) were protected as active"
        " PU and BPU participants; down 1.1 points from 2024. 3,587,250 people were not protected."
    )


def test_an_estimate_says_so_twice():
    figure = Figure(
        area="Kota Prabumulih",
        as_of="2025-08",
        value=41.2,
        numerator=38214,
        denominator=92753,
        status="estimate",
    )
    text = sentences.area_summary(ID, figure)
    assert text == (
        "Pada Agustus 2025, 38.214 dari 92.753 pekerja di Kota Prabumulih (41,2%, taksiran) terlindungi."
        " Angka ini taksiran, bukan angka resmi."
    )


def test_an_estimate_bears_its_range_and_no_decimals():
    figure = Figure(
        area="Kota Prabumulih",
        as_of="2024-12",
        value=41.2,
        numerator=38214,
        denominator=92753,
        status="estimate",
        uncovered="41.000–68.000",
        margin=15,
    )
    text = sentences.area_summary(ID, figure)
    assert "(41% ± 15, taksiran)" in text
    # 15 points of 92,753 are 13,913: from 24,301 to 52,127
    assert "24.000–52.000 dari 92.753 pekerja" in text
    assert "41.000–68.000 orang belum terlindungi." in text


def test_a_published_per_cent_without_counts():
    figure = Figure(area="Kaimana", as_of="2024-09", value=126.15, basis="semesta", age_months=14)
    assert sentences.area_summary(ID, figure) == (
        "Pada September 2024, cakupan Kaimana 126,2%, terhadap semesta pekerja; sumber tidak menyebut jumlah"
        " orang. Umur angka: 1 tahun 2 bulan."
    )


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            {"numerator": 189_742},
            "terhadap semesta pekerja: 189.742 peserta; sumber tidak menyebut penyebutnya.",
        ),
        ({"denominator": 3_100_000}, "dari 3.100.000; sumber tidak menyebut jumlah pesertanya."),
    ],
)
def test_a_published_per_cent_with_one_of_its_counts(counts, told):
    figure = Figure(area="Lampung", as_of="2025-12", value=25.27, basis="semesta", **counts)
    assert sentences.area_summary(ID, figure).endswith(told)


def test_what_is_missing():
    assert sentences.missing(ID, "Empat Lawang", "2025-08", "2024-09") == (
        "Belum ada angka untuk Empat Lawang pada Agustus 2025. Angka terakhir: September 2024."
    )
    figure = Figure(area="Empat Lawang", as_of="2025-08", value=None)
    assert sentences.area_summary(ID, figure) == "Belum ada angka untuk Empat Lawang pada Agustus 2025."
    assert sentences.missing(EN, "Empat Lawang", None) == "There is no figure for Empat Lawang yet."


@pytest.mark.parametrize(
    ("change", "origin", "clause"),
    [
        (2.1, "2024", "naik 2,1 poin dari 2024"),
        (-9.5, "2024-08", "turun 9,5 poin dari Agustus 2024"),
        (0.04, "2024", "tetap dari 2024"),
        (-0.04, "2024", "tetap dari 2024"),
        (None, "2024", ""),
        (2.1, None, ""),
    ],
)
def test_change_clause(change, origin, clause):
    assert sentences.change_clause(ID, change, origin) == clause


def test_change_split():
    assert sentences.change_split(ID, -9.8, -3.9, -5.9) == (
        "Perubahan −9,8 poin: −3,9 poin dari jumlah peserta dan −5,9 poin dari penyebut."
    )
    # 0,3 and 0,3 do not make 0,5: one more decimal does
    assert sentences.change_split(ID, 0.5, 0.25, 0.25) == (
        "Perubahan +0,50 poin: +0,25 poin dari jumlah peserta dan +0,25 poin dari penyebut."
    )


def test_furthest_behind():
    assert sentences.furthest_sentence(ID, ["Jawa Timur", "Jawa Tengah", "Jawa Barat"], 46_000_000, 41.5) == (
        "Pekerja yang belum terlindungi terbanyak ada di Jawa Timur, Jawa Tengah, dan Jawa Barat:"
        " 46.000.000 orang. Itu 41,5% dari seluruhnya."
    )
