"""Compressed copies of files that never change under their name, made once and kept on disk.

Streamlit sends its scripts as they are: a compressor at each request would cost more than it saves
(2.5 s of processor for what a first visit fetches). A copy belongs to a content, so another version of
Streamlit finds none and gets its own.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

from pantau.atomic_files import only_writer, remove, replace_durably
from pantau.web.accepting import BROTLI, GZIP

COMPRESSED: Mapping[str, Callable[[bytes], bytes]] = {
    BROTLI: brotli.compress,
    GZIP: lambda content: gzip.compress(content, 9, mtime=0),
}
SUFFIXES = (".js", ".css", ".json", ".svg")  # fonts and pictures are compressed already
SMALLEST = 600  # bytes; below, heads weigh more than what is saved
_IDLE = 19  # niceness: pages go first

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Copy:
    """content: the bytes, or the file that holds them. state: of the file copied (`file_state`)."""

    content: bytes | Path
    digest: str
    state: tuple[int, int]


def file_state(file: Path) -> tuple[int, int]:
    """What changes when a file does: its size and time in ns. Raises OSError."""
    status = file.stat()
    return status.st_size, status.st_mtime_ns


def files_below(folder: Path, path: str, names: str = "*") -> dict[str, Path]:
    """Files of a folder that are worth compressing, by the path at which each is asked for.

    path: of the folder itself, '/static/js'. names: a pattern that a file's name fits.
    """
    return {
        f"{path}/{file.relative_to(folder).as_posix()}": file
        for file in sorted(folder.rglob(names))
        if file.suffix in SUFFIXES and file.is_file()
    }


class Copies:
    """Of files, by the path at which each is asked for.

    files: as `files_below` finds them. kept: where copies stay from one start to the next; where
    nobody can write there, they are made anew at each start and held in memory. first: paths to
    begin with; then the largest.
    """

    def __init__(self, files: Mapping[str, Path], kept: Path, first: Sequence[str] = ()) -> None:
        self.files = files
        self._kept = kept
        self._first = {path: place for place, path in enumerate(first)}
        self._made: dict[tuple[str, str], Copy] = {}
        self._ended = threading.Event()

    def copy(self, path: str, coding: str) -> Copy | None:
        """The copy for a path, where it is made and the file is still the one that was copied."""
        made = self._made.get((path, coding))
        if made is not None:
            with contextlib.suppress(OSError):
                if file_state(self.files[path]) == made.state:
                    return made
        return None

    @contextmanager
    def making(self) -> Iterator[None]:
        """Make copies in the background; nobody waits for them."""
        thread = threading.Thread(target=self._make_idly, name="copies", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._ended.set()

    def _make_idly(self) -> None:
        with contextlib.suppress(OSError, AttributeError):  # a thread of its own priority is Linux's
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _IDLE)
        self.make()

    def make(self) -> None:
        """Make, or find, the copies of all files; what was kept of others goes."""
        try:
            with only_writer(self._kept):  # another server of ours may be making the same
                used = self._make_all(self._kept_copy)
                for file in set() if self._ended.is_set() else set(self._kept.iterdir()) - used:
                    remove(file)
        except OSError as error:
            _log.info("copies are held in memory: %s", error)
            self._make_all(lambda content, _digest, coding: COMPRESSED[coding](content))

    def _make_all(self, copied: Callable[[bytes, str, str], bytes | Path]) -> set[bytes | Path]:
        used = set()
        for path, file in sorted(self.files.items(), key=self._turn):
            if self._ended.is_set():
                break
            state, content = file_state(file), file.read_bytes()
            if len(content) < SMALLEST:
                continue
            digest = hashlib.sha256(content).hexdigest()[:32]
            for coding in COMPRESSED:
                made = copied(content, digest, coding)
                self._made[path, coding] = Copy(made, digest, state)
                used.add(made)
        return used

    def _turn(self, entry: tuple[str, Path]) -> tuple[int, int]:
        path, file = entry
        return self._first.get(path, len(self._first)), -file.stat().st_size

    def _kept_copy(self, content: bytes, digest: str, coding: str) -> Path:
        kept = self._kept / f"{digest}.{coding}"
        if not kept.exists():
            replace_durably(kept, COMPRESSED[coding](content))
        return kept
