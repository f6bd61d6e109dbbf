"""Two indicators crossed, and the map of the four quarters."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.crossing import Crossed, cross
from pantau.analysis.comparing.sets import AREAS, Comparison
from pantau.analysis.table import catalogue_of
from pantau.answers import comparing
from pantau.answers.names import indicator_names
from pantau.charts.quadrants import QUADRANT_COLOURS, quadrants
from pantau.mapview import Histogram, MapClasses, MapEvent, area_map, geometry_for, pack
from pantau.text.dates import short_date
from pantau.text.values import value_text
from pantau.ui.compare.choice import LINES, Choice
from pantau.ui.compare.click import chart, open_area
from pantau.ui.compare.twin import Column, Twin, show
from pantau.ui.compare.words import (
    basis_words,
    indicator_words,
    left_out_notes,
    marked,
    named,
    nothing,
    say_left_out,
    section,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

FEWEST = 3  # areas: of two either line lies between them, and of one on it
_SHARES = ("percent", "yes_no")
# Field, heading and kind of what either indicator's value stands on.
_OF_SIDE = (
    ("numerator", "n", "people"),
    ("denominator", "N", "people"),
    ("as_of", "date", "date"),
    ("status", "status", "status"),
    ("source_title", "source", "source"),
    ("flags", "flags", "flags"),
)


def draw(frame: Frame, choice: Choice, main: Comparison) -> None:
    """The controls, the drawing, the map, what is left out, and the table."""
    say = frame.say
    others = comparing.offered(frame.release, main.table.view, tuple(main.shown["area_code"]))
    if main.shown.empty or not others:
        nothing(frame, say("compare.quadrant_no_other"))
        say_left_out(frame, main.left_out)
        return
    second = _controls(frame, choice, main, others)
    crossed = cross(frame.release, main, second, choice.lines)
    points = named(frame, crossed.points).sort_values(["quadrant", "value"], ascending=[False, False])
    if len(points) < FEWEST:
        nothing(frame, say("compare.quadrant_none", fewest=FEWEST, found=len(points)))
        say_left_out(frame, crossed.left_out)
        return
    units = main.table.indicator.unit, second.table.indicator.unit
    names = indicator_words(frame, main), indicator_words(frame, second)
    words = quarter_words(frame, main, second)
    lead = say(
        "compare.quadrant_lead",
        total=len(points),
        parts="; ".join(f"{word}: {int((points['quadrant'] == i).sum())}" for i, word in enumerate(words)),
    )
    section(
        frame,
        say("compare.quadrant_title", first=names[0], second=names[1]),
        lead,
        [
            _bases(frame, names, main, second),
            _lines(frame, crossed, units, names),
            say("compare.quadrant_note"),
        ],
    )
    figure = partial(
        quadrants,
        points,
        frame.say,
        units=units,
        names=names,
        lines=crossed.lines,
        words=words,
        chosen=marked(frame, main),
    )
    chart(frame, figure, "kuadran", lead)
    if choice.units == AREAS:
        _map(frame, main, points, words, lead)
    else:
        nothing(frame, say("compare.quadrant_no_map"))
    say_left_out(frame, crossed.left_out)
    points = points.assign(quarter=[words[i] for i in points["quadrant"]])
    show(frame, _twin(frame, points, units, names, crossed=crossed), choice.all_rows)


def _bases(frame: Frame, names: tuple[str, str], *sides: Comparison) -> str:
    """What either axis is a part of: they need not be of one basis."""
    return " ".join(
        frame.say("compare.quadrant_basis", name=name, basis=basis_words(frame, side))
        for name, side in zip(names, sides, strict=True)
    )


def _controls(frame: Frame, choice: Choice, main: Comparison, others: dict[str, int]) -> Comparison:
    """The second indicator and what the lines are.

    Without a choice it is the share that most of these areas have; no share that only one of them has.
    """
    names = indicator_names(frame.release, frame.view.language)
    indicators = catalogue_of(frame.release).indicators

    def weight(name: str) -> tuple[bool, bool, int]:
        return others[name] >= FEWEST, indicators[name].unit in _SHARES, others[name]

    best = max(others, key=weight)
    chosen = choice.second_indicator if choice.second_indicator in others else best
    if choice.second_indicator not in ("", chosen):
        asked = names.get(choice.second_indicator, choice.second_indicator)
        nothing(frame, frame.say("compare.second_gone", asked=asked, shown=names[chosen]))
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom", key="compare_quadrant"):
        _pick(frame, "second_indicator", list(others), chosen, names.__getitem__)
        lines = frame.view.option("lines")
        _pick(frame, "lines", list(LINES), lines, lambda line: frame.say(f"compare.lines_{line}"))
    return comparing.beside(frame.release, main.table.view, chosen, choice.areas)


def _pick(frame: Frame, option: str, offered: list[str], chosen: str, label: Callable[[str], str]) -> None:
    key = f"compare_{option}"
    st.session_state[key] = chosen

    def changed() -> None:
        state.choose(**{option: st.session_state[key]})

    st.selectbox(
        frame.say(f"compare.{option}"),
        offered,
        format_func=label,
        key=key,
        on_change=changed,
        width=300,
    )


def quarter_words(frame: Frame, first: Comparison, second: Comparison) -> list[str]:
    """The four quarters in words, in the order of Crossed.points.quadrant."""
    say, language = frame.say, frame.view.language
    one, two = first.table.indicator.name[language], second.table.indicator.name[language]
    return [
        say("compare.quarter_none"),
        say("compare.quarter_one", name=one),
        say("compare.quarter_one", name=two),
        say("compare.quarter_both"),
    ]


def _lines(frame: Frame, crossed: Crossed, units: tuple[str, str], names: tuple[str, str]) -> str:
    """Where either line lies; where the nation's own value was asked for and there is none, that."""
    parts = [
        frame.say(f"compare.line_{kind}", name=name, value=value_text(value, unit, frame.view.language))
        for kind, name, value, unit in zip(crossed.lines_are, names, crossed.lines, units, strict=True)
    ]
    wanted = LINES[frame.view.option("lines")]
    unmet = frame.say("compare.line_unmet") if wanted not in crossed.lines_are else ""
    return " ".join([*parts, unmet]).strip()


def _map(frame: Frame, main: Comparison, points: pd.DataFrame, words: list[str], summary: str) -> None:
    rows = main.table.rows
    quarter = points.set_index("area_code")["quadrant"].astype("float64")
    rows = rows.assign(quadrant=rows["area_code"].map(quarter))
    classes = MapClasses.of(quarter, (0.5, 1.5, 2.5), QUADRANT_COLOURS, labels=words)
    # bars of four classes would say no more than their counts do
    classes = dataclasses.replace(classes, histogram=Histogram(0.0, 1.0, ()))
    view = main.table.view
    inside = frame.table.rows["area_code"]
    scope = view.scope if rows["area_code"].isin(inside).all() else NATION
    packed = pack(
        rows,
        classes,
        frame.say,
        geometry=geometry_for(scope, view.level, rows),
        summary=frame.say("compare.quadrant_map", summary=summary),
        classed_on="quadrant",
        date_label=lambda as_of: short_date(as_of, view.language),
    )
    area_map(
        packed,
        key="compare_map",
        focus=frame.view.area,
        highlight=marked(frame, main),
        layout=frame.view.layout,
        height=420,
        on_event=_answer,
    )


def _answer(event: MapEvent) -> None:
    if event.action == "layout":
        state.change(layout=event.code)
    elif event.action in ("select", "drill"):
        open_area(event.code)


def _twin(
    frame: Frame,
    points: pd.DataFrame,
    units: tuple[str, str],
    names: tuple[str, str],
    *,
    crossed: Crossed,
) -> Twin:
    say = frame.say
    columns = [
        Column("name", say("compare.head.area"), "name"),
        Column("quarter", say("compare.head.quarter")),
        *_side(frame, 1, "x", names[0], unit=units[0]),
        *_side(frame, 2, "y", names[1], unit=units[1]),
    ]
    notes = [(say("compare.lines"), _lines(frame, crossed, units, names))]
    return Twin(
        say("compare.quadrant_caption"), columns, points, [*notes, *left_out_notes(frame, crossed.left_out)]
    )


def _side(frame: Frame, place: int, value: str, name: str, *, unit: str) -> list[Column]:
    """The columns of one of the two indicators, numbered so that no heading stands twice."""
    before, say = "other_" if place == 2 else "", frame.say
    return [
        Column(
            value,
            say("compare.head.side", head=name, place=place),
            "value",
            unit,
            of=f"{before}denominator",
        ),
        *(
            Column(
                f"{before}{field}",
                say("compare.head.side", head=say(f"compare.head.{head}"), place=place),
                kind,
                status=f"{before}status",
            )
            for field, head, kind in _OF_SIDE
        ),
    ]
