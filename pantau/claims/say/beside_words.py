"""The verdict on a claim beside the release, in a few words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pantau.claims.judge.comparator import Comparator, first_agreeing
from pantau.claims.judge.release_figures import as_printed
from pantau.claims.judge.verdict import Judged
from pantau.claims.read.mentions import Number
from pantau.claims.say.words import Words
from pantau.text.numbers import listing


def beside_text(words: Words, judged: Judged) -> str:
    """The verdict on a claim beside the release, in a few words."""
    kind = judged.release_verdict
    if kind in ("none", "nothing", "unplaced"):
        return words.say(f"claims.beside.{kind}")
    if kind == "told":
        return words.say("claims.beside.told", statement=_statement(words, judged))
    first = judged.comparators[0] if judged.comparators else None
    if first is None or not _is_told_of(first, kind):
        return _beside_target(words, judged, kind)
    if kind == "differs" and not first.tells_gap:
        return _from_all(words, judged)
    gaps = [words.gap(found, first) for found in first.comparisons if not found.agrees]
    return words.say(
        f"claims.beside.{kind}",
        what=_what(words, judged, first),
        difference=listing(gaps, words.language),
        reasons=_reasons(words, judged, first, kind),
        statement=_statement(words, judged),
    )


def _reasons(words: Words, judged: Judged, first: Comparator, kind: str) -> str:
    if kind == "unsure":
        return listing([words.say(f"claims.unsure.{why}") for why in judged.unsure], words.language)
    return words.listed(first.why_apart if kind == "apart" else first.reasons)


def _what(words: Words, judged: Judged, first: Comparator) -> str:
    """The figure that a verdict names; both ends of a change, each with its date."""
    ends = [first_agreeing(judged.comparators, role) for role in ("from", "to")]
    told = [one.figure for one in ends if one] if all(ends) else [first.figure]
    return listing(list(dict.fromkeys(words.figure(one.row) for one in told)), words.language)


def others_beside(judged: Judged) -> list[Comparator]:
    """Near figures of other measures, each once; none that stands beside the claim with its difference."""
    held = {id(one.figure) for one in judged.comparators if one.tells_gap}
    others = {id(one.figure): one for one in judged.comparators if not one.tells_gap}
    return [one for figure, one in others.items() if figure not in held]


def _is_told_of(first: Comparator, kind: str) -> bool:
    """Whether a verdict is told of the first figure; one in doubt or of something else contradicts nobody."""
    return first.partly or kind in ("apart", "unsure") or (kind == "differs" and not first.why_apart)


def _from_all(words: Words, judged: Judged) -> str:
    """That a number differs from whatever it can be: by how much has more than one answer."""
    meant = [one for one in judged.comparators if one.is_one_of_several and not one.why_apart]
    what = dict.fromkeys(words.figure(one.figure.row) for one in meant)
    return words.say("claims.beside.differs_from_all", what=listing(list(what), words.language))


def _statement(words: Words, judged: Judged) -> str:
    """In a few words how what the text tells of its figures was judged, the worst; '' for nothing."""
    for worst in ("false", "refused", "open", "unchecked", "true"):
        kinds = dict.fromkeys(one.kind for one in judged.assessments if one.verdict == worst)
        if kinds:
            named = listing([words.say(f"claims.kind.{kind}") for kind in kinds], words.language)
            return words.say(f"claims.statement.{worst}", kind=named)
    return ""


def _beside_target(words: Words, judged: Judged, kind: str) -> str:
    aim = judged.targets[0]
    return words.say(
        f"claims.beside.{kind}",
        what=words.say("claims.beside.target", document=words.document(aim.row)),
        difference=_off_target(words, judged.claim.number("target"), aim.row),
        reasons=words.say("claims.reason.target"),
        statement=_statement(words, judged),
    )


def _off_target(words: Words, stated: Number | None, target: Mapping[str, Any]) -> str:
    if stated is None or stated.value is None:
        return ""
    unit = "points" if target["unit"] == "percent" else "people"
    return words.value(abs(stated.value - as_printed(target["value"])), unit).lstrip("+")
