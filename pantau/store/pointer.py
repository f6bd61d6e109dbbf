"""Moving the pointer: publishing and rolling back, each noted in the journal."""

from __future__ import annotations

import getpass
import logging
import os
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from pantau.atomic_files import only_writer, replace_durably
from pantau.store import journal_file as records
from pantau.store.current import Current, completed, current, inputs_of, known_names
from pantau.store.digest import verify
from pantau.store.drafts import drafts
from pantau.store.errors import (
    DraftReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoEarlierReleaseError,
    NoReleaseError,
    PointerFolderError,
    UnknownCurrentError,
    WhichFileError,
)
from pantau.store.release import (
    POINTER,
    Release,
    open_release,
    open_release_by_id,
    path_of,
    releases_root,
)

_log = logging.getLogger(__name__)


def publish(
    root: Path | None,
    release_id: str,
    *,
    author: str = "",
    reason: str = "",
    address: str = "",
    replacing: str = "",
    without: Collection[str] = (),
) -> None:
    """Make a release the current one, at once for every reader, and note who did it and why.

    Publishing what is current already only mends the pointer. With `replacing`, only if that is
    still the current one, else MovedPointerError. `without`: names or SHA-256 of official files
    that may be left out; FewerFilesError where the release lacks others that are in force,
    WhichFileError where they are not in force. Raises PointerFolderError, NoReleaseError, or
    DamagedReleaseError where the file is not what was built.
    """
    folder = releases_root(root)

    def unless_moved(found: str | None) -> str:
        if replacing and found not in (replacing, release_id):
            raise MovedPointerError(found or "-")
        if found != release_id:
            refuse_fewer_files(folder, open_release_by_id(release_id, folder), without)
        return release_id

    _move(folder, unless_moved, records.PUBLISH, (author, address), reason)


def roll_back(
    root: Path | None,
    release_id: str | None = None,
    *,
    author: str = "",
    reason: str = "",
    address: str = "",
) -> str:
    """Go back to a release, or to the one that the current one replaced; its id.

    Raises NoReleaseError where there is none to go back to, DraftReleaseError for one that readers
    never had, and as `publish` does; a release that is gone back to may hold fewer official files.
    """
    folder = releases_root(root)

    def earlier(_found: str | None) -> str:
        target = release_id or records.before(completed(folder))
        if not target:
            raise NoEarlierReleaseError(folder)
        if target in drafts(folder):
            raise DraftReleaseError(folder, target)
        return target

    return _move(folder, earlier, records.ROLL_BACK, (author, address), reason)


def refuse_fewer_files(folder: Path, release: Release, without: Collection[str] = ()) -> None:
    """Raise FewerFilesError where a release lacks official files in force that `without` does not name.

    Raises WhichFileError as `chosen_files` does. Where nobody knows which files are in force,
    whoever names a release says it.
    """
    held = known_names(folder)
    left_out = chosen_files(held, without) if held else set()
    needed = {*held} - {*inputs_of(release)} - left_out
    if needed:
        raise FewerFilesError(release.id, {sha256: held[sha256] for sha256 in held if sha256 in needed})


def chosen_files(held: Mapping[str, str], said: Collection[str]) -> set[str]:
    """SHA-256 of the files of `held` (names by SHA-256) that are said by name or by SHA-256.

    Raises WhichFileError for a name of none of them, or of several.
    """
    meant = {one: [sha256 for sha256, name in held.items() if one in (sha256, name)] for one in said}
    if unclear := [one for one, found in meant.items() if len(found) != 1]:
        raise WhichFileError(unclear, held)
    return {found[0] for found in meant.values()}


def _move(
    folder: Path, choose: Callable[[str | None], str], action: str, by: tuple[str, str], reason: str
) -> str:
    """by: who does it and where from; '' where only the account is known."""
    if not folder.is_dir():
        raise NoReleaseError(folder, choose(None))
    with only_writer(folder):
        found = _known(folder)
        target = choose(found.id)
        path = path_of(folder, target)
        verify(path)
        release = open_release(path)
        if (folder / POINTER).is_dir():
            raise PointerFolderError(folder)
        if target != found.id:
            who, address = by[0] or default_author(), by[1] or default_address()
            inputs = inputs_of(release)
            entry = records.Entry(
                records.now(), action, found.id, target, who, reason, inputs, address=address
            )
            records.append(folder, entry)
        if target != found.id or found.doubt:
            replace_durably(folder / POINTER, f"{target}\n".encode())
            _note_moved(folder, target)
    return target


def _note_moved(folder: Path, target: str) -> None:
    """Note that the pointer has moved. Readers have the release: a full disk is no reason to say otherwise.

    Without the note the pointer tells it, and the next move, which starts from there.
    """
    try:
        records.append_moved(folder, target)
    except OSError:
        _log.warning("the journal does not say that %s was published", target, exc_info=True)


def _known(folder: Path) -> Current:
    """What is current; where nobody knows, the release that is named now becomes it."""
    try:
        return current(folder)
    except UnknownCurrentError:
        return Current(None, "unknown")


def default_author() -> str:
    """Who does it, for the record: what they call themselves, else their account."""
    return os.environ.get("PANTAU_AUTHOR") or os.environ.get("USER") or "pantau"


def default_address() -> str:
    """Where a command is given from: the account on this machine."""
    try:
        return f"perintah:{getpass.getuser()}"
    except (KeyError, OSError):  # an account without a name, as in a container
        return f"perintah:{os.getuid()}"
