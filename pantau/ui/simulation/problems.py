"""Why a simulation cannot be shown, and the way on."""

from __future__ import annotations

from pantau.analysis.programme.simulation import MAX_LINES, PlanError
from pantau.options import default_of
from pantau.ui import cached
from pantau.ui.cards import render
from pantau.ui.frame import Frame
from pantau.ui.words import indicator_name

# Coverage on either basis: what nearly every simulation is about.
_OFFERED = ("coverage_employed", "coverage_ucj")
_PLAN = ("plan", "budget_year", "tariff", "discount_from", "discount_to")


def misfit(frame: Frame) -> str:
    """HTML that says why the View's indicator cannot be simulated, with links to some that can; '' if it can.

    Paying for people raises a share of people and nothing else.
    """
    say, row = frame.say, frame.table.indicator
    of_people = row["unit"] == "percent" and row["counted"] == "people" and not row["complement"]
    if of_people and row["polarity"] == "more_is_better":
        return ""
    names = cached.indicator_names(frame.release.id, say.language, frame.release)
    ways = [
        (
            say("simulation.switch", indicator=names[indicator]),
            frame.link("simulasi", indicator=indicator, segment="", period=""),
        )
        for indicator in _OFFERED
        if indicator in names
    ]
    message = say("simulation.not_here", indicator=indicator_name(frame))
    return render("section", say, title="", text=message) + render("ways", say, ways=ways)


def unreadable(frame: Frame, error: PlanError) -> str:
    """HTML that says which part of the plan cannot be worked out, and a way to begin anew."""
    say = frame.say
    message = say(f"simulation.problem.{error.reason}", line=error.line, most=MAX_LINES)
    reset = {name: default_of(name) for name in _PLAN}
    ways = [(say("simulation.problem.reset"), frame.link("simulasi", **reset))]
    title = say("simulation.problem.title")
    return render("section", say, title=title, text=message) + render("ways", say, ways=ways)
