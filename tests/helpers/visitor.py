"""People who click, without a browser: a WebSocket each, speaking as Streamlit's page does.

What a browser does of its own (draw) is left out; what the server does for a click is all there.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode

import anyio
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from pantau.analysis.release import catalogue_of
from pantau.analysis.table import build_table
from pantau.store import Release
from pantau.view import LEVELS, View, params_of
from tests.helpers.pages import PAGES

LONGEST = 240.0  # seconds that a click may take
_ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_WITH_COMPILE_ERROR)
_ALIKE = ("data", "metodologi", "tentang", "cek_angka")  # the same for every View
_LEAVES, _LOOKS_BACK = 0.05, 0.1  # of all clicks


@dataclass(frozen=True, slots=True)
class Click:
    """at: seconds since the run began. seconds: until the page was whole. received: bytes."""

    at: float
    page: str
    seconds: float
    received: int


@dataclass(slots=True)
class Run:
    """What a number of people saw. failed: pages that ended in an error, as they were asked for."""

    clicks: list[Click] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Visitor:
    """One session; `async with Visitor(address) as visitor`."""

    def __init__(self, address: str) -> None:
        self._address = address.replace("http://", "ws://") + "/_stcore/stream"

    async def __aenter__(self) -> Visitor:
        self._socket: ClientConnection = await connect(
            self._address,
            subprotocols=["streamlit"],  # type: ignore[list-item]  # a name of Streamlit's
            max_size=None,
            compression=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._socket.close()

    async def open(self, page: str, **params: str) -> tuple[bool, int]:
        """Ask for a page and wait for all of it: whether it ended well, and how many bytes came."""
        asked = BackMsg()
        asked.rerun_script.page_name = "" if page == PAGES[0] else page
        asked.rerun_script.query_string = urlencode(params)
        await self._socket.send(asked.SerializeToString())
        received, well = 0, True
        with anyio.fail_after(LONGEST):
            while True:
                content = await self._socket.recv()
                assert isinstance(content, bytes)
                received += len(content)
                told = ForwardMsg.FromString(content)
                kind = told.WhichOneof("type")
                if kind == "delta":
                    element = told.delta.new_element
                    failed = element.WhichOneof("type") == "exception" or "insiden" in element.html.body
                    well = well and not failed
                elif kind == "script_finished" and told.script_finished in _ENDED:
                    return well and told.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY, received


@dataclass(frozen=True, slots=True)
class World:
    """What there is to look at: codes of areas, periods by indicator and level, ids of releases."""

    codes: list[str]
    periods: dict[tuple[str, str], list[str]]
    releases: list[str]

    def somewhere(self, chance: random.Random) -> tuple[str, dict[str, str]]:
        """A page and an address of it that a reader may come to."""
        page, area = chance.choice(PAGES), chance.choice(self.codes)
        (indicator, level), periods = chance.choice(list(self.periods.items()))
        asked = {"indicator": indicator, "level": level, "period": chance.choice(periods)}
        if page == "wilayah":
            asked["area"] = area
        elif level == "regency" and chance.random() < 0.5:
            asked |= {"scope": area[:2], "area": area[:2]}
        if page in _ALIKE:
            asked = {}
        if self.releases and chance.random() < _LOOKS_BACK:
            asked["release"] = chance.choice(self.releases)
        return page, params_of(asked)


def world_of(release: Release, releases: list[str], indicators: int) -> World:
    """What pages of areas show of a release: every area, and all periods of the first so many indicators."""
    catalogue = catalogue_of(release)
    areas = catalogue.areas[catalogue.areas["level"] != "nation"]
    periods = {}
    for indicator in list(catalogue.indicators.values())[:indicators]:
        for level in LEVELS:
            asked = View(indicator=indicator.id, level=level)
            found = build_table(release, asked).periods
            if found:
                periods[indicator.id, level] = found
    return World([str(code) for code in areas["code"]], periods, releases)


async def churn(
    address: str, people: int, seconds: float, think: float, world: World, *, seed: int = 0
) -> Run:
    """So many people click, look for `think` seconds on average, leave and come again, so long."""
    run, began = Run(), time.monotonic()

    async def one(number: int) -> None:
        chance = random.Random(seed + number)
        await anyio.sleep(chance.uniform(0, think))
        while time.monotonic() < began + seconds:
            async with Visitor(address) as visitor:
                while time.monotonic() < began + seconds:
                    page, params = world.somewhere(chance)
                    start = time.monotonic()
                    try:
                        well, received = await visitor.open(page, **params)
                    except TimeoutError:
                        run.failed.append(f"{page}?{urlencode(params)}: {LONGEST:.0f} s")
                        break
                    run.clicks.append(Click(start - began, page, time.monotonic() - start, received))
                    if not well:
                        run.failed.append(f"{page}?{urlencode(params)}")
                    await anyio.sleep(chance.uniform(think / 2, think * 3 / 2))
                    if chance.random() < _LEAVES:
                        break

    async with anyio.create_task_group() as tasks:
        for number in range(people):
            tasks.start_soon(one, number)
    return run


def memory(process: int) -> tuple[float, float]:
    """Megabytes that a process holds now (RSS), and that are its own and no file's (RssAnon)."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    kilobytes = {
        line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmRSS", "RssAnon"))
    }
    return int(kilobytes["VmRSS"]) / 1024, int(kilobytes["RssAnon"]) / 1024


def processor_seconds(process: int) -> float:
    """What a process has used of processors until now."""
    used = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(used[11]) + int(used[12])) / 100
