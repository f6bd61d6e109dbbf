"""Which releases are drafts, and that nothing that readers had is ever removed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pantau.store import (
    NoReleaseError,
    PublishedReleaseError,
    build_release,
    current_id,
    discard,
    drafts,
    journal,
    list_releases,
    publish,
    received,
    roll_back,
)
from pantau.store import pointer as pointers
from tests.helpers import facts, official


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    """Three releases, all drafts but for the first: facts, and facts with one file or another."""
    root, small = tmp_path_factory.mktemp("releases"), facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    publish(root, build_release(small, root=root).release_id, author="uji")
    for number in (1, 2):
        file = official.keep(root, [("16", "2025-08", "pu", number, 10, 20)], f"{number}.xlsx")
        build_release(small, root=root, official=[file.sha256])
    return root


@pytest.fixture
def root(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "releases"))


def test_what_was_published_is_no_draft_also_after_a_roll_back(root):
    first, second = drafts(root)
    assert len(list_releases(root)) == 3
    publish(root, first, author="uji")
    assert drafts(root) == [second]
    roll_back(root, author="uji")
    assert drafts(root) == [second]


def test_a_discarded_draft_is_gone_and_its_file_is_not(root):
    first, second = drafts(root)
    discard(root, first)
    assert drafts(root) == [second]
    assert not list(root.glob(f"{first}*"))
    assert not list(root.glob(".pending*"))
    for folder in (root / "inputs").iterdir():
        received(root, folder.name).verify()


def test_what_readers_had_is_never_removed(root):
    before = list_releases(root)
    first, _ = drafts(root)
    publish(root, first, author="uji")
    roll_back(root, author="uji")
    for release_id in set(before) - set(drafts(root)):
        with pytest.raises(PublishedReleaseError):
            discard(root, release_id)
    assert list_releases(root) == before
    with pytest.raises(NoReleaseError):
        discard(root, "2025-12-31-nosuch")


@pytest.mark.parametrize("broken", [b"", b"\xff\x00", b"2025-12-31-nosuch\n"])
def test_a_broken_pointer_makes_no_draft_of_what_was_published(root, broken):
    first, second = drafts(root)
    publish(root, first, author="uji")
    (root / "current").write_bytes(broken)
    assert drafts(root) == [second]


def test_without_a_journal_nothing_is_known_to_be_a_draft(root):
    first, _ = drafts(root)
    (root / "journal.jsonl").unlink()
    assert drafts(root) == []
    with pytest.raises(PublishedReleaseError):
        discard(root, first)


def cut_short(root, release_id, monkeypatch):
    """Publish in a process that is killed between the journal and the pointer."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(pointers, "replace_durably", killed)
        with pytest.raises(KeyboardInterrupt):
            publish(root, release_id, author="uji")


@pytest.mark.parametrize("then", ["published", "discarded"])
def test_a_publishing_that_was_cut_short_leaves_the_draft_waiting(root, monkeypatch, then):
    """The pointer says that no reader had it."""
    before, (first, second) = current_id(root), drafts(root)
    cut_short(root, first, monkeypatch)
    assert (current_id(root), drafts(root)) == (before, [first, second])
    assert journal(root)["target"].tolist() == [before]
    if then == "published":
        publish(root, first, author="uji")
        assert (current_id(root), drafts(root)) == (first, [second])
        assert journal(root)["target"].tolist() == [first, before]
    else:
        discard(root, first)
        assert (current_id(root), drafts(root)) == (before, [second])


def test_a_publishing_that_was_cut_short_protects_its_release_where_the_pointer_is_lost(root, monkeypatch):
    """Nobody can say any more that no reader had it."""
    before, (first, second) = current_id(root), drafts(root)
    cut_short(root, first, monkeypatch)
    (root / "current").unlink()
    assert (current_id(root), drafts(root)) == (before, [second])
    with pytest.raises(PublishedReleaseError):
        discard(root, first)
    publish(root, first, author="uji")
    assert current_id(root) == first


def test_a_new_journal_after_a_lost_one_makes_no_draft_of_what_it_does_not_know(root):
    """What was built before the new journal may have been published by the lost one."""
    first, second = drafts(root)
    publish(root, first, author="uji")
    roll_back(root, author="uji")
    (root / "journal.jsonl").unlink()
    publish(root, second, author="uji")
    assert drafts(root) == []
    with pytest.raises(PublishedReleaseError):
        discard(root, first)


def test_the_first_official_files_wait_where_nothing_was_published_yet(tmp_path):
    small = facts.sparse_facts(tmp_path / "facts")
    root = tmp_path / "releases"
    files = [official.keep(root, [("16", "2025-08", "pu", n, 10, 20)], f"{n}.xlsx").sha256 for n in (1, 2)]
    built = [build_release(small, root=root, official=[one]).release_id for one in files]
    assert drafts(root) == sorted(built)
    with pytest.raises(NoReleaseError):
        current_id(root)


def test_killed_while_discarding_leaves_it_or_nothing_of_it(root, monkeypatch):
    first, second = drafts(root)

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", killed)
        with pytest.raises(KeyboardInterrupt):
            discard(root, first)
    assert drafts(root) == [second]
    discard(root, second)
    assert drafts(root) == []
    assert not list(root.glob(".pending*")), "the next writer cleared it away"
