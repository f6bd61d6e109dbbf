"""Comma, semicolon and tab separated text as a Grid."""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from pantau.intake import limits
from pantau.intake.container import decode
from pantau.intake.findings import RefusedFileError
from pantau.intake.grid import CodedColumn, Grid, Lines, encode, tidy, too_many_rows
from pantau.intake.progress import Tell, part_of, silent
from pantau.text.numbers import number

SEPARATORS = (";", "\t", ",", "|")
_SAMPLE = 60
_BLOCK = 1 << 23
_DECODED = 0.3  # of the time it takes to cut a file into cells
# The first line by which Excel is told the separator; Excel does not count it as a row.
_DECLARED = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)


def read_csv(data: bytes, tell: Tell = silent) -> Grid:
    """The one sheet of a CSV file; its name is empty. Raises RefusedFileError."""
    text = decode(data)
    declared = _DECLARED.match(text)
    if declared:
        text, separator = text[declared.end() :], declared[1]
    else:
        separator = separator_of(text)
    tell(_DECODED)
    plain = _read_plain(text, separator)
    if plain is not None:
        tell(1)
        return plain
    lines = text.count("\n") + 1
    widths = array("H")
    grid = encode("", _rows(text, separator, widths), expected=lines, tell=part_of(tell, _DECODED, 1))
    grid.lines = Lines(widths, ended=text.endswith(("\n", "\r")))
    return grid


def _read_plain(text: str, separator: str) -> Grid | None:
    """Text without quotation marks whose lines all have as many cells: a large file of a program.

    The fast way. None where the text is not so plain; then it is read row by row.
    """
    first = text.partition("\n")[0]
    width = first.count(separator) + 1
    if '"' in text or width > limits.COLUMNS or not first.strip():
        return None
    names = [str(number) for number in range(width)]
    kind = pa.dictionary(pa.int32(), pa.string())
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(text.encode()),
            arrow_csv.ReadOptions(column_names=names, block_size=_BLOCK),
            arrow_csv.ParseOptions(delimiter=separator, quote_char=False, ignore_empty_lines=False),
            arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, kind), strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows > limits.ROWS:
        raise too_many_rows()
    return Grid("", table.num_rows, [_column(table[name]) for name in names])


def _column(cells: pa.ChunkedArray) -> CodedColumn:
    """An encoded column as ours, in which code 0 is the empty cell."""
    whole = cells.unify_dictionaries().combine_chunks()
    values = ["", *(tidy(value) for value in whole.dictionary.to_pylist())]
    return CodedColumn(whole.indices.to_numpy(zero_copy_only=False).astype(np.int32) + 1, values)


def _rows(text: str, separator: str, widths: array[int]) -> Iterator[list[str]]:
    """The cells of each row; `widths` is told how many they are."""
    # strict: a quotation mark left open would silently swallow the rows below it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if len(row) > limits.COLUMNS:
                raise _too_many_columns(reader.line_num, len(row))
            widths.append(len(row))
            yield row
    except csv.Error as error:
        raise RefusedFileError("csv_quote", line=reader.line_num) from error


def _too_many_columns(line: int, count: int) -> RefusedFileError:
    words = {"line": number(line), "count": number(count), "limit": number(limits.COLUMNS)}
    return RefusedFileError("too_many_columns", **words)


def separator_of(text: str) -> str:
    """The separator that cuts most of the first lines into equally many cells.

    A comma that is a decimal sign cuts lines too, but into fewer cells, or uneven ones.
    """
    lines = [line for line in text[: 1 << 16].splitlines()[:_SAMPLE] if line.strip()]
    scores = {separator: _score(lines, separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: scores[separator])


def _score(lines: list[str], separator: str) -> int:
    widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if len(row) > 1)
    return max(((width - 1) * times for width, times in widths.items()), default=0)
