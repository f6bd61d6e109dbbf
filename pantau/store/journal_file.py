"""The journal of publishing: lines that are appended and never changed.

The first line says that there was nothing before it. A move has a line that is written before the
pointer moves, and a second one, that it has moved, after. A move that never happened (the process
was killed in between) lacks the second line, and the next move, or the pointer, still starts from
its `source`. Each line is chained to the one before (chain.py).
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from io import FileIO
from itertools import pairwise
from pathlib import Path
from typing import Any

from pantau.store.chain import chained, first_break, last_link
from pantau.store.release import POINTER, Identity, identity, kept_files, list_releases, releases_root
from pantau.text.trouble import is_passing

FILE = "journal.jsonl"
PUBLISH, ROLL_BACK = "publish", "rollback"
_BEGUN, _MOVED = "begun", "moved"
# How a line that the pointer has moved begins: what is left of one that was cut off tells it, too.
_MOVED_LINE = '{"action": "moved"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One move of the pointer: who, when (UTC, ISO), why, from which release to which.

    `inputs` are the SHA-256 of the official files of `target`, in order. moved: whether a line after
    it says that the pointer has moved; None in lines of before that was written down. address: where
    from, as pantau.access tells, or the account that gave a command; '' in lines of before.
    """

    at: str
    action: str
    source: str | None
    target: str
    author: str
    reason: str
    inputs: list[str]
    moved: bool | None = None
    address: str = ""


@dataclass(slots=True)
class Journal:
    """What can be read of the journal; nobody changes it who did not read it.

    entries: every move, oldest first, also those that never happened. begun: it says itself that
    nothing was there before it. torn: what stands in its last line, where that cannot be read.
    broken: number of the first line that does not follow from those before it, None where all do.
    """

    entries: list[Entry] = field(default_factory=list)
    begun: bool = False
    torn: str = ""
    broken: int | None = None

    @property
    def lost(self) -> bool:
        """Whether it tells nothing: it is not there, or no line of it can be read."""
        return not (self.entries or self.begun)

    @property
    def names(self) -> set[str]:
        """Every release that it names."""
        return {name for entry in self.entries for name in (entry.source, entry.target) if name}

    @property
    def whole_since(self) -> str:
        """When the first move was after which none is missing; '' where all are there."""
        since = "" if self.begun or not self.entries else self.entries[0].at
        for earlier, entry in pairwise(self.entries):
            if entry.source not in (earlier.source, earlier.target):
                since = entry.at
        return since


_UNREADABLE = Journal()


def begin(folder: Path) -> None:
    """Begin the journal of a folder that holds nothing yet, so that a missing one is known to be lost."""
    own = (folder / FILE, folder / POINTER)
    if not (any(path.exists() for path in own) or list_releases(folder) or kept_files(folder)):
        _append(folder, {"action": _BEGUN, "at": now()})


def append(folder: Path, entry: Entry) -> None:
    """Add a line that is on disk when this returns. The caller is the folder's only writer."""
    _append(folder, asdict(entry) | {"moved": False})


def append_moved(folder: Path, target: str) -> None:
    """Add the line that the pointer has moved to where the line before it says."""
    _append(folder, {"action": _MOVED, "at": now(), "target": target})


def _append(folder: Path, fields: dict[str, Any]) -> None:
    path = folder / FILE
    with path.open("ab+", buffering=0) as file:
        # Of two who begin a journal at once, the second follows from the first.
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        before = file.readall()
        line = chained(json.dumps(fields, ensure_ascii=False), before) + b"\n"
        # A line that was cut off by a power failure must not swallow the next one.
        cut_off = before and not before.endswith(b"\n")
        try:
            _write_all(file, b"\n" + line if cut_off else line)
        except OSError:
            _take_back(file, path, len(before))
            raise


def _write_all(file: FileIO, content: bytes) -> None:
    """Bring to disk all of it. A full disk takes a part, and refuses only what comes after."""
    while content:
        content = content[file.write(content) :]
    os.fsync(file.fileno())


def _take_back(file: FileIO, path: Path, before: int) -> None:
    """Leave no part of a line in the file, which was so many bytes long, and no empty file."""
    with suppress(OSError):
        file.truncate(before)
        if not before:
            path.unlink()


def read(folder: Path) -> Journal:
    """The journal; one that is missing, a folder or unreadable tells nothing.

    Raises OSError where it cannot be read at the moment.
    """
    path = folder / FILE
    try:
        return _read(path, identity(path))
    except OSError as error:
        if is_passing(error):
            raise
        return _UNREADABLE


def chain_end(root: Path | None = None) -> tuple[int, str]:
    """How many lines of the journal are chained, and the hash that the last one ends with.

    Whoever writes that hash down elsewhere can tell later whether lines were taken off the end.
    """
    path = releases_root(root) / FILE
    return last_link(path.read_bytes()) if path.is_file() else (0, "")


@lru_cache(maxsize=4)
def _read(path: Path, _as_it_is: Identity) -> Journal:
    """Asked at every click, and read again when the file is another. Raises OSError, which is not kept."""
    journal, content = Journal(), path.read_bytes()
    journal.broken = first_break(content)
    text = content.decode(errors="replace")
    # Not splitlines: a reason may hold what only that takes for the end of a line.
    for line in filter(str.strip, text.split("\n")):
        journal.torn = ""
        try:
            _take(journal, json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            if line[: len(_MOVED_LINE)] == _MOVED_LINE[: len(line)]:
                _has_moved(journal)
            else:
                journal.torn = line
    return journal


def _take(journal: Journal, fields: dict[str, Any]) -> None:
    """Add what one line says. Raises ValueError, TypeError or KeyError where it is not one of ours."""
    fields.pop("chain", None)
    if fields["action"] == _BEGUN:
        journal.begun = True
    elif fields["action"] == _MOVED:
        _has_moved(journal, fields["target"])
    else:
        entry = Entry(**fields)
        dt.datetime.fromisoformat(entry.at)
        if not (isinstance(entry.target, str) and isinstance(entry.inputs, list)):
            raise TypeError(entry)
        journal.entries.append(entry)


def _has_moved(journal: Journal, target: str | None = None) -> None:
    """Note that the last move happened, where it is the one to that target."""
    if journal.entries and target in (None, journal.entries[-1].target):
        journal.entries[-1] = replace(journal.entries[-1], moved=True)


def happened(entries: Sequence[Entry], current: str | None) -> list[Entry]:
    """Those of all `entries` after which the pointer did move; `current` is where it is now.

    Only a move from whose source the next one starts as well did not; where a line between the two
    was lost, it did.
    """
    following = [*(entry.source for entry in entries[1:]), current]
    # Without an entry the pointer is of before there was a journal.
    return [
        entry
        for entry, start in zip(entries, following, strict=False)
        if entry.moved or start != entry.source
    ]


def last_target(entries: Sequence[Entry]) -> str | None:
    """Where the last completed move of at least one went, by the journal alone; None: nowhere yet.

    The last line of before moves were noted as completed is taken for completed: only a process
    that was killed within milliseconds left one that is not.
    """
    last = entries[-1]
    return last.source if last.moved is False else last.target


def before(done: Sequence[Entry]) -> str | None:
    """The release to roll back to: the one that the current one replaced; None where there is none.

    done: the moves that happened. Rolling back takes the replaced release off, so that rolling
    back twice goes two steps back.
    """
    steps: list[str] = []
    for entry in done:
        if not steps and entry.source:
            steps.append(entry.source)
        if entry.action == ROLL_BACK and entry.target in steps:
            while steps[-1] != entry.target:
                steps.pop()
        else:
            steps.append(entry.target)
    return steps[-2] if len(steps) > 1 else None


def now() -> str:
    """The time as the journal writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
