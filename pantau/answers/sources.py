"""The register of sources of a release, and which of it a short name stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pantau.answers.kept import kept
from pantau.store import Release
from pantau.text.numbers import is_missing


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source in full, as queries/sources.sql describes it; '' for what is not known."""

    id: str
    short_name: str
    short_name_en: str
    publisher: str
    publisher_en: str  # '' where it is a name, as it was published or told in no other language
    title: str
    title_en: str
    date: str
    url: str
    kind: str
    seen: str
    note: str
    note_en: str  # '' where the note is Indonesian alone
    named: bool
    taken: tuple[str, ...]
    figures: int


@kept(8)
def register(release: Release) -> Mapping[str, SourceRecord]:
    """Every source of a release, by id."""
    found = {}
    for row in release.query("sources").to_dict("records"):
        told: dict[str, Any] = {str(name): "" if is_missing(value) else value for name, value in row.items()}
        found[str(row["id"])] = SourceRecord(**told | {"taken": tuple(str(told["taken"]).split())})
    return found


@kept(8)
def by_short_name(release: Release) -> Mapping[str, tuple[SourceRecord, ...]]:
    """What figures show of their sources, and the records behind it: of several cited together all."""
    records = register(release)
    found: dict[str, tuple[SourceRecord, ...]] = {}
    names = release.query("source_names")
    for ids, name in zip(names["id"], names["short_name"], strict=True):
        found[name] = found.get(name, ()) + tuple(records[part] for part in str(ids).split("; "))
    return found
