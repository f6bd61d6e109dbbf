"""Numbers written in words: 'tiga puluh enam koma tujuh juta', 'dua belas', 'seperempat'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_DIGITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8,
    "sembilan": 9,
}  # fmt: skip
_SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
_ONES = {
    "seribu": "ribu",
    "sejuta": "juta",
    "semiliar": "miliar",
    "semilyar": "miliar",
    "setriliun": "triliun",
}
_WHOLE = {"sepuluh": 10, "sebelas": 11, "seratus": 100}
_TIMES = {"puluh": 10, "ratus": 100}
_WORDS = {*_DIGITS, *_SCALES, *_ONES, *_WHOLE, *_TIMES, "belas", "koma", "setengah"}
_ANY = "|".join(sorted(_WORDS, key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_ANY})\b(?:[ -]+(?:{_ANY})\b)*")
# Parts of a whole, as people say them: a share in per cent.
_PARTS: dict[str, Decimal | int] = {
    "separuh": 50, "setengah": 50, "sepertiga": Decimal(100) / 3, "seperempat": 25, "seperlima": 20,
    "sepersepuluh": 10, "dua pertiga": Decimal(200) / 3, "tiga perempat": 75, "dua perlima": 40,
    "tiga perlima": 60, "empat perlima": 80, "tiga per empat": 75, "dua per tiga": Decimal(200) / 3,
}  # fmt: skip
# Nobody says 'seperempat' of 28%: what it may mean, to either side, in points. Ours.
PART_TOLERANCE = Decimal("2.5")
_PART = re.compile(rf"\b(?:{'|'.join(sorted(_PARTS, key=len, reverse=True))})\b")


class Spoken(NamedTuple):
    """A number in words: where it stands, its value, and half of its last spoken digit."""

    start: int
    end: int
    value: Decimal
    half: Decimal
    single: bool  # one word below ten: a number only where its surroundings say so
    part: bool = False  # a part of a whole, in per cent


def spoken_numbers(small: str) -> Iterator[Spoken]:
    """Numbers in words of a text in small letters. What is no number ('satu dua tiga') is passed over."""
    parts_of_whole = list(_PART.finditer(small))
    for match in _RUN.finditer(small):
        parts = re.split(r"[ -]+", match[0])
        read = None if parts == ["setengah"] else _read(parts)
        single = len(parts) == 1 and parts[0] in _DIGITS
        if read is None or (single and any(p.start() == match.start() for p in parts_of_whole)):
            continue
        yield Spoken(match.start(), match.end(), *read, single)
        # the 'setengah' of 'satu setengah juta' is no half of anything
        parts_of_whole = [p for p in parts_of_whole if not match.start() <= p.start() < match.end()]
    for match in parts_of_whole:
        yield Spoken(match.start(), match.end(), Decimal(_PARTS[match[0]]), PART_TOLERANCE, False, True)


def _read(parts: list[str]) -> tuple[Decimal, Decimal] | None:
    """(value, half of the last digit), or None for words that make no number together."""
    if "koma" in parts:
        return _decimal(parts)
    if parts[-1] in _SCALES and "setengah" in parts[:-1]:
        return _and_a_half(parts)
    whole, last = _whole(parts)
    return None if whole is None else (Decimal(whole), Decimal(last) / 2 if last > 1 else Decimal(0))


def _decimal(parts: list[str]) -> tuple[Decimal, Decimal] | None:
    at = parts.index("koma")
    left, _ = _whole(parts[:at])
    rest = parts[at + 1 :]
    scale = _SCALES.get(rest[-1], 1) if rest else 1
    digits = rest[:-1] if scale > 1 else rest
    if left is None or not digits or any(word not in _DIGITS for word in digits):
        return None
    step = Decimal(1).scaleb(-len(digits))
    value = left + int("".join(str(_DIGITS[word]) for word in digits)) * step
    return value * scale, step / 2 * scale


def _and_a_half(parts: list[str]) -> tuple[Decimal, Decimal] | None:
    """'satu setengah juta', 'setengah juta'."""
    if parts.index("setengah") != len(parts) - 2:
        return None
    left, _ = _whole(parts[:-2]) if parts[:-2] else (0, 1)
    scale = _SCALES[parts[-1]]
    return None if left is None else ((left + Decimal("0.5")) * scale, Decimal("0.05") * scale)


def _whole(parts: list[str]) -> tuple[int | None, int]:
    """(number, scale of its last word) by adding up groups of thousands; (None, 1) where it makes none."""
    total, group, digit, last, limit = 0, 0, None, 1, 10**15
    for word in parts:
        scale = _SCALES.get(_ONES.get(word, word))
        if scale:
            amount = 1 if word in _ONES else group + (digit or 0)
            if not amount or scale >= limit or (word in _ONES and (group or digit is not None)):
                return None, 1
            total, group, digit, limit, last = total + amount * scale, 0, None, scale, scale
            continue
        last = 1
        if word in _DIGITS and digit is None and group % 10 == 0:
            digit = _DIGITS[word]
        elif word in _WHOLE and digit is None and group % 100 == 0 and not (word == "seratus" and group):
            group += _WHOLE[word]
        elif word == "belas" and digit is not None and group % 100 == 0:
            group, digit = group + 10 + digit, None
        elif word in _TIMES and digit and group % (_TIMES[word] * 10) == 0:
            group, digit = group + digit * _TIMES[word], None
        else:
            return None, 1
    return total + group + (digit or 0), last
