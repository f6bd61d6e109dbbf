"""The journal of publishing: one line for each, appended and never changed.

A line is written before the pointer moves. A line whose move never happened (the process was
killed in between) is told by the next line, or by the pointer, which still start from its `from`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "journal.jsonl"
PUBLISH, ROLL_BACK = "publish", "rollback"


@dataclass(frozen=True, slots=True)
class Entry:
    """One move of the pointer: who, when (UTC, ISO), why, from which release to which.

    `inputs` are the SHA-256 of the official files of `target`, in order.
    """

    at: str
    action: str
    source: str | None
    target: str
    author: str
    reason: str
    inputs: list[str]


def append(folder: Path, entry: Entry) -> None:
    """Add a line that is on disk when this returns. The caller is the folder's only writer."""
    path = folder / FILE
    line = json.dumps(asdict(entry), ensure_ascii=False) + "\n"
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
    """Every line that can be read, oldest first; a line cut off in writing is no entry."""
    path = folder / FILE
    if not path.is_file():
        return []
    entries = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            entries.append(Entry(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return entries


def happened(entries: Sequence[Entry], current: str | None) -> list[Entry]:
    """Those of all `entries` after which the pointer did move; `current` is where it is now."""
    following = [*(entry.source for entry in entries[1:]), current]
    # Without an entry the pointer is of before there was a journal.
    return [entry for entry, start in zip(entries, following, strict=False) if entry.target == start]


def before(entries: Sequence[Entry], current: str) -> str | None:
    """The release to roll back to: the one that `current` replaced; None where there is none.

    Rolling back takes the replaced release off, so that rolling back twice goes two steps back.
    """
    steps: list[str] = []
    for entry in happened(entries, current):
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
