"""What areas have in place: budget, regulation, groups and institutions, as far as the release knows."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparing.readiness import InPlace
from pantau.answers import comparing
from pantau.answers.names import segment_names
from pantau.text.dates import short_date
from pantau.text.numbers import is_missing, number, percent, rupiah
from pantau.text.values import shown
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame


def readiness_table(frame: Frame, title: str, lead: str, rows: pd.DataFrame) -> str:
    """A table with a row an area (a Table's rows): what it has in place, or that nothing is known."""
    lines = []
    found = comparing.has_in_place(frame.release, tuple(rows["area_code"]))
    for (_, row), known in zip(rows.iterrows(), found, strict=True):
        lines.append(
            {
                "name": row["name"],
                "href": frame.link("wilayah", area=row["area_code"]),
                "value": shown(row, frame.view.language),
                "status": row["status"] if row["status"] == "estimate" else "",
                "cells": [budget_words(frame, known), regulation_words(known), *share_words(frame, known)],
            }
        )
    names = ("budget", "regulation", "groups", "institutions")
    heads = [frame.say(f"compare.place.{name}") for name in names]
    told = any(any(line["cells"]) for line in lines)
    if not told:  # one sentence says more than a grid of "unknown"
        heads, lines = [], [line | {"cells": []} for line in lines]
    lead = f"{lead} {frame.say('compare.place.lead' if told else 'compare.place.none_known')}"
    # titles of regulations keep their language
    languages = ["id" if name == "regulation" else "" for name in names]
    values = {"title": title, "lead": lead, "heads": heads, "lines": lines, "languages": languages}
    return render("compare_places", frame.say, **values)


def budget_words(frame: Frame, known: InPlace) -> list[str]:
    """Whether it has a budget line, and of a province how many of its parts have: when said, and for whom."""
    say, language = frame.say, frame.view.language
    found = []
    for row in known.budget.head(1).to_dict("records"):
        parts = [say(f"area.budget.{row['status']}")]
        if not is_missing(row["amount"]):
            parts.append(rupiah(row["amount"], language))
        if not is_missing(row["fund_source"]):
            parts.append(str(row["fund_source"]))
        if not is_missing(row["workers"]):
            parts.append(say("compare.place.workers", count=number(row["workers"], 0, language)))
        told = _said_of(pd.DataFrame([row]), language)
        found.append(f"{', '.join(parts)} ({'; '.join([short_date(row['as_of'], language), *told])})")
    if sum(known.parts_budgeted):
        done, not_done = known.parts_budgeted
        counted = say("compare.place.parts", done=done, not_done=not_done)
        found.append(
            f"{counted} ({'; '.join([_dates(known.parts, language), *_said_of(known.parts, language)])})"
        )
    return found


def _dates(rows: pd.DataFrame, language: str) -> str:
    """'23 Mei 2022', or the first and the last: '23 Mei 2022 – 1 Jun 2023'."""
    ends = (rows["as_of"].min(), rows["as_of"].max())
    return " – ".join(dict.fromkeys(short_date(day, language) for day in ends))


def _said_of(rows: pd.DataFrame, language: str) -> list[str]:
    """What the sources say of whom it is budgeted for, each once: ['Jaminan sosial pegawai non-ASN; ...']."""
    own = rows["note_en" if language == "en" else "note"]
    return [str(note) for note in own.fillna(rows["note"]).dropna().unique()]


def regulation_words(known: InPlace) -> list[str]:
    """Its own regulations: 'Perda 4/2022, ...'."""
    return [
        " ".join(
            str(part) for part in (row["kind"], _number(row), row["title"]) if not is_missing(part) and part
        )
        for row in known.regulations.to_dict("records")
    ]


def _number(row: dict[object, object]) -> str:
    return "/".join(str(part) for part in (row["number"], row["year"]) if not is_missing(part))


def share_words(frame: Frame, known: InPlace) -> list[list[str]]:
    """Groups protected and institutions registered, newest figure of each, with its date."""
    language = frame.view.language
    names = segment_names(frame.release, language)
    return [
        [
            frame.say(
                "compare.place.share",
                name=names[row["segment"]],
                figure=percent(row["value"], 1, language)
                if not is_missing(row["value"])
                else number(row["numerator"], 0, language),
                date=short_date(row["as_of"], language),
            )
            for row in rows.to_dict("records")
        ]
        for rows in (known.groups, known.institutions)
    ]
