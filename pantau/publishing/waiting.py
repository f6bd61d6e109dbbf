"""Drafts that wait for somebody to publish them, whoever made them and wherever."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pantau.intake import Finding
from pantau.publishing.draft import Draft, current_or_none, pending_warnings
from pantau.publishing.release_diff import diff_releases
from pantau.publishing.summary import SEVERITIES
from pantau.store import (
    DamagedReleaseError,
    Received,
    Release,
    drafts,
    inputs_of,
    known_names,
    open_release_by_id,
    received,
    releases_root,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft. built_at: UTC. files: names of the official files that the current release lacks.

    warnings: how many must be answered. stale: somebody published files since, which it lacks.
    """

    id: str
    author: str
    note: str
    built_at: pd.Timestamp
    files: list[str]
    warnings: int
    stale: bool


def waiting(root: Path | None = None) -> list[Waiting]:
    """The drafts of the folder, the newest first; one that is damaged is none."""
    held = [*known_names(root)]
    found = []
    for release_id in drafts(root):
        try:
            found.append(_waiting(open_release_by_id(release_id, root), held))
        except DamagedReleaseError:
            continue
    return sorted(found, key=lambda one: one.built_at, reverse=True)


def _waiting(release: Release, held: list[str]) -> Waiting:
    about = release.query("release").iloc[0]
    inputs = release.query("release_inputs")
    new = inputs[(inputs["kind"] == "official") & ~inputs["sha256"].isin(held)]
    return Waiting(
        id=release.id,
        author=str(about["author"]),
        note="" if pd.isna(about["note"]) else str(about["note"]),
        built_at=pd.Timestamp(about["built_at"]),
        files=new["name"].tolist(),
        warnings=pending_warnings(release, held),
        stale=not set(held) <= set(inputs_of(release)),
    )


def reopened(release_id: str, root: Path | None = None) -> Draft:
    """A draft as whoever made it saw it: its findings from the archive, against what is current now.

    Raises NoReleaseError, DamagedReleaseError, and DamagedInputError where the archive was changed.
    """
    folder = releases_root(root)
    release, current = open_release_by_id(release_id, folder), current_or_none(folder)
    held = [*known_names(folder)]
    files = [received(folder, sha256) for sha256 in inputs_of(release) if sha256 not in held]
    findings = [one for file in files for one in _findings(file)]
    findings.sort(key=lambda one: SEVERITIES.index(one.severity))
    diff = diff_releases(current, release) if current is not None else None
    counts = {file.name: file.rows for file in files}
    return Draft(release.id, findings, diff, counts)


def _findings(file: Received) -> list[Finding]:
    frame = file.findings()
    if frame.empty:
        return []
    # An archive of before a column was added lacks it: then it is as where nothing is said.
    columns = [name for name in Finding.__dataclass_fields__ if name in frame]
    rows = frame[columns].astype("object")
    records = rows.where(rows.notna(), None).to_dict("records")
    return [Finding(**{str(name): value for name, value in record.items()}) for record in records]
