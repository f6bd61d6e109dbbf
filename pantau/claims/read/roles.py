"""What part each number of a sentence plays: numerator, denominator, per cent, change, target, ..."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pantau.claims.read.came_from import COUNTABLE, told_from_end
from pantau.claims.read.change_roles import moving_role, next_of_change
from pantau.claims.read.clauses import words_before
from pantau.claims.read.mentions import Number
from pantau.claims.read.role_rules import ruled
from pantau.claims.read.table_rows import is_workforce, table_row
from pantau.claims.read.topics import is_foreign, is_of_health
from pantau.claims.read.wholes import is_whole, is_whole_of, is_without, pair_role

ROLES = (
    "numerator", "denominator", "percent", "uncovered", "from", "to", "change", "target", "rupiah", "rank",
    "gap", "addition", "part", "other",
)  # fmt: skip
_COMPARABLE = ("percent", "points", "people", "plain")
_SMALL = 1000  # a bare whole number below it is counted as nothing unless a word says what it is

_TARGET = re.compile(r"\b(?:target|targetnya|sasaran|sasarannya|\w*argetkan)\b[^,;()]{0,60}$")
_OF_TARGET = re.compile(r"\b(?:dari|terhadap|of)\b(?: \w+){0,2} target\b[^,;()]{0,40}$")
_PROGRESS = re.compile(
    r"\b(?:capaian|pencapaian|realisasi)\b[^;]{0,60}\b(?:terhadap|atas) (?:target|sasaran)\b[^;,]{0,40}$"
    r"|\bprogress (?:to|towards)(?: the| a)? target\b[^;,]{0,40}$"
)
_UNCOVERED_BEFORE = re.compile(
    r"\b(?:belum (?:ter|menjadi|ikut|di|men|mem|me)\w*|sisanya|sisa|kekurangan|kesenjangan|gap|not covered"
    r"|tersisa|perlu (?:menambah|tambah|tambahan)|uncovered)\b[^,;()]{0,50}$"
)
_DENIED = re.compile(r"\b(?:bukan|bukannya|not)(?: lagi| hanya)? $")
_IN_OTHER_WORDS = re.compile(r"^(?:[^,;.\d]{0,25}\b(?:atau|setara|yakni|yaitu)\b[^,;.\d]{0,20}| ?\()$")


def assign_roles(small: str, numbers: Sequence[Number]) -> list[str]:
    """One of ROLES for each number of a sentence in small letters."""
    roles: list[str] = []
    table, of_health = table_row(small, numbers), is_of_health(small)
    ends = told_from_end(small, numbers)
    for at, number in enumerate(numbers):
        of_other = of_health or is_denied(small, number) or is_foreign(small, numbers, at)
        role = "other" if of_other and number.unit in _COMPARABLE else table.get(number) or ends.get(at, "")
        role = role or _going_on(small, numbers, roles, at, ends)
        role = role or _fixed(number) or _framed(small, numbers, at) or pair_role(small, numbers, roles, at)
        roles.append(role or _alone(numbers, roles, at))
    if [role for role in roles if role != "other"] == ["numerator"]:
        at = roles.index("numerator")
        roles[at] = "denominator" if is_workforce(small, numbers[at]) else "numerator"
    return roles


def _going_on(
    small: str, numbers: Sequence[Number], roles: Sequence[str], at: int, ends: Collection[int]
) -> str:
    """The role that follows from the number before it: 'dari X menjadi Y', 'X atau Y'; ''."""
    if at and roles[at - 1] == "from" and at - 1 not in ends:
        return "to"
    return next_of_change(small, numbers, roles, at) or (
        "other" if _in_other_words(small, numbers, roles, at) else ""
    )


def _fixed(number: Number) -> str:
    if number.unit in ("rupiah", "rank", "other"):
        return number.unit
    if number.unit == "place":
        return "other"
    return "change" if number.unit == "points" else ""


def _framed(small: str, numbers: Sequence[Number], at: int) -> str:
    """The role that words right before or behind a number give it."""
    number, before = numbers[at], words_before(small, numbers, at)
    if _PROGRESS.search(before):
        return "percent" if number.unit == "percent" else "numerator"
    given = ruled(small, numbers, at)
    if given:
        return _of_rule(given, small, numbers, at)
    if _TARGET.search(before):
        return "denominator" if number.unit in COUNTABLE and at and _OF_TARGET.search(before) else "target"
    moving = moving_role(small, numbers, at, before)
    return moving if moving or number.unit not in COUNTABLE else _counted(small, number, before)


def _of_rule(given: str, small: str, numbers: Sequence[Number], at: int) -> str:
    if given == "uncovered" and is_whole_of(small, numbers, at):
        return ""  # '91.543 dari 140.940 pekerja belum': of the part, not of the whole
    return "other" if given == "uncovered" and _is_bare(numbers[at]) else given


def _counted(small: str, number: Number, before: str) -> str:
    """'uncovered' or 'denominator' of a count whose surroundings say so."""
    if _UNCOVERED_BEFORE.search(before) or is_without(small, number):
        return "other" if _is_bare(number) else "uncovered"
    return "denominator" if is_whole(small, number, before) else ""


def _is_bare(number: Number) -> bool:
    """Whether it may count anything: a bare '12 belum' is of what was counted before: governments, mostly."""
    return number.unit == "plain" and _is_small(number)


def _in_other_words(small: str, numbers: Sequence[Number], roles: Sequence[str], at: int) -> bool:
    """Whether a number repeats one that is of something else: '37 juta jiwa atau 97,8 persen'."""
    if not at or roles[at - 1] != "other" or numbers[at].unit != "percent":
        return False
    return bool(_IN_OTHER_WORDS.match(small[numbers[at - 1].end : numbers[at].start]))


def _alone(numbers: Sequence[Number], roles: Sequence[str], at: int) -> str:
    number = numbers[at]
    if at and roles[at - 1] == "denominator" and number.unit == "plain":
        return "numerator"  # 'dari 100 pekerja, cuma 31'
    if number.unit == "percent":
        return "percent"
    return "other" if _is_bare(number) else "numerator"


def is_denied(small: str, number: Number) -> bool:
    """Whether a text says that a number is not so: 'bukan 35,88 persen'."""
    return bool(_DENIED.search(small[max(0, number.start - 20) : number.start]))


def _is_small(number: Number) -> bool:
    return number.high is not None and number.high < _SMALL
