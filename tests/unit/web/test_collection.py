"""Garbage is collected while the server runs, and not after each click."""

from __future__ import annotations

import gc
import tomllib
import weakref

import anyio

from pantau.web.collection import collecting
from tests.helpers.apart import run_apart
from tests.helpers.browser import ROOT


class Circle:
    """What only the collector can remove."""

    def __init__(self) -> None:
        self.itself = self


def test_what_runs_leave_in_circles_goes_while_the_server_runs() -> None:
    async def serve() -> bool:
        async with collecting(every=0.01):
            left = weakref.ref(Circle())
            with anyio.move_on_after(5):
                while left() is not None:
                    await anyio.sleep(0.01)
            return left() is None

    automatic = gc.isenabled()
    gc.disable()  # so that only our rounds collect
    try:
        assert run_apart(serve)
    finally:
        gc.unfreeze()
        if automatic:
            gc.enable()


def test_streamlit_does_not_collect_after_each_run() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["runner"] == {"postScriptGC": False}
