"""What a workbook's XML tells that the reading library does not: broken cells, and what is hidden.

The library gives '' for an error cell and for a formula that was never calculated, as if they
were empty. Both are looked up here first, by search in the bytes, which costs a fraction of
parsing. No pattern looks beyond the next '<', so that the time goes by the length alone, whatever
stands there.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

from pantau.intake import limits
from pantau.intake.container import members, unpack
from pantau.intake.findings import RefusedFileError
from pantau.text.numbers import number

ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!")
LAST_ROW = 1_048_576  # of a sheet of Excel
# Attributes, however they are quoted and spaced.
_PLACE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW_NUMBER = re.compile(rb"""\br\s*=\s*["']0*(\d{1,7})["']""")
_FAR = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,9}0*([1-9]\d{6,24})""")  # as far as it is told
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true)["']""")
_LIMITS = re.compile(rb"""\b(min|max)\s*=\s*["'](\d{1,5})["']""")
_IS_ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
_IS_TEXT = re.compile(rb"""\bt\s*=\s*["']str["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)")
_BROKEN = re.compile(
    rb"<(?:\w+:)?c\b(?P<attributes>[^<>]*)>"
    rb"(?P<formula><(?:\w+:)?f\b[^<>]*(?:(?<=/)>|>(?P<words>[^<]*)</(?:\w+:)?f>))?"
    rb"(?:<(?:\w+:)?v(?:/>|>(?P<value>[^<]*)</(?:\w+:)?v>))?"
)
_WORKBOOK_BYTES = 4 * 1024 * 1024


@dataclass(slots=True)
class SheetFacts:
    """What the library does not tell of a sheet; rows and columns from 0.

    `broken` are cells that hold an error or a formula without a value, {row: {column: text}};
    `hidden_rows` and `hidden_columns` are not seen on the screen, by hand or by a filter.
    `size`: bytes of its XML, where known.
    """

    broken: dict[int, dict[int, str]] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    size: int = 1


def inspect(data: bytes) -> dict[str, SheetFacts]:
    """What there is to know of each sheet, by its name. Raises RefusedFileError.

    Every member of the archive is unpacked once, to see that it holds no more than it claims.
    """
    infos = {info.filename: info for info in members(data)}
    names = {path: name for name, path in _sheet_paths(data, infos).items()}
    sheets = {}
    for path, info in infos.items():
        content = unpack(data, info)
        if path in names:
            _check_rows(content)
            sheets[names[path]] = SheetFacts(_broken(content), *_hidden(content), size=len(content))
    return sheets


def _hidden(content: bytes) -> tuple[list[int], list[int]]:
    """Hidden rows, and hidden columns as far as are read."""
    if b"hidden" not in content:
        return [], []
    hidden_rows = (_ROW_NUMBER.search(row) for row in _ROW.findall(content) if _HIDDEN.search(row))
    rows = [int(number[1]) - 1 for number in hidden_rows if number]
    columns: set[int] = set()
    for found in filter(_HIDDEN.search, _COLUMN.findall(content)):
        ends = {name: int(number) for name, number in _LIMITS.findall(found)}
        columns |= set(range(ends.get(b"min", 1) - 1, min(ends.get(b"max", 0), limits.COLUMNS)))
    return rows, sorted(columns)


def _sheet_paths(data: bytes, infos: dict[str, zipfile.ZipInfo]) -> dict[str, str]:
    """The member of each sheet, by the sheet's name."""
    relations = "xl/_rels/workbook.xml.rels"
    if relations not in infos:
        raise RefusedFileError("damaged")
    targets = {
        node.get("Id"): _member(node.get("Target", ""))
        for node in _nodes(data, infos[relations], "Relationship")
    }
    paths = {}
    for node in _nodes(data, infos["xl/workbook.xml"], "sheet"):
        ids = [value for key, value in node.attrib.items() if key.endswith("}id")]
        if ids and ids[0] in targets:
            paths[node.get("name", "")] = targets[ids[0]]
    return paths


def _member(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _nodes(data: bytes, info: zipfile.ZipInfo, tag: str) -> list[ElementTree.Element]:
    content = unpack(data, info)
    if len(content) > _WORKBOOK_BYTES or b"<!ENTITY" in content:
        raise RefusedFileError("zip_bomb")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise RefusedFileError("damaged") from error
    return [node for node in root.iter() if node.tag.rpartition("}")[2] == tag]


def _check_rows(content: bytes) -> None:
    """Refuse a sheet that names a row no sheet has: the library takes it for another, or ends the process."""
    for far in _FAR.findall(content):
        if len(far) > 7 or int(far) > LAST_ROW:
            raise RefusedFileError("row_too_far", row=number(int(far)))


def _broken(content: bytes) -> dict[int, dict[int, str]]:
    """Cells that hold an error or a formula without a value."""
    if not _IS_ERROR.search(content) and not _FORMULA.search(content):
        return {}
    broken: dict[int, dict[int, str]] = {}
    for match in _BROKEN.finditer(content):
        place = _PLACE.search(match["attributes"])
        if place is None:
            continue
        text = _trouble(match)
        if text:
            row, column = int(place[2]) - 1, column_number(place[1].decode().upper()) - 1
            broken.setdefault(row, {})[column] = text
    return broken


def _trouble(match: re.Match[bytes]) -> str:
    if _IS_ERROR.search(match["attributes"]):
        return (match["value"] or b"#N/A").decode("ascii", "replace")
    if match["formula"] and not match["value"] and not _IS_TEXT.search(match["attributes"]):
        return "=" + (match["words"] or b"").decode("utf-8", "replace")
    return ""


def column_number(letters: str) -> int:
    """'A' -> 1, 'AA' -> 27."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place


def column_letters(number: int) -> str:
    """1 -> 'A', 27 -> 'AA'."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
