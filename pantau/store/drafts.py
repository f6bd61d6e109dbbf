"""Releases that nobody has published yet: which they are, and throwing one away."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from pantau.atomic_files import PENDING, only_writer, sync_folder
from pantau.store import journal_file as records
from pantau.store.current import Current, completed, current, is_ahead
from pantau.store.errors import DamagedReleaseError, PublishedReleaseError
from pantau.store.release import (
    digest_path,
    list_releases,
    open_release_by_id,
    path_of,
    releases_root,
)


def drafts(root: Path | None = None) -> list[str]:
    """Ids of the releases that readers never had. [] without a journal, which alone can tell."""
    folder = releases_root(root)
    journal = records.read(folder)
    if journal.lost:
        return []
    found = current(folder)
    kept, since = _published(folder, found, journal), _known_since(folder, found, journal)
    return [
        one
        for one in list_releases(folder)
        if one not in kept and (since is None or _is_newer(folder, one, since))
    ]


def seen_releases(root: Path | None = None) -> list[str]:
    """Ids of the releases that readers are known to have had, in the order of list_releases.

    Neither a draft nor one of which nobody can tell: without a journal, the current one alone.
    Raises UnknownCurrentError.
    """
    folder = releases_root(root)
    moves = completed(folder)
    had = {current(folder).id, *(move.target for move in moves), *(move.source for move in moves)}
    return [one for one in list_releases(folder) if one in had]


def _published(folder: Path, found: Current, journal: records.Journal) -> set[str]:
    """Every release that readers have had; where the pointer is lost, also one whose move was cut short."""
    entries = journal.entries if found.doubt else completed(folder)
    named = {found.id, *(entry.target for entry in entries), *(entry.source for entry in entries)}
    cut_off = {one for one in list_releases(folder) if one in journal.torn}
    return {name for name in named if name} | cut_off


def _known_since(folder: Path, found: Current, journal: records.Journal) -> pd.Timestamp | None:
    """Since when (UTC) the journal knows every move; None where it always did.

    A release of before that may have been published by a line that was lost.
    """
    times = [pd.Timestamp(journal.whole_since).tz_convert(None)] if journal.whole_since else []
    if is_ahead(found, journal):
        times.append(_built_at(folder, str(found.id)))
    return max(times, default=None)


def _is_newer(folder: Path, release_id: str, since: pd.Timestamp) -> bool:
    try:
        # The journal knows no parts of a second.
        return _built_at(folder, release_id).floor("s") > since
    except DamagedReleaseError:
        return False


def _built_at(folder: Path, release_id: str) -> pd.Timestamp:
    return pd.Timestamp(open_release_by_id(release_id, folder).query("release")["built_at"].iloc[0])


def discard(root: Path | None, release_id: str) -> None:
    """Remove a draft. Its files stay archived: the same files again give the same draft.

    Raises PublishedReleaseError for a release that readers have had, or where no journal tells
    whether they have; NoReleaseError where there is none of that id.
    """
    folder = releases_root(root)
    with only_writer(folder):
        path = path_of(folder, release_id)
        if release_id not in drafts(folder):
            raise PublishedReleaseError(release_id)
        # Out of sight in one step; what a killed process leaves of it the next writer removes.
        gone = path.rename(path.with_name(f"{PENDING}{path.stem}"))
        digest_path(path).unlink(missing_ok=True)
        gone.unlink()
        sync_folder(folder)
