"""Sentences made from plain values: captions, alternative texts, summaries.

They state what a figure is, of what, when and how sure, and never praise or blame an area.
Every function takes a Text first and writes in its language; areas, indicators and segments
come in as names in that language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pantau.text import Text
from pantau.text.dates import age_text, date_text
from pantau.text.numbers import (
    digits_that_add_up,
    is_missing,
    listing,
    number,
    people,
    percent,
    points,
    rounded,
)
from pantau.text.values import change_text, numerator_text, shown

# Caveats of a figure that its sentence must not pass over; a rough one says so in its value.
_ONE_COUNT = {"numerator": "_n", "denominator": "_of"}
_DOUBTS = {"uncertain": "suspect", "artefact": "artefact"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one area, as plain values.

    numerator, denominator, change_people: people, or what `counted` says; value: in
    `unit`; change_points: points, or in the unit; as_of, change_from, denominator_as_of: the
    source's own dates. `measure`: the indicator's name where it is no coverage of workers. What
    is unknown is None.
    """

    area: str
    as_of: str | None
    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    status: str = "published"  # official, published, estimate
    basis: str = "unstated"
    segment: str = ""  # its name in the page's language: 'PU dan BPU'
    denominator_as_of: str | None = None
    change_points: float | None = None
    change_people: int | None = None
    change_from: str | None = None
    uncovered: str = ""  # already in words: of an estimate it is a range
    margin: int | None = None  # of an estimate: points either way
    caveat: str | None = None  # of the release: a figure that its source tells roughly says so
    age_months: int = 0
    unit: str = "percent"
    counted: str = "people"
    measure: str = ""


def area_summary(say: Text, figure: Figure) -> str:
    """What one area's figure says, in one or two sentences; see the module's tests for the form.

    Without a value it is the sentence of what is missing (`missing`).
    """
    if is_missing(figure.value):
        return missing(say, figure.area, figure.as_of)
    if figure.measure:
        first = _measured(say, figure)
    else:
        first = _counted(say, figure) if _has_counts(figure) else _percent_only(say, figure)
    change = change_clause(say, figure.change_points, figure.change_from, figure.unit)
    sentences = [first + (f"; {change}" if change else "") + "."]
    if figure.uncovered:
        left = say(f"format.{figure.counted}", number=figure.uncovered)
        sentences.append(say(f"sentence.uncovered_{figure.counted}", count=left))
    if figure.status == "estimate":
        sentences.append(say("sentence.is_estimate"))
    if figure.caveat in _DOUBTS:
        sentences.append(sentence_case(say(f"analysis.flags.{_DOUBTS[figure.caveat]}")) + ".")
    if not is_missing(figure.age_months) and figure.age_months > 0:
        sentences.append(say("sentence.is_old", age=age_text(figure.age_months, say.language)))
    return " ".join(sentences)


def sentence_case(text: str) -> str:
    """The text with a capital first letter, every other letter as it was ('angka 2024: Desember')."""
    return text[:1].upper() + text[1:]


def missing(say: Text, area: str, as_of: Any, last_as_of: Any = None) -> str:
    """'Belum ada angka untuk Empat Lawang pada Agustus 2025. Angka terakhir: September 2024.'"""
    when = date_text(as_of, say.language)
    text = (
        say("sentence.missing", area=area)
        if is_missing(as_of)
        else say("sentence.missing_at", area=area, when=when)
    )
    if is_missing(last_as_of):
        return text
    return f"{text} {say('sentence.missing_last', last=date_text(last_as_of, say.language))}"


def change_clause(say: Text, change_points: Any, change_from: Any, unit: str = "percent") -> str:
    """'naik 1,1 poin dari 2024', 'tetap dari 2024', or '' where there is nothing to compare with."""
    if is_missing(change_points) or is_missing(change_from):
        return ""
    origin = date_text(change_from, say.language)
    change = rounded(change_points, 1 if unit in ("percent", "yes_no") else 0)
    if change == 0:
        return say("sentence.unchanged", origin=origin)
    key = "sentence.rise" if change > 0 else "sentence.fall"
    return say(key, points=change_text(abs(change), unit, say.language).lstrip("+"), origin=origin)


def change_split(say: Text, total: float, from_participants: float, from_denominator: float) -> str:
    """How much of a change (points) came from participants, and how much from the denominator.

    With as many decimals as it takes for the parts, as written, to add up.
    """
    lang, digits = say.language, digits_that_add_up((total, (from_participants, from_denominator)))
    return say(
        "sentence.split",
        total=points(total, digits, lang),
        participants=points(from_participants, digits, lang),
        denominator=points(from_denominator, digits, lang),
    )


def furthest_sentence(say: Text, names: Sequence[str], uncovered: int, share: float | None = None) -> str:
    """Where most of the uncovered live: `uncovered` people there, `share` per cent of them all."""
    text = say("sentence.behind", areas=listing(names, say.language), people=people(uncovered, say.language))
    return (
        text
        if share is None
        else f"{text} {say('sentence.behind_share', share=percent(share, 1, say.language))}"
    )


def _value(figure: Figure, language: str) -> str:
    row = {"value": figure.value, "unit": figure.unit, "denominator": figure.denominator}
    row |= {"caveat": figure.caveat}
    return shown(row | {"margin": figure.margin}, language)


def _numerator(figure: Figure, language: str) -> str:
    row = {"numerator": figure.numerator, "denominator": figure.denominator, "margin": figure.margin}
    return numerator_text(row, language)


def _has_counts(figure: Figure) -> bool:
    return not is_missing(figure.numerator) and not is_missing(figure.denominator)


def _counted(say: Text, figure: Figure) -> str:
    lang = say.language
    of = number(figure.denominator, 0, lang)
    segment = say("sentence.as_segment", segment=figure.segment) if figure.segment else ""
    return say(
        "sentence.area",
        when=date_text(figure.as_of, lang),
        n=_numerator(figure, lang),
        of=of,
        workers=say(f"sentence.workers.{figure.basis}", count=of),
        area=figure.area,
        value=_value(figure, lang),
        mark=say("sentence.mark_estimate") if figure.status == "estimate" else "",
        segment=segment,
    )


def _measured(say: Text, figure: Figure) -> str:
    lang = say.language
    counts = ""
    if figure.unit in ("percent", "yes_no") and _has_counts(figure) and figure.denominator != 1:
        n, of = _numerator(figure, lang), number(figure.denominator, 0, lang)
        workers = say(f"sentence.workers.{figure.basis}", count=of)
        counts = say("sentence.counts", n=n, of=of, workers=workers)
    return say(
        "sentence.measured",
        when=date_text(figure.as_of, lang),
        measure=figure.measure,
        area=figure.area,
        value=_value(figure, lang),
        counts=counts,
        mark=say("sentence.mark_estimate") if figure.status == "estimate" else "",
    )


def _percent_only(say: Text, figure: Figure) -> str:
    lang = say.language
    told = {"n": _numerator(figure, lang), "of": number(figure.denominator, 0, lang)}
    known = [name for name in ("numerator", "denominator") if not is_missing(getattr(figure, name))]
    return say(
        "sentence.area_percent" + "".join(_ONE_COUNT[name] for name in known),
        **told,
        when=date_text(figure.as_of, lang),
        area=figure.area,
        value=_value(figure, lang),
        basis=say(f"sentence.basis.{figure.basis}"),
        mark=say("sentence.mark_estimate") if figure.status == "estimate" else "",
    )
