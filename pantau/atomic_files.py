"""Files that are whole or not there at all, whatever happens while they are written."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

# What is being written has such a name until it is whole; nobody reads it.
PENDING = ".pending-"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_durably(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Write a file that is on disk when this returns. mode: who may read it, from its first byte on."""
    with open(path, "wb", opener=partial(os.open, mode=mode)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    """Bring to disk what something else has written."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames in a folder last through a power cut, where the system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replace_durably(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Give a file new content in one step: readers see the old or the new, never a part.

    Raises OSError; then it is as it was.
    """
    pending = path.with_name(f"{PENDING}{path.name}")
    try:
        write_durably(pending, content, mode)
        pending.replace(path)
    except BaseException:
        remove(pending)
        raise
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove what is of no use, a file or a folder with all in it, where it is there and may be removed."""
    with contextlib.suppress(OSError):
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


@contextlib.contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes into the folder; readers are not kept waiting.

    Whoever comes in removes what a writer that was killed has left half-written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        for left in folder.glob(f"{PENDING}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
        yield
    finally:
        os.close(descriptor)
