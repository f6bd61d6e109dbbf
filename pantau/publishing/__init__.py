"""Official files into releases: check, draft, compare, publish, roll back, export."""

from pantau.publishing.checks import baseline_of, check_files
from pantau.publishing.draft import (
    READ,
    Draft,
    pending_warnings,
    prepare_draft,
    publish_draft,
    takes_practice_files,
)
from pantau.publishing.errors import (
    NotPublishableError,
    PendingWarningsError,
    PracticeReleaseError,
    SamePersonError,
)
from pantau.publishing.export import export_release
from pantau.publishing.findings import RULES
from pantau.publishing.received import Progress
from pantau.publishing.release_diff import Diff, diff_releases
from pantau.publishing.report import findings_report
from pantau.publishing.summary import FindingGroup, by_rule
from pantau.publishing.two_people import refuse_same_person
from pantau.publishing.waiting import Waiting, reopened, waiting
from pantau.store import discard, journal, roll_back

__all__ = [
    "READ",
    "RULES",
    "Diff",
    "Draft",
    "FindingGroup",
    "NotPublishableError",
    "PendingWarningsError",
    "PracticeReleaseError",
    "Progress",
    "SamePersonError",
    "Waiting",
    "baseline_of",
    "by_rule",
    "check_files",
    "diff_releases",
    "discard",
    "export_release",
    "findings_report",
    "journal",
    "pending_warnings",
    "prepare_draft",
    "publish_draft",
    "refuse_same_person",
    "reopened",
    "roll_back",
    "takes_practice_files",
    "waiting",
]
