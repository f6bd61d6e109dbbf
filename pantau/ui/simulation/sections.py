"""The answers to a plan, in the order in which they are asked."""

from __future__ import annotations

import streamlit as st

from pantau.analysis.programme.simulation import Plan
from pantau.answers.plan_finding import plan_finding
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_line import target_line
from pantau.ui.simulation import cliff, files, half, results, reverse, smallest, year
from pantau.ui.simulation.assumed import assumed
from pantau.ui.simulation.base import base_of
from pantau.ui.simulation.plan import plan_controls


def draw(frame: Frame, plan: Plan) -> None:
    """The title, the plan's controls, what it does, the other way round, and the January after it."""
    say = frame.say
    base = base_of(frame, plan)
    title = plan_finding(say, frame.area_name(frame.view.area), plan, base.outcome)
    st.html(render("heading", say, title=title, lead=say("simulation.lead")))
    target_line(frame)
    st.html(render("section", say, title=say("simulation.plan.title"), text=""))
    plan_controls(frame, plan)
    text, warning = results.plan_summary(frame, base), results.beyond(frame, base)
    st.html(render("simulation_result", say, text=text, warning=warning))
    st.html(results.result_cards(frame, base))

    left, right = st.columns([3, 2], gap="medium")
    with left:
        year.draw_months(frame, base)
        st.html(year.months_table(frame, base))
    with right:
        st.html(year.lines_table(frame, base))
        follow(linked_html(assumed(frame, base) + reverse.how(frame, "simulasi"), key="sim_assumed"))
        files.simulation_downloads(frame, base)

    follow(linked_html(reverse.reverse_table(frame, base), key="sim_reverse"))
    follow(linked_html(smallest.draw_fewest(frame, base), key="sim_fewest"))
    follow(linked_html(half.half_section(frame), key="sim_half"))
    follow(linked_html(cliff.cliff_section(frame, base), key="sim_cliff"))
