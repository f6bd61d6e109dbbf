"""The title of the page Inpres, made by rule from what governments have reported; of no estimate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pantau.answers.area_finding import inside
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import is_missing, listing, number

BUDGET = "budget"
OFFICES = ("opd", "village")


def inpres_finding(
    say: Text,
    name: str,
    own: Mapping[str, Mapping[str, Any]],
    budgets: Mapping[str, int] | None,
    *,
    with_amount: int = 0,
    amount: str = "",
) -> str:
    """The finding of an area. own: its own steps, rows of a cascade by step. budgets: of its parts how many
    have budgeted ('full'), have not ('none') and are not known ('unknown'); None of a regency.
    with_amount: of the unknown how many have a budget that a source tells in rupiah. amount: the regency's
    own, as words with its date; '' where no source tells one."""
    if budgets is not None:
        return say("inpres.finding.told", area=name, finding=_of_parts(say, budgets, with_amount))
    offices = [step for step in OFFICES if _counted(own[step])]
    if offices:
        return say("inpres.finding.told", area=name, finding=_of_offices(say, own, offices))
    budget = own[BUDGET]
    if budget["state"] in ("full", "none"):
        words = say(f"inpres.word.budget.{budget['state']}")
        told = say("inpres.finding.budget", word=words, date=date_text(budget["as_of"], say.language))
        told = f"{told}; {amount}" if amount else told
        return say("inpres.finding.told", area=name, finding=told)
    if amount:
        told = say("inpres.finding.amount", amount=amount)
        return say("inpres.finding.told", area=name, finding=told)
    return say("inpres.finding.nothing", area=name)


def _of_parts(say: Text, budgets: Mapping[str, int], with_amount: int) -> str:
    full, none, unknown = (int(budgets.get(state, 0)) for state in ("full", "none", "unknown"))
    counts = {
        "known": full + none + with_amount,
        "total": full + none + unknown,
        "amount": with_amount,
        "full": full,
        "none": none,
        "unknown": unknown - with_amount,
    }
    words = {key: number(count, 0, say.language) for key, count in counts.items()}
    if not counts["known"]:
        return say("inpres.finding.no_parts", **words)
    words["each"] = say("inpres.finding.each_with_amount" if with_amount else "inpres.finding.each", **words)
    return say("inpres.finding.parts" if counts["unknown"] else "inpres.finding.all_parts", **words)


def _counted(step: Mapping[str, Any]) -> bool:
    known = step["state"] != "unknown" and step["status"] != "estimate"
    return known and not is_missing(step["numerator"]) and not is_missing(step["denominator"])


def _of_offices(say: Text, own: Mapping[str, Mapping[str, Any]], steps: Sequence[str]) -> str:
    each, dates = [], []
    for step in steps:
        n, of = (number(own[step][count], 0, say.language) for count in ("numerator", "denominator"))
        each.append(
            say("profile.title.office", n=n, of=of, name=inside(say(f"inpres.unit.{step}", count=of)))
        )
        dates.append(date_text(own[step]["as_of"], say.language))
    date = listing(list(dict.fromkeys(dates)), say.language)
    return say("profile.title.offices", offices=listing(each, say.language), date=date)
