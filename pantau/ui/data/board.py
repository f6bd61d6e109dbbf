"""Who has reported for which month, and who is late against the 10th of the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pantau.publishing import completeness
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import number
from pantau.ui import cached
from pantau.ui.cards import render
from pantau.ui.frame import Frame
from pantau.view import NATION

MONTHS = 12  # columns of the table: what a screen holds
_SCOPE = "data_board"
_ZONE = "Asia/Jakarta"
_MARKS = {"on_time": "✓", "late": "!", "missing": "×", "waiting": "…"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One area and month. state: on_time, late, missing, or waiting (not due yet)."""

    state: str
    mark: str
    words: str
    parts: str = ""


@st.cache_resource(max_entries=4, show_spinner=False)
def _completeness(release_id: str, _release: Release) -> pd.DataFrame:
    return completeness(_release)


def board(frame: Frame) -> None:
    """The section; an honest sentence where no office has reported yet."""
    say = frame.say
    st.html(render("section", say, title=say("data.board.title"), text=say("data.board.text")))
    reports = _completeness(frame.release.id, frame.release)
    if reports.empty:
        st.html(render("section", say, title="", text=say("data.board.empty")))
        return
    reports = reports.assign(state=states(reports, pd.Timestamp.now(_ZONE).tz_localize(None).normalize()))
    scope = _scope(frame)
    months = sorted(reports["period"].unique())[-MONTHS:]
    rows = _rows(frame, reports, scope, months)
    heads = [date_text(f"{pd.Timestamp(month):%Y-%m}", say.language, short=True) for month in months]
    values = {"heads": heads, "rows": rows, "summary": _summary(reports, months[-1], say)}
    caption = say("data.board.caption", scope=_scope_name(frame, scope), months=number(len(months)))
    st.html(render("data_board", say, caption=caption, marks=_MARKS, **values))


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
    offices = cached.regional_offices(frame.release.id, frame.release)
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
        parts = _parts(chosen, say)
        chosen = chosen[chosen["level"] == "province"]
    else:
        parts = {}
        inside = chosen["area_code"].eq(scope) | chosen["parent"].eq(scope)
        chosen = chosen[inside | chosen["regional_office"].eq(scope)]
    return [
        (
            frame.area_name(str(code)),
            [_mark(row, parts, say) for row in of_area.sort_values("period").to_dict("records")],
        )
        for code, of_area in chosen.groupby("area_code", sort=True)
    ]


def _parts(reports: pd.DataFrame, say: Text) -> dict[tuple[str, pd.Timestamp], str]:
    """'12 dari 17 kab/kota' by province and month."""
    local = reports[reports["level"].isin(("regency", "city"))]
    came = local.groupby(["parent", "period"])["received"].agg(["count", "size"]).reset_index()
    return {
        (str(row["parent"]), row["period"]): say(
            "data.board.parts",
            count=number(row["count"], 0, say.language),
            of=number(row["size"], 0, say.language),
        )
        for row in came.to_dict("records")
    }


def _mark(row: dict[Any, Any], parts: dict[tuple[str, pd.Timestamp], str], say: Text) -> Mark:
    state = str(row["state"])
    days = number(row["days_late"], 0, say.language) if state == "late" else ""
    below = parts.get((str(row["area_code"]), row["period"]), "")
    return Mark(state, _MARKS[state], say(f"data.board.{state}", days=days), below)


def _summary(reports: pd.DataFrame, month: pd.Timestamp, say: Text) -> str:
    """How the newest month stands, over all areas."""
    newest = reports[reports["period"] == month]
    counts = {name: number((newest["state"] == name).sum(), 0, say.language) for name in _MARKS}
    words = {"month": date_text(f"{pd.Timestamp(month):%Y-%m}", say.language), "all": number(len(newest))}
    return say("data.board.summary", **words, **counts)
