"""Asynchronous work in a thread of its own: the browser's tests may keep a loop at work in this one."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio


def run_apart(work: Callable[..., Any], *given: object) -> Any:
    """What the work gives, as anyio.run would."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(anyio.run, work, *given).result()
