"""The findings as a workbook, to send back to the office that wrote the file."""

from __future__ import annotations

import datetime as dt
import io
from collections import Counter
from collections.abc import Sequence
from typing import Any

import xlsxwriter

from pantau.documents.xlsx import OPTIONS
from pantau.intake import Finding, Reading
from pantau.text import Text
from pantau.text.dates import date_text

_WIDTHS = {"severity": 13, "file": 28, "sheet": 18, "row": 8, "column": 22, "value": 22, "message": 90}
_SEVERITIES = ("error", "warning", "note")


def findings_report(findings: Sequence[Finding], readings: Sequence[Reading], today: dt.date) -> bytes:
    """The findings as xlsx: what was found, row by row, and a summary. No cell is ever a formula."""
    say, out = Text(), io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as book:
        _findings_sheet(book, findings, say)
        _summary_sheet(book, findings, readings, today, say)
    return out.getvalue()


def _findings_sheet(book: Any, findings: Sequence[Finding], say: Text) -> None:
    sheet = book.add_worksheet(say("publishing.report.sheet_findings"))
    heading = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    for at, (name, width) in enumerate(_WIDTHS.items()):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, say(f"publishing.report.{name}"), heading)
    for number, one in enumerate(findings, start=1):
        for at, name in enumerate(_WIDTHS):
            value = getattr(one, name)
            if name == "row":
                if value is not None:
                    sheet.write_number(number, at, value)
                continue
            words = say(f"publishing.severity.{value}") if name == "severity" else str(value)
            sheet.write_string(number, at, words, wrap)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(_WIDTHS) - 1)


def _summary_sheet(
    book: Any, findings: Sequence[Finding], readings: Sequence[Reading], today: dt.date, say: Text
) -> None:
    sheet = book.add_worksheet(say("publishing.report.sheet_summary"))
    bold = book.add_format({"bold": True})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 70)
    counts: Counter[str] = Counter(one.severity for one in findings)
    lines = [(say("publishing.report.title"), ""), (say("publishing.report.checked_on"), date_text(today))]
    for severity in _SEVERITIES:
        words = f"{counts[severity]} ({say(f'publishing.meaning.{severity}')})"
        lines.append((say(f"publishing.severity.{severity}"), words))
    for reading in readings:
        records = [
            say("publishing.report.records", kind=say(f"publishing.kind.{kind}"), count=count)
            for kind, count in reading.counts.items()
        ]
        lines.append((say("publishing.report.received"), "; ".join([reading.file, *records])))
    if not findings:
        lines.append((say("publishing.report.none"), ""))
    for number, (label, words) in enumerate(lines):
        sheet.write_string(number, 0, label, bold)
        sheet.write_string(number, 1, words)
