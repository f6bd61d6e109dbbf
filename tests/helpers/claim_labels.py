"""Labelled texts for Cek angka, and how well the tool reads and judges them.

A label is one entry a claim. `figures`: role=value, with the letters of `LETTERS`; '|' between roles that
are both right, 'a..b' a range. `area`, `date`: '/' between answers that are both right, '' for none, '?'
for a date that cannot be placed, '*' for any. `basis`, `kind` (segment): the same. `arithmetic`,
`comparison`: letters, any of which is right; of `comparison` capitals are right, small ones tolerated.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import Judged, judge_text
from pantau.store import Release

LETTERS = {
    "numerator": "n", "denominator": "N", "percent": "p", "uncovered": "u", "from": "f", "to": "t",
    "change": "ch", "target": "tg", "gap": "g", "addition": "a", "part": "s",
}  # fmt: skip
COMPARISONS = {"same": "A", "different": "D", "incomparable": "C", "unsure": "C"}
ARITHMETIC = {
    "match": "m", "numbers_only": "m", "differs": "d", "computed": "c", "unsure": "u", "refused": "c",
    "open": "c", "none": "n",
}  # fmt: skip
_NEAR = 1e-3


def labelled(path: Path) -> list[dict[str, Any]]:
    """The texts of a JSON-lines file with their labels."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@dataclass
class Scores:
    """What was right of how much, by name; and each thing that was not, in words."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, is_right: bool, where: str) -> None:
        self.total[name] += 1
        self.right[name] += is_right
        if not is_right:
            self.wrong.append(f"{name}: {where}")

    def share(self, name: str) -> float:
        """Per cent right; 100 of nothing."""
        return 100 * self.right[name] / self.total[name] if self.total[name] else 100.0

    def __str__(self) -> str:
        return "\n".join(
            f"{name:28} {self.right[name]:4} of {self.total[name]:4} {self.share(name):6.1f}%"
            for name in sorted(self.total)
        )


def measure(texts: list[dict[str, Any]], release: Release) -> Scores:
    """How well texts are read and judged."""
    scores = Scores()
    for text in texts:
        _measure(text, judge_text(text["text"], release), scores)
    return scores


def _measure(text: dict[str, Any], found: list[Judged], scores: Scores) -> None:
    expected = text["expected"]
    partners = _partners(expected, found)
    for label, judged in zip(expected, partners, strict=True):
        _claim(text["id"], label, judged, scores)
    for extra in found:
        if not any(extra is one for one in partners) and verdict_of(extra) in ("same", "different"):
            name = "precision of " + verdict_of(extra)
            scores.add(name, verdict_of(extra) == "same", f"{text['id']} no such claim: {_told(extra)}")
        if not any(extra is one for one in partners) and extra.arithmetic_verdict == "differs":
            scores.add("precision of sums different", False, f"{text['id']} no such claim: {_told(extra)}")


def _partners(expected: list[dict[str, str]], found: list[Judged]) -> list[Judged | None]:
    """The claim found for each label: the one with the most of its numbers, in order, each once."""
    left, chosen = list(found), []
    for label in expected:
        best = max(left, key=lambda one: _shared(label, one), default=None)
        if best is not None and _shared(label, best):
            left.remove(best)
            chosen.append(best)
        else:
            chosen.append(None)
    return chosen


def _asked(label: dict[str, str]) -> list[tuple[set[str], tuple[float, float]]]:
    asked = []
    for part in label["figures"].split():
        roles, value = part.split("=")
        ends = [float(end) for end in value.split("..")]
        asked.append((set(roles.split("|")), (ends[0], ends[-1])))
    return asked


def _numbers(judged: Judged) -> list[tuple[str, float, float]]:
    own = [(LETTERS.get(one.role, "o"), one.number) for one in judged.claim.figures]
    own += [("o", number) for number in judged.claim.aside]
    ends = [
        (
            role,
            one.value if one.value is not None else one.low,
            one.value if one.value is not None else one.high,
        )
        for role, one in own
    ]
    return [
        (role, float(low), float(high)) for role, low, high in ends if low is not None and high is not None
    ]


def _same_value(value: tuple[float, float], low: float, high: float) -> bool:
    near = [
        abs(one - other) <= _NEAR * max(1.0, abs(one)) for one, other in zip(value, (low, high), strict=True)
    ]
    # of a range the digits written may widen the ends
    return all(near) or (value[0] != value[1] and low <= value[0] and value[1] <= high)


def _shared(label: dict[str, str], judged: Judged) -> int:
    numbers = _numbers(judged)
    return sum(any(_same_value(value, low, high) for _, low, high in numbers) for _, value in _asked(label))


def _claim(name: str, label: dict[str, str], judged: Judged | None, scores: Scores) -> None:
    told = f"{name} {label['figures']} -> {_told(judged)}"
    numbers = _numbers(judged) if judged else []
    for roles, value in _asked(label):
        same = [role for role, low, high in numbers if _same_value(value, low, high)]
        scores.add("roles", (not same and "o" in roles) or bool(roles & set(same)), told)
    is_aside = all("o" in roles for roles, _ in _asked(label))
    if judged is None:
        if not is_aside:
            scores.add("areas", False, told)
        return
    claim = judged.claim
    scores.add("areas", _is_one_of("/".join(sorted(set(claim.codes))), label["area"]), told)
    dates = [when.period.as_of if when.period else "?" for when in claim.dates]
    scores.add("dates", _is_date(dates, label["date"]), told)
    scores.add("bases", _is_one_of(claim.basis, label["basis"]), told)
    scores.add("kinds", _is_one_of(claim.segment, label["kind"]), told)
    _verdicts(label, judged, scores, told)


def _verdicts(label: dict[str, str], judged: Judged, scores: Scores, told: str) -> None:
    verdict, letter = verdict_of(judged), COMPARISONS[verdict_of(judged)]
    scores.add(f"precision of {verdict}", letter in label["comparison"].upper(), told)
    for name, one in (("same", "A"), ("different", "D"), ("not compared", "C")):
        if label["comparison"][:1] == one:
            scores.add(f"recall of {name}", letter in label["comparison"].upper(), told)
    sums = ARITHMETIC[judged.arithmetic_verdict]
    wanted = label["arithmetic"].replace("w", "wmc")
    if sums == "d":
        scores.add("precision of sums different", "d" in wanted, told)
    if wanted == "d":
        scores.add("recall of sums different", sums in "d", told)
    scores.add("sums", wanted == "*" or sums in wanted, told)


def _is_one_of(found: str, wanted: str) -> bool:
    return "*" in wanted or (found in wanted.split("/") if wanted else not found)


def _is_date(found: list[str], wanted: str) -> bool:
    """Whether one of a claim's dates is right; the day or its month alone."""
    wants = wanted.split("/")
    if "*" in wants:
        return True
    if not found:
        return "" in wants
    return any(one == want or (want and want[:7] == one) for one in found for want in wants)


def _told(judged: Judged | None) -> str:
    if judged is None:
        return "nothing"
    claim = judged.claim
    figures = " ".join(f"{one.role}={one.number.text.strip()}" for one in claim.figures)
    dates = ",".join(when.period.as_of if when.period else "?" for when in claim.dates)
    return (
        f"[{figures}] {'/'.join(claim.codes)} {dates} {claim.basis} {claim.segment} "
        f"sums {judged.arithmetic_verdict}, {judged.release_verdict}"
    )
