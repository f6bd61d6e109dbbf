"""Files of which nothing is read say what was seen, and what to do."""

from __future__ import annotations

import pytest

from pantau.intake import read_bytes
from tests.unit.intake.books import book


def told(data: bytes, name: str = "laporan.csv"):
    reading = read_bytes(data, name)
    assert reading.counts == {}
    return [(one.rule, one.row) for one in reading.findings if one.severity == "error"], reading.findings


@pytest.mark.parametrize(
    ("text", "rule", "row", "words"),
    [
        ("Kabupatn/Kota;Periode;Aktip\nKota Palembang;2025-08;1\n", "headings_near", 1, '"Aktip": Aktif'),
        ("Nama Barang;Harga\nBeras;1\n", "headings_unknown", 1, '"Nama Barang" dan "Harga"'),
        ("Laporan\nKantor Cabang;PU\nPalembang;1\n", "by_office", 2, '"Kantor Cabang" dan "PU"'),
        ('"Kode Wilayah,Periode,Segmen,Aktif"\n"16.71,2025-10,PU,1"\n', "lines_in_quotes", 1, "tanda kutip"),
        ("Kab/Kota;Penduduk Bekerja\nKota Palembang;1\n", "survey_table", 1, "Sakernas"),
        (
            "TPT menurut kabupaten\nKabupaten/Kota;2023;2024\nKota Palembang;1,2;1,3\n",
            "survey_table",
            1,
            "BPS",
        ),
    ],
)
def test_what_was_seen_is_named(text, rule, row, words):
    errors, findings = told(text.encode())
    assert errors == [(rule, row)]
    assert words in next(one.message for one in findings if one.rule == rule)


def test_years_have_no_decimals():
    rows = [["Kabupaten/Kota", "Kasus", ""], ["", 2023, 2024], ["Kota Palembang", 1, 2]]
    errors, findings = told(book({"Lembar1": rows}), "x.xlsx")
    assert errors == [("heading_not_month", 2)]
    message = next(one.message for one in findings if one.rule == "heading_not_month")
    assert "2023 (B) dan 2024 (C)" in message


def test_every_finding_is_said_in_english():
    _, findings = told(b"Nama Barang;Harga\nBeras;1\n")
    assert [one.message_en.split(".")[0] for one in findings] == ["No table was recognised"]
