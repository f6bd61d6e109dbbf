"""Official files as they came, kept for good: inputs/<sha256>/ below the releases folder.

A folder holds the original bytes, what was read from them (one Parquet file a table), what was
noticed, and a record of who handed it in and when. It gets its name when all of it is on disk.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from pantau.atomic_files import PENDING, file_digest, only_writer, sync_file, sync_folder, write_durably
from pantau.store import journal_file as records
from pantau.store.errors import DamagedInputError
from pantau.store.message import message
from pantau.store.release import INPUTS

_SHORT = 10
_RECORD, _FINDINGS, _ORIGINAL = "record.json", "findings", "original"


@dataclass(frozen=True, slots=True)
class Received:
    """An archived file. `digests`: of every file of its folder, by name; `rows`: by table."""

    sha256: str
    name: str
    author: str
    note: str
    received_at: dt.datetime  # UTC, without zone
    practice: bool
    digests: dict[str, str]
    rows: dict[str, int]
    folder: Path

    @property
    def source_id(self) -> str:
        """The id of table source under which its figures stand."""
        return f"berkas-{self.sha256[:16]}"

    def table(self, kind: str) -> pd.DataFrame:
        """The rows of one kind ('participants', ...), text as categories; empty where it has none.

        Raises DamagedInputError.
        """
        path = self.folder / f"{kind}.parquet"
        if path.name not in self.digests:
            return pd.DataFrame()
        self._check(path)
        schema = pq.read_schema(path)
        texts = [field.name for field in schema if _is_text(field.type)]
        rows: pd.DataFrame = pq.read_table(path, read_dictionary=texts).to_pandas()
        return rows

    def findings(self) -> pd.DataFrame:
        """What was noticed when it came in: severity, rule, file, sheet, row, column, value, message."""
        return self.table(_FINDINGS)

    def verify(self) -> None:
        """Compare every file with its digest. Raises DamagedInputError."""
        for name in self.digests:
            self._check(self.folder / name)

    def _check(self, path: Path) -> None:
        if not path.is_file():
            raise DamagedInputError(path, message("damage.missing"))
        if file_digest(path) != self.digests[path.name]:
            raise DamagedInputError(path, message("damage.archive"))


def archive(
    root: Path,
    content: bytes,
    name: str,
    tables: Mapping[str, pd.DataFrame],
    findings: pd.DataFrame,
    *,
    author: str,
    note: str = "",
    practice: bool = False,
) -> Received:
    """Keep a file and what was read from it. The same bytes again give what is there already.

    Raises OSError where it cannot be written; nothing half-written stays.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    folder = root / INPUTS / sha256
    with only_writer(folder.parent):
        there = _whole(root, sha256)
        if there:
            return there
        pending = folder.with_name(f"{PENDING}{sha256}")
        pending.mkdir()
        try:
            _fill(pending, content, name, {**tables, _FINDINGS: findings})
            rows = {kind: len(table) for kind, table in tables.items() if len(table)}
            about = {"name": name, "author": author, "note": note, "practice": practice, "rows": rows}
            _write_record(pending, about)
            sync_folder(pending)
            # What is there and damaged would stand in the way; it is not needed: here are its bytes.
            shutil.rmtree(folder, ignore_errors=True)
            records.begin(root)
            pending.rename(folder)
        finally:
            shutil.rmtree(pending, ignore_errors=True)
        sync_folder(folder.parent)
    return received(root, sha256)


def _write_record(folder: Path, about: dict[str, object]) -> None:
    """The last file of the folder: who and when, and the digests of all the others."""
    digests = {path.name: file_digest(path) for path in sorted(folder.iterdir())}
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    record = {**about, "received_at": now.isoformat(timespec="seconds"), "digests": digests}
    write_durably(folder / _RECORD, json.dumps(record, ensure_ascii=False, indent=1).encode())


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _fill(folder: Path, content: bytes, name: str, tables: Mapping[str, pd.DataFrame]) -> None:
    write_durably(folder / f"{_ORIGINAL}{Path(name).suffix.lower()}", content)
    for kind, table in tables.items():
        if len(table):
            path = folder / f"{kind}.parquet"
            table.to_parquet(path, index=False)
            sync_file(path)


def _whole(root: Path, sha256: str) -> Received | None:
    try:
        there = received(root, sha256)
        there.verify()
    except DamagedInputError:
        return None
    return there


def received(root: Path, sha256: str) -> Received:
    """An archived file by its hash. Raises DamagedInputError where it is missing or unreadable."""
    folder = root / INPUTS / sha256
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
        at = dt.datetime.fromisoformat(record.pop("received_at"))
        return Received(sha256=sha256, folder=folder, received_at=at, **record)
    except FileNotFoundError:
        raise DamagedInputError(folder, message("damage.missing")) from None
    except (ValueError, TypeError, KeyError) as error:
        raise DamagedInputError(folder, message("damage.archive")) from error


def name_of(root: Path, sha256: str) -> str:
    """What its sender called an archived file; the beginning of its hash where the archive lost it."""
    try:
        return received(root, sha256).name
    except DamagedInputError:
        return sha256[:_SHORT]
