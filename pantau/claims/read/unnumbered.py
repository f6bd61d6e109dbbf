"""Sentences that state something of figures without naming one: comparisons, ranks, rises and falls."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pantau.claims.read import statement_words as words
from pantau.claims.read.belonging import without_containing
from pantau.claims.read.claim import Claim
from pantau.claims.read.marks import Marks
from pantau.claims.read.mentions import Number
from pantau.claims.read.movements import first_movement, movements_in, tells_movement
from pantau.claims.read.statement import Statement
from pantau.claims.read.statements import without_numbers
from pantau.claims.read.subject import Sentence, Subject
from pantau.claims.read.topics import is_of_health, speaks_of_coverage


def without_number(sentence: Sentence, marks: Marks, *, goes_on: bool) -> list[Claim]:
    """The claim of a sentence that compares, ranks or tells a change without a figure; [] for any other.

    goes_on: whether a figure was told before it, of which it may speak.
    """
    if is_of_health(marks.said):
        return []
    named = any(name.kind == "indicator" for name in marks.named)
    of_coverage = named or speaks_of_coverage(marks.said)
    found = without_numbers(sentence, of_coverage=of_coverage, goes_on=goes_on)
    if found is not None:
        subject, stated = found
        return [_claim(subject, stated, marks)] if _tells_ranks(marks.aside, stated) else []
    return [] if marks.aside else _of_movement(sentence, marks, of_coverage=of_coverage, goes_on=goes_on)


def _tells_ranks(aside: Sequence[Number], stated: Sequence[Statement]) -> bool:
    """Whether the numbers of a sentence, if any, are of the rank that it states: '34 dari 34 provinsi'."""
    if any(one.kind == "areas" for one in stated):
        return not aside
    return all(number.unit in ("rank", "place") for number in aside)


def _of_movement(sentence: Sentence, marks: Marks, *, of_coverage: bool, goes_on: bool) -> list[Claim]:
    """The claim of a sentence that says only which way an area went, or a figure told before it.

    Of which figure 'Angka ini turun' speaks is not guessed.
    """
    start = first_movement(sentence)
    if start is None:
        return []
    subject = Subject(without_containing([one for one in sentence.places if one.end <= start]), ())
    claim = _claim(subject, (), marks)
    of_before = goes_on and subject.place is None and bool(words.OF_BEFORE.search(sentence.small))
    if not (of_before or (of_coverage and subject.place and tells_movement(sentence, marks.dates))):
        return []
    stated = [statement for _, statement in movements_in(sentence, [claim], marks.dates)]
    if of_before:
        stated = [replace(one, way="") for one in stated]
    return [replace(claim, statements=tuple(stated))] if stated else []


def _claim(subject: Subject, stated: Sequence[Statement], marks: Marks) -> Claim:
    named = [name for name in marks.named if name.kind == "indicator"]
    segments = [name for name in marks.named if name.kind == "segment"]
    return Claim(
        marks.sentence,
        (),
        tuple(subject.places),
        tuple(when for when in marks.dates if not (when.target or when.spoken or when.base)),
        marks.basis,
        segments[-1].id if segments else "",
        named[-1].id if named else "",
        marks.counted_by,
        marks.registered,
        statements=tuple(stated),
    )
