"""The map of a frame's Table, wired to the View."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis import Table
from pantau.analysis.classing import DATA_DRIVEN, FEWEST, Classing, classify
from pantau.analysis.leagues import drawn_together
from pantau.analysis.release import catalogue_of
from pantau.analysis.targets.pace import today
from pantau.answers import tables
from pantau.answers.kept import kept
from pantau.answers.sentences import map_sentence
from pantau.mapview import LEVEL_RAMP, Crumb, MapClasses, MapEvent, Packed, Pair, area_map, geometry_for, pack
from pantau.mapview.layers import outlines_version
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import short_date
from pantau.text.values import class_texts
from pantau.ui.map import target as target_map
from pantau.ui.shell import state
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import opening
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.navigation import open_page
from pantau.view import NATION, View

_OPEN = "map_open_area"
_CLASSED = "classed_value"
# Where fewer than five classes can be told apart, the ramp's ends stay and the middle thins out.
_RAMP_PICKS = {1: (2,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


def classes_of(table: Table, classing: str) -> MapClasses:
    """The classes that a View asks for: estimates have a class, and make none, nor the histogram."""
    rows, indicator = table.rows, table.indicator
    values, unit = rows["value"].where(drawn_together(rows)), indicator.unit
    single, inner = _single(table), _classing(table, classing).bounds
    colours = [LEVEL_RAMP[i] for i in _RAMP_PICKS[len(inner) + 1]]
    labels = class_texts(inner, unit, single, table.view.language)
    spread = values.mask(rows["status"] == "estimate")
    return MapClasses.of(values, inner, colours, labels=labels, unit=unit, single=single, spread=spread)


def _single(table: Table) -> bool:
    """Whether each row is one local government: the answer is a word, and there are two classes."""
    return table.indicator.unit == "yes_no" and bool((table.rows["denominator"].dropna() == 1).all())


def _classing(table: Table, classing: str) -> Classing:
    rows, single = table.rows, _single(table)
    fixed = (100.0,) if single else table.indicator.class_breaks
    values, ours = rows["value"].where(drawn_together(rows)), rows["status"] == "estimate"
    return classify(values, "fixed" if single else classing, fixed, ours=ours)


def _fixed_instead(frame: Frame) -> str:
    """Why the map has its fixed classes where others were asked for; '' where it has those asked for."""
    asked, table = frame.view.classing, frame.table
    made = asked not in DATA_DRIVEN or _single(table) or _classing(table, asked).method == asked
    return "" if made else frame.say("map.fixed_instead", fewest=FEWEST)


def draw_map(
    frame: Frame,
    *,
    key: str,
    height: int = 520,
    full: bool = False,
    series: str = "",
    pair: Pair | None = None,
) -> None:
    """The map; clicks become a new View. On the map of regencies a drill opens the area's page.

    Where the View asks for it and a target is in force, its colours show the distance to it.
    series: of the time bar that the page gives it (ui.map.time). pair: the map beside it (ui.map.beside).
    """
    _leave_if_asked()
    view = frame.view
    area_map(
        packed(frame),
        key=key,
        focus=view.area,
        crumbs=[Crumb(code, frame.area_name(code)) for code in dict.fromkeys((NATION, view.scope))],
        drillable=True,
        layout=view.layout,
        height=height,
        full=full,
        time=(view.period, series),
        pair=pair,
        on_event=lambda event: _answer(event, frame),
    )
    if not target_map.by_target(frame) and (told := _fixed_instead(frame)):
        st.html(render("section", frame.say, title="", text=told))


def packed(frame: Frame, period: str = "") -> Packed:
    """The frame's Table, or that of another period, as its map shows it, whatever area is in focus."""
    view = frame.view.but(period=period or frame.view.period)
    table = tables.table(frame.release, view)
    by_target = target_map.is_by_target(view, table)
    return _packed(frame.release, view, by_target, today(), outlines_version())


# `_day` and `_outlines` are part of what is asked: a pace ends, and other outlines are put in place.
@kept(256, by=("target", "classing"))
def _packed(release: Release, view: View, by_target: bool, _day: pd.Timestamp, _outlines: str) -> Packed:
    table, say = tables.table(release, view), Text(view.language)
    rows = target_map.rows_by_target(table) if by_target else _rows_by_value(table)
    return pack(
        rows,
        target_map.target_classes(rows, say) if by_target else classes_of(table, view.classing),
        say,
        geometry=geometry_for(view.scope, view.level, rows),
        summary=target_map.target_summary(say, table) if by_target else map_sentence(table),
        classed_on="distance_points" if by_target else _CLASSED,
        words=target_map.target_words(say) if by_target else _words(rows, say),
        # a small line of counts would need a scale of its own
        history=tables.sparks(release, view) if table.indicator.unit == "percent" else None,
        series_break=_series_break(release, table),
        date_label=lambda as_of: short_date(as_of, view.language),
    )


def _rows_by_value(table: Table) -> pd.DataFrame:
    """The Table's rows; one that may not be compared with the others has no class, and says why."""
    rows, together = table.rows, drawn_together(table.rows)
    apart = rows["value"].notna() & ~together
    reasons = rows["missing_reason"].mask(apart, rows["rank_note"])
    return rows.assign(missing_reason=reasons, **{_CLASSED: rows["value"].where(together)})


def _words(rows: pd.DataFrame, say: Text) -> dict[str, str]:
    """What the legend says of estimates: a class shows the middle of a range that is wider than it."""
    margins = rows["margin"].dropna() if "margin" in rows else rows["value"].head(0)
    if margins.empty:
        return {}
    middle = say("map.middle")
    return {
        "estimate": say("map.estimate_margin", margin=int(margins.max()), middle=middle),
        "histogram": say("map.histogram_real"),
    }


def _series_break(release: Release, table: Table) -> str:
    """The first year of the newest series of the figures shown: '2023'; '' where there is but one."""
    notes = catalogue_of(release).series
    years = [note.year for note in notes if note.basis == table.indicator.basis]
    return str(max(years)) if years else ""


def _answer(event: MapEvent, frame: Frame) -> None:
    """Turn what a person did into a new View; runs before the page does."""
    provinces = frame.areas.index[frame.areas["level"] == "province"]
    if event.action == "layout":
        state.change(layout=event.code)
    elif event.action == "period":
        state.change(period=event.code)
    elif event.action == "select":
        state.change(area=event.code)
    elif event.action == "drill" and event.code in provinces:
        state.change(scope=event.code, level="regency", area=event.code, **opening(frame, "regency"))
    elif event.action == "drill":
        st.session_state[_OPEN] = event.code
    elif event.code == NATION:
        state.change(scope=NATION, level="province", area=state.current().scope)
    else:
        state.change(scope=event.code, area=event.code)


def _leave_if_asked() -> None:
    code = st.session_state.pop(_OPEN, None)
    if code:
        open_page("wilayah", state.current().but(area=code))
