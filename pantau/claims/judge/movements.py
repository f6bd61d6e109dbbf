"""Whether a figure rose or fell as a text says, where it tells but one number: judged as the gate allows.

Against the date that is named, the same month a year before, or else the newest figure before it that the
gate (analysis.comparable) lets through. What cannot be judged is said, and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pantau.claims.judge.assessing import Known, spoken_of, why_unknown
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.meant import is_meant
from pantau.claims.judge.pairs import compared_pairs, direction, refused_pair, told
from pantau.claims.judge.release_figures import AreaFigure
from pantau.claims.judge.statement import Assessment
from pantau.claims.read.claim import Claim
from pantau.claims.read.statement import Statement

ENDS = ("to", "percent", "numerator")  # roles of the number that a rise or fall may have led to


def judge_movements(claim: Claim, found: Sequence[Comparator], known: Known) -> list[Assessment]:
    """What is to be said of each rise or fall of a claim that tells neither both numbers nor a size.

    `found`: the figures beside the claim. [] where it tells none, or is of no one area.
    """
    if len(claim.codes) != 1:
        return []
    told_of = [one for one in claim.statements if one.kind == "change" and not one.is_of_size]
    return [_judged(claim, one, found, known) for one in told_of]


def unchecked_direction(text: str) -> Assessment:
    """That a direction is told and not judged."""
    return Assessment("direction", "unchecked", text, "direction")


def _judged(claim: Claim, statement: Statement, found: Sequence[Comparator], known: Known) -> Assessment:
    dated = any(when.period for when in claim.dates)
    numbered = any(figure.role in ENDS for figure in claim.figures)
    if not statement.way or not (numbered or (dated and not claim.figures)):
        return unchecked_direction(statement.text)
    lasts, others = _later(claim, found, known), _others(claim, known)
    if not lasts:
        why = why_unknown(claim, known)
        return Assessment("change", "open", "", "change_open", why)
    base, since = statement.base, statement.since
    pairs = [pair for last in lasts for pair in compared_pairs([last], _alike(last, others), base, since)]
    if not pairs:
        return refused_pair(lasts, _alike(lasts[0], others), base, since)
    right = [pair for pair in pairs if direction(*pair) == statement.way]
    wrong = [pair for pair in pairs if direction(*pair) != statement.way]
    if right and wrong:
        return Assessment(
            "change", "open", "", "change_split", "claims.why.several", told(right[0], wrong[0])
        )
    if right and statement.is_steady:
        return Assessment("change", "open", "", "change_one_step", "claims.why.one_step", told(right[0]))
    verdict = "true" if right else "false"
    return Assessment("change", verdict, "", f"change_{verdict}", values=told(pairs[0]))


def _later(claim: Claim, found: Sequence[Comparator], known: Known) -> list[AreaFigure]:
    """The figures that a claim's numbers are; of one without numbers all that it may mean."""
    if not claim.figures:
        return spoken_of(claim, known)
    lasts = []
    for figure in claim.figures:
        counts = figure.number.unit != "percent"
        for one in found:
            if figure.role in ENDS and figure.role in one.agreeing_roles and not one.reasons:
                lasts.append(one.figure.counted if counts else one.figure)
    return [one for one in lasts if one.amount is not None]


def _others(claim: Claim, known: Known) -> list[AreaFigure]:
    """All real figures of a claim's area that it can mean, newest first."""
    return [
        one
        for one in known.figures(claim.codes[0])
        if not one.is_estimate and one.amount is not None and is_meant(one, claim, known.vocabulary)
    ]


def _alike(last: AreaFigure, others: Sequence[AreaFigure]) -> list[AreaFigure]:
    """Figures as shares or as how many, as the one that they stand before is."""
    if last.indicator.unit != "people":
        return list(others)
    counted = [one.counted for one in others]
    return [replace(one) for one in counted if one.amount is not None]
