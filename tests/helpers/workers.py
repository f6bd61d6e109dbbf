"""Employed workers made up for a test."""

from __future__ import annotations

from pantau.store.sakernas import Employed


def employed(code: str, people: int, formal: int) -> Employed:
    """Workers of a regency, in people."""
    return Employed(
        year=2024,
        area_code=code,
        people=people,
        formal=formal,
        counts={"employed": people, "employed_formal": formal},
        shares={},
        source_id="s",
        note=None,
        caveat=None,
        file="",
        line=0,
    )
