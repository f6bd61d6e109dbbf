"""Tables in a shape that is not read: years, quarters, or men and women in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pantau.intake.grid import Grid
from pantau.intake.header import SEARCHED_ROWS, Header
from pantau.intake.headings import written
from pantau.intake.kinds import NAMING_AREAS
from pantau.intake.names import column_fields, spelled
from pantau.intake.ooxml import column_letters
from pantau.text.numbers import listing

_TIME = re.compile(
    r"(?:.* )?(?:(?:tahun |ta |thn )?20\d\d|q[1-4](?: 20\d\d)?"
    r"|(?:tw|triwulan|kuartal|semester|smt) ?(?:i{1,3}|iv|[1-4])(?: (?:tahun )?20\d\d)?)"
)
_MEN, _WOMEN = {"l", "lk", "laki", "pria"}, {"p", "pr", "perempuan", "wanita"}
_SEX = {"jenis kelamin", "gender", "sex", "l p"}
# The rule of a finding, the row from 0, and the columns that show it.
Shape = tuple[str, int, str]
_NAMED = 10  # columns named in one message


def untaken(grid: Grid, header: Header | None = None) -> Shape | None:
    """Why a table cannot be read: the rule, the row (from 0) and the columns; None where nothing tells.

    Looks at the headings and the row below them; without a header, at the first row that names an area.
    """
    searched = range(min(SEARCHED_ROWS, grid.height))
    first = header.row if header else next((row for row in searched if _names_area(grid.row(row))), None)
    if first is None:
        return None
    last = header.body if header else first + 1
    for row in range(first, min(last + 1, grid.height)):
        cells = grid.row(row)
        if found := _shape(cells):
            return found[0], row, _columns(cells, found[1])
    return None


def by_sex(header: Header) -> list[int]:
    """Columns that say whose figure a row holds, a man's or a woman's: neither row is an area's figure."""
    return [column for column in [*header.ignored, *header.left] if spelled(header.labels[column]) in _SEX]


def _names_area(cells: list[Any]) -> bool:
    fields = column_fields("*")
    return any(isinstance(cell, str) and fields.get(spelled(cell)) in NAMING_AREAS for cell in cells)


def _shape(cells: list[Any]) -> tuple[str, list[int]] | None:
    times = list(_times(cells))
    if len(times) > 1:
        return "heading_not_month", times
    last = {column: spelled(cell).split()[-1:] for column, cell in enumerate(cells) if isinstance(cell, str)}
    men = [column for column, words in last.items() if _MEN.intersection(words)]
    women = [column for column, words in last.items() if _WOMEN.intersection(words)]
    return ("heading_by_sex", sorted(men + women)) if men and women else None


def _times(cells: list[Any]) -> Iterator[int]:
    for column, cell in enumerate(cells):
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        if _TIME.fullmatch(spelled(text)):
            yield column


def _columns(cells: list[Any], columns: list[int]) -> str:
    names = [f"{written(cells[column])} ({column_letters(column + 1)})" for column in columns[:_NAMED]]
    return listing(names) + (f" (+{len(columns) - _NAMED})" if len(columns) > _NAMED else "")
