"""A release that opens is got ready while nobody waits for it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager

import anyio

SETTING = "PANTAU_SIAPKAN"
EVERY = 5.0  # seconds between two looks at which release is served
# Of each second this work takes one of three: clicks run in the same process, and go first.
PAUSE = 2.0

Release = object


@asynccontextmanager
async def warming(
    newest: Callable[[], Release | None],
    steps: Callable[[Release], Iterable[None]],
    every: float = EVERY,
    pause: float = PAUSE,
) -> AsyncIterator[None]:
    """Go through the steps of each release that is served, in the background, once.

    newest: the release served now; None for none. steps: of a release, each done when it is asked
    for; given up when another release is served. PANTAU_SIAPKAN=0 leaves it all out.
    """
    if os.environ.get(SETTING) == "0":
        yield
        return
    ended = threading.Event()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_warm, newest, steps, ended, every, pause)
        yield
        ended.set()
        tasks.cancel_scope.cancel()


async def _warm(
    newest: Callable[[], Release | None],
    steps: Callable[[Release], Iterable[None]],
    ended: threading.Event,
    every: float,
    pause: float,
) -> None:
    done: Release | None = None
    while True:
        release = await anyio.to_thread.run_sync(newest)
        if release is not None and release is not done:
            await anyio.to_thread.run_sync(
                _go_through, release, newest, steps, ended, pause, abandon_on_cancel=True
            )
            done = release
        await anyio.sleep(every)


def _go_through(
    release: Release,
    newest: Callable[[], Release | None],
    steps: Callable[[Release], Iterable[None]],
    ended: threading.Event,
    pause: float,
) -> None:
    began = time.monotonic()
    for _ in steps(release):
        if ended.wait(pause * (time.monotonic() - began)) or newest() is not release:
            return
        began = time.monotonic()
