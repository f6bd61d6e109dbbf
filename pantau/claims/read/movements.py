"""The rises and falls that a sentence tells of its figures: which figure, which way, since when.

A word of direction that is there and cannot be placed for certain comes without a way: it is said not to be
checked. Those with both their numbers ('dari 39 menjadi 29 persen') are read as roles, and judged there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pantau.claims.read import movement_words as words
from pantau.claims.read.claim import Claim
from pantau.claims.read.compared import compared_with
from pantau.claims.read.doubt import is_doubted
from pantau.claims.read.mentions import DateMention, Number, Span, lower, masked
from pantau.claims.read.statement import Statement
from pantau.claims.read.subject import TURN, Sentence, Subject

_FAR = 60  # characters from a word of direction to the number that it leads to
_Match = re.Match[str]


def with_bases(small: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The dates of a sentence, marked those that a figure is compared with, where it tells a rise or fall."""
    plain = without_idioms(small)
    if not (words.MOVES.search(plain) or words.LOOSE.search(plain)):
        return list(dates)
    return [replace(when, base=_is_base(plain, when)) for when in dates]


def without_idioms(small: str) -> str:
    """A sentence without ways of speaking that move no figure: 'turun tangan', 'guna peningkatan'."""
    return masked(small, [Span(match.start(), match.end(), "") for match in words.IDIOMS.finditer(small)])


def _is_base(small: str, when: DateMention) -> bool:
    before = small[max(0, when.start - 90) : when.start]
    return bool(words.BASE_BEFORE.search(words.SEVERAL_YEARS.sub("", before)))


def movements_in(
    sentence: Sentence, claims: Sequence[Claim], dates: Sequence[DateMention]
) -> Iterator[tuple[int, Statement]]:
    """Every rise or fall that a sentence tells, each with the number of the claim that it is of.

    `claims`: at least one; their positions are the sentence's own. dates: all of the sentence.
    """
    small = without_idioms(sentence.small)
    told: set[int] = set()
    subjects = [Subject(claim.places, [figure.number for figure in claim.figures]) for claim in claims]
    compared = compared_with(sentence, subjects)
    ways: dict[int, set[bool]] = {}
    moves = [(_claim_of(small, claims, match, compared), match) for match in words.MOVES.finditer(small)]
    for at, match in moves:
        if not (_has_two_ends(claims[at]) and _is_of_another(sentence, claims, at, match) is not None):
            ways.setdefault(at, set()).add(bool(match["down"]))
    for at, match in moves:
        told.add(at)
        sure = _is_certain(small, match)
        if not _has_two_ends(claims[at]):
            yield at, _movement(replace(sentence, small=small), claims, at, match, dates)
        elif (of := _is_of_another(sentence, claims, at, match)) is not None:
            yield of, _unread(match)
        elif not sure or len(ways[at]) > 1:  # both ways: which of them is meant is not certain
            yield at, _unread(match)
        if not sure:  # the sentence's other figures of the area are part of what is denied
            yield from (
                (other, _unread(match))
                for other, one in enumerate(claims)
                if other != at and one.codes == claims[at].codes
            )
    for match in words.LOOSE.finditer(small):
        at = _claim_of(small, claims, match, compared)
        if at not in told:
            yield at, _unread(match)


def said_of_way(small: str) -> str:
    """The first word of direction of a sentence; '' where there is none."""
    plain = without_idioms(small)
    found = words.MOVES.search(plain) or words.LOOSE.search(plain)
    return found[0].strip() if found else ""


def first_movement(sentence: Sentence) -> int | None:
    """Where the first word of direction stands in a sentence; None where there is none."""
    small = without_idioms(sentence.small)
    found = [match.start() for pattern in (words.MOVES, words.LOOSE) if (match := pattern.search(small))]
    return min(found, default=None)


def tells_movement(sentence: Sentence, dates: Sequence[DateMention]) -> bool:
    """Whether a sentence without a number tells a rise or fall between two dates."""
    match = words.MOVES.search(without_idioms(sentence.small))
    if match is None:
        return False
    base = _base(sentence.small, match, dates)
    return base is not None and base != ((), "")


def _unread(match: _Match) -> Statement:
    return Statement(match.start(), match.end(), match[0].strip(), "change")


def _has_two_ends(claim: Claim) -> bool:
    return claim.number("from") is not None and claim.number("to") is not None


def _is_of_another(sentence: Sentence, claims: Sequence[Claim], at: int, match: _Match) -> int | None:
    """The claim that a word behind a whole change is of: 'dari 28,6 menjadi 29,1, sedangkan Maluku turun'."""
    end = _end(claims[at])
    if match.start() < end or _led_to(sentence.small, claims[at], match) is not None:
        return None
    named = any(end <= one.start < match.start() for one in sentence.places)
    if not (named or TURN.search(sentence.small, end, match.start())):
        return None
    return next((of for of, one in enumerate(claims) if one.figures and _start(one) >= match.end()), at)


def _claim_of(small: str, claims: Sequence[Claim], match: _Match, compared: Mapping[int, int]) -> int:
    """The claim that a word of direction is said of: of the number it leads to, else the one before.

    compared: claims that others are compared with: behind these it is said of the one that is compared.
    """
    if not any(claim.figures for claim in claims):
        return 0
    led_to = next((at for at, claim in enumerate(claims) if _led_to(small, claim, match)), None)
    if led_to is not None:
        return led_to
    before = [at for at, claim in enumerate(claims) if claim.figures and _end(claim) <= match.start()]
    inside = [at for at, one in enumerate(claims) if one.figures and _start(one) <= match.start() < _end(one)]
    last = (inside or before[-1:] or [0])[0]
    return last if inside else compared.get(last, last)


def _led_to(small: str, claim: Claim, match: _Match) -> Number | None:
    """The number of a claim that a word of direction leads to: 'turun menjadi 17,9 persen', 'naik 2 poin'."""
    for figure in claim.figures:
        number = figure.number
        between = small[match.end() : number.start] if number.start >= match.end() else "\n"
        near = len(between) <= _FAR and not re.search(r"[;,()\n\d]", between)
        if near and figure.role in ("to", "change", "from") and not words.MOVES.search(between):
            return number
    return None


def _start(claim: Claim) -> int:
    return min(figure.number.start for figure in claim.figures)


def _end(claim: Claim) -> int:
    return max(figure.number.end for figure in claim.figures)


def _movement(
    sentence: Sentence, claims: Sequence[Claim], at: int, match: _Match, dates: Sequence[DateMention]
) -> Statement:
    small, claim = sentence.small, claims[at]
    base = _base(small, match, dates)
    led_to = _led_to(small, claim, match)
    of_size = led_to is not None and led_to is claim.number("change")
    sure = base is not None and _is_certain(small, match)
    if led_to is None:
        sure &= _is_of_claim(sentence, claim, match)
    if base == ((), "") and not of_size:
        sure &= _is_alone(claims, at)
    if not sure or base is None:
        return _unread(match)
    return Statement(
        match.start(), match.end(), match[0], "change", "down" if match["down"] else "up",
        base=base[0], since=base[1], is_of_size=of_size,
        is_steady=bool(words.STEADY.search(small[max(0, match.start() - 40) : match.start()])),
    )  # fmt: skip


def _is_certain(small: str, match: _Match) -> bool:
    """Whether a direction is said outright, and of the figure."""
    before = small[max(0, match.start() - 60) : match.start()]
    if is_doubted(small, match.start()):
        return False
    return not words.UNSURE.search(before) and not words.UNSURE_BEHIND.match(small[match.end() :])


def _is_of_claim(sentence: Sentence, claim: Claim, match: _Match) -> bool:
    """Whether a word of direction that leads to no number speaks of a claim, with nothing else between."""
    small = sentence.small
    if not claim.figures:
        return not words.OF_OTHER.search(small[: match.start()])
    if match.start() >= _end(claim):
        between = Span(_end(claim), match.start(), small[_end(claim) : match.start()])
        clause = between.text
    elif match.end() <= _start(claim):
        between = Span(match.end(), _start(claim), small[match.end() : _start(claim)])
        clause = small[: match.start()]
        if "menjadi" in between.text or words.FROM_NUMBER.match(between.text):
            return False
    else:
        return False
    other = [
        place
        for place in sentence.places
        if between.start <= place.start < between.end and place.codes != claim.codes
    ]
    behind = next((one for one in sentence.numbers if one.start >= match.end()), None)
    leads_away = behind is not None and bool(words.FROM_NUMBER.match(small[match.end() : behind.start]))
    parted = TURN.search(between.text) or words.OF_OTHER.search(clause) or other or leads_away
    return not parted and _is_of_its_kind(clause, claim)


def _is_of_its_kind(clause: str, claim: Claim) -> bool:
    """Whether the words of a clause speak of what a claim has: a share, or how many."""
    shares = any(figure.number.unit == "percent" for figure in claim.figures)
    counts = any(figure.number.unit in ("people", "plain") for figure in claim.figures)
    if words.OF_SHARE.search(clause):
        return shares
    return counts or not words.OF_HOW_MANY.search(clause)


def _is_alone(claims: Sequence[Claim], at: int) -> bool:
    """Whether no other claim of the sentence speaks of the same: from that one it may have risen."""
    thing = _thing(claims[at])
    return not any(_thing(other) == thing for number, other in enumerate(claims) if number != at)


def _thing(claim: Claim) -> tuple[object, ...]:
    return claim.codes, claim.segment, claim.indicator


def _base(
    small: str, match: _Match, dates: Sequence[DateMention]
) -> tuple[tuple[DateMention, ...], str] | None:
    """(dates that a change counts from, 'year' for the year before or ''); None where not certain."""
    based = [when for when in dates if when.base]
    behind = [when for when in based if when.start >= match.end()][:1] or based[-1:]
    if behind:
        when = behind[0]
        if when.period:
            return (when,), ""
        if words.SEVERAL_YEARS.search(small[: when.start]):
            return None
        return ((), "year") if words.YEAR_BEFORE.fullmatch(lower(when.text)) else None
    rest = small[match.end() :]
    if words.OTHER_BASE_BEHIND.match(rest):
        return None
    return (), "year" if words.YEAR_BEHIND.match(rest) else ""
