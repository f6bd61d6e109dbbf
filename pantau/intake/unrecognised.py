"""Sheets without a table that is known: what their headings are, and which known ones are nearest."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from pantau.areas.spelling import words
from pantau.intake.grid import Grid
from pantau.intake.header import SEARCHED_ROWS
from pantau.intake.headings import is_heading, written
from pantau.intake.kinds import KINDS
from pantau.intake.names import column_fields, spelled
from pantau.text import Text
from pantau.text.numbers import listing

_NAMED = 8  # headings named in one message
_ALIKE = 0.75  # of two names, from which one may be meant by the other
_LONGEST = 60  # characters of a heading that are shown
_SEPARATORS = ";,\t|"
_OFFICES = {"cabang", "kantor", "kanwil", "kcp", "branch", "unit"}
# What is counted by Sakernas alone: the facts hold it, and no file of an office replaces it.
_SURVEY = (" sakernas ", " penduduk bekerja ", " pengangguran ", " tpt ", " tpak ", " angkatan kerja ")
_PLACES = {"kabupaten", "kota", "provinsi", "wilayah", "kab", "prov", "daerah", "kode"}


class Unrecognised(NamedTuple):
    """Why a sheet holds nothing that is read: the rule of a finding, its row from 0, and its words."""

    rule: str
    row: int
    words: dict[str, str]


def why_not(grid: Grid) -> Unrecognised | None:
    """What to say of a sheet in which no table was recognised; None where nothing looks like headings."""
    row = _row_of_headings(grid)
    if (survey := _survey(grid)) is not None:
        return Unrecognised("survey_table", survey, {})
    if row is None:
        return _in_quotes(grid)
    cells = [written(cell)[:_LONGEST] for cell in grid.row(row) if cell != ""]
    found = {word for cell in cells for word in words(cell)}
    shown = listing([f'"{" ".join(cell.split())}"' for cell in cells[:_NAMED]])
    more = f" (+{len(cells) - _NAMED})" if len(cells) > _NAMED else ""
    if found & _OFFICES and not found & _PLACES:
        return Unrecognised("by_office", row, {"columns": shown + more})
    near = {cell: _near(cell) for cell in cells}
    hints = [f'"{cell}": {name}' for cell, name in near.items() if name]
    if hints:
        return Unrecognised(
            "headings_near", row, {"columns": shown + more, "nearest": "; ".join(hints[:_NAMED])}
        )
    return Unrecognised("headings_unknown", row, {"columns": shown + more})


def _survey(grid: Grid) -> int | None:
    """The first row, of the topmost, that names a table of the labour force survey; None for none."""
    for row in range(min(SEARCHED_ROWS, grid.height)):
        text = " ".join(" ".join(words(cell)) for cell in _texts(grid.row(row)))
        if any(name in f" {text} " for name in _SURVEY):
            return row
    return None


def _row_of_headings(grid: Grid) -> int | None:
    """The first row of several words that stands on a row with numbers, or else the widest row of words."""
    rows = [row for row in range(min(SEARCHED_ROWS, grid.height)) if grid.filled[row]]
    wide = [row for row in rows if _is_words(grid.row(row))]
    above = [row for row in wide if row + 1 < grid.height and _holds_numbers(grid.row(row + 1))]
    return next(iter(above), max(wide, key=lambda row: len(_texts(grid.row(row))), default=None))


def _texts(cells: list[Any]) -> list[str]:
    return [cell for cell in cells if isinstance(cell, str) and any(map(str.isalpha, cell))]


def _is_words(cells: list[Any]) -> bool:
    return is_heading(cells) and len(_texts(cells)) > 1


def _holds_numbers(cells: list[Any]) -> bool:
    return any(
        isinstance(cell, (int, float)) or (isinstance(cell, str) and cell[:1].isdigit()) for cell in cells
    )


def _in_quotes(grid: Grid) -> Unrecognised | None:
    """Each line of a text file in one cell: every line was put in quotation marks."""
    if len(grid.columns) != 1 or not grid.height:
        return None
    first = str(grid.cell(0, 0))
    cut = max((len(first.split(mark)) for mark in _SEPARATORS), default=1)
    return Unrecognised("lines_in_quotes", 0, {}) if cut > 2 else None


@lru_cache(maxsize=1)
def _known() -> dict[str, str]:
    """What every known heading is called in the template, by its spelling."""
    found: dict[str, str] = {}
    for kind in KINDS:
        called = Text().section(f"intake.column.{kind}")
        for name, field in column_fields(kind).items():
            if field in called:
                found.setdefault(name, called[field])
    return found


def _near(heading: str) -> str:
    """What the template calls the known heading nearest to one; '' where none is near, or it is known."""
    name = spelled(heading)
    near = [] if name in _known() else get_close_matches(name, _known(), 1, _ALIKE)
    return _known()[near[0]] if near else ""
