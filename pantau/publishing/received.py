"""The files that are handed in, read: each in a process of its own, with the progress told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from pantau.intake import Finding, Reading, read_confined
from pantau.text import Text

# What is being done, and how much of all is done (0 to 1).
Progress = Callable[[str, float], None]
File = Path | tuple[str, bytes]
READING = 0.4  # of the whole way to a draft


def read_all(files: Sequence[File], progress: Progress) -> tuple[list[Reading], list[bytes]]:
    """Read files given as paths or as (name, bytes). Two of one name are told apart by a number.

    Each is read in a process of its own; what `progress` raises ends it and is passed on.
    """
    readings, contents, names = [], [], set()
    for at, file in enumerate(files):
        name, content = (file.name, file.read_bytes()) if isinstance(file, Path) else file
        label, copy = name, 1
        while label in names:
            copy += 1
            label = f"{name} ({copy})"
        names.add(label)
        told = Text()("publishing.reading", name=label)
        progress(told, READING * at / len(files))
        waits = partial(progress, Text()("publishing.waiting", name=label), READING * at / len(files))
        reading = read_confined(content, name, _within(progress, told, at, len(files)), waits)
        readings.append(_labelled(reading, label) if label != name else reading)
        contents.append(content)
    return readings, contents


def _within(progress: Progress, message: str, at: int, count: int) -> Callable[[float], None]:
    """How far one of so many files is read, as a share of all that is to be done."""
    return lambda share: progress(message, READING * (at + share) / count)


def _labelled(reading: Reading, label: str) -> Reading:
    reading.file = label
    reading.tables = {kind: table.assign(file=label) for kind, table in reading.tables.items()}
    reading.findings = [Finding(**{**asdict(one), "file": label}) for one in reading.findings]
    return reading
