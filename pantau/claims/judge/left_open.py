"""What a text leaves open of its own number: which basis it is on, or how its people were counted.

A difference says something only where the text can have meant that one measure and no other. So a number
without a basis contradicts nobody unless figures of every basis say otherwise; and then by how much is not
told, for there is more than one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pantau.areas import is_group
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.comparisons import comparable_numbers
from pantau.claims.judge.release_figures import AreaFigure, months_apart
from pantau.claims.read.claim import Claim
from pantau.claims.read.vocabulary import Vocabulary

_NAMED_KINDS = ("group", "institution")


def left_open(
    claim: Claim, found: Sequence[Comparator], figures: Sequence[AreaFigure], vocabulary: Vocabulary
) -> list[Comparator]:
    """Figures beside a claim that agrees with none, each with what the text leaves open of it.

    `figures`: all of the area that are not ours.
    """
    standing = [one for one in found if not one.why_apart]
    why = _unsaid(claim, standing, figures, vocabulary)
    # a figure on the very basis that is named is meant before one whose source names none
    named = [one for one in standing if one.figure["basis"] == claim.basis] or standing
    several = len({_measure(one.figure) for one in named}) > 1
    return [
        one
        if one.why_apart
        else replace(
            one,
            reasons=(*why, *_of_part(one.figure, claim, vocabulary)),
            is_one_of_several=several or one not in named,
        )
        for one in found
    ]


def _unsaid(
    claim: Claim, standing: Sequence[Comparator], figures: Sequence[AreaFigure], vocabulary: Vocabulary
) -> tuple[str, ...]:
    if _is_of_parts(claim):
        return ("parts",)
    if not claim.dates and any(role == "from" for role, _ in comparable_numbers(claim)):
        return ("date_unsaid",)  # what was, at a time that is not told
    if _is_named(claim, vocabulary):
        return ()
    if _is_count(claim):
        return ("counted_unsaid",) if _counted_otherwise(claim, standing, figures) else ()
    return ("basis_unsaid",) if _of_other_basis(claim, standing, vocabulary) else ()


def _of_part(figure: AreaFigure, claim: Claim, vocabulary: Vocabulary) -> tuple[str, ...]:
    """That a count is of some segments, where the text speaks of participants and names no segment."""
    if claim.segment or _is_named(claim, vocabulary) or not _is_count(claim):
        return ()
    return () if figure.segment.id in vocabulary.everyone else ("segment_unsaid",)


def _is_named(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether the text names an indicator, group or institution, which settles what is meant."""
    return bool(claim.indicator) or vocabulary.kind_of(claim.segment) in _NAMED_KINDS


def _is_count(claim: Claim) -> bool:
    """Whether all that can be compared is a count of people."""
    return all(
        role == "numerator" or number.unit != "percent" for role, number in comparable_numbers(claim)
    ) and (not claim.number("denominator") and not claim.number("uncovered"))


def _is_of_parts(claim: Claim) -> bool:
    """Whether it tells a range of the parts of a Kanwil or group: 'di Kalimantan 42 sampai 50 persen'."""
    code = claim.codes[0]
    is_made_up = code.startswith("kanwil-") or is_group(code)
    return is_made_up and any(number.problem == "range" for _, number in comparable_numbers(claim))


def _of_other_basis(claim: Claim, standing: Sequence[Comparator], vocabulary: Vocabulary) -> bool:
    """Whether a number may be on a basis that none of the figures contradicting it is on.

    A text that names a month speaks of the basis of which there is a figure of that month.
    """
    of_month = any(when.period and when.period.grain != "year" for when in claim.dates)
    if claim.basis or claim.counted_by or of_month:
        return False
    bases = {one.basis for one in vocabulary.indicators.values() if one.covers_workers}
    return not bases <= {one.figure.indicator.basis for one in standing}


def _counted_otherwise(claim: Claim, standing: Sequence[Comparator], figures: Sequence[AreaFigure]) -> bool:
    """Whether participants of the area and date were also counted in another way, and the text names none."""
    if claim.counted_by or claim.of_registered:
        return False
    ways = {one.figure["counted_by"] for one in standing}
    other = {
        one["counted_by"]
        for one in figures
        if one["numerator"] is not None
        and one.segment.kind == "segment"
        and not one.indicator.counts_registered
        and not months_apart(one, claim.dates)
    }
    return bool(ways) and "branch" in (other | ways) and len(other | ways) > 1


def _measure(figure: AreaFigure) -> tuple[object, ...]:
    return figure["basis"], figure.segment.id, figure["counted_by"], figure.indicator.id
