"""What marks rehearsal, and what nobody has published: never taken for figures that are in force."""

from __future__ import annotations

MARK = "LATIHAN"
DRAFT = "KONSEP"


def is_practice(release_id: str) -> bool:
    """Whether a release holds fictional figures: its id says so, and goes wherever its figures go."""
    return MARK in release_id.split("-")


def marked(name: str, release_id: str, *, draft: bool = False) -> str:
    """A file's name that says first whether it is fictional or a draft: 'LATIHAN-pantau-... .csv'."""
    marks = ((DRAFT, draft), (MARK, is_practice(release_id)))
    return "-".join([*(mark for mark, holds in marks if holds), name])
