"""What an old workbook (.xls) tells that the reading library does not: error cells, hidden rows.

A .xls file is a folder of streams (MS-CFB); the one called Workbook is a row of records, each of
them a number, a length and its content (MS-XLS). The library gives '' for an error cell.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from pantau.intake import limits
from pantau.intake.findings import RefusedFileError
from pantau.intake.ooxml import SheetFacts

ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_STREAMS = {"Workbook", "Book"}
_END = 0xFFFFFFFA  # numbers from here on are no sectors
_ENTRY = 128  # bytes of an entry of the folder
_BOF, _EOF, _SHEET, _FORMULA, _BOOL_OR_ERROR, _ROW, _COLUMNS = 0x809, 0xA, 0x85, 0x6, 0x205, 0x208, 0x7D


def inspect_old(data: bytes) -> list[SheetFacts]:
    """What there is to know of each sheet, in their order. Raises RefusedFileError for a damaged file."""
    try:
        stream = _workbook_stream(data)
        places = [
            struct.unpack_from("<I", content)[0] for kind, content in _records(stream, 0) if kind == _SHEET
        ]
        return [_sheet(stream, place) for place in places]
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise RefusedFileError("damaged") from error


def _workbook_stream(data: bytes) -> bytes:
    """The stream of the workbook, put together from its sectors."""
    size, small_size = (1 << power for power in struct.unpack_from("<HH", data, 30))
    folder, _, cutoff, small_start = struct.unpack_from("<IIII", data, 48)
    if size not in (512, 4096) or small_size != 64:
        raise RefusedFileError("damaged")
    sectors = _table(data, size)
    entries = _chain(data, folder, sectors, size, size)
    root, found = b"", b""
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[at : at + _ENTRY]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le")
        root = entry if entry[66] == 5 else root
        found = entry if name in _STREAMS and entry[66] == 2 and not found else found
    if not found:
        raise RefusedFileError("not_a_workbook")
    start, length = struct.unpack_from("<II", found, 116)
    if length >= cutoff:
        return _chain(data, start, sectors, size, size)[:length]
    # small streams share the sectors of the root entry, in pieces of 64 bytes
    shared = _chain(data, struct.unpack_from("<I", root, 116)[0], sectors, size, size)
    small = _chain(data, small_start, sectors, size, size)
    following = struct.unpack(f"<{len(small) // 4}I", small)
    return _chain(shared, start, following, small_size, 0)[:length]


def _table(data: bytes, size: int) -> tuple[int, ...]:
    """For each sector the one that follows it."""
    heads = [one for one in struct.unpack_from("<109I", data, 76) if one < _END]
    more = struct.unpack_from("<I", data, 68)[0]
    while more < _END and len(heads) * size < len(data):
        listed = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        heads += [one for one in listed[:-1] if one < _END]
        more = listed[-1]
    table: list[int] = []
    for head in heads:
        table += struct.unpack_from(f"<{size // 4}I", data, (head + 1) * size)
    return tuple(table)


def _chain(data: bytes, start: int, following: tuple[int, ...], size: int, offset: int) -> bytes:
    """The sectors from `start` on, one after the other; a ring is a damaged file."""
    parts: list[bytes] = []
    while start < _END:
        if len(parts) > len(following):
            raise RefusedFileError("damaged")
        parts.append(data[offset + start * size : offset + (start + 1) * size])
        start = following[start]
    return b"".join(parts)


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream, without those of charts inside it."""
    depth = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[place + 4 : place + 4 + length]
        if depth <= 0:
            return
        place += 4 + length


def _sheet(stream: bytes, place: int) -> SheetFacts:
    sheet = SheetFacts()
    for kind, content in _records(stream, place):
        if kind == _BOOL_OR_ERROR and content[7]:
            _note(sheet, content, content[6])
        elif kind == _FORMULA and content[12:14] == b"\xff\xff":
            # not a number: 0 text, 1 yes or no, 2 an error, 3 nothing
            if content[6] == 2:
                _note(sheet, content, content[8])
            elif content[6] == 3:
                row, column = struct.unpack_from("<HH", content)
                sheet.empty_formulas.append((row, column))
        elif kind == _ROW and content[12] & 0x20:
            sheet.hidden_rows.append(struct.unpack_from("<H", content)[0])
        elif kind == _COLUMNS and content[8] & 1:
            first, last = struct.unpack_from("<HH", content)
            sheet.hidden_columns += range(first, min(last + 1, limits.COLUMNS))
    return sheet


def _note(sheet: SheetFacts, content: bytes, code: int) -> None:
    row, column = struct.unpack_from("<HH", content)
    sheet.broken.setdefault(row, {})[column] = ERRORS.get(code, "#N/A")
