"""Old workbooks (.xls) for tests, made record by record (MS-XLS) in a folder of streams (MS-CFB)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import Any

SECTOR, FREE, END, FAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SMALLEST = 4096  # bytes of a stream that has sectors of its own
WORKSHEET, MACRO_SHEET, CHART = 0, 1, 2
DATE_LOOK = 2  # the cell format of dates; 1 is that of all others, 0 the style both stand on


def record(kind: int, content: bytes = b"") -> bytes:
    """One record: number, length, content."""
    return struct.pack("<HH", kind, len(content)) + content


def number(row: int, column: int, value: float, look: int = 1) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, look, value))


def text(row: int, column: int, words: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 1, len(words), 1) + words.encode("utf-16-le"))


def yes_no(row: int, column: int, value: bool) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 1, value, 0))


def error(row: int, column: int, code: int) -> bytes:
    return record(0x205, struct.pack("<HHHBB", row, column, 1, code, 1))


def formula(row: int, column: int, value: float) -> bytes:
    """A formula whose cached result is a number; its expression is #REF!."""
    return record(0x6, struct.pack("<HHHdHIH", row, column, 1, value, 0, 0, 2) + b"\x1c\x17")


def hidden_row(row: int) -> bytes:
    return record(0x208, struct.pack("<HHHHHHHH", row, 0, 8, 255, 0, 0, 0x0120, 1))


def hidden_columns(first: int, last: int) -> bytes:
    return record(0x7D, struct.pack("<HHHHHH", first, last, 2048, 1, 1, 0))


def merged(top: int, bottom: int, left: int, right: int) -> bytes:
    return record(0xE5, struct.pack("<HHHHH", 1, top, bottom, left, right))


def cells(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows of words and numbers, '' for an empty cell."""
    written = b""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if value != "":
                written += text(row, column, value) if isinstance(value, str) else number(row, column, value)
    return written


def old_book(
    sheets: Mapping[str, bytes],
    *,
    hidden: Sequence[str] = (),
    kinds: Mapping[str, int] | None = None,
    since_1904: bool = False,
) -> bytes:
    """A .xls file of sheets whose records are given; `kinds`: of those that are no worksheets."""
    start = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + record(
        0x42, struct.pack("<H", 1200)
    )
    start += record(0x22, struct.pack("<H", since_1904))
    for look, parent in ((0, 0xFFF4), (0, 0), (14, 0)):
        start += record(0xE0, struct.pack("<HHHBBBBIIH", 0, look, parent, 0, 0, 0, 0, 0, 0, 0))
    names = {name: struct.pack("<BB", len(name), 1) + name.encode("utf-16-le") for name in sheets}
    place = len(start) + sum(4 + 6 + len(name) for name in names.values()) + len(record(0xA))
    listed, parts = b"", b""
    for name, content in sheets.items():
        about = struct.pack("<IBB", place + len(parts), name in hidden, (kinds or {}).get(name, WORKSHEET))
        listed += record(0x85, about + names[name])
        parts += record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + content + record(0xA)
    return _folder(start + listed + record(0xA) + parts)


def _folder(stream: bytes) -> bytes:
    """The stream as the only one of a folder: header, table of sectors, list of streams, its sectors."""
    stream = stream.ljust(max(SMALLEST, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    table = [FAT, END, *range(3, 2 + count), END]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, SMALLEST, END, 0, END, 0)
    header += struct.pack("<109I", 0, *[FREE] * 108)
    sectors = struct.pack("<128I", *table, *[FREE] * (128 - len(table)))
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry("Workbook", 2, FREE, 2, len(stream))
    return header + sectors + (entries + _entry("", 0, FREE, 0, 0) * 2) + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    about = struct.pack("<HBBIII", len(words) + 2 if name else 0, kind, 1, FREE, FREE, child)
    return words.ljust(64, b"\0") + about + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)
