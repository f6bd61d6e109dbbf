"""Official files into figures: of the same area, month, segment and measure the later file wins."""

from pantau.store.official.converters import (
    CONVERTERS,
    Converter,
    official_figures,
    official_records,
    refuse_unconverted,
    stack_kinds,
)
from pantau.store.official.employed import Reported, official_coverage, reported_by_year, reported_parts
from pantau.store.official.records import findings_of, first_reports

__all__ = [
    "CONVERTERS",
    "Converter",
    "Reported",
    "findings_of",
    "first_reports",
    "official_coverage",
    "official_figures",
    "official_records",
    "refuse_unconverted",
    "reported_by_year",
    "reported_parts",
    "stack_kinds",
]
