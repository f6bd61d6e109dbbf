"""What must hold in a folder of releases after a step that the system refused."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest import mock

from pantau.cli import main
from pantau.publishing import commands, prepare_draft
from pantau.store import (
    current_id,
    journal,
    list_digests,
    list_releases,
    notices,
    received,
    serving_release,
)
from pantau.store.digest import verify
from pantau.store.release import kept_files, release_path
from tests.helpers import official

ROWS = [("16", "2025-07", "pu", 90_000, 190_000, 400_000)]
ACCEPTED = "--setuju-peringatan"


@dataclass(frozen=True, slots=True)
class State:
    """What readers have, and what the journal knows of it."""

    current: str
    moves: list[dict[str, object]]
    digests: list[str]


def state_of(root: Path) -> State:
    """As it is now."""
    return State(current_id(root), journal(root).to_dict("records"), list_digests(root))


def assert_sound(root: Path) -> None:
    """Readers get the current release, and nothing in the folder is there by half."""
    assert notices(root) == []
    serving = serving_release(root)
    assert serving.notice is None
    assert serving.release.query("release")["id"].tolist() == [current_id(root)]
    assert not [path for path in root.rglob("*") if path.name.startswith(".pending")], sorted(root.rglob("*"))
    assert list_digests(root) == list_releases(root), "a digest for each release, and no other"
    for release_id in list_releases(root):
        verify(release_path(root, release_id))
    for sha256 in kept_files(root):
        received(root, sha256).verify()


def assert_unharmed(root: Path, before: State) -> None:
    """Nothing has changed for anybody."""
    assert_sound(root)
    assert state_of(root).current == before.current
    assert state_of(root).moves == before.moves
    assert set(before.digests) <= set(list_digests(root))


def run(arguments: list[str], root: Path, facts: Path) -> int:
    """A command on this folder and these facts; its exit status. Comparing drafts is left out: that reads."""
    quick = partial(prepare_draft, facts=facts)
    with (
        mock.patch.dict(os.environ, {"PANTAU_RELEASES": str(root)}),
        mock.patch.object(commands, "prepare_draft", quick),
        mock.patch("pantau.publishing.draft.diff_releases"),
        mock.patch.object(commands, "_print_diff"),
    ):
        return main(arguments)


def report(folder: Path) -> Path:
    """An official file as it is sent."""
    path = folder / "laporan.csv"
    path.write_bytes(official.csv_file(ROWS))
    return path


def copy(root: Path, to: Path) -> Path:
    """The folder once more, for one try."""
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(root, to))
