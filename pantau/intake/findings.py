"""What is noticed while a file is read: a Finding says where, what is wrong and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pantau.intake import limits
from pantau.text.both import Both, both
from pantau.text.numbers import number

Severity = Literal["error", "warning", "note"]

# An error stops, a warning asks, a note informs. One entry for each text in intake_rule.
RULES: dict[str, Severity] = {
    # the file is not read at all
    "empty_file": "error",
    "file_too_large": "error",
    "too_many_rows": "error",
    "sheet_too_large": "error",
    "zip_bomb": "error",
    "encrypted": "error",
    "macros": "error",
    "web_page": "error",
    "other_format": "error",
    "not_a_workbook": "error",
    "damaged": "error",
    "encoding": "error",
    "csv_quote": "error",
    "nothing_found": "error",
    "headings_near": "error",
    "headings_unknown": "error",
    "by_office": "error",
    "survey_table": "error",
    "lines_in_quotes": "error",
    "too_many_columns": "error",
    "row_too_far": "error",
    "reading_too_slow": "error",
    "reading_too_large": "error",
    "reading_broken": "error",
    # a sheet
    "old_excel": "warning",
    "sheet_unknown": "note",
    "sheet_hidden": "warning",
    "column_missing": "error",
    "column_twice": "error",
    "columns_ignored": "note",
    "columns_of_all": "warning",
    "column_unnamed": "error",
    "heading_is_day": "error",
    "heading_not_month": "error",
    "heading_by_sex": "error",
    "heading_year_missing": "error",
    "months_mixed": "error",
    "period_from_title": "note",
    "year_from_title": "note",
    "segment_from_title": "note",
    "measure_from_title": "note",
    "measure_assumed": "warning",
    "measure_unclear": "error",
    "percent_only": "error",
    "title_changes": "error",
    "title_contradicts": "error",
    "title_segments": "warning",
    "title_words": "warning",
    "title_unused": "note",
    "file_name_changes": "warning",
    "columns_left": "note",
    "columns_added": "note",
    "columns_coarse": "warning",
    "column_says": "warning",
    "rows_left": "note",
    "unit_other": "error",
    "scaled": "error",
    "title_inside": "error",
    "cells_hidden": "warning",
    "line_cut": "error",
    "rows_skipped": "note",
    "total_rows": "note",
    # an area
    "area_missing": "error",
    "area_unknown": "error",
    "area_ambiguous": "error",
    "area_conflict": "error",
    "area_name_unknown": "warning",
    "area_code_unknown": "warning",
    "area_kind_assumed": "note",
    "areas_too_many": "error",
    # a period or a year
    "period_missing": "error",
    "period_unreadable": "error",
    "date_order": "warning",
    "period_quarter": "warning",
    "period_half": "warning",
    "period_span": "warning",
    "serial_date": "note",
    "year_unreadable": "error",
    # a number
    "not_a_number": "error",
    "not_whole": "error",
    "number_too_large": "error",
    "ambiguous_number": "error",
    "footnote_mark": "note",
    "thousands_dots": "note",
    "thousands_commas": "warning",
    "percent_share": "warning",
    "percent_missing_unit": "error",
    "dash_missing": "note",
    "nil_zero": "note",
    "error_cell": "error",
    "formula_without_value": "error",
    # words
    "choice_unknown": "error",
    "value_missing": "error",
    # said instead of the thousand-and-first finding of one kind in one column
    "more_alike": "note",
}
ALIKE = 1000  # findings of one rule kept in one column of one sheet
MOST = 50_000  # kept of one file; of what comes after only the first of each kind and column
VALUE_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing noticed in a file.

    `row` is counted as Excel shows it, from 1; None where the whole sheet or file is meant.
    `column` is the heading as written and the column's letter: 'Aktif (D)'. `message` says in
    Indonesian, and `message_en` in English, what is wrong and what to do. `area_code` is '' where no
    one area is meant. `detail`: one row of what another finding of the rule says of many; it is listed
    in the report only. `rows` are those it speaks of.
    """

    severity: Severity
    rule: str
    file: str
    sheet: str
    row: int | None
    column: str
    value: str
    message: str
    area_code: str = ""
    detail: bool = False
    rows: int = 1
    message_en: str = ""


class Findings:
    """Collects the findings of one file; a column full of one mistake does not drown the rest."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Finding] = []
        self._alike: Counter[tuple[str, str, str]] = Counter()
        self._kept: Counter[tuple[str, str, str]] = Counter()

    def add(
        self,
        rule: str,
        sheet: str = "",
        row: int | None = None,
        column: str = "",
        *,
        value: object = "",
        words: Mapping[str, object] | None = None,
    ) -> None:
        """Note one thing. `words` fill in the text of intake_rule.<rule>, with `value` and `column`."""
        key = (sheet, rule, column)
        self._alike[key] += 1
        if self._alike[key] > (ALIKE if len(self._found) < MOST else 1):
            return
        self._kept[key] += 1
        shown = shorten(value)
        filled = {"value": shown, "column": column, "sheet": sheet, **(words or {})}
        message = both(f"intake_rule.{rule}", **filled)
        place = (self.file, sheet, row, column, shown)
        self._found.append(Finding(RULES[rule], rule, *place, message.id, message_en=message.en))

    def all(self) -> list[Finding]:
        """Everything noticed, in order, and for each rule that was cut short how many more there are."""
        found = list(self._found)
        first = {(one.sheet, one.rule, one.column): one for one in reversed(found)}
        for key, count in self._alike.items():
            if left := count - self._kept[key]:
                like = first[key]
                example = Both(like.message, like.message_en).in_language
                message = both("intake_rule.more_alike", count=left, example=example)
                more = replace(like, row=None, value="", message=message.id, rows=left)
                found.append(replace(more, message_en=message.en))
        return found


def shorten(value: object) -> str:
    """The value as one short line."""
    whole = isinstance(value, float) and value.is_integer()
    text = " ".join(str(int(value) if whole and isinstance(value, float) else value).split())
    return text if len(text) <= VALUE_LENGTH else f"{text[:VALUE_LENGTH]}…"


class RefusedFileError(Exception):
    """The file is not read at all. Attributes: rule (of intake_rule), words (what fills its text)."""

    def __init__(self, rule: str, **words: str | int) -> None:
        super().__init__(rule)
        self.rule = rule
        self.words = words


def file_too_large() -> RefusedFileError:
    """The refusal of a file of more bytes than are read."""
    return RefusedFileError("file_too_large", limit=number(limits.FILE_BYTES // 1024**2))
