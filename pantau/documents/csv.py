"""A Table as CSV: for another program, which needs plain numbers and no decoration."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pantau.analysis import Table
from pantau.documents.columns import cells, columns_of, header
from pantau.text import Text
from pantau.text.numbers import rounded

# A spreadsheet reads a cell that begins so as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ENCODING = "utf-8-sig"  # with a byte-order mark, without which Excel reads UTF-8 as Latin


_DECIMALS = 2  # of per cents and points; more is nothing that a source or a sum of ours means
_QUOTE = '"'


def table_csv(table: Table, text: Text, base_url: str = "") -> bytes:
    """The Table as comma-separated UTF-8 with a byte-order mark.

    A heading row in the reader's language with units; numbers plain (point as decimal sign, no
    thousands, at most two decimals), empty where there is none; every row ends with indicator,
    segment, release, a link to the View, and the decimal sign. Texts stand in quotation marks,
    codes among them; one that a spreadsheet would take for a formula begins with an apostrophe.
    """
    columns = columns_of(table)
    frame = cells(table, text, base_url)
    rows = frame[[column.field for column in columns]].itertuples(index=False)
    return written([header(column, table, text) for column in columns], rows, text)


def written(head: Sequence[str], rows: Iterable[Sequence[object]], text: Text) -> bytes:
    """Rows of texts, whole numbers, per cents (float) and None as a CSV file that says its decimal sign."""
    sign = (text("documents.head.decimal_sign"), text("documents.decimal_sign"))
    lines: list[list[object]] = [[*head, sign[0]], *([*row, sign[1]] for row in rows)]
    return "".join(f"{','.join(map(_cell, line))}\r\n" for line in lines).encode(ENCODING)


def _cell(value: object) -> str:
    """A cell as it stands in a line: '"11.10"' for a code, '31.55' for 31.549999999999997."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"{_QUOTE}{str(plain(value)).replace(_QUOTE, 2 * _QUOTE)}{_QUOTE}"
    return str(float(rounded(value, _DECIMALS)) if isinstance(value, float) else value)


def plain(cell: object) -> object:
    """The cell, its text kept from being read as a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell
