"""The other way round: what each target costs."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis.programme.simulation import MONTHS, Line, cost_of_workers, write_lines
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.gaps import gap_people
from pantau.analysis.targets.naming import choice_name
from pantau.answers.targets import every_choice
from pantau.text import numbers
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.ranges import METHOD_PAGE
from pantau.ui.simulation.base import Base, aim_of, doubt_words
from pantau.ui.simulation.results import plan_percent


@dataclass(frozen=True)
class TargetCost:
    """A target of the same basis: per cent asked, people missing (None: no counts), and what they cost."""

    choice: TargetChoice
    aim: float
    people: int | None
    rupiah: int | None


def target_costs(frame: Frame, base: Base) -> list[TargetCost]:
    """Every target that this figure may be compared with, by year."""
    found = []
    for choice in every_choice(frame.release).values():
        known = not base.doubt and not numbers.is_missing(base.row["value"])
        aim = aim_of(frame, choice) if known else None
        if aim is None:
            continue
        people = None
        if base.numerator is not None and base.denominator is not None:
            counts = pd.Series([base.numerator]), pd.Series([base.denominator])
            people = int(gap_people(*counts, aim).iloc[0])
        found.append(
            TargetCost(choice, aim, people, None if people is None else cost_of_workers(people, base.plan))
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
    if base.doubt:
        return title + render("section", say, title="", text=doubt_words(say, base))
    found = target_costs(frame, base)
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
    return title + plain_table(say, caption, head, body) + note + how(frame, "sasaran")


def how(frame: Frame, section: str) -> str:
    """A link to a section of the methodology, by its anchor."""
    return render(
        "ways", frame.say, ways=[(frame.say("methods.how"), frame.link(METHOD_PAGE, section=section))]
    )


def _rung(frame: Frame, rung: TargetCost) -> list[Cell]:
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
        Cell(plan_percent(rung.aim, language), numeric=True),
        Cell(say("simulation.reverse.met") if met else numbers.people(rung.people, language), numeric=True),
        Cell(numbers.rupiah(rung.rupiah, language), numeric=True),
        use,
    ]
