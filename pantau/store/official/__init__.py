"""Official files into figures: of the same area, month, segment and measure the later file wins."""

from pantau.store.official.employed import Reported, official_coverage, reported_by_year
from pantau.store.official.figures import official_figures
from pantau.store.official.records import findings_of, first_reports, official_records
from pantau.store.official.stack import stack

__all__ = [
    "Reported",
    "findings_of",
    "first_reports",
    "official_coverage",
    "official_figures",
    "official_records",
    "reported_by_year",
    "stack",
]
