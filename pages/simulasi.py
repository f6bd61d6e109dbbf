"""Simulasi: what a plan of funding would cost and cover, and what a target would cost."""

from pantau.ui.shell.navigation import guard

guard()

import streamlit as st

from pantau.analysis.programme.simulation import PlanError
from pantau.ui.shell.cards import render
from pantau.ui.shell.controls import controls
from pantau.ui.shell.frame import open_frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.target_line import target_line
from pantau.ui.simulation import sections
from pantau.ui.simulation.plan import OPTIONS, plan_of
from pantau.ui.simulation.problems import misfit, unreadable


@st.fragment  # a rerun need not begin at app.py
def page() -> None:
    """The whole page."""
    frame = open_frame("simulasi", uses=OPTIONS)
    controls(frame, target=True)
    problem = misfit(frame)
    try:
        plan = plan_of(frame.view)
    except PlanError as error:
        problem = problem or unreadable(frame, error)
    if problem:
        title = frame.say("simulation.title", area=frame.area_name(frame.view.area))
        st.html(render("heading", frame.say, title=title, lead=frame.say("simulation.lead")))
        target_line(frame)
        follow(linked_html(problem, key="simulasi_problem"))
        return
    sections.draw(frame, plan)


page()
