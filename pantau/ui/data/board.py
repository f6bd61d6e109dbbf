"""Who has reported for which month, and who is late against the 10th of the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pantau.answers.names import office_names
from pantau.answers.programme import monthly_reports
from pantau.areas import REGENCY_LEVELS
from pantau.text import Text
from pantau.text.dates import ZONE, date_text
from pantau.text.numbers import number
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

MONTHS = 12  # columns of the table: what a screen holds
_SCOPE, _SPAN = "data_board", "data_board_span"
_MARKS = {"on_time": "✓", "late": "!", "missing": "×", "waiting": "…"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One area and month. state: on_time, late, missing, or waiting (not due yet).

    more: of a province among all, whose `words` tell of its parts: how many of them were late, and
    what it has reported itself.
    """

    state: str
    mark: str
    words: str
    more: tuple[str, ...] = ()


def draw_board(frame: Frame) -> None:
    """The section; an honest sentence where no office has reported yet."""
    say = frame.say
    st.html(render("section", say, title=say("data.board.title"), text=say("data.board.text")))
    reports = monthly_reports(frame.release)
    if reports.empty:
        st.html(render("section", say, title="", text=say("data.board.empty")))
        return
    reports = reports.assign(state=states(reports, pd.Timestamp.now(ZONE).tz_localize(None).normalize()))
    with st.container(horizontal=True, gap="small"):
        scope = _scope(frame)
        months = _months(frame, reports)
    rows = _rows(frame, reports, scope, months)
    heads = [date_text(f"{pd.Timestamp(month):%Y-%m}", say.language, short=True) for month in months]
    values = {"heads": heads, "rows": rows, "summary": _summary(reports, months[0], say)}
    caption = say("data.board.caption", scope=_scope_name(frame, scope), first=heads[-1], last=heads[0])
    st.html(render("data_board", say, caption=caption, marks=_MARKS, **values))


def _months(frame: Frame, reports: pd.DataFrame) -> list[pd.Timestamp]:
    """The months shown, the newest first (on a phone the rest is a scroll away): a screenful, as chosen."""
    say = frame.say
    every = sorted(reports["period"].unique(), reverse=True)
    spans = [every[at : at + MONTHS] for at in range(0, len(every), MONTHS)]
    if len(spans) == 1:
        return spans[0]

    def named(at: int) -> str:
        ends = (spans[at][-1], spans[at][0])
        first, last = (date_text(f"{pd.Timestamp(end):%Y-%m}", say.language) for end in ends)
        return first if first == last else say("data.board.span", first=first, last=last)

    if st.session_state.get(_SPAN) not in range(len(spans)):
        st.session_state[_SPAN] = 0
    chosen = st.selectbox(
        say("data.board.months"), range(len(spans)), format_func=named, key=_SPAN, width=320
    )
    return spans[chosen]


def states(reports: pd.DataFrame, today: pd.Timestamp) -> pd.Series:
    """What each row of completeness() is on that day: on_time, late, missing or waiting."""
    came = reports["received"].notna()
    state = pd.Series("missing", index=reports.index)
    state[~came & (reports["due"] >= today)] = "waiting"
    state[came] = "late"
    state[came & (reports["days_late"].fillna(1) == 0)] = "on_time"
    return state


def _scope(frame: Frame) -> str:
    """All provinces, or the areas of one province or Kanwil."""
    provinces = frame.areas.index[frame.areas["level"] == "province"]
    offices = office_names(frame.release)
    options = [NATION, *offices, *sorted(provinces)]
    if st.session_state.get(_SCOPE) not in options:
        st.session_state[_SCOPE] = NATION
    chosen: str = st.selectbox(
        frame.say("data.board.scope"),
        options,
        format_func=lambda code: _scope_name(frame, code),
        key=_SCOPE,
        width=320,
    )
    return chosen


def _scope_name(frame: Frame, code: str) -> str:
    return frame.say("data.board.provinces") if code == NATION else frame.area_name(code)


def _rows(
    frame: Frame, reports: pd.DataFrame, scope: str, months: list[pd.Timestamp]
) -> list[tuple[str, list[Mark]]]:
    """A name and its months for each area of the scope, a province before its parts."""
    say = frame.say
    chosen = reports[reports["period"].isin(months)]
    if scope == NATION:
        return _provinces(frame, chosen, months)
    inside = chosen["area_code"].eq(scope) | chosen["parent"].eq(scope)
    chosen = chosen[inside | chosen["regional_office"].eq(scope)].sort_values("period", ascending=False)
    return [
        (frame.area_name(str(code)), [_mark(row, say) for row in of_area.to_dict("records")])
        for code, of_area in chosen.groupby("area_code", sort=True)
    ]


def _mark(row: dict[Any, Any], say: Text) -> Mark:
    state = str(row["state"])
    days = number(row["days_late"], 0, say.language) if state == "late" else ""
    return Mark(state, _MARKS[state], say(f"data.board.{state}", days=days))


def _provinces(
    frame: Frame, reports: pd.DataFrame, months: list[pd.Timestamp]
) -> list[tuple[str, list[Mark]]]:
    """Each province as its regencies and cities stand, and what it has reported itself."""
    local = reports[reports["level"].isin(REGENCY_LEVELS)]
    counts = local.groupby(["parent", "period"])["state"].value_counts().unstack(fill_value=0)
    by_state: dict[Any, dict[Any, int]] = counts.to_dict("index")
    own: dict[Any, dict[Any, Any]] = (
        reports[reports["level"] == "province"].set_index(["area_code", "period"]).to_dict("index")
    )
    none = dict.fromkeys(_MARKS, 0)
    rows = []
    for code in dict.fromkeys(str(code) for code, _ in own):
        marks = [
            overall(none | by_state.get((code, month), {}), _mark(own[(code, month)], frame.say), frame.say)
            for month in months
        ]
        rows.append((frame.area_name(code), marks))
    return rows


def overall(parts: dict[str, int], own: Mark, say: Text) -> Mark:
    """Parts counted by state, as one mark: the worst of them; without parts, the province's own."""
    total = sum(parts.values())
    if not total:
        return own
    state = next(name for name in ("missing", "waiting", "late", "on_time") if parts[name])
    words = say(
        "data.board.parts",
        count=number(parts["on_time"] + parts["late"], 0, say.language),
        of=number(total, 0, say.language),
    )
    more = []
    if parts["late"]:
        more.append(say("data.board.parts_late", late=number(parts["late"], 0, say.language)))
    if own.state in ("on_time", "late"):
        more.append(say("data.board.own", words=own.words))
    return Mark(state, _MARKS[state], words, tuple(more))


def _summary(reports: pd.DataFrame, month: pd.Timestamp, say: Text) -> str:
    """How the newest month stands: regencies and cities, and provinces that reported themselves."""
    newest = reports[reports["period"] == month]
    local, provinces = newest[newest["level"].isin(REGENCY_LEVELS)], newest[newest["level"] == "province"]
    counts = {name: number((local["state"] == name).sum(), 0, say.language) for name in _MARKS}
    words = {
        "month": date_text(f"{pd.Timestamp(month):%Y-%m}", say.language),
        "all": number(len(local), 0, say.language),
        "came": number(provinces["received"].notna().sum(), 0, say.language),
        "provinces": number(len(provinces), 0, say.language),
    }
    return say("data.board.summary", **words, **counts)
