"""Releases: immutable DuckDB files, one of which is current. Opening, listing, publishing."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pantau.store.errors import DamagedReleaseError, NoReleaseError
from pantau.store.queries import sql
from pantau.text import Text

SCHEMA_VERSION = 1
SUFFIX = ".duckdb"
POINTER = "current"
_ROOT = Path(__file__).resolve().parents[2] / "data" / "releases"

# A reader of one file needs none of what DuckDB offers for reaching others.
_LOCKED_DOWN: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "2",
    "memory_limit": "512MB",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """One opened release. Safe to share between threads: every query has its own cursor."""

    id: str
    path: Path
    _connection: duckdb.DuckDBPyConnection = field(repr=False)

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
        except duckdb.IOException as error:
            raise DamagedReleaseError(self.path, Text()("store.damage.hash")) from error
        types = {}
        for column, dtype in frame.dtypes.items():
            if pd.api.types.is_integer_dtype(dtype):
                types[column] = "Int64"
            elif pd.api.types.is_object_dtype(dtype) or pd.api.types.is_string_dtype(dtype):
                types[column] = "str"
        return frame.astype(types)


def releases_root(root: Path | None = None) -> Path:
    """Where releases are: `root`, or $PANTAU_RELEASES, or data/releases."""
    return root or Path(os.environ.get("PANTAU_RELEASES") or _ROOT)


def release_path(root: Path, release_id: str) -> Path:
    """The file of a release."""
    return root / f"{release_id}{SUFFIX}"


def list_releases(root: Path | None = None) -> list[str]:
    """Ids of the releases there are, oldest data first. [] where nothing was built yet."""
    return sorted(path.stem for path in releases_root(root).glob(f"*{SUFFIX}"))


def current_id(root: Path | None = None) -> str:
    """The id that the pointer names. Raises NoReleaseError where nothing is published."""
    folder = releases_root(root)
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NoReleaseError(folder) from None
    if name not in list_releases(folder):
        raise NoReleaseError(folder, name)
    return name


def current_release(root: Path | None = None) -> Release:
    """The current release, opened. Raises NoReleaseError or DamagedReleaseError."""
    return open_release_by_id(current_id(root), root)


def open_release_by_id(release_id: str, root: Path | None = None) -> Release:
    """A release of the folder by its id. Raises NoReleaseError or DamagedReleaseError."""
    folder = releases_root(root)
    if release_id not in list_releases(folder):
        raise NoReleaseError(folder, release_id)
    return open_release(release_path(folder, release_id))


# DuckDB keeps a database by path for as long as a connection lives; so do we, by the same key.
_opened: dict[Path, Release] = {}
_opening = threading.Lock()


def open_release(path: Path) -> Release:
    """Open a file read-only and locked down; the same object for the same file ever after.

    Raises DamagedReleaseError where it is missing, is no release, or is of another version.
    """
    path = path.resolve()
    with _opening:
        if path not in _opened:
            _opened[path] = _open(path)
        return _opened[path]


def _open(path: Path) -> Release:
    say = Text()
    if not path.is_file():
        raise DamagedReleaseError(path, say("store.damage.missing"))
    try:
        connection = duckdb.connect(str(path), read_only=True, config=_LOCKED_DOWN)
        release = Release(path.stem, path, connection)
        found = int(release.query("release")["schema_version"].iloc[0])
    except (duckdb.Error, IndexError) as error:
        raise DamagedReleaseError(path, say("store.damage.not_a_release")) from error
    if found != SCHEMA_VERSION:
        connection.close()
        reason = say("store.damage.version", found=found, expected=SCHEMA_VERSION)
        raise DamagedReleaseError(path, reason)
    return release


def publish(root: Path | None, release_id: str) -> None:
    """Make a release the current one, at once for every reader; rolling back is the same.

    Raises NoReleaseError, or DamagedReleaseError where the file is not what was built.
    """
    folder = releases_root(root)
    if release_id not in list_releases(folder):
        raise NoReleaseError(folder, release_id)
    verify(release_path(folder, release_id))
    pending = folder / f".{POINTER}.{os.getpid()}"
    write_durably(pending, f"{release_id}\n".encode())
    pending.replace(folder / POINTER)
    sync_folder(folder)


def verify(path: Path) -> None:
    """Compare a release with the digest taken when it was built. Raises DamagedReleaseError."""
    try:
        expected = digest_path(path).read_text(encoding="utf-8").strip()
        found = file_digest(path)
    except FileNotFoundError:
        raise DamagedReleaseError(path, Text()("store.damage.missing")) from None
    if found != expected:
        raise DamagedReleaseError(path, Text()("store.damage.hash"))


def digest_path(path: Path) -> Path:
    """Where the digest of a release is kept."""
    return path.with_suffix(".sha256")


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_durably(path: Path, content: bytes) -> None:
    """Write a file that is on disk when this returns."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes a release into the folder; readers are not kept waiting."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
