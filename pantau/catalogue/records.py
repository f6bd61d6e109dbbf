"""Indicators, segments, targets, notes on series and sources, each as a record.

Units of a value: 'percent' (numerator of denominator, in per cent), 'people' (the numerator),
'rupiah' (the numerator, over the denominator where there is one), 'yes_no' (0 or 100 per cent of
one local government; of several, in per cent of those known).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

EVERY_AREA = "*"
UNITS = ("percent", "people", "rupiah", "yes_no")
COUNTED = ("people", "institutions", "governments", "cases", "rupiah")
SEGMENT_KINDS = ("segment", "group", "institution", "government", "fund", "regulation")
# Bases on which a target can be compared with a figure, by unit.
_BASES_OF_TARGETS = {"percent": ("sakernas", "semesta"), "people": ("none",)}


@dataclass(frozen=True, slots=True)
class Indicator:
    """What can be looked at. `class_breaks` are ours, in its unit; classes are [a, b)."""

    id: str
    name: Mapping[str, str]  # by language: {'id': ..., 'en': ...}
    definition: Mapping[str, str]
    formula: Mapping[str, str]
    numerator: Mapping[str, str]
    denominator: Mapping[str, str]
    unit: str  # of the value: one of UNITS
    basis: str
    polarity: str  # 'more_is_better', 'less_is_better', 'neither'
    frequency: str
    segments: tuple[str, ...]  # those offered, the default first
    class_breaks: tuple[float, ...]
    mapped: bool
    carries_forward: bool
    counted: str  # what the numerator counts: one of COUNTED
    figures: str  # the indicator whose figures it shows; mostly its own id
    complement: bool  # shows what those figures leave of the whole: non-aktif of terdaftar
    held_to_targets: bool  # whether named targets speak of it
    describes: bool  # tells what an area is like rather than how the programme does: seeks neighbours
    supplier: Mapping[str, str]  # who owns the figures

    @property
    def default_segment(self) -> str:
        """The segment shown when a View names none."""
        return self.segments[0]

    @property
    def covers_workers(self) -> bool:
        """Whether it says what share of workers is covered, on a denominator that targets are set on."""
        return self.unit == "percent" and self.held_to_targets and self.basis in _BASES_OF_TARGETS["percent"]

    @property
    def is_progress(self) -> bool:
        """Whether it is progress to a target, which is no coverage."""
        return self.basis == "target"

    @property
    def counts_workers(self) -> bool:
        """Whether it counts workers: what coverage on its basis is a part of."""
        return self.unit == "people" and self.basis == "sakernas"

    @property
    def counts_registered(self) -> bool:
        """Whether it counts participants with the lapsed ones, to whom no target speaks."""
        return self.unit == "people" and self.basis == "registered"

    @property
    def is_share_of_survey(self) -> bool:
        """Whether both its parts are answers to a survey, weighted: no participants are counted in it."""
        of_survey = self.basis in ("sakernas", "labour_force")
        return self.unit == "percent" and of_survey and not self.held_to_targets

    @property
    def is_share_of_registered(self) -> bool:
        """Whether its whole is the registered participants, not workers."""
        return self.unit == "percent" and self.basis == "registered"

    def comparable_targets(self, targets: Iterable[Target]) -> list[Target]:
        """Those of `targets` that it may be compared with: of its basis and unit, and about it at all."""
        return [
            target
            for target in targets
            if self.held_to_targets and target.comparable_with(self.basis, self.unit)
        ]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the participants, a group, or a kind of institution."""

    id: str
    kind: str  # one of SEGMENT_KINDS
    name: Mapping[str, str]
    position: int  # order, from 1
    part: bool  # one of those that participants are counted by, side by side
    own_tariff: bool  # contributes by another tariff than non-wage workers (BPU)


@dataclass(frozen=True, slots=True)
class Target:
    """A target as a document sets it; several exist at once, so its document is always named."""

    id: str
    document: str
    area_code: str  # '*' for every area
    year: int
    value: float  # per cent, people, or per cent of increase, as `unit` says
    unit: str
    basis: str
    uncertain: bool
    note: str
    source_title: str
    source_title_en: str = ""
    note_en: str = ""  # '' where the note is Indonesian alone
    official: bool = False  # from a file of its owner, not from a cited source
    inferred: bool = False  # its basis and segments are our reading of the document

    def comparable_with(self, basis: str, unit: str = "percent") -> bool:
        """Whether a figure on `basis` in `unit` may be compared with it: both the same, and stated.

        Per cents need a denominator that both state; counts of people have none.
        """
        return self.unit == unit and self.basis == basis and basis in _BASES_OF_TARGETS.get(unit, ())


@dataclass(frozen=True, slots=True)
class SeriesNote:
    """A break: from `year` on, figures on `basis` are of another series than those before."""

    basis: str
    year: int
    note: str  # what happened, in the words of who compiled it
    note_en: str
    source: str


def by_basis(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    """The first indicator of covered workers on each basis, in the catalogue's order.

    They stand side by side and never mix: neither denominator can be computed from the other.
    """
    found: dict[str, Indicator] = {}
    for one in indicators:
        if one.covers_workers:
            found.setdefault(one.basis, one)
    return found
