"""Releases that nobody has published yet: which they are, and throwing one away."""

from __future__ import annotations

from pathlib import Path

from pantau.atomic_files import PENDING, only_writer, sync_folder
from pantau.store import journal_file as records
from pantau.store.current import completed, current
from pantau.store.errors import NoReleaseError, PublishedReleaseError
from pantau.store.release import digest_path, list_releases, release_path, releases_root


def drafts(root: Path | None = None) -> list[str]:
    """Ids of the releases that readers never had. [] without a journal, which alone can tell."""
    folder = releases_root(root)
    if not records.all_lines(folder):
        return []
    kept = _published(folder)
    return [one for one in list_releases(folder) if one not in kept]


def _published(folder: Path) -> set[str]:
    """Every release that readers have had; where the pointer is lost, also one whose move was cut short."""
    found = current(folder)
    entries = records.all_lines(folder) if found.doubt else completed(folder)
    named = {found.id, *(entry.target for entry in entries), *(entry.source for entry in entries)}
    return {name for name in named if name}


def discard(root: Path | None, release_id: str) -> None:
    """Remove a draft. Its files stay archived: the same files again give the same draft.

    Raises PublishedReleaseError for a release that readers have had, or where no journal tells
    whether they have; NoReleaseError where there is none of that id.
    """
    folder = releases_root(root)
    with only_writer(folder):
        if release_id not in list_releases(folder):
            raise NoReleaseError(folder, release_id)
        if release_id not in drafts(folder):
            raise PublishedReleaseError(release_id)
        path = release_path(folder, release_id)
        # Out of sight in one step; what a killed process leaves of it the next writer removes.
        gone = path.rename(path.with_name(f"{PENDING}{path.stem}"))
        digest_path(path).unlink(missing_ok=True)
        gone.unlink()
        sync_folder(folder)
