"""What the table beside a drawing holds: its columns, and the marks and remarks of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pantau.text import numbers
from pantau.text.values import mark_of
from pantau.ui.shell.frame import Frame

NUMERIC = ("people", "decimal", "value", "change")


@dataclass(frozen=True)
class TwinColumn:
    """A column: field of the rows, heading, and kind of its cells.

    Kinds: 'name' (links to the area), 'text', 'date', 'status', 'source' (a number on screen, told under the
    table; whole in files), 'flags' (what to know before believing a figure), 'people', 'decimal', 'value'
    and 'change' (in `unit`, as in the catalogue). status: the field that says whose figure the source is.
    of: the field of a value's denominator, for what one government has or has not. margin: the field of a
    value's range, where it may be an estimate; the row's own `value` bears its `margin` anyway.
    """

    field: str
    label: str
    kind: str = "text"
    unit: str = "percent"
    status: str = "status"
    of: str = "denominator"
    margin: str = ""

    def margin_in(self, row: dict[Any, Any]) -> Any:
        """The range of this column's figure in a row; None: it is no estimate, or another's."""
        margin = row.get(self.margin or "margin") if self.margin or self.field == "value" else None
        return None if numbers.is_missing(margin) else margin


@dataclass(frozen=True, eq=False)
class Twin:
    """caption: what the table holds. rows: a row an area, area_code among its columns. notes: (label, words)
    for files: what was left out, and how it was reckoned."""

    caption: str
    columns: Sequence[TwinColumn]
    rows: pd.DataFrame
    notes: Sequence[tuple[str, str]] = ()


def mark_in(column: TwinColumn, row: dict[Any, Any]) -> str:
    """The mark of the figure of either period."""
    then = "_then" if column.field.endswith("_then") else ""
    named = ("status", "published_pct", "method", "denominator")
    of_figure = {name: row.get(f"{name}{then}") for name in named}
    return mark_of(of_figure | {"unit": row.get("unit")})


def status_words(frame: Frame, column: TwinColumn, row: dict[Any, Any]) -> str:
    """Whose the figure of a column is; of an area without one why it has none, where its row says so."""
    status, reason = mark_in(column, row), row.get("missing_reason")
    if status == "missing" and column.field == "status" and not numbers.is_missing(reason):
        return frame.say(str(reason))
    return frame.say(f"analysis.status.{status}")


def flag_words(frame: Frame, flags: object) -> str:
    """What to know before believing a figure, in words; '' where there is nothing, or no figure."""
    listed = flags if isinstance(flags, tuple) else ()
    return "; ".join(frame.say(f"analysis.flags.{flag}") for flag in listed)
