"""Two periods: a dumbbell of the areas chosen, the table of all that can be paired."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.over_time import pairs, period_before
from pantau.analysis.comparing.sets import Comparison
from pantau.answers import comparing
from pantau.charts.dumbbell import dumbbell
from pantau.text.dates import date_text
from pantau.text.values import change_text, value_text
from pantau.ui.compare.choice import CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.twin import show_twin
from pantau.ui.compare.twin_columns import Twin, TwinColumn, flag_words
from pantau.ui.compare.words import (
    basis_note,
    indicator_words,
    left_out_notes,
    named,
    nothing,
    of_chosen,
    say_left_out,
    section,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered

MOST_DRAWN = 15


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The drawing, its words, what is left out, and the table."""
    other = _other_period(frame, choice, main)
    if not other:
        nothing(frame, frame.say("compare.change_no_other"))
        return
    then = comparing.compared(frame.release, main.table.view.but(period=other), choice.areas.of_any_group())
    joined, left = (of_chosen(rows, main) for rows in pairs(main, then))
    if joined.empty:
        nothing(frame, frame.say("compare.change_none"))
        say_left_out(frame, left)
        return
    joined = named(frame, joined).sort_values(["value", "area_code"], ascending=[False, True])
    drawn = _drawn(joined, main)
    unit = main.table.indicator.unit
    periods = [date_text(period, frame.view.language) for period in (other, main.table.view.period)]
    lead = _lead(frame, joined, unit, periods)
    notes = [basis_note(frame, main), _which(frame, joined, drawn, main)]
    section(frame, frame.say("compare.change_title", indicator=indicator_words(frame, main)), lead, notes)
    figure = partial(dumbbell, drawn, frame.say, unit=unit, then=periods[0], now=periods[1])
    chart(frame, figure, "selisih", lead)
    say_left_out(frame, left)
    show_twin(frame, _twin(frame, joined, unit, periods, left), choice.all_rows)


def _other_period(frame: Frame, choice: CompareOptions, main: Comparison) -> str:
    """The second period, and the control that chooses it."""
    now, language = main.table.view.period, frame.view.language
    others = [period for period in main.table.periods if period != now]
    first = period_before(now, main.table.periods)
    chosen = choice.second_period if choice.second_period in others else first
    if not others:
        return ""
    if choice.second_period and choice.second_period != chosen:
        asked = date_text(choice.second_period, language)
        nothing(
            frame, frame.say("compare.second_period_gone", asked=asked, shown=date_text(chosen, language))
        )
    key = "compare_second_period"
    st.session_state[key] = chosen

    def changed() -> None:
        state.choose(second_period=st.session_state[key])

    st.selectbox(
        frame.say("compare.second_period"),
        others[::-1],
        format_func=lambda period: date_text(period, language),
        key=key,
        on_change=if_offered(key, others, changed),
        width=220,
    )
    return chosen


def _drawn(joined: pd.DataFrame, main: Comparison) -> pd.DataFrame:
    """The areas chosen; without a choice those that changed most, in the order of the table."""
    if main.chosen or len(joined) <= MOST_DRAWN:
        return joined
    most = joined["change_points"].abs().sort_values(ascending=False, kind="stable").index[:MOST_DRAWN]
    return joined[joined.index.isin(most)]


def _which(frame: Frame, joined: pd.DataFrame, drawn: pd.DataFrame, main: Comparison) -> str:
    if main.chosen or len(drawn) == len(joined):
        return ""
    return frame.say("compare.change_most", drawn=len(drawn), total=len(joined))


def _lead(frame: Frame, joined: pd.DataFrame, unit: str, periods: list[str]) -> str:
    seen = joined["change_points"].round(1)
    say, language = frame.say, frame.view.language
    words = say(
        "compare.change_lead",
        total=len(joined),
        up=int((seen > 0).sum()),
        down=int((seen < 0).sum()),
        same=int((seen == 0).sum()),
        then=periods[0],
        now=periods[1],
    )
    most = joined.iloc[int(joined["change_points"].abs().to_numpy().argmax())]
    words += " " + say(
        "compare.change_largest",
        area=most["name"],
        change=change_text(most["change_points"], unit, language),
        then=value_text(most["value_then"], unit, language),
        now=value_text(most["value"], unit, language),
    )
    warning = flag_words(frame, most["flags"])
    return f"{words} {say('compare.change_flags', area=most['name'], flags=warning)}" if warning else words


def _twin(frame: Frame, joined: pd.DataFrame, unit: str, periods: list[str], left: pd.DataFrame) -> Twin:
    say, then = frame.say, {"status": "status_then"}
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        TwinColumn("value_then", periods[0], "value", unit, of="denominator_then"),
        TwinColumn("value", periods[1], "value", unit),
        TwinColumn("change_points", say("compare.head.change"), "change", unit),
        TwinColumn("numerator_then", say("compare.head.n_at", period=periods[0]), "people"),
        TwinColumn("denominator_then", say("compare.head.N_at", period=periods[0]), "people"),
        TwinColumn("numerator", say("compare.head.n_at", period=periods[1]), "people"),
        TwinColumn("denominator", say("compare.head.N_at", period=periods[1]), "people"),
        TwinColumn("as_of_then", say("compare.head.date_at", period=periods[0]), "date"),
        TwinColumn("as_of", say("compare.head.date_at", period=periods[1]), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("source_title_then", say("compare.head.source_at", period=periods[0]), "source", **then),
        TwinColumn("source_title", say("compare.head.source_at", period=periods[1]), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
    ]
    caption = say("compare.change_caption", then=periods[0], now=periods[1])
    return Twin(caption, columns, joined, left_out_notes(frame, left))
