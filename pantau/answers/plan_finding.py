"""The title of Simulasi: what a plan would do, in one sentence made by rule; said to be a simulation."""

from __future__ import annotations

from collections.abc import Mapping

from pantau.analysis.programme.simulation import Outcome, Plan, cost
from pantau.text import Text
from pantau.text.numbers import number, percent, short_rupiah


def plan_finding(say: Text, area: str, plan: Plan, outcome: Outcome | None) -> str:
    """The finding of a plan for an area. outcome: None where no result is worked out of the area's figure."""
    workers = sum(line.workers for line in plan.lines)
    if not workers:
        return say("simulation.title", area=area)
    words = {
        "area": area,
        "workers": number(workers, 0, say.language),
        "rupiah": short_rupiah(cost(plan), say.language),
        "year": plan.year,
    }
    if outcome is None or not outcome.denominator or not outcome.coverage:
        return say("simulation.finding.cost", **words)
    now = 100 * outcome.numerator / outcome.denominator
    # two decimals: a thousand workers move a province by a hundredth of a point
    ends = {
        "before": percent(now, 2, say.language),
        "after": percent(outcome.coverage[-1], 2, say.language),
    }
    return say(f"simulation.finding.{_moved(now, outcome.coverage[-1], ends)}", **words, **ends)


def _moved(now: float, then: float, written: Mapping[str, str]) -> str:
    """'moved' where both ends are written apart; else whether it rises by less than their last digit."""
    if written["before"] != written["after"]:
        return "moved"
    return "little" if then > now else "same"
