"""Official files into releases: check, draft, compare, publish, roll back, export."""

from pantau.publishing.checks import check, context_of
from pantau.publishing.compare import Diff, compare
from pantau.publishing.draft import Draft, Progress, pending_warnings, prepare_draft, publish, rehearsing
from pantau.publishing.errors import (
    NotPublishableError,
    PendingWarningsError,
    PracticeReleaseError,
    StaleDraftError,
)
from pantau.publishing.export import export_release
from pantau.publishing.findings import RULES
from pantau.publishing.report import findings_report
from pantau.publishing.summary import Group, by_rule
from pantau.publishing.waiting import Waiting, reopened, waiting
from pantau.store import discard, journal, roll_back

__all__ = [
    "RULES",
    "Diff",
    "Draft",
    "Group",
    "NotPublishableError",
    "PendingWarningsError",
    "PracticeReleaseError",
    "Progress",
    "StaleDraftError",
    "Waiting",
    "by_rule",
    "check",
    "compare",
    "context_of",
    "discard",
    "export_release",
    "findings_report",
    "journal",
    "pending_warnings",
    "prepare_draft",
    "publish",
    "rehearsing",
    "reopened",
    "roll_back",
    "waiting",
]
