"""What texts call the segments and indicators of the catalogue, where not only by their own names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pantau.store.records import Table
from pantau.store.rows import Inputs, Row, refuse


def read_spoken_names(inputs: Inputs, folder: Path, tables: Mapping[str, Table]) -> Table:
    """What a text calls segments and indicators: `tables` of both, of `folder` too."""
    known = {kind: {row["id"] for row in tables[kind]} for kind in ("segment", "indicator")}
    seen: set[tuple[str, str]] = set()

    def convert(row: Row) -> Table:
        kind, name = row.choice("kind", tuple(known)), row.required("id")
        if name not in known[kind]:
            raise refuse(f"unknown_{kind}", value=name)
        if (kind, name) in seen:
            raise refuse("id_twice", value=name)
        seen.add((kind, name))
        pattern = row.text("pattern")
        if pattern and not _finds_words(pattern):
            raise refuse("pattern", value=pattern)
        return [{"kind": kind, "id": name, "pattern": pattern, "note": row.text("note") or None}]

    return inputs.convert(folder / "spoken_names.csv", ("kind", "id", "pattern"), convert)


def _finds_words(pattern: str) -> bool:
    """Whether a pattern is a regular expression that needs at least one character."""
    try:
        return not re.search(pattern, "")
    except re.error:
        return False
