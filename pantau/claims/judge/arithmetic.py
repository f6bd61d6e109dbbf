"""What a claim's own numbers compute to, and whether that is what it prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pantau.claims.judge.intervals import Interval, agreement, interval, readable_interval, signed_gap
from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import Number, lower
from pantau.claims.read.number_words import PART_TOLERANCE
from pantau.claims.read.roles import said_direction, says_decrease

# '1 dari 4 pekerja' is a way of speaking up to this whole: it means its per cent, give or take PART_HALF.
LARGEST_SPOKEN_WHOLE = 20
AGREES = ("match", "cut_off", "points_called_percent")


@dataclass(frozen=True, slots=True)
class Recomputation:
    """One calculation on a claim's numbers.

    kind: 'share' (n of N), 'share_with_uncovered' (n of n + those not covered), 'change_points',
        'change_percent', 'change_people'; or 'implied_denominator', 'implied_numerator',
        'implied_percent', 'implied_change_points', 'implied_change_people', which compute what
        the claim leaves out.
    computed: per cent, points or people. stated: the number compared with; None for implied ones.
    difference: stated less computed, in points or people; 0 where they agree.
    verdict: 'match', 'cut_off', 'points_called_percent', 'differs', 'computed'; 'wrong_way': the text says
        that it rises where it falls, or the other way round; 'refused',
        'open': a change whose ends may not be compared, or are not known to be (changes.py).
    is_told: whether `computed` may be shown.
    """

    kind: str
    computed: Interval
    stated: Number | None = None
    difference: Decimal = Decimal(0)
    verdict: str = "computed"
    is_told: bool = True

    @property
    def is_implied_change(self) -> bool:
        """Whether it is a difference that the text does not state itself."""
        return self.kind.startswith("implied_change")

    def untold(self, verdict: str) -> Recomputation:
        """The same without its result; 'wrong_way' stays, for it is of the text's own words."""
        kept = self.verdict if self.verdict == "wrong_way" else verdict
        return replace(self, verdict=kept, is_told=False)

    @property
    def unit(self) -> str:
        """'percent', 'points' or 'people'."""
        if self.kind in ("implied_denominator", "implied_numerator"):
            return "people"
        return next(
            (unit for unit in ("people", "points") if self.kind.endswith(f"change_{unit}")), "percent"
        )


def recompute(claim: Claim, text: str) -> list[Recomputation]:
    """Every calculation that the claim's numbers allow. `text` is the whole text, for 'turun'.

    [] where they allow none: one number alone, a denominator of nought, an unreadable number.
    """
    return [found for found in (_share(claim), _with_uncovered(claim), _change(claim, text)) if found]


def is_figure_of_speech(claim: Claim) -> bool:
    """Whether 'n dari N' is no count but a way of speaking: 'satu dari empat pekerja'."""
    whole = claim.number("denominator")
    return bool(
        whole and whole.high and whole.high <= LARGEST_SPOKEN_WHOLE and whole.unit in ("people", "plain")
    )


def spoken_share(claim: Claim) -> Number | None:
    """What 'dua dari lima pekerja' means, as a per cent: 40, give or take PART_HALF; None for a count."""
    part, whole = claim.number("numerator"), claim.number("denominator")
    if not (is_figure_of_speech(claim) and part and whole and part.value is not None and whole.value):
        return None
    share = 100 * part.value / whole.value
    low, high = share - PART_TOLERANCE, share + PART_TOLERANCE
    return replace(part, value=share, low=low, high=high, unit="percent", bound="about")


def _positive(found: Interval | None) -> Interval | None:
    return found if found and found.low > 0 else None


def _share(claim: Claim) -> Recomputation | None:
    part, whole = interval(claim.number("numerator")), _positive(interval(claim.number("denominator")))
    if not (part and whole):
        return _implied(claim, part, whole)
    if part.low < 0:
        return None
    computed = (part / whole).scaled(100)
    if is_figure_of_speech(claim):
        computed = Interval(computed.low - PART_TOLERANCE, computed.high + PART_TOLERANCE)
    return _compared("share", computed, claim.number("percent"), "implied_percent")


def _implied(claim: Claim, part: Interval | None, whole: Interval | None) -> Recomputation | None:
    """The whole of a part and its per cent, or the part of a whole."""
    percent = _positive(interval(claim.number("percent")))
    if percent is None or claim.number("uncovered"):
        return None
    if part and claim.number("denominator"):
        return None  # a denominator of nought, or one that cannot be read
    if part:
        return Recomputation("implied_denominator", (part / percent).scaled(100)) if part.low >= 0 else None
    return Recomputation("implied_numerator", whole.times(percent).scaled(Decimal("0.01"))) if whole else None


def _with_uncovered(claim: Claim) -> Recomputation | None:
    """n of n and those not covered; or N less those not covered, of N, where there is no n."""
    rest = interval(claim.number("uncovered"))
    part, whole = interval(claim.number("numerator")), interval(claim.number("denominator"))
    if rest is None or rest.low < 0 or (part is None) == (whole is None):
        return None
    computed = _of_part(part, rest) if part else _of_whole(_positive(whole), rest)
    if computed is None:
        return None
    return _compared("share_with_uncovered", computed, claim.number("percent"), "implied_percent")


def _of_part(part: Interval, rest: Interval) -> Interval | None:
    if part.low < 0 or part.low + rest.low <= 0:
        return None
    low, high = part.low / (part.low + rest.high), part.high / (part.high + rest.low)
    return Interval(low, high).scaled(100)


def _of_whole(whole: Interval | None, rest: Interval) -> Interval | None:
    if whole is None:
        return None
    return Interval(1 - rest.high / whole.low, 1 - rest.low / whole.high).scaled(100)


def _change(claim: Claim, text: str) -> Recomputation | None:
    first, change = claim.number("from"), claim.number("change")
    before, after = interval(first), interval(claim.number("to"))
    if not (first and before and after):
        return None
    rise = Interval(after.low - before.high, after.high - before.low)
    unit = "points" if first.unit == "percent" else "people"
    if change is None or interval(change) is None:
        way = said_direction(lower(text), claim.sentence.start, _later(claim))
        against = (way == "up" and rise.high < 0) or (way == "down" and rise.low > 0)
        return Recomputation(f"implied_change_{unit}", rise, verdict="wrong_way" if against else "computed")
    stated = _signed(change, text)
    if change.unit == "percent":
        return _relative_change(before, after, rise, stated, unit)
    return _compared(f"change_{unit}", rise, stated)


def _later(claim: Claim) -> Number | None:
    """Of the two ends of a change the one told last: '50% naik dari 36%' has its verb before what it was."""
    ends = [one for one in (claim.number("from"), claim.number("to")) if one]
    return max(ends, key=lambda one: one.start, default=None)


def _relative_change(
    before: Interval, after: Interval, rise: Interval, stated: Number, unit: str
) -> Recomputation | None:
    """'naik 10 persen': of the earlier figure; between per cents perhaps points are meant."""
    if before.low <= 0:
        return None
    quotient = (after / before).scaled(100)
    relative = _compared("change_percent", Interval(quotient.low - 100, quotient.high - 100), stated)
    if (
        unit == "points"
        and relative
        and relative.verdict == "differs"
        and readable_interval(stated).meets(rise)
    ):
        return Recomputation("change_points", rise, stated, Decimal(0), "points_called_percent")
    return relative


def _signed(change: Number, text: str) -> Number:
    """The change with the sign of its verb: 'turun 10 poin' is -10."""
    can_be = readable_interval(change)
    if can_be.low < 0 or not says_decrease(lower(text), change.start):
        return change
    value = None if change.value is None else -change.value
    return replace(change, value=value, low=-can_be.high, high=-can_be.low)


def _compared(kind: str, computed: Interval, stated: Number | None, alone: str = "") -> Recomputation | None:
    """The check against a stated number; where none is readable, what is computed alone."""
    if stated is None or interval(stated) is None:
        return Recomputation(alone, computed) if alone else None
    verdict = agreement(computed, stated)
    difference = Decimal(0) if verdict in AGREES else signed_gap(computed, stated)
    return Recomputation(kind, computed, stated, difference, verdict)
