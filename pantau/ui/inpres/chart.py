"""The steps of the area in focus: where it stops, as a chart, a sentence and a table."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.programme.cascade import STEPS, YES_OR_NO, leaks, share
from pantau.answers import programme
from pantau.charts.cascade import PARTS, steps_figure
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.values import uncovered_text
from pantau.ui.inpres.by_step import by_step, parts_by_step
from pantau.ui.inpres.words import (
    Step,
    count_text,
    date_of,
    detail_of,
    inside,
    is_parts,
    known,
    share_text,
    shares_of_chart,
    source_of,
    step_label,
)
from pantau.ui.shell import drawing
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import source_cell
from pantau.ui.shell.frame import Frame

# (step, its name in words, its row)
Line = tuple[str, str, Step]
_COMPARED_FROM = 2  # steps known, before anything is said of where it stops


def step_lines(frame: Frame) -> list[Line]:
    """The steps of the area in focus: its own where it has them, else those of its regencies and cities.

    Of regulation and budget both are shown where both are known: a province's government has
    its own, and so has each kabupaten.
    """
    say, area = frame.say, frame.view.area
    own = by_step(programme.own_steps(frame.release, frame.view))
    rolled = parts_by_step(frame.release, frame.view, area)
    lines: list[Line] = []
    for step in STEPS:
        name, mine, parts = say(f"inpres.step.{step}"), own[step], rolled.get(step)
        if parts is None:
            lines.append((step, name, mine))
        elif step in YES_OR_NO:
            lines.append((step, name, parts))
            if known(mine):
                lines.append((step, say("inpres.step.own", step=name), mine))
        else:
            lines.append((step, name, mine if known(mine) or not known(parts) else parts))
    return lines


def draw_steps(frame: Frame) -> None:
    """The section of the area in focus."""
    say, lines = frame.say, step_lines(frame)
    st.html(render("section", say, title=say("inpres.chart.title"), text=where_it_stops(say, lines)))
    told = "; ".join(
        ", ".join(part for part in (f"{name}: {step_label(say, step, row)}", date_of(say, row)) if part)
        for step, name, row in lines
    )
    alt = say("inpres.chart_alt", area=frame.area_name(frame.view.area), lines=told)
    figure = partial(steps_figure, _bars(say, lines), say, {p: say(f"inpres.legend.{p}") for p in PARTS})
    drawing.show(frame, figure, key="inpres_steps", alt=alt, file_name="pantau-inpres")


def steps_table(frame: Frame) -> str:
    """The chart's twin, every step with n, N, date and source."""
    say, lines = frame.say, step_lines(frame)
    names = ("step", "n", "of", "share", "short", "date", "detail", "source")
    head = [
        Cell(say(f"inpres.chart.{name}"), numeric=name in ("n", "of", "share", "short")) for name in names
    ]
    return plain_table(say, say("inpres.chart.table"), head, [_row(frame, *line) for line in lines])


def where_it_stops(say: Text, lines: list[Line]) -> str:
    """Which known step is the first that is not complete, which is the smallest, and which are unknown.

    An estimate is not known: it says nothing of where an area stops, and is told apart.
    """
    by_step = {step: (name, row) for step, name, row in reversed(lines)}
    guessed = [step for step in STEPS if _is_estimate(by_step[step][1])]
    shares = {step: None if step in guessed else share(row) for step, (_, row) in by_step.items()}
    with_share = [step for step in STEPS if shares[step] is not None]
    told = (
        [_leak(say, by_step, shares)]
        if len(with_share) >= _COMPARED_FROM
        else [say("inpres.too_few", count=len(with_share), total=len(STEPS))]
    )
    told.append(_dates(say, [by_step[step][1] for step in with_share]))
    told += [
        say("inpres.estimated_step", step=inside(name), label=step_label(say, step, row))
        for step, (name, row) in by_step.items()
        if step in guessed
    ]
    unknown = [inside(by_step[step][0]) for step in STEPS if not known(by_step[step][1])]
    if unknown:
        told.append(say("inpres.unknown_steps", steps=numbers.listing(unknown, say.language)))
    return " ".join(part for part in told if part)


def _leak(say: Text, by_step: dict[str, tuple[str, Step]], shares: dict[str, float | None]) -> str:
    first, lowest = leaks(shares)
    if first is None or lowest is None:
        return say("inpres.nothing_short")
    name, row = by_step[first]
    told = say("inpres.first_step", step=inside(name), label=step_label(say, first, row))
    name, row = by_step[lowest]
    return f"{told} {say('inpres.lowest_step', step=inside(name), label=step_label(say, lowest, row))}"


def _dates(say: Text, rows: list[Step]) -> str:
    """That steps of different dates and denominators are not parts of each other."""
    ends = sorted({str(row[name]) for row in rows for name in _dates_in(row) if pd.notna(row[name])})
    if len(rows) < _COMPARED_FROM or not ends:
        return ""
    dates = [date_text(end, say.language) for end in ends]
    if len(dates) == 1:
        return say("inpres.one_date", date=dates[0])
    return say("inpres.dates_differ", dates=numbers.listing(dates, say.language))


def _dates_in(row: Step) -> tuple[str, ...]:
    return ("first", "last") if is_parts(row) else ("as_of",)


def _bars(say: Text, lines: list[Line]) -> pd.DataFrame:
    rows = []
    for step, name, row in lines:
        words = step_label(say, step, row)
        hover = [name, words, date_of(say, row), detail_of(say, row), _source(say, row)]
        estimate = _is_estimate(row)
        bar = dict(zip(PARTS, shares_of_chart(row), strict=True))
        told = [line for line in hover if line and line != numbers.MISSING]
        dated = say("inpres.label.dated", words=words, date=date_of(say, row)) if known(row) else words
        rows.append({"name": name, "label": dated, "hover": told, "estimate": estimate, **bar})
    return pd.DataFrame(rows)


def _is_estimate(row: Step) -> bool:
    return not is_parts(row) and bool(row["status"] == "estimate")


def _source(say: Text, row: Step) -> str:
    if not known(row):
        return numbers.MISSING
    return source_of(say, row) or say("inpres.chart.several")


def _row(frame: Frame, step: str, name: str, row: Step) -> list[Cell]:
    say, language = frame.say, frame.say.language
    counts: tuple[Any, Any, Any] = (None, None, None)
    if step in YES_OR_NO and is_parts(row):
        # of those of whom it is known: the others are in the label
        told = not (row["unknown"] and not row["none"])
        counts = (row["full"], row["full"] + row["none"] if told else None, row["none"] if told else None)
    elif not numbers.is_missing(row["numerator"]):
        n, of = row["numerator"], row["denominator"]
        counts = (n, of, None if numbers.is_missing(of) else max(0, of - n))
    shown = share(row) if step not in YES_OR_NO or is_parts(row) else None
    told_counts = [numbers.number(count if known(row) else None, 0, language) for count in counts]
    if counts[2] is not None and not is_parts(row) and _is_estimate(row):
        told_counts[0] = count_text(say, row)
        told_counts[2] = uncovered_text({**row, "uncovered": counts[2]}, language)
    return [
        Cell(f"{name}: {step_label(say, step, row)}" if step in YES_OR_NO or not known(row) else name),
        Cell(told_counts[0], numeric=True),
        Cell(told_counts[1], numeric=True),
        Cell(numbers.percent(shown, 1, language) if shown is None else share_text(say, row), numeric=True),
        Cell(told_counts[2], numeric=True),
        Cell(date_of(say, row) or numbers.MISSING),
        # titles of regulations keep their language
        Cell(detail_of(say, row) or numbers.MISSING, language="id" if step == "regulation" else ""),
        source_cell(frame.release, say, _source(say, row)),
    ]
