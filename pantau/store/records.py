"""What the rows of a release are made of, before they are written."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass, field

from pantau.text.both import Both

# What a denominator may be; each has its words in the texts (pages.basis).
BASES = (
    "sakernas",
    "employees",
    "labour_force",
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
CAVEATS = ("artefact", "uncertain", "approximate")
# Rows of any table, before they are written: column names to values.
Table = list[dict[str, object]]

ESTIMATE_SOURCE = "taksiran-pantau-jamsostek"


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
    made_of: str | None = None
    boundaries: int | None = None
    status: str = "published"
    method: str | None = None
    margin: int | None = None
    caveat: str | None = None
    valid_until: dt.date | None = None
    source_id: str
    note: str | None = None
    note_en: str | None = None
    # What we say of it ourselves: `notes.worded` makes it part of its note.
    ours: Both | None = field(default=None, compare=False)
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
    message_en: str | None = None  # None: it was kept in Indonesian alone
    sheet: str | None = None
    input: str | None = None  # SHA-256 of the official file; None: of the facts
