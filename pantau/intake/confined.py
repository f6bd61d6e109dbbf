"""Files read in a child process: whatever is in them, whoever asked gets a Reading and lives on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any, BinaryIO

import pandas as pd

from pantau.confined import ConfinedWork, Limits, StoppedError
from pantau.confined.answers import read_answer, write_answer
from pantau.intake import limits
from pantau.intake.findings import RULES, Finding, RefusedFileError, file_too_large
from pantau.intake.progress import Tell, silent
from pantau.intake.reading import Reading, read_bytes, refused
from pantau.text.numbers import number

LIMITS = Limits(limits.MEMORY, limits.PROCESSOR_SECONDS, limits.SECONDS, limits.ANSWER_BYTES)
_SMALL = '"Kode wilayah";"Wilayah";"Periode";"Segmen";"Aktif"\n"16.71";"Kota Palembang";"2025-08";"PU";"1"\n'
reader = ConfinedWork("pantau.intake.confined", "read_into", LIMITS)


def read_confined(
    data: bytes, name: str, tell: Tell = silent, waiting: Callable[[], None] = lambda: None
) -> Reading:
    """As `read_bytes`, in a child process with limits of memory and time.

    That it took too much of either, or broke, is a finding as any other. `waiting` is called while
    other files are read first; what it or `tell` raises ends the reading at once and is passed on.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > limits.FILE_BYTES:
        return refused(name, sha256, file_too_large())
    try:
        return _reading(name, sha256, reader.run({"name": name}, data, tell, waiting))
    except StoppedError as stopped:
        return refused(name, sha256, _refusal(stopped))


def prepare() -> None:
    """Read a small file, so that texts, areas and names are known before the first child."""
    # in quotation marks: such text is read without Arrow, whose threads would make forking unsafe
    read_bytes(_SMALL.encode(), "kecil.csv")


def read_into(about: dict[str, str], content: bytes, answer: BinaryIO, tell: Tell) -> None:
    """What the child does: read, and write the Reading down."""
    reading = read_bytes(content, about["name"], tell)
    told = {
        "findings": [
            [getattr(one, name) for name in Finding.__dataclass_fields__] for one in reading.findings
        ],
        "headings": [[*place, labels] for place, labels in reading.headings.items()],
        "practice": reading.practice,
        "tables": list(reading.tables),
        "sums": list(reading.sums),
    }
    write_answer(answer, told, [*reading.tables.values(), *reading.sums.values()])


def _reading(name: str, sha256: str, answer: Any) -> Reading:
    """A Reading as it was written down. Raises StoppedError where it is none."""
    about, frames = read_answer(answer)
    try:
        kinds, sums = about["tables"], about["sums"]
        by_kind = dict[str, pd.DataFrame](zip(kinds, frames[: len(kinds)], strict=True))
        by_sum = dict[str, pd.DataFrame](zip(sums, frames[len(kinds) :], strict=True))
        findings = [Finding(*values) for values in about["findings"]]
        headings = {(sheet, kind): dict(labels) for sheet, kind, labels in about["headings"]}
        practice = bool(about["practice"])
    except (KeyError, TypeError, ValueError) as error:
        raise StoppedError("broken") from error
    if not all(RULES.get(one.rule) == one.severity for one in findings):
        raise StoppedError("broken")
    return Reading(name, sha256, by_kind, by_sum, findings, headings, practice)


def _refusal(stopped: StoppedError) -> RefusedFileError:
    if stopped.reason == "too_slow":
        return RefusedFileError("reading_too_slow", limit=number(reader.limits.seconds))
    if stopped.reason == "too_large":
        return RefusedFileError("reading_too_large", limit=number(reader.limits.memory // 1024**3))
    return RefusedFileError("reading_broken")
