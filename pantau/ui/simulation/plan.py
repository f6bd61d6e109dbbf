"""The plan of a simulation: read from the View's options, changed by its controls."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pantau.analysis.programme.contributions import NO_RELIEF, SECTORS, Rule, relief_months, rules
from pantau.analysis.programme.simulation import (
    MAX_LINES,
    MONTHS,
    SOURCES,
    TARIFF,
    Line,
    Plan,
    read_lines,
    write_lines,
)
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.offered import if_offered
from pantau.ui.shell.ranges import OPTIONS as ERROR_OPTIONS
from pantau.ui.simulation.number_field import NumberField
from pantau.view import View

# The options that the page reads (open_frame's `uses`).
OPTIONS = ("plan", "budget_year", "tariff", "relief", "potential", *ERROR_OPTIONS)
_MOST_WORKERS, _MOST_TARIFF = 999_999_999, 999_999
_FIRST_YEAR = 2025
_YEARS_AHEAD = 6


def plan_of(view: View) -> Plan:
    """The plan that a View carries. Raises PlanError for one that cannot be worked out."""
    year = int(view.option("budget_year"))
    return Plan(
        lines=read_lines(view.option("plan")),
        year=year,
        tariff=int(view.option("tariff")),
        discount=relief_months(view.option("relief"), year),
    )


def plan_month(say: Text, month: int, year: int) -> str:
    """7, 2026 -> 'Juli 2026'."""
    return date_text(f"{year}-{month:02d}", say.language)


def plan_controls(frame: Frame, plan: Plan) -> None:
    """The lines of funding and what is assumed of their cost; every change writes the address."""
    with st.container(key="simulation_plan"):
        for at, line in enumerate(plan.lines):
            _line(frame, plan, at, line)
        _more(frame, plan)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            _year(frame, plan)
            tariff = _tariff(frame, plan)
            _relief(frame)
        _say_problem(frame.say, tariff)


def _line(frame: Frame, plan: Plan, at: int, line: Line) -> None:
    say, number = frame.say, at + 1
    keys = {name: f"sim_{name}_{at}" for name in ("source", "start", "months")}
    for name, key in keys.items():
        st.session_state[key] = getattr(line, name)

    def changed(workers: int = line.workers) -> None:
        now = _chosen(keys, workers)
        if now is not None:
            _choose([*plan.lines[:at], now, *plan.lines[at + 1 :]])

    workers = NumberField(
        say("simulation.plan.workers", number=number), f"sim_workers_{at}", line.workers, _MOST_WORKERS, 170
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.selectbox(
            say("simulation.plan.source", number=number), SOURCES,
            format_func=lambda source: say(f"simulation.source.{source}"),
            key=keys["source"], on_change=changed, width=190,
        )  # fmt: skip
        workers.draw(say, changed)
        st.selectbox(
            say("simulation.plan.start", number=number), list(range(1, MONTHS + 1)),
            format_func=lambda month: plan_month(say, month, plan.year),
            key=keys["start"], on_change=changed, width=170,
        )  # fmt: skip
        st.selectbox(
            say("simulation.plan.months", number=number), list(range(1, MONTHS + 2 - line.start)),
            key=keys["months"], on_change=changed, width=110,
        )  # fmt: skip
        st.button(
            say("simulation.plan.remove", number=number),
            key=f"sim_remove_{at}",
            on_click=_choose,
            args=([*plan.lines[:at], *plan.lines[at + 1 :]],),
        )
    _say_problem(say, workers)


def _chosen(keys: dict[str, str], workers: int) -> Line | None:
    """The line that its fields say; None for labels of another language (shell/offered.py)."""
    source, start, months = (st.session_state[key] for key in keys.values())
    if source not in SOURCES or start not in range(1, MONTHS + 1):
        return None
    # a later start leaves fewer months of the year to offer
    return Line(source, workers, min(int(months), MONTHS + 1 - start), start)


def _say_problem(say: Text, field: NumberField) -> None:
    if problem := field.problem(say):
        st.html(problem)


def _choose(lines: list[Line]) -> None:
    state.choose(plan=write_lines(tuple(lines)))


def _more(frame: Frame, plan: Plan) -> None:
    used = {line.source for line in plan.lines}
    source = next((name for name in SOURCES if name not in used), SOURCES[0])
    st.button(
        frame.say("simulation.plan.add"),
        key="sim_add",
        on_click=_choose,
        args=([*plan.lines, Line(source, 1_000, MONTHS)],),
        disabled=len(plan.lines) >= MAX_LINES,
    )


def _year(frame: Frame, plan: Plan) -> None:
    years = sorted({*range(_FIRST_YEAR, dt.date.today().year + _YEARS_AHEAD), plan.year})
    st.session_state["sim_year"] = plan.year
    st.selectbox(
        frame.say("simulation.plan.year"),
        years,
        key="sim_year",
        on_change=lambda: state.choose(budget_year=str(st.session_state["sim_year"])),
        width=140,
    )


def _tariff(frame: Frame, plan: Plan) -> NumberField:
    say = frame.say
    hint = say("simulation.plan.tariff_help", tariff=numbers.rupiah(TARIFF, say.language))
    field = NumberField(say("simulation.plan.tariff"), "sim_tariff", plan.tariff, _MOST_TARIFF, 190, hint)
    field.draw(say, lambda rupiah: state.choose(tariff=str(rupiah)))
    return field


def sector_name(say: Text, sector: str, *, months: bool = False) -> str:
    """'di luar transportasi'; with its months 'di luar transportasi: April 2026 – Desember 2026'."""
    if sector == NO_RELIEF:
        return say("simulation.plan.no_relief")
    name = say(f"simulation.plan.sector_{sector}")
    span = rule_months(say, rules()[sector])
    return say("simulation.plan.relief_months", sector=name, months=span) if months else name


def rule_months(say: Text, rule: Rule) -> str:
    """'April 2026 – Desember 2026'."""
    return " – ".join(date_text(month, say.language) for month in (rule.first, rule.last))


def _relief(frame: Frame) -> None:
    """Whose relief is reckoned with; who pays whole whatever is chosen here, is the plan's own matter."""
    say, key = frame.say, "sim_relief"
    st.session_state[key] = frame.view.option("relief")
    st.selectbox(
        say("simulation.plan.relief"),
        SECTORS,
        format_func=lambda sector: sector_name(say, sector, months=True),
        key=key,
        on_change=if_offered(key, SECTORS, lambda: state.choose(relief=st.session_state[key])),
        help=say("simulation.plan.relief_help"),
        width=360,
    )
