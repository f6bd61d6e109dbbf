"""The comparisons and ranks that a sentence tells, read only where it leaves no doubt.

What is there and cannot be read for certain comes as 'unread', so that no verdict stands over it silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pantau.areas import NATION
from pantau.claims.read import statement_words as words
from pantau.claims.read.belonging import without_containing
from pantau.claims.read.mentions import PlaceMention, masked
from pantau.claims.read.ranks import ranks
from pantau.claims.read.statement import Statement
from pantau.claims.read.subject import TURN, UNREAD, Sentence, Subject, nearest, unread

_JOINED = re.compile(r"\s*(?:,|,? ?dan|serta|maupun|and|&)\s*(?:(?:kabupaten|kab\.?|kota|provinsi)\s+)?")


def statements_in(sentence: Sentence, subjects: Sequence[Subject]) -> list[tuple[int, Statement]]:
    """Every statement of a sentence, each with the number of the claim (of `subjects`) that it is of."""
    found = [*_comparisons(sentence, subjects), *ranks(sentence, subjects)]
    taken = [statement for _, statement in found]
    bare = [
        (nearest(subjects, match.start()), unread(match))
        for match in words.BARE.finditer(sentence.small)
        if not any(one.start <= match.start() < one.end for one in taken)
    ]
    return [
        (at, _counting(one, sentence)) for at, one in sorted([*found, *bare], key=lambda pair: pair[1].start)
    ]


def _counting(statement: Statement, sentence: Sentence) -> Statement:
    """The statement, with whether it is of how many."""
    said = f"{sentence.small[: statement.start]} {statement.text}"
    return replace(statement, of_counts=bool(words.OF_COUNTS.search(said)))


def _comparisons(sentence: Sentence, subjects: Sequence[Subject]) -> Iterator[tuple[int, Statement]]:
    for way, pattern in words.COMPARED.items():
        for match in pattern.finditer(sentence.small):
            at = nearest(subjects, match.start())
            for statement in _compared(sentence, subjects[at], way, match):
                yield at, statement


def _compared(sentence: Sentence, subject: Subject, way: str, match: re.Match[str]) -> list[Statement]:
    """What one comparing word says; [] where it compares nothing: 'di atas 50 persen' is a bound."""
    small, end = sentence.small, match.end()
    loose = bool(words.IS_LOOSE.fullmatch(match[0]))
    if words.TO_TARGET.match(small, end):
        sure = not words.QUALIFIED.search(small, max(0, match.start() - 60), match.start())
        kind = "target" if sure and way != "equal" else UNREAD
        return [Statement(match.start(), end, match[0], kind, way)]
    others = _others(sentence, end)
    if not others:
        return [] if _compares_nothing(sentence, match, loose=loose) else [unread(match)]
    if not _is_sure(sentence, subject, match, others):
        return [unread(match)]
    return [Statement(match.start(), other.end, match[0], "areas", way, other) for other in others]


def _compares_nothing(sentence: Sentence, match: re.Match[str], *, loose: bool) -> bool:
    """Whether a word that may compare is a bound before a number, or a way of speaking."""
    number = next((one for one in sentence.numbers if one.start >= match.end()), None)
    before_number = number is not None and words.TO_NUMBER.fullmatch(
        sentence.small[match.end() : number.start]
    )
    if words.TO_TIME.match(sentence.small, match.end()):
        return False
    if match[0].startswith(("sama", "setara")):
        return True  # 'setara 50 persen', 'sama dengan dua juta orang': says the same again
    return loose and (bool(before_number) or not words.FIGURE_AHEAD.match(sentence.small, match.end()))


def _others(sentence: Sentence, end: int) -> list[PlaceMention]:
    """The areas compared with, each named right behind the word or behind the one before."""
    found: list[PlaceMention] = []
    for place in sentence.places:
        if place.start < end:
            continue
        between = sentence.small[end : place.start]
        link = _JOINED if found else (words.TO_NATION if place.codes == (NATION,) else words.TO_AREA)
        if not link.fullmatch(between):
            break
        found.append(place)
        end = place.end
    return found


def _is_sure(
    sentence: Sentence, subject: Subject, match: re.Match[str], others: Sequence[PlaceMention]
) -> bool:
    """Whether it is certain who is compared with whom."""
    if words.QUALIFIED.search(sentence.small, max(0, match.start() - 60), match.start()):
        return False
    if words.OF_OTHER.search(sentence.small, 0, match.start()):
        return False
    place = subject.place
    if place is None or any(len(other.codes) != 1 or other.codes == place.codes for other in others):
        return False
    if not subject.numbers:
        return place.start < match.start()
    between = sentence.small[subject.end : match.start()]
    return subject.end <= match.start() and not TURN.search(between)


def without_numbers(
    sentence: Sentence, *, of_coverage: bool, goes_on: bool
) -> tuple[Subject, list[Statement]] | None:
    """What a sentence without a number states, and of whom: of the one area before its first statement.

    of_coverage: whether it speaks of figures of ours; one that does not is heard only where nothing but
    plain words part the area from what is said of it ('gunung tertinggi' is no figure). goes_on: whether a
    figure was told before it, of which it may speak ('Angka ini ...'). None for nothing.
    """
    found = [match for pattern in _ALL if (match := pattern.search(sentence.small))]
    if not found:
        return None
    first = min(match.start() for match in found)
    subject = Subject(without_containing([one for one in sentence.places if one.end <= first]), ())
    stated = [statement for _, statement in statements_in(sentence, [subject])]
    beside = _says_nothing_else(sentence, [match for match in found if match.start() == first])
    if words.OF_BEFORE.search(sentence.small) and goes_on and stated:
        return subject, stated
    if not stated or not (of_coverage or (beside and stated[0].kind in ("areas", "rank"))):
        return None
    return subject, stated


def _says_nothing_else(sentence: Sentence, found: Sequence[re.Match[str]]) -> bool:
    """Whether a sentence holds its areas, what is stated of them, and plain words only."""
    spans = [*sentence.places, *(unread(match) for match in found)]
    return bool(_ONLY_PLAIN.fullmatch(masked(sentence.small, spans)))


_ALL = (*words.COMPARED.values(), words.RANKED)
_ONLY_PLAIN = re.compile(
    r"(?:[\s,.!\x00-]|\b(?:yang|adalah|menjadi|merupakan|sebagai|masih|kini|tetap|paling|di|se|pada|tahun|secara"
    r"|tingkat|nasional|nationally|indonesia|provinsi|kabupaten|kota|is|the|has|in|on"
    # of so many: 'peringkat 34 dari 34 provinsi'
    r"|menempati|berada|ranks?|ranked|dari|of|provinces|kab|ke|\d{1,3})\b)*"
)
