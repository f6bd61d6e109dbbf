"""The tables of a release that are neither areas nor figures: the catalogue, targets, budgets, law."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from pantau.areas import Areas
from pantau.catalogue import COUNTED, EVERY_AREA, SEGMENT_KINDS, UNITS
from pantau.store.area_file import known_area
from pantau.store.governments import Names
from pantau.store.records import BASES, Table
from pantau.store.rows import InputRow, Inputs, T, refuse
from pantau.store.sources import cited
from pantau.view import fits

# The columns of indicators.csv, as docs/decisions/catalogue.md explains them.
_OF_INDICATOR = (
    "id", "position", "name_id", "name_en", "definition_id", "definition_en", "formula_id", "formula_en",
    "numerator_id", "numerator_en", "denominator_id", "denominator_en", "unit", "basis", "polarity",
    "frequency", "segments", "class_breaks", "mapped", "carries_forward", "counted", "figures",
    "complement", "held_to_targets", "describes", "from_columns", "supplier_id", "supplier_en",
)  # fmt: skip
# What a law asks and of whom, in both languages.
_ASKED = ("asks", "asks_en", "of_whom", "of_whom_en")
_MAY_BE_EMPTY = ("class_breaks", "figures", "describes", "from_columns")
_CHOICES = {
    "unit": UNITS,
    "counted": COUNTED,
    "basis": BASES,
    "polarity": ("more_is_better", "less_is_better", "neither"),
    "frequency": ("year", "month", "irregular"),
}


def read_catalogue(inputs: Inputs, folder: Path) -> dict[str, Table]:
    """The tables segment, indicator and series_note, from the files of `folder`."""
    segments = read_segments(inputs, folder)
    return {
        "segment": segments,
        "indicator": read_indicators(inputs, folder, {str(row["id"]) for row in segments}),
        "series_note": read_series_notes(inputs, folder),
    }


def read_indicators(inputs: Inputs, folder: Path, segments: Collection[str]) -> Table:
    """The catalogue of indicators of `folder`, which may name these `segments`.

    An indicator holds figures of its own unless `figures` names one that does.
    """
    rows = inputs.convert(
        folder / "indicators.csv", _OF_INDICATOR, _once("id", lambda row: [_linkable(row, "indicator")])
    )
    holding = tuple(row.text("id") for row in rows if row.text("figures") in ("", row.text("id")))
    return inputs.take(rows, lambda row: [_indicator(row, holding, segments)])


def _indicator(row: InputRow, holding: tuple[str, ...], segments: Collection[str]) -> dict[str, object]:
    values: dict[str, object] = {
        column: row.required(column) for column in _OF_INDICATOR if column not in _MAY_BE_EMPTY
    }
    values["position"] = row.required_count("position")
    for column in ("mapped", "carries_forward", "complement", "held_to_targets"):
        values[column] = row.choice(column, ("yes", "no")) == "yes"
    values["figures"] = row.choice("figures", holding, row.required("id"))
    for column, allowed in _CHOICES.items():
        row.choice(column, allowed)
    for segment in row.required("segments").split():
        if segment not in segments:
            raise refuse("unknown_segment", value=segment)
    values["describes"] = row.choice("describes", ("yes", "no"), "no") == "yes"
    return values | {"class_breaks": _class_breaks(row), "from_columns": row.text("from_columns") or None}


def _class_breaks(row: InputRow) -> str | None:
    """Bounds of classes, in the indicator's unit, ascending; None where the cell is empty."""
    text = row.text("class_breaks")
    try:
        bounds = [float(part) for part in text.split()]
    except ValueError:
        raise refuse("class_breaks", value=text) from None
    if bounds != sorted(set(bounds)):
        raise refuse("class_breaks", value=text)
    return text or None


def _linkable(row: InputRow, field: str) -> InputRow:
    """The row, if its id can stand in the address of a page."""
    if not fits(field, row.required("id")):
        raise refuse("not_in_a_link", value=row.text("id"))
    return row


def read_segments(inputs: Inputs, folder: Path) -> Table:
    """Segments, groups and institutions of `folder`."""

    def convert(row: InputRow) -> Table:
        _linkable(row, "segment").choice("kind", SEGMENT_KINDS)
        words = {column: row.required(column) for column in ("id", "kind", "name_id", "name_en")}
        marks = {column: row.choice(column, ("yes", "no")) == "yes" for column in ("part", "own_tariff")}
        return [{**words, **marks}]

    columns = ("id", "kind", "part", "own_tariff")
    rows = inputs.convert(folder / "segments.csv", columns, _once("id", convert))
    return [{**row, "position": at} for at, row in enumerate(rows, start=1)]


def read_series_notes(inputs: Inputs, folder: Path) -> Table:
    """The breaks of series; each names its source."""

    def convert(row: InputRow) -> Table:
        return [
            {
                "basis": row.choice("basis", BASES),
                "year": row.period("year").end.year,
                "note": row.required("note"),
                "note_en": row.required("note_en"),
                "source": row.required("source"),
            }
        ]

    columns = ("basis", "year", "note", "note_en", "source")
    return inputs.convert(folder / "series_notes.csv", columns, convert)


def read_names(inputs: Inputs, folder: Path) -> Names:
    """What people call sources of funds and kinds of regulation."""
    rows = inputs.convert(folder / "value_names.csv", ("field", "id", "name"), lambda row: [row])
    known: dict[str, dict[str, str]] = {"fund_source": {}, "regulation_kind": {}}
    for row in rows:
        if row.text("field") in known:
            known[row.text("field")][row.required("name")] = row.required("id")
    return Names(known["fund_source"], known["regulation_kind"])


def read_targets(inputs: Inputs, folder: Path, areas: Areas) -> Table:
    """Named targets; an area of '*' is every area."""

    def convert(row: InputRow) -> Table:
        everywhere = row.text("area_code") == EVERY_AREA
        row.required("value")
        return [
            {
                "id": row.required("id"),
                "document": row.required("document"),
                "area_code": EVERY_AREA if everywhere else known_area(row, areas),
                "year": row.period("year").end.year,
                "value": row.number("value"),
                "unit": row.choice("unit_code", ("percent", "people", "percent_increase")),
                "basis": row.choice("basis", BASES),
                "uncertain": row.choice("uncertain", ("yes", "no")) == "yes",
                "inferred": row.choice("inferred", ("yes", "no"), "no") == "yes",
                "note": row.text("note") or None,
                "source_id": cited(row),
            }
        ]

    return inputs.convert(
        folder / "targets.csv", ("id", "unit_code", "basis", "uncertain"), _once("id", convert)
    )


def read_budgets(inputs: Inputs, folder: Path, areas: Areas) -> Table:
    """Which local governments have an APBD line for the programme."""

    def convert(row: InputRow) -> Table:
        return [
            {
                "area_code": known_area(row, areas),
                "as_of": row.text("as_of"),
                "period": row.period().start,
                "status": row.choice("budget_status", ("budgeted", "not_budgeted")),
                "note": row.text("note") or None,
                "source_id": cited(row),
            }
        ]

    return inputs.convert(
        folder / "budget_status_published.csv", ("area_code", "as_of", "budget_status"), convert
    )


def read_regulations(inputs: Inputs, folder: Path, areas: Areas) -> Table:
    """Laws and regulations to cite, of the nation or of a local government."""

    def convert(row: InputRow) -> Table:
        return [
            {
                "area_code": known_area(row, areas),
                "kind": row.required("kind"),
                "number": row.text("number") or None,
                "year": row.period("year").end.year if row.text("year") else None,
                "title": row.required("title"),
                "title_en": inputs.english.get(row.text("title")),
                "date": _date(row),
                **{name: row.text(name) or None for name in _ASKED},
                "source_id": cited(row),
            }
        ]

    return inputs.convert(
        folder / "regulations.csv", ("area_code", "kind", "number", "year", "title", "date"), convert
    )


def _date(row: InputRow) -> str | None:
    """The date of a law as it is written; None where it is not known."""
    if row.text("date"):
        row.period("date")
    return row.text("date") or None


def _once(column: str, convert: Callable[[InputRow], list[T]]) -> Callable[[InputRow], list[T]]:
    """`convert`, refusing a second row with the same value in `column`."""
    seen: set[str] = set()

    def checked(row: InputRow) -> list[T]:
        value = row.required(column)
        if value in seen:
            raise refuse("id_twice", value=value)
        seen.add(value)
        return convert(row)

    return checked
