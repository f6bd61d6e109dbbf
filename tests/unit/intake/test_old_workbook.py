"""Old workbooks: every cell as the reader of .xlsx gives it, and what nobody sees on the screen.

The sample, written by a spreadsheet program, has a stream that begins at byte 512 in one piece, so
that records are exchanged in place; other workbooks are made record by record.
"""

from __future__ import annotations

import datetime as dt
import struct
from pathlib import Path

import pytest

from pantau.intake import read_bytes
from pantau.intake.grid import Grid
from pantau.intake.old_workbook import read_old_workbook
from tests.unit.intake import old_books
from tests.unit.intake.books import HEADINGS, ROW

SAMPLE = (Path(__file__).parent / "karangan.xls").read_bytes()
STREAM = 512
REGISTERED = 1720  # place of the record of F4, a number
NOTHING, ERROR = 3, 2


def changed(*records: tuple[int, int, bytes]) -> bytes:
    """The sample with other records: (place in the stream, number, content)."""
    data = bytearray(SAMPLE)
    for place, kind, content in records:
        data[STREAM + place : STREAM + place + 4 + len(content)] = (
            struct.pack("<HH", kind, len(content)) + content
        )
    return bytes(data)


def error_cell(row: int, column: int, code: int) -> bytes:
    return struct.pack("<HHHBBH", row, column, 17, code, 1, 0)


def formula(row: int, column: int, kind: int, code: int) -> bytes:
    """A formula whose cached result is an error or nothing; its expression is #REF!."""
    result = struct.pack("<BBBBHH", kind, 0, code, 0, 0, 0xFFFF)
    return struct.pack("<HHH", row, column, 17) + result + struct.pack("<HIH", 0, 0, 2) + b"\x1c\x17"


def grids(data: bytes) -> list[Grid]:
    return [grid for grid, _ in read_old_workbook(data)]


def told(data):
    reading = read_bytes(data, "karangan.xls")
    return [(f.severity, f.rule, f.row, f.column, f.value) for f in reading.findings if f.severity != "note"]


@pytest.mark.parametrize(("code", "text"), [(0x2A, "#N/A"), (0x17, "#REF!"), (0x07, "#DIV/0!")])
def test_a_cell_that_holds_an_error(code, text):
    ((severity, rule, row, _, value),) = told(changed((REGISTERED, 0x205, error_cell(3, 5, code))))
    assert (severity, rule, row, value) == ("error", "error_cell", 4, text)


def test_a_formula_that_gives_an_error():
    # takes the room of two records: a word in column G and the number in column H
    data = changed((1734, 0x6, formula(3, 7, ERROR, 0x0F)))
    ((severity, rule, row, _, value),) = told(data)
    assert (severity, rule, row, value) == ("error", "error_cell", 4, "#VALUE!")


def test_a_formula_that_gives_nothing_is_asked_about():
    data = changed((1734, 0x6, formula(3, 7, NOTHING, 0)))
    reading = read_bytes(data, "karangan.xls")
    (one,) = [f for f in reading.findings if f.rule == "old_excel"]
    assert (one.severity, one.sheet) == ("warning", "Peserta")
    assert "terbaca kosong: H4." in one.message


def test_nothing_is_said_of_a_file_without_formulas():
    assert told(SAMPLE) == []
    (grid,) = grids(SAMPLE)
    assert (grid.hidden, grid.hidden_rows, grid.hidden_columns, grid.empty_formulas) == (False, [], [], [])


@pytest.mark.parametrize("place", [30, 48, 76, 512 + 16])
def test_a_broken_folder_is_refused(place):
    data = bytearray(SAMPLE)
    data[place : place + 4] = b"\xf0\xff\xff\x7f"
    reading = read_bytes(bytes(data), "karangan.xls")
    assert reading.refused or reading.counts == {"participants": 2}


def test_a_ring_of_sectors_ends():
    data = bytearray(SAMPLE)
    (table,) = struct.unpack_from("<I", data, 76)
    (folder,) = struct.unpack_from("<I", data, 48)
    struct.pack_into("<I", data, (table + 1) * 512 + folder * 4, folder)
    assert [rule for _, rule, *_ in told(bytes(data))] == ["damaged"]


PEOPLE = old_books.cells([HEADINGS, ROW, ["16.04", "2025-08", "BPU", 1200, 1300, 5400]])


def test_hidden_rows_and_columns_are_read_and_told():
    data = old_books.old_book({"Peserta": PEOPLE + old_books.hidden_row(2) + old_books.hidden_columns(4, 4)})
    reading = read_bytes(data, "x.xls")
    assert reading.tables["participants"]["registered"].tolist() == [45120, 1300]
    (one,) = [f for f in reading.findings if f.rule == "cells_hidden"]
    assert (one.severity, one.sheet) == ("warning", "Peserta")
    assert "baris 3" in one.message
    assert "Terdaftar (E)" in one.message


def test_a_hidden_sheet_is_left_out_and_told():
    data = old_books.old_book({"Peserta": PEOPLE, "Lama": PEOPLE}, hidden=["Lama"])
    reading = read_bytes(data, "x.xls")
    assert reading.counts == {"participants": 2}
    assert [(f.rule, f.sheet) for f in reading.findings if f.severity != "note"] == [("sheet_hidden", "Lama")]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0x00, "#NULL!"),
        (0x07, "#DIV/0!"),
        (0x0F, "#VALUE!"),
        (0x17, "#REF!"),
        (0x1D, "#NAME?"),
        (0x24, "#NUM!"),
        (0x2A, "#N/A"),
    ],
)
def test_every_kind_of_error(code, words):
    (grid,) = grids(old_books.old_book({"Peserta": old_books.error(0, 0, code)}))
    assert grid.row(0) == [words]


def test_every_kind_of_cell():
    records = [
        old_books.text(0, 0, "  Kota Bandung "),
        old_books.number(0, 1, 1234),
        old_books.number(0, 2, 0.236),
        old_books.yes_no(0, 3, True),
        old_books.formula(0, 4, 38214),
        # 1 August 2025 is day 45,870 since the last of 1899
        old_books.number(0, 5, 45_870, old_books.DATE_LOOK),
        old_books.number(0, 6, 45_870.5, old_books.DATE_LOOK),
        old_books.number(0, 7, 0.25, old_books.DATE_LOOK),
        old_books.number(0, 8, 9e12, old_books.DATE_LOOK),
        old_books.number(2, 0, 5),
    ]
    (grid,) = grids(old_books.old_book({"Peserta": b"".join(records)}))
    days = [dt.date(2025, 8, 1), dt.datetime(2025, 8, 1, 12), dt.time(6)]
    assert grid.row(0) == ["Kota Bandung", 1234, 0.236, "TRUE", 38214, *days, 9e12]
    assert [type(cell) for cell in grid.row(0)[5:7]] == [dt.date, dt.datetime]
    assert grid.row(1) == [""] * 9
    assert grid.row(2) == [5, *[""] * 8]


def test_dates_that_count_from_1904():
    records = old_books.number(0, 0, 45_870 - 1462, old_books.DATE_LOOK)
    (grid,) = grids(old_books.old_book({"Peserta": records}, since_1904=True))
    assert grid.row(0) == [dt.date(2025, 8, 1)]


def test_words_merged_downwards_are_repeated_and_numbers_are_not():
    rows = [["Provinsi", "Wilayah", "Aktif"], ["Jawa Barat", "Kota Bandung", 9], ["", "Kota Bogor", ""]]
    records = old_books.cells(rows) + old_books.merged(1, 2, 0, 0) + old_books.merged(1, 2, 2, 2)
    (grid,) = grids(old_books.old_book({"Peserta": records}))
    assert grid.row(2) == ["Jawa Barat", "Kota Bogor", ""]


def test_charts_are_left_out_and_programs_refused():
    sheets = {"Peserta": PEOPLE, "Lain": b""}
    data = old_books.old_book(sheets, kinds={"Lain": old_books.CHART})
    assert read_bytes(data, "x.xls").counts == {"participants": 2}
    data = old_books.old_book(sheets, kinds={"Lain": old_books.MACRO_SHEET})
    assert [rule for _, rule, *_ in told(data)] == ["macros"]


def test_a_locked_workbook():
    # a record FILEPASS right behind the beginning of the globals
    data = bytearray(old_books.old_book({"Peserta": PEOPLE}))
    place = data.index(struct.pack("<HHH", 0x42, 2, 1200))
    data[place : place + 4] = struct.pack("<HH", 0x2F, 2)
    assert [rule for _, rule, *_ in told(bytes(data))] == ["encrypted"]


def test_how_much_is_read_is_told():
    shares: list[float] = []
    for _, tell in read_old_workbook(old_books.old_book({"A": PEOPLE, "B": PEOPLE}), shares.append):
        tell(1)
    assert shares == sorted(shares)
    assert shares[-1] == 1


@pytest.mark.parametrize("keep", [1200, 1536, 2000, 3000, 4200])
def test_a_cut_off_workbook_says_so_in_plain_words(keep):
    ((severity, rule, *_),) = told(old_books.old_book({"Peserta": PEOPLE})[:keep])
    assert (severity, rule) == ("error", "damaged")
