"""Typical mistakes for the practice file, planted one by one and listed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pantau.text import Text

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Planted:
    """One planted mistake: where it stands (row as Excel counts), and the rule that should find it.

    Rules of reading are those of pantau.intake.RULES; the others are of the checks of content.
    """

    sheet: str
    row: int
    column: str
    value: object
    rule: str


def plant(rows: list[Row], first_row: int, chance: np.random.Generator) -> list[Planted]:
    """Plant mistakes into the rows of participants, each in an area of its own; gives what and where.

    `first_row` is the Excel row of rows[0]. Rows are taken out before any other mistake, so
    that the rows listed are those of the finished sheet.
    """
    return _Planter(rows, first_row, chance).plant()


class _Planter:
    def __init__(self, rows: list[Row], first_row: int, chance: np.random.Generator) -> None:
        self.rows, self.first_row, self.chance = rows, first_row, chance
        self.say = Text()
        self.planted: list[Planted] = []
        codes = sorted({row["area_code"] for row in rows})
        self.codes = [codes[at] for at in chance.permutation(len(codes))]
        self.months = sorted({row["period"] for row in rows})

    def plant(self) -> list[Planted]:
        """All of them. Rows that say nothing else are those of the first segment."""
        self._missing()
        say = self.say
        self._cell("area_unknown", "area", say("intake.practice.unknown_area"), area_code=None)
        self._cell("area_ambiguous", "area", say("intake.practice.ambiguous_area"), area_code=None)
        self._conflict()
        self._cell("period_unreadable", "period", f"{say('intake.practice.period')} {self.months[-1][:4]}")
        self._cell("future", "period", "2099-01")
        self._cell("not_a_number", "active", say("intake.practice.not_a_number"))
        self._cell("not_whole", "registered", "12,5")
        self._cell("error_cell", "eligible", "#REF!")
        self._cell("negative", "active", -250)
        self._change("active_over_registered", "active", lambda row: row["registered"] + 50)
        self._change("active_over_eligible", "active", lambda row: row["eligible"] + 50, also="registered")
        self._change("jump", "active", lambda row: row["active"] * 10, also="registered")
        self._unchanged()
        self._duplicate()
        self._total()
        return self.planted

    def _index(self, code: str, month: str) -> int:
        return next(
            at for at, row in enumerate(self.rows) if row["area_code"] == code and row["period"] == month
        )

    def _next(self) -> int:
        """A row of an area and month that no other mistake has touched."""
        # not the last months: an area whose newest figure is wrong is a mistake of its own
        month = self.months[int(self.chance.integers(len(self.months) // 2, len(self.months) - 4))]
        return self._index(self.codes.pop(), month)

    def _note(self, rule: str, at: int, name: str, value: object) -> None:
        heading = self.say(f"intake.column.participants.{name}")
        sheet = self.say("intake.sheet.participants")
        self.planted.append(Planted(sheet, at + self.first_row, heading, value, rule))

    def _cell(self, rule: str, name: str, value: object, **others: object) -> None:
        at = self._next()
        self.rows[at] = self.rows[at] | {name: value} | others
        self._note(rule, at, name, value)

    def _change(self, rule: str, name: str, change: Callable[[Row], int], also: str = "") -> None:
        at = self._next()
        value = change(self.rows[at])
        # registered never below active, unless that is the mistake
        others = {also: max(value, self.rows[at][also])} if also else {}
        self.rows[at] = self.rows[at] | {name: value} | others
        self._note(rule, at, name, value)

    def _conflict(self) -> None:
        at, other = self._next(), self._next()
        self.rows[at] = self.rows[at] | {"area": self.rows[other]["area"]}
        self._note("area_conflict", at, "area", self.rows[at]["area"])

    def _missing(self) -> None:
        code, month = self.codes.pop(), self.months[-1]
        at = self._index(code, month)
        name = self.rows[at]["area"]
        self.rows[:] = [row for row in self.rows if (row["area_code"], row["period"]) != (code, month)]
        # the row that now stands where the area's first would have stood
        self._note("missing_area", at, "area", name)

    def _unchanged(self) -> None:
        code, last = self.codes.pop(), len(self.months) - 2
        first = self._index(code, self.months[last - 3])
        for month in self.months[last - 2 : last + 1]:
            at = self._index(code, month)
            self.rows[at] = self.rows[at] | {"active": self.rows[first]["active"]}
        self._note("unchanged", at, "active", self.rows[at]["active"])

    def _duplicate(self) -> None:
        at = self._next()
        self.rows.append(dict(self.rows[at]))
        self._note("duplicate", len(self.rows) - 1, "area", self.rows[at]["area"])

    def _total(self) -> None:
        month = self.months[-1]
        figures = [row["active"] for row in self.rows if row["period"] == month]
        value = sum(figures) + 1_000
        self.rows.append({"area": self.say("intake.practice.total"), "period": month, "active": value})
        self._note("sum_differs", len(self.rows) - 1, "active", value)
