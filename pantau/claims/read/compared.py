"""The comparisons of areas that a sentence tells: whom each is of, and with whom.

'Bali 36,2 persen, di atas Lampung 17,9 persen dan di bawah Aceh 19,8 persen' compares Bali twice: an area
that another is compared with is nobody's subject until the sentence begins anew with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pantau.areas import NATION
from pantau.claims.read import statement_words as words
from pantau.claims.read.belonging import inside
from pantau.claims.read.doubt import is_qualified
from pantau.claims.read.mentions import PlaceMention
from pantau.claims.read.statement import Statement
from pantau.claims.read.subject import TURN, UNREAD, Sentence, Subject, nearest, unread


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one comparing word says, of claim number `at`.

    others: the areas compared with. end: where these end, their numbers with them. is_sure: whether it is
    certain who is compared with whom.
    """

    at: int
    stated: tuple[Statement, ...]
    others: tuple[PlaceMention, ...] = ()
    end: int = 0
    is_sure: bool = False


def comparisons(sentence: Sentence, subjects: Sequence[Subject]) -> list[Comparison]:
    """The comparisons of a sentence in order; `subjects`: its claims."""
    said = sorted(
        (
            (match, way)
            for way, pattern in words.COMPARED.items()
            for match in pattern.finditer(sentence.small)
        ),
        key=lambda pair: pair[0].start(),
    )
    found: list[Comparison] = []
    for match, way in said:
        at, is_sure = _whose(sentence, subjects, found[-1] if found else None, match)
        one = _comparison(sentence, subjects[at], at, way, match, is_sure=is_sure)
        if one.stated:
            found.append(one)
    return found


def compared_with(sentence: Sentence, subjects: Sequence[Subject]) -> dict[int, int]:
    """The claims on areas that others are compared with: number of the claim -> of the one compared."""
    return {
        at: one.at
        for one in comparisons(sentence, subjects)
        for other in one.others
        for at, subject in enumerate(subjects)
        if subject.numbers and at != one.at and other in subject.places and subject.start >= other.start
    }


def _whose(
    sentence: Sentence, subjects: Sequence[Subject], before: Comparison | None, match: re.Match[str]
) -> tuple[int, bool]:
    """(the claim that a comparing word speaks of, whether that is certain)."""
    near, small = nearest(subjects, match.start()), sentence.small
    if before is not None and before.others:
        link = small[before.end : match.start()]
        if words.GOES_ON.fullmatch(link):
            return before.at, before.is_sure
        if subjects[near].end <= before.end:
            return near, False  # no claim since then, and yet other words: 'yang di bawah Aceh'
    subject = subjects[near]
    place = subject.place
    if words.TO_TARGET.match(small, match.end()):
        return near, True  # a target is a number of the claim's own
    if place is None or subject.end > match.start() or TURN.search(small, subject.end, match.start()):
        return near, False
    if near and _is_one_of_several(small, subjects[near - 1], subject, before):
        return near, False
    since = [one for one in sentence.places if subject.end <= one.start < match.start()]
    return near, all(one.codes == place.codes or inside(place, one) for one in since)


def _is_one_of_several(small: str, first: Subject, last: Subject, before: Comparison | None) -> bool:
    """Whether a subject is the last of a list: 'Aceh 19,8 persen dan Bali 36,2 persen di bawah Lampung'."""
    if before is not None and before.end >= first.end:
        return False  # what stands before belongs to a comparison of its own
    ends = (first.end, max((one.end for one in first.places), default=first.end))
    starts = (last.start, min((one.start for one in last.places), default=last.start))
    return any(end <= start and words.LISTED.search(small[end:start]) for end in ends for start in starts)


def _comparison(
    sentence: Sentence, subject: Subject, at: int, way: str, match: re.Match[str], *, is_sure: bool
) -> Comparison:
    """What one comparing word says; nothing stated where it is a bound: 'di atas 50 persen'."""
    small, end = sentence.small, match.end()
    is_sure &= not is_qualified(small, match.start())
    if words.TO_TARGET.match(small, end):
        kind = "target" if is_sure and way != "equal" else UNREAD
        return Comparison(at, (Statement(match.start(), end, match[0], kind, way),))
    others, until, doubted = _others(sentence, end)
    if not others:
        nothing = not _is_with_number_first(sentence, subject, match) and _compares_nothing(sentence, match)
        return Comparison(at, () if nothing else (unread(match),))
    is_sure &= not words.OF_OTHER.search(small, 0, match.start())
    place = subject.place
    if not is_sure or place is None or any(_is_no_other(one, place) for one in others):
        return Comparison(at, (unread(match),), tuple(others), until)
    stated = [Statement(match.start(), one.end, match[0], "areas", way, one) for one in others]
    if doubted:
        stated.append(unread(match))
    return Comparison(at, tuple(stated), (*others, *doubted), until, is_sure=not doubted)


def _is_no_other(other: PlaceMention, place: PlaceMention) -> bool:
    return len(other.codes) != 1 or other.codes == place.codes


def _compares_nothing(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a word that may compare is a bound before a number, or a way of speaking."""
    number = next((one for one in sentence.numbers if one.start >= match.end()), None)
    before_number = number is not None and words.TO_NUMBER.fullmatch(
        sentence.small[match.end() : number.start]
    )
    if words.TO_TIME.match(sentence.small, match.end()):
        return False
    if match[0].startswith(("sama", "setara")):
        return True  # 'setara 50 persen', 'sama dengan dua juta orang': says the same again
    loose = bool(words.IS_LOOSE.fullmatch(match[0]))
    return loose and (bool(before_number) or not words.FIGURE_AHEAD.match(sentence.small, match.end()))


def _is_with_number_first(sentence: Sentence, subject: Subject, match: re.Match[str]) -> bool:
    """Whether a figure is compared with a number first, then its area: 'di atas 17,9 persen di Lampung'."""
    number = next((one for one in sentence.numbers if one.start >= match.end()), None)
    if number is None or not subject.numbers or subject.end > match.start():
        return False
    if not words.TO_NUMBER.fullmatch(sentence.small[match.end() : number.start]):
        return False
    behind = next((one for one in sentence.places if one.start >= number.end), None)
    return behind is not None and bool(words.OF_AREA.fullmatch(sentence.small[number.end : behind.start]))


def _others(sentence: Sentence, end: int) -> tuple[list[PlaceMention], int, list[PlaceMention]]:
    """(areas compared with, where they and their numbers end, one that may be of them or begin anew).

    Each is named right behind the word, or behind the one before and its number.
    """
    found: list[PlaceMention] = []
    for place in sentence.places:
        if place.start < end:
            continue
        between = sentence.small[end : place.start]
        if not found:
            link = words.TO_NATION if place.codes == (NATION,) else words.TO_AREA
            if not link.fullmatch(between):
                break
        elif not words.JOINED.fullmatch(between):
            break
        else:
            behind = _own_end(sentence, place)
            if words.COMPARES_NEXT.match(sentence.small, behind):
                break  # 'dan NTB 21,7 persen di bawah Aceh': another sentence begins
            if not words.LIST_GOES_ON.match(sentence.small, behind):
                return found, behind, [place]
        found.append(place)
        end = _own_end(sentence, place)
    return found, end, []


def _own_end(sentence: Sentence, place: PlaceMention) -> int:
    """Where an area and the numbers told of it end: 'Lampung (800 ribu pekerja atau 17,9 persen)'."""
    end = place.end
    for number in sentence.numbers:
        if number.start >= end and words.OWN_NUMBER.fullmatch(sentence.small[end : number.start]):
            end = number.end
    closing = re.compile(r"\s*\)").match(sentence.small, end)
    return closing.end() if closing else end
