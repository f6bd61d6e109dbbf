"""Which release is current: publishing, rolling back, and what is served when it is damaged."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pantau.atomic_files import only_writer, replace_durably
from pantau.store import journal_file as records
from pantau.store.errors import DamagedReleaseError, MovedPointerError, NoEarlierReleaseError, NoReleaseError
from pantau.store.release import (
    Identity,
    Release,
    identity,
    list_releases,
    open_release,
    open_release_by_id,
    release_path,
    releases_root,
    verify,
)
from pantau.text import Text

POINTER = "current"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Serving:
    """The release that readers get, and what they must be told where it is not the current one."""

    release: Release
    notice: str | None


def pointed(folder: Path) -> str | None:
    """What the pointer says, whatever it is; None where there is none."""
    try:
        return (folder / POINTER).read_text(encoding="utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None


def current_id(root: Path | None = None) -> str:
    """The id that the pointer names. Raises NoReleaseError where nothing is published."""
    folder = releases_root(root)
    name = pointed(folder)
    if name is None:
        raise NoReleaseError(folder)
    if name not in list_releases(folder):
        raise NoReleaseError(folder, name)
    return name


def current_release(root: Path | None = None) -> Release:
    """The current release, opened. Raises NoReleaseError or DamagedReleaseError."""
    return open_release_by_id(current_id(root), root)


def publish(
    root: Path | None, release_id: str, *, author: str = "", reason: str = "", replacing: str = ""
) -> None:
    """Make a release the current one, at once for every reader, and note who did it and why.

    Publishing what is current already changes nothing. With `replacing`, only if that is still
    the current one, else MovedPointerError. Raises NoReleaseError, or DamagedReleaseError where
    the file is not what was built.
    """

    def unless_moved(current: str | None) -> str:
        if replacing and current not in (replacing, release_id):
            raise MovedPointerError(current or "-")
        return release_id

    _move(releases_root(root), unless_moved, records.PUBLISH, author, reason)


def roll_back(root: Path | None, release_id: str | None = None, *, author: str = "", reason: str = "") -> str:
    """Go back to a release, or to the one that the current one replaced; its id.

    Raises NoReleaseError where there is none to go back to, and as `publish` does.
    """
    folder = releases_root(root)

    def earlier(current: str | None) -> str:
        found = release_id or (current and records.before(records.all_lines(folder), current))
        if not found:
            raise NoEarlierReleaseError(folder)
        return found

    return _move(folder, earlier, records.ROLL_BACK, author, reason)


def _move(folder: Path, choose: Callable[[str | None], str], action: str, author: str, reason: str) -> str:
    if not folder.is_dir():
        raise NoReleaseError(folder, choose(None))
    with only_writer(folder):
        current = pointed(folder)
        target = choose(current)
        if target not in list_releases(folder):
            raise NoReleaseError(folder, target)
        path = release_path(folder, target)
        verify(path)
        inputs = _inputs_of(open_release(path))
        if target != current:
            who = author or default_author()
            records.append(folder, records.Entry(records.now(), action, current, target, who, reason, inputs))
            replace_durably(folder / POINTER, f"{target}\n".encode())
    return target


def default_author() -> str:
    """Who does it, for the record: what they call themselves, else their account."""
    return os.environ.get("PANTAU_AUTHOR") or os.environ.get("USER") or "pantau"


def _inputs_of(release: Release) -> list[str]:
    files = release.query("release_inputs")
    return files.loc[files["kind"] == "official", "sha256"].tolist()


def official_inputs(root: Path | None = None) -> list[str]:
    """SHA-256 of the official files that the current release holds, in order; [] where there are none.

    Where the release cannot be read any more, as the journal tells.
    """
    folder = releases_root(root)
    name = pointed(folder)
    try:
        return _inputs_of(open_release_by_id(name or "", folder))
    except (NoReleaseError, DamagedReleaseError):
        told = [entry.inputs for entry in records.all_lines(folder) if entry.target == name]
        return told[-1] if told else []


def journal(root: Path | None = None) -> pd.DataFrame:
    """What was published and rolled back, newest first: one row a move.

    Columns: at (UTC), action ('publish', 'rollback'), source and target (release ids), author,
    reason, inputs (SHA-256 of the official files of `target`, in order).
    """
    folder = releases_root(root)
    entries = records.happened(records.all_lines(folder), pointed(folder))
    columns = [*records.Entry.__dataclass_fields__]
    frame = pd.DataFrame([[getattr(entry, name) for name in columns] for entry in entries], columns=columns)
    frame["at"] = pd.to_datetime(frame["at"], utc=True)
    return frame.iloc[::-1].reset_index(drop=True)


# Whether a file is whole (None: it is; else why not): not asked again until the file is another.
_verdicts: dict[Path, tuple[Identity, DamagedReleaseError | None]] = {}
_checking = threading.Lock()


def serving_release(root: Path | None = None) -> Serving:
    """The current release or, where it is damaged, the newest published one that is whole.

    A file is compared with its digest once and then only looked at (inode, size, time), so that
    this can be asked at every click. A release that was never published is not served. Raises
    NoReleaseError where nothing is published, DamagedReleaseError where nothing published is whole.
    """
    folder = releases_root(root)
    name = pointed(folder)
    if name is None:
        raise NoReleaseError(folder)
    try:
        return Serving(_checked(folder, name), None)
    except (NoReleaseError, DamagedReleaseError) as error:
        for other in _published(folder, name):
            try:
                release = _checked(folder, other)
            except (NoReleaseError, DamagedReleaseError):
                continue
            missing = Text()("store.damage.missing")
            reason = error.reason if isinstance(error, DamagedReleaseError) else missing
            # A broken pointer can hold anything, and much of it.
            words = {"damaged": name[:_SHOWN], "id": release.id, "reason": reason}
            return Serving(release, Text()("store.fallback", **words))
        raise


def _published(folder: Path, current: str) -> list[str]:
    """Releases that were published before, the newest first.

    Where there is no journal yet (releases of before there was one): all, by their names.
    """
    entries = records.all_lines(folder)
    if not entries:
        return list_releases(folder)[::-1]
    pointed = current if current in {entry.target for entry in entries} else entries[-1].target
    targets = [entry.target for entry in records.happened(entries, pointed)]
    first = [entries[0].source] if entries[0].source else []
    return list(dict.fromkeys([*reversed(targets), *first]))


def _checked(folder: Path, release_id: str) -> Release:
    """A release that is as it was built. Raises NoReleaseError or DamagedReleaseError."""
    if release_id not in list_releases(folder):
        raise NoReleaseError(folder, release_id)
    path = release_path(folder, release_id)
    with _checking:
        known, found = _verdicts.get(path), identity(path)
        if known is None or known[0] != found:
            known = (found, _damage(path))
            _verdicts[path] = known
    if known[1]:
        raise known[1]
    return open_release(path)


def _damage(path: Path) -> DamagedReleaseError | None:
    try:
        verify(path)
    except DamagedReleaseError as error:
        return error
    return None
