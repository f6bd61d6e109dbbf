"""Which areas are compared, and in which drawing: the row of controls under the View's own."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis.comparing.sets import MOST_NAMED, OFFICES, Comparison
from pantau.answers.names import office_names, search_labels
from pantau.answers.sentences import league_words
from pantau.areas import REGENCY_LEVELS
from pantau.text.numbers import listing
from pantau.text.sentences import sentence_case
from pantau.ui.compare.choice import DRAWINGS, UNITS, CompareOptions
from pantau.ui.compare.saved import saved_sets
from pantau.ui.shell import state
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.offered import if_offered

_LEVELS = {"province": ("province",), "regency": REGENCY_LEVELS}


def set_row(frame: Frame, choice: CompareOptions) -> None:
    """What the rows are, the areas named, ready-made sets, and sets kept in this browser."""
    with st.container(key="compare_set", horizontal=True, vertical_alignment="bottom", gap="small"):
        _units(frame)
        _names(frame, choice)
    follow(linked_html(_ready_made(frame, choice), key="compare_ready"))
    saved_sets(frame)


def _units(frame: Frame) -> None:
    key = "compare_units"
    st.session_state[key] = frame.view.option("units")

    def changed() -> None:
        state.choose(units=st.session_state[key] or frame.view.option("units"), compared="")

    st.segmented_control(
        frame.say("compare.units"),
        list(UNITS),
        format_func=lambda unit: frame.say(f"compare.unit.{unit}"),
        key=key,
        on_change=if_offered(key, UNITS, changed),
        required=True,
    )


def _offered(frame: Frame, choice: CompareOptions) -> list[str]:
    if choice.units == OFFICES:
        return list(office_names(frame.release))
    return list(frame.areas.index[frame.areas["level"].isin(_LEVELS[frame.view.level])])


def _names(frame: Frame, choice: CompareOptions) -> None:
    key = "compare_names"
    offered = _offered(frame, choice)
    known = set(offered)
    st.session_state[key] = [code for code in choice.codes if code in known][:MOST_NAMED]
    labels = search_labels(frame.release, frame.view.language)

    def changed() -> None:
        state.choose(compared=",".join(st.session_state[key]))

    st.multiselect(
        frame.say("compare.names", most=MOST_NAMED),
        offered,
        format_func=labels.__getitem__,
        key=key,
        on_change=if_offered(key, offered, changed),
        max_selections=MOST_NAMED,
        placeholder=frame.say("compare.names_none"),
        width="stretch",
    )


def _ready_made(frame: Frame, choice: CompareOptions) -> str:
    """Sets at one click: all of the scope, the parts of the focus's province, the similar ones."""
    say, view = frame.say, frame.view
    links = []
    if choice.codes:
        where = say("compare.ready_offices") if choice.units == OFFICES else frame.area_name(view.scope)
        links.append(Link(say("compare.ready_all", scope=where), frame.link("bandingkan", compared="")))
    if choice.units != OFFICES:
        links.append(Link(say("compare.ready_kanwil"), frame.link("bandingkan", units="kanwil", compared="")))
    if view.area in frame.areas.index and frame.areas.at[view.area, "level"] != "nation":
        links.append(
            Link(
                say("compare.ready_similar", area=frame.area_name(view.area)),
                frame.link("bandingkan", drawing="serupa"),
            )
        )
    return render("compare_ways", say, ways=links)


def drawing_row(frame: Frame) -> None:
    """One drawing at a time: on a phone and for speed."""
    key = "compare_drawing"
    st.session_state[key] = frame.view.option("drawing")

    def changed() -> None:
        state.choose(drawing=st.session_state[key] or frame.view.option("drawing"))

    st.segmented_control(
        frame.say("compare.drawing"),
        list(DRAWINGS),
        format_func=lambda drawing: frame.say(f"compare.drawings.{drawing}"),
        key=key,
        on_change=if_offered(key, DRAWINGS, changed),
        required=True,
    )


def group_row(frame: Frame, main: Comparison) -> None:
    """Which comparison group is drawn, where there are several of two areas or more."""
    groups = groups_of(main)
    say = frame.say
    if len(groups) < 2:
        return
    key = "compare_group"
    st.session_state[key] = main.group

    def changed() -> None:
        state.choose(group=st.session_state[key])

    st.selectbox(
        say("compare.group"),
        list(groups),
        format_func=lambda group: group_words(frame, groups[group]),
        key=key,
        on_change=if_offered(key, groups, changed),
        width=520,
    )


def groups_of(main: Comparison) -> dict[str, pd.DataFrame]:
    """The rows of each comparison group that can be drawn, the largest first.

    A group of one area compares nothing, so it is there only where it is the one drawn.
    """
    by_group = {str(name): rows for name, rows in main.table.rows.groupby("comparison_group")}
    drawable = {name: rows for name, rows in by_group.items() if len(rows) > 1 or name == main.group}
    return dict(sorted(drawable.items(), key=lambda item: (-len(item[1]), item[0])))


def group_words(frame: Frame, rows: pd.DataFrame) -> str:
    """'Semesta, triwulan IV 2025 · 20 wilayah': what makes a league, and how many stand in it."""
    words = ", ".join(league_words(rows.iloc[0].to_dict(), frame.say))
    return frame.say("compare.group_of", words=words, count=len(rows))


def said_aside(frame: Frame, main: Comparison) -> None:
    """Areas that the link names and that are not compared, with the reason."""
    by_reason: dict[str, list[str]] = {}
    for code, reason in main.aside.items():
        by_reason.setdefault(reason, []).append(frame.names.get(code, code))
    lines = [
        frame.say(
            "compare.left_line",
            reason=sentence_case(frame.say(reason, most=MOST_NAMED)),
            count=len(names),
            who=listing(names, frame.view.language),
        )
        for reason, names in by_reason.items()
    ]
    if lines:
        title = frame.say("compare.aside_title")
        st.html(render("compare_lines", frame.say, title=title, lines=lines))
