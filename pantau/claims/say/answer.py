"""What was found in a text as plain values, for JSON: stable names, documented in docs/cek.md."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.say.beside_words import beside_text
from pantau.claims.say.note_words import note_text
from pantau.claims.say.statement_words import statement_texts
from pantau.claims.say.words import Words

# Verdicts on a claim's own sums, in the words of the answer.
ARITHMETIC = {
    "match": "sama",
    "numbers_only": "sama",
    "differs": "berbeda",
    "computed": "dihitung",
    "unsure": "perlu dipastikan",
    "refused": "tidak sebanding",
    "open": "perlu dipastikan",
    "none": "tidak ada",
}


def answer(judged: Sequence[Judged], words: Words) -> list[dict[str, Any]]:
    """The claims of a text in order, each a dict of strings, numbers, lists and None."""
    return [_claim(one, words) for one in judged]


def _claim(one: Judged, words: Words) -> dict[str, Any]:
    claim = one.claim
    periods = [when.period.as_of if when.period else "?" for when in claim.dates]
    return {
        "sentence": claim.sentence.text.strip(),
        "figures": [_figure(figure) for figure in claim.figures],
        "areas": list(dict.fromkeys(claim.codes)),
        "period": periods[0] if periods else "",
        "periods": periods,
        "basis": claim.basis,
        "segment": claim.segment,
        "indicator": claim.indicator,
        "arithmetic": ARITHMETIC[one.arithmetic_verdict],
        "calculations": words.checks(one),
        "verdict": words.say(f"claims.verdict.{verdict_of(one)}"),
        "reasons": _reasons(one, words),
        "statements": statement_texts(words, one),
        "held_against": [*_beside(claim, one.comparators, words), *_targets(one)],
    }


def _figure(figure: ClaimFigure) -> dict[str, Any]:
    one = figure.number
    return {
        "role": figure.role,
        "text": one.text.strip(),
        "value": _plain(one.value),
        "low": _plain(one.low),
        "high": _plain(one.high),
        "unit": one.unit,
    }


def _plain(value: Decimal | float | None) -> int | float | None:
    """A number as JSON has it: whole ones without a decimal point."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def _reasons(one: Judged, words: Words) -> list[dict[str, str]]:
    """Why the verdict is what it is, as codes and sentences: the verdict itself, then what to mind."""
    first = {"code": one.release_verdict, "text": beside_text(words, one)}
    return [first, *({"code": note.key, "text": note_text(words, one, note)} for note in one.notes)]


def _beside(claim: Claim, found: Sequence[Comparator], words: Words) -> list[dict[str, Any]]:
    return [_comparator(claim, beside, words) for beside in found]


def _comparator(claim: Claim, beside: Comparator, words: Words) -> dict[str, Any]:
    row, figure = beside.figure.row, beside.figure
    gaps = {one.role: _plain(one.difference) for one in beside.comparisons} if beside.tells_gap else {}
    return {
        "kind": "figure",
        "indicator": figure.indicator.id,
        "segment": figure.segment.id,
        "area": claim.codes[0],
        "period": str(row["as_of"]),
        "basis": str(row["basis"]),
        "counted_by": str(row["counted_by"]),
        "value": _plain(figure.amount),
        "numerator": _plain(row["numerator"]),
        "denominator": _plain(row["denominator"]),
        "published": _plain(row["published_pct"]),
        "unit": figure.indicator.unit,
        "agrees": beside.agrees,
        "agreeing": sorted(beside.agreeing_roles),
        "differences": gaps,
        "why_not": [words.listed((reason,)) for reason in beside.why_apart],
        "source": str(row["source_title"]),
    }


def _targets(one: Judged) -> list[dict[str, Any]]:
    return [
        {
            "kind": "target",
            "document": str(aim.row["document"]),
            "area": str(aim.row["area_code"]),
            "period": str(aim.row["year"]),
            "basis": str(aim.row["basis"]),
            "value": _plain(aim.row["value"]),
            "unit": str(aim.row["unit"]),
            "agrees": aim.verdict == "match",
        }
        for aim in one.targets
    ]
