"""What people call columns, segments, groups and months: data/catalogue, in one spelling."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection
from functools import lru_cache

from pantau.areas.spelling import words
from pantau.folders import CATALOGUE
from pantau.intake.kinds import KINDS
from pantau.text import Text

SEGMENTS = ("pu", "bpu", "jakon", "pmi")
# Units say nothing about which column it is.
_UNITS = {"orang", "jiwa", "rp", "rupiah"}
_LONGEST = 500  # characters of a cell in which a name is looked for


def spelled(text: object) -> str:
    """One spelling: lower-case words, '%' as a word, units left out: 'Aktif (orang)' -> 'aktif'."""
    parts = words(str(text)[:_LONGEST].replace("%", " persen "))
    return " ".join([part for part in parts if part not in _UNITS] or parts)


def catalogue_rows(name: str) -> list[dict[str, str]]:
    """Rows of a file of data/catalogue."""
    with (CATALOGUE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@lru_cache(maxsize=32)
def column_fields(kind: str) -> dict[str, str]:
    """Fields of a kind of record by what their columns are called; 'top' gives neutral headings.

    '*' gives only what every kind has. What the template calls a column is always among them.
    """
    fields = {
        row["name"]: row["field"] for row in catalogue_rows("column_names.csv") if row["kind"] in ("*", kind)
    }
    columns = Text().section(f"intake.column.{kind}") if kind in KINDS else {}
    return {spelled(heading): name for name, heading in columns.items()} | fields


# Choices whose values are rows of the catalogue of segments, by the kind of those.
_KINDS = {"group": "group", "unit": "institution"}


@lru_cache(maxsize=32)
def choices(field: str) -> dict[str, str]:
    """The words of a choice by id, as the template offers them: a row of the catalogue brings its own."""
    if field in _KINDS:
        return {
            row["id"]: row["name_id"]
            for row in catalogue_rows("segments.csv")
            if row["kind"] == _KINDS[field]
        }
    return Text().section(f"intake.choice.{field}")


@lru_cache(maxsize=32)
def value_ids(field: str) -> dict[str, str]:
    """Ids by what people call them; for groups also the names of the catalogue of segments."""
    ids = {row["name"]: row["id"] for row in catalogue_rows("value_names.csv") if row["field"] == field}
    for row in catalogue_rows("segments.csv"):
        if row["kind"] == _KINDS.get(field, field):
            for column in ("id", "name_id", "name_en"):
                ids.setdefault(spelled(row[column]), row["id"])
    return {name: one for name, one in ids.items() if field != "segment" or one in SEGMENTS}


@lru_cache(maxsize=32)
def wide_columns(kind: str) -> dict[str, tuple[str, str]]:
    """(measure, segment) of columns that name both: 'aktif pu'; measure '' where only the segment stands.

    The segment is 'all' for a column of sums.
    """
    figures = {one.name for one in KINDS[kind].figures}
    measures = {name: field for name, field in column_fields(kind).items() if field in figures}
    found: dict[str, tuple[str, str]] = {}
    for segment_name, segment in {**value_ids("segment"), **value_ids("segment_total")}.items():
        found.setdefault(segment_name, ("", segment))
        for name, measure in measures.items():
            found.setdefault(f"{name} {segment_name}", (measure, segment))
            found.setdefault(f"{segment_name} {name}", (measure, segment))
    # 'jumlah aktif' alone is the heading of a plain column, not of a sum beside segments
    return {name: pair for name, pair in found.items() if name not in measures}


@lru_cache(maxsize=32)
def _word_pattern(names: frozenset[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])({listed})(?![a-z0-9])")


def mentioned(text: str, field: str) -> set[str]:
    """Ids of a field's values that a title speaks of; of overlapping names the longest counts."""
    ids = value_ids(field)
    return {ids[name] for name in _word_pattern(frozenset(ids)).findall(spelled(text))}


def measures_mentioned(text: str, kind: str, measures: Collection[str]) -> set[str]:
    """Measures of a kind that a title speaks of: 'Potensi pekerja per segmen' -> {'eligible'}."""
    fields = {name: field for name, field in column_fields(kind).items() if field in measures}
    return {fields[name] for name in _word_pattern(frozenset(fields)).findall(spelled(text))}
