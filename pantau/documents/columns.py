"""The columns of a Table as a file shows them: one list for every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.targets.naming import marked_name
from pantau.documents.guesses import as_known, guessed
from pantau.practice_mark import is_practice, marked
from pantau.text import Text
from pantau.text.values import marks_of
from pantau.view import URL_KEYS


@dataclass(frozen=True)
class FileColumn:
    """A column of a file: Table column, kind of its cells, width in characters of a sheet.

    Kinds: 'text', 'words' (codes that the catalogue puts into words, under `section`),
    'people', 'rupiah', 'percent', 'points', 'count', 'date'.
    """

    field: str
    kind: str = "text"
    width: int = 14
    section: str = ""


# Only of a Table that has them (uncertainty.with_ranges).
RANGES = [
    FileColumn("rank_low", "count", 10),
    FileColumn("rank_high", "count", 10),
    FileColumn("similar", "count", 12),
    FileColumn("tier", "count", 10),
    FileColumn("tier_of", "count", 10),
    FileColumn("parent_rank_low", "count", 12),
    FileColumn("parent_rank_high", "count", 12),
    FileColumn("range_note", "words", 30),
]
# The ends of an estimate's range, and of the people it leaves out. Only of a Table that has estimates.
ENDS = [
    FileColumn("value_low", "percent", 12),
    FileColumn("value_high", "percent", 12),
    FileColumn("uncovered_low", "people", 16),
    FileColumn("uncovered_high", "people", 16),
]
# The target's name is the Table's, the same in every row.
TARGET_NAME = FileColumn("target_name", width=34)
# Only of a Table that is compared with a target (targets.in_table).
TARGETS = [
    TARGET_NAME,
    FileColumn("target_value", "percent", 12),
    FileColumn("target_for", "words", 14, "documents.target_for"),
    FileColumn("target_note", "words", 30),
    FileColumn("distance_points", "points", 12),
    FileColumn("gap_points", "percent", 12),
    FileColumn("gap_people", "people", 14),
    FileColumn("deadline", "date", 12),
    FileColumn("pace_from", "date", 12),
    FileColumn("needed_per_month", "people", 14),
    FileColumn("needed_per_working_day", "people", 14),
    FileColumn("pace_note", "words", 18),
    FileColumn("baseline_as_of", width=12),
    FileColumn("baseline_value", "percent", 12),
    FileColumn("share_closed", "percent", 12),
    FileColumn("verdict", "words", 14, "targets.verdict"),
    FileColumn("progress_note", "words", 30),
]
COLUMNS = [
    FileColumn("area_code", width=9),
    FileColumn("name", width=30),
    FileColumn("parent_name", width=22),
    FileColumn("value", "percent", 16),
    FileColumn("unit", "words", 14, "documents.unit"),
    FileColumn("counted", "words", 14, "documents.counted"),
    FileColumn("margin", "count", 12),
    *ENDS,
    FileColumn("status", "words", 14, "analysis.status"),
    FileColumn("numerator", "people", 14),
    FileColumn("denominator", "people", 14),
    FileColumn("unknown", "count", 14),
    FileColumn("denominator_as_of"),
    FileColumn("as_of", width=12),
    FileColumn("age_months", "count", 11),
    FileColumn("uncovered", "people", 16),
    FileColumn("basis", "words", 18, "documents.basis"),
    FileColumn("counted_by", "words", 18, "documents.counted_by"),
    FileColumn("published_pct", "percent", 12),
    FileColumn("recomputed_pct", "percent", 12),
    FileColumn("rank", "count", 10),
    FileColumn("rank_of", "count", 10),
    *RANGES,
    FileColumn("parent_rank", "count", 12),
    FileColumn("parent_rank_of", "count", 12),
    FileColumn("rank_note", "words", 30),
    FileColumn("change_points", "points", 12),
    FileColumn("change_people", "people", 14),
    FileColumn("change_from", width=12),
    FileColumn("change_note", "words", 30),
    FileColumn("improvement_points", "points", 12),
    FileColumn("improvement_rank", "count", 10),
    FileColumn("improvement_rank_of", "count", 10),
    FileColumn("improvement_note", "words", 30),
    *TARGETS,
    FileColumn("quality", width=12),
    FileColumn("alternatives", "count", 12),
    FileColumn("flags", "words", 30, "analysis.flags"),
    FileColumn("missing_reason", "words", 30),
    FileColumn("method", "words", 22, "documents.method"),
    FileColumn("source_title", width=40),
    FileColumn("source_url", width=40),
    FileColumn("note", width=40),
]
# Stand at the end of every row, so that a row copied elsewhere still says where it is from.
PROVENANCE = [
    FileColumn("indicator", width=26),
    FileColumn("segment", width=18),
    FileColumn("release", width=18),
    FileColumn("link", width=60),
]


_IN_UNIT = ("value", "target_value", "baseline_value", "change_points")
# Whose heading says what the indicator counts; a denominator of rupiah are the workers paid for.
_COUNTS = ("numerator", "denominator", "uncovered", "change_people")
# Of fictional figures every row says so, before anything else.
PRACTICE = FileColumn("practice", width=16)


def columns_of(table: Table) -> list[FileColumn]:
    """The columns of a file of this Table, in order."""
    marks = [PRACTICE] if is_practice(table.release_id) else []
    return [*marks, *_of_rows(table), *PROVENANCE]


def _of_rows(table: Table) -> list[FileColumn]:
    """COLUMNS without those of ranges and targets where the Table has none; the value in its unit."""
    unit = table.indicator.unit
    missing = [
        *(ENDS if not guessed(table.rows).any() else []),
        *(RANGES if "rank_low" not in table.rows else []),
        *(TARGETS if table.target is None else []),
    ]
    return [
        replace(column, kind=unit) if column.field in _IN_UNIT and unit in ("people", "rupiah") else column
        for column in COLUMNS
        if column not in missing
    ]


def header(column: FileColumn, table: Table, text: Text) -> str:
    """The heading of a column, with its unit: of the value, or of what the indicator counts."""
    field, unit, counted = column.field, table.indicator.unit, table.indicator.counted
    if field == "value":
        return text(f"documents.head.value_{unit}")
    if field == "change_points" and unit in ("people", "rupiah"):
        # not to be mixed up with change_people, of the numerator
        return text("documents.head.change_value", unit=text(f"documents.unit.{unit}"))
    if field in _COUNTS:
        name = "uncovered_institutions" if (field, counted) == ("uncovered", "institutions") else field
        whom = "people" if (field, counted) == ("denominator", "rupiah") else counted
        return text(f"documents.head.{name}", unit=text(f"documents.counted.{whom}"))
    return text(f"documents.head.{field}")


def permalink(table: Table, base_url: str) -> str:
    """A link that shows the same figures later: the View with its release pinned."""
    return f"{base_url}?{table.view.but(release=table.release_id).to_query()}"


def release_label(release_id: str, draft: bool, text: Text) -> str:
    """The id of a release as files write it: of a draft, that it is one."""
    return text("documents.draft_release", id=release_id) if draft else release_id


def in_language(texts: Mapping[str, str], text: Text) -> str:
    """A text of the catalogue in the reader's language, or in Indonesian where it has no other."""
    return texts.get(text.language) or texts["id"]


def cells(table: Table, text: Text, base_url: str = "") -> pd.DataFrame:
    """The Table as a file shows it: codes in words, numbers as numbers, provenance at the end.

    One row per area; columns are the `field`s of `columns_of`, objects with None
    where there is nothing to say. Percentages keep their full precision, but of estimates.
    """
    own = [column for column in _of_rows(table) if column != TARGET_NAME]
    rows = as_known(table.rows).assign(status=marks_of(table.rows))
    out = {column.field: _cells_of(column, rows[column.field], text) for column in own}
    out["note"] = _notes(rows, text)
    frame = pd.DataFrame(out, dtype="object")
    if table.target is not None:
        frame[TARGET_NAME.field] = marked_name(text, table.target, table.indicator.basis)
    frame["indicator"] = in_language(table.indicator.name, text)
    frame["segment"] = in_language(table.segment.name, text)
    frame["release"] = release_label(table.release_id, table.draft, text)
    frame["link"] = permalink(table, base_url)
    if is_practice(table.release_id):
        frame[PRACTICE.field] = text("documents.practice")
    return frame


def _notes(rows: pd.DataFrame, text: Text) -> list[object]:
    """Notes; an English file says of one that is Indonesian alone that it is."""
    alone = rows["note_en"].isna() if "note_en" in rows and text.language == "en" else [False] * len(rows)
    return [
        None if pd.isna(note) else text("documents.note_alone", note=note) if only else note
        for note, only in zip(rows["note"], alone, strict=True)
    ]


def _cells_of(column: FileColumn, values: pd.Series, text: Text) -> list[object]:
    if column.field == "flags":
        return ["; ".join(text(f"{column.section}.{flag}") for flag in flags) or None for flags in values]
    present = [None if pd.isna(value) else value for value in values]
    if column.kind == "date":
        return [value and f"{value:%Y-%m-%d}" for value in present]
    if column.kind == "words":
        prefix = f"{column.section}." if column.section else ""
        return [value and text(f"{prefix}{value}") for value in present]
    number = {"people": int, "count": int, "percent": float, "points": float, "rupiah": float}.get(
        column.kind
    )
    return [value if value is None or number is None else number(value) for value in present]


def file_name(table: Table, extension: str) -> str:
    """A name that says what is inside: 'pantau-coverage_employed-pu_bpu-2025-16-kabkota.csv'."""
    view, params = table.view, table.view.to_params()
    parts = ["pantau", view.indicator, view.segment, view.period, view.scope, params[URL_KEYS["level"]]]
    name = "-".join(part for part in parts if part) + f".{extension}"
    return marked(name, table.release_id, draft=table.draft)
