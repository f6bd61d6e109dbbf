"""What is found in a text: numbers, places and dates, each with where it stands.

Positions are of the text as `unified` gives it, which has the same length as what was pasted.
"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeVar

from pantau.intake.periods import Period

LONGEST_TEXT = 20_000  # characters of a text; a speech of ten minutes has about 8,000

# One character for one, so that positions stay: no-break and thin spaces, signs, ASCII capitals.
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u200b\t\r"), " ")
_SIGNS = {ord("\u2212"): "-", ord("\u2019"): "'", ord("\uff05"): "%"}
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, from `start` to before `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Number(Span):
    """A number as written.

    value: what it says; None for a range and for what cannot be read without guessing.
    low, high: what its printed decimals allow: '50,88' is 50.875 to 50.885, '36,7 juta' is
        36.65 to 36.75 million; a count written in full is itself.
    unit: 'percent', 'points', 'people', 'rupiah', 'opd', 'village', 'place', 'rank', 'other', or
        'plain' where no word says.
    bound: '' or, from the word before it, 'about', 'above', 'below'.
    problem: '' or why it is set apart: 'range', 'ambiguous', 'unreadable', 'english'. An English
        number whose thousands are beyond doubt has a value, the ambiguous and unreadable none.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str = "plain"
    bound: str = ""
    problem: str = ""

    @property
    def readable(self) -> bool:
        """Whether it can be computed with."""
        return self.low is not None


@dataclass(frozen=True, slots=True)
class PlaceMention(Span):
    """An area or Kanwil that a text names. Several codes: the name can mean each of them."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateMention(Span):
    """A date that a text names. period None: it cannot be placed ('Agustus tahun lalu')."""

    period: Period | None
    problem: str = ""  # 'relative', 'no_year', 'two_years'; 'order': read day first
    target: bool = False  # the year of a target, not of a figure
    spoken: bool = False  # the day when it was said: 'Selasa (1/4/2025)'
    base: bool = False  # what a figure is compared with: 'turun dibanding Desember 2023'


_S = TypeVar("_S", bound=Span)


def unified(text: str) -> str:
    """The text with one kind of space and of sign, of the same length."""
    return text.translate(_SPACES | _SIGNS)


def lower(text: str) -> str:
    """The text in ASCII small letters, of the same length (str.lower is not, for 'İ')."""
    return text.translate(_LOWER)


def masked(text: str, spans: Sequence[Span]) -> str:
    """The text with spans blanked out, of the same length."""
    letters = list(text)
    for span in spans:
        letters[span.start : span.end] = "\x00" * (span.end - span.start)
    return "".join(letters)


def shifted(span: _S, by: int) -> _S:
    """The span `by` characters further on."""
    return replace(span, start=span.start + by, end=span.end + by)


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of others."""
    return any(span.start < other.end and other.start < span.end for other in others)
