"""The steps of the area in focus: where it stops, as a chart, a sentence and a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.programme.cascade import STEPS, YES_OR_NO, share
from pantau.analysis.programme.leaks import Alike, is_doubtful, leaks
from pantau.answers import programme
from pantau.answers.area_finding import inside
from pantau.charts.cascade import PARTS, steps_figure
from pantau.text import Text, numbers
from pantau.text.values import uncovered_text
from pantau.ui.inpres.by_step import by_step, parts_by_step
from pantau.ui.inpres.words import (
    Step,
    count_text,
    date_of,
    detail_of,
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
_COMPARED_FROM = 2  # steps known, before anything is said of them


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


def focus_name(frame: Frame) -> str:
    """The area in focus as its Table names it, which tells of a province before its split."""
    if frame.view.area not in frame.areas.index:
        return frame.area_name(frame.view.area)  # a Kanwil
    return str(programme.own_steps(frame.release, frame.view)["name"].iloc[0])


def draw_steps(frame: Frame) -> None:
    """The section of the area in focus."""
    say, lines = frame.say, step_lines(frame)
    st.html(render("section", say, title=say("inpres.chart.title"), text=where_it_stops(say, lines)))
    told = "; ".join(
        ", ".join(part for part in (f"{name}: {step_label(say, step, row)}", date_of(say, row)) if part)
        for step, name, row in lines
    )
    alt = say("inpres.chart_alt", area=focus_name(frame), lines=told)
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
    """The smallest of the steps that may be compared; else which are known, and why they are not compared.

    What is no sound figure says nothing of where an area stops, and is told apart.
    """
    by_step = {step: (name, row) for step, name, row in reversed(lines)}
    doubted = [step for step in STEPS if not is_parts(by_step[step][1]) and is_doubtful(by_step[step][1])]
    told = _compared(say, by_step, [step for step in STEPS if step not in doubted])
    for step in doubted:
        name, row = by_step[step]
        key = "inpres.estimated_step" if _is_estimate(row) else "inpres.doubted_step"
        told.append(say(key, step=inside(name), label=step_label(say, step, row)))
    unknown = [step for step in STEPS if not known(by_step[step][1])]
    if unknown:
        told.append(say("inpres.unknown_steps", steps=_names(say, by_step, unknown)))
    return " ".join(told)


def _compared(say: Text, by_step: Mapping[str, tuple[str, Step]], sound: Sequence[str]) -> list[str]:
    """What the gate lets be said of the sound steps, in sentences."""
    told_of = [step for step in sound if known(by_step[step][1])]
    if len(told_of) < _COMPARED_FROM:
        return [say("inpres.too_few", count=len(told_of), total=len(STEPS))]
    found = leaks({step: by_step[step][1] for step in told_of})
    smallest = [_smallest(say, by_step, one) for one in found.alike if one.lowest]
    told = smallest or [say("inpres.known_steps", steps=_names(say, by_step, told_of))]
    if found.refused:
        reasons = "; ".join(say(key) for key in found.refused)
        told.append(say("inpres.others_refused" if smallest else "inpres.refused", reason=reasons))
    return told


def _smallest(say: Text, by_step: Mapping[str, tuple[str, Step]], alike: Alike) -> str:
    name, row = by_step[str(alike.lowest)]
    return say(
        "inpres.smallest",
        steps=_names(say, by_step, alike.steps),
        date=date_of(say, row),
        step=inside(name),
        label=step_label(say, str(alike.lowest), row),
    )


def _names(say: Text, by_step: Mapping[str, tuple[str, Step]], steps: Sequence[str]) -> str:
    return numbers.listing([inside(by_step[step][0]) for step in steps], say.language)


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
    return source_of(row) or say("inpres.chart.several")


def _counts(step: str, row: Step) -> tuple[Any, Any, Any]:
    """n, N and what N lacks, as far as they are known."""
    if step in YES_OR_NO and is_parts(row):
        # of those of whom it is known: the others are in the label
        told = not (row["unknown"] and not row["none"])
        return (row["full"], row["full"] + row["none"] if told else None, row["none"] if told else None)
    if numbers.is_missing(row["numerator"]):
        return None, None, None
    n, of = row["numerator"], row["denominator"]
    return n, of, None if numbers.is_missing(of) else max(0, of - n)


def _row(frame: Frame, step: str, name: str, row: Step) -> list[Cell]:
    say, language = frame.say, frame.say.language
    yes_or_no, counts = step in YES_OR_NO, _counts(step, row)
    label = f"{name}: {step_label(say, step, row)}"
    # n and N stand in their own columns; of parts the words say of how many of them
    plain = counts[0] is not None and not yes_or_no and not is_parts(row)
    shown = share(row) if not yes_or_no or is_parts(row) else None
    told_counts = [numbers.number(count if known(row) else None, 0, language) for count in counts]
    if counts[2] is not None and not is_parts(row) and _is_estimate(row):
        told_counts[0] = count_text(say, row)
        told_counts[2] = uncovered_text({**row, "uncovered": counts[2]}, language)
    return [
        Cell(name if plain else label),
        Cell(told_counts[0], numeric=True),
        Cell(told_counts[1], numeric=True),
        Cell(numbers.percent(shown, 1, language) if shown is None else share_text(say, row), numeric=True),
        Cell(told_counts[2], numeric=True),
        Cell(date_of(say, row) or numbers.MISSING),
        # titles of regulations keep their language
        Cell(detail_of(say, row) or numbers.MISSING, language="id" if step == "regulation" else ""),
        source_cell(frame.release, say, _source(say, row)),
    ]
