"""Which count is the whole and which its part: 'n dari N', 'dari N, n', 'N orang, n di antaranya'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.came_from import COUNTABLE
from pantau.claims.read.clauses import words_before
from pantau.claims.read.mentions import Number
from pantau.claims.read.movement_words import FALLS, RISES
from pantau.claims.read.role_rules import ruled

_FURTHEST = 100  # characters between a part and its whole
_OF = re.compile(
    r"\b(?:(?<!terdiri )(?<!berasal )dari|dr|of|berbanding)\b(?! (?:jumlah|angka|total) (?:itu|ini|tersebut))"
    r"[^,;()\d]{0,60}$"
)
_AMONG = re.compile(r"^ ?(?:orang |pekerja )?di antaranya\b")
_MOVED_FROM = re.compile(rf"\b(?:{RISES}|{FALLS})\b[^,;]{{0,30}}\bdari $")
_WHOLE = re.compile(
    r"\b(?:jumlah (?:seluruh |total )?(?:pekerja(?:nya)?|penduduk bekerja|angkatan kerja|tenaga kerja)"
    r"|penduduk bekerja|semesta(?: pekerja(?:nya)?)?|semestanya|potensi(?:nya)?|penyebut(?:nya)?"
    r"|total pekerja|employed (?:workers|people|population))\b"
    r"(?:(?!terlindungi|aktif|terdaftar|belum|rentan|peserta)[^,;()]){0,60}$"
)
_WHOLE_AFTER = re.compile(r"^ (?:yang )?(?:bekerja|potensi|semesta)\b|^ angkatan kerja\b")
_BELUM = re.compile(
    r"^\s*(?:orang |jiwa |pekerja |lainnya |\w+ )?(?:yang |yg )?(?:masih )?belum\b"
    r"|^[^,;()\d]{0,40} (?:yang|yg) (?:masih )?belum (?:ter|menjadi|ikut|di|men|mem|me)"
)


def pair_role(small: str, numbers: Sequence[Number], roles: list[str], at: int) -> str:
    """'denominator' of 'n dari N' and 'p% dari N', also where the whole comes first: 'dari N, n'.

    Also what it makes of the number before it, which is changed in `roles`.
    """
    number = numbers[at]
    if number.unit not in COUNTABLE:
        return ""
    if at == 0:
        of_participants = "peserta" in small[number.start : number.end]
        return ("numerator" if of_participants else "denominator") if _first_whole(small, numbers) else ""
    if _is_part_of(small, numbers, roles, at):
        return "part"
    if roles[at - 1] == "numerator" and _AMONG.search(small[number.end : number.end + 40]):
        roles[at - 1] = "denominator"
        return "numerator"
    return _of(small, numbers, roles, at)


def _of(small: str, numbers: Sequence[Number], roles: list[str], at: int) -> str:
    """The role of a count behind 'dari'."""
    number, last = numbers[at], roles[at - 1]
    between = small[numbers[at - 1].end : number.start]
    divided = between.strip() in ("/", "dari", "dr", "of")
    if numbers[at - 1].unit == "rank" and divided:
        return "other"
    if not (divided or (len(between) < _FURTHEST and _OF.search(between))):
        return ""
    if _MOVED_FROM.search(between):
        return "from"  # 'naik dari 732.890 orang' is no whole
    if last in ("numerator", "other", "uncovered") and numbers[at - 1].unit in COUNTABLE:
        without = last == "uncovered" or is_without(small, number) or ruled(small, numbers, at) == "uncovered"
        roles[at - 1] = "uncovered" if without else "numerator"
        return "denominator"
    return "denominator" if last == "percent" else ""


def is_whole(small: str, number: Number, before: str) -> bool:
    """Whether the words around a count say that it is of all workers."""
    return bool(_WHOLE.search(before) or _WHOLE_AFTER.search(small[number.end : number.end + 70]))


def is_without(small: str, number: Number) -> bool:
    """Whether right behind a count stands that they are not covered."""
    return bool(_BELUM.search(small[number.end : number.end + 70]))


def is_whole_of(small: str, numbers: Sequence[Number], at: int) -> bool:
    """Whether a count is the whole that the count before it is a part of: 'n dari N'."""
    if not at or not {numbers[at].unit, numbers[at - 1].unit} <= {*COUNTABLE}:
        return False
    between = small[numbers[at - 1].end : numbers[at].start]
    return len(between) < _FURTHEST and bool(_OF.search(between))


def _is_part_of(small: str, numbers: Sequence[Number], roles: Sequence[str], at: int) -> bool:
    """Whether a count is of the participants told before it: a share of them is no coverage."""
    whole = numbers[at - 1]
    if roles[at - 1] != "numerator" or "peserta" not in small[whole.start : whole.end]:
        return False
    if at == 1 and _first_whole(small, numbers):
        return True
    return bool(_AMONG.search(small[numbers[at].end : numbers[at].end + 40]))


def _first_whole(small: str, numbers: Sequence[Number]) -> bool:
    """'Dari 1.873.899 pekerja, baru 935.079 ...': the whole stands before its part."""
    return len(numbers) > 1 and bool(_OF.search(words_before(small, numbers, 0)))
