"""Which release is current: what the pointer says, and what the journal knows where that is of no use."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pantau.store import journal_file as records
from pantau.store.archived import name_of
from pantau.store.errors import (
    DamagedReleaseError,
    NoReleaseError,
    UnknownCurrentError,
    UnknownFilesError,
)
from pantau.store.message import Message, message
from pantau.store.release import (
    POINTER,
    Release,
    kept_files,
    list_digests,
    list_releases,
    open_release_by_id,
    releases_root,
)
from pantau.text.trouble import is_passing

# A move takes longer than a look; only one publishing after the other could pass so many by.
_LOOKS = 20


@dataclass(frozen=True, slots=True)
class Current:
    """The current release as far as it can be told.

    id: of the release; None where nothing was ever published. doubt: why the pointer is not
    believed and the journal asked instead (a key of store.pointer), '' where it is.
    """

    id: str | None
    doubt: str = ""

    @property
    def notice(self) -> Message | None:
        """Why the journal is believed and not the pointer, and how to mend it."""
        if not (self.doubt and self.id):
            return None
        return message("pointer.instead", why=message(f"pointer.{self.doubt}"), id=self.id)


def current(folder: Path) -> Current:
    """Read the pointer and the journal together.

    The pointer is believed where it names what the last move of the journal went to, or came
    from where that move may have been cut short. Where the journal was lost, or an old one put
    back, it is believed where it names a release that is there and no official file would be
    missing. Raises UnknownCurrentError where there are official files, or releases made from
    them, and neither tells which is current; so where the pointer is lost and the journal cut off.
    """
    said, doubt, journal = _at_one_moment(folder)
    if not journal.entries:
        return _without_moves(folder, said, doubt, journal.begun)
    last = journal.entries[-1]
    if said and (said == last.target or (not last.moved and said == last.source)):
        return Current(said)
    if doubt and journal.torn:  # what was cut off may be the move that counts
        raise UnknownCurrentError(folder, doubt, list_releases(folder))
    known = records.last_target(journal.entries)
    if said and said not in journal.names and _holds_all_of(folder, said, known):
        return Current(said)
    if last.moved is False and last.source is None and doubt == "missing":
        return Current(None)
    return Current(known, doubt or "other")


def _at_one_moment(folder: Path) -> tuple[str | None, str, records.Journal]:
    """What the pointer says, what is wrong with it, and the journal: a move between two looks is no loss."""
    for _ in range(_LOOKS):
        journal = records.read(folder)
        said, doubt = _pointed(folder)
        if records.read(folder) is journal:
            break
    return said, doubt, journal


def _pointed(folder: Path) -> tuple[str | None, str]:
    """What the pointer says (None: nothing), and what is wrong with it as a file."""
    path = folder / POINTER
    if path.is_dir():
        return None, "folder"
    try:
        said = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None, "missing"
    except UnicodeDecodeError:
        return None, "garbled"
    except OSError as error:
        # Nothing is known of a folder that may not be read, be there releases in it or not.
        if is_passing(error) or not os.access(folder, os.R_OK | os.X_OK):
            raise
        return None, "garbled"
    return said or None, "" if said else "empty"


def _without_moves(folder: Path, said: str | None, doubt: str, begun: bool) -> Current:
    """What is current where the journal knows of no move: nothing, where it is there and so is no pointer."""
    there = list_releases(folder)
    if said in there or said in list_digests(folder):
        return Current(said)
    if begun and doubt == "missing":
        return Current(None)
    # Facts alone can be built anew at any time; a release of official files is nobody's to guess.
    if kept_files(folder) or (there and said) or any(_holds_official(folder, one) for one in there):
        raise UnknownCurrentError(folder, doubt or "gone", there)
    return Current(None)


def _holds_official(folder: Path, release_id: str) -> bool:
    with contextlib.suppress(DamagedReleaseError):
        return bool(inputs_of(open_release_by_id(release_id, folder)))
    return False


def _holds_all_of(folder: Path, release_id: str, other: str | None) -> bool:
    """Whether a release is there and holds every official file of another."""
    needed = _files_of(folder, other) if other else []
    with contextlib.suppress(NoReleaseError, DamagedReleaseError):
        held = inputs_of(open_release_by_id(release_id, folder))
        return needed is not None and {*needed} <= {*held}
    return False


def _files_of(folder: Path, release_id: str) -> list[str] | None:
    """SHA-256 of the official files of a release, in order; where it cannot be read, as the journal tells.

    None where the journal does not tell either.
    """
    with contextlib.suppress(NoReleaseError, DamagedReleaseError):
        return inputs_of(open_release_by_id(release_id, folder))
    told = [entry.inputs for entry in records.read(folder).entries if entry.target == release_id]
    return told[-1] if told else None


def current_id(root: Path | None = None) -> str:
    """The id of the current release, by the pointer or else the journal.

    Raises NoReleaseError where nothing is published or it is not there.
    """
    folder = releases_root(root)
    found = current(folder).id
    if found is None:
        raise NoReleaseError(folder)
    if found not in list_releases(folder):
        raise NoReleaseError(folder, found)
    return found


def current_release(root: Path | None = None) -> Release:
    """The current release, opened. Raises NoReleaseError or DamagedReleaseError."""
    return open_release_by_id(current_id(root), root)


def official_inputs(root: Path | None = None) -> list[str]:
    """SHA-256 of the official files that the current release holds, in order; [] where there are none.

    Where the release cannot be read any more, as the journal tells. Raises UnknownFilesError
    where it does not tell, and UnknownCurrentError.
    """
    folder = releases_root(root)
    found = current(folder).id
    held = _files_of(folder, found) if found else []
    if held is None and kept_files(folder):
        raise UnknownFilesError(folder, found or "")
    return held or []


def official_names(root: Path | None = None) -> dict[str, str]:
    """What their senders called the files of `official_inputs`, by SHA-256, in order. Raises as it does."""
    folder = releases_root(root)
    return {sha256: name_of(folder, sha256) for sha256 in official_inputs(folder)}


def known_names(root: Path | None = None) -> dict[str, str]:
    """`official_names`; {} where nobody knows them, so that whoever names a release decides."""
    try:
        return official_names(root)
    except (UnknownCurrentError, UnknownFilesError):
        return {}


def notices(root: Path | None = None) -> list[Message]:
    """All that whoever keeps the server must know of pointer and journal; [] where nothing is wrong."""
    told = chain_notice(root)
    return disagreements(root) + ([told] if told else [])


def chain_notice(root: Path | None = None) -> Message | None:
    """Which line of the journal was changed since it was written; None where none can be seen to be."""
    broken = records.read(releases_root(root)).broken
    return message("pointer.chain", line=broken) if broken else None


def disagreements(root: Path | None = None) -> list[Message]:
    """What whoever keeps the installation must know of its pointer and journal; [] where all is well."""
    folder = releases_root(root)
    found, journal = current(folder), records.read(folder)
    told = [found.notice] if found.notice else []
    if journal.lost and list_releases(folder):
        told.append(message("pointer.no_journal"))
    elif is_ahead(found, journal):
        told.append(message("pointer.ahead", id=found.id))
    elif journal.torn:
        told.append(message("pointer.torn"))
    return told


def is_ahead(found: Current, journal: records.Journal) -> bool:
    """Whether the current release is one that the journal does not know: its end was lost."""
    return found.id is not None and bool(journal.entries) and found.id not in journal.names


def inputs_of(release: Release) -> list[str]:
    """SHA-256 of the official files of a release, in order."""
    files = release.query("release_inputs")
    return files.loc[files["kind"] == "official", "sha256"].tolist()


def completed(folder: Path) -> Sequence[records.Entry]:
    """The moves of the journal that happened, oldest first."""
    return records.happened(records.read(folder).entries, current(folder).id)


def journal(root: Path | None = None) -> pd.DataFrame:
    """What was published and rolled back, newest first: one row a move.

    Columns: at (UTC), action ('publish', 'rollback'), source and target (release ids), author,
    reason, inputs (SHA-256 of the official files of `target`, in order).
    """
    columns = [name for name in records.Entry.__dataclass_fields__ if name != "moved"]
    rows = [[getattr(entry, name) for name in columns] for entry in completed(releases_root(root))]
    frame = pd.DataFrame(rows, columns=columns)
    frame["at"] = pd.to_datetime(frame["at"], utc=True)
    return frame.iloc[::-1].reset_index(drop=True)
