"""A release for other programs: every table as Parquet and CSV, and what its columns mean."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from pantau.atomic_files import PENDING
from pantau.documents.csv import FORMULA_STARTS
from pantau.practice_mark import marked
from pantau.publishing.received import Progress
from pantau.store import Release
from pantau.store.queries import sql
from pantau.text import Text

DICTIONARY = "kamus-data.csv"
_FORMULA = f"^([{re.escape(''.join(FORMULA_STARTS))}])"
_TABLE = re.compile(r"create table (\w+) \(")
_COLUMN = re.compile(r"    (\w+) (\w+)( not null| primary key)?.*?(?:-- (.*))?$")
_BOM = "\ufeff".encode()


def export_release(
    release: Release, folder: Path, progress: Progress = lambda _message, _share: None
) -> list[Path]:
    """Write every table of a release into `folder` as <table>.parquet and <table>.csv, and a dictionary.

    Names of a practice release's files begin with LATIHAN. Text in CSV that a spreadsheet would
    take for a formula begins with an apostrophe; Parquet holds what the release holds. Gives the
    files written. Raises OSError; then nothing stands in the folder that did not before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = release.tables()
    # Beside their place until all of them are whole: a part of a release looks like a whole one.
    with tempfile.TemporaryDirectory(prefix=PENDING, dir=folder) as name:
        written: list[Path] = []
        for at, table in enumerate(tables):
            progress(Text()("publishing.exporting", table=table), at / len(tables))
            written += _export(release, table, Path(name))
        dictionary = Path(name) / marked(DICTIONARY, release.id)
        dictionary.write_bytes(_BOM + data_dictionary().encode())
        progress(Text()("publishing.exporting", table=DICTIONARY), 1.0)
        return [path.replace(folder / path.name) for path in [*written, dictionary]]


def _export(release: Release, table: str, folder: Path) -> list[Path]:
    """One table, batch by batch, so that its size does not matter."""
    reader = release.batches(table)
    parquet, text = (folder / marked(f"{table}.{form}", release.id) for form in ("parquet", "csv"))
    with text.open("wb") as out:
        out.write(_BOM)
        with (
            pq.ParquetWriter(parquet, reader.schema) as columns,
            pacsv.CSVWriter(out, reader.schema) as lines,
        ):
            for batch in reader:
                columns.write_batch(batch)
                lines.write_batch(_harmless(batch))
    return [parquet, text]


def _harmless(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with an apostrophe before text that begins as a formula does."""
    arrays = [
        pc.replace_substring_regex(column, _FORMULA, r"'\1") if pa.types.is_string(column.type) else column
        for column in batch.columns
    ]
    return pa.record_batch(arrays, schema=batch.schema)


def data_dictionary() -> str:
    """What each column means, as CSV (table, column, type, required, meaning), from queries/schema.sql."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["table", "column", "type", "required", "meaning"])
    writer.writerows(_columns(sql("schema")))
    return out.getvalue()


def _columns(schema: str) -> Iterator[tuple[str, str, str, str, str]]:
    """A comment above a column, or behind it, is its meaning; one above a table, the table's."""
    table, above = "", []
    for line in schema.splitlines():
        stripped = line.strip()
        if stripped.startswith("--"):
            above.append(stripped.removeprefix("--").strip())
        elif line.startswith("create view"):
            table = ""  # its columns are those of tables
        elif match := _TABLE.match(line):
            table = match[1]
            yield table, "", "", "", " ".join(above)
            above = []
        elif (
            table
            and not stripped.startswith(("primary key", "basis in", "kind in", "'", ")"))
            and (match := _COLUMN.match(line))
        ):
            meaning = " ".join([*above, match[4] or ""]).strip()
            yield table, match[1], match[2], "yes" if match[3] else "no", meaning
            above = []
        elif not stripped or stripped.startswith(")"):
            above = []
