"""Which release is current: what the pointer says, and what the journal knows where that is of no use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pantau.store import journal_file as records
from pantau.store.archived import kept_files, name_of
from pantau.store.errors import (
    DamagedReleaseError,
    NoReleaseError,
    UnknownCurrentError,
    UnknownFilesError,
)
from pantau.store.release import Release, list_releases, open_release_by_id, releases_root
from pantau.text import Text

POINTER = "current"


@dataclass(frozen=True, slots=True)
class Current:
    """The current release as far as it can be told.

    id: of the release; None where nothing was ever published. doubt: why the pointer is not
    believed and the journal asked instead (a key of store.pointer), '' where it is.
    """

    id: str | None
    doubt: str = ""


def current(folder: Path) -> Current:
    """Read the pointer and the journal together.

    The pointer is believed where it names what the last move of the journal went to, or came
    from where that move may have been cut short; where there is no journal (folders of before
    there was one), where it names a release that is there. Raises UnknownCurrentError where
    there are official files, or releases made from them, and neither tells which is current.
    """
    said, doubt = _pointed(folder)
    entries = records.all_lines(folder)
    if not entries:
        return _without_journal(folder, said, doubt)
    last = entries[-1]
    cut_short = last.moved is False and said == last.source and doubt in ("", "missing")
    if (said and said in (last.target, None if last.moved else last.source)) or cut_short:
        return Current(said)
    return Current(records.last_target(entries), doubt or "other")


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
    return said or None, "" if said else "empty"


def _without_journal(folder: Path, said: str | None, doubt: str) -> Current:
    there = list_releases(folder)
    if said in there:
        return Current(said)
    # Facts alone can be built anew at any time; a release of official files is nobody's to guess.
    if kept_files(folder) or (there and said):
        raise UnknownCurrentError(folder, doubt or "other", there)
    return Current(None)


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
    if found is None:
        return []
    try:
        return inputs_of(open_release_by_id(found, folder))
    except (NoReleaseError, DamagedReleaseError) as error:
        told = [entry.inputs for entry in records.all_lines(folder) if entry.target == found]
        if told:
            return told[-1]
        if kept_files(folder):
            raise UnknownFilesError(folder, found) from error
        return []


def official_names(root: Path | None = None) -> dict[str, str]:
    """What their senders called the files of `official_inputs`, by SHA-256, in order. Raises as it does."""
    folder = releases_root(root)
    return {sha256: name_of(folder, sha256) for sha256 in official_inputs(folder)}


def notices(root: Path | None = None) -> list[str]:
    """What whoever keeps the installation must know of its pointer and journal; [] where all is well."""
    folder, say = releases_root(root), Text()
    found = current(folder)
    told = [pointer_notice(found)] if found.doubt and found.id else []
    if list_releases(folder) and not records.all_lines(folder):
        told.append(say("store.pointer.no_journal"))
    return told


def pointer_notice(found: Current) -> str:
    """Why the journal is believed and not the pointer, and how to mend it."""
    say = Text()
    return say("store.pointer.instead", why=say(f"store.pointer.{found.doubt}"), id=found.id)


def inputs_of(release: Release) -> list[str]:
    """SHA-256 of the official files of a release, in order."""
    files = release.query("release_inputs")
    return files.loc[files["kind"] == "official", "sha256"].tolist()


def completed(folder: Path) -> Sequence[records.Entry]:
    """The moves of the journal that happened, oldest first."""
    return records.happened(records.all_lines(folder), current(folder).id)


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
