"""Months as columns: each cell becomes a record of its month, and keeps its row and column."""

from __future__ import annotations

import datetime as dt
import io

import pandas as pd
import pytest
import xlsxwriter

from pantau.intake import read_bytes
from pantau.intake.months import time_named
from tests.unit.intake.books import book, csv_of

KEYS = ["Wilayah", "Segmen"]
PALEMBANG = ["Kota Palembang", "PU"]


def figures(reading, *names, kind="participants"):
    """(month, ...) of each record, in order."""
    table = reading.tables[kind]
    cells = zip(*(table[name] for name in ("period", *names)), strict=True)
    return [(f"{period:%Y-%m}", *(None if pd.isna(one) else one for one in rest)) for period, *rest in cells]


def stopped(reading):
    return [(one.rule, one.column) for one in reading.findings if one.severity == "error"]


def workbook(write):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        write(made.add_worksheet("Rekap"), made.add_format({"num_format": "mmm-yy"}))
    return out.getvalue()


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (["Jan-25"], ([], 2025, 1)),
        (["Januari 2025"], ([], 2025, 1)),
        (["2025-01"], ([], 2025, 1)),
        (["01/2025"], ([], 2025, 1)),
        (["2025-01-31"], ([], 2025, 1)),
        (["Agt '25"], ([], 2025, 8)),
        (["Tahun 2025", "Agustus"], ([], 2025, 8)),
        (["2025", "PU", "Agustus"], (["PU"], 2025, 8)),
        (["Peserta aktif Agustus 2025"], (["peserta aktif"], 2025, 8)),
        (["Potensi per Agustus 2025"], (["potensi"], 2025, 8)),
        (["% Agustus"], (["persen"], 0, 8)),
        (["Agustus"], ([], 0, 8)),
        (["2025"], ([], 2025, 0)),
        (["Aktif 2025"], (["aktif"], 2025, 0)),
        (["Aktif", "Triwulan III 2025"], (["Aktif"], 2025, 9)),
        (["Semester I"], ([], 0, 6)),
        (["TW II", "2025"], ([], 2025, 6)),
        # no time, a day, two months, two years
        (["Desa"], None),
        (["25 Januari 2025"], (["25"], 2025, 1)),
        (["01/02/2025"], None),
        (["Januari - Maret 2025"], None),
        (["2024", "Januari 2025"], None),
    ],
)
def test_what_headings_say(parts, named):
    read = time_named(parts)
    assert (read and tuple(read[:3])) == named


@pytest.mark.parametrize(
    "months", [["Jan-25", "Feb-25"], ["Januari 2025", "2025-02"], ["01/2025", "Pebruari 2025"]]
)
def test_months_as_words(months):
    data = csv_of(["Peserta aktif"], [*KEYS, *months], [*PALEMBANG, 7, 8], ["Kab. Lahat", "BPU", "", "1.234"])
    reading = read_bytes(data, "x.csv")
    assert stopped(reading) == []
    assert figures(reading, "area_code", "segment", "active", "row") == [
        ("2025-01", "16.71", "pu", 7, 3),
        ("2025-02", "16.71", "pu", 8, 3),
        ("2025-02", "16.04", "bpu", 1234, 4),
    ]
    assert set(reading.tables["participants"]["grain"]) == {"month"}
    (dots,) = [one for one in reading.findings if one.rule == "thousands_dots"]
    assert (dots.row, dots.column) == (4, f"{months[1]} (D)")


def test_months_as_dates_of_excel():
    def write(sheet, month):
        sheet.write_row(0, 0, ["Peserta terdaftar"])
        sheet.write_row(1, 0, KEYS)
        for at, day in enumerate((dt.datetime(2024, 12, 31), dt.datetime(2025, 1, 1))):
            sheet.write_datetime(1, 2 + at, day, month)
        sheet.write_row(2, 0, [*PALEMBANG, 7, "x"])

    reading = read_bytes(workbook(write), "x.xlsx")
    assert figures(reading, "registered") == [("2024-12", 7)]
    assert [(f.rule, f.row, f.column) for f in reading.findings if f.severity == "error"] == [
        ("not_a_number", 3, "2025-01-01 (D)")
    ]


def test_months_below_merged_years():
    def write(sheet, _):
        sheet.write(0, 0, "Peserta aktif")
        sheet.merge_range(1, 0, 2, 0, "Wilayah")
        sheet.merge_range(1, 1, 2, 1, "Segmen")
        sheet.merge_range(1, 2, 1, 3, 2024)
        sheet.merge_range(1, 4, 1, 5, 2025)
        sheet.write_row(2, 2, ["Nov", "Des", "Jan", "Feb"])
        sheet.write_row(3, 0, [*PALEMBANG, 1, 2, 3, 4])

    assert figures(read_bytes(workbook(write), "x.xlsx"), "active", "row") == [
        ("2024-11", 1, 4),
        ("2024-12", 2, 4),
        ("2025-01", 3, 4),
        ("2025-02", 4, 4),
    ]


def test_months_and_segments_and_measures_in_headings():
    rows = [
        ["Wilayah", "Aktif", "", "", "", "Potensi", ""],
        ["", "Januari 2025", "", "Februari 2025", "", "Januari 2025", ""],
        ["", "PU", "BPU", "PU", "BPU", "PU", "BPU"],
        ["Kota Palembang", 1, 2, 3, 4, 50, 60],
    ]
    reading = read_bytes(book({"Rekap": rows}), "x.xlsx")
    assert stopped(reading) == []
    assert sorted(figures(reading, "segment", "active", "eligible"), key=str) == [
        ("2025-01", "bpu", 2, 60),
        ("2025-01", "pu", 1, 50),
        ("2025-02", "bpu", 4, None),
        ("2025-02", "pu", 3, None),
    ]
    headings = reading.headings["Rekap", "participants"]
    assert headings["eligible:bpu@2025-01"] == "Potensi Januari 2025 BPU (G)"


def test_the_year_may_stand_in_the_title_or_in_each_row():
    title = csv_of(["Peserta aktif BPU tahun 2025"], ["Wilayah", "Januari", "Februari"], ["Lahat", 1, 2])
    reading = read_bytes(title, "x.csv")
    assert figures(reading, "segment", "active") == [("2025-01", "bpu", 1), ("2025-02", "bpu", 2)]
    assert [(f.rule, f.value) for f in reading.findings if f.rule == "year_from_title"] == [
        ("year_from_title", "2025")
    ]
    rows = csv_of(
        ["Peserta aktif"],
        ["Wilayah", "Segmen", "Tahun", "Januari", "Februari"],
        [*PALEMBANG, 2024, 1, 2],
        [*PALEMBANG, 2025, 3, 4],
        [*PALEMBANG, "", 5, 6],
    )
    reading = read_bytes(rows, "x.csv")
    assert figures(reading, "active") == [("2024-01", 1), ("2024-02", 2), ("2025-01", 3), ("2025-02", 4)]
    assert stopped(reading) == [("value_missing", "Tahun (C)")]


def test_groups_by_month_and_sums():
    data = csv_of(
        ["Pekerja terlindungi"],
        ["Wilayah", "Kelompok", "Jan-25", "Feb-25", "Jumlah"],
        ["Lahat", "Pengurus RT/RW", 1, 2, 3],
        ["Jumlah", "", 1, 5, 6],
    )
    reading = read_bytes(data, "x.csv")
    assert figures(reading, "group", "protected", kind="groups") == [
        ("2025-01", "rt_rw", 1),
        ("2025-02", "rt_rw", 2),
    ]
    sums = reading.sums["groups"]
    assert [(f"{p:%Y-%m}", n) for p, n in zip(sums["period"], sums["protected"], strict=True)] == [
        ("2025-01", 1),
        ("2025-02", 5),
    ]


def test_what_a_month_counts_is_asked_where_nothing_tells():
    reading = read_bytes(csv_of([*KEYS, "Jan-25"], [*PALEMBANG, 1]), "x.csv")
    assert [(f.severity, f.value) for f in reading.findings if f.rule == "measure_assumed"] == [
        ("warning", "Aktif")
    ]
    twice = read_bytes(csv_of([*KEYS, "Jan-25", "Aktif Januari 2025"], [*PALEMBANG, 1, 2]), "x.csv")
    assert stopped(twice) == [("column_twice", "Jan-25 (C)")]


@pytest.mark.parametrize(
    ("heading", "row", "rule", "named"),
    [
        ([*KEYS, "Potensi", "Jan-25", "Feb-25"], [*PALEMBANG, 9, 1, 2], "months_mixed", "Potensi (C)"),
        (
            [*KEYS, "Periode", "Jan-25", "Feb-25"],
            [*PALEMBANG, "2025-01", 1, 2],
            "months_mixed",
            "Periode (C)",
        ),
        ([*KEYS, "Tahun", "Jan-25", "Feb-25"], [*PALEMBANG, 2025, 1, 2], "months_mixed", "Tahun (C)"),
        ([*KEYS, "Cakupan", "Jan-25", "Feb-25"], [*PALEMBANG, "9%", 1, 2], "months_mixed", "Cakupan (C)"),
        ([*KEYS, "Jan-25", "12 Februari 2025"], [*PALEMBANG, 1, 2], "heading_is_day", "12 Februari 2025 (D)"),
        ([*KEYS, "Jan-25", "01/02/2025"], [*PALEMBANG, 1, 2], "heading_is_day", "01/02/2025 (D)"),
        ([*KEYS, "Januari", "Februari"], [*PALEMBANG, 1, 2], "heading_year_missing", ""),
        ([*KEYS, "Jan-25", "Januari 2025"], [*PALEMBANG, 1, 2], "column_twice", ""),
    ],
)
def test_what_is_unclear_is_not_guessed(heading, row, rule, named):
    reading = read_bytes(csv_of(heading, row), "x.csv")
    found = [one for one in reading.findings if one.severity == "error"]
    assert [one.rule for one in found] == [rule]
    assert named in found[0].message
    assert reading.tables == {}


def test_months_that_excel_took_for_days():
    def write(sheet, month):
        sheet.write_row(0, 0, KEYS)
        for at in range(3):
            sheet.write_datetime(0, 2 + at, dt.datetime(2026, 1 + at, 25), month)
        sheet.write_row(1, 0, [*PALEMBANG, 1, 2, 3])

    reading = read_bytes(workbook(write), "x.xlsx")
    (one,) = [one for one in reading.findings if one.severity == "error"]
    assert (one.rule, one.row) == ("heading_is_day", 1)
    assert "2026-01-25 (C), 2026-02-25 (D), dan 2026-03-25 (E)" in one.message


def test_days_that_differ_are_no_months_typed_wrongly():
    def write(sheet, month):
        sheet.write_row(0, 0, KEYS)
        for at, day in enumerate((25, 24, 23)):
            sheet.write_datetime(0, 2 + at, dt.datetime(2026, 1 + at, day), month)
        sheet.write_row(1, 0, [*PALEMBANG, 1, 2, 3])

    reading = read_bytes(workbook(write), "x.xlsx")
    assert "heading_is_day" not in {one.rule for one in reading.findings}
