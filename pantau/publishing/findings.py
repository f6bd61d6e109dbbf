"""Findings of the checks: where, what value, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pandas as pd

from pantau.intake import Finding
from pantau.intake.kinds import KINDS
from pantau.text import Text
from pantau.text.both import Both, both
from pantau.text.dates import date_text
from pantau.text.numbers import number

# An error stops, a warning asks, a note informs. One entry for each text in publishing.rule.
RULES = {
    "practice": "error",
    "unknown_area": "error",
    "duplicate_differs": "error",
    "duplicate_same": "note",
    "duplicate_file": "warning",
    "negative": "error",
    "active_over_registered": "error",
    "active_over_eligible": "warning",
    "part_over_whole": "warning",
    "sum_parts": "warning",
    "sum_exceeds": "warning",
    "sum_of_some": "warning",
    "total_differs": "warning",
    "far_from_known": "warning",
    "far_from_known_many": "warning",
    "over_employed": "warning",
    "over_employed_many": "warning",
    "eligible_odd": "warning",
    "eligible_odd_many": "warning",
    "percent_differs": "warning",
    "percent_differs_many": "warning",
    "boundaries_unsaid": "warning",
    "counted_by_branch": "warning",
    "counted_by_unsaid": "warning",
    "jump": "warning",
    "unchanged": "warning",
    "denominator_revised": "warning",
    "denominators_revised": "warning",
    "basis_changed": "warning",
    "series_break": "note",
    "future": "error",
    "basis_missing": "warning",
    "missing_parts": "note",
    "missing_provinces": "note",
}
# Findings of one rule that are listed; more than that say nothing new, only how many there are.
ALIKE = 1000


@dataclass(slots=True)
class SheetHeadings:
    """Files as they were read: the heading and letter of a field's column in each sheet."""

    headings: Mapping[tuple[str, str, str], Mapping[str, str]] = field(default_factory=dict)

    def label(self, row: Mapping[Any, Any], kind: str, name: str) -> str:
        """'Aktif (D)'; as the template calls it where the sheet has no such column."""
        known = self.headings.get((str(row["file"]), str(row["sheet"]), kind), {})
        period = row.get("period")
        months = [""] if pd.isna(period) else ["", f"@{period:%Y-%m}", f"@{period:%m}", f"@{period:%Y}"]
        of = row.get(KINDS[kind].part)
        tried = [f"{name}{part}{at}" for part in ("", f":{of}") for at in months]
        called = Text().section(f"intake.column.{kind}").get(name, name)
        return next((known[one] for one in tried if one in known), str(called))


@dataclass(slots=True)
class Notes:
    """Collects findings; knows how the sheets call their columns, and the names of areas."""

    sheet: SheetHeadings
    names: Mapping[str, str]
    found: list[Finding] = field(default_factory=list)

    def rows(
        self, rule: str, frame: pd.DataFrame, kind: str, name: str, *, text: str = "", **words: str
    ) -> None:
        """One finding for each row of `frame`; `words` name the columns that fill in the text.

        `text`: the rule whose text is used; then the findings are details of what `whole` says of them all.
        """
        most = len(frame) if text else ALIKE
        for row in frame.head(most).to_dict("records"):
            filled = {
                # Excel writes the number of a row without dots
                key: str(row[column]) if column == "other_row" else partial(_written, row[column])
                for key, column in words.items()
            }
            where = partial(self._where, row, kind)
            message = both(f"publishing.rule.{text or rule}", where=where, **filled)
            at = None if pd.isna(row.get("row")) else int(row["row"])
            value, code = _written(row.get(name)), str(row.get("area_code", ""))
            place = (str(row["file"]), str(row["sheet"]), at, self.sheet.label(row, kind, name))
            self._add(rule, place, value, message, area_code=code, detail=bool(text))
        if len(frame) > most:
            last, more = frame.iloc[most], len(frame) - most
            count, example = partial(number, more, 0), message.in_language
            message = both("publishing.more_alike", count=count, example=example)
            self._add(rule, (str(last["file"]), str(last["sheet"]), None, ""), "", message, rows=more)

    def whole(
        self,
        rule: str,
        file: str,
        sheet: str = "",
        column: str = "",
        words: Mapping[str, object] | None = None,
        *,
        rows: int = 1,
    ) -> None:
        """One finding about a sheet or a file, or about many rows of it; `words` as in `both`."""
        message = both(f"publishing.rule.{rule}", **(words or {}))
        self._add(rule, (file, sheet, None, column), "", message, rows=rows)

    def _add(
        self, rule: str, place: tuple[str, str, int | None, str], value: str, message: Both, **more: Any
    ) -> None:
        """`place`: file, sheet, row, column."""
        # Finding's severities are literals; RULES holds nothing else.
        told = {"message": message.id, "message_en": message.en, **more}
        self.found.append(Finding(RULES[rule], rule, *place, value, **told))  # type: ignore[arg-type]

    def _where(self, row: Mapping[Any, Any], kind: str, language: str) -> str:
        """'Kota Palembang, Agustus 2025, PU': what the row is about."""
        code = str(row.get("area_code", ""))
        parts = [self.names.get(code, code)]
        if "period" in row and not pd.isna(row["period"]):
            yearly = row.get("grain") == "year"
            parts.append(f"{row['period']:%Y}" if yearly else month(row["period"], language))
        elif not pd.isna(row.get("year")):
            parts.append(str(row["year"]))
        part = KINDS[kind].part
        return ", ".join([*parts, part_name(row[part], language)] if part in row else parts)


def part_name(value: object, language: str = "id") -> str:
    """A segment, group or kind of institution as messages call it; its id where it has no other name."""
    name: str = Text(language).section("publishing.segment").get(str(value), str(value))
    return name


def month(value: object, language: str = "id") -> str:
    """A period's first day as a month: 'Agustus 2025'."""
    return date_text(f"{pd.Timestamp(str(value)):%Y-%m}", language)


def _written(value: Any, language: str = "id") -> str:
    """A value as a message shows it: whole numbers with dots, dates as months, the rest as it is."""
    if callable(value):
        return str(value(language))
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return month(value, language)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value, 0 if float(value).is_integer() else 2, language)
    return str(value)
