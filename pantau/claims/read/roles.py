"""What part each number of a sentence plays: numerator, denominator, per cent, change, target, ..."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.came_from import COUNTABLE, class_of, told_from_end
from pantau.claims.read.mentions import Number
from pantau.claims.read.movement_words import FALLS, RISES
from pantau.claims.read.table_rows import is_workforce, table_row
from pantau.claims.read.topics import is_foreign, is_of_health

ROLES = (
    "numerator", "denominator", "percent", "uncovered", "from", "to", "change", "target", "rupiah", "rank",
    "other",
)  # fmt: skip
_COMPARABLE = ("percent", "points", "people", "plain")
_SMALL = 1000  # a bare whole number below it is counted as nothing unless a word says what it is

_TARGET = re.compile(r"\b(?:target|targetnya|sasaran|sasarannya|ditargetkan|menargetkan)\b[^,;()]{0,60}$")
_OF_TARGET = re.compile(r"\b(?:dari|terhadap|of)\b(?: \w+){0,2} target\b[^,;()]{0,40}$")
_PROGRESS = re.compile(
    r"\b(?:capaian|pencapaian|realisasi)\b[^;]{0,60}\b(?:terhadap|atas) (?:target|sasaran)\b[^;,]{0,40}$"
    r"|\bprogress (?:to|towards)(?: the| a)? target\b[^;,]{0,40}$"
)
_UNCOVERED_BEFORE = re.compile(
    r"\b(?:belum (?:ter|menjadi|ikut|di|men|mem|me)\w*|sisanya|sisa|kekurangan|kesenjangan|gap|not covered"
    r"|tersisa|perlu (?:menambah|tambah|tambahan)|uncovered)\b[^,;()]{0,50}$"
)
_UNCOVERED_AFTER = re.compile(
    r"^\s*(?:orang |jiwa |pekerja |lainnya |\w+ )?(?:yang |yg )?(?:masih )?belum\b"
    r"|^[^,;()\d]{0,40} (?:yang|yg) (?:masih )?belum (?:ter|menjadi|ikut|di|men|mem|me)"
)
_BECOMES = re.compile(r"\b(?:menjadi|jadi)\b|→|->")
_TOWARDS = re.compile(r"\b(?:ke|hingga|to)\b")
_COMES_FROM = re.compile(r"\b(?:dari|semula|sebelumnya|from)\b[^,;]{0,40}$")
_CHANGE = re.compile(
    rf"\b(?P<verb>{RISES}|{FALLS}|selisih|berselisih|beda|terpaut)(?P<rest>(?: [\w-]+){{0,3}}) ?\(?$"
)
_DENIED = re.compile(r"\b(?:bukan|bukannya|not)(?: lagi| hanya)? $")
_NO_CHANGE = re.compile(r"\b(?:menjadi|jadi|ke|dari|hingga|to|from)\b")
_RESULT = re.compile(rf"\b(?:{RISES}|{FALLS})\b[^,;]{{0,30}}\b(?:menjadi|jadi|ke|hingga|to)\b[^,;]{{0,25}}$")
_OF = re.compile(r"\b(?:dari|dr|of|berbanding)\b[^,;()\d]{0,60}$")
_WHOLE = re.compile(
    r"\b(?:jumlah (?:seluruh |total )?(?:pekerja(?:nya)?|penduduk bekerja|angkatan kerja|tenaga kerja)"
    r"|penduduk bekerja|semesta(?: pekerja(?:nya)?)?|semestanya|potensi(?:nya)?|penyebut(?:nya)?"
    r"|total pekerja|employed (?:workers|people|population))\b"
    r"(?:(?!terlindungi|aktif|terdaftar|belum|rentan|peserta)[^,;()]){0,25}$"
)
_WHOLE_AFTER = re.compile(r"^ (?:yang )?(?:bekerja|potensi|semesta)\b|^ angkatan kerja\b")


def assign_roles(small: str, numbers: Sequence[Number]) -> list[str]:
    """One of ROLES for each number of a sentence in small letters."""
    roles: list[str] = []
    table, of_health = table_row(small, numbers), is_of_health(small)
    ends = told_from_end(small, numbers)
    for at, number in enumerate(numbers):
        if number.unit in _COMPARABLE and (
            of_health or is_denied(small, number) or is_foreign(small, numbers, at)
        ):
            roles.append("other")
            continue
        if number in table:
            roles.append(table[number])
            continue
        if at in ends:
            roles.append(ends[at])
            continue
        if at and roles[at - 1] == "from" and at - 1 not in ends:
            roles.append("to")
            continue
        role = _fixed(number) or _framed(small, numbers, at) or _paired(small, numbers, roles, at)
        roles.append(role or _alone(numbers, at))
    if [role for role in roles if role != "other"] == ["numerator"]:
        at = roles.index("numerator")
        roles[at] = "denominator" if is_workforce(small, numbers[at]) else "numerator"
    return roles


def _fixed(number: Number) -> str:
    if number.unit in ("rupiah", "rank", "other"):
        return number.unit
    if number.unit == "place":
        return "other"
    return "change" if number.unit == "points" else ""


def _before(small: str, numbers: Sequence[Number], at: int) -> str:
    """The words before a number, back to the number before it."""
    return small[max(numbers[at - 1].end if at else 0, numbers[at].start - 90) : numbers[at].start]


def _framed(small: str, numbers: Sequence[Number], at: int) -> str:
    """The role that words right before or behind a number give it."""
    number, before = numbers[at], _before(small, numbers, at)
    if _PROGRESS.search(before):
        return "percent" if number.unit == "percent" else "numerator"
    if _TARGET.search(before):
        return "denominator" if number.unit in COUNTABLE and at and _OF_TARGET.search(before) else "target"
    moving = _moving(small, numbers, at, before)
    if moving or number.unit not in COUNTABLE:
        return moving
    after = small[number.end : number.end + 70]
    if _UNCOVERED_BEFORE.search(before) or _UNCOVERED_AFTER.search(after):
        # a bare '12 belum' is of what was counted before: governments, mostly
        return "other" if number.unit == "plain" and _is_small(number) else "uncovered"
    return "denominator" if _WHOLE.search(before) or _WHOLE_AFTER.search(after) else ""


def _moving(small: str, numbers: Sequence[Number], at: int, before: str) -> str:
    """'from', 'to' or 'change', of sentences that tell of two dates."""
    if _RESULT.search(before):
        return "to"
    if _goes_to(small, numbers, at):
        return "from"
    return "change" if _is_change(before) else ""


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
        _TOWARDS.search(between) and _COMES_FROM.search(_before(small, numbers, at))
    )


def _paired(small: str, numbers: Sequence[Number], roles: list[str], at: int) -> str:
    """'denominator' of 'n dari N' and 'p% dari N', also where the whole comes first: 'dari N, n'."""
    number = numbers[at]
    if number.unit not in COUNTABLE:
        return ""
    if at == 0:
        return "denominator" if _first_whole(small, numbers) else ""
    between, last = small[numbers[at - 1].end : number.start], roles[at - 1]
    divided = between.strip() in ("/", "dari", "dr", "of")
    if numbers[at - 1].unit == "rank" and divided:
        return "other"
    if not (divided or (len(between) < 100 and _OF.search(between))):
        return ""
    if last in ("numerator", "other") and numbers[at - 1].unit in COUNTABLE:
        roles[at - 1] = "numerator"
        return "denominator"
    return "denominator" if last == "percent" else ""


def _first_whole(small: str, numbers: Sequence[Number]) -> bool:
    """'Dari 1.873.899 pekerja, baru 935.079 ...': the whole stands before its part."""
    return len(numbers) > 1 and bool(_OF.search(_before(small, numbers, 0)))


def _alone(numbers: Sequence[Number], at: int) -> str:
    number = numbers[at]
    if number.unit == "percent":
        return "percent"
    return "other" if number.unit == "plain" and _is_small(number) else "numerator"


def is_denied(small: str, number: Number) -> bool:
    """Whether a text says that a number is not so: 'bukan 35,88 persen'."""
    return bool(_DENIED.search(small[max(0, number.start - 20) : number.start]))


def _is_small(number: Number) -> bool:
    return number.high is not None and number.high < _SMALL
