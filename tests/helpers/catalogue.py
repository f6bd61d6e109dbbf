"""A catalogue for tests: the real one with rows added."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers.facts import read, write

REAL = Path(__file__).resolve().parents[2] / "data" / "catalogue"


def with_rows(folder: Path, **added: list[dict[str, str]]) -> Path:
    """The real catalogue in `folder`, with rows added to files by name; cells not given are empty."""
    shutil.copytree(REAL, folder)
    for name, new in added.items():
        path = folder / f"{name}.csv"
        columns, rows = read(path)
        write(path, columns, rows + [{column: row.get(column, "") for column in columns} for row in new])
    return folder


def indicator_like(model: str, **cells: str) -> dict[str, str]:
    """A row of indicators.csv: that of `model`, with some cells changed."""
    _, rows = read(REAL / "indicators.csv")
    return {**next(row for row in rows if row["id"] == model), **cells}


def change(folder: Path, name: str, row_id: str, **cells: str) -> None:
    """Overwrite cells of the row of an id in a file of `folder`."""
    path = folder / f"{name}.csv"
    columns, rows = read(path)
    write(path, columns, [{**row, **cells} if row["id"] == row_id else row for row in rows])
