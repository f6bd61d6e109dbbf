"""How a claim was read, in few words each: area, date, basis, segment, and the part of every number."""

from __future__ import annotations

from typing import NamedTuple

from pantau.claims.read.claim import Claim
from pantau.claims.read.corrected import Corrections
from pantau.claims.say.words import Words
from pantau.text.numbers import listing


class Chip(NamedTuple):
    """What was read, and whether a person has corrected it."""

    name: str
    value: str
    is_corrected: bool = False


def chips(words: Words, claim: Claim, at: int, corrections: Corrections) -> list[Chip]:
    """The reading of the claim with number `at` (from 1 on)."""
    say = words.say
    unsaid = say("claims.chip.unsaid")
    areas = listing([words.area(code) for code in claim.codes], words.language)
    dates = listing(
        [words.date(when.period.as_of) if when.period else when.text for when in claim.dates], words.language
    )
    values = {
        "area": areas or unsaid,
        "date": dates or unsaid,
        "basis": say(f"claims.basis.{claim.basis}") if claim.basis else unsaid,
        "segment": words.segment(claim.segment) if claim.segment else say("claims.chip.all"),
    }
    found = [
        Chip(say(f"claims.chip.{name}"), value, (at, name) in corrections) for name, value in values.items()
    ]
    return found + [
        Chip(
            say(f"claims.role.{figure.role}"),
            figure.number.text.strip(),
            bool({(at, f"role{place}"), (at, figure.role)} & corrections.keys()),
        )
        for place, figure in enumerate(claim.figures)
    ]
