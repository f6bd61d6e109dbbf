"""Judging what a text states of a figure beside others: comparisons of areas, ranks, targets.

Judged true or false only where the gate lets the figures stand side by side (side_by_side, standing).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pantau.analysis.release import Release
from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.meant import is_meant
from pantau.claims.judge.mismatch import reasons
from pantau.claims.judge.release_figures import AreaFigure
from pantau.claims.judge.side_by_side import OTHER_FIGURES, first_beside, is_sound, why_not_beside
from pantau.claims.judge.standing import Standing, differs_clearly, is_rankable, standing_of
from pantau.claims.judge.statement import Assessment
from pantau.claims.read.claim import Claim
from pantau.claims.read.statement import Statement
from pantau.claims.read.vocabulary import Vocabulary

NUMBER_UNKNOWN = "claims.why.number_unknown"
OTHER_DATE = "claims.why.other_date"
OTHER_THING = "claims.why.other_thing"
_ROLES = ("percent", "numerator", "to")  # roles of the number that a statement is about


@dataclass(frozen=True, slots=True)
class Known:
    """What there is to judge with: the release, figures by area, all claims and what is beside each."""

    release: Release
    vocabulary: Vocabulary
    figures: Callable[[str], Sequence[AreaFigure]]
    beside: Mapping[int, Sequence[Comparator]]
    claims: Sequence[Claim]


def assess(claim: Claim, known: Known) -> list[Assessment]:
    """What is to be said of every statement of a claim, in order; not of targets, rises and falls.

    A comparison is told on either side of it, and what was not read over every figure of its sentence.
    """
    found = []
    for other in known.claims:
        if other.sentence != claim.sentence:
            continue
        for one in other.statements:
            if one.kind not in ("target", "change") and (other is claim or _concerns(one, claim)):
                sure = len(other.codes) == 1
                found.append(_assessed(other, one, known) if sure else unchecked(one))
    return found


def _concerns(statement: Statement, claim: Claim) -> bool:
    """Whether what is stated of another claim speaks of this one too."""
    if statement.kind == "unread":
        return True
    return statement.other is not None and statement.other.codes == claim.codes


def _assessed(claim: Claim, statement: Statement, known: Known) -> Assessment:
    if statement.kind == "areas" and statement.other:
        return _areas(claim, statement, known)
    if statement.kind == "rank":
        return _rank(claim, statement, known)
    return unchecked(statement)


def unchecked(statement: Statement) -> Assessment:
    """That a statement was not read for certain, and is not judged."""
    return Assessment("unread", "unchecked", statement.text, "unread")


def _areas(claim: Claim, statement: Statement, known: Known) -> Assessment:
    code = statement.other.codes[0] if statement.other else ""
    of_counts = is_of_counts(claim, statement)
    own, theirs = (
        [one.counted if of_counts else one for one in spoken_of(told, known)]
        for told in (claim, _claim_on(code, claim, statement, known))
    )
    if of_counts:
        own, theirs = ([one for one in side if one.amount is not None] for side in (own, theirs))
    if not own or not theirs:
        return _unknown(claim, statement, code if own else claim.codes[0], known)
    pairs = first_beside(own, theirs)
    if not pairs:
        why = why_not_beside(own[0], theirs[0])
        return Assessment("areas", "refused", statement.text, "areas_refused", why, _told(own[0], theirs[0]))
    verdicts = {_holds(statement.way, *pair) for pair in pairs}
    told = _told(*pairs[0])
    if len(verdicts) > 1:
        told += (("third", pairs[1][0].measured), ("fourth", pairs[1][1].measured))
        return Assessment("areas", "open", statement.text, "areas_split", "claims.why.split", told)
    verdict = "true" if verdicts.pop() else "false"
    told += (("clear", differs_clearly(*pairs[0])),)
    return Assessment("areas", verdict, statement.text, f"areas_{verdict}", values=told)


def _told(one: AreaFigure, other: AreaFigure) -> tuple[tuple[str, Any], ...]:
    return (("one", one.measured), ("other", other.measured))


def _unknown(claim: Claim, statement: Statement, code: str, known: Known) -> Assessment:
    """That the release has no figure of one of the two areas, or not the number told of it."""
    told = _claim_on(code, claim, statement, known) if code != claim.codes[0] else claim
    why = why_unknown(told, known)
    return Assessment("areas", "open", statement.text, "areas_open", why, (("area", code),))


def why_unknown(claim: Claim, known: Known) -> str:
    """Text key of why no figure is what a claim speaks of.

    Its number may well be in the release, of another date or of another thing: then it is said so.
    """
    if not claim.figures:
        return OTHER_FIGURES
    there = [one for one in known.beside.get(id(claim), ()) if _bears_out(one)]
    if not there or any(not one.reasons for one in there):
        return NUMBER_UNKNOWN
    return OTHER_DATE if any(one.reasons == ("date",) for one in there) else OTHER_THING


def _claim_on(code: str, claim: Claim, statement: Statement, known: Known) -> Claim:
    """The claim of the sentence on another area; without one what the claim itself asks of that area."""
    place = statement.other
    for one in known.claims:
        if one is not claim and one.sentence == claim.sentence and one.codes == (code,):
            return one
    return replace(claim, figures=(), places=(place,) if place else (), statements=())


def spoken_of(claim: Claim, known: Known) -> list[AreaFigure]:
    """The figures of the release that a claim speaks of, newest first.

    Of a claim with a number those that bear it out; without one every sound one of its thing, date and basis.
    """
    if len(claim.codes) != 1:
        return []
    if claim.figures:
        found = known.beside.get(id(claim), ())
        return [one.figure for one in found if not one.reasons and _bears_out(one) and _has_value(one.figure)]
    return [
        one
        for one in known.figures(claim.codes[0])
        if not one.is_estimate
        and _has_value(one)
        and (bool(claim.indicator) or one.indicator.covers_workers)
        and is_meant(one, claim, known.vocabulary)
        and not reasons(one, claim)
        and is_sound(one)
    ]


def _bears_out(one: Comparator) -> bool:
    return any(found.role in _ROLES and found.agrees for found in one.comparisons)


def _has_value(figure: AreaFigure) -> bool:
    return figure.amount is not None


def _holds(way: str, one: AreaFigure, other: AreaFigure) -> bool:
    mine, theirs = (round(figure.amount or 0.0, 9) for figure in (one, other))
    return {"above": mine > theirs, "below": mine < theirs}.get(way, mine == theirs)


def is_of_counts(claim: Claim, statement: Statement) -> bool:
    """Whether a statement is of how many people, by the claim's number, or by its words where it has none."""
    if claim.figures:
        return claim.number("numerator") is not None and claim.number("percent") is None
    return statement.of_counts


def _rank(claim: Claim, statement: Statement, known: Known) -> Assessment:
    if not is_rankable(statement.scope, claim.codes[0]) or is_of_counts(claim, statement):
        return unchecked(statement)  # leagues are of shares; how many people an area has ranks nobody
    found = spoken_of(claim, known)
    if not found:
        area = (("area", claim.codes[0]),)
        return Assessment("rank", "open", statement.text, "areas_open", why_unknown(claim, known), area)
    series = list({(one.indicator.id, one.segment.id): one for one in reversed(found)}.values())[::-1]
    judged = [_ranked(one, statement, known) for one in series]
    decided = [one for one in judged if one.is_decided]
    if len({one.verdict for one in decided}) > 1:
        values = (("one", dict(decided[0].values)["one"]), ("third", dict(decided[1].values)["one"]))
        return Assessment("rank", "open", statement.text, "rank_split", "claims.why.split", values)
    return (decided or judged)[0]


def _ranked(figure: AreaFigure, statement: Statement, known: Known) -> Assessment:
    standing = standing_of(known.release, figure, statement.scope, statement.way)
    values: tuple[tuple[str, Any], ...] = (
        ("one", figure.measured),
        ("scope", statement.scope),
        ("way", statement.way),
        ("standing", standing),
    )
    if standing.note:
        return Assessment("rank", "refused", statement.text, "rank_refused", standing.note, values)
    verdict = _rank_verdict(standing, statement.rank)
    why = "" if verdict != "open" else "claims.why.few_known"
    return Assessment("rank", verdict, statement.text, f"rank_{verdict}", why, values)


def _rank_verdict(standing: Standing, said: int) -> str:
    """'open' where areas without a figure in the league could change the answer."""
    complete = standing.ranked == standing.of
    if standing.place > said:
        return "false"  # whoever else has a figure, so many stand before it
    if not complete:
        return "open"
    return "true" if standing.place == said else "false"
