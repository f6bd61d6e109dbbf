"""A text as claims: the numbers that belong together, and the area, date and basis they speak of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pantau.claims.read.belonging import (
    NumberGroup,
    has_contrast,
    labels_of,
    meant_by,
    without_containing,
    words_about,
)
from pantau.claims.read.carried import Carried, Said
from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.read.dates import find_dates, means_now
from pantau.claims.read.distribution import distribute
from pantau.claims.read.grouping import SHOWN_ONLY, group_figures, named_indicator
from pantau.claims.read.marks import Marks
from pantau.claims.read.mentions import (
    LONGEST_TEXT,
    DateMention,
    Span,
    lower,
    masked,
    overlaps,
    shifted,
    unified,
)
from pantau.claims.read.movements import movements_in, with_bases
from pantau.claims.read.numbers import as_change, find_numbers
from pantau.claims.read.place_roles import subjects
from pantau.claims.read.places import find_places
from pantau.claims.read.roles import assign_roles
from pantau.claims.read.sentences import sentences, unwrapped
from pantau.claims.read.signals import (
    basis_of,
    counted_by,
    is_national_target,
    is_registered,
    of_everyone,
)
from pantau.claims.read.statements import statements_in
from pantau.claims.read.subject import Sentence, Subject
from pantau.claims.read.unknown_places import with_unknown
from pantau.claims.read.unnumbered import without_number
from pantau.claims.read.vocabulary import Vocabulary

# Laws, addresses and hours hold numbers that are no figures.
_NOT_FIGURES = re.compile(
    r"https?://\S{1,300}|www\.\S{1,300}|\S{1,60}@\S{1,60}"
    r"|\b(?:inpres|perpres|keppres|pp|uu|permendagri|permenaker|kepmendagri|perda|perbup|perwali|pergub"
    r"|surat edaran|se(?: mendagri)?|pasal|ayat)\b\.?(?: (?:nomor|no\.?))? ?[\d./]+(?:/\w+)*"
    r"(?: tahun (?:19|20)\d\d)?"
    # letters and agreements: 'nomor 119/1234/2025', '560/2.145/HK/2024'
    r"|\b(?:nomor|no\.?):? ?\d[\w.-]*/[\w./-]+"
    r"|\b(?!\d{1,2}/\d{1,2}/(?:19|20)?\d\d\b)\d{1,5}(?:\.\d+)*/[\w.-]+/[\w./-]*\d"
    # the factor of a written formula: '935.079 / 1.873.899 x 100%'
    r"|[x×*] ?100(?: ?%| persen)?(?![\d.,]*\d)"
    r"|\b(?:pukul|jam) \d{1,2}[.:]\d{2}|\b\d{1,2}[.:]\d{2} (?:wib|wita|wit)\b"
)


class TextTooLongError(ValueError):
    """A text is longer than LONGEST characters. Attributes: length, limit."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters, at most {LONGEST_TEXT}")
        self.length, self.limit = length, LONGEST_TEXT


def read_claims(text: str, vocabulary: Vocabulary) -> list[Claim]:
    """The claims of a text, in order; [] where it holds no number that speaks of anything.

    `vocabulary`: what it may call segments and indicators. Positions refer to `text`. Raises
    TextTooLongError. Never guesses: what can mean several things comes with all of them (Claim.codes,
    Number.problem, When.problem).
    """
    if len(text) > LONGEST_TEXT:
        raise TextTooLongError(len(text))
    clean = unwrapped(unified(text))
    found: list[Claim] = []
    carried = Carried()
    for sentence in sentences(clean):
        new, said = _claims(sentence, vocabulary, goes_on=bool(found))
        found += carried.given_to(new, said)
    return found


def _claims(sentence: Span, vocabulary: Vocabulary, *, goes_on: bool) -> tuple[list[Claim], Said]:
    """The claims of one sentence, their positions those of the whole text; goes_on: behind another claim."""
    text = sentence.text
    alone = masked(text, [Span(m.start(), m.end(), "") for m in _NOT_FIGURES.finditer(lower(text))])
    all_workers = of_everyone(lower(alone))
    named = [name for name in vocabulary.find(lower(alone)) if not overlaps(name, all_workers)]
    # the words of an indicator's name say nothing else: 'Pekerja terdaftar tunggal' is no 'terdaftar'
    alone = masked(alone, [name for name in named if name.kind == "indicator"])
    named_places = find_places(alone)
    dates = with_bases(lower(alone), find_dates(masked(alone, named_places)))
    undated = masked(alone, dates)
    numbers = find_numbers(masked(undated, named_places))
    places, surely = subjects(alone, with_unknown(alone, named_places))
    roles = assign_roles(lower(undated), numbers)
    figures = [
        ClaimFigure(role, as_change(number) if role == "change" else number)
        for role, number in zip(roles, numbers, strict=True)
    ]
    said = lower(alone)
    groups = group_figures(figures, [*places, *named], said)
    about = (basis_of(said), counted_by(said), is_registered(said), is_national_target(said))
    aside = [figure.number for figure in figures if figure.role in SHOWN_ONLY]
    marks = Marks(
        sentence, said, places, dates, named, aside, *about, starts=[number.start for number in numbers]
    )
    numbered = [[figure.number for figure in group] for group in groups]
    ends = [group[-1].end for group in numbered]
    claims = [_claim(group, NumberGroup.of(numbered, ends, at), marks) for at, group in enumerate(groups)]
    claims = distribute(claims, said, without_containing(places))
    read = Sentence(lower(undated), places, numbers)
    claims = _stating(claims, read, dates) if claims else without_number(read, marks, goes_on=goes_on)
    own = [_shifted(replace(claim, is_subject=surely), sentence.start) for claim in claims]
    outright = [when for when in dates if not (when.target or when.spoken or when.base)]
    return own, Said(sentence, without_containing(places), outright, marks.basis)


def _stating(claims: Sequence[Claim], sentence: Sentence, dates: Sequence[DateMention]) -> list[Claim]:
    """The claims of a sentence, each with what the sentence states of it."""
    subjects = [Subject(claim.places, [figure.number for figure in claim.figures]) for claim in claims]
    stated = [*statements_in(sentence, subjects), *movements_in(sentence, claims, dates)]
    return [
        replace(claim, statements=tuple(one for of, one in stated if of == at))
        for at, claim in enumerate(claims)
    ]


def _shifted(claim: Claim, by: int) -> Claim:
    """A claim read from its sentence alone, at its place in the text."""
    return replace(
        claim,
        figures=tuple(ClaimFigure(figure.role, shifted(figure.number, by)) for figure in claim.figures),
        places=tuple(shifted(place, by) for place in claim.places),
        dates=tuple(shifted(when, by) for when in claim.dates),
        aside=tuple(shifted(number, by) for number in claim.aside),
        statements=tuple(shifted(statement, by) for statement in claim.statements),
    )


def _claim(figures: Sequence[ClaimFigure], around: NumberGroup, marks: Marks) -> Claim:
    said = marks.said
    segments = meant_by(
        labels_of([name for name in marks.named if name.kind == "segment"], marks.starts, around), around
    )
    own = words_about(said, around)
    # a target's year is no date of a figure, nor is the one that it is compared with; but both ends have one
    both = any(figure.role == "from" for figure in figures)
    own_dates = [when for when in marks.dates if not (when.target or when.spoken or (when.base and not both))]
    dates = meant_by(own_dates, around)
    if any(when.period for when in dates):
        dates = [when for when in dates if not means_now(when)]
    return Claim(
        marks.sentence,
        tuple(figures),
        tuple(without_containing(meant_by(marks.places, around))),
        tuple(dates),
        basis_of(own) or (marks.basis if not has_contrast(said) else ""),
        segments[-1].id if segments else "",
        named_indicator([name for name in marks.named if name.kind == "indicator"], around, said),
        marks.counted_by,
        marks.registered,
        target_year=_target_year(figures, marks.dates),
        national_target=marks.national_target,
        aside=tuple(
            number for number in marks.aside if around.opening(0) <= number.start < around.closing(len(said))
        ),
    )


def _target_year(figures: Sequence[ClaimFigure], dates: Sequence[DateMention]) -> int | None:
    """The year of a claim's target: the one said of it, or the only one where it is all that is claimed."""
    roles = {figure.role for figure in figures}
    if "target" not in roles:
        return None
    said = [when for when in dates if when.target] or ([] if roles - {"target"} else dates)
    years = {when.period.start.year for when in said if when.period}
    return years.pop() if len(years) == 1 else None
