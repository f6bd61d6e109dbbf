"""What DuckDB raises, said as the system or the store says it: nobody else need know its errors."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from pantau.store.errors import DamagedReleaseError
from pantau.store.message import message
from pantau.text.trouble import BUSY, FORBIDDEN, FULL, PASSING

# Not what a statement or its parameters do wrong: that is a mistake of ours and stays what it is.
# After the last two nothing more is had of the connection.
_OF_FILES = (duckdb.OperationalError, duckdb.FatalException, duckdb.InternalException)
_KNOWN = sorted(FULL | FORBIDDEN | BUSY | PASSING)
_LOCKED = ("Could not set lock", "Conflicting lock")


def as_system_error(error: duckdb.Error, path: Path) -> OSError | None:
    """What the system refused DuckDB, which tells it in words alone; None where it was something else."""
    said = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return _system_error(errno.ENOMEM, path)
    if any(words in said for words in _LOCKED):
        return _system_error(errno.EBUSY, path)
    return next((_system_error(one, path) for one in _KNOWN if os.strerror(one) in said), None)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise OSError for whatever keeps DuckDB from writing."""
    try:
        yield
    except _OF_FILES as error:
        raise as_system_error(error, path) or _system_error(errno.EIO, path) from error


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise OSError where the system refuses something, else DamagedReleaseError: the file was changed."""
    try:
        yield
    except _OF_FILES as error:
        raise as_system_error(error, path) or DamagedReleaseError(path, message("damage.hash")) from error


def _system_error(number: int, path: Path) -> OSError:
    return OSError(number, os.strerror(number), str(path))
