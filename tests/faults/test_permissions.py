"""Folders and files that may not be read or written: told in plain words, never taken for 'nothing there'."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pantau.folders import CATALOGUE
from pantau.publishing import publish_draft
from pantau.store import build_release, current_id, notices, official_inputs, serving_release
from pantau.store import publish as move_pointer
from pantau.text import Text
from pantau.ui.data.problems import error_words
from tests.faults.disk import ROWS, assert_sound, assert_unharmed, state_of
from tests.helpers import facts, official

NOBODY = 65534
REFUSED = "Server tidak boleh membaca atau menulis berkas atau foldernya"


@contextmanager
def unprivileged() -> Iterator[None]:
    """Without the rights of root, to whom every file is open."""
    if os.geteuid():
        yield
        return
    os.seteuid(NOBODY)
    try:
        if not os.access(CATALOGUE / "indicators.csv", os.R_OK, effective_ids=True):
            pytest.skip("the program's own files are open to root alone")
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def work() -> Iterator[tuple[Path, Path]]:
    """Releases (two, the second with an official file) and facts, in a folder that others may enter."""
    folder = Path(tempfile.mkdtemp(prefix="pantau-izin-"))
    folder.chmod(0o755)
    root, small = folder / "releases", facts.sparse_facts(folder / "facts")
    move_pointer(root, build_release(small, root=root).release_id, author="uji")
    file = official.keep(root, [("16", "2025-08", "pu", 1, 2, 3)], "lama.xlsx")
    move_pointer(root, build_release(small, root=root, official=[file.sha256]).release_id, author="uji")
    if not os.geteuid():
        for path in [folder, *folder.rglob("*")]:
            os.chown(path, NOBODY, NOBODY)
    yield root, small
    shutil.rmtree(folder)


@contextmanager
def closed(path: Path, mode: int) -> Iterator[None]:
    """A file or folder with other permissions in a block."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


def take_in(root: Path, small: Path) -> None:
    """Archive a file, build a release with it and publish that."""
    file = official.keep(root, ROWS)
    release = build_release(small, root=root, official=[*official_inputs(root), file.sha256])
    publish_draft(release.release_id, "uji", "uji", accept_warnings=True, root=root)


@pytest.mark.parametrize("name", [".", "inputs", "journal.jsonl"])
def test_what_may_not_be_written_is_told_and_works_after(work, name):
    root, small = work
    before = state_of(root)
    mode = 0o444 if name == "journal.jsonl" else 0o555
    with unprivileged():
        with closed(root / name, mode), pytest.raises(OSError, match="Permission denied") as told:
            take_in(root, small)
        text, _ = error_words(told.value, Text())
        assert text.startswith(REFUSED)
        assert str(root) not in text
        assert_unharmed(root, before)
        take_in(root, small)
        assert_sound(root)
        assert len(state_of(root).moves) == len(before.moves) + 1


@pytest.mark.parametrize("ending", [".duckdb", ".sha256"])
def test_a_release_that_may_not_be_read_is_stood_in_for_until_it_may(work, ending):
    root = unread(work[0])
    current = current_id(root)
    with unprivileged():
        with closed_by_its_owner(root / f"{current}{ending}"):
            serving = serving_release(root)
            assert serving.release.id != current
            assert "server tidak boleh membacanya" in str(serving.notice)
        assert serving_release(root).notice is None
        assert serving_release(root).release.id == current


def unread(root: Path) -> Path:
    """The folder once more, of which this process has kept nothing."""
    return Path(shutil.copytree(root, root.parent / "lain", copy_function=shutil.copy))


@contextmanager
def closed_by_its_owner(path: Path) -> Iterator[None]:
    """A file that nobody may read in a block; a copy belongs to whoever made it."""
    effective = os.geteuid()
    if not os.getuid():
        os.seteuid(0)
    path.chmod(0)
    os.seteuid(effective)
    try:
        yield
    finally:
        if not os.getuid():
            os.seteuid(0)
        path.chmod(0o644)
        os.seteuid(effective)


def test_a_folder_that_may_not_be_read_is_not_an_empty_one(work):
    """Else what runs next would build the facts alone."""
    root, small = work
    before = state_of(root)
    with unprivileged(), closed(root, 0):
        for ask in (serving_release, current_id, official_inputs):
            with pytest.raises(OSError, match="Permission denied") as told:
                ask(root)
            assert told.value.errno == errno.EACCES
        with pytest.raises(OSError, match="Permission denied"):
            build_release(small, root=root)
    assert_unharmed(root, before)


@pytest.mark.parametrize("name", ["current", "journal.jsonl"])
def test_a_pointer_or_journal_that_may_not_be_read_is_told(work, name):
    root, before = unread(work[0]), state_of(work[0])
    with unprivileged():
        with closed_by_its_owner(root / name):
            assert current_id(root) == before.current
            (notice,) = notices(root)
            assert "tidak terbaca" in str(notice)
        assert_unharmed(root, before)
