"""Why a simulation cannot be shown, and the way on."""

from __future__ import annotations

from pantau.analysis.programme.simulation import MAX_LINES, PlanError
from pantau.analysis.release import catalogue_of, coverage_of
from pantau.answers.sentences import indicator_name
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.url_options import default_of

# What a simulation raises: a share of people who are protected. Not progress to a target, nor
# the active of the registered, of whom the newly paid for are no part.
_BASES = ("sakernas", "semesta", "group")
_PLAN = ("plan", "budget_year", "tariff", "relief")


def misfit(frame: Frame) -> str:
    """HTML that says why the View cannot be simulated, with links to what can; '' if it can.

    Paying for people raises a share of people and nothing else.
    """
    say, indicator = frame.say, frame.table.indicator
    of_people = indicator.unit == "percent" and indicator.counted == "people" and indicator.basis in _BASES
    if of_people and indicator.polarity == "more_is_better":
        return _other_tariff(frame)
    # Coverage on either basis is what nearly every simulation is about.
    offered = coverage_of(frame.release).values()
    ways = [
        (
            say("simulation.switch", indicator=one.name[say.language]),
            frame.link("simulasi", indicator=one.id, segment="", period=""),
        )
        for one in offered
        if one.mapped
    ]
    message = say("simulation.not_here", indicator=indicator_name(frame.table))
    return render("section", say, title="", text=message) + render("ways", say, ways=ways)


def _other_tariff(frame: Frame) -> str:
    """The same of a segment whose contributions are not those of the page."""
    say, segment = frame.say, frame.table.segment
    if not segment.own_tariff:
        return ""
    known = catalogue_of(frame.release).segments
    others = [known[one] for one in frame.table.indicator.segments if not known[one].own_tariff]
    ways = [
        (
            say("simulation.switch", indicator=other.name[say.language]),
            frame.link("simulasi", segment=other.id, period=""),
        )
        for other in others
    ]
    message = say("simulation.not_segment", segment=segment.name[say.language])
    return render("section", say, title="", text=message) + render("ways", say, ways=ways)


def unreadable(frame: Frame, error: PlanError) -> str:
    """HTML that says which part of the plan cannot be worked out, and a way to begin anew."""
    say = frame.say
    message = say(f"simulation.problem.{error.reason}", line=error.line, most=MAX_LINES)
    reset = {name: default_of(name) for name in _PLAN}
    ways = [(say("simulation.problem.reset"), frame.link("simulasi", **reset))]
    title = say("simulation.problem.title")
    return render("section", say, title=title, text=message) + render("ways", say, ways=ways)
