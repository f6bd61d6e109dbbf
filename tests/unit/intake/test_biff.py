"""Old workbooks: what the library gives as empty is found in the file's own records.

The sample's stream begins at byte 512 in one piece, so that records are exchanged in place.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from pantau.intake import read_bytes
from pantau.intake.biff import inspect_old
from pantau.intake.findings import RefusedFileError

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
    (sheet,) = inspect_old(SAMPLE)
    assert (sheet.broken, sheet.hidden_rows, sheet.hidden_columns, sheet.empty_formulas) == ({}, [], [], [])


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
    with pytest.raises(RefusedFileError) as refused:
        inspect_old(bytes(data))
    assert refused.value.rule == "damaged"
