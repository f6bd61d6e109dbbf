"""A first visit, nothing kept: our server against Streamlit's own, on a slow line and a slow machine.

Both serve the same pages: `streamlit run server.py` (ours) and `streamlit run app.py` (plain). They are
opened in turn in one run, each time in a fresh context of Chromium: under Fast 3G as its developer tools
have it with a processor four times slower, then without either. The figure is there when the page's
heading holds a number; the map when its areas are painted. Bytes are what came over the sockets, heads
and WebSocket and all (a proxy counts). Layout shift and the largest paint are Chromium's own. A server
has been asked for each page before, and has made its copies.
"""

from __future__ import annotations

import os
import platform
import socket
import socketserver
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.browser import ROOT, launch, served, settled

PAGES = os.environ.get("FIRST_LOAD_PAGES", "ringkasan").split(",")
ROUNDS = int(os.environ.get("FIRST_LOAD_ROUNDS", "3"))
# Chromium's own preset: what arrives is a tenth less than it says, what it waits is more.
FAST_3G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1.6e6 * 0.9 / 8,
    "uploadThroughput": 750e3 * 0.9 / 8,
}
SLOWER = 4
LONGEST = 120_000  # ms
TARGETS = {"times": 0.5, "bytes": 1_300_000, "warm_figure_s": 1.0, "warm_paint_s": 2.5, "shift": 0.1}

_WATCH = """() => {
  const seen = (window.__seen = { paint: 0, shift: 0 });
  const watch = (type, each) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => (seen.paint = entry.startTime));
  watch('layout-shift', (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  const look = () => {
    const heading = document.querySelector('[data-testid=stMain] h1');
    const shown = heading && getComputedStyle(heading).visibility === 'visible';
    if (!seen.figure && shown && /\\d/.test(heading.innerText)) seen.figure = performance.now();
    const hosts = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')];
    const still = !document.documentElement?.classList.contains('opening');
    const painted = (host) => host.shadowRoot?.querySelector('.pantau-map[data-painted-key]');
    if (!seen.map && still && hosts.some(painted))
      seen.map = performance.now();
    requestAnimationFrame(look);
  };
  look();
}"""


@dataclass
class Counter:
    """Where a proxy listens, and how many bytes it has passed on to browsers."""

    address: str
    received: int = field(default=0)


@contextmanager
def counting(address: str) -> Iterator[Counter]:
    """A proxy before a server, that counts."""
    server, counter = urlsplit(address), Counter("")

    class PassOn(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection((server.hostname or "", server.port or 80)) as behind:
                asking = threading.Thread(target=_copy, args=(self.request, behind), daemon=True)
                asking.start()
                _copy(behind, self.request, counter)

    class Proxy(socketserver.ThreadingTCPServer):
        daemon_threads, request_queue_size = True, 64

    with Proxy(("127.0.0.1", 0), PassOn) as proxy:
        counter.address = f"http://127.0.0.1:{proxy.server_address[1]}"
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield counter
        proxy.shutdown()


def _copy(source: socket.socket, target: socket.socket, counter: Counter | None = None) -> None:
    """Pass on what comes until one of both ends."""
    with suppress(OSError):
        while content := source.recv(65536):
            if counter is not None:
                counter.received += len(content)
            target.sendall(content)
    with suppress(OSError):
        target.shutdown(socket.SHUT_RDWR)


def measure() -> dict[str, Any]:
    """Seconds, bytes and shifts of each page on both servers; the machine's state."""
    with ExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = launch(stack.enter_context(sync_playwright()))
        servers = {}
        for name, script in (("ours", "server.py"), ("plain", "app.py")):
            address = stack.enter_context(served(ROOT / script, log=logs / f"{name}.log"))
            servers[name] = stack.enter_context(counting(address))
        before = os.getloadavg()[0]
        for counter in servers.values():
            for page in PAGES:
                _visit(browser, counter, page, slow=False)
        _wait_for_copies(servers["ours"].address)
        pages = {
            f"{page}, {line}": {
                name: _middle(visits)
                for name, visits in _visits(browser, servers, page, line == "slow").items()
            }
            for page in PAGES
            for line in ("slow", "local")
        }
        return {
            "pages": pages,
            "rounds": ROUNDS,
            "load_average": [round(load, 1) for load in (before, os.getloadavg()[0])],
            "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        }


def _wait_for_copies(address: str) -> None:
    """Return when the compressed copies are made, to the last of those that are asked for."""
    plotly = next((Path(_streamlit_files()) / "js").glob("PlotlyChart.*.js")).name
    asked = urllib.request.Request(f"{address}/static/js/{plotly}", headers={"Accept-Encoding": "br"})
    for _ in range(240):
        with urllib.request.urlopen(asked, timeout=30) as answer:
            if answer.headers["content-encoding"] == "br":
                return
        time.sleep(1)


def _streamlit_files() -> str:
    import streamlit  # noqa: PLC0415  # in this process for its place alone

    return str(Path(streamlit.__file__).parent / "static" / "static")


def _visits(
    browser: Browser, servers: dict[str, Counter], page: str, slow: bool
) -> dict[str, list[dict[str, float]]]:
    visits: dict[str, list[dict[str, float]]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, counter in servers.items():
            visits[name].append(_visit(browser, counter, page, slow=slow))
    return visits


def _visit(browser: Browser, counter: Counter, page: str, *, slow: bool) -> dict[str, float]:
    """One first visit; seconds from its beginning."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    try:
        opened = context.new_page()
        opened.add_init_script(f"({_WATCH})()")
        if slow:
            _slow_down(opened)
        counter.received = 0
        opened.goto(
            f"{counter.address}/{'' if page == 'ringkasan' else page}", timeout=LONGEST, wait_until="commit"
        )
        opened.wait_for_function("() => window.__seen?.figure", timeout=LONGEST)
        until_figure = counter.received
        opened.wait_for_selector("[data-test-script-state=notRunning]", timeout=LONGEST)
        opened.wait_for_timeout(3000 if slow else 500)
        settled(opened)
        seen = opened.evaluate("window.__seen")
        return {
            "figure_s": seen["figure"] / 1000,
            "map_s": seen.get("map", 0) / 1000,
            "paint_s": seen["paint"] / 1000,
            "shift": seen["shift"],
            "bytes": counter.received,
            "bytes_until_figure": until_figure,
        }
    finally:
        context.close()


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", FAST_3G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _middle(visits: list[dict[str, float]]) -> dict[str, float]:
    """The median of each, and all times to the figure."""
    middle = {key: round(statistics.median(visit[key] for visit in visits), 3) for key in visits[0]}
    return middle | {"all_figure_s": [round(visit["figure_s"], 2) for visit in visits]}  # type: ignore[dict-item]


def report(result: dict[str, Any]) -> str:
    """The figures as a table, with the targets below."""
    lines = [f"{'page':<20}{'server':<8}{'figure':>9}{'map':>9}{'paint':>9}{'shift':>8}{'bytes':>12}"]
    for page, servers in result["pages"].items():
        for name, seen in servers.items():
            times = "".join(f"{seen[key]:>7.1f} s" for key in ("figure_s", "map_s", "paint_s"))
            lines.append(f"{page:<20}{name:<8}{times}{seen['shift']:>8.2f}{seen['bytes']:>12,.0f}")
        share = servers["ours"]["figure_s"] / servers["plain"]["figure_s"]
        lines.append(f"{page:<20}ours to plain {share:.2f} of the time to the first figure")
    lines.append(f"targets: {TARGETS}")
    lines.append(f"{result['rounds']} visits each; {result['machine']}; load {result['load_average']}")
    return "\n".join(lines)
