"""The parts of an area as a league table."""

from __future__ import annotations

import streamlit as st

from pantau.analysis.assemble import NOT_ESTIMATED
from pantau.answers import tables
from pantau.text.numbers import number
from pantau.ui.league.of_frame import draw_league
from pantau.ui.shell.cards import render
from pantau.ui.shell.elsewhere import parts_elsewhere
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow


def draw_parts(frame: Frame) -> None:
    """The section; a click on a row opens that area's page."""
    say = frame.say
    st.html(render("section", say, title=say("area.section.parts"), text=_own_figures(frame)))
    whole = tables.headline(frame.release, frame.view)
    follow(
        linked_html(parts_elsewhere(frame, frame.view.area, str(whole["name"])), key="area_parts_elsewhere")
    )
    draw_league(frame, "area_parts")


def _own_figures(frame: Frame) -> str:
    """How many of the parts have a figure of their own, how many are estimated, and how many are not."""
    rows, language = frame.table.rows, frame.view.language
    own = int((rows["value"].notna() & (rows["status"] != "estimate")).sum())
    others = {
        "parts_estimated": int((rows["status"] == "estimate").sum()),
        "parts_not_estimated": int((rows["missing_reason"] == NOT_ESTIMATED).sum()),
    }
    told = [frame.say("profile.parts", own=number(own, 0, language), total=number(len(rows), 0, language))]
    told += [
        frame.say(f"profile.{key}", count=number(count, 0, language))
        for key, count in others.items()
        if count
    ]
    return f"{'; '.join(told)}."
