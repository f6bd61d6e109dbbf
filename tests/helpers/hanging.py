"""A reader of official files of which one never comes to its end."""

from __future__ import annotations

from typing import Any

from pantau.confined import ConfinedWork
from pantau.intake import confined
from tests.unit.confined.children import hang

HANGS = b"a file that hangs"


def prepare() -> None:
    confined.prepare()


def read_into(about: dict[str, str], content: bytes, answer: Any, tell: Any) -> None:
    """Reads as the real one, but for one content."""
    if content == HANGS:
        hang(about, content, answer, tell)
    confined.read_into(about, content, answer, tell)


def hanging_reader() -> ConfinedWork:
    """To stand in for `pantau.intake.confined.reader`; `.nursery.close()` it."""
    return ConfinedWork("tests.helpers.hanging", "read_into", confined.LIMITS)
