"""Reading what offices send, against pandas: 1,000,000 rows of CSV and 200,000 rows of xlsx.

Each reading runs in a process of its own, whose peak memory is its own. pandas only splits the
cells; ours also finds the headings, tells areas, periods and segments, and checks every number.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import xlsxwriter

from pantau.areas import load_areas

CSV_ROWS, XLSX_ROWS = 1_000_000, 200_000
TARGETS = {"csv_seconds": 20, "xlsx_seconds": 60, "peak_mb": 1_500}
HEADINGS = ["Kode wilayah", "Periode", "Segmen", "Aktif", "Terdaftar", "Potensi"]
SEGMENTS = ("PU", "BPU", "Jakon", "PMI")

_RUN = """
import json, resource, sys, time
path, how = sys.argv[1:]
started = time.perf_counter()
if how == "ours":
    from pantau.intake import read_file
    started = time.perf_counter()
    reading = read_file(path)
    rows, errors = reading.counts["participants"], sum(f.severity == "error" for f in reading.findings)
else:
    import pandas as pd
    started = time.perf_counter()
    frame = pd.read_csv(path, sep=";", dtype=str) if how == "csv" else pd.read_excel(path, engine="calamine")
    rows, errors = len(frame), 0
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
seconds = time.perf_counter() - started
print(json.dumps({"rows": rows, "errors": errors, "seconds": round(seconds, 2), "peak_mb": round(peak)}))
"""


def rows_of(count: int) -> Iterator[list[Any]]:
    """Fictional records: every area, month after month, segment after segment."""
    codes = [area.code for area in load_areas() if area.is_local]
    yield HEADINGS
    for number in range(count):
        month, rest = divmod(number, len(codes) * len(SEGMENTS))
        area, segment = divmod(rest, len(SEGMENTS))
        year, place = 2000 + month // 12, month % 12 + 1
        eligible = 1_000 + (number * 7_919) % 400_000
        active = eligible * ((number * 31) % 90) // 100
        yield [codes[area], f"{year}-{place:02}", SEGMENTS[segment], active, active + 50, eligible + 50]


def write_csv(path: Path, rows: Iterator[list[Any]], quote: str = "") -> None:
    """Write rows as CSV with semicolons, the first cell in quotation marks if wanted."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{quote}{row[0]}{quote};{';'.join(map(str, row[1:]))}\n" for row in rows)


def write_xlsx(path: Path, rows: Iterator[list[Any]]) -> None:
    """Write rows as the one sheet of a workbook."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Peserta")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def _timed(path: Path, how: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, str(path), how], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def measure() -> dict[str, Any]:
    """Seconds and peak memory of each reading, ours and pandas', in turn."""
    with tempfile.TemporaryDirectory() as folder:
        table, quoted, book = (Path(folder, name) for name in ("peserta.csv", "kutip.csv", "peserta.xlsx"))
        # row by row: a child's peak memory counts what its parent holds when it is forked
        write_csv(table, rows_of(CSV_ROWS))
        write_csv(quoted, rows_of(CSV_ROWS), quote='"')
        write_xlsx(book, rows_of(XLSX_ROWS))
        sizes = {"csv_mb": round(table.stat().st_size / 1e6), "xlsx_mb": round(book.stat().st_size / 1e6)}
        return {
            "when": time.strftime("%Y-%m-%dT%H:%M:%S"),
            "targets": TARGETS,
            **sizes,
            "csv": {"ours": _timed(table, "ours"), "pandas": _timed(table, "csv")},
            "csv_quoted": {"ours": _timed(quoted, "ours"), "pandas": _timed(quoted, "csv")},
            "xlsx": {"ours": _timed(book, "ours"), "pandas": _timed(book, "xlsx")},
        }


def report(result: dict[str, Any]) -> str:
    """A line for each format."""
    lines = []
    for name in ("csv", "csv_quoted", "xlsx"):
        ours, pandas = result[name]["ours"], result[name]["pandas"]
        target = TARGETS["xlsx_seconds" if name == "xlsx" else "csv_seconds"]
        ratio = ours["seconds"] / pandas["seconds"]
        lines.append(
            f"{name}: {ours['rows']:,} rows in {ours['seconds']} s (target {target} s), "
            f"peak {ours['peak_mb']} MB; pandas, cells only: {pandas['seconds']} s, {pandas['peak_mb']} MB; "
            f"ratio {ratio:.1f}"
        )
    return "\n".join(lines)
