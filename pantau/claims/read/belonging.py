"""Which of the areas, dates and segments of a sentence belong to which of its claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from pantau.areas import NATION, Area, is_group, load_areas, load_groups
from pantau.claims.read.mentions import Number, PlaceMention, Span
from pantau.store.area_file import office_code

# What stands behind it is said of the next figure: '50,88%, sedangkan Sakernas 35,88%'.
_CONTRAST = re.compile(r"\b(?:sedangkan|sementara|adapun|namun|tetapi|tapi|padahal|while|whereas|but)\b")
# What parts a name from the number before it.
_PARTED = re.compile(rf"[,;:(\n]|\b(?:dan|serta|and)\b|{_CONTRAST.pattern}")
_LABEL = 3  # characters between a label and its number: 'PU: 159.475'
_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Where the numbers of one claim stand among those of its sentence."""

    first: int  # start of the sentence's first number
    previous: int  # end of the claim before; -1 for the first
    start: int
    end: int
    following: int  # start of the claim behind; -1 for the last
    at: int  # its place among the claims
    ends: Sequence[int]  # of all claims

    @classmethod
    def of(cls, groups: Sequence[Sequence[Number]], ends: Sequence[int], at: int) -> NumberGroup:
        """The group at a place among all groups of its sentence; `ends` are theirs."""
        own = groups[at]
        return cls(
            groups[0][0].start,
            groups[at - 1][-1].end if at else -1,
            own[0].start,
            own[-1].end,
            groups[at + 1][0].start if at + 1 < len(groups) else -1,
            at,
            ends,
        )

    def last_named(self, spans: Sequence[_S]) -> list[_S]:
        """The last of spans before the claim, with those named beside it: no number stands between them."""
        before = [span for span in spans if span.start < self.start]
        done = min(self.at, bisect_right(self.ends, before[-1].start)) if before else 0
        since = self.ends[done - 1] if done else -1
        return [span for span in before if span.start >= since]

    def opening(self, sentence: int) -> int:
        """Where its words begin; `sentence` is where the sentence does."""
        return max(self.previous, sentence)

    def closing(self, sentence: int) -> int:
        """Where its words end."""
        return self.following if self.following >= 0 else sentence


def meant_by(spans: Sequence[_S], group: NumberGroup) -> list[_S]:
    """Those that a claim speaks of. One in the sentence speaks of all its claims.

    Of several: where the sentence begins with one, those before the claim's last number count
    ('Sumsel 35%, Bengkulu 23,6%'), else those behind its first ('35% di Sumsel, 23,6% di ...').
    """
    if len(spans) < 2:
        return list(spans)
    if spans[0].start < group.first:
        inside = [span for span in spans if group.previous <= span.start < group.end]
        return inside or group.last_named(spans)
    until = group.following if group.following >= 0 else spans[-1].end
    return [span for span in spans if group.start <= span.start < until] or group.last_named(spans)


def labels_of(names: Sequence[_S], starts: Sequence[int], group: NumberGroup) -> list[_S]:
    """The names that a claim can have: its own, where each has a number ('PU 159.475, BPU 35.814').

    `starts`: of all numbers of the sentence.
    """
    labelled = [(name, next((at for at in starts if 0 <= at - name.end <= _LABEL), None)) for name in names]
    if len({at for _, at in labelled if at is not None}) < 2:
        return list(names)
    own = [name for name, at in labelled if at is not None and group.start <= at < group.end]
    return own or [name for name, at in labelled if at is None]


def has_contrast(said: str) -> bool:
    """Whether a sentence sets one figure against another."""
    return bool(_CONTRAST.search(said))


def is_behind(said: str, end: int, span: Span) -> bool:
    """Whether a name stands right behind a number that ends at `end`: '40 persen rumah layak, ...'."""
    return end <= span.start and not _PARTED.search(said, end, span.start)


def words_about(said: str, group: NumberGroup) -> str:
    """The words of a sentence that speak of one claim: from the one before to the next, or to a contrast."""
    start, end = group.opening(0), group.closing(len(said))
    for turned in _CONTRAST.finditer(said, start, group.start):
        start = turned.end()
    turn = _CONTRAST.search(said, group.end, end)
    return said[start : turn.start() if turn else end]


def without_containing(places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Places without those that only say where another lies: 'Badung tertinggi di Bali' is Badung."""
    distinct = list({place.codes: place for place in places}.values())
    return [
        place
        for place in distinct
        if not any(inside(other, place) for other in distinct if other is not place)
    ]


def inside(place: PlaceMention, whole: PlaceMention) -> bool:
    """Whether all that a place can mean lies in the one area that `whole` means."""
    return (
        len(whole.codes) == 1
        and bool(place.codes)
        and all(whole.codes[0] in _above(code) for code in place.codes)
    )


def _above(code: str) -> set[str]:
    """Codes of all that an area lies in: province, Kanwil, groups, nation."""
    areas = load_areas()
    if code not in areas:
        return {NATION} if code.startswith("kanwil-") or is_group(code) else set()
    area: Area = areas[code]
    if code == NATION:
        return set()
    own = {code, area.parent} if area.is_local else {code}
    above = {NATION, office_code(area.office), *(group.code for group in load_groups() if own & group.parts)}
    return above | {area.parent} if area.is_local else above
