"""A plan's year: cost by source of funds, and month by month with the January after it."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.programme.simulation import (
    MONTHS,
    cost,
    cost_by_month,
    cost_of,
    funded_by_month,
    months_at_half,
)
from pantau.charts.months import months
from pantau.text import numbers
from pantau.text.dates import short_date
from pantau.ui.shell import drawing
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.base import Base
from pantau.ui.simulation.plan import plan_month
from pantau.ui.simulation.results import plan_percent


def lines_table(frame: Frame, base: Base) -> str:
    """Cost by source of funds, and the sum."""
    say, language, plan = frame.say, frame.view.language, base.plan
    numeric = ("workers", "months", "half", "cost")
    names = ("source", "workers", "from", "to", "months", "half", "cost")
    head = [Cell(say(f"simulation.lines.{name}"), numeric=name in numeric) for name in names]
    body = [
        [
            Cell(say(f"simulation.source.{line.source}")),
            _number(line.workers, language),
            Cell(plan_month(say, line.start, plan.year)),
            Cell(plan_month(say, line.last, plan.year)),
            _number(line.months, language),
            _number(months_at_half(line, plan), language),
            Cell(numbers.rupiah(cost_of(line, plan), language), numeric=True),
        ]
        for line in plan.lines
    ]
    total = Cell(numbers.rupiah(cost(plan), language), numeric=True)
    workers = _number(sum(line.workers for line in plan.lines), language)
    body.append([Cell(say("simulation.lines.total")), workers, *(Cell("") for _ in range(4)), total])
    title = f"{say('simulation.lines.title')} · {say('simulation.mark')}"
    return plain_table(say, title, head, body)


def _number(value: int | None, language: str) -> Cell:
    return Cell(numbers.number(value, 0, language), numeric=True)


def month_rows(frame: Frame, base: Base) -> list[dict[str, Any]]:
    """The twelve months and the January after them: name, people, active, coverage, cost."""
    say, plan, result = frame.say, base.plan, base.outcome
    funded = funded_by_month(plan)
    rows: list[dict[str, Any]] = []
    for month in range(1, MONTHS + 2):
        last = month > MONTHS
        people = 0 if last else funded[month - 1]
        active = None if result is None else result.numerator + people
        whole = result.denominator if result else None
        rows.append(
            {
                "name": plan_month(say, 1 if last else month, plan.year + last),
                "tick": short_date(f"{plan.year + last}-{1 if last else month:02d}", say.language).split()[0],
                "after": last,
                "people": people,
                "active": active,
                "coverage": None if active is None or not whole else 100 * active / whole,
                "cost": 0 if last else cost_by_month(plan)[month - 1],
            }
        )
    return rows


def draw_months(frame: Frame, base: Base) -> None:
    """The chart of the year and the cliff behind it."""
    say, language = frame.say, frame.view.language
    rows = []
    for row in month_rows(frame, base):
        people = numbers.number(row["people"], 0, language)
        told = {
            "month": row["name"],
            "funded": people,
            "active": numbers.number(row["active"], 0, language),
            "coverage": plan_percent(row["coverage"], language),
            "cost": numbers.rupiah(row["cost"], language),
        }
        label = numbers.short(row["people"], language)
        rows.append(
            {"name": row["tick"], "people": row["people"], "label": label}
            | {"hover": say("simulation.month.hover", **told)}
        )
    text = "; ".join(f"{row['name']} {row['label']}" for row in rows)
    alt = say("simulation.month.alt", area=frame.area_name(frame.view.area), months=text)
    st.html(render("section", say, title=say("simulation.month.title"), text=say("simulation.mark")))
    figure = partial(months, pd.DataFrame(rows), say)
    drawing.show(frame, figure, key="sim_months", alt=alt, file_name="pantau-simulasi")


def months_table(frame: Frame, base: Base) -> str:
    """The chart's twin."""
    say, language = frame.say, frame.view.language
    names = ("month", "funded", "active", "coverage", "cost")
    head = [Cell(say(f"simulation.month.{name}"), numeric=name != "month") for name in names]
    body = [
        [
            Cell(say("simulation.month.not_renewed", month=row["name"]) if row["after"] else row["name"]),
            _number(row["people"], language),
            _number(row["active"], language),
            Cell(plan_percent(row["coverage"], language), numeric=True),
            Cell(numbers.rupiah(row["cost"], language), numeric=True),
        ]
        for row in month_rows(frame, base)
    ]
    return plain_table(say, f"{say('simulation.month.caption')} · {say('simulation.mark')}", head, body)
