"""From files to a draft release, and from a draft to the current release."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

import pandas as pd

from pantau.folders import CATALOGUE, FACTS
from pantau.intake import Finding, Reading, read_bytes
from pantau.publishing.checks import baseline_of, check_files
from pantau.publishing.errors import PendingWarningsError, PracticeReleaseError
from pantau.publishing.release_diff import Diff, diff_releases
from pantau.publishing.summary import SEVERITIES
from pantau.store import (
    NoReleaseError,
    Release,
    UnknownCurrentError,
    archive,
    build_release,
    current_id,
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
from pantau.text.numbers import listing, number

# What is being done, and how much of all is done (0 to 1).
Progress = Callable[[str, float], None]
File = Path | tuple[str, bytes]
REHEARSING = "PANTAU_LATIHAN"
_READING = 0.4  # of the whole way to a draft
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
    return os.environ.get(REHEARSING, "") not in ("", "0")


def read_all(files: Sequence[File], progress: Progress) -> tuple[list[Reading], list[bytes]]:
    """Read files given as paths or as (name, bytes). Two of one name are told apart by a number."""
    readings, contents, names = [], [], set()
    for at, file in enumerate(files):
        name, content = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        label, copy = name, 1
        while label in names:
            copy += 1
            label = f"{name} ({copy})"
        names.add(label)
        told = Text()("publishing.reading", name=label)
        progress(told, _READING * at / len(files))
        reading = read_bytes(content, name, _within(progress, told, at, len(files)))
        readings.append(_labelled(reading, label) if label != name else reading)
        contents.append(content)
    return readings, contents


def _within(progress: Progress, message: str, at: int, count: int) -> Callable[[float], None]:
    """How far one of so many files is read, as a share of all that is to be done."""
    return lambda share: progress(message, _READING * (at + share) / count)


def _labelled(reading: Reading, label: str) -> Reading:
    reading.file = label
    reading.tables = {kind: table.assign(file=label) for kind, table in reading.tables.items()}
    reading.findings = [Finding(**{**asdict(one), "file": label}) for one in reading.findings]
    return reading


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
    building and official_inputs do, UnconvertedKindError, and OSError where a disk is full.
    """
    say, folder = Text(), releases_root(root)
    current = current_or_none(folder)
    readings, contents = read_all(files, progress)
    counts = {reading.file: reading.counts for reading in readings}
    rows = sum(sum(of_file.values()) for of_file in counts.values())
    progress(say("publishing.checking", count=number(rows)), _READING)
    findings = _findings_of(readings, current, today or dt.datetime.now(dt.UTC).date())
    if any(one.severity == "error" for one in findings):
        return Draft(None, findings, None, counts)
    refuse_unconverted(kind for reading in readings for kind, count in reading.counts.items() if count)
    progress(say("publishing.archiving", name=listing(list(counts))), 0.6)
    keep = partial(_keep, folder, findings=findings, author=author, note=note)
    kept = [keep(*one) for one in zip(readings, contents, strict=True)]
    # Building reads the archive: a million rows need not be in memory twice.
    del readings, contents
    official = _with_newest(official_inputs(folder), kept)
    progress(say("publishing.building"), 0.7)
    report = build_release(facts, catalogue, folder, official=official, author=author, note=note)
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
    root: Path | None = None,
) -> None:
    """Make a draft the current release, noted in the journal with who, when and why.

    without: names or SHA-256 of official files in force that it may lack. Raises
    PendingWarningsError, PracticeReleaseError, FewerFilesError (a draft never throws out what
    somebody else published in the meantime), WhichFileError, MovedPointerError,
    PointerFolderError, NoReleaseError and DamagedReleaseError; then nothing changes.
    """
    folder = releases_root(root)
    release = open_release_by_id(release_id, folder)
    if bool(release.query("release")["practice"].iloc[0]) and not takes_practice_files():
        raise PracticeReleaseError(release_id)
    try:
        replacing = current_id(folder)
    except NoReleaseError:
        replacing = ""
    refuse_fewer_files(folder, release, without)
    if not accept_warnings and (count := pending_warnings(release, [*known_names(folder)])):
        raise PendingWarningsError(count)
    publish(folder, release_id, author=author, reason=reason, replacing=replacing, without=without)


def pending_warnings(release: Release, held: Sequence[str]) -> int:
    """How many warnings there are about the official files of a release that are not in `held`."""
    findings = release.query("findings")
    new = findings["input"].notna() & ~findings["input"].isin(list(held))
    return int((new & (findings["severity"] == "warning")).sum())
