"""The notes on a claim as sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.claims.judge.note import Note
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.claim import Claim
from pantau.claims.read.number_words import PART_TOLERANCE
from pantau.claims.say.words import Words
from pantau.text.numbers import listing, number, percent


def note_text(words: Words, judged: Judged, note: Note) -> str:
    """A note as a sentence."""
    given = dict(note.values)
    filled: dict[str, object] = {"points": number(PART_TOLERANCE, 1, words.language)}
    filled |= {name: given[name] for name in ("text",) if name in given}
    if "texts" in given:
        filled["texts"] = listing([f"“{text.strip()}”" for text in given["texts"]], words.language)
    if "codes" in given:
        filled["areas"] = listing([words.area(code) for code in given["codes"]], words.language)
    if "when" in given and given["when"].period:
        filled["date"] = words.date(given["when"].period.as_of)
    if "stated" in given:
        filled |= {"stated": _basis(words, given["stated"]), "found": _basis(words, given["row"]["basis"])}
    if note.key == "other_date":
        filled["date"] = words.date(given["row"]["as_of"])
    if note.key == "cut_off":
        filled["value"] = percent(given["ours"], 2, words.language)
    if note.key == "found_elsewhere":
        filled |= {
            "indicator": words.indicator(given["indicator"]),
            "definition": words.definition(given["indicator"]),
        }
    if note.key in ("mixed_sources", "open_basis"):
        filled |= {name: words.figure(given[name]) for name in ("part", "whole")}
    if note.key == "target_not_coverage":
        filled["coverage"] = _coverage(words, judged.claim, given["coverage"])
    return words.say(f"claims.note.{note.key}", **filled)


def _basis(words: Words, basis: str) -> str:
    return words.say(f"pages.basis.{basis}")


def _coverage(words: Words, claim: Claim, row: Mapping[str, Any] | None) -> str:
    if row is None:
        return words.say("claims.note.coverage_unknown")
    return words.say(
        "claims.note.coverage_is",
        area=words.area(claim.codes[0]),
        value=percent(row["value"], 2, words.language),
        date=words.date(row["as_of"]),
        basis=_basis(words, row["basis"]),
    )
