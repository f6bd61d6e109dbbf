"""The numbers of a text, in digits or words, with unit and with what their printed decimals allow.

A dot before three digits is thousands and a comma is the decimal sign, as Indonesian is written.
Where a number could be read both ways ('1,234') the other numbers of the sentence decide, if one
of them leaves no doubt; otherwise it is set apart and not computed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pantau.claims.read.digits import Digits, read_digits, style_of
from pantau.claims.read.mentions import Number, lower
from pantau.claims.read.number_words import Spoken, spoken_numbers
from pantau.claims.read.units import (
    FRACTIONAL,
    SCALE,
    SCALES,
    bound_before,
    half_of_round,
    least_of_almost,
    scale_at,
    unit_at,
)

_DIGITS = re.compile(
    r"(?<![\w.,])(?P<sign>(?:(?<=[ (\n])|^)[-+])?(?P<rupiah>(?:rp\.? ?|idr ?))?(?P<raw>\d[\d.,]{0,40})"
)
_RANGE = re.compile(r" ?(?:-|–|—| sampai(?: dengan)? | hingga | s\.?d\.? | s/d | to ) ?")
_BETWEEN = re.compile(r" (?:dan|sampai|hingga) ")
_FROM = re.compile(r"\b(?:dari|from)\b[^,]*$")
_SMALL_WORDS = r"(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|\d)"
_OF = r" ?(?:dari|dr|of) (?:setiap |tiap |every )?"
_WHOLE = re.compile(_OF)
_RATIO_WORD = re.compile(r"\b(?:rasio\w*|perbandingan\w*|ratio)\b")
_TO = re.compile(r" ?(?::|banding|berbanding|to) ?")
_NEXT = re.compile(r" ?(?:,|;|&|dan|and|, dan|, and) ")
MOST_ROUNDED = Decimal("0.05")  # of what is told in round numbers; ours
_ENDS = re.compile(r" ?(?:menjadi|jadi|ke|hingga|to|→|->) ?")  # of a change: 'dari 29,3 menjadi 31,3 persen'
_MOST_LISTED = 200  # a larger bare number is no per cent
_OF_FEW = re.compile(_OF + _SMALL_WORDS)
_FEW_OF = re.compile(_SMALL_WORDS + _OF + "$")


def find_numbers(text: str) -> list[Number]:
    """Every number of a sentence (as `unified` gives it, what is none of ours masked), in order."""
    small = lower(text)
    found = list(_in_digits(text, small))
    found += _in_words(text, small, found)
    found = _compound(text, sorted(found, key=lambda number: number.start))
    return _listed(text, _ranges(text, _ratios(text, small, _of_wholes(small, found))))


def _in_digits(text: str, small: str) -> Iterator[Number]:
    matches = list(_DIGITS.finditer(small))
    style = style_of(match["raw"].rstrip(".,") for match in matches)
    for match in matches:
        raw = match["raw"].rstrip(".,")
        end = match.start("raw") + len(raw)
        scale, after = scale_at(small, end)
        if scale == 1 and small[end : end + 1].isalpha():
            continue  # '3G', '2nd'
        unit, after = ("rupiah", after) if match["rupiah"] else unit_at(small, match.start(), after)
        read = read_digits(raw, scale, unit in FRACTIONAL, style)
        if match["sign"] == "-" and read.value is not None:
            read = read._replace(value=-read.value)
        yield _number(text, (match.start(), after), read, unit, bound_before(small, match.start()))


def _number(text: str, span: tuple[int, int], read: Digits, unit: str, bound: str) -> Number:
    start, end = span
    value, half = read.value, read.half
    if value is None:
        return Number(start, end, text[start:end], None, None, None, unit, bound, read.problem)
    if bound == "almost" and value > 0:
        low = least_of_almost(value)
        return Number(start, end, text[start:end], value, low, value, unit, bound, read.problem)
    if bound and not half:
        half = half_of_round(value)
    if unit not in FRACTIONAL:
        half = min(half, abs(value) * MOST_ROUNDED)  # '4 juta' is no 4.4 million
    return Number(start, end, text[start:end], value, value - half, value + half, unit, bound, read.problem)


def _in_words(text: str, small: str, taken: Sequence[Number]) -> Iterator[Number]:
    for spoken in spoken_numbers(small):
        if any(spoken.start < other.end and other.start < spoken.end for other in taken):
            continue
        if spoken.part:
            bound = bound_before(small, spoken.start) or "about"
            # 'lebih dari separuh' is above a half, not somewhere near it
            read = Digits(spoken.value, spoken.half if bound == "about" else Decimal(0))
            yield _number(text, (spoken.start, spoken.end), read, "percent", bound)
            continue
        unit, end = unit_at(small, spoken.start, spoken.end)
        if not spoken.single or _counts(small, spoken, unit):
            half = Decimal("0.5") if unit in FRACTIONAL and not spoken.half else spoken.half
            bound = bound_before(small, spoken.start)
            yield _number(text, (spoken.start, end), Digits(spoken.value, half), unit, bound)


def _counts(small: str, spoken: Spoken, unit: str) -> bool:
    """Whether a lone word below ten is a number: 'satu dari empat', 'lima persen'; not 'salah satu'."""
    before = small[max(0, spoken.start - 24) : spoken.start]
    if before.endswith("salah ") or unit in ("other", "place", "rank"):
        return False
    if unit in (*FRACTIONAL, "opd", "village"):
        return True
    return bool(_OF_FEW.match(small, spoken.end) or _FEW_OF.search(before))


def _compound(text: str, numbers: list[Number]) -> list[Number]:
    """'3 juta 200 ribu' as one number."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last and _goes_on(text, last, number):
            value = (last.value or 0) + (number.value or 0)
            half = (number.high or 0) - (number.value or 0)
            span = (last.start, number.end)
            joined[-1] = _number(text, span, Digits(Decimal(value), Decimal(half)), number.unit, last.bound)
        else:
            joined.append(number)
    return joined


def _goes_on(text: str, last: Number, number: Number) -> bool:
    """Whether a number follows its greater part with nothing between: 3 juta | 200 ribu."""
    if last.unit != "plain" or not last.value or not number.value or text[last.end : number.start].strip():
        return False
    scaled = [SCALE.search(lower(part.text)) for part in (last, number)]
    return all(scaled) and number.value < last.value


def _of_wholes(small: str, numbers: list[Number]) -> list[Number]:
    """'39,2 dari 144,6 juta' as 39,2 million: people are whole, so decimals mean the scale of the whole."""
    for at in range(len(numbers) - 2, -1, -1):
        number, whole = numbers[at], numbers[at + 1]
        scale, _ = scale_at(small, number.end)
        told = SCALE.search(small, whole.start, whole.end)
        of = _WHOLE.fullmatch(small, number.end, whole.start)
        if number.unit != "plain" or number.value is None or scale != 1 or not (told and of):
            continue
        if number.value % 1 and not SCALE.search(small, number.start, number.end):
            half, by = half_of_last_digit(number), SCALES[told[1]]
            value = number.value * by
            numbers[at] = replace(number, value=value, low=value - half * by, high=value + half * by)
    return numbers


def _ranges(text: str, numbers: list[Number]) -> list[Number]:
    """'30-40 persen', 'antara 2,5 dan 3 juta' as one number without a value."""
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last and number.high is not None and _is_range(text, last, number):
            low = _low_end(last, number)
            if low <= number.high:
                span = (last.start, number.end)
                whole = replace(number, start=span[0], text=text[slice(*span)], bound=last.bound)
                joined[-1] = replace(whole, value=None, low=low, problem="range")
                continue
        joined.append(number)
    return joined


def _ratios(text: str, small: str, numbers: list[Number]) -> list[Number]:
    """'rasio 1:4' as one number without a value: one of four, or one to four who are not?"""
    if not _RATIO_WORD.search(small):
        return numbers
    joined: list[Number] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last and last.unit == "plain" and _TO.fullmatch(text[last.end : number.start]):
            span = (last.start, number.end)
            joined[-1] = Number(*span, text[slice(*span)], None, None, None, "percent", problem="ratio")
        else:
            joined.append(number)
    return joined


def _listed(text: str, numbers: list[Number]) -> list[Number]:
    """'10, 20 dan 30 persen' as three per cents: each of a list has the unit of its last."""
    for at in range(len(numbers) - 2, -1, -1):
        number, following = numbers[at], numbers[at + 1]
        if not (number.unit == "plain" and following.unit == "percent" and number.value is not None):
            continue
        between = lower(text[number.end : following.start])
        ends = _ENDS.fullmatch(between) and _FROM.search(
            lower(text[max(0, number.start - 40) : number.start])
        )
        if number.value > _MOST_LISTED or not (_NEXT.fullmatch(between) or ends):
            continue
        half = half_of_last_digit(number) or Decimal("0.5")
        low, high = number.value - half, number.value + half
        numbers[at] = replace(number, unit="percent", low=low, high=high)
    return numbers


def half_of_last_digit(number: Number) -> Decimal:
    """Half of a number's last printed digit; 0 for a whole one."""
    return (number.high or Decimal(0)) - (number.value or Decimal(0))


def as_change(number: Number) -> Number:
    """How many more or fewer, as the digits written allow: '700 ribu' is 665 to 735 thousand.

    Of a round number half of its last digit that is not nought, at most a twentieth (ours); never less than
    it allows by itself.
    """
    if number.value is None or number.unit not in ("people", "plain") or number.bound:
        return number
    half = min(half_of_round(number.value), abs(number.value) * MOST_ROUNDED)
    half = max(half, half_of_last_digit(number))
    return replace(number, low=number.value - half, high=number.value + half)


def _is_range(text: str, last: Number, number: Number) -> bool:
    if last.value is None or number.value is None or last.unit not in ("plain", number.unit):
        return False
    between, before = lower(text[last.end : number.start]), lower(text[max(0, last.start - 12) : last.start])
    if _FROM.search(before):
        return False  # 'dari 39% hingga 44%' is a change
    return bool(_RANGE.fullmatch(between) or ("antara " in before and _BETWEEN.fullmatch(between)))


def _low_end(last: Number, number: Number) -> Decimal:
    """The lower end in the scale and unit of the upper: the 2,5 of '2,5-3 juta', the 30 of '30-40%'."""
    value, low = last.value or Decimal(0), last.low or Decimal(0)
    half = value - low
    if number.unit in FRACTIONAL and not half:
        half = Decimal("0.5")
    scale = SCALE.search(lower(number.text))
    if not scale or SCALE.search(lower(last.text)):
        return value - half
    return (value - (half or Decimal("0.5"))) * SCALES[scale[1]]
