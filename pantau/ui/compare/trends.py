"""Many years: a small panel for each area chosen, on one scale, with the break of 2023."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from pantau.analysis.comparable import SERIES_BREAK
from pantau.analysis.comparing.sets import Comparison
from pantau.analysis.flags import CAVEATS
from pantau.answers import comparing
from pantau.charts.small_trends import small_trends
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing
from pantau.text.values import value_text
from pantau.ui.compare.change import MOST_DRAWN
from pantau.ui.compare.choice import CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.twin import show_twin
from pantau.ui.compare.twin_columns import Twin, TwinColumn
from pantau.ui.compare.words import (
    basis_words,
    indicator_words,
    left_out_notes,
    named,
    nothing,
    of_chosen,
    say_left_out,
    section,
)
from pantau.ui.shell.frame import Frame


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The panels, their words, what is left out, and the table."""
    rows, left = named(frame, drawn_rows(main)), of_chosen(main.left_out, main)
    past, dropped = comparing.past(frame.release, main.table.view, choice.areas, tuple(rows["area_code"]))
    if past.empty:
        nothing(frame, frame.say("compare.trend_none"))
        say_left_out(frame, left)
        return
    unit = main.table.indicator.unit
    past = past.assign(name=past["area_code"].map(dict(zip(rows["area_code"], rows["name"], strict=True))))
    lead = _lead(frame, main, past, rows)
    notes = [
        frame.say("compare.trend_basis", basis=basis_words(frame, main)),
        *_notes(frame, main, past, rows, dropped),
    ]
    section(frame, frame.say("compare.trend_title", indicator=indicator_words(frame, main)), lead, notes)
    carries = main.table.indicator.carries_forward
    chart(
        frame,
        partial(small_trends, past, frame.say, unit=unit, carries=carries),
        "tren",
        lead,
        opens=False,
    )
    say_left_out(frame, left)
    show_twin(frame, _twin(frame, past, unit, left), choice.all_rows)


def drawn_rows(main: Comparison) -> pd.DataFrame:
    """The areas chosen, in the order of their values; else those with the largest denominators."""
    rows = main.named()
    if not main.chosen and len(rows) > MOST_DRAWN:
        size = rows["denominator"].fillna(rows["numerator"]).fillna(0)
        rows = rows.loc[size.sort_values(ascending=False, kind="stable").index[:MOST_DRAWN]]
    return rows.sort_values(["value", "area_code"], ascending=[False, True])


def few_of_many(frame: Frame, main: Comparison, rows: pd.DataFrame) -> str:
    """Says by what rule `rows` were taken from the areas compared; '' where all are there."""
    if main.chosen or len(rows) == len(main.shown):
        return ""
    return frame.say("compare.largest", drawn=len(rows), total=len(main.shown))


def _notes(frame: Frame, main: Comparison, past: pd.DataFrame, rows: pd.DataFrame, dropped: int) -> list[str]:
    say = frame.say
    broken = past["apart_before"] == SERIES_BREAK
    return [
        few_of_many(frame, main, rows),
        say("compare.trend_break") if broken.any() else "",
        say("compare.trend_provisional") if past["month"].isna().any() else "",
        say("compare.trend_estimate") if (past["status"] == "estimate").any() else "",
        say("compare.trend_dropped", count=dropped) if dropped else "",
    ]


def _lead(frame: Frame, main: Comparison, past: pd.DataFrame, rows: pd.DataFrame) -> str:
    """How many areas and years; of the View's own period, in which all figures are comparable, the ends."""
    say, language = frame.say, frame.view.language
    unit = main.table.indicator.unit
    years = pd.to_datetime(past["period_end"]).dt.year
    words = say(
        "compare.trend_lead",
        areas=past["area_code"].nunique(),
        first=int(years.min()),
        last=int(years.max()),
    )
    if len(rows) < 2:
        return words
    high, low = rows.iloc[0], rows.iloc[-1]
    return f"{words} " + say(
        "compare.trend_ends",
        period=date_text(main.table.view.period, language),
        high=high["name"],
        high_value=value_text(high["value"], unit, language),
        low=low["name"],
        low_value=value_text(low["value"], unit, language),
    )


def _twin(frame: Frame, past: pd.DataFrame, unit: str, left: pd.DataFrame) -> Twin:
    say = frame.say
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("value", say("compare.head.value"), "value", unit),
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("remark", say("compare.head.why")),
        TwinColumn("source_title", say("compare.head.source"), "source"),
    ]
    remarked = past.assign(remark=[_remark(frame, row) for row in past.to_dict("records")])
    return Twin(say("compare.trend_caption"), columns, remarked, left_out_notes(frame, left))


def _remark(frame: Frame, row: dict[Any, Any]) -> str:
    """What to know before believing a figure, and why it is not compared with the one before it."""
    told = [f"analysis.flags.{flag}" for flag, caveat in CAVEATS.items() if row["caveat"] == caveat]
    told += [] if is_missing(row["apart_before"]) else [str(row["apart_before"])]
    return "; ".join(frame.say(key) for key in told)
