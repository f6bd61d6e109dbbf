"""The findings as a workbook, to send back to the office that wrote the file."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

from pantau.documents.xlsx import OPTIONS
from pantau.intake import Finding
from pantau.publishing.summary import SEVERITIES, FindingGroup, by_rule
from pantau.text import Text
from pantau.text.both import Both
from pantau.text.dates import date_text
from pantau.text.numbers import number

_WIDTHS = {"severity": 13, "file": 28, "sheet": 18, "row": 8, "column": 22, "value": 22, "message": 90}
# Of each file its records by kind.
Files = Mapping[str, Mapping[str, int]]


def findings_report(findings: Sequence[Finding], files: Files, today: dt.date, language: str = "id") -> bytes:
    """The findings as xlsx: a summary by kind, then all of them, then the rows that one finding stands for.

    No cell is ever a formula.
    """
    say, out = Text(language), io.BytesIO()
    told, details = ([one for one in findings if one.detail == detail] for detail in (False, True))
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        _summary_sheet(book, findings, files, today, say)
        _findings_sheet(book, say("publishing.report.sheet_findings"), told, say)
        if details:
            _findings_sheet(book, say("publishing.report.sheet_details"), details, say)
    return out.getvalue()


def _findings_sheet(book: Any, title: str, findings: Sequence[Finding], say: Text) -> None:
    sheet = book.add_worksheet(title)
    heading = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for at, (name, width) in enumerate(_WIDTHS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, say(f"publishing.report.{name}"), heading)
    for line, one in enumerate(findings, start=1):
        for at, name in enumerate(_WIDTHS):
            value = getattr(one, name)
            if name == "message":
                value = Both(one.message, one.message_en or one.message).in_language(say.language)
            if name == "row":
                if value is not None:
                    sheet.write_number(line, at, value)
                continue
            words = say(f"publishing.severity.{value}") if name == "severity" else str(value)
            sheet.write_string(line, at, words, wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(_WIDTHS) - 1)


def _summary_sheet(book: Any, findings: Sequence[Finding], files: Files, today: dt.date, say: Text) -> None:
    sheet = book.add_worksheet(say("publishing.report.sheet_summary"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 70)
    sheet.set_column(2, 3, 18)
    sheet.set_column(4, 4, 60)
    counts: Counter[str] = Counter(one.severity for one in findings if not one.detail)
    lines = [
        (say("publishing.report.title"), ""),
        (say("publishing.report.checked_on"), date_text(today, say.language)),
    ]
    for severity in SEVERITIES:
        words = f"{counts[severity]} ({say(f'publishing.meaning.{severity}')})"
        lines.append((say(f"publishing.severity.{severity}"), words))
    for file, counts_of in files.items():
        records = [
            say(
                "publishing.report.records",
                kind=say(f"intake.sheet.{kind}"),
                count=number(count, 0, say.language),
            )
            for kind, count in counts_of.items()
        ]
        lines.append((say("publishing.report.received"), "; ".join([file, *records])))
    if not findings:
        lines.append((say("publishing.report.none"), ""))
    for line, (label, words) in enumerate(lines):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, words)
    _groups(sheet, len(lines) + 1, by_rule(findings), bold, say)


def _groups(sheet: Any, top: int, groups: Sequence[FindingGroup], bold: Any, say: Text) -> None:
    """A row for each kind of finding: severity, what it is about, how many, of how many areas, where."""
    if not groups:
        return
    sheet.write_string(top, 0, say("publishing.report.by_kind"), bold)
    for at, name in enumerate(("severity", "kind", "rows", "areas", "places")):
        sheet.write_string(top + 1, at, say(f"publishing.report.{name}"), bold)
    for line, one in enumerate(groups, start=top + 2):
        sheet.write_string(line, 0, say(f"publishing.severity.{one.severity}"))
        sheet.write_string(line, 1, say(f"finding.{one.rule}"))
        sheet.write_number(line, 2, one.rows)
        if one.areas and one.at_least:
            sheet.write_string(line, 3, say("publishing.report.at_least", count=_count(one.areas, say)))
        elif one.areas:
            sheet.write_number(line, 3, one.areas)
        sheet.write_string(line, 4, "; ".join(one.places))


def _count(value: int, say: Text) -> str:
    return number(value, 0, say.language)
