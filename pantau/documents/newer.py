"""The sentence about figures that are newer than the period a Table opened on."""

from __future__ import annotations

from pantau.analysis import Table
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import number


def newer_words(table: Table, text: Text) -> str:
    """Of which newer year how many areas have figures, and why it is not what is shown; '' of none."""
    if table.newer is None:
        return ""
    return text(
        "newer.provisional" if table.newer.provisional else "newer.text",
        year=table.newer.period[:4],
        areas=number(table.newer.areas, 0, text.language),
        of=number(len(table.rows), 0, text.language),
        shown=date_text(table.view.period, text.language),
    )
