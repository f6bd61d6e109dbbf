"""The tables of a release that are neither areas nor figures: the catalogue, targets, budgets, law."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pantau.areas import Areas
from pantau.catalogue import COUNTED, SEGMENT_KINDS, UNITS
from pantau.store.area_file import known_area
from pantau.store.governments import Names
from pantau.store.records import BASES, INDICATORS, CitedSource, Table
from pantau.store.rows import InputRow, Inputs, refuse

EVERY_AREA = "*"


def read_indicators(inputs: Inputs, folder: Path) -> Table:
    """The catalogue of indicators of `folder`."""
    booleans = ("yes", "no")

    def convert(row: InputRow) -> Table:
        values: dict[str, object] = {column: row.text(column) or None for column in row.cells}
        values["position"] = row.required_count("position")
        for column in ("mapped", "carries_forward", "complement", "held_to_targets"):
            values[column] = row.choice(column, booleans) == "yes"
        values["figures"] = row.choice("figures", INDICATORS, row.required("id"))
        row.choice("unit", UNITS)
        row.choice("counted", COUNTED)
        row.choice("basis", BASES)
        row.choice("polarity", ("more_is_better", "less_is_better", "neither"))
        return [values]

    return inputs.convert(folder / "indicators.csv", ("id", "segments", "class_breaks"), _once("id", convert))


def read_segments(inputs: Inputs, folder: Path) -> Table:
    """Segments, groups and institutions of `folder`."""

    def convert(row: InputRow) -> Table:
        row.choice("kind", SEGMENT_KINDS)
        return [{column: row.required(column) for column in ("id", "kind", "name_id", "name_en")}]

    return inputs.convert(folder / "segments.csv", ("id", "kind"), _once("id", convert))


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
                "note": row.text("note") or None,
                "source_id": CitedSource(row.text("source")).id or None,
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
                "source_id": CitedSource(row.required("source")).id,
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
                "source_id": CitedSource(row.required("source")).id,
            }
        ]

    return inputs.convert(
        folder / "regulations.csv", ("area_code", "kind", "number", "year", "title"), convert
    )


def _once(column: str, convert: Callable[[InputRow], Table]) -> Callable[[InputRow], Table]:
    """`convert`, refusing a second row with the same value in `column`."""
    seen: set[str] = set()

    def checked(row: InputRow) -> Table:
        value = row.required(column)
        if value in seen:
            raise refuse("id_twice", value=value)
        seen.add(value)
        return convert(row)

    return checked
