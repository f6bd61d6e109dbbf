"""The parts of numbers in a change: what was, what is, and by how much."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.came_from import class_of
from pantau.claims.read.clauses import words_before
from pantau.claims.read.mentions import Number
from pantau.claims.read.movement_words import FALLS, RISES

_BECOMES = re.compile(r"\b(?:menjadi|jadi)\b(?! (?:peserta|anggota|bagian|prioritas|tanggung))|→|->")
_TOWARDS = re.compile(r"\b(?:ke|hingga|to)\b")
_COMES_FROM = re.compile(r"\b(?:dari|semula|sebelumnya|from)\b[^,;]{0,40}$")
_CHANGE = re.compile(
    rf"\b(?P<verb>{RISES}|{FALLS}|selisih|berselisih|beda|terpaut)(?P<rest>(?: [\w-]+){{0,3}}) ?\(?$"
)
_NO_CHANGE = re.compile(r"\b(?:menjadi|jadi|ke|dari|hingga|to|from)\b")
_RESULT = re.compile(rf"\b(?:{RISES}|{FALLS})\b[^,;]{{0,30}}\b(?:menjadi|jadi|ke|hingga|to)\b[^,;]{{0,25}}$")
_BECOMING = re.compile(r"^ ?(?:menjadi|jadi|ke|to)\b[^,;.\d]{0,20}$")
_FROM_THAT = re.compile(r"\b(?:dari|from)\b[^,;.\d]{0,20}$")


def moving_role(small: str, numbers: Sequence[Number], at: int, before: str) -> str:
    """'from', 'to' or 'change', of sentences that tell of two dates."""
    if _RESULT.search(before):
        return "to"
    if _goes_to(small, numbers, at):
        return "from"
    return "change" if _is_change(before) else ""


def next_of_change(small: str, numbers: Sequence[Number], roles: Sequence[str], at: int) -> str:
    """'to' of 'naik 1,45 poin menjadi 52,33 persen', then 'from' of 'dari 50,88 persen'; ''."""
    if not at or numbers[at].unit != "percent":
        return ""
    between = small[numbers[at - 1].end : numbers[at].start]
    if roles[at - 1] == "change" and _BECOMING.match(between):
        return "to"
    before_that = at > 1 and roles[at - 1] == "to" and roles[at - 2] == "change"
    return "from" if before_that and _FROM_THAT.search(between) else ""


def _is_change(before: str) -> bool:
    match = _CHANGE.search(before)
    return bool(match) and not _NO_CHANGE.search(match["rest"] if match else "")


def said_direction(small: str, start: int, last: Number | None) -> str:
    """'up', 'down' or '' from the verb of a change, from its sentence's start to its last number."""
    if last is None:
        return ""
    verbs = list(re.finditer(rf"\b(?:(?P<down>{FALLS})|{RISES})\b", small[start : last.start]))
    if not verbs or re.search(r"\b(?:tidak|bukan|belum|tanpa|not)\b", small[start : last.start]):
        return ""
    return "down" if verbs[-1]["down"] else "up"


def says_decrease(small: str, start: int) -> bool:
    """Whether the verb before a change says that it goes down."""
    verbs = list(re.finditer(rf"\b(?:(?P<down>{FALLS})|{RISES})\b", small[max(0, start - 90) : start]))
    return bool(verbs) and bool(verbs[-1]["down"])


def _goes_to(small: str, numbers: Sequence[Number], at: int) -> bool:
    """Whether 'X menjadi Y' or 'dari X ke Y' begins here."""
    if at + 1 >= len(numbers):
        return False
    number, following = numbers[at], numbers[at + 1]
    between = small[number.end : following.start]
    if len(between) > 90 or class_of(number) != class_of(following) or class_of(number) == "":
        return False
    if ";" in between or following.unit in ("points", "rank", "other", "rupiah"):
        return False
    return bool(_BECOMES.search(between)) or bool(
        _TOWARDS.search(between) and _COMES_FROM.search(words_before(small, numbers, at))
    )
