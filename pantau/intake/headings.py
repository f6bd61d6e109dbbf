"""Rows of headings: which rows can be any, and what stands above each column, from top to bottom."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from pantau.intake.months import is_time


def is_heading(cells: list[Any]) -> bool:
    """Headings are words, years and dates: a row with any other number in it is no part of them."""
    return not any(isinstance(cell, (int, float)) and not is_time(cell) for cell in cells)


def is_title(cells: list[Any], below: list[Any]) -> bool:
    """Whether a row holds one cell only that stands on top of the first heading: it heads the whole table."""
    filled = [column for column, cell in enumerate(cells) if cell != ""]
    first = next((column for column, cell in enumerate(below) if cell != ""), None)
    return len(filled) == 1 and first is not None and filled[0] <= first and below[filled[0]] != ""


def stacked(cells: list[list[Any]]) -> list[list[str]]:
    """For each column its headings from top to bottom; one that spans several columns counts for each."""
    filled = [[written(cell) for cell in row] for row in cells]
    # from below: what spans the middle row's columns spans those of the lowest as well
    for lower, upper in pairwise(reversed(filled)):
        for column in range(1, len(upper)):
            if not upper[column] and lower[column]:
                upper[column] = upper[column - 1]
    return [
        list(dict.fromkeys(row[column] for row in filled if row[column])) for column in range(len(filled[0]))
    ]


def written(cell: Any) -> str:
    """A heading as text; of dates the day only, of whole numbers no decimals."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat()[:10] if isinstance(cell, dt.date) else str(cell)
