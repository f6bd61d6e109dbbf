"""The system refuses one step, any of them, with any of its reasons: nothing has changed, and it works after.

Needs no file system of its own: steps of Python are refused before they are done, what DuckDB and Arrow
write by the limits of a process (size of a file, open files).
"""

from __future__ import annotations

import errno
import io
import itertools
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import duckdb
import pandas as pd
import pytest

from pantau.publishing import publish_draft, roll_back
from pantau.store import (
    DamagedInputError,
    DamagedReleaseError,
    build_release,
    official_inputs,
    serving_release,
)
from pantau.store import publish as move_pointer
from pantau.store.release import open_release
from pantau.text import Text
from pantau.ui.data.problems import error_words
from tests.faults.disk import ROWS, assert_sound, assert_unharmed, copy, state_of
from tests.helpers import official
from tests.helpers.examples import PROFILE

REFUSALS = [
    OSError(number, os.strerror(number))
    for number in (errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE, errno.EDQUOT, errno.EIO)
]
OF_DUCKDB = [
    duckdb.IOException('IO Error: Could not write file "/r/x": No space left on device'),
    duckdb.FatalException("FATAL Error: database has been invalidated because of a previous fatal error"),
    duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate data of size 16.0 MiB"),
    duckdb.InternalException("INTERNAL Error: Attempted to dereference unique_ptr that is NULL!"),
    duckdb.TransactionException("TransactionContext Error: Failed to commit: Could not write file"),
]
CALLS = (
    (io, "open"),
    (os, "open"),
    *((Path, name) for name in ("replace", "rename", "mkdir", "unlink")),
    (pd.DataFrame, "to_parquet"),
)
# Every so many steps the work is then done to its end, which takes most of the time.
TRIED, FINISHED = (1, 3) if PROFILE == "search" else (3, 12)


@pytest.fixture(scope="module")
def start(small, tmp_path_factory) -> Path:
    """A folder with two published releases, the second with an official file."""
    root = tmp_path_factory.mktemp("releases")
    move_pointer(root, build_release(small, root=root).release_id, author="uji")
    file = official.keep(root, [("16", "2025-08", "pu", 1, 2, 3)], "lama.xlsx")
    move_pointer(root, build_release(small, root=root, official=[file.sha256]).release_id, author="uji")
    return root


def take_in(root: Path, small: Path) -> None:
    """Archive a file, build a draft with it, and publish that."""
    publish_draft(draft(root, small), "uji", "uji", accept_warnings=True, root=root)


def draft(root: Path, small: Path) -> str:
    """The id of a release that holds one more file than the current one."""
    file = official.keep(root, ROWS)
    return build_release(small, root=root, official=[*official_inputs(root), file.sha256]).release_id


def go_back(root: Path, _small: Path) -> None:
    roll_back(root, author="uji", reason="uji")


class Steps:
    """Refuses the `refused`th step below a folder, and counts them."""

    def __init__(self, root: Path, refused: int, turn: int) -> None:
        self.root, self.refused, self.turn = str(root), refused, turn
        self.count = itertools.count()
        self.done = 0

    def step(self, errors: list[Any]) -> None:
        """Comes before each."""
        self.done = next(self.count) + 1
        if self.done == self.refused + 1:
            error = errors[(self.refused + self.turn) % len(errors)]
            raise type(error)(*error.args)

    def before(self, real: Callable[..., Any], always: bool = False) -> Callable[..., Any]:
        """What is done after a step, where it is asked for something below the folder."""

        def stepping(*given: Any, **named: Any) -> Any:
            if always or any(str(one).startswith(self.root) for one in given[:2]):
                self.step(REFUSALS)
            return real(*given, **named)

        return stepping

    def connect(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """DuckDB whose every statement is a step, where it writes."""

        def connecting(path: str, **named: Any) -> Any:
            connection = real(path, **named)
            return connection if named.get("read_only") else _Stepping(connection, self)

        return connecting

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Count, and refuse, in this block."""
        with pytest.MonkeyPatch.context() as patch:
            for owner, name in CALLS:
                patch.setattr(owner, name, self.before(getattr(owner, name)))
            patch.setattr(os, "fsync", self.before(os.fsync, always=True))
            patch.setattr(duckdb, "connect", self.connect(duckdb.connect))
            yield


class _Stepping:
    """A connection that writes."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, steps: Steps) -> None:
        self._connection, self._steps = connection, steps

    def __enter__(self) -> _Stepping:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def execute(self, *given: Any) -> Any:
        self._steps.step(OF_DUCKDB)
        return self._connection.execute(*given)

    def sql(self, *given: Any) -> Any:
        self._steps.step(OF_DUCKDB)
        return self._connection.sql(*given)

    def append(self, *given: Any, **named: Any) -> Any:
        self._steps.step(OF_DUCKDB)
        return self._connection.append(*given, **named)


def refused(work: Callable[[Path, Path], None], root: Path, small: Path) -> bool:
    """Whether the work was refused, which then is said in words."""
    try:
        work(root, small)
    except (OSError, DamagedReleaseError, DamagedInputError) as error:
        for language in ("id", "en"):
            text = " ".join([error_words(error, Text(language))[0], *error_words(error, Text(language))[1]])
            assert str(root) not in text
            assert "/r/" not in text
            assert not any(os.strerror(one) in text for one in errno.errorcode)
        return True
    return False


@pytest.mark.parametrize(("work", "least"), [(take_in, 40), ("publish", 8), (go_back, 8)])
def test_any_step_refused(start, small, tmp_path, work, least):
    begin = copy(start, tmp_path / "begin")
    if work == "publish":
        release_id = draft(begin, small)

        def work(root: Path, _small: Path) -> None:
            publish_draft(release_id, "uji", "uji", accept_warnings=True, root=root)

    before, failed = state_of(begin), 0
    # Of short work each step is tried with each reason.
    turns, every = (1, TRIED) if work is take_in and PROFILE != "search" else (len(REFUSALS), 1)
    for turn in range(turns):
        for number in itertools.count(0, every):
            root = copy(begin, tmp_path / f"{turn}-{number}")
            steps = Steps(root, number, turn)
            with steps.watched():
                harmed = refused(work, root, small)
            if harmed:
                failed += 1
                assert_unharmed(root, before)
                if failed % FINISHED == 0:
                    work(root, small)
            if not harmed or failed % FINISHED == 0:
                # Refused at what is only tidier so, or after the pointer has moved: it is done.
                assert_sound(root)
                assert len(state_of(root).moves) == len(before.moves) + 1
            shutil.rmtree(root)
            if steps.done <= number:
                break
        assert number >= least
    assert failed * every >= least * turns / 2


SIZES = [0, 100, 4_000, 300_000, 1_000_000, 4_000_000, 7_000_000]


@pytest.mark.parametrize("size", SIZES if PROFILE == "search" else SIZES[::2])
def test_files_that_may_not_grow(start, small, tmp_path, size):
    """As a quota: DuckDB closes a file that lacks its rows without a word."""
    root = copy(start, tmp_path / "releases")
    before = state_of(root)
    with limited(resource.RLIMIT_FSIZE, size):
        assert refused(take_in, root, small)
    assert_unharmed(root, before)
    take_in(root, small)
    assert_sound(root)
    assert len(state_of(root).moves) == len(before.moves) + 1


@contextmanager
def limited(what: int, most: int) -> Iterator[None]:
    """A limit of this process in a block."""
    soft, hard = resource.getrlimit(what)
    resource.setrlimit(what, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(what, (soft, hard))


MOST_OPEN = range(24) if PROFILE == "search" else range(0, 24, 4)


@pytest.mark.parametrize("more", MOST_OPEN)
def test_too_many_open_files(start, small, tmp_path, more):
    """With so many more to be had than are open. What was refused once is not remembered."""
    root = copy(start, tmp_path / "releases")
    before = state_of(root)
    unread = copy(start, tmp_path / "unread")
    with limited(resource.RLIMIT_NOFILE, highest_descriptor() + 1 + more):
        done = not refused(take_in, root, small)
        refused(lambda root, _: serving_release(root).release.query("release"), unread, small)
    assert serving_release(unread).notice is None
    if not done:
        assert_unharmed(root, before)
        take_in(root, small)
    assert_sound(root)
    assert len(state_of(root).moves) == len(before.moves) + 1


def highest_descriptor() -> int:
    """Of those that are open; gaps below it count for more."""
    return max(int(name) for name in os.listdir("/proc/self/fd"))


def test_another_program_has_the_release_open(start, tmp_path):
    """Whoever opens it for writing keeps others out: the release before it is served, and both after."""
    root = copy(start, tmp_path / "releases")
    current = state_of(root).current
    script = (
        "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('ya', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(root / f"{current}.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"ya\n"
        serving = serving_release(root)
        assert serving.release.id != current
        assert "program lain sedang memakainya" in str(serving.notice)
        with pytest.raises(OSError, match=os.strerror(errno.EBUSY)):
            open_release(root / f"{current}.duckdb")
        other.stdin.close()
    assert serving_release(root).release.id == current


@pytest.mark.parametrize("error", OF_DUCKDB[1:2] + OF_DUCKDB[3:])
def test_a_connection_that_duckdb_gave_up_is_opened_anew(start, tmp_path, error):
    root = copy(start, tmp_path / "releases")
    release = serving_release(root).release

    class Broken:
        def cursor(self) -> Any:
            raise error

        def close(self) -> None:
            """As the real one."""

    real = release._connection
    object.__setattr__(release, "_connection", Broken())
    with pytest.raises(DamagedReleaseError):
        release.query("release")
    real.close()
    again = serving_release(root).release
    assert again is not release
    assert again.query("release")["id"].tolist() == [release.id]


def test_readers_need_no_room(start, tmp_path):
    """Opening and reading a release writes nothing, be the disk full or read-only."""
    root = copy(start, tmp_path / "releases")
    read_only = OSError(errno.EROFS, os.strerror(errno.EROFS))
    with limited(resource.RLIMIT_FSIZE, 0), mock.patch.object(os, "mkdir", side_effect=read_only):
        release = serving_release(root).release
        for query in ("release", "findings", "sources", "release_inputs"):
            release.query(query)
        assert sum(batch.num_rows for batch in release.batches("observation"))
    assert sorted(path.name for path in root.iterdir()) == sorted(path.name for path in start.iterdir())
