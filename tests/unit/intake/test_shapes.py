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
        (f"Kode;Wilayah;Kasus;Kasus\n;;2024;2025\n{AREA};1;2\n", "heading_not_month", 2, "2024 (C)"),
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


def read(text: str):
    """(period, grain, segment, active) of each record, and the rules of what is asked or stops."""
    reading = read_bytes(text.encode(), "laporan.csv")
    rows = reading.tables["participants"]
    told = [one.rule for one in reading.findings if one.severity != "note"]
    cells = zip(rows["period"], rows["grain"], rows["segment"], rows["active"], strict=True)
    return [(f"{period:%Y-%m}", *rest) for period, *rest in cells], told


@pytest.mark.parametrize(
    ("text", "records", "told"),
    [
        (
            f"Kode;Wilayah;Segmen;2024;2025\n{AREA};PU;10;20\n",
            [("2024-01", "year", "pu", 10), ("2025-01", "year", "pu", 20)],
            ["measure_assumed"],
        ),
        (
            f"Kode;Wilayah;Segmen;Aktif;\n;;;2024;2025\n{AREA};PU;1;2\n",
            [("2024-01", "year", "pu", 1), ("2025-01", "year", "pu", 2)],
            [],
        ),
        (
            f"Peserta PU Aktif\nKode;Wilayah;TW I 2025;TW II 2025\n{AREA};10;20\n",
            [("2025-03", "month", "pu", 10), ("2025-06", "month", "pu", 20)],
            ["columns_coarse"],
        ),
        (
            f"Peserta aktif 2025\nKode;Wilayah;Segmen;Semester I;Semester II\n{AREA};BPU;1;2\n",
            [("2025-06", "month", "bpu", 1), ("2025-12", "month", "bpu", 2)],
            ["columns_coarse"],
        ),
    ],
)
def test_years_quarters_and_half_years_as_columns(text, records, told):
    assert read(text) == (records, told)


def test_a_column_of_a_year_is_none_beside_columns_of_months():
    text = f"Kode;Wilayah;Segmen;Potensi 2025;Aktif Agustus 2025\n{AREA};PU;9;2\n"
    assert read(text) == ([("2025-08", "month", "pu", 2)], [])


@pytest.mark.parametrize("sexes", ["L;P", "Laki-laki;Perempuan", "Pria;Wanita", "Male;Female"])
def test_men_and_women_are_added_where_their_sum_has_no_column(sexes):
    reading = read_bytes(f"{RECORD};Aktif;\n;;;;{sexes}\n{AREA};2025-08;PU;1;2.000\n".encode(), "x.csv")
    assert reading.tables["participants"]["active"].tolist() == [2001]
    assert [one.rule for one in reading.findings] == ["columns_added"]


@pytest.mark.parametrize("cells", ["1;", ";2", "1;banyak", "1;-"])
def test_men_without_women_are_no_figure(cells):
    reading = read_bytes(f"{RECORD};Aktif;\n;;;;L;P\n{AREA};2025-08;PU;{cells}\n".encode(), "x.csv")
    assert reading.tables["participants"]["active"].isna().all()
    assert reading.refused


def test_of_men_alone_nothing_is_read():
    reading = read_bytes(f"{RECORD};Aktif Laki-laki\n{AREA};2025-08;PU;1\n".encode(), "x.csv")
    assert reading.refused


@pytest.mark.parametrize("total", ["Jumlah", "L+P", "Laki-laki + Perempuan", "Total"])
def test_men_and_women_with_their_sum_are_read(total):
    reading = read_bytes(f"{RECORD};Aktif;;\n;;;;L;P;{total}\n{AREA};2025-08;PU;1;2;3\n".encode(), "x.csv")
    assert not reading.refused
    assert reading.tables["participants"]["active"].tolist() == [3]


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
