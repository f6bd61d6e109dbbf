"""The catalogue of a release as records: a page or a drawer works with names and types, not with cells."""

from pantau.catalogue.records import (
    COUNTED,
    EVERY_AREA,
    SEGMENT_KINDS,
    UNITS,
    Indicator,
    Segment,
    SeriesNote,
    Target,
    by_basis,
)
from pantau.catalogue.rows import indicators, segments, series_notes, targets

__all__ = [
    "COUNTED",
    "EVERY_AREA",
    "SEGMENT_KINDS",
    "UNITS",
    "Indicator",
    "Segment",
    "SeriesNote",
    "Target",
    "by_basis",
    "indicators",
    "segments",
    "series_notes",
    "targets",
]
