"""What a claim's own numbers compute to, and whether that is what it prints."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from pantau.claims.judge.intervals import Interval, agreement, interval, readable_interval, signed_gap
from pantau.claims.read.change_roles import says_decrease
from pantau.claims.read.claim import Claim
from pantau.claims.read.mentions import Number, lower
from pantau.claims.read.number_words import PART_TOLERANCE

# '1 dari 4 pekerja' is a way of speaking up to this whole: it means its per cent, give or take PART_HALF.
LARGEST_SPOKEN_WHOLE = 20
AGREES = ("match", "cut_off", "points_called_percent")


@dataclass(frozen=True, slots=True)
class Recomputation:
    """One calculation on a claim's numbers.

    kind: 'share' (n of N), 'share_with_uncovered' (n of n + those not covered), 'change_points',
        'change_percent', 'change_people'; 'gap_points' and so on of a change whose ends may not be compared,
        which is checked without its direction; or 'implied_denominator', 'implied_numerator',
        'implied_percent', 'implied_change_points', 'implied_change_people', which compute what
        the claim leaves out.
    computed: per cent, points or people. stated: the number compared with; None for implied ones.
    difference: stated less computed, in points or people; 0 where they agree.
    verdict: 'match', 'cut_off', 'points_called_percent', 'differs', 'computed'; 'refused', 'open': a change
        whose ends may not be compared, or are not known to be (changes.py).
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
        """The same without its result."""
        return replace(self, verdict=verdict, is_told=False)

    @property
    def is_of_numbers_alone(self) -> bool:
        """Whether a change is checked as arithmetic only, whichever way it goes."""
        return self.kind.startswith("gap_")

    @property
    def unit(self) -> str:
        """'percent', 'points' or 'people'."""
        if self.kind in ("implied_denominator", "implied_numerator"):
            return "people"
        of_change = self.kind.removeprefix("implied_").removeprefix("change_").removeprefix("gap_")
        return of_change if of_change in ("people", "points") else "percent"


def recompute(claim: Claim, text: str, *, directed: bool = True) -> list[Recomputation]:
    """Every calculation that the claim's numbers allow. `text` is the whole text, for 'turun'.

    directed: whether a change is one of figures that may be compared; else only its size is checked. []
    where they allow none: one number alone, a denominator of nought, an unreadable number.
    """
    change = _change(claim, text) if directed else _gap(claim)
    return [found for found in (_share(claim), _with_uncovered(claim), change) if found]


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
    without = claim.number("uncovered")
    rest = None if without is None or without.unit == "percent" else interval(without)
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
    ends = _ends(claim)
    if ends is None:
        return None
    before, after, unit = ends
    rise = Interval(after.low - before.high, after.high - before.low)
    change = claim.number("change")
    if change is None or interval(change) is None:
        return Recomputation(f"implied_change_{unit}", rise)
    stated = signed_change(change, text)
    if change.unit == "percent":
        return _relative_change(before, after, rise, stated, unit)
    return _compared(f"change_{unit}", rise, stated)


def _gap(claim: Claim) -> Recomputation | None:
    """A change without its direction: how far its two numbers lie apart, and whether the text says so."""
    ends, change = _ends(claim), claim.number("change")
    if ends is None:
        return None
    before, after, unit = ends
    apart = _size(Interval(after.low - before.high, after.high - before.low))
    if change is None or change.low is None or change.high is None:
        return Recomputation(f"implied_change_{unit}", apart)
    size = _size(Interval(change.low, change.high))
    stated = replace(
        change, value=None if change.value is None else abs(change.value), low=size.low, high=size.high
    )
    if change.unit != "percent":
        return _compared(f"gap_{unit}", apart, stated)
    relative = _relative_change(before, after, apart, stated, unit, directed=False)
    return relative and replace(relative, kind=relative.kind.replace("change_", "gap_"))


def _ends(claim: Claim) -> tuple[Interval, Interval, str] | None:
    """Both numbers of a change, and whether they lie points or people apart."""
    first = claim.number("from")
    before, after = interval(first), interval(claim.number("to"))
    if not (first and before and after):
        return None
    return before, after, "points" if first.unit == "percent" else "people"


def _size(found: Interval) -> Interval:
    """What an interval can be without its sign."""
    if found.low >= 0:
        return found
    nought = Decimal(0)
    least = nought if found.high >= 0 else -found.high
    return Interval(least, max(-found.low, found.high))


def later_end(claim: Claim) -> Number | None:
    """Of the two ends of a change the one told last: '50% naik dari 36%' has its verb before what it was."""
    ends = [one for one in (claim.number("from"), claim.number("to")) if one]
    return max(ends, key=lambda one: one.start, default=None)


def _relative_change(
    before: Interval, after: Interval, rise: Interval, stated: Number, unit: str, *, directed: bool = True
) -> Recomputation | None:
    """'naik 10 persen': of the earlier figure; between per cents perhaps points are meant."""
    if before.low <= 0:
        return None
    quotient = (after / before).scaled(100)
    grown = Interval(quotient.low - 100, quotient.high - 100)
    relative = _compared("change_percent", grown if directed else _size(grown), stated)
    if (
        unit == "points"
        and relative
        and relative.verdict == "differs"
        and readable_interval(stated).meets(rise)
    ):
        return Recomputation("change_points", rise, stated, Decimal(0), "points_called_percent")
    return relative


def signed_change(change: Number, text: str) -> Number:
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
