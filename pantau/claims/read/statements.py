"""The comparisons and ranks that a sentence tells, read only where it leaves no doubt.

What is there and cannot be read for certain comes as 'unread', so that no verdict stands over it silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pantau.claims.read import statement_words as words
from pantau.claims.read.belonging import without_containing
from pantau.claims.read.compared import comparisons
from pantau.claims.read.mentions import masked
from pantau.claims.read.ranks import ranks
from pantau.claims.read.statement import Statement
from pantau.claims.read.subject import Sentence, Subject, nearest, unread


def statements_in(sentence: Sentence, subjects: Sequence[Subject]) -> list[tuple[int, Statement]]:
    """Every statement of a sentence, each with the number of the claim (of `subjects`) that it is of."""
    compared = [(one.at, statement) for one in comparisons(sentence, subjects) for statement in one.stated]
    found = [*compared, *ranks(sentence, subjects)]
    taken = [statement for _, statement in found]
    bare = [
        (nearest(subjects, match.start()), unread(match))
        for match in _unjudged(sentence)
        if not any(one.start < match.end() and match.start() < one.end for one in taken)
    ]
    return [
        (at, _counting(one, sentence)) for at, one in sorted([*found, *bare], key=lambda pair: pair[1].start)
    ]


def _unjudged(sentence: Sentence) -> Iterator[re.Match[str]]:
    """Words that compare with what stands elsewhere, or, of two areas, in a way that is not judged."""
    yield from words.BARE.finditer(sentence.small)
    if len({place.codes for place in sentence.places}) < 2:
        return
    known = [
        match.span()
        for pattern in (*words.COMPARED.values(), words.BARE)
        for match in pattern.finditer(sentence.small)
    ]
    for match in words.UNJUDGED.finditer(sentence.small):
        if not any(start < match.end() and match.start() < end for start, end in known):
            yield match


def _counting(statement: Statement, sentence: Sentence) -> Statement:
    """The statement, with whether it is of how many."""
    said = f"{sentence.small[: statement.start]} {statement.text}"
    return replace(statement, of_counts=bool(words.OF_COUNTS.search(said)))


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
