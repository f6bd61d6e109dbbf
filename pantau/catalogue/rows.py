"""Records made from rows: one for each row of the query of the same name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.catalogue.records import Indicator, Segment, SeriesNote, Target
from pantau.text import LANGUAGES


def indicators(frame: pd.DataFrame) -> dict[str, Indicator]:
    """Indicators by id, in the order of `frame`: the rows of query `indicators`."""
    return {row["id"]: _indicator(row) for row in _rows(frame)}


def segments(frame: pd.DataFrame) -> dict[str, Segment]:
    """Segments by id: the rows of query `segments`."""
    return {
        row["id"]: Segment(
            id=row["id"],
            kind=row["kind"],
            name=_both(row, "name"),
            position=int(row["position"]),
            part=bool(row["part"]),
            own_tariff=bool(row["own_tariff"]),
        )
        for row in _rows(frame)
    }


def targets(frame: pd.DataFrame) -> dict[str, Target]:
    """Targets by id: the rows of query `targets`."""
    return {
        row["id"]: Target(
            id=row["id"],
            document=row["document"],
            area_code=row["area_code"],
            year=int(row["year"]),
            value=float(row["value"]),
            unit=row["unit"],
            basis=row["basis"],
            uncertain=bool(row["uncertain"]),
            inferred=bool(row["inferred"]),
            note=row["note"] or "",
            note_en=row.get("note_en") or "",
            source_title=row["source_title"] or "",
            source_title_en=row.get("source_title_en") or "",
            official=bool(row["official"]),
        )
        for row in _rows(frame)
    }


def series_notes(frame: pd.DataFrame) -> tuple[SeriesNote, ...]:
    """Notes on series, by year: the rows of query `series_notes`."""
    found = [
        SeriesNote(row["basis"], int(row["year"]), row["note"], row.get("note_en") or "", row["source"])
        for row in _rows(frame)
    ]
    return tuple(sorted(found, key=lambda note: note.year))


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows with None for every kind of missing value."""
    cells = frame.astype(object).where(frame.notna(), None)
    return [dict(zip(frame.columns, row, strict=True)) for row in cells.itertuples(index=False, name=None)]


def _both(row: Mapping[str, Any], name: str) -> dict[str, str]:
    return {language: row[f"{name}_{language}"] for language in LANGUAGES}


def _indicator(row: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=row["id"],
        name=_both(row, "name"),
        definition=_both(row, "definition"),
        formula=_both(row, "formula"),
        numerator=_both(row, "numerator"),
        denominator=_both(row, "denominator"),
        unit=row["unit"],
        basis=row["basis"],
        polarity=row["polarity"],
        frequency=row["frequency"],
        segments=tuple(row["segments"].split()),
        class_breaks=tuple(float(part) for part in (row["class_breaks"] or "").split()),
        mapped=bool(row["mapped"]),
        carries_forward=bool(row["carries_forward"]),
        counted=row["counted"],
        figures=row["figures"],
        complement=bool(row["complement"]),
        held_to_targets=bool(row["held_to_targets"]),
        describes=bool(row["describes"]),
        supplier=_both(row, "supplier"),
    )
