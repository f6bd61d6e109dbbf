"""The journal of publishing: lines that are appended and never changed.

A line is written before the pointer moves, and a second one, that it has moved, after. A move that
never happened (the process was killed in between) lacks the second line, and the next move, or the
pointer, still starts from its `source`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

FILE = "journal.jsonl"
PUBLISH, ROLL_BACK = "publish", "rollback"
_MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Entry:
    """One move of the pointer: who, when (UTC, ISO), why, from which release to which.

    `inputs` are the SHA-256 of the official files of `target`, in order. moved: whether a line after
    it says that the pointer has moved; None in lines of before that was written down.
    """

    at: str
    action: str
    source: str | None
    target: str
    author: str
    reason: str
    inputs: list[str]
    moved: bool | None = None


def append(folder: Path, entry: Entry) -> None:
    """Add a line that is on disk when this returns. The caller is the folder's only writer."""
    _append(folder, asdict(entry) | {"moved": False})


def append_moved(folder: Path, target: str) -> None:
    """Add the line that the pointer has moved to where the line before it says."""
    _append(folder, {"at": now(), "action": _MOVED, "target": target})


def _append(folder: Path, fields: dict[str, Any]) -> None:
    path = folder / FILE
    line = json.dumps(fields, ensure_ascii=False) + "\n"
    with path.open("ab+") as file:
        # A line that was cut off by a power failure must not swallow the next one.
        if file.tell() and not _ends_line(path):
            line = "\n" + line
        file.write(line.encode())
        file.flush()
        os.fsync(file.fileno())


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def all_lines(folder: Path) -> list[Entry]:
    """Every move that can be read, oldest first; a line cut off in writing is none."""
    path = folder / FILE
    if not path.is_file():
        return []
    entries: list[Entry] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            fields = json.loads(line)
            if fields.get("action") != _MOVED:
                entries.append(Entry(**fields))
            elif entries and entries[-1].target == fields["target"]:
                entries[-1] = replace(entries[-1], moved=True)
        except (ValueError, TypeError, AttributeError, KeyError):
            continue
    return entries


def happened(entries: Sequence[Entry], current: str | None) -> list[Entry]:
    """Those of all `entries` after which the pointer did move; `current` is where it is now."""
    following = [*(entry.source for entry in entries[1:]), current]
    # Without an entry the pointer is of before there was a journal.
    return [
        entry
        for entry, start in zip(entries, following, strict=False)
        if entry.moved or entry.target == start
    ]


def last_target(entries: Sequence[Entry]) -> str | None:
    """Where the last completed move went, by the journal alone; None where it knows of none.

    The last line of before moves were noted as completed is taken for completed: only a process
    that was killed within milliseconds left one that is not.
    """
    unsaid = entries[-1].target if entries and entries[-1].moved is None else None
    done = happened(entries, unsaid)
    if done:
        return done[-1].target
    return entries[0].source if entries else None


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
