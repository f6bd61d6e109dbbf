"""Killed at any moment: the release of before or the new one is served, whole, and work goes on."""

from __future__ import annotations

import importlib
import itertools
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pantau.publishing import prepare_draft, publish_draft
from pantau.store import (
    build_release,
    current_id,
    journal,
    official_inputs,
    open_release_by_id,
    received,
    roll_back,
    serving_release,
)
from pantau.store import publish as move_pointer
from pantau.store.digest import verify
from pantau.store.release import release_path
from tests.helpers import official
from tests.helpers.examples import PROFILE, turns

ROOT = Path(__file__).parents[2]
KILLS = turns(12)
# Each with moments of its own: some 150 kills when searching.
ROUNDS = range(12 if PROFILE == "search" else 1)
# A turn of the worker takes about half a second; the kills spread over several.
LONGEST = 1.5
ROWS = [("16", "2025-07", "pu", 90_000, 190_000, 400_000)]


@pytest.fixture(scope="module")
def first(small, tmp_path_factory) -> Path:
    """A releases folder with one published release."""
    root = tmp_path_factory.mktemp("releases")
    move_pointer(root, build_release(small, root=root).release_id, author="uji")
    return root


@pytest.fixture
def root(first, tmp_path) -> Path:
    return Path(shutil.copytree(first, tmp_path / "releases"))


@pytest.fixture
def work_in(root, small) -> tuple[Path, Path]:
    """Where to work, and the facts to work with."""
    return root, small


def assert_whole(root: Path) -> None:
    """The current release is as it was built, and every file it was built from is there."""
    serving = serving_release(root)
    assert serving.notice is None
    assert serving.release.id == current_id(root)
    verify(release_path(root, serving.release.id))
    assert serving.release.query("release")["id"].tolist() == [serving.release.id]
    for sha256 in official_inputs(root):
        received(root, sha256).verify()
    moves = journal(root)
    assert moves["target"].iloc[0] == serving.release.id
    assert moves["source"].iloc[:-1].tolist() == moves["target"].iloc[1:].tolist(), "no move is missing"


@pytest.mark.parametrize("turn", ROUNDS)
def test_killed_at_any_moment(root, small, turn):
    chance = random.Random(20261120 + turn)
    for _ in range(KILLS):
        command = [sys.executable, "-m", "tests.faults.worker", str(root), str(small)]
        worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
        try:
            assert worker.stdout is not None
            assert worker.stdout.readline() == b"mulai\n"
            with pytest.raises(subprocess.TimeoutExpired):
                worker.wait(chance.uniform(0.01, LONGEST))
        finally:
            worker.kill()
            worker.wait(30)
            worker.stdout.close()
        assert_whole(root)
    # What the killed ones left behind is cleared away by the next one who writes.
    draft = prepare_draft([("akhir.csv", official.csv_file(ROWS))], "uji", root=root, facts=small)
    publish_draft(draft.release_id, "uji", "uji", accept_warnings=True, root=root)
    assert_whole(root)
    assert not list(root.glob(".*"))
    assert not list((root / "inputs").glob(".*"))


class _DieError(BaseException):
    """Not an Exception: nothing may catch it and go on."""


# Each call that brings something to disk or gives it its name.
STEPS = ["os.fsync", "pathlib.Path.replace", "pathlib.Path.rename", "pathlib.Path.mkdir"]


def take_in(root: Path, small: Path) -> None:
    content = official.csv_file([("16", "2025-08", "pu", 123_456, 200_000, 400_000)])
    draft = prepare_draft([("laporan.csv", content)], "uji", root=root, facts=small)
    publish_draft(draft.release_id, "uji", "uji", accept_warnings=True, root=root)


def go_back(root: Path, small: Path) -> None:
    take_in(root, small)
    roll_back(root, author="uji")


FAILURES = [_DieError(), OSError(28, "No space left on device")]


@pytest.mark.parametrize(("work", "error"), list(itertools.product((take_in, go_back), FAILURES)))
@pytest.mark.parametrize("step", STEPS)
def test_every_step_that_fails_leaves_all_as_it_was(work_in, monkeypatch, work, step, error):
    root, small = work_in
    *path, name = step.split(".")
    owner = importlib.import_module(path[0])
    for part in path[1:]:
        owner = getattr(owner, part)
    real = getattr(owner, name)
    failing = 0
    while True:
        calls = 0

        def break_at(*arguments, _failing=failing, **named):
            nonlocal calls
            calls += 1
            if calls == _failing + 1:
                raise error
            return real(*arguments, **named)

        before = current_id(root)
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, break_at)
            try:
                work(root, small)
            except type(error):
                pass
        assert_whole(root)
        if calls <= failing:
            break
        assert open_release_by_id(before, root).query("release")["id"].tolist() == [before]
        failing += 1
    # Folders and renames are few, but each of them was tried.
    assert failing >= 1
