"""Printed numbers as what they can stand for, and when two of them agree.

Two numbers agree where what their printed decimals allow overlaps: '50,88' is 50.875 to 50.885,
'36,7 juta' 36.65 to 36.75 million, a count in full is itself. A per cent or millions that agree only when
decimals are cut off instead of rounded are said to be cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from pantau.claims.read.mentions import Number
from pantau.claims.read.units import half_of_written

_WHOLE_PERCENT = Decimal("0.5")
# Ours: nearer than this to 'sepertiga', 'hampir' or '30-40 persen' nobody is called wrong.
_SPOKEN_POINTS, _SPOKEN_PART = Decimal(1), Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers that a printed one can stand for, both ends included."""

    low: Decimal
    high: Decimal

    @property
    def middle(self) -> Decimal:
        return (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        return self.low <= other.high and other.low <= self.high

    def __truediv__(self, whole: Interval) -> Interval:
        """The quotients of two that are not negative; `whole` must be above nought."""
        return Interval(self.low / whole.high, self.high / whole.low)

    def times(self, other: Interval) -> Interval:
        """The products of two that are not negative."""
        return Interval(self.low * other.low, self.high * other.high)

    def scaled(self, factor: Decimal | int) -> Interval:
        """Every number of it times a factor above nought."""
        return Interval(self.low * factor, self.high * factor)


def interval(number: Number | None) -> Interval | None:
    """What a number can stand for; None where it is absent or cannot be read."""
    if number is None or number.low is None or number.high is None:
        return None
    return Interval(number.low, number.high)


def readable_interval(number: Number) -> Interval:
    """As `interval`, of a number that is known to be readable. Raises ValueError for another."""
    found = interval(number)
    if found is None:
        raise ValueError(f"{number.text!r} cannot be computed with")
    return found


def agreement(computed: Interval, stated: Number) -> str:
    """'match', 'cut_off' or 'differs'. 'lebih dari 50%' is met by all above, 'hampir' by all below."""
    can_be = readable_interval(stated)
    if can_be.meets(computed):
        return "match"
    if stated.bound == "above" and computed.high >= can_be.low:
        return "match"
    if stated.bound == "below" and computed.low <= can_be.high:
        return "match"
    if stated.unit in ("percent", "people", "plain") and stated.value is not None and _cut(computed, stated):
        return "cut_off"
    return "differs"


def loosely_agrees(released: Decimal, stated: Number) -> bool:
    """Whether a figure lies where a round number may come from: '4 juta' from 4.4 million.

    Too far to be called the same, and too near to be called different.
    """
    can_be = readable_interval(stated)
    margin = _margin(stated)
    near = Interval(can_be.low - margin, can_be.high + margin)
    beyond = (stated.bound == "above" and released >= near.low) or (
        stated.bound == "below" and released <= near.high
    )
    return beyond or near.low <= released <= near.high


def _margin(stated: Number) -> Decimal:
    """What is allowed besides the digits, to ways of speaking and to round counts."""
    value = stated.value
    spoken = value is None or stated.bound or not any(letter.isdigit() for letter in stated.text)
    if stated.unit in ("percent", "points"):
        return _SPOKEN_POINTS if spoken else Decimal(0)
    if spoken:
        return readable_interval(stated).high * _SPOKEN_PART
    return half_of_written(stated)


def _cut(computed: Interval, stated: Number) -> bool:
    """Whether cutting off decimals of what is computed gives what is printed."""
    value = stated.value or Decimal(0)
    half = readable_interval(stated).high - value
    # of 'seperempat' no decimals were cut off, nor of a count in full
    if half <= 0 or (stated.unit == "percent" and half > _WHOLE_PERCENT):
        return False
    step = half * 2
    if stated.unit != "percent" and "," not in stated.text:
        return False  # '7,49 juta' was cut off, '7 juta' is round
    cut = (computed.middle / step).to_integral_value(rounding=ROUND_DOWN) * step
    return cut == stated.value


def signed_gap(computed: Interval, stated: Number) -> Decimal:
    """Stated less computed; of a range, from its nearer end."""
    if stated.value is not None:
        return stated.value - computed.middle
    can_be = readable_interval(stated)
    return can_be.low - computed.middle if computed.middle < can_be.low else can_be.high - computed.middle
