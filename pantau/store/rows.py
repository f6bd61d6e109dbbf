"""Reading the input files: every cell is text until a row says what it must be."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pantau.store.errors import Refusal
from pantau.store.periods import DateSpan, parse_as_of
from pantau.text import Text

T = TypeVar("T")


class RowError(ValueError):
    """A row cannot be taken in; the message is the reason, in Indonesian."""


def refuse(key: str, **values: object) -> RowError:
    """The error to raise for a row, by its key in the text catalogue."""
    return RowError(Text()(f"store.row.{key}", **values))


@dataclass(frozen=True, slots=True)
class InputRow:
    """One line of an input file. `line` is counted as an editor does, the header being 1."""

    file: str
    line: int
    cells: dict[str, str]

    def text(self, column: str) -> str:
        """The cell without surrounding spaces; '' where there is nothing."""
        return self.cells.get(column, "").strip()

    def required(self, column: str) -> str:
        """The cell, which may not be empty."""
        value = self.text(column)
        if not value:
            raise refuse("empty", column=column)
        return value

    def choice(self, column: str, allowed: tuple[str, ...], default: str = "") -> str:
        """The cell, one of `allowed`; `default` where it is empty and a default is given."""
        value = self.text(column) or default or self.required(column)
        if value not in allowed:
            raise refuse("choice", column=column, value=value, allowed=", ".join(allowed))
        return value

    def count(self, column: str) -> int | None:
        """People, whole and not negative; None where the cell is empty."""
        value = self.text(column)
        if not value:
            return None
        if not value.lstrip("-").isascii() or not value.lstrip("-").isdigit():
            raise refuse("not_whole", column=column, value=value)
        if value.startswith("-"):
            raise refuse("negative", column=column, value=value)
        return int(value)

    def required_count(self, column: str) -> int:
        """People, in a cell that may not be empty."""
        self.required(column)
        return self.count(column) or 0

    def number(self, column: str, signed: bool = False) -> float | None:
        """A number with a decimal point; None where the cell is empty."""
        value = self.text(column)
        if not value:
            return None
        try:
            number = float(value)
        except ValueError:
            raise refuse("not_number", column=column, value=value) from None
        if not math.isfinite(number):
            raise refuse("not_number", column=column, value=value)
        if number < 0 and not signed:
            raise refuse("negative", column=column, value=value)
        return number

    def period(self, column: str = "as_of") -> DateSpan:
        """The time the figure speaks of."""
        value = self.required(column)
        try:
            return parse_as_of(value)
        except ValueError:
            raise refuse("bad_date", column=column, value=value) from None


class Inputs:
    """The input files of a release, and what was refused in them."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.hashes: dict[str, str] = {}
        self.row_counts: dict[str, int] = {}
        # Of words of the facts what they are in English, where anybody has said it (notes.py).
        self.english: dict[str, str] = {}

    def rows(self, path: Path, columns: tuple[str, ...]) -> Iterator[InputRow]:
        """The rows of a CSV file, which must have `columns`; a missing file is refused as a whole."""
        name = f"{path.parent.name}/{path.name}"
        if not path.is_file():
            self.refusals.append(Refusal(name, 1, Text()("store.row.file_missing")))
            return
        content = path.read_bytes()
        self.hashes[name] = hashlib.sha256(content).hexdigest()
        self.row_counts[name] = 0
        try:
            reader = csv.DictReader(content.decode("utf-8-sig").splitlines(keepends=True))
        except UnicodeDecodeError:
            self.refusals.append(Refusal(name, 1, Text()("store.row.not_utf8")))
            return
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            reason = Text()("store.row.columns_missing", columns=", ".join(missing))
            self.refusals.append(Refusal(name, 1, reason))
            return
        for cells in reader:
            self.row_counts[name] += 1
            line = reader.line_num
            if None in cells or None in cells.values():
                self.refusals.append(Refusal(name, line, Text()("store.row.cell_count")))
            else:
                yield InputRow(name, line, cells)

    def convert(
        self, path: Path, columns: tuple[str, ...], convert: Callable[[InputRow], list[T]]
    ) -> list[T]:
        """What `convert` makes of every row of a file; a RowError is noted and reading goes on."""
        return self.take(self.rows(path, columns), convert)

    def take(self, rows: Iterable[InputRow], convert: Callable[[InputRow], list[T]]) -> list[T]:
        """The same of rows read before, where what one may hold depends on all of them."""
        result: list[T] = []
        for row in rows:
            try:
                result.extend(convert(row))
            except RowError as error:
                self.refusals.append(Refusal(row.file, row.line, str(error)))
        return result
