"""A release is got ready once, step by step, and given up for another."""

from __future__ import annotations

from collections.abc import Iterator

import anyio
import pytest

from pantau.web.warming import SETTING, warming
from tests.helpers.apart import run_apart


class Served:
    """Releases by name, and the steps that were done of each."""

    def __init__(self) -> None:
        self.release: str | None = "a"
        self.done: list[str] = []

    def newest(self) -> str | None:
        return self.release

    def steps(self, release: object) -> Iterator[None]:
        for step in range(3):
            self.done.append(f"{release}{step}")
            if (release, step) == ("b", 1):
                self.release = "c"
            yield


async def until(served: Served, done: list[str]) -> None:
    with anyio.move_on_after(5):
        while served.done != done:
            await anyio.sleep(0.01)
    await anyio.sleep(0.05)
    assert served.done == done


@pytest.fixture(autouse=True)
def on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SETTING, raising=False)


def test_each_release_is_got_ready_once_and_given_up_for_another() -> None:
    served = Served()

    async def serve() -> None:
        async with warming(served.newest, served.steps, every=0.01, pause=0):
            await until(served, ["a0", "a1", "a2"])
            served.release = "b"
            await until(served, ["a0", "a1", "a2", "b0", "b1", "c0", "c1", "c2"])

    run_apart(serve)


def test_without_a_release_there_is_nothing_to_do() -> None:
    served = Served()
    served.release = None

    async def serve() -> None:
        async with warming(served.newest, served.steps, every=0.01, pause=0):
            await until(served, [])

    run_apart(serve)


def test_it_can_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "0")
    served = Served()

    async def serve() -> None:
        async with warming(served.newest, served.steps, every=0.01, pause=0):
            await until(served, [])

    run_apart(serve)
