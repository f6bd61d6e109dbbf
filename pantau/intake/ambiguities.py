"""Words around a table that make its figures mean something else: thousands, another month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np

from pantau.intake.body import Body, row_ranges
from pantau.intake.grid import Grid
from pantau.intake.header import Header
from pantau.intake.kinds import TIME_FIELDS
from pantau.intake.names import measures_mentioned, mentioned
from pantau.intake.ooxml import column_letters
from pantau.intake.periods import months_named, period_in_titles
from pantau.text import Text
from pantau.text.numbers import listing

SCALE = re.compile(
    r"\b(?:dalam|satuan)\s*:?\s*(?:rp\.?\s*)?(?:ribu|juta|mil[iy]ar)(?:an)?\b"
    r"|[(\[]\s*(?:dalam\s+)?(?:rp\.?\s*)?(?:ribu|juta|mil[iy]ar)(?:an)?(?:\s+(?:orang|jiwa|pekerja|rupiah|rp))?\s*[)\]]"
    r"|[x×]\s*1[.,]?000\b|\(\s*000\s*\)",
    re.IGNORECASE,
)
_NAMED = 10  # columns named in one message
_NOTES = 200  # rows without figures that are looked at: titles, units, remarks


def scaled(grid: Grid, header: Header, body: Body) -> Iterator[tuple[int, str]]:
    """Rows, from 0, that say that figures are in thousands or millions, and what they say."""
    for row in [*range(header.body), *body.skipped[:_NOTES].tolist()]:
        said = [cell for cell in grid.row(row) if isinstance(cell, str) and SCALE.search(cell)]
        if said:
            yield row, said[0]


def other_titles(
    grid: Grid, header: Header, body: Body, titles: Sequence[str], constants: tuple[str, str]
) -> Iterator[tuple[int, str]]:
    """Rows between records that read like the title of another table, and their words.

    They name a month where the month of all records comes from the titles above, or another
    segment or measure than the titles gave. `constants`: that segment and measure, '' for none.
    """
    if not len(body.records):
        return
    segment, measure = constants
    timed = header.dated or any(name in header.columns for name in TIME_FIELDS)
    period = None if timed else period_in_titles(titles)
    figures = [one.name for one in header.kind.figures]
    inside = body.skipped[(body.skipped > body.records[0]) & (body.skipped < body.records[-1])]
    for row in inside[:_NOTES].tolist():
        text = " ".join(str(cell) for cell in grid.row(row) if cell != "")
        other = period is not None and any(
            (year or period.start.year, month) != (period.start.year, period.start.month)
            for year, month in months_named(text)
        )
        other |= bool(segment and mentioned(text, "segment") - {segment})
        other |= bool(measure and measures_mentioned(text, header.kind.id, figures) - {measure})
        if other:
            yield row, text


def hidden_cells(grid: Grid, header: Header, body: Body) -> list[str]:
    """What is read although nobody sees it on the screen: rows as Excel counts them, columns by letter."""
    records = np.concatenate([body.records, body.sums])
    rows = np.intersect1d(records, np.array(grid.hidden_rows, dtype=np.intp))
    used = {*header.columns.values(), *header.wide.values()}
    columns = [header.label(column) for column in grid.hidden_columns if column in used]
    say = Text()
    told = [say("intake.place.rows", rows=row_ranges(rows))] if len(rows) else []
    return told + ([say("intake.place.columns", columns=listing(columns[:_NAMED]))] if columns else [])


def empty_formulas(grid: Grid, header: Header, body: Body) -> str:
    """Cells of an old workbook that are read whose formula has no value: 'D5, D6'; '' for none."""
    rows, used = (
        {*body.records.tolist(), *body.sums.tolist()},
        {*header.columns.values(), *header.wide.values()},
    )
    cells = [
        f"{column_letters(column + 1)}{row + 1}"
        for row, column in grid.empty_formulas
        if row in rows and column in used
    ]
    return ", ".join(cells[:_NAMED]) + (", …" if len(cells) > _NAMED else "")


def cut_row(grid: Grid, header: Header, body: Body) -> int | None:
    """The last row of a text file where it was cut off: shorter than all others from the headings on.

    Its last figure may be a part of one. A line without figures or a sum may be short for other
    reasons (a source, a signature): it counts where it has no end, and more than one cell.
    """
    row = grid.lines.short_end(header.body - 1) if grid.lines else None
    if row is None or row < header.body:
        return None
    if row in body.records:
        return row
    unfinished = grid.lines is not None and not grid.lines.ended
    known = row in body.sums or row in body.skipped
    return row if unfinished and known and sum(cell != "" for cell in grid.row(row)) > 1 else None
