"""Numbers as Indonesians write them: 36,7 juta; 23,6%; Rp16.800; +2,1 poin.

Written on the server and never by the browser, whose language may differ from the page's.
The rules are babel's; the digits are set here because a league table asks for thousands of
them (tests/properties holds both to be equal). Halves round away from zero, as a person with
a pencil does; Python's own rounding would write 24.45 as 24,4 or 24,5 as chance has it.
A missing value (None, NaN, NA) is written '–'.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pandas as pd
from babel.lists import format_list

from pantau.text import Text

MISSING = "–"
MINUS = "−"
NOISE_FREE = 9  # decimals at which figures are taken as exact
_SWAP = str.maketrans(",.", ".,")
# from this many people on, a count is shortened: below, it is written in full
_SHORT_FROM = 10_000
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


def is_missing(value: Any) -> bool:
    """Whether a cell holds no number: None, NaN, NaT or NA."""
    return value is None or bool(pd.isna(value))


def rounded(value: Any, digits: int = 0) -> Decimal:
    """`value` at `digits` decimals, halves away from zero, never a negative zero."""
    exact = Decimal(int(value)) if hasattr(value, "__index__") else _written_exactly(value)
    result = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def _written_exactly(value: Any) -> Decimal:
    """A number without what binary arithmetic adds to it: 100 - 68.45 is 31.549999999999997, not 31.55.

    Nine decimals are more than any source prints and fewer than such noise begins at.
    """
    return value if isinstance(value, Decimal) else Decimal(str(round(float(value), NOISE_FREE)))


def add_up(total: Any, parts: Sequence[Any], digits: int) -> bool:
    """Whether parts, each rounded by itself to `digits` decimals, add up to the total so rounded."""
    return sum(rounded(part, digits) for part in parts) == rounded(total, digits)


def digits_that_add_up(*sums: tuple[Any, Sequence[Any]], least: int = 1, most: int = 3) -> int:
    """The fewest decimals at which every (total, parts) adds up as written, or else most of them do.

    Nobody believes a sum whose written parts miss it by one in the last digit.
    """

    def fitting(digits: int) -> int:
        return sum(add_up(whole, parts, digits) for whole, parts in sums)

    return max(range(least, most + 1), key=lambda digits: (fitting(digits), -digits))


def number(value: Any, digits: int = 0, language: str = "id") -> str:
    """38214 -> '38.214'; 24.46 with 1 digit -> '24,5'."""
    return MISSING if is_missing(value) else _written(rounded(value, digits), digits, language)


def signed(value: Any, digits: int = 0, language: str = "id") -> str:
    """As `number`, with a plus sign before what is above zero: '+1.234', '−1.234', '0'."""
    if is_missing(value):
        return MISSING
    result = rounded(value, digits)
    return ("+" if result > 0 else "") + _written(result, digits, language)


def percent(value: Any, digits: int = 1, language: str = "id") -> str:
    """24.46 (per cent, not a share) -> '24,5%'."""
    return MISSING if is_missing(value) else number(value, digits, language) + "%"


def points(value: Any, digits: int = 1, language: str = "id") -> str:
    """2.1 (percentage points) -> '+2,1 poin'; -0.04 -> '0,0 poin'."""
    if is_missing(value):
        return MISSING
    return Text(language)("format.points", number=signed(value, digits, language))


def people(value: Any, language: str = "id") -> str:
    """905324 -> '905.324 orang'."""
    return (
        MISSING if is_missing(value) else Text(language)("format.people", number=number(value, 0, language))
    )


def signed_people(value: Any, language: str = "id") -> str:
    """-1234 -> '−1.234 orang'."""
    return (
        MISSING if is_missing(value) else Text(language)("format.people", number=signed(value, 0, language))
    )


def short(value: Any, language: str = "id") -> str:
    """36_700_000 -> '36,7 juta'; 38_214 -> '38,2 ribu'; below ten thousand in full: '9.999'."""
    if is_missing(value):
        return MISSING
    whole = rounded(value)
    if abs(whole) < _SHORT_FROM:
        return _written(whole, 0, language)
    # 999.950 is 1 juta, not 1.000 ribu: a scale begins where the one below would write a thousand
    scale, name = next(
        (scale, name) for scale, name in _SCALES if rounded(abs(whole) / (scale // 1000), 1) >= 1000
    )
    scaled = rounded(whole / scale, 1)
    digits = 0 if scaled == scaled.to_integral_value() else 1
    return Text(language)(f"format.{name}", number=_written(rounded(scaled, digits), digits, language))


def scales(language: str = "id") -> list[tuple[int, str]]:
    """How `short` writes, for who writes elsewhere: (1000, '{number} ribu'), (10**6, ...), ascending."""
    return [(scale, Text(language)(f"format.{name}", number="{number}")) for scale, name in reversed(_SCALES)]


def rupiah(value: Any, language: str = "id") -> str:
    """16800 -> 'Rp16.800'; a debt is '−Rp16.800'."""
    return MISSING if is_missing(value) else _with_currency(number(value, 0, language))


def short_rupiah(value: Any, language: str = "id") -> str:
    """201_600_000 -> 'Rp201,6 juta'."""
    return MISSING if is_missing(value) else _with_currency(short(value, language))


def fraction(numerator: Any, denominator: Any, language: str = "id") -> str:
    """(38214, 92753) -> '38.214 / 92.753'."""
    return f"{number(numerator, 0, language)} / {number(denominator, 0, language)}"


def rank(place: Any, of: Any, language: str = "id") -> str:
    """(3, 38) -> '3 dari 38'."""
    if is_missing(place) or is_missing(of):
        return MISSING
    return Text(language)("format.rank", place=number(place, 0, language), of=number(of, 0, language))


def class_bounds(
    low: float | None,
    high: float | None,
    language: str = "id",
    write: Callable[[Any, str], str] | None = None,
) -> str:
    """The words of a half-open class [low, high) of per cents, or of what `write` writes.

    (20, 30) -> '20% – <30%'; (None, 15) -> 'di bawah 15%'; (40, None) -> '40% ke atas'.
    """
    say, bound = Text(language), write or _bound
    if low is None and high is None:
        return say("format.class_all")
    if low is None:
        return say("format.class_below", high=bound(high, language))
    if high is None:
        return say("format.class_from", low=bound(low, language))
    return say("format.class_between", low=bound(low, language), high=bound(high, language))


def listing(names: Sequence[str], language: str = "id") -> str:
    """['Jawa Timur', 'Jawa Tengah', 'Jawa Barat'] -> 'Jawa Timur, Jawa Tengah, dan Jawa Barat'."""
    return format_list([str(name) for name in names], style="standard", locale=language) if names else MISSING


def _written(value: Decimal, digits: int, language: str) -> str:
    text = f"{value:,.{digits}f}".replace("-", MINUS)
    return text.translate(_SWAP) if language == "id" else text


def _with_currency(text: str) -> str:
    return f"{MINUS}Rp{text[1:]}" if text.startswith(MINUS) else f"Rp{text}"


def _bound(value: float | None, language: str) -> str:
    # 15 is written 15%, 17.25 as 17,3%: a class break rarely needs its decimal
    digits = 0 if rounded(value, 1) == rounded(value, 0) else 1
    return percent(value, digits, language)
