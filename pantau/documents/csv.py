"""A Table as CSV: for another program, which needs plain numbers and no decoration."""

from __future__ import annotations

import csv
import io

from pantau.analysis import Table
from pantau.documents.columns import cells, columns_of, header
from pantau.text import Text

# A spreadsheet reads a cell that begins so as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
ENCODING = "utf-8-sig"  # with a byte-order mark, without which Excel reads UTF-8 as Latin


def table_csv(table: Table, text: Text, base_url: str = "") -> bytes:
    """The Table as comma-separated UTF-8 with a byte-order mark.

    A heading row in the reader's language with units; numbers plain and in full precision
    (point as decimal sign, no thousands), empty where there is none; every row ends with
    indicator, segment, release and a link to the View. Text that a spreadsheet would take
    for a formula begins with an apostrophe.
    """
    columns = columns_of(table)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([header(column, table, text) for column in columns])
    frame = cells(table, text, base_url)
    for row in frame[[column.field for column in columns]].itertuples(index=False):
        writer.writerow([plain(cell) for cell in row])
    return out.getvalue().encode(ENCODING)


def plain(cell: object) -> object:
    """The cell, its text kept from being read as a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell
