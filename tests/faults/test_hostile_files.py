"""Files made to end the process or to hold it: each is refused by a finding, and the process lives on."""

from __future__ import annotations

import io
import os
import random
import re
import struct
import threading
import zipfile
from contextlib import suppress

import pytest

from pantau.intake import RULES, limits, read_confined
from tests.helpers.examples import PROFILE
from tests.unit.intake.books import HEADINGS, ROW, book, csv_of, heading_row, raw_book
from tests.unit.intake.old_books import cells, hidden_columns, hidden_row, number, old_book

FAR = 99_999_999_999
ONE = "<v>1</v>"
# A cell in a row that no sheet has, in every spelling that XML allows, and some that it does not.
SPELLINGS = {
    "plain": f'<row r="2"><c r="A{FAR}">{ONE}</c></row>',
    "single quotes": f"<row r='2'><c r='A{FAR}'>{ONE}</c></row>",
    "two spaces": f'<row r="2"><c  r="A{FAR}">{ONE}</c></row>',
    "line break": f'<row r="2"><c\nr="A{FAR}">{ONE}</c></row>',
    "tab": f'<row r="2"><c\tr="A{FAR}">{ONE}</c></row>',
    "around the sign": f'<row r="2"><c r = "A{FAR}">{ONE}</c></row>',
    "style first": f'<row r="2"><c s="0" r="A{FAR}">{ONE}</c></row>',
    "type first": f'<row r="2"><c t="n" r="A{FAR}">{ONE}</c></row>',
    "lower case": f'<row r="2"><c r="a{FAR}">{ONE}</c></row>',
    "of its row": f'<row r="{FAR}"><c>{ONE}</c></row>',
    "of both": f'<row r="{FAR}"><c r="A{FAR}">{ONE}</c></row>',
    "of its row, spaced": f"<row  spans='1:2'  r = '{FAR}'><c>{ONE}</c></row>",
    "prefix": f'<x:row r="2"><x:c r="A{FAR}"><x:v>1</x:v></x:c></x:row>',
    "zeros in front": f'<row r="2"><c r="A000{FAR}">{ONE}</c></row>',
    "many letters": f'<row r="2"><c r="ZZZZZZ{FAR}">{ONE}</c></row>',
    "entity": f'<row r="2"><c r="A&#57;{FAR}">{ONE}</c></row>',
    "words": f'<row r="2"><c r="A{FAR}" t="inlineStr"><is><t>x</t></is></c></row>',
    "formula": f'<row r="2"><c r="A{FAR}"><f>1+1</f>{ONE}</c></row>',
    "below 2^32": f'<row r="2"><c r="A4294967295">{ONE}</c></row>',
    "above 2^32": f'<row r="2"><c r="A4294967297">{ONE}</c></row>',
    "above 2^64": f'<row r="2"><c r="A18446744073709551617">{ONE}</c></row>',
    "no letters": f'<row r="2"><c r="{FAR}">{ONE}</c></row>',
    "after a comment": f'<row r="2"><!-- > --><c r="A{FAR}">{ONE}</c></row>',
    "after a sign": f'<row r="2"><c x=">" r="A{FAR}">{ONE}</c></row>',
    "one too far": f'<row r="1048577"><c r="A1048577">{ONE}</c></row>',
}
UNREADABLE = {"no digits": "ABC", "far column": "ZZZZZZZ2", "last cell": "XFD1048576"}
MANY = 3_000_000
# What sent a pattern from each of its beginnings to the end of the file.
REPEATED = {
    "cells": "<c " * MANY,
    "cells of errors": '<c t="e"' + "<c " * MANY,
    "formulas": '<c r="A1"><f ' * 1_000_000,
    "values": '<c r="A1"><f>' + "<v>" * MANY,
    "hidden rows": '<row hidden="1" ' * MANY,
    "rows, one hidden": '<row r="1" ' * MANY + 'hidden="1">',
    "hidden columns": '<col min="1" max="16384" hidden="1" ' * 300_000,
    "prefixes": "<" + "x" * MANY,
    "spaces": "<row r" + " " * MANY,
    "digits": '<c r="A' + "9" * MANY,
}


@pytest.fixture(autouse=True)
def same_process():
    """The process that asks is never the one that ends."""
    before = os.getpid()
    yield
    assert os.getpid() == before
    assert read_confined(csv_of(HEADINGS, ROW), "baik.csv").counts == {"participants": 1}


def refused(data: bytes, name: str = "x.xlsx") -> str:
    reading = read_confined(data, name)
    assert reading.tables == {}
    (finding,) = reading.findings
    assert (finding.severity, finding.row) == ("error", None)
    assert finding.message.endswith(".")
    return finding.rule


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_row_that_no_sheet_has(spelling):
    rule = refused(raw_book(heading_row() + SPELLINGS[spelling]))
    assert rule == ("damaged" if spelling == "entity" else "row_too_far")


@pytest.mark.parametrize("place", UNREADABLE)
def test_a_cell_that_takes_all_memory_or_is_none(place):
    sheet = f'{heading_row()}<row r="2"><c r="{UNREADABLE[place]}">{ONE}</c></row>'
    assert refused(raw_book(sheet)) in ("damaged", "reading_too_large")


@pytest.mark.parametrize("repeated", REPEATED)
def test_what_is_repeated_a_million_times_takes_a_moment(repeated):
    reading = read_confined(raw_book(heading_row() + REPEATED[repeated]), "x.xlsx")
    assert reading.counts in ({}, {"participants": 0})
    assert {one.rule for one in reading.findings} <= {"damaged", "zip_bomb", "row_too_far"}


def test_an_old_workbook_with_cells_far_out_and_many_hidden_columns():
    far = cells([HEADINGS, ROW]) + number(65_535, 255, 1.0)
    hidden = b"".join(hidden_columns(0, 255) for _ in range(3_000)) + hidden_row(65_535)
    reading = read_confined(old_book({"Peserta": far + hidden}), "x.xls")
    assert reading.counts == {"participants": 1}
    claimed = old_book({"Peserta": cells([HEADINGS, ROW])})
    # the stream says that it is two gigabytes long
    place = claimed.index("Workbook".encode("utf-16-le")) + 120
    assert refused(claimed[:place] + struct.pack("<I", 1 << 31) + claimed[place + 4 :], "x.xls") == "damaged"


def test_forty_million_commas():
    assert refused(b"," * 40_000_000, "x.csv") == "too_many_columns"
    assert refused(csv_of(HEADINGS, separator=",") + b"\n" + b"," * 40_000_000, "x.csv") == "too_many_columns"


def test_names_that_are_all_different():
    count = limits.ROWS - 1 if PROFILE == "search" else 200_000
    lines = (f"D{number};2025-08;PU;1\n" for number in range(count))
    reading = read_confined(("Wilayah;Periode;Segmen;Aktif\n" + "".join(lines)).encode(), "x.csv")
    assert reading.counts == {"participants": 0}
    assert {one.rule for one in reading.findings} == {"area_unknown", "areas_too_many"}
    assert len(reading.findings) < 2_000


SEEDS = {
    "x.xlsx": book({"Peserta": [HEADINGS, *[ROW] * 5]}),
    "y.xlsx": raw_book(heading_row() + '<row r="2" hidden="1"><c r="A2"><f>1</f></c></row>'),
    "x.xls": old_book({"Peserta": cells([HEADINGS, *[ROW] * 5])}),
    "x.csv": csv_of(HEADINGS, *[ROW] * 5),
}


@pytest.mark.parametrize("name", SEEDS)
def test_files_with_bytes_changed_left_out_and_repeated(name):
    chance = random.Random(20261129)
    if PROFILE == "search":
        chance.seed()
    for _ in range(500 if PROFILE == "search" else 15):
        data = mutated(bytearray(SEEDS[name]), chance)
        reading = read_confined(data, name)
        assert all(RULES[one.rule] == one.severity for one in reading.findings), data.hex()
        assert not any(one.rule.startswith("reading_") for one in reading.findings), data.hex()


PARTS = {
    "x.xlsx": book(
        {"Peserta": [HEADINGS, *[ROW] * 5], "Anggaran": [["Kode wilayah", "Tahun"], ["16", 2026]]}
    ),
    "y.xlsx": SEEDS["y.xlsx"],
}
# What stands in a part of a workbook, and what nobody would write there.
WORDS = re.compile(rb'"[^"]*"|<[^<>]*>|>[^<>]+<')
ODD = [
    b'""',
    b'"-1"',
    b'"99999999999"',
    b'"A1:XFD1048576"',
    b'"&#0;"',
    b"<c ",
    b"</row>",
    b"<!--",
    b">1e999<",
    b"><",
]


@pytest.mark.parametrize("name", PARTS)
def test_workbooks_with_parts_changed(name):
    """Inside the archive, whose checksums are right again: what is changed is read."""
    chance = random.Random(20261129)
    if PROFILE == "search":
        chance.seed()
    for _ in range(245 if PROFILE == "search" else 15):
        data = with_a_part_changed(PARTS[name], chance)
        reading = read_confined(data, name)
        assert all(RULES[one.rule] == one.severity for one in reading.findings), data.hex()
        assert all(one.message.endswith(".") for one in reading.findings if one.row is None), data.hex()


def with_a_part_changed(data: bytes, chance: random.Random) -> bytes:
    """The workbook with words of one part changed, left out, repeated or taken from another place."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    changed = chance.choice([name for name in parts if WORDS.search(parts[name])])
    for _ in range(chance.randint(1, 6)):
        found = list(WORDS.finditer(parts[changed]))
        if not found:
            break
        one, other = chance.choice(found), chance.choice(found)
        new = chance.choice([b"", other[0], one[0] * chance.randint(2, 2_000), chance.choice(ODD)])
        parts[changed] = parts[changed][: one.start()] + new + parts[changed][one.end() :]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name, content in parts.items():
            after.writestr(name, content)
    return out.getvalue()


def mutated(data: bytearray, chance: random.Random) -> bytes:
    """A few changes to the bytes of a file."""
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] = chance.randrange(256)
            case 1:
                del data[at : at + chance.randint(1, 60)]
            case 2:
                data[at:at] = data[at : at + chance.randint(1, 200)] * chance.randint(1, 50)
            case _:
                data[at : at + 4] = struct.pack(
                    "<I", chance.choice([0, 1, 255, 65_535, 1 << 31, (1 << 32) - 1])
                )
        if not data:
            return b""
    return bytes(data)


def test_a_file_that_is_slow_keeps_no_other_waiting():
    slow = csv_of(HEADINGS, *([*ROW[:3], f"x{at}", at, at] for at in range(300_000)))
    over, begun = threading.Event(), threading.Event()

    def tell(share: float) -> None:
        begun.set()
        if over.is_set():
            raise InterruptedError

    def read() -> None:
        with suppress(InterruptedError):
            while True:
                read_confined(slow, "lambat.csv", tell)

    reading = threading.Thread(target=read)
    reading.start()
    try:
        assert begun.wait(60)
        assert read_confined(csv_of(HEADINGS, ROW), "cepat.csv").counts == {"participants": 1}
        assert reading.is_alive()
    finally:
        over.set()
        reading.join(60)
