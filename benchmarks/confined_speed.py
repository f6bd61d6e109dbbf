"""What a process of its own costs: small files and a large one, read in a child and in one's own process."""

from __future__ import annotations

import csv
import io
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any

import xlsxwriter

from benchmarks.intake_speed import rows_of
from pantau.intake import Reading, read_bytes, read_confined
from pantau.intake.confined import reader

SMALL, LARGE, TIMES = 20, 1_000_000, 15
TARGET = 0.1  # seconds that a child may add to a small file


def _csv(rows: Iterator[list[Any]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


def _xlsx(rows: Iterator[list[Any]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Peserta")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _seconds(read: Callable[[bytes, str], Reading], data: bytes, name: str, times: int) -> float:
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        assert read(data, name).counts, name
        taken.append(time.perf_counter() - started)
    return round(statistics.median(taken), 3)


def measure() -> dict[str, Any]:
    """Seconds until the fork server is ready, and the median of each way of reading each file."""
    started = time.perf_counter()
    reader.get_ready()
    read_confined(b"", "kosong.csv")
    result: dict[str, Any] = {"ready": round(time.perf_counter() - started, 2), "target": TARGET}
    for name, data, times in (
        ("small.csv", _csv(rows_of(SMALL)), TIMES),
        ("small.xlsx", _xlsx(rows_of(SMALL)), TIMES),
        ("large.csv", _csv(rows_of(LARGE)), 1),
    ):
        ways = {"child": read_confined, "own": read_bytes}
        result[name] = {way: _seconds(read, data, name, times) for way, read in ways.items()}
    return result


def report(result: dict[str, Any]) -> str:
    """A line for each file."""
    lines = [f"fork server ready after {result['ready']} s"]
    for name in ("small.csv", "small.xlsx", "large.csv"):
        child, own = result[name]["child"], result[name]["own"]
        lines.append(f"{name}: {child} s in a child, {own} s in one's own process")
    return "\n".join(lines)
