"""From files to a draft release, and from a draft to the current release."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from pantau.access import switched_on
from pantau.folders import CATALOGUE, FACTS
from pantau.intake import Finding, Reading
from pantau.publishing.checks import baseline_of, check_files
from pantau.publishing.errors import PendingWarningsError, PracticeReleaseError
from pantau.publishing.received import READING, File, Progress, read_all
from pantau.publishing.release_diff import Diff, diff_releases
from pantau.publishing.summary import SEVERITIES
from pantau.publishing.two_people import refuse_same_person
from pantau.store import (
    BuildReport,
    NoReleaseError,
    Release,
    UnknownCurrentError,
    archive,
    build_release,
    current_id,
    default_author,
    known_names,
    official_inputs,
    open_release,
    open_release_by_id,
    publish,
    refuse_fewer_files,
    refuse_unconverted,
    releases_root,
    serving_release,
)
from pantau.text import Text
from pantau.text.dates import today as in_jakarta
from pantau.text.numbers import listing, number

REHEARSING = "PANTAU_LATIHAN"
READ = 0.6  # of the whole way to a draft: all files are read and checked
_PATIENCE = 0.2  # seconds
# Files are read side by side, but checked and built upon one hand-in at a time: a million rows are
# in memory once, and the folder has one writer anyway.
_building = threading.Lock()
_COLUMNS = [*Finding.__dataclass_fields__]


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """What became of files that were handed in.

    release_id: of the draft, or None where an error stopped it. findings: everything noticed,
    the gravest first. diff: against the release that is current, None where there is no draft
    or nothing to compare with. files: of each its records by kind. unchanged: the files brought
    nothing new.
    """

    release_id: str | None
    findings: list[Finding]
    diff: Diff | None
    files: dict[str, dict[str, int]] = field(default_factory=dict)
    unchanged: bool = False

    def count(self, severity: str) -> int:
        """How many findings are an 'error', a 'warning' or a 'note'."""
        return sum(finding.severity == severity and not finding.detail for finding in self.findings)


def takes_practice_files() -> bool:
    """Whether this installation is for rehearsing, so that practice files may be taken in."""
    return switched_on(REHEARSING)


def prepare_draft(
    files: Sequence[File],
    author: str,
    note: str = "",
    progress: Progress = lambda _message, _share: None,
    *,
    root: Path | None = None,
    facts: Path = FACTS,
    catalogue: Path = CATALOGUE,
    today: dt.date | None = None,
) -> Draft:
    """Read and check files, keep them, and build a draft release on top of the current one.

    Nothing that readers see changes. A single error stops it: then nothing is kept. Raises what
    building and official_inputs do, UnconvertedKindError, OSError where a disk is full, and whatever
    `progress` raises: until files are archived that leaves nothing behind.
    """
    folder = releases_root(root)
    current_or_none(folder)  # where nobody knows the current release, nothing is read for long
    readings, contents = read_all(files, progress)
    keep = partial(_keep, folder, author=author, note=note)
    build = partial(build_release, facts, catalogue, folder, author=author, note=note)
    with _turn_to_build(progress):
        today = today or in_jakarta()
        return _built(readings, contents, folder, keep=keep, build=build, progress=progress, today=today)


@contextmanager
def _turn_to_build(progress: Progress) -> Iterator[None]:
    """Wait until no other draft is being built, and tell so."""
    while not _building.acquire(timeout=_PATIENCE):
        progress(Text()("publishing.building_waits"), READING)
    try:
        yield
    finally:
        _building.release()


def _built(
    readings: list[Reading],
    contents: list[bytes],
    folder: Path,
    *,
    keep: Callable[[Reading, bytes, Sequence[Finding]], str],
    build: Callable[..., BuildReport],
    progress: Progress,
    today: dt.date,
) -> Draft:
    """Check what was read, keep it, and build; lets go of it when it is archived."""
    say = Text()
    current = current_or_none(folder)
    counts = {reading.file: reading.counts for reading in readings}
    rows = sum(sum(of_file.values()) for of_file in counts.values())
    progress(say("publishing.checking", count=number(rows)), READING)
    findings = _findings_of(readings, current, today)
    if any(one.severity == "error" for one in findings):
        return Draft(None, findings, None, counts)
    refuse_unconverted(kind for reading in readings for kind, count in reading.counts.items() if count)
    progress(say("publishing.archiving", name=listing(list(counts))), READ)
    kept = [keep(*one, findings) for one in zip(readings, contents, strict=True)]
    # Building reads the archive: a million rows need not be in memory twice.
    readings.clear()
    contents.clear()
    official = _with_newest(official_inputs(folder), kept)
    progress(say("publishing.building"), 0.7)
    report = build(official=official)
    progress(say("publishing.comparing"), 0.9)
    unchanged = current is not None and current.id == report.release_id
    new = None if current is None or unchanged else diff_releases(current, open_release(report.path))
    progress(say("publishing.comparing"), 1.0)
    return Draft(report.release_id, findings, new, counts, unchanged)


def _with_newest(before: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Digests of files in the order in which they count: what is sent again counts again, as the newest."""
    return [*(sha256 for sha256 in before if sha256 not in kept), *dict.fromkeys(kept)]


def _findings_of(readings: Sequence[Reading], current: Release | None, today: dt.date) -> list[Finding]:
    """What reading and checking noticed, the gravest first."""
    findings = [one for reading in readings for one in reading.findings]
    findings += check_files(readings, baseline_of(current, today), rehearsing=takes_practice_files())
    return sorted(findings, key=lambda one: SEVERITIES.index(one.severity))


def current_or_none(root: Path | None = None) -> Release | None:
    """The release that is served; None where nothing was published yet. Raises UnknownCurrentError."""
    try:
        return serving_release(root).release
    except UnknownCurrentError:
        raise  # unknown is not nothing
    except NoReleaseError:
        return None


def _keep(
    folder: Path, reading: Reading, content: bytes, findings: Sequence[Finding], *, author: str, note: str
) -> str:
    """Archive a file with what was said of it; its SHA-256."""
    of_file = [asdict(one) for one in findings if one.file == reading.file]
    frame = pd.DataFrame(of_file, columns=_COLUMNS).astype({"row": "Int64"})
    about = {"author": author, "note": note}
    practice = reading.practice
    return archive(folder, content, reading.file, reading.tables, frame, practice=practice, **about).sha256


def publish_draft(
    release_id: str,
    author: str,
    reason: str,
    *,
    accept_warnings: bool = False,
    without: Collection[str] = (),
    address: str = "",
    root: Path | None = None,
) -> None:
    """Make a draft the current release, noted in the journal with who, where from, when and why.

    without: names or SHA-256 of official files in force that it may lack. Raises
    PendingWarningsError, PracticeReleaseError, SamePersonError, FewerFilesError (a draft never
    throws out what somebody else published in the meantime), WhichFileError, MovedPointerError,
    PointerFolderError, NoReleaseError and DamagedReleaseError; then nothing changes.
    """
    folder = releases_root(root)
    release = open_release_by_id(release_id, folder)
    if bool(release.query("release")["practice"].iloc[0]) and not takes_practice_files():
        raise PracticeReleaseError(release_id)
    refuse_same_person(release, author or default_author(), folder)
    try:
        replacing = current_id(folder)
    except NoReleaseError:
        replacing = ""
    refuse_fewer_files(folder, release, without)
    if not accept_warnings and (count := pending_warnings(release, [*known_names(folder)])):
        raise PendingWarningsError(count)
    noted = {"author": author, "reason": reason, "address": address}
    publish(folder, release_id, **noted, replacing=replacing, without=without)


def pending_warnings(release: Release, held: Sequence[str]) -> int:
    """How many warnings there are about the official files of a release that are not in `held`."""
    findings = release.query("findings")
    new = findings["input"].notna() & ~findings["input"].isin(list(held))
    return int((new & (findings["severity"] == "warning")).sum())
