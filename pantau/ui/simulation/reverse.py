"""The other way round: what a target costs, the fewest areas that reach it, who holds half of the gap."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pantau.analysis.programme.fewest import Fewest, fewest, half_of
from pantau.analysis.programme.simulated import potentials
from pantau.analysis.programme.simulation import MONTHS, Line, cost_of_workers, write_lines
from pantau.analysis.summary import of_main_group
from pantau.analysis.targets.choices import Choice
from pantau.analysis.targets.gaps import gap_people
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.ui import cached, state
from pantau.ui.cards import Cell, plain_table, render
from pantau.ui.frame import Frame
from pantau.ui.simulation.kept import Base, aim_name, aim_of
from pantau.ui.simulation.results import gap_to, percent
from pantau.ui.targets import choice_name, every_choice

_LISTED = 40  # areas in a table on screen; files hold all
_POTENTIALS = ("sasaran", "semua")


@dataclass(frozen=True)
class Rung:
    """A target of the same basis: per cent asked, people missing (None: no counts), and what they cost."""

    choice: Choice
    aim: float
    people: int | None
    rupiah: int | None


def rungs(frame: Frame, base: Base) -> list[Rung]:
    """Every target that this figure may be held against, by year."""
    found = []
    for choice in every_choice(frame).values():
        aim = aim_of(frame, base.row, choice) if not numbers.is_missing(base.row["value"]) else None
        if aim is None:
            continue
        people = None
        if base.numerator is not None and base.denominator is not None:
            counts = pd.Series([base.numerator]), pd.Series([base.denominator])
            people = int(gap_people(*counts, aim).iloc[0])
        found.append(
            Rung(choice, aim, people, None if people is None else cost_of_workers(people, base.plan))
        )
    return found


def reverse_table(frame: Frame, base: Base) -> str:
    """What closing the gap to each target costs; a link takes the number over as the plan."""
    say = frame.say
    basis = base.row["basis"]
    text = (
        "" if numbers.is_missing(basis) else say("simulation.reverse.text", basis=say(f"pages.basis.{basis}"))
    )
    title = render("section", say, title=say("simulation.reverse.title"), text=text)
    found = rungs(frame, base)
    if not found:
        return title + render("section", say, title="", text=say("simulation.reverse.none"))
    numeric = ("value", "people", "cost")
    names = ("target", "value", "people", "cost", "use")
    head = [Cell(say(f"simulation.reverse.{name}"), numeric=name in numeric) for name in names]
    body = [_rung(frame, rung) for rung in found]
    note = (
        "" if base.denominator else render("section", say, title="", text=say("simulation.reverse.no_counts"))
    )
    caption = f"{say('simulation.reverse.caption')} · {say('simulation.mark')}"
    return title + plain_table(say, caption, head, body) + note


def _rung(frame: Frame, rung: Rung) -> list[Cell]:
    say, language = frame.say, frame.view.language
    use = Cell("")
    if rung.people:
        lines = (Line("apbd", rung.people, MONTHS),)
        use = Cell(
            say("simulation.reverse.use"),
            href=frame.link("simulasi", plan=write_lines(lines), target=rung.choice.key),
        )
    met = rung.people == 0
    return [
        Cell(choice_name(say, rung.choice)),
        Cell(percent(rung.aim, language), numeric=True),
        Cell(say("simulation.reverse.met") if met else numbers.people(rung.people, language), numeric=True),
        Cell(numbers.rupiah(rung.rupiah, language), numeric=True),
        use,
    ]


def parts_of(frame: Frame) -> pd.DataFrame | None:
    """Rows of the parts of the area in focus: of a province its regencies, else as the View's level says."""
    area = frame.view.area
    level = frame.areas["level"].get(area, "regional_office")
    if level in ("regency", "city"):
        return None
    rows = "regency" if level == "province" else frame.view.level
    return cached.table(frame.release, frame.view.but(scope=area, area=area, level=rows)).rows


def fewest_of(frame: Frame, base: Base) -> tuple[Fewest, int] | None:
    """The fewest parts that close the area's gap, and how many are left out; None where it cannot be."""
    parts, need = parts_of(frame), gap_to(base, 0)
    if parts is None or need is None or base.aim is None:
        return None
    everyone = frame.view.option("potential") == "semua"
    people = potentials(parts, base.row, base.aim, everyone=everyone)
    return fewest(people, need), len(parts) - len(people)


def draw_fewest(frame: Frame, base: Base) -> str:
    """The section's control is drawn; its words and table come back as HTML."""
    say, area = frame.say, frame.area_name(frame.view.area)
    st.html(render("section", say, title=say("simulation.fewest.title", area=area), text=""))
    parts = parts_of(frame)
    if parts is None or base.choice is None:
        reason = "no_parts" if parts is None else "no_target"
        return render("section", say, title="", text=say(f"simulation.fewest.{reason}"))
    found = fewest_of(frame, base)
    if found is None or base.aim is None:
        return render("section", say, title="", text=say("simulation.fewest.no_counts", area=area))
    _potential(frame)
    result, unknown = found
    told = [_answer(frame, base, result, len(parts) - unknown)]
    if unknown:
        told.append(say("simulation.fewest.unknown", count=numbers.number(unknown, 0, say.language)))
    chosen = parts[parts["area_code"].isin(result.chosen["area_code"])]
    if (chosen["status"] == "estimate").any():
        told.append(say("simulation.fewest.estimates"))
    words = render("section", say, title="", text=" ".join(told))
    caption = f"{say('simulation.fewest.caption')} · {say('simulation.mark')}"
    guessed = set(parts.loc[parts["status"] == "estimate", "area_code"])
    return words + (_chosen(frame, result, caption, guessed, base) if result.need else "")


def _potential(frame: Frame) -> None:
    say, key = frame.say, "sim_potential"
    st.session_state[key] = frame.view.option("potential")
    st.segmented_control(
        say("simulation.fewest.potential"),
        list(_POTENTIALS),
        format_func=lambda way: say(f"simulation.fewest.potential_{way}"),
        key=key,
        on_change=lambda: state.choose(potential=st.session_state[key] or frame.view.option("potential")),
        required=True,
    )


def _answer(frame: Frame, base: Base, result: Fewest, known: int) -> str:
    say, language = frame.say, frame.view.language
    name = aim_name(say, base.choice, base.aim) if base.choice and base.aim is not None else ""
    whole = {"area": frame.area_name(frame.view.area), "name": name}
    if not result.need:
        return say("simulation.fewest.met", **whole)
    need = numbers.people(result.need, language)
    told = {
        "known": numbers.number(known, 0, language),
        "kind": _kind(frame, frame.view.area),
        "count": numbers.number(len(result.chosen), 0, language),
        "sum": numbers.people(
            result.available if not result.enough else result.chosen["people"].sum(), language
        ),
        "fewer": numbers.people(result.one_fewer, language),
        "need": need,
    }
    key = "not_enough" if not result.enough else "answer_one" if len(result.chosen) == 1 else "answer"
    how = say("simulation.fewest.how") if result.enough else ""
    asked = say("simulation.fewest.need", need=need, **whole)
    return f"{asked} {say(f'simulation.fewest.{key}', **told)} {how}"


def _kind(frame: Frame, scope: str) -> str:
    in_province = frame.areas["level"].get(scope) == "province"
    regencies = in_province or frame.view.level == "regency"
    return frame.say(f"simulation.fewest.{'regencies' if regencies else 'provinces'}")


def _chosen(frame: Frame, result: Fewest, caption: str, guessed: set[str], base: Base | None = None) -> str:
    """The set as a table. guessed: areas whose figure is an estimate. base: whose tariff gives the costs."""
    say, language = frame.say, frame.view.language
    names = ("rank", "area", "people", "running", *(("cost",) if base else ()))
    head = [Cell(say(f"simulation.fewest.{name}"), numeric=name != "area") for name in names]
    body = []
    listed = result.chosen.head(_LISTED).itertuples(index=False, name=None)
    for at, (code, people, running) in enumerate(listed, start=1):
        status = "estimate" if code in guessed else ""
        row = [
            Cell(numbers.number(at, 0, language), numeric=True),
            Cell(frame.area_name(str(code)), href=frame.link("simulasi", area=str(code))),
            Cell(numbers.number(people, 0, language), numeric=True, status=status),
            Cell(numbers.number(running, 0, language), numeric=True),
        ]
        if base:
            rupiah = cost_of_workers(int(people), base.plan)
            row.append(Cell(numbers.rupiah(rupiah, language), numeric=True))
        body.append(row)
    more = len(result.chosen) - len(body)
    note = say("simulation.fewest.more", count=numbers.number(more, 0, language)) if more else ""
    return plain_table(say, caption, head, body) + (
        render("section", say, title="", text=note) if note else ""
    )


def half_section(frame: Frame) -> str:
    """The smallest set of areas that holds half of those not covered, of the View's scope and level."""
    say, language = frame.say, frame.view.language
    scope = frame.area_name(frame.view.scope)
    title = render("section", say, title=say("simulation.half.title", scope=scope), text="")
    rows = of_main_group(frame.table).dropna(subset=["uncovered"])
    result = half_of(rows.set_index("area_code")["uncovered"])
    if not result.need:
        return title + render("section", say, title="", text=say("simulation.half.none"))
    told = say(
        "simulation.half.answer",
        count=numbers.number(len(result.chosen), 0, language),
        known=numbers.number(len(rows), 0, language),
        kind=_kind(frame, frame.view.scope),
        sum=numbers.number(result.chosen["people"].sum(), 0, language),
        total=numbers.number(result.available, 0, language),
        date=date_text(frame.view.period, language),
    )
    if (rows["status"] == "estimate").any():
        told = f"{told} {say('simulation.fewest.estimates')}"
    words = render("section", say, title="", text=told)
    guessed = set(rows.loc[rows["status"] == "estimate", "area_code"])
    return title + words + _chosen(frame, result, say("simulation.half.caption"), guessed)
