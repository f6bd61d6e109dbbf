"""Releases: immutable DuckDB files, one of which is current. Opening, listing, checking."""

from __future__ import annotations

import dataclasses
import os
import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import duckdb
import pandas as pd
import pyarrow as pa

from pantau.atomic_files import PENDING
from pantau.folders import RELEASES
from pantau.remembered import forget
from pantau.store.duckdb_errors import as_system_error, reading
from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.frames import LARGE, fetched, in_english, typed
from pantau.store.message import message
from pantau.store.queries import sql
from pantau.text import FIRST_LANGUAGE

SCHEMA_VERSION = 11
SUFFIX, DIGEST_SUFFIX = ".duckdb", ".sha256"
# What else the folder of releases holds, beside the journal.
POINTER, INPUTS = "current", "inputs"
BATCH_ROWS = 100_000
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


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Release:
    """One opened release. Safe to share between threads: every query has its own cursor.

    as_opened: what told its file from another then.
    """

    id: str
    path: Path
    _connection: duckdb.DuckDBPyConnection = field(repr=False)
    language: str = FIRST_LANGUAGE
    as_opened: Identity = ()
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

        Types do not depend on what the rows hold: whole numbers are Int64, text is str (of
        `observations` category, but for notes), dates are datetime64, per cents float64, each with
        its own missing value. Raises LookupError
        for an unknown query, duckdb.Error for parameters that do not fit it, and
        what `read` does.
        """
        text = sql(name)
        with self.read(), self._connection.cursor() as cursor:
            frame = fetched(cursor.execute(text, parameters or None), large=name in LARGE)
        frame = typed(frame, categories=name in LARGE)
        return in_english(frame) if self.language == "en" else frame

    @contextmanager
    def read(self) -> Iterator[None]:
        """Read in this block: OSError where the system refuses something, else DamagedReleaseError.

        DuckDB gives nothing more of a connection that failed so: the file is opened anew when asked for.
        """
        try:
            with reading(self.path):
                yield
        except DamagedReleaseError:
            _forget(self)
            raise

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of its own, for what is more than one query. Raises as `read` does."""
        with self.read(), self._connection.cursor() as cursor:
            yield cursor

    def batches(self, table: str) -> pa.RecordBatchReader:
        """All rows of a table, in batches, for exports. Raises duckdb.Error for an unknown table."""
        return self._connection.cursor().table(table).to_arrow_reader(BATCH_ROWS)

    def tables(self) -> list[str]:
        """The names of its tables, as queries/schema.sql creates them."""
        return _TABLE.findall(sql("schema"))


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


# DuckDB keeps a database by path for as long as a connection lives; so do we, by the same key: those
# asked for last, and any that somebody still holds. An earlier one is let go with all that was
# remembered of it, and not closed: a page that is being drawn may still ask it. With the last who
# holds it its connection ends.
KEPT = 4
_opened: OrderedDict[Path, Release] = OrderedDict()
_held: WeakValueDictionary[Path, Release] = WeakValueDictionary()
_opening = threading.Lock()


def open_release(path: Path) -> Release:
    """Open a file read-only and locked down; the same object for the same file as long as it is held.

    Raises DamagedReleaseError where it is missing, is no release, or is of another version, and
    OSError where the system refuses to open it.
    """
    path = path.resolve()
    with _opening:
        known, found = _held.get(path), identity(path)
        if not found:
            raise DamagedReleaseError(path, message("damage.missing"))
        if known is not None and known.as_opened != found:
            # A damaged file that was built anew: DuckDB would go on with the damaged one.
            _let_go(known)
            known._connection.close()
            known = None
        release = _open(path, found) if known is None else known
        _opened[path] = _held[path] = release
        _opened.move_to_end(path)
        while len(_opened) > KEPT:
            _let_go(next(iter(_opened.values())))
        return release


def _let_go(release: Release) -> None:
    """Forget a release, and what was worked out of it in any language."""
    _opened.pop(release.path, None)
    forget(release, *release._others.values())


def _forget(release: Release) -> None:
    with _opening:
        known = _held.get(release.path)
        if known is not None and known._connection is release._connection:
            _held.pop(release.path)
            _let_go(known)
            release._connection.close()


def identity(path: Path) -> Identity:
    """What tells a file from another of the same name without reading it; () where there is none."""
    try:
        about = path.stat()
    except OSError:
        return ()
    return about.st_ino, about.st_size, about.st_mtime_ns


def _open(path: Path, found: Identity) -> Release:
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_LOCKED_DOWN)
        with connection.cursor() as cursor:
            versions = cursor.execute(sql("release")).df()["schema_version"]
        version = int(versions.iloc[0])
    except (duckdb.Error, IndexError) as error:
        refused = as_system_error(error, path) if isinstance(error, duckdb.Error) else None
        raise refused or DamagedReleaseError(path, message("damage.not_a_release")) from error
    if version != SCHEMA_VERSION:
        connection.close()
        reason = message("damage.version", found=version, expected=SCHEMA_VERSION)
        raise DamagedReleaseError(path, reason)
    return Release(path.stem, path, connection, as_opened=found)


def digest_path(path: Path) -> Path:
    """Where the digest of a release is kept."""
    return path.with_suffix(DIGEST_SUFFIX)
