"""What a figure's own doubt is, in words: beside it wherever it stands, and where a newer one is told of."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparable import doubt_of, is_month_unknown
from pantau.answers import tables
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing
from pantau.text.sentences import sentence_case
from pantau.text.values import shown
from pantau.ui.shell.cited import note_line
from pantau.ui.shell.frame import Frame


def note_of_doubt(frame: Frame, row: pd.Series) -> str:
    """The note of a row that its release marks as in doubt, which says why; '' of any other."""
    if is_missing(row["caveat"]) or is_missing(row["note"]) or row["status"] == "estimate":
        return ""
    return note_line(frame.say, "pages.panel.note", row)


def doubt_lines(frame: Frame, row: pd.Series) -> list[str]:
    """What keeps a row with a value out of every comparison where no flag of it says so, and its note."""
    unknown = doubt_of(row) in ("comparable.month_unknown", "comparable.estimate") and is_month_unknown(row)
    told = [sentence_case(frame.say("comparable.month_unknown"))] if unknown else []
    return [line for line in (*told, note_of_doubt(frame, row)) if line]


def in_doubt_lines(frame: Frame, row: pd.Series) -> list[str]:
    """Of a figure newer than the one shown: value, date, why it is compared with nothing, and its note."""
    say, language = frame.say, frame.view.language
    counts = {"value": shown(row, language), "date": date_text(row["as_of"], language)}
    doubt = doubt_of(row)
    told = (
        say("area.card.provisional", **counts)
        if doubt == "comparable.month_unknown"
        else say("area.card.in_doubt", **counts, reason=say(str(doubt)))
    )
    return [line for line in (told, note_of_doubt(frame, row)) if line]


def newer_lines(frame: Frame, indicator: str, area: str) -> list[str]:
    """As `in_doubt_lines`, of an area's newer figure of an indicator's; empty where there is none."""
    row = tables.newer_in_doubt(frame.release, indicator, area)
    return [] if row is None else in_doubt_lines(frame, row)
