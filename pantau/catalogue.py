"""The catalogue of a release as records: indicators, segments, targets and sources.

Units of a value: 'percent' (numerator of denominator, in per cent), 'people' (the numerator),
'rupiah' (the numerator, over the denominator where there is one), 'yes_no' (0 or 100 per cent of
one local government; of several, in per cent of those known).

Each is made from one row of the query of the same name (`release.query("indicators")`), so
that a page or a drawer works with names and types instead of cells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pantau.text import LANGUAGES

EVERY_AREA = "*"
UNITS = ("percent", "people", "rupiah", "yes_no")
COUNTED = ("people", "institutions", "governments", "rupiah")
SERIES_NOTES = ("break", "month_unknown")
SEGMENT_KINDS = ("segment", "group", "institution", "government", "fund", "regulation")
# Bases on which a target can be held against a figure, by unit.
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
        return self.unit == "people" and self.basis == "none" and not self.held_to_targets

    @property
    def is_share_of_registered(self) -> bool:
        """Whether its whole is the registered participants, not workers."""
        return self.unit == "percent" and self.basis == "registered"

    def comparable_targets(self, targets: Iterable[Target]) -> list[Target]:
        """Those of `targets` that it may be held against: of its basis and unit, and about it at all."""
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
    official: bool = False  # from a file of its owner, not from a cited source

    def applies_to(self, area_code: str) -> bool:
        """Whether it is set for this area, or for every area."""
        return self.area_code in (area_code, EVERY_AREA)

    def comparable_with(self, basis: str, unit: str = "percent") -> bool:
        """Whether a figure on `basis` in `unit` may be held against it: both the same, and stated.

        Per cents need a denominator that both state; counts of people have none.
        """
        return self.unit == unit and self.basis == basis and basis in _BASES_OF_TARGETS.get(unit, ())


@dataclass(frozen=True, slots=True)
class SeriesNote:
    """Where figures may not be compared as they stand.

    'break': from `year` on, figures on `basis` are of another series than those before.
    'month_unknown': the month of the figures of `indicator` in `year` is not known. The other of
    the two fields is ''.
    """

    kind: str  # one of SERIES_NOTES
    basis: str
    indicator: str
    year: int
    note: str  # what happened, in the words of who compiled it
    source: str


@dataclass(frozen=True, slots=True)
class Source:
    """What is cited for a figure."""

    id: str
    title: str
    url: str
    published: dt.date | None


def indicators(frame: pd.DataFrame) -> dict[str, Indicator]:
    """Indicators by id, in the order of `frame`: the rows of query `indicators`."""
    return {row["id"]: _indicator(row) for row in _rows(frame)}


def segments(frame: pd.DataFrame) -> dict[str, Segment]:
    """Segments by id: the rows of query `segments`."""
    return {row["id"]: Segment(row["id"], row["kind"], _both(row, "name")) for row in _rows(frame)}


def targets(frame: pd.DataFrame) -> dict[str, Target]:
    """Targets by id: the rows of query `targets`."""
    return {
        row["id"]: Target(
            id=row["id"],
            document=row["document"],
            area_code=row["area_code"],
            year=int(row["year"]),
            value=float(row["value"]),
            unit=row["unit"],
            basis=row["basis"],
            uncertain=bool(row["uncertain"]),
            note=row["note"] or "",
            source_title=row["source_title"] or "",
            official=bool(row["official"]),
        )
        for row in _rows(frame)
    }


def series_notes(frame: pd.DataFrame) -> tuple[SeriesNote, ...]:
    """Notes on series, by year: the rows of query `series_notes`."""
    found = [
        SeriesNote(
            row["kind"],
            row["basis"] or "",
            row["indicator"] or "",
            int(row["year"]),
            row["note"],
            row["source"],
        )
        for row in _rows(frame)
    ]
    return tuple(sorted(found, key=lambda note: note.year))


def by_basis(indicators: Iterable[Indicator]) -> dict[str, Indicator]:
    """The first indicator of covered workers on each basis, in the catalogue's order.

    They stand side by side and never mix: neither denominator can be computed from the other.
    """
    found: dict[str, Indicator] = {}
    for one in indicators:
        if one.covers_workers:
            found.setdefault(one.basis, one)
    return found


def sources(frame: pd.DataFrame) -> dict[str, Source]:
    """Sources by id: the rows of query `sources`."""
    return {
        row["id"]: Source(
            row["id"], row["title"], row["url"] or "", row["published"].date() if row["published"] else None
        )
        for row in _rows(frame)
    }


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows with None for every kind of missing value."""
    cells = frame.astype(object).where(frame.notna(), None)
    return [dict(zip(frame.columns, row, strict=True)) for row in cells.itertuples(index=False, name=None)]


def _both(row: Mapping[str, Any], name: str) -> dict[str, str]:
    return {language: row[f"{name}_{language}"] for language in LANGUAGES}


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=row["id"],
        name=_both(row, "name"),
        definition=_both(row, "definition"),
        formula=_both(row, "formula"),
        numerator=_both(row, "numerator"),
        denominator=_both(row, "denominator"),
        unit=row["unit"],
        basis=row["basis"],
        polarity=row["polarity"],
        frequency=row["frequency"],
        segments=tuple(row["segments"].split()),
        class_breaks=tuple(float(part) for part in (row["class_breaks"] or "").split()),
        mapped=bool(row["mapped"]),
        carries_forward=bool(row["carries_forward"]),
        counted=row["counted"],
        figures=row["figures"],
        complement=bool(row["complement"]),
        held_to_targets=bool(row["held_to_targets"]),
        supplier=_both(row, "supplier"),
    )
