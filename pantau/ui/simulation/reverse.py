"""The other way round: what each target costs."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis.programme.simulation import MONTHS, Line, cost_of_workers, write_lines
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.gaps import gap_people
from pantau.analysis.targets.naming import marked_name
from pantau.answers.names import segment_names
from pantau.answers.targets import both_readings, both_ways, compared_headline, every_choice
from pantau.text import numbers
from pantau.text.sentences import sentence_case
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.ranges import METHOD_PAGE
from pantau.ui.simulation.base import Base, aim_of, doubt_words
from pantau.ui.simulation.results import plan_percent
from pantau.view import NATION


@dataclass(frozen=True)
class TargetCost:
    """A target of the same basis: per cent asked, people missing (None: no counts), and what they cost.

    stands: text key of how the figure stands to it (targets.against); '' where it is below its own.
    """

    choice: TargetChoice
    aim: float
    people: int | None
    rupiah: int | None
    stands: str = ""


def target_costs(frame: Frame, base: Base) -> list[TargetCost]:
    """Every target that this figure may be compared with, by year."""
    found = []
    for choice in every_choice(frame.release).values():
        known = not base.doubt and not numbers.is_missing(base.row["value"])
        aim, unfit = aim_of(frame, choice) if known else (None, "")
        if aim is None or unfit:
            continue
        people = None
        if base.numerator is not None and base.denominator is not None:
            counts = pd.Series([base.numerator]), pd.Series([base.denominator])
            people = int(gap_people(*counts, aim).iloc[0])
        rupiah = None if people is None else cost_of_workers(people, base.plan)
        stands = compared_headline(frame.release, frame.view, choice.key, None)["target_standing"]
        key = "" if numbers.is_missing(stands) else str(stands)
        found.append(TargetCost(choice, aim, people, rupiah, key))
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
    return (
        title
        + plain_table(say, caption, head, body)
        + note
        + _both_costs(frame, base, found)
        + how(frame, "sasaran")
    )


def _both_costs(frame: Frame, base: Base, found: list[TargetCost]) -> str:
    """Of targets that are our reading: what either reading costs the nation; elsewhere which is used."""
    say, language = frame.say, frame.view.language
    lines = []
    for rung in found:
        told = both_ways(frame.release, rung.choice.key, frame.view.area, say)
        if told and frame.view.area == NATION:
            names = segment_names(frame.release, language)
            each = [
                f"{names[one.segment]} {numbers.rupiah(cost_of_workers(one.gap_people, base.plan), language)}"
                for one in both_readings(frame.release, rung.choice.key)
            ]
            told += " " + say("simulation.reverse.both", each="; ".join(each))
        lines.append(told)
    return render("paragraphs", say, lines=[line for line in dict.fromkeys(lines) if line])


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
    # what is at its target but for rounding stands to it as one above does
    met = rung.people == 0 and rung.stands != ""
    return [
        Cell(marked_name(frame.say, rung.choice, frame.table.indicator.basis)),
        Cell(plan_percent(rung.aim, language), numeric=True),
        Cell(sentence_case(say(rung.stands)) if met else numbers.people(rung.people, language), numeric=True),
        Cell(numbers.rupiah(rung.rupiah, language), numeric=True),
        use,
    ]
