"""A text as claims: the numbers that belong together, and the area, date and basis they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from pantau.claims.read.belonging import (
    Group,
    has_contrast,
    nearest_of,
    own_words,
    settle_places,
)
from pantau.claims.read.claim import Claim, Figure
from pantau.claims.read.dates import find_dates, is_present
from pantau.claims.read.distribution import dealt
from pantau.claims.read.grouping import SHOWN_ONLY, group_figures, indicator_of
from pantau.claims.read.mentions import LONGEST, Number, Place, Span, When, lower, masked, moved, plain
from pantau.claims.read.numbers import find_numbers
from pantau.claims.read.places import find_places
from pantau.claims.read.roles import assign_roles
from pantau.claims.read.sentences import sentences, unwrapped
from pantau.claims.read.signals import basis_of, counted_by, is_national_target, is_registered
from pantau.claims.read.vocabulary import NameMention, Vocabulary

# Laws, addresses and hours hold numbers that are no figures.
_NOT_FIGURES = re.compile(
    r"https?://\S{1,300}|www\.\S{1,300}|\S{1,60}@\S{1,60}"
    r"|\b(?:inpres|perpres|keppres|pp|uu|permendagri|permenaker|kepmendagri|perda|perbup|perwali|pergub"
    r"|surat edaran|se(?: mendagri)?|pasal|ayat)\b\.?(?: (?:nomor|no\.?))? ?[\d./]+(?:/\w+)*"
    r"(?: tahun (?:19|20)\d\d)?"
    # the factor of a written formula: '935.079 / 1.873.899 x 100%'
    r"|[x×*] ?100(?: ?%| persen)?(?![\d.,]*\d)"
    r"|\b(?:pukul|jam) \d{1,2}[.:]\d{2}|\b\d{1,2}[.:]\d{2} (?:wib|wita|wit)\b"
)


class TextTooLongError(ValueError):
    """A text is longer than LONGEST characters. Attributes: length, limit."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters, at most {LONGEST}")
        self.length, self.limit = length, LONGEST


def read_text(text: str, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of a text, in order; [] where it holds no number that speaks of anything.

    `vocabulary`: what it may call segments and indicators. Positions refer to `text`. Raises
    TextTooLongError. Never guesses: what can mean several things comes with all of them (Claim.codes,
    Number.problem, When.problem).
    """
    if len(text) > LONGEST:
        raise TextTooLongError(len(text))
    clean = unwrapped(plain(text))
    found: list[Claim] = []
    for sentence in sentences(clean):
        before = found[-1] if found else None
        new = _claims(sentence, vocabulary)
        found += [_inheriting(claim, before) for claim in new]
    return found


def _claims(sentence: Span, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of one sentence, their positions those of the whole text."""
    text = sentence.text
    alone = masked(text, [Span(m.start(), m.end(), "") for m in _NOT_FIGURES.finditer(lower(text))])
    named = vocabulary.find(lower(alone))
    # the words of an indicator's name say nothing else: 'Pekerja terdaftar tunggal' is no 'terdaftar'
    alone = masked(alone, [name for name in named if name.kind == "indicator"])
    places = find_places(alone)
    whens = find_dates(masked(alone, places))
    undated = masked(alone, whens)
    numbers = find_numbers(masked(undated, places))
    roles = assign_roles(lower(undated), numbers)
    figures = [Figure(role, number) for role, number in zip(roles, numbers, strict=True)]
    said = lower(alone)
    groups = group_figures(figures, [*places, *named], said)
    about = (basis_of(said), counted_by(said), is_registered(said), is_national_target(said))
    aside = [figure.number for figure in figures if figure.role in SHOWN_ONLY]
    marks = Marks(sentence, said, places, whens, named, aside, *about)
    numbered = [[figure.number for figure in group] for group in groups]
    ends = [group[-1].end for group in numbered]
    claims = [_claim(group, Group.of(numbered, ends, at), marks) for at, group in enumerate(groups)]
    return [_moved(claim, sentence.start) for claim in dealt(claims, said, settle_places(places))]


def _moved(claim: Claim, by: int) -> Claim:
    """A claim read from its sentence alone, at its place in the text."""
    return replace(
        claim,
        figures=tuple(Figure(figure.role, moved(figure.number, by)) for figure in claim.figures),
        places=tuple(moved(place, by) for place in claim.places),
        whens=tuple(moved(when, by) for when in claim.whens),
        aside=tuple(moved(number, by) for number in claim.aside),
    )


class Marks(NamedTuple):
    """What a sentence says besides numbers; `said` is all of it, in small letters."""

    sentence: Span
    said: str
    places: Sequence[Place]
    whens: Sequence[When]
    named: Sequence[NameMention]
    aside: Sequence[Number]
    basis: str
    counted_by: str
    registered: bool
    national_target: bool


def _claim(figures: Sequence[Figure], around: Group, marks: Marks) -> Claim:
    said = marks.said
    segments = nearest_of([name for name in marks.named if name.kind == "segment"], around)
    own = own_words(said, around)
    # a target's year is no date of a figure
    whens = nearest_of([when for when in marks.whens if not (when.target or when.spoken)], around)
    if any(when.period for when in whens):
        whens = [when for when in whens if not is_present(when)]
    return Claim(
        marks.sentence,
        tuple(figures),
        tuple(settle_places(nearest_of(marks.places, around))),
        tuple(whens),
        basis_of(own) or (marks.basis if not has_contrast(said) else ""),
        segments[-1].id if segments else "",
        indicator_of([name for name in marks.named if name.kind == "indicator"], around, said),
        marks.counted_by,
        marks.registered,
        target_year=_target_year(figures, marks.whens),
        national_target=marks.national_target,
        aside=tuple(
            number for number in marks.aside if around.opening(0) <= number.start < around.closing(len(said))
        ),
    )


def _target_year(figures: Sequence[Figure], whens: Sequence[When]) -> int | None:
    """The year of a claim's target: the one said of it, or the only one where it is all that is claimed."""
    roles = {figure.role for figure in figures}
    if "target" not in roles:
        return None
    said = [when for when in whens if when.target] or ([] if roles - {"target"} else whens)
    years = {when.period.start.year for when in said if when.period}
    return years.pop() if len(years) == 1 else None


def _inheriting(claim: Claim, before: Claim | None) -> Claim:
    """The claim with area and date of the sentence before, where it names none and that one is certain.

    Not over the end of a line: lines are headlines or a list, each by itself.
    """
    if before is None or "\n" in before.sentence.text:
        return claim
    taken: set[str] = set()
    places, whens = claim.places, claim.whens
    if not places and len(before.codes) == 1:
        places, taken = before.places, taken | {"place"}
    if not whens and len(before.whens) == 1 and before.whens[0].period:
        whens, taken = before.whens, taken | {"date"}
    return replace(claim, places=places, whens=whens, inherited=frozenset(taken)) if taken else claim
