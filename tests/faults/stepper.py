"""What work leaves on disk when it is killed (SIGKILL) at any step of it: nothing is cleaned up or caught."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from pantau.publishing import discard, prepare_draft, publish_draft, roll_back
from pantau.publishing import draft as drafting
from tests.helpers import official

# What brings a file to disk, names it or takes it away.
STEPS = ((os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "mkdir"), (Path, "unlink"))
ROWS = [("16", "2025-08", "pu", 123_456, 200_000, 400_000)]


def make_draft(root: Path, facts: Path) -> str:
    """Check and archive a file, and build a draft of it; its id."""
    # Comparing comes last, only reads, and takes longer than all the rest.
    with mock.patch.object(drafting, "diff_releases"):
        draft = prepare_draft([("laporan.csv", official.csv_file(ROWS))], "uji", root=root, facts=facts)
    assert draft.release_id, draft.findings
    return draft.release_id


def take_in(root: Path, facts: Path) -> None:
    """From a file to what readers see."""
    publish_draft(make_draft(root, facts), "uji", "uji", accept_warnings=True, root=root)


def go_back(root: Path, _facts: Path) -> None:
    """Back to the release before."""
    roll_back(root, author="uji", reason="uji")


def throw_away(root: Path, facts: Path) -> None:
    """Discard the draft of `make_draft`, which the folder holds."""
    discard(root, make_draft(root, facts))


def steps_of(work: Callable[[Path, Path], None], root: Path, facts: Path, into: Path) -> list[Path]:
    """Do the work in a process that is killed at its end; the folder as each of its steps would leave it.

    Whoever is killed leaves on disk what is there at that moment, and holds no lock any more: a copy of
    the folder, made before a step, is what a kill at that step leaves. One folder a step in `into`, and
    the finished work last.
    """
    into.mkdir()
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.stepper"])
    process = context.Process(target=_work, args=(work, root, facts, into))
    process.start()
    process.join(120)
    assert process.exitcode == -signal.SIGKILL, process.exitcode
    return sorted(into.iterdir())


def _work(work: Callable[[Path, Path], None], root: Path, facts: Path, into: Path) -> None:
    steps = itertools.count()

    def keep() -> None:
        shutil.copytree(root, into / f"{next(steps):04}")

    def stepping(real: Callable[..., Any]) -> Callable[..., Any]:
        def keep_and_do(*given: Any, **named: Any) -> Any:
            keep()
            return real(*given, **named)

        return keep_and_do

    for owner, name in STEPS:
        setattr(owner, name, stepping(getattr(owner, name)))
    work(root, facts)
    keep()
    os.kill(os.getpid(), signal.SIGKILL)
