"""Columns of cells as columns of values: each different cell is understood once, then spread."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pantau.intake.findings import RULES, Findings
from pantau.intake.grid import CodedColumn, Grid
from pantau.intake.header import Header
from pantau.intake.kinds import Field
from pantau.intake.names import choices as choice_names
from pantau.intake.names import spelled, value_ids
from pantau.intake.numbers import NOTHING, Parsed, blank_word, read_count, unusable
from pantau.intake.periods import read_period

Rows = npt.NDArray[np.intp]
Parser = Callable[[Any], Parsed]


@dataclass(slots=True)
class Read:
    """What was understood: one entry of `parsed` for each code, and which rows are wrong."""

    codes: npt.NDArray[np.integer]
    parsed: list[Parsed]

    @property
    def wrong(self) -> npt.NDArray[np.bool_]:
        """For each row whether its cell is an error."""
        flags = np.array([RULES.get(one.rule) == "error" for one in self.parsed] or [False])
        spread: npt.NDArray[np.bool_] = flags[self.codes]
        return spread

    def spread(self, pick: Callable[[Any], Any], dtype: str) -> pd.Series:
        """One value for each row; `pick` turns what was read into what the column holds."""
        held = [None if one.value is None else pick(one.value) for one in self.parsed] or [None]
        return pd.Series(pd.array(held, dtype=dtype).take(self.codes))  # type: ignore[call-overload]


def read_cells(column: CodedColumn, parser: Parser) -> Read:
    """Understand every different cell of a column."""
    parsed = [NOTHING] * len(column.values)
    for code in column.present().tolist():
        parsed[code] = parser(column.values[code])
    return Read(column.codes, parsed)


def combine(columns: Sequence[CodedColumn]) -> tuple[npt.NDArray[np.intp], list[tuple[Any, ...]]]:
    """Several columns as one: a code for each row, and the tuple of cells of each code."""
    key = np.zeros(len(columns[0].codes), dtype=np.int64)
    for column in columns:
        key, _ = pd.factorize(key * len(column.values) + column.codes)
    count = int(key.max()) + 1 if len(key) else 0
    first = np.zeros(count, dtype=np.intp)
    first[key[::-1]] = np.arange(len(key))[::-1]
    cells = [tuple(column.values[column.codes[row]] for column in columns) for row in first]
    return key, cells


@dataclass(slots=True)
class Part:
    """Rows of one sheet that are read together: its records, or its sums, which may say less."""

    grid: Grid
    header: Header
    rows: Rows
    reporter: Reporter
    sums: bool = False

    def columns(self, names: Sequence[str]) -> list[CodedColumn]:
        """The cells of some fields, of these rows."""
        return [self.grid.columns[self.header.columns[name]].at(self.rows) for name in names]


class Reporter:
    """Notes what is wrong with cells of one sheet, with rows and headings as Excel shows them."""

    def __init__(self, findings: Findings, sheet: str) -> None:
        self._findings = findings
        self._sheet = sheet
        self._said: set[tuple[str, str]] = set()

    def report(self, read: Read, rows: Rows, column: str, values: Sequence[Any], **words: object) -> None:
        """A finding for every wrong cell; what is only worth a remark is said once a column."""
        telling = {code: one.rule for code, one in enumerate(read.parsed) if one.rule}
        if not telling:
            return
        flags = np.zeros(len(read.parsed), dtype=bool)
        flags[list(telling)] = True
        for place in np.flatnonzero(flags[read.codes]):
            code = int(read.codes[place])
            rule = telling[code]
            if RULES[rule] != "error":
                if (rule, column) in self._said:
                    continue
                self._said.add((rule, column))
            self.note(rule, int(rows[place]), column, values[code], read=_reading(read.parsed[code]), **words)

    def note(self, rule: str, row: int | None, column: str = "", value: Any = "", **words: object) -> None:
        """One finding; `row` counts from 0, None for the whole sheet."""
        self._findings.add(
            rule, self._sheet, None if row is None else row + 1, column, value=value, words=words
        )


def _reading(parsed: Parsed) -> str:
    value = parsed.value
    return getattr(value, "as_of", str(value))


def parser_of(field: Field, sums: bool = False) -> Parser:
    """How cells of a field are read; an empty cell of a required one is an error, but not in a sum."""
    read = _PARSERS.get(field.form) or (lambda value: read_choice(value, field.choices))
    words = field.form in ("text", "choice")
    required = field.required and not sums
    if not words and not required:
        return read

    def parse(value: Any) -> Parsed:
        nothing = blank_word(value) if words and isinstance(value, str) else None
        if required and (value == "" or nothing):
            return Parsed(None, "value_missing")
        return Parsed(None, "dash_missing") if nothing else read(value)

    return parse


def read_words(value: Any) -> Parsed:
    """Text on one line; numbers as people write them ('15', not '15.0')."""
    if value == "":
        return NOTHING
    if isinstance(value, float) and value.is_integer():
        return Parsed(str(int(value)))
    trouble = unusable(value)
    return trouble or Parsed(re.sub(r"\s+", " ", str(value)))


def read_choice(value: Any, choices: str) -> Parsed:
    """The id of one of a list of words."""
    if value == "":
        return NOTHING
    found = value_ids(choices).get(spelled(value))
    return Parsed(found) if found else unusable(value) or Parsed(None, "choice_unknown")


def _later(_value: Any) -> Parsed:
    """Nothing yet: a target is read together with its unit."""
    return NOTHING


_PARSERS: dict[str, Parser] = {
    "count": read_count,
    "money": read_count,
    "as_of": read_period,
    "text": read_words,
    "target": _later,
}


def allowed(choices: str) -> str:
    """The words of a choice as a template offers them, for a finding; '' for no choice."""
    ids = dict.fromkeys(value_ids(choices).values()) if choices else ()
    words = choice_names(choices) if choices else {}
    return ", ".join(words[one] for one in ids)
