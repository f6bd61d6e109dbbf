"""Garbage is collected between clicks, not after each one."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio

EVERY = 30.0  # seconds


@asynccontextmanager
async def collecting(every: float = EVERY) -> AsyncIterator[None]:
    """Collect garbage at once, leave what is there then alone for good, and go on every so many seconds.

    Streamlit collects after every run of a page (runner.postScriptGC, off in our settings), over all
    that was ever imported or kept: most of a click once a few people have been here. What a run
    leaves in circles is small; it waits for the next round, or for Python's own thresholds.
    """
    gc.collect()
    gc.freeze()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(_collect, every)
        yield
        tasks.cancel_scope.cancel()


async def _collect(every: float) -> None:
    while True:
        await anyio.sleep(every)
        await anyio.to_thread.run_sync(gc.collect)
