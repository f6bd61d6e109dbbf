"""Rows that call themselves sums, against the rows above, below or beside them."""

from __future__ import annotations

import datetime as dt

import pytest

from pantau.intake import read_bytes
from pantau.intake.practice import write_practice
from pantau.publishing import baseline_of, check_files
from pantau.publishing.checks import Baseline
from tests.unit.intake.books import book, csv_of

HEADINGS = ["Wilayah", "Periode", "Segmen", "Aktif", "Potensi"]
PALEMBANG = ["Kota Palembang", "2025-08", "PU", 10, 40]
LAHAT = ["Kab. Lahat", "2025-08", "PU", 20, 50]
BATAM = ["Kota Batam", "2025-08", "PU", 5, 7]
KARIMUN = ["Kab. Karimun", "2025-08", "PU", 6, 9]


@pytest.fixture(scope="module")
def context() -> Baseline:
    return baseline_of(None, dt.date(2026, 1, 15))


def told(context, *rows, sheets=None):
    data = book(sheets) if sheets else csv_of(*rows)
    reading = read_bytes(data, "laporan.xlsx" if sheets else "laporan.csv")
    assert not reading.refused, [one.message for one in reading.findings if one.severity == "error"]
    return [one for one in check_files([reading], context) if one.rule == "total_differs"]


def test_a_wrong_total_is_named_with_both_numbers_and_the_difference(context):
    (one,) = told(context, HEADINGS, PALEMBANG, LAHAT, ["Jumlah", "", "", 33, 90])
    assert (one.severity, one.file, one.row, one.column, one.value) == (
        "warning",
        "laporan.csv",
        4,
        "Aktif (D)",
        "33",
    )
    assert one.message.startswith(
        "Jumlah: tertulis 33, sedangkan 2 angka pada baris 2–3 berjumlah 30, selisih 3."
    )


@pytest.mark.parametrize(
    "rows",
    [
        # below, above
        [PALEMBANG, LAHAT, ["Jumlah", "", "", 30, 90]],
        [["Jumlah", "", "", 30, 90], PALEMBANG, LAHAT],
        # of blocks, and of all blocks
        [PALEMBANG, LAHAT, ["Sub total", "", "", 30, 90], BATAM, KARIMUN, ["Sub total", "", "", 11, 16]],
        [
            *(PALEMBANG, LAHAT, ["Jumlah Sumsel", "", "", 30, 90]),
            *(BATAM, KARIMUN, ["Jumlah Kepri", "", "", 11, 16]),
            ["Total Sumatera", "", "", 41, 106],
        ],
        # of a province's regencies, provinces and regencies in one sheet
        [["Sumatera Selatan", "2025-08", "PU", 30, 90], PALEMBANG, LAHAT, ["Total", "", "", 30, 90]],
        # of one month of several
        [PALEMBANG, ["Kab. Lahat", "2025-07", "PU", 99, 99], ["Jumlah", "2025-08", "", 10, 40]],
        # of one segment, and of all segments of an area
        [
            *(PALEMBANG, ["Kota Palembang", "2025-08", "BPU", 1, 2]),
            *(["Kota Palembang", "2025-08", "Semua segmen", 11, 42], ["Jumlah", "", "BPU", 1, 2]),
        ],
        # what is not given is not compared
        [PALEMBANG, LAHAT, ["Jumlah", "", "", "", ""]],
        [PALEMBANG, LAHAT, ["Jumlah", "", "", 30, "-"]],
        # nothing to add up
        [["Kota Palembang", "2025-08", "PU", 10, ""], ["Jumlah", "", "", 10, 500]],
    ],
)
def test_a_right_total_says_nothing(context, rows):
    assert told(context, HEADINGS, *rows) == []


def test_all_segments_of_an_area(context):
    rows = [PALEMBANG, ["Kota Palembang", "2025-08", "BPU", 1, 2]]
    (one,) = told(context, HEADINGS, *rows, ["Kota Palembang", "2025-08", "Semua segmen", 12, 42])
    assert (one.row, one.value) == (4, "12")
    assert one.message.startswith(
        "Semua segmen, Kota Palembang, Agustus 2025: tertulis 12, sedangkan 2 angka pada baris 2–3 "
        "berjumlah 11, selisih 1."
    )


def test_a_block_is_compared_with_its_own_rows(context):
    rows = [PALEMBANG, LAHAT, ["Sub total", "", "", 30, 90], BATAM, KARIMUN, ["Sub total", "", "", 12, 16]]
    (one,) = told(context, HEADINGS, *rows)
    assert (one.row, one.column) == (7, "Aktif (D)")
    assert "2 angka pada baris 5–6 berjumlah 11, selisih 1" in one.message


def test_a_column_of_sums_beside_segments(context):
    rows = [
        ["Peserta aktif Agustus 2025"],
        ["Wilayah", "PU", "BPU", "Jumlah"],
        ["Kota Palembang", 10, 1, 11],
        ["Kab. Lahat", 20, 2, 23],
        ["Jumlah", 30, 4, 34],
    ]
    first, second, third = sorted(
        told(context, sheets={"Aktif": rows}), key=lambda one: (one.row, one.column)
    )
    assert (first.row, first.column, first.value) == (4, "Jumlah (D)", "23")
    assert first.message.startswith(
        "Jumlah (D), Kabupaten Lahat, Agustus 2025: tertulis 23, sedangkan 2 angka pada baris 4 berjumlah 22"
    )
    assert (second.row, second.column, second.value) == (5, "BPU (C)", "4")
    assert "2 angka pada baris 3–4 berjumlah 3, selisih 1" in second.message
    assert (third.row, third.column, third.value) == (5, "Jumlah (D)", "34")
    assert "berjumlah 33, selisih 1" in third.message


def test_sheets_do_not_mix_and_every_kind_is_added_up(context):
    groups = [
        ["Wilayah", "Periode", "Kelompok", "Terlindungi", "Potensi"],
        ["Kota Palembang", "2025-08", "Pengurus RT/RW", 5, 9],
        ["Kota Palembang", "2025-08", "Jumlah", 6, 9],
    ]
    budget = [
        ["Wilayah", "Tahun anggaran", "Status anggaran", "Jumlah anggaran (Rp)"],
        ["Kota Palembang", 2025, "Sudah menganggarkan", 201_600_000],
        ["Jumlah", "", "", 201_600_001],
    ]
    sheets = {"Peserta": [HEADINGS, PALEMBANG], "Kelompok": groups, "Anggaran": budget}
    first, second = told(context, sheets=sheets)
    assert (first.sheet, first.row, first.column) == ("Kelompok", 3, "Terlindungi (D)")
    assert "tertulis 6" in first.message
    assert (second.sheet, second.row, second.column) == ("Anggaran", 3, "Jumlah anggaran (Rp) (D)")
    assert "tertulis 201.600.001" in second.message
    assert "selisih 1." in second.message


def test_the_planted_total_is_found(context, tmp_path):
    planted = write_practice(tmp_path / "x.xlsx", mistakes=True)
    (mistake,) = [one for one in planted if one.rule == "sum_differs"]
    reading = read_bytes((tmp_path / "LATIHAN-x.xlsx").read_bytes(), "LATIHAN-x.xlsx")
    (one,) = [one for one in check_files([reading], context, rehearsing=True) if one.rule == "total_differs"]
    assert one.row == mistake.row
    assert "selisih 1.000." in one.message
