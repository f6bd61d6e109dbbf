"""The board of quarterly reports: per pemda and quarter, as far as the release knows."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.programme.completeness import DUE_DAY
from pantau.analysis.programme.quarterly import due_date, quarters
from pantau.answers import programme
from pantau.areas import REGENCY_LEVELS
from pantau.charts.style import Row as Record
from pantau.charts.style import records
from pantau.text import Text, numbers
from pantau.text.dates import ZONE, date_text, short_date
from pantau.ui.inpres.areas import go_to
from pantau.ui.inpres.heat import HeatCell, HeatRow, heat_table
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame

_COMPLETE = ("on_time", "late")
_LOOKS = {"on_time": "full", "part": "part", "unknown": "unknown"}
_MOST = 12  # quarters shown


def draw_quarters(frame: Frame) -> None:
    """The section, with a sentence on the newest quarter that has ended."""
    say = frame.say
    today = pd.Timestamp.now(ZONE).tz_localize(None).normalize()
    reports, known = programme.reports(frame.release)
    spans = quarters(reports, known, today)[::-1][:_MOST]
    told = programme.quarterly_board(frame.release, tuple(spans), today, DUE_DAY)
    mine = told[told["area_code"].isin(frame.table.rows["area_code"])]
    st.html(
        render(
            "section", say, title=say("inpres.quarter.title"), text=say("inpres.quarter.text", day=DUE_DAY)
        )
    )
    notes = [] if len(reports) else [say("inpres.quarter.empty")]
    notes += [_summary(say, mine, spans[0]), say("inpres.quarter.key")]
    st.html(render("section", say, title="", text=" ".join(notes)))
    heads = [_head(say, span) for span in spans]
    heat_table(
        say,
        say("inpres.quarter.caption", scope=frame.area_name(frame.view.scope)),
        heads,
        _rows(frame, told, mine, spans),
        link=lambda code: frame.address("inpres", area=code),
        key="inpres_quarters",
        on_open=partial(go_to, frame),
        focus=frame.view.area,
    )


def _name(say: Text, span: pd.Period, key: str = "column") -> str:
    return say(f"inpres.quarter.{key}", number=span.quarter, year=span.year)


def _head(say: Text, span: pd.Period) -> tuple[str, str]:
    due = date_text(due_date(span, DUE_DAY).date(), say.language)
    long = say("inpres.quarter.column_due", quarter=_name(say, span), due=due)
    return _name(say, span, "column_short"), long


def _summary(say: Text, mine: pd.DataFrame, span: pd.Period) -> str:
    states = mine.loc[mine["quarter"] == span, "state"].value_counts()
    counts = {
        "full": sum(int(states.get(state, 0)) for state in _COMPLETE),
        "part": int(states.get("part", 0)),
        "record": int(states.get("record", 0)),
        "unknown": int(states.get("unknown", 0)),
        "waiting": int(states.get("waiting", 0)),
        "total": int(states.sum()),
    }
    words = {name: numbers.number(count, 0, say.language) for name, count in counts.items()}
    due = date_text(due_date(span, DUE_DAY).date(), say.language)
    key = "summary_waiting" if counts["waiting"] else "summary"
    return say(f"inpres.quarter.{key}", quarter=_name(say, span), due=due, **words)


def _rows(frame: Frame, told: pd.DataFrame, mine: pd.DataFrame, spans: list[pd.Period]) -> list[HeatRow]:
    """A row an area; a province adds how many of its regencies and cities have reported."""
    say, areas = frame.say, frame.areas
    by_area: dict[str, dict[pd.Period, Record]] = {}
    for record in records(mine):
        by_area.setdefault(str(record["area_code"]), {})[record["quarter"]] = record
    parts = _parts(told, areas) if frame.view.level == "province" else {}
    rows = []
    for code, quarter in by_area.items():
        parent = str(areas.at[code, "parent"])
        outside = areas.at[code, "level"] != "province" and frame.view.scope != parent
        cells = [_cell(say, quarter[span], parts.get((code, span))) for span in spans]
        rows.append(HeatRow(code, frame.area_name(code), frame.area_name(parent) if outside else "", cells))
    return rows


def _parts(told: pd.DataFrame, areas: pd.DataFrame) -> dict[tuple[str, pd.Period], Record]:
    """By province and quarter: how many regencies and cities are complete, and how many have a record."""
    local = told[told["area_code"].map(areas["level"]).isin(REGENCY_LEVELS)]
    frame = pd.DataFrame(
        {
            "parent": local["area_code"].map(areas["parent"]),
            "quarter": local["quarter"],
            "complete": local["state"].isin(_COMPLETE),
            "record": local["state"] == "record",
        }
    )
    counted = frame.groupby(["parent", "quarter"]).agg(
        complete=("complete", "sum"), record=("record", "sum"), total=("complete", "size")
    )
    return dict(zip(counted.index, records(counted), strict=True))


def _cell(say: Text, row: Record, parts: Record | None) -> HeatCell:
    state, language = str(row["state"]), say.language
    days = "" if numbers.is_missing(row["days_late"]) else numbers.number(row["days_late"], 0, language)
    text = say(f"inpres.quarter.{state}", days=days, months=row["months"])
    sub = []
    if not numbers.is_missing(row["received"]):
        sub.append(say("inpres.quarter.received", date=short_date(row["received"].date(), language)))
    if parts and parts["complete"]:
        told = {name: numbers.number(parts[name], 0, language) for name in ("complete", "total")}
        sub.append(say("inpres.quarter.parts", count=told["complete"], total=told["total"]))
    if parts and parts["record"]:
        sub.append(say("inpres.quarter.parts_records", count=numbers.number(parts["record"], 0, language)))
    title = say("inpres.quarter.unknown_long") if state == "unknown" else ""
    if state == "unknown" and sub:
        # nothing of the province's own government; of its regencies and cities there is
        share = 100 * parts["complete"] / parts["total"] if parts else None
        return HeatCell("plain", ", ".join(sub), "", title, share)
    return HeatCell(_LOOKS.get(state, "plain"), text, ", ".join(sub), title)
