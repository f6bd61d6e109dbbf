"""What the rows of a release are made of, before they are written."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import re
from dataclasses import dataclass, field

# What a denominator may be; each has its words in the texts (pages.basis).
BASES = (
    "sakernas",
    "semesta",
    "unstated",
    "target",
    "registered",
    "group",
    "institution",
    "government",
    "budget",
    "none",
)
# Figures on these speak of a whole fiscal year or of what is in force, not of how new the data are.
TIMELESS_BASES = ("government", "budget")
CAVEATS = ("artefact", "uncertain")
# Rows of any table, before they are written: column names to values.
Table = list[dict[str, object]]

ESTIMATE_SOURCE = "taksiran-pantau-jamsostek"
# Citations of facts that name their source by its id (column source_id) instead of citing it in each row.
CITED_BY_ID = {
    "bps-sakernas-kemnaker-kabkot": (
        "BPS, Sakernas Agustus 2018 sampai 2025, olahan Kemnaker: Database PYB, PT dan PUK 2018-2025 "
        "(kabupaten/kota), https://github.com/baniadamtampubolon/dashboard-tenaga-kerja"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One figure: a row of table observation, whose columns queries/schema.sql describes."""

    area_code: str
    indicator: str
    segment: str
    period: dt.date
    period_end: dt.date
    grain: str
    as_of: str
    numerator: int | None = None
    denominator: int | None = None
    denominator_as_of: str | None = None
    published_pct: float | None = None
    basis: str
    counted_by: str = "unstated"
    boundaries: int | None = None
    status: str = "published"
    method: str | None = None
    margin: int | None = None
    caveat: str | None = None
    source_id: str
    note: str | None = None
    # Where it was read, for findings; empty for what we computed.
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def computed_pct(self) -> float | None:
        """100 * numerator / denominator in per cent; None where either is missing."""
        if self.numerator is None or not self.denominator:
            return None
        return 100 * self.numerator / self.denominator

    @property
    def pct(self) -> float | None:
        """The published per cent, or else the computed one."""
        return self.published_pct if self.published_pct is not None else self.computed_pct

    def but(self, **changes: object) -> Observation:
        """The same figure with some fields changed."""
        return dataclasses.replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What a check says of the facts: a row of table finding."""

    severity: str  # 'error', 'warning', 'note'
    rule: str
    file: str
    line: int | None
    area_code: str | None
    message: str
    sheet: str | None = None
    input: str | None = None  # SHA-256 of the official file; None: of the facts


_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WRITTEN_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTH_NAMES)}) (20\d\d)\b")
_DATE_IN_URL = re.compile(r"/(20\d\d)/(\d\d)/(\d\d)/")
_URL = re.compile(r"https?://[^\s;)]+")
_SLUG_LENGTH = 60


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A citation as it stands in the facts, with what can be read from it."""

    title: str

    @property
    def id(self) -> str:
        """A stable id made of the words of the citation."""
        slug = re.sub(r"https?://(www\.)?", "", self.title.lower())
        slug = re.sub(r"[^a-z0-9]+", "-", slug).strip("-")
        if len(slug) <= _SLUG_LENGTH:
            return slug
        # Long citations can begin alike; the digest tells them apart.
        digest = hashlib.sha256(self.title.encode()).hexdigest()[:6]
        return f"{slug[:_SLUG_LENGTH].strip('-')}-{digest}"

    @property
    def url(self) -> str | None:
        """The first address in the citation."""
        match = _URL.search(self.title)
        return match[0] if match else None

    @property
    def published(self) -> dt.date | None:
        """The day in the citation or its address; None where only a month or nothing is known."""
        # The date of a meeting that is reported on is not the date of the report.
        if "rapat" not in self.title and (match := _WRITTEN_DATE.search(self.title)):
            return dt.date(int(match[3]), _MONTH_NAMES.index(match[2]) + 1, int(match[1]))
        if match := _DATE_IN_URL.search(self.title):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        return None
