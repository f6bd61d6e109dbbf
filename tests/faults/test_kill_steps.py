"""Killed at every step, one after the other: before it all is as it was, after it all is as it should be."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pantau.store import build_release, current_id, drafts, list_releases
from pantau.store import publish as move_pointer
from tests.faults.stepper import go_back, make_draft, steps_of, take_in, throw_away
from tests.faults.test_kill import assert_whole


@pytest.fixture(scope="module")
def one(small, tmp_path_factory) -> Path:
    """A folder with one published release."""
    root = tmp_path_factory.mktemp("one")
    move_pointer(root, build_release(small, root=root).release_id, author="uji")
    return root


@pytest.fixture(scope="module")
def two(one, small, tmp_path_factory) -> Path:
    """A folder in which a second release, with an official file, was published after the first."""
    root = Path(shutil.copytree(one, tmp_path_factory.mktemp("two") / "releases"))
    take_in(root, small)
    return root


@pytest.fixture(scope="module")
def drafted(one, small, tmp_path_factory) -> Path:
    """A folder with a draft beside the published release."""
    root = Path(shutil.copytree(one, tmp_path_factory.mktemp("drafted") / "releases"))
    make_draft(root, small)
    return root


def current_without_pointer(root: Path) -> str:
    """What is current where the pointer is lost as well."""
    pointer = root / "current"
    content = pointer.read_bytes()
    pointer.unlink()
    found = current_id(root)
    pointer.write_bytes(content)
    return found


# Every so many steps the work is also done to its end, which takes most of the time.
FINISHED = 4


# At least so many steps each: a file and its folder brought to disk, the journal, the pointer.
@pytest.mark.parametrize(("work", "least"), [(take_in, 15), (go_back, 4)])
def test_killed_at_each_step_of_moving(request, small, tmp_path, work, least):
    start = request.getfixturevalue("one" if work is take_in else "two")
    before, there, served, known = current_id(start), list_releases(start), [], []
    *killed, finished = steps_of(
        work, Path(shutil.copytree(start, tmp_path / "releases")), small, tmp_path / "steps"
    )
    for step, root in enumerate([*killed, finished]):
        assert_whole(root)
        assert set(there) <= set(list_releases(root)), "nothing is lost"
        served.append(current_id(root) != before)
        known.append(current_without_pointer(root) != before)
        # Whoever comes next finishes the work and clears away what was left half-written.
        if root != finished and not served[-1] and step % FINISHED == 0:
            work(root, small)
            assert_whole(root)
            assert current_id(root) != before
            assert not [*root.glob(".pending*"), *(root / "inputs").glob(".pending*")]
    assert len(killed) >= least
    # The old release up to the one step that moves the pointer, the new one from there on.
    assert served == sorted(served)
    assert (served[0], served[-1]) == (False, True)
    # The journal knows of a move when it is done: at the step after, and of no other.
    assert known == sorted(known)
    assert known[-1]
    assert all(by_journal <= by_pointer for by_journal, by_pointer in zip(known, served, strict=True))


def test_killed_at_each_step_of_discarding(drafted, small, tmp_path):
    before = current_id(drafted)
    *killed, finished = steps_of(
        throw_away, Path(shutil.copytree(drafted, tmp_path / "releases")), small, tmp_path / "steps"
    )
    assert len(killed) >= 3
    assert drafts(finished) == []
    for root in [*killed, finished]:
        assert_whole(root)
        assert current_id(root) == before
        throw_away(root, small)  # the same file gives the draft again, which is discarded again
        assert drafts(root) == []
        assert not list(root.glob(".pending*"))
