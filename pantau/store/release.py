"""Releases: immutable DuckDB files, one of which is current. Opening, listing, checking."""

from __future__ import annotations

import dataclasses
import os
import re
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from pantau.atomic_files import PENDING, file_digest
from pantau.folders import RELEASES
from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.message import message
from pantau.store.queries import sql
from pantau.text import FIRST_LANGUAGE

SCHEMA_VERSION = 11
SUFFIX, DIGEST_SUFFIX = ".duckdb", ".sha256"
# What else the folder of releases holds, beside the journal.
POINTER, INPUTS = "current", "inputs"
BATCH_ROWS = 100_000
# Columns of queries whose English stands in a column beside them.
IN_BOTH = (
    *("document", "source_title", "short_name", "publisher", "title", "note", "message"),
    *("asks", "of_whom"),
)
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TABLE = re.compile(r"create table (\w+) \(")

# A reader of one file needs none of what DuckDB offers for reaching others.
_LOCKED_DOWN: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
    "memory_limit": "512MB",
    "lock_configuration": "true",
}


Identity = tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """One opened release. Safe to share between threads: every query has its own cursor."""

    id: str
    path: Path
    _connection: duckdb.DuckDBPyConnection = field(repr=False)
    language: str = FIRST_LANGUAGE
    _others: dict[str, Release] = field(default_factory=dict, repr=False)

    def in_language(self, language: str) -> Release:
        """The same release whose queries tell what sources and we say in this language; one object each.

        Its columns are IN_BOTH: what is in Indonesian alone stays so, and its `_en` column is missing.
        """
        if language == self.language:
            return self
        if language not in self._others:
            other = dataclasses.replace(self, language=language, _others={self.language: self})
            # two sessions may ask at once: both get the first
            self._others.setdefault(language, other)
        return self._others[language]

    def query(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of queries/<name>.sql with its $parameters, as that file's header describes them.

        Types do not depend on what the rows hold: whole numbers are Int64, text is str, dates
        are datetime64, per cents float64, each with its own missing value. Raises LookupError
        for an unknown query, duckdb.Error for parameters that do not fit it, and
        DamagedReleaseError where the file was changed after it was opened.
        """
        text = sql(name)
        try:
            with self._connection.cursor() as cursor:
                frame = cursor.execute(text, parameters or None).df()
        except (duckdb.IOException, duckdb.ConnectionException) as error:
            raise DamagedReleaseError(self.path, message("damage.hash")) from error
        return _in_english(typed(frame)) if self.language == "en" else typed(frame)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own, for what is more than one query; the caller closes it."""
        return self._connection.cursor()

    def batches(self, table: str) -> pa.RecordBatchReader:
        """All rows of a table, in batches, for exports. Raises duckdb.Error for an unknown table."""
        return self._connection.cursor().table(table).to_arrow_reader(BATCH_ROWS)

    def tables(self) -> list[str]:
        """The names of its tables, as queries/schema.sql creates them."""
        return _TABLE.findall(sql("schema"))


def _in_english(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every column of IN_BOTH in English where the row has it."""
    both = [name for name in IN_BOTH if f"{name}_en" in frame]
    return frame.assign(**{name: frame[f"{name}_en"].fillna(frame[name]) for name in both})


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with types that do not depend on its rows, as Release.query describes them."""
    types = {}
    for column, dtype in frame.dtypes.items():
        if pd.api.types.is_integer_dtype(dtype):
            types[column] = "Int64"
        elif pd.api.types.is_object_dtype(dtype) or pd.api.types.is_string_dtype(dtype):
            types[column] = "str"
    return frame.astype(types)


def releases_root(root: Path | None = None) -> Path:
    """Where releases are: `root`, or $PANTAU_RELEASES, or data/releases."""
    return root or Path(os.environ.get("PANTAU_RELEASES") or RELEASES)


def release_path(root: Path, release_id: str) -> Path:
    """The file of a release."""
    return root / f"{release_id}{SUFFIX}"


def list_releases(root: Path | None = None) -> list[str]:
    """Ids of the releases there are, oldest data first. [] where nothing was built yet."""
    return sorted(path.stem for path in releases_root(root).glob(f"*{SUFFIX}"))


def list_digests(folder: Path) -> list[str]:
    """Ids of the releases that were built here, by their digests; the file of one may be gone."""
    return sorted(path.stem for path in folder.glob(f"*{DIGEST_SUFFIX}"))


def kept_files(root: Path) -> list[str]:
    """SHA-256 of every archived official file, whole or not."""
    return sorted(path.name for path in (root / INPUTS).glob("*") if not path.name.startswith(PENDING))


def path_of(folder: Path, release_id: str) -> Path:
    """The file of a release that is there. Raises NoReleaseError; DamagedReleaseError for a lone digest."""
    path = release_path(folder, release_id)
    if release_id in list_releases(folder):
        return path
    if release_id in list_digests(folder):
        raise DamagedReleaseError(path, message("damage.only_digest"))
    raise NoReleaseError(folder, release_id)


def open_release_by_id(release_id: str, root: Path | None = None) -> Release:
    """A release of the folder by its id. Raises NoReleaseError or DamagedReleaseError."""
    return open_release(path_of(releases_root(root), release_id))


# DuckDB keeps a database by path for as long as a connection lives; so do we, by the same key.
_opened: dict[Path, tuple[Identity, Release]] = {}
_opening = threading.Lock()


def open_release(path: Path) -> Release:
    """Open a file read-only and locked down; the same object for the same file ever after.

    Raises DamagedReleaseError where it is missing, is no release, or is of another version.
    """
    path = path.resolve()
    with _opening:
        known, found = _opened.get(path), identity(path)
        if not found:
            raise DamagedReleaseError(path, message("damage.missing"))
        if known and known[0] == found:
            return known[1]
        if known:
            # A damaged file that was built anew: DuckDB would go on with the damaged one.
            _opened.pop(path)[1]._connection.close()
        _opened[path] = (found, _open(path))
        return _opened[path][1]


def identity(path: Path) -> Identity:
    """What tells a file from another of the same name without reading it; () where there is none."""
    try:
        about = path.stat()
    except OSError:
        return ()
    return about.st_ino, about.st_size, about.st_mtime_ns


def _open(path: Path) -> Release:
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_LOCKED_DOWN)
        release = Release(path.stem, path, connection)
        found = int(release.query("release")["schema_version"].iloc[0])
    except (duckdb.Error, IndexError) as error:
        raise DamagedReleaseError(path, message("damage.not_a_release")) from error
    if found != SCHEMA_VERSION:
        connection.close()
        reason = message("damage.version", found=found, expected=SCHEMA_VERSION)
        raise DamagedReleaseError(path, reason)
    return release


def verify(path: Path) -> None:
    """Compare a release with the digest taken when it was built. Raises DamagedReleaseError."""
    kept = digest_path(path)
    if not path.is_file():
        raise DamagedReleaseError(path, message("damage.missing"))
    try:
        expected = kept.read_bytes().decode("ascii").strip()
    except FileNotFoundError:
        raise DamagedReleaseError(path, message("damage.no_digest")) from None
    except (OSError, UnicodeDecodeError):
        raise DamagedReleaseError(path, message("damage.bad_digest")) from None
    if not _DIGEST.fullmatch(expected):
        raise DamagedReleaseError(path, message("damage.bad_digest"))
    if file_digest(path) != expected:
        raise DamagedReleaseError(path, message("damage.hash"))


def digest_path(path: Path) -> Path:
    """Where the digest of a release is kept."""
    return path.with_suffix(DIGEST_SUFFIX)
