"""Official files for tests: rows of participants, and files that hold them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd
import xlsxwriter

from pantau.intake import Finding, Reading, read_bytes
from pantau.store import Received, archive

# area, period ('2025-08'), segment, active, registered, eligible
Row = tuple[str, str, str, int | None, int | None, int | None]
NOTHING = pd.DataFrame(columns=[*Finding.__dataclass_fields__])
_NUMBERS = ("active", "registered", "eligible", "protected", "total", "amount", "workers")


def participants(rows: Iterable[Row], file: str = "laporan.xlsx") -> pd.DataFrame:
    """Participants as reading gives them; the first row stands on line 5 of sheet Peserta."""
    columns = ["area_code", "period", "segment", "active", "registered", "eligible"]
    frame = pd.DataFrame(list(rows), columns=columns)
    frame["period"] = pd.to_datetime(frame["period"]).astype("datetime64[s]")
    return placed(frame.assign(grain="month"), "Peserta", file)


def placed(frame: pd.DataFrame, sheet: str, file: str = "laporan.xlsx") -> pd.DataFrame:
    """Rows with where they stand, and the types that reading gives."""
    numbers = {name: "Int64" for name in _NUMBERS if name in frame}
    return frame.assign(file=file, sheet=sheet, row=range(5, 5 + len(frame))).astype(numbers)


def reading(tables: dict[str, pd.DataFrame], file: str = "laporan.xlsx", practice: bool = False) -> Reading:
    """What reading a file gives, with the headings of its columns."""
    headings = {("Peserta", "participants"): {"active": "Aktif (D)", "eligible": "Potensi (F)"}}
    return Reading(file, "0" * 64, tables=tables, headings=headings, practice=practice)


def keep(
    root: Path,
    rows: Sequence[Row],
    name: str = "laporan.xlsx",
    *,
    practice: bool = False,
    **tables: pd.DataFrame,
) -> Received:
    """Archive a file of participants and other tables."""
    given = {"participants": participants(rows, name)} if rows else {}
    content = f"{name} {rows} {sorted(tables)}".encode()
    return archive(root, content, name, {**given, **tables}, NOTHING, author="Ani", practice=practice)


def csv_file(rows: Sequence[Row]) -> bytes:
    """The same rows as an office sends them."""
    lines = ["Kode;Periode;Segmen;Aktif;Terdaftar;Potensi"]
    for row in rows:
        lines.append(";".join("" if cell is None else str(cell) for cell in row))
    return "\n".join(lines).encode()


# The headings of the template for participants, by the field that they are of.
HEADINGS = {
    "area_code": "Kode",
    "period": "Periode",
    "segment": "Segmen",
    "active": "Aktif",
    "registered": "Terdaftar",
    "eligible": "Potensi",
    "eligible_as_of": "Tanggal potensi",
    "basis": "Basis",
    "counted_by": "Cara pencatatan",
}


def sent(root: Path, rows: Sequence[Mapping[str, object]], name: str = "laporan.csv") -> Received:
    """Archive a file as it is read: rows by the fields of HEADINGS, all columns there, lacking cells blank.

    The ending of `name` says which file is made: '.csv' or '.xlsx'.
    """
    cells = [[str(row.get(field, "")) for field in HEADINGS] for row in rows]
    data = _csv(cells) if name.endswith(".csv") else _xlsx(cells)
    read = read_bytes(data, name)
    assert not read.refused, read.findings
    return archive(root, data, name, read.tables, NOTHING, author="Ani")


def _csv(cells: list[list[str]]) -> bytes:
    return "\n".join(";".join(row) for row in [list(HEADINGS.values()), *cells]).encode()


def _xlsx(cells: list[list[str]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Peserta")
        for at, row in enumerate([list(HEADINGS.values()), *cells]):
            sheet.write_row(at, 0, row)
    return out.getvalue()
