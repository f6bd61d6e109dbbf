"""Cells merged downwards: a province beside its regencies stands in the first of its rows only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

# The first and last row and column of merged cells, from 0.
Block = tuple[int, int, int, int]


def filled_down(rows: Iterable[list[Any]], blocks: Iterable[Block]) -> Iterator[list[Any]]:
    """The rows with the words of cells that are merged down into them.

    A number that spans rows is one number for all of them, and is not repeated; nor is what is
    merged over several columns, which is a title.
    """
    spans: dict[int, list[tuple[int, int]]] = {}
    for top, bottom, left, right in blocks:
        if bottom > top and left == right:
            spans.setdefault(top, []).append((left, bottom))
    held: dict[int, tuple[Any, int]] = {}
    for number, cells in enumerate(rows):
        for column, last in spans.get(number, ()):
            held[column] = (cells[column] if column < len(cells) else "", last)
        yield _filled(cells, held, number) if held else cells


def _filled(row: list[Any], held: dict[int, tuple[Any, int]], number: int) -> list[Any]:
    row = list(row)
    for column, (value, last) in list(held.items()):
        if number > last:
            del held[column]
        elif column < len(row) and row[column] == "" and _is_words(value):
            row[column] = value
    return row


def _is_words(value: Any) -> bool:
    return isinstance(value, dt.date) or (isinstance(value, str) and any(map(str.isalpha, value)))
