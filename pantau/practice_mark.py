"""What marks rehearsal: files, releases and exports of fictional figures, never taken for real ones."""

from __future__ import annotations

MARK = "LATIHAN"


def is_practice(release_id: str) -> bool:
    """Whether a release holds fictional figures: its id says so, and goes wherever its figures go."""
    return MARK in release_id.split("-")


def marked(name: str, release_id: str) -> str:
    """A file's name that says first whether what is inside is fictional: 'LATIHAN-pantau-... .csv'."""
    return f"{MARK}-{name}" if is_practice(release_id) else name
