"""A story's page: what was said then, what is known now, whether the two may be compared, and why not."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.answers import tables
from pantau.answers.stories import ThenAndNow, stories, story_finding, then_and_now
from pantau.charts import published_points
from pantau.text.alternatives import trend_alt
from pantau.text.dates import date_text
from pantau.text.numbers import MISSING
from pantau.text.sentences import sentence_case
from pantau.text.values import change_text, fraction_text, shown
from pantau.ui.shell import drawing
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import note_cell, source_cell
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow

_HEADS = ("area", "date", "figure", "counts", "basis", "note", "source")


def draw_story(frame: Frame, name: str) -> None:
    """Title by rule, what was said, then and now as a table, all published figures as a drawing."""
    say, told = frame.say, stories()[name]
    known = [one for one in then_and_now(frame.release, name) if one.area in frame.names]
    rows = [(frame.area_name(one.area), one) for one in known]
    title = story_finding(say, say(f"story.{name}.place"), told.view.period, rows)
    st.html(render("heading", say, title=title, lead=say(f"story.{name}.lead")))
    body = render("paragraphs", say, lines=[_verdict(frame, area, one) for area, one in rows])
    body += plain_table(say, say("story.table"), _heads(frame), _cells(frame, rows))
    ways = [(say("story.map"), frame.link("peta", **_fields(name)))]
    ways += [(area, frame.link("wilayah", area=one.area)) for area, one in rows]
    follow(linked_html(body + render("ways", say, ways=ways), key="story_table"))
    for column, (area, one) in zip(st.columns(max(len(rows), 1), gap="medium"), rows, strict=False):
        with column:
            _draw(frame, told.view.indicator, area, one.area)


def _fields(name: str) -> dict[str, object]:
    view = stories()[name].view
    return {"indicator": view.indicator, "segment": "", "period": view.period, "scope": view.scope,
            "level": "province", "area": view.area}  # fmt: skip


def _verdict(frame: Frame, area: str, one: ThenAndNow) -> str:
    """How the figure moved, or why it is not said."""
    say, language = frame.say, frame.view.language
    if one.then is None or one.now is None:
        return say("story.unknown", area=area)
    if one.reason:
        return say("story.not_compared", area=area, reason=say(one.reason))
    change = float(one.now["value"]) - float(one.then["value"])
    size = change_text(abs(change), "percent", language).lstrip("+")
    moved = "rose" if change > 0 else "fell" if change < 0 else "still"
    return say(f"story.{moved}", area=area, points=size)


def _heads(frame: Frame) -> list[Cell]:
    return [Cell(frame.say(f"story.head.{name}"), numeric=name in ("figure", "counts")) for name in _HEADS]


def _cells(frame: Frame, rows: list[tuple[str, ThenAndNow]]) -> list[list[Cell]]:
    """Two rows an area: then, now."""
    return [
        _row(frame, area, figure)
        for area, one in rows
        for figure in (one.then, one.now)
        if figure is not None
    ]


def _row(frame: Frame, area: str, row: pd.Series) -> list[Cell]:
    language = frame.view.language
    nothing = row[["numerator", "denominator"]].isna().all()
    counts = MISSING if nothing else fraction_text(row, language)
    return [
        Cell(area),
        Cell(date_text(row["as_of"], language)),
        Cell(shown(row, language, 2), numeric=True),
        Cell(counts, numeric=True),
        Cell(sentence_case(frame.say(f"pages.basis.{row['basis']}"))),
        note_cell(frame.say, row),
        source_cell(frame.release, frame.say, row["source_title"]),
    ]


def _draw(frame: Frame, indicator: str, area: str, code: str) -> None:
    """Every published figure of an area, unjoined."""
    past = tables.history(frame.release, indicator, "", code, False)
    past = past[past["value"].notna()]
    st.html(render("section", frame.say, title=area, text=""))
    told = [(row["as_of"], shown(row, frame.view.language)) for _, row in past.iterrows()]
    alt = trend_alt(frame.say, area, told, [], "")
    drawing.show(frame, partial(published_points, past, frame.say), key=f"story_{code}", alt=alt)
