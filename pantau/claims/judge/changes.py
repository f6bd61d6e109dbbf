"""Whether a change that a text tells is one: both its ends known, and the gate letting them be compared.

Where the gate (analysis.comparable) refuses, or the release does not know the ends, neither a rise nor a fall
is confirmed or denied, and no difference is told: the text's own numbers are checked as arithmetic alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pantau.claims.judge.arithmetic import later_end, signed_change
from pantau.claims.judge.assessing import NUMBER_UNKNOWN, OTHER_DATE, Known, spoken_of, why_unknown
from pantau.claims.judge.comparator import Comparator, first_agreeing
from pantau.claims.judge.comparisons import agrees
from pantau.claims.judge.movements import ENDS, unchecked_direction
from pantau.claims.judge.pairs import (
    Pair,
    compared_pairs,
    direction,
    is_one_series,
    of_size,
    refused_pair,
    told,
)
from pantau.claims.judge.release_figures import AreaFigure, as_printed, why_no_change
from pantau.claims.judge.statement import Assessment
from pantau.claims.read.change_roles import said_direction
from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import DateMention, Number, lower
from pantau.claims.read.movements import said_of_way


def judge_change(claim: Claim, text: str, found: Sequence[Comparator], known: Known) -> Assessment | None:
    """What is to be said of the change that a claim tells; None where it tells none.

    `found`: the figures beside it. Of a change of two numbers both must be figures of the release; of one
    told by its size alone the release is asked for it.
    """
    if len(claim.codes) != 1:
        return None
    if claim.number("from") and claim.number("to"):
        return _of_two_ends(claim, said_way(claim, text), found)
    change = claim.number("change")
    if change is None or (change.readable and _is_unread(claim)):
        return None
    if not change.readable:
        return unchecked_direction(change.text)
    way = said_direction(lower(text), claim.sentence.start, change)
    if not way:
        return Assessment("unread", "unchecked", change.text, "unread")
    return _of_size(claim, signed_change(change, text), found, known)


def _is_unread(claim: Claim) -> bool:
    """Whether a direction of it is denied, supposed or not certain: each such word is told unchecked."""
    return any(one.kind == "change" and not one.way for one in claim.statements)


def said_way(claim: Claim, text: str) -> str:
    """'up' or 'down', as the verb of a change of two numbers says; ''."""
    return said_direction(lower(text), claim.sentence.start, later_end(claim))


def is_allowed(claim: Claim, found: Sequence[Comparator]) -> bool:
    """Whether both ends of a change are figures of the release that the gate lets be compared."""
    return next(_allowed(claim, found), None) is not None


def _of_two_ends(claim: Claim, way: str, found: Sequence[Comparator]) -> Assessment | None:
    first, last = first_agreeing(found, "from"), first_agreeing(found, "to")
    if first is None or last is None:
        return Assessment("change", "open", "", "change_open", NUMBER_UNKNOWN) if way else None
    pair = next(_allowed(claim, found), None)
    if pair is None:
        why, ends = _refused(claim, found)
        return Assessment("change", "refused", "", "change_refused", why, told(ends))
    if _is_unread(claim):
        return None
    if not way:
        said = said_of_way(lower(claim.sentence.text))
        return unchecked_direction(said) if said else None
    verdict = "true" if direction(*pair) == way else "false"
    return Assessment("change", verdict, "", f"change_{verdict}", values=told(pair))


def _pairs(found: Sequence[Comparator]) -> Iterator[tuple[Comparator, Comparator]]:
    for first in found:
        for last in found:
            if "from" in first.agreeing_roles and "to" in last.agreeing_roles:
                yield first, last


def _allowed(claim: Claim, found: Sequence[Comparator]) -> Iterator[Pair]:
    """Pairs of ends that may be compared, as the text tells them: the gate is asked of these very numbers."""
    for first, last in _pairs(found):
        if first.reasons or last.reasons or not is_one_series(first.figure, last.figure):
            continue
        pair = _as_written(claim, (first.figure, last.figure))
        if not why_no_change(*pair):
            yield pair


def _as_written(claim: Claim, ends: Pair) -> Pair:
    """Both ends as how many people, where the text tells them so."""
    first = claim.number("from")
    counts = first is not None and first.unit != "percent" and None not in [one["numerator"] for one in ends]
    return (ends[0].counted, ends[1].counted) if counts else ends


def _refused(claim: Claim, found: Sequence[Comparator]) -> tuple[str, Pair]:
    """Why the ends may not be compared, of the pair that comes nearest to it, as the text tells them."""
    first, last = min(
        _pairs(found),
        key=lambda pair: (
            not is_one_series(pair[0].figure, pair[1].figure),
            bool(pair[0].reasons or pair[1].reasons),
        ),
    )
    pair = _as_written(claim, (first.figure, last.figure))
    return why_no_change(*pair) or OTHER_DATE, pair


def _of_size(claim: Claim, change: Number, found: Sequence[Comparator], known: Known) -> Assessment:
    """A change told by its size alone, beside those of the release that it can be."""
    counts = change.unit not in ("points", "percent")
    lasts = _as_told(_last_figures(claim, found, known), counts=counts)
    if not lasts:
        return Assessment("change", "open", "", "change_open", why_unknown(claim, known))
    stated = of_size(claim.statements)
    base, since = (stated.base, stated.since) if stated else ((), "")
    base = base or _placed(claim)[:-1][:1]
    others = [one for one in known.figures(claim.codes[0]) if not one.is_estimate and one.amount is not None]
    others = _as_told(others, counts=counts)
    pairs = compared_pairs(lasts, others, base, since)
    for pair in pairs:
        if any(agrees(apart, change) for apart in _apart(*pair, change)):
            return Assessment("change", "true", "", "change_true", values=told(pair))
    for pair in pairs:
        if any(agrees(-apart, change) for apart in _apart(*pair, change)):  # by as much, the other way
            return Assessment("change", "false", "", "change_false", values=told(pair))
    if not pairs:
        return refused_pair(lasts, [one for one in others if is_one_series(one, lasts[0])], base, since)
    if not (claim.indicator or claim.basis in ("sakernas", "semesta")):
        return Assessment("change", "open", "", "change_open", "claims.why.basis_unsaid")
    return Assessment("change", "false", "", "change_false", values=told(pairs[0]))


def _as_told(figures: Iterable[AreaFigure], *, counts: bool) -> list[AreaFigure]:
    """Figures as what a change is told of: how many people, or what they are themselves."""
    found = [one.counted if counts else one for one in figures]
    return [one for one in found if one.amount is not None]


def _last_figures(claim: Claim, found: Sequence[Comparator], known: Known) -> Iterable[AreaFigure]:
    """The figures that a change can have led to, newest first: those of its number, else of its last date."""
    if any(claim.number(role) for role in ENDS):
        return [one.figure for one in found if not one.reasons and one.agreeing_roles & set(ENDS)]
    dates = _placed(claim)
    return spoken_of(replace(claim, figures=(), dates=dates[-1:]), known)


def _placed(claim: Claim) -> tuple[DateMention, ...]:
    """The dates of a claim in order of time."""
    dated = [(when.period.start, when) for when in claim.dates if when.period]
    return tuple(when for _, when in sorted(dated, key=lambda pair: pair[0]))


def _apart(first: AreaFigure, last: AreaFigure, change: Number) -> list[Decimal]:
    """What the release says of a change in the unit that the text tells it in.

    'naik 5 persen' of a percentage is of the earlier figure, or means points.
    """
    before, after = as_printed(first.amount), as_printed(last.amount)
    relative = [100 * (after / before - 1)] if before and change.unit == "percent" else []
    plain = first.indicator.unit == "percent" or change.unit != "percent"
    return [*relative, *([after - before] if plain else [])]
