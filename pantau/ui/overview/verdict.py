"""The first line of Ringkasan: how many workers are covered, of how many, when; other counts beside it."""

from __future__ import annotations

import pandas as pd

from pantau.answers import tables
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.ui.overview.cards import all_segments, newer_national_lines
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION


def verdict(frame: Frame) -> str:
    """The heading of the page; without a figure it says so."""
    say, language = frame.say, frame.view.language
    bases = tables.bases(frame.release, NATION)
    row, ucj = bases["sakernas"], bases["semesta"]
    if pd.isna(row["value"]):
        return render("verdict", say, figure="", title=say("ui.problem.empty"), beside=[], newer=[])
    beside = []
    whole = all_segments(frame, bases)
    if whole is not None:
        beside.append(say("pages.ringkasan.verdict_all", value=numbers.percent(whole["value"], 1, language)))
    if pd.notna(ucj["value"]):
        value, date = numbers.percent(ucj["value"], 1, language), date_text(ucj["as_of"], language)
        beside.append(say("pages.ringkasan.verdict_ucj", value=value, date=date))
    counts = {name: numbers.short(row[name], language) for name in ("numerator", "denominator")}
    title = say("pages.ringkasan.verdict", date=date_text(row["as_of"], language), **counts)
    return render(
        "verdict",
        say,
        figure=numbers.percent(row["value"], 1, language),
        title=title,
        beside=beside,
        newer=newer_national_lines(frame),
    )
