"""Work in a process that is killed (SIGKILL) at one step of it: nothing is cleaned up, nothing caught."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

from pantau.publishing import discard, prepare_draft, publish, roll_back
from pantau.publishing import draft as drafting
from tests.helpers import official

# What brings a file to disk, names it or takes it away.
STEPS = ((os, "fsync"), (Path, "replace"), (Path, "rename"), (Path, "mkdir"), (Path, "unlink"))
ROWS = [("16", "2025-08", "pu", 123_456, 200_000, 400_000)]


def make_draft(root: Path, facts: Path) -> str:
    """Check and archive a file, and build a draft of it; its id."""
    # Comparing comes last, only reads, and takes longer than all the rest.
    with mock.patch.object(drafting, "compare"):
        draft = prepare_draft([("laporan.csv", official.csv_file(ROWS))], "uji", root=root, facts=facts)
    assert draft.release_id, draft.findings
    return draft.release_id


def take_in(root: Path, facts: Path) -> None:
    """From a file to what readers see."""
    publish(make_draft(root, facts), "uji", "uji", accept_warnings=True, root=root)


def go_back(root: Path, _facts: Path) -> None:
    """Back to the release before."""
    roll_back(root, author="uji", reason="uji")


def throw_away(root: Path, facts: Path) -> None:
    """Discard the draft of `make_draft`, which the folder holds."""
    discard(root, make_draft(root, facts))


def killed_at(step: int, work: Callable[[Path, Path], None], root: Path, facts: Path) -> bool:
    """Do the work in another process, killed before its step number `step`; False where it has fewer."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.stepper"])
    process = context.Process(target=_work, args=(step, work, root, facts))
    process.start()
    process.join(120)
    assert process.exitcode in (0, -signal.SIGKILL), process.exitcode
    return process.exitcode != 0


def _work(step: int, work: Callable[[Path, Path], None], root: Path, facts: Path) -> None:
    left = [step]

    def stopping(real: Callable[..., Any]) -> Callable[..., Any]:
        def stop_or_do(*given: Any, **named: Any) -> Any:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return real(*given, **named)

        return stop_or_do

    for owner, name in STEPS:
        setattr(owner, name, stopping(getattr(owner, name)))
    work(root, facts)
