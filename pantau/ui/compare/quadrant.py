"""Two indicators crossed, and the map of the four quarters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.crossing import Crossed, cross
from pantau.analysis.comparing.sets import AREAS, Comparison
from pantau.analysis.release import catalogue_of
from pantau.answers import comparing
from pantau.answers.names import indicator_names
from pantau.charts.quadrants import quadrants
from pantau.ui.compare.choice import LINES, CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.quadrant_map import quarters_map
from pantau.ui.compare.quadrant_words import (
    bases_of,
    lines_of,
    names_of,
    quadrant_twin,
    quarter_words,
    units_of,
)
from pantau.ui.compare.twin import show_twin
from pantau.ui.compare.words import (
    marked_codes,
    named,
    nothing,
    say_left_out,
    section,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered

FEWEST = 3  # areas: of two either line lies between them, and of one on it
_SHARES = ("percent", "yes_no")


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The controls, the drawing, the map, what is left out, and the table."""
    others = comparing.offered(frame.release, main.table.view, tuple(main.shown["area_code"]))
    if main.shown.empty or not others:
        nothing(frame, frame.say("compare.quadrant_no_other"))
        say_left_out(frame, main.left_out)
        return
    second = _controls(frame, choice, main, others)
    crossed = cross(frame.release, main, second, choice.lines)
    points = named(frame, crossed.points).sort_values(["quadrant", "value"], ascending=[False, False])
    if len(points) < FEWEST:
        nothing(frame, frame.say("compare.quadrant_none", fewest=FEWEST, found=len(points)))
        say_left_out(frame, crossed.left_out)
        return
    _drawn(frame, choice, (main, second), crossed, points)
    say_left_out(frame, crossed.left_out)
    words = quarter_words(frame, main, second)
    points = points.assign(quarter=[words[i] for i in points["quadrant"]])
    show_twin(frame, quadrant_twin(frame, points, (main, second), crossed), choice.all_rows)


def _drawn(
    frame: Frame,
    choice: CompareOptions,
    sides: tuple[Comparison, Comparison],
    crossed: Crossed,
    points: pd.DataFrame,
) -> None:
    """The sentence, the drawing and the map of the points."""
    say, main = frame.say, sides[0]
    names, words = names_of(frame, sides), quarter_words(frame, *sides)
    counts = points["quadrant"].value_counts()
    parts = "; ".join(f"{word}: {int(counts.get(at, 0))}" for at, word in enumerate(words))
    lead = say("compare.quadrant_lead", total=len(points), parts=parts)
    title = say("compare.quadrant_title", first=names[0], second=names[1])
    notes = [bases_of(frame, sides), lines_of(frame, sides, crossed), say("compare.quadrant_note")]
    section(frame, title, lead, notes)
    figure = partial(
        quadrants,
        points,
        say,
        units=units_of(sides),
        names=names,
        lines=crossed.lines,
        words=words,
        chosen=marked_codes(frame, main),
    )
    chart(frame, figure, "kuadran", lead)
    if choice.units == AREAS:
        quarters_map(frame, main, points, words, lead)
    else:
        nothing(frame, say("compare.quadrant_no_map"))


def _controls(frame: Frame, choice: CompareOptions, main: Comparison, others: dict[str, int]) -> Comparison:
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
        on_change=if_offered(key, offered, changed),
        width=300,
    )
