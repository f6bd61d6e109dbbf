"""What a text tells of its figures (changes, comparisons, ranks, targets) and its judgement, in words."""

from __future__ import annotations

from typing import Any

from pantau.claims.judge.standing import Standing
from pantau.claims.judge.statement import Assessment
from pantau.claims.judge.verdict import Judged
from pantau.claims.say.cells import target_basis, target_value
from pantau.claims.say.words import Words
from pantau.text.numbers import listing, number

_FIGURES = ("one", "other", "third", "fourth")
_NAMED = 3  # areas of the same figure that are named


def statement_texts(words: Words, judged: Judged) -> list[str]:
    """What is said of each statement, each once."""
    return list(dict.fromkeys(statement_text(words, one) for one in judged.assessments))


def worst_of(judged: Judged) -> str:
    """The worst verdict on what a text tells of its figures; '' where it tells nothing."""
    verdicts = {one.verdict for one in judged.assessments}
    return next((one for one in ("false", "refused", "open", "unchecked", "true") if one in verdicts), "")


def statement_text(words: Words, one: Assessment) -> str:
    """One judgement as a sentence."""
    given = dict(one.values)
    filled: dict[str, Any] = {name: words.valued(given[name]) for name in _FIGURES if name in given}
    filled["text"] = one.text.strip()
    if one.reason:
        filled["reason"] = words.say(one.reason)
    if "area" in given:
        filled["area"] = words.area(given["area"])
    if "target" in given:
        aim = given["target"]
        filled["target"] = f"{words.document(aim)}: {target_value(words, aim)}"
        filled["target_basis"] = target_basis(words, aim)
        filled["basis"] = words.say(f"pages.basis.{given['one']['basis']}")
    sentence = words.say(f"claims.statement.{one.said}", **filled, **_of_standing(words, given))
    return f"{sentence}{_caution(words, one, given.get('standing'))}"


def _of_standing(words: Words, given: dict[str, Any]) -> dict[str, Any]:
    standing = given.get("standing")
    if standing is None:
        return {}
    return {
        "scope": words.area(given["scope"]),
        "place": _place(words, standing.place, given["way"]),
        "ranked": number(standing.ranked, 0, words.language),
        "of": number(standing.of, 0, words.language),
        "first": words.valued({**given["one"], **dict(standing.first)}) if standing.first else "",
    }


def _place(words: Words, place: int, way: str) -> str:
    """'tertinggi', 'tertinggi ke-3'."""
    return words.say(f"claims.place.{way}" if place == 1 else f"claims.place.{way}_at", at=place)


def _caution(words: Words, one: Assessment, standing: Standing | None) -> str:
    """Who shares the figure, who stands first, and how many do not differ clearly."""
    if dict(one.values).get("clear") is False and one.is_decided:
        return f" {words.say('claims.statement.not_clear')}"
    if standing is None or standing.note:
        return ""
    told = []
    if standing.beside:
        named = listing([words.area(code) for code in standing.beside[:_NAMED]], words.language)
        told.append(words.say("claims.statement.beside", areas=named, count=len(standing.beside)))
    if one.verdict == "false" and standing.first:
        told.append(words.say("claims.statement.first", **_of_standing(words, dict(one.values))))
    if standing.similar:
        told.append(words.say("claims.statement.similar", count=standing.similar))
    return "".join(f" {sentence}" for sentence in told)
