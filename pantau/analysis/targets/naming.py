"""Targets in words: what is aimed for, a choice's name, and why one is refused."""

from __future__ import annotations

from pantau.analysis.targets.choices import TargetChoice
from pantau.text import Text, numbers


def aim_text(choice: TargetChoice, value: float, language: str) -> str:
    """What is aimed for, in its unit: '32,15%', '70.000.000'."""
    if choice.unit == "people":
        return numbers.number(value, 0, language)
    # as many decimals as documents write, and no more: 32,15% and 48%
    return numbers.percent(value, 0 if float(value).is_integer() else 2, language)


def choice_name(say: Text, choice: TargetChoice, basis: str = "") -> str:
    """'RPJMN 2025-2029 (2025): 32,15%'.

    `basis`: the denominator of the figures shown, on which the targets of several areas are counted;
    '': all of them.
    """
    target = choice.single
    words = {"document": choice.document, "year": choice.year}
    if target is None:
        return say("targets.by_area", **words, count=len(choice.on_basis(basis) if basis else choice.targets))
    if choice.reading:
        return say(f"targets.{choice.reading}", **words, value=numbers.number(target.value, 0, say.language))
    return say(f"targets.{choice.unit}", **words, value=aim_text(choice, target.value, say.language))


def marked_name(say: Text, choice: TargetChoice, basis: str = "") -> str:
    """`choice_name`, and where it is our reading of its document, that it is."""
    name = choice_name(say, choice, basis)
    return f"{name} ({say(inferred_key(choice))})" if choice.inferred else name


def inferred_key(choice: TargetChoice) -> str:
    """Text key of what is inferred of a choice: its denominator, or also which segments count."""
    return f"targets.readings.{'denominator' if choice.reading else 'short'}"


def refusal_text(say: Text, choice: TargetChoice, why: str, basis: str) -> str:
    """The reason of a refusal (choices.why_not) as a clause; of two denominators it names both.

    `basis`: the denominator of the figures shown.
    """
    if why != "targets.why.basis":
        return say(why)
    bases = [say(f"pages.basis.{one}") for one in choice.bases]
    shown = say(f"pages.basis.{basis}")
    return say(why, target_basis=numbers.listing(bases, say.language), basis=shown)
