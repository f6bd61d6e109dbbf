"""Folders of facts for tests: the real ones, parts of them, and ones with a fault planted."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

REAL = Path(__file__).resolve().parents[2] / "data" / "facts"
CATALOGUE = REAL.parent / "catalogue"
SPARSE_PROVINCES = ("16", "73")

Row = dict[str, str]


def read(path: Path) -> tuple[list[str], list[Row]]:
    """Column names and rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


def real(file: str, **cells: str) -> list[Row]:
    """The rows of data/facts/<file>.csv, or of them those with these cells."""
    _, rows = read(REAL / f"{file}.csv")
    return [row for row in rows if all(row[name] == value for name, value in cells.items())]


def write(path: Path, columns: list[str], rows: list[Row]) -> None:
    """Write a CSV file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def copy_facts(folder: Path, keep: Callable[[str, Row], bool] = lambda _file, _row: True) -> Path:
    """The real facts in `folder`, of each file the rows that `keep(file name, row)` wants."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in REAL.glob("*.csv"):
        columns, rows = read(path)
        write(folder / path.name, columns, [row for row in rows if keep(path.stem, row)])
    return folder


def sparse_facts(folder: Path) -> Path:
    """Two provinces without a single regency, and what is known of them and of the nation."""
    known = {*SPARSE_PROVINCES, "ID", "*"}
    offices = {"Sumbagsel", "Sulama"}
    return copy_facts(
        folder,
        lambda file, row: (
            row.get("area_code", "ID") in known
            and (file != "regional_offices_published" or row["regional_office"] in offices)
        ),
    )


def empty_facts(folder: Path) -> Path:
    """Every area and not one figure."""
    return copy_facts(folder, lambda file, _row: file in ("areas", "area_lineage"))


def change(folder: Path, file: str, line: int, **cells: str) -> None:
    """Overwrite cells of the row that an editor shows on `line` (the header is line 1)."""
    path = folder / f"{file}.csv"
    columns, rows = read(path)
    rows[line - 2].update(cells)
    write(path, columns, rows)


def repeat(folder: Path, file: str, line: int, **cells: str) -> int:
    """Add the row of `line` once more at the end, with some cells changed; its line number."""
    path = folder / f"{file}.csv"
    columns, rows = read(path)
    rows.append({**rows[line - 2], **cells})
    write(path, columns, rows)
    return len(rows) + 1
