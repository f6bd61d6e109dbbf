"""What is real for every regency and city: its workers, which of them are informal, and who is left out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pantau.analysis.least_uncovered import EMPLOYED, LeastUncovered
from pantau.answers import tables
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import derived_mark, shown
from pantau.ui.shell.cards import Card
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import counts_line
from pantau.view import View

_SHARES = ("informal_share", "employees_share")


def newest(frame: Frame, indicator: str) -> pd.Series:
    """The area's newest figure of an indicator, as a Table row."""
    view = View(indicator, area=frame.view.area, language=frame.view.language)
    return tables.headline(frame.release, view)


def worker_cards(frame: Frame) -> list[Card]:
    """Employed workers, informal ones, employees, and who is uncovered at least; [] without workers.

    What the View itself shows is left out: it has a card of its own.
    """
    cards = [
        _card(frame, indicator)
        for indicator in (EMPLOYED, *_SHARES)
        if indicator != frame.view.indicator and pd.notna(newest(frame, indicator)["value"])
    ]
    least = tables.least_uncovered(frame.release, frame.view.area, frame.view.estimates)
    cards += [_least(frame, least)] if least else []
    return [replace(card, main=not at) for at, card in enumerate(cards)]


def workers_sentence(frame: Frame) -> str:
    """'99.561 penduduk bekerja (2025): 47,5% informal, 50,1% buruh/karyawan/pegawai.'; '' where unknown."""
    language, employed = frame.view.language, newest(frame, EMPLOYED)
    informal, employees = (newest(frame, indicator) for indicator in _SHARES)
    if employed[["value"]].isna().any() or pd.isna(informal["value"]) or pd.isna(employees["value"]):
        return ""
    return frame.say(
        "area.workers.sentence",
        workers=numbers.number(employed["value"], 0, language),
        date=date_text(employed["as_of"], language),
        informal=shown(informal, language),
        employees=shown(employees, language),
    )


def _card(frame: Frame, indicator: str) -> Card:
    say, language, row = frame.say, frame.view.language, newest(frame, indicator)
    lines = [
        counts_line(frame, row),
        say("pages.panel.date", date=date_text(row["as_of"], language)),
        source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"]),
    ]
    value = shown(row, language)
    unit = say("area.card.people", count=value) if row["unit"] == "people" else ""
    return Card(say(f"area.workers.{indicator}"), value, lines, unit=unit, status=str(row["status"]))


def _least(frame: Frame, least: LeastUncovered) -> Card:
    """Who is left beyond the participants, what that is, and what it is worked out from."""
    say, language = frame.say, frame.view.language
    count = numbers.number(least.people, 0, language)
    figure = say("area.workers.least.about", count=count) if least.rough else count
    estimated = least.status == "estimate"
    parts = {
        "workers": numbers.number(least.workers, 0, language),
        "workers_date": date_text(least.workers_as_of, language),
        "participants": numbers.number(least.participants, 0, language),
        "date": date_text(least.participants_as_of, language),
    }
    kind = "estimated" if estimated else "bound" if least.is_bound else "counted"
    lines = [say(f"area.workers.least.{kind}", **parts)]
    if not estimated:
        cited = say("pages.panel.source", source=least.source_title)
        lines.append(source_line(frame, cited, least.source_title))
    label = say(f"area.workers.least.{kind}_label")
    unit = say("area.workers.least.unit", count=count)
    return Card(label, figure, lines, unit=unit, status=derived_mark(least.status))
