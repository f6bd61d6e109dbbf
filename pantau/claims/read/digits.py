"""What digits with dots and commas say: Indonesian first, English where there is no doubt, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from pantau.intake.numbers import LARGEST, read_count

_ENGLISH = re.compile(
    r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d+\.(?:\d{1,2}|\d{4,})|0\.\d+"
)
_INDONESIAN = re.compile(
    r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,})|0,\d+"
)
# One group of three: '1,234' and, before a per cent sign or 'juta', '1.234'.
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_COUNT = re.compile(r"\d+|[1-9]\d{0,2}\.\d{3}")
_NOTHING = Decimal(0)


class Digits(NamedTuple):
    """value (None: not to be read without guessing), half of its last printed digit, problem."""

    value: Decimal | None
    half: Decimal = _NOTHING
    problem: str = ""


UNREADABLE = Digits(None, problem="unreadable")
AMBIGUOUS = Digits(None, problem="ambiguous")


def style_of(raws: Iterable[str]) -> str:
    """'english' or 'indonesian' where a number leaves no doubt; '' where none does, or both are there."""
    known = list(raws)
    english = any(_ENGLISH.fullmatch(raw) for raw in known)
    indonesian = any(_INDONESIAN.fullmatch(raw) for raw in known)
    return "" if english == indonesian else ("english" if english else "indonesian")


def read_digits(raw: str, scale: int, fractional: bool, style: str) -> Digits:
    """Digits as written times `scale` (10**6 for 'juta').

    `fractional`: decimals are to be expected (a per cent, points, a scale), so that a whole
    number stands for what rounds to it; other whole numbers are exact.
    """
    read = _read(raw, fractional or scale > 1, style)
    if read.value is None or read.value * scale > LARGEST:
        return read if read.value is None else UNREADABLE
    return Digits(read.value * scale, read.half * scale, read.problem)


def _read(raw: str, fractional: bool, style: str) -> Digits:
    if _ONE_GROUP.fullmatch(raw) and ("," in raw or fractional):
        return _one_group(raw, fractional, style)
    if _INDONESIAN.fullmatch(raw):
        return _decimal(raw.replace(".", "").replace(",", "."), fractional)
    if _ENGLISH.fullmatch(raw):
        return _decimal(raw.replace(",", ""), fractional, "english" if "," in raw else "")
    if _COUNT.fullmatch(raw):
        whole = read_count(raw).value
        return UNREADABLE if whole is None else _decimal(str(whole), fractional)
    return UNREADABLE


def _one_group(raw: str, fractional: bool, style: str) -> Digits:
    if "," in raw and fractional:
        # '1,485 juta': with a scale or a per cent sign the comma is the decimal sign, as Indonesian has it
        return _decimal(raw.replace(",", "."), fractional)
    if "," in raw and style == "english":
        return _decimal(raw.replace(",", ""), fractional, "english")
    return AMBIGUOUS


def _decimal(text: str, fractional: bool, problem: str = "") -> Digits:
    _, _, decimals = text.partition(".")
    exact = not decimals and not fractional
    half = _NOTHING if exact else Decimal(1).scaleb(-len(decimals)) / 2
    return Digits(Decimal(text), half, problem)
