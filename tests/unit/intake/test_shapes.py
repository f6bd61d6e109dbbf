"""Tables in a shape that is not read say so, and what to do instead."""

from __future__ import annotations

import pytest

from pantau.intake import read_bytes
from tests.unit.intake.books import book

AREA = "16.71;Kota Palembang"
RECORD = "Kode;Wilayah;Periode;Segmen"


def findings(text: str):
    return read_bytes(text.encode(), "laporan.csv").findings


@pytest.mark.parametrize(
    ("text", "rule", "row", "columns"),
    [
        (f"Kode;Wilayah;Segmen;2024;2025\n{AREA};PU;10;20\n", "heading_not_month", 1, "2024 (D)"),
        (f"Kode;Wilayah;TW I 2025;TW II 2025\n{AREA};10;20\n", "heading_not_month", 1, "TW I 2025 (C)"),
        (f"Aktif\nKode;Wilayah;Triwulan I;Triwulan II\n{AREA};1;2\n", "heading_not_month", 2, "Triwulan I"),
        (f"Kode;Wilayah;Aktif 2024;Aktif 2025\n{AREA};1;2\n", "heading_not_month", 1, "Aktif 2024 (C)"),
        (f"Kode;Wilayah;Segmen;Aktif;\n;;;2024;2025\n{AREA};PU;1;2\n", "heading_not_month", 2, "2024 (D)"),
        (f"Kode;Wilayah;Laki-laki;Perempuan\n{AREA};1;2\n", "heading_by_sex", 1, "Laki-laki (C)"),
        (
            f"{RECORD};Aktif;;\n;;;;L;P;L+P\n{AREA};2025-08;PU;1;2;3\n",
            "heading_by_sex",
            2,
            "L (E), P (F), dan L+P (G)",
        ),
        (
            f"{RECORD};Jenis Kelamin;Aktif\n{AREA};2025-08;PU;L;1\n{AREA};2025-08;PU;P;2\n",
            "heading_by_sex",
            1,
            "Jenis Kelamin (E)",
        ),
    ],
)  # fmt: skip
def test_the_shape_is_named_with_its_columns(text, rule, row, columns):
    errors = [one for one in findings(text) if one.severity == "error"]
    assert [(one.rule, one.row) for one in errors] == [(rule, row)]
    assert columns in errors[0].message


def test_a_sheet_of_years_beside_a_table_that_is_read_is_left_alone():
    headings = ["Kode", "Wilayah", "Periode", "Segmen", "Aktif"]
    data = book(
        {
            "Peserta": [headings, ["16.71", "Kota Palembang", "2025-08", "PU", 10]],
            "Anggaran lama": [["Kode", "Wilayah", 2024, 2025], ["16.71", "Kota Palembang", 1, 2]],
        }
    )
    reading = read_bytes(data, "laporan.xlsx")
    assert not reading.refused
    assert [one.rule for one in reading.findings] == ["sheet_unknown"]


def test_men_and_women_with_their_sum_are_read():
    reading = read_bytes(f"{RECORD};Aktif;;\n;;;;L;P;Jumlah\n{AREA};2025-08;PU;1;2;3\n".encode(), "x.csv")
    assert not reading.refused
    assert reading.tables["participants"]["active"].tolist() == [3]
