"""From a click on a period to the map repainted: our component against plotly with inline GeoJSON.

Three pages (pages/component.py, naive.py, careful.py) hold the same control and the same 514
figures, and are clicked in turn in one run, so that whatever else the machine does falls on all.
The clock runs in the browser, from the click to the second animation frame after the new map
stands in the document; bytes are the payloads that came over the page's websocket in between,
before any compression.
"""

from __future__ import annotations

import base64
import json
import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.browser import launch, open_page, served

ROOT = Path(__file__).resolve().parents[1]
PAGES = Path(__file__).parent / "pages"
WARM_UP = 6
CLICKS = 30
TARGETS = {"median_ms": 150, "p95_ms": 300, "bytes": 25_000, "times_faster": 8}

# A map is repainted once it says that it shows another state, and two frames have passed.
_CLICK = """async ([period, drawn, steps]) => {
  const state = new Function("return (" + drawn + ")(...arguments)");
  const button = steps
    ? document.querySelector(`.pj-period [data-step="${period === "previous" ? -1 : 1}"]`)
    : [...document.querySelectorAll('[data-testid="stButtonGroup"] button')]
      .find((node) => node.innerText.trim() === period);
  const before = state("");
  const start = performance.now();
  button.click();
  await new Promise((done, fail) => {
    const late = setTimeout(() => fail(new Error("not repainted in 20 s")), 20000);
    const look = () => {
      const now = state(period);
      if (now === null || now === before) return setTimeout(look, 0);
      clearTimeout(late);
      requestAnimationFrame(() => requestAnimationFrame(done));
    };
    look();
  });
  return performance.now() - start;
}"""
_OURS = """(period) => [...document.querySelectorAll('[data-testid="stBidiComponentIsolated"]')]
  .map((host) => host.shadowRoot?.querySelector('.pantau-map')?.dataset.paintedKey).find(Boolean) ?? null"""
# plotly: the title names the period that was clicked, and the areas carry other fills than before
_PLOTLY = """(period) => {
  const chart = document.querySelector('.js-plotly-plot');
  if (!chart?.querySelector('.gtitle')?.textContent.includes(period)) return null;
  const areas = [...chart.querySelectorAll('.choroplethlocation')];
  return areas.length < 500 ? null : areas.slice(0, 40).map((area) => area.getAttribute('fill')).join();
}"""


@dataclass
class Subject:
    """A page under test, what tells that it is repainted, and what was measured on it."""

    name: str
    page: Page
    drawn: str
    steps: bool = False  # whether its control steps to the previous and next period
    clicks_ms: list[float] = field(default_factory=list)
    bytes_received: list[int] = field(default_factory=list)


def measure(rounds: int = CLICKS) -> dict[str, Any]:
    """Open the pages and click them in turn. Returns figures per page, and the machine's state."""
    with ExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        browser = launch(stack.enter_context(sync_playwright()))
        subjects = []
        for name, drawn in (("component", _OURS), ("naive", _PLOTLY), ("careful", _PLOTLY)):
            script = _app_folder(logs / name, PAGES / f"{name}.py")
            url = stack.enter_context(served(script, log=logs / f"{name}.log"))
            subjects.append(Subject(name, _open(browser, url), drawn))
        url = stack.enter_context(served(ROOT / "server.py", log=logs / "server.log"))
        subjects.append(Subject("product", _open(browser, f"{url}/peta?tingkat=kabkota"), _OURS, steps=True))
        counters = {subject.name: _count_bytes(subject.page) for subject in subjects}
        load_before = os.getloadavg()[0]
        for turn in range(WARM_UP + rounds):
            for subject in subjects:
                _one_click(subject, turn, counters[subject.name], kept=turn >= WARM_UP)
        return _summary(subjects, (load_before, os.getloadavg()[0]))


def _app_folder(folder: Path, script: Path) -> Path:
    """Streamlit serves `static/` beside the main script: give each page the product's own."""
    folder.mkdir()
    (folder / "static").symlink_to(ROOT / "static", target_is_directory=True)
    main = folder / script.name
    main.symlink_to(script)
    return main


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    nothing = {"type": "GeometryCollection", "geometries": []}
    names = ("coastlines", "land", "ocean", "lakes", "rivers", "countries", "subunits")
    empty = json.dumps({"type": "Topology", "objects": dict.fromkeys(names, nothing), "arcs": []})
    page.route("**/topojson-stub/**", lambda r: r.fulfill(body=empty, content_type="application/json"))
    open_page(page, url)
    page.wait_for_timeout(3000)
    return page


def _count_bytes(page: Page) -> Callable[[], int]:
    """A function that gives the bytes received over websockets since it was last called."""
    received = [0]

    def count(event: dict[str, Any]) -> None:
        frame = event["response"]
        binary = frame["opcode"] == 2  # its payload comes to us as base64
        data = frame["payloadData"]
        received[0] += len(base64.b64decode(data)) if binary else len(data.encode())

    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.webSocketFrameReceived", count)

    def since_last() -> int:
        total, received[0] = received[0], 0
        return total

    return since_last


def _one_click(subject: Subject, turn: int, bytes_since: Callable[[], int], *, kept: bool) -> None:
    page = subject.page
    page.bring_to_front()
    page.wait_for_timeout(500)  # a page brought to the front is painted anew first
    bytes_since()
    spent = page.evaluate(_CLICK, [_what_to_click(subject, turn), subject.drawn, subject.steps])
    page.wait_for_timeout(250)  # what trails behind belongs to this click
    received = bytes_since()
    if kept:
        subject.clicks_ms.append(spent)
        subject.bytes_received.append(received)


def _what_to_click(subject: Subject, turn: int) -> str:
    """The period to choose; where there are steps, back through the four years and forward again."""
    if subject.steps:
        return "previous" if turn % 6 < 3 else "next"
    periods = subject.page.locator('[data-testid="stButtonGroup"] button').all_inner_texts()
    return periods[turn % (len(periods) - 1)].strip()


def _summary(subjects: list[Subject], load: tuple[float, float]) -> dict[str, Any]:
    result: dict[str, Any] = {"clicks": len(subjects[0].clicks_ms), "pages": {}}
    for subject in subjects:
        times = sorted(subject.clicks_ms)
        result["pages"][subject.name] = {
            "median_ms": round(statistics.median(times)),
            "p95_ms": round(statistics.quantiles(times, n=20, method="inclusive")[18]),
            "least_ms": round(times[0]),
            "bytes": round(statistics.median(subject.bytes_received)),
            "clicks_ms": [round(ms, 1) for ms in subject.clicks_ms],
        }
    ours = result["pages"]["component"]
    result["times_faster"] = {
        name: round(page["median_ms"] / ours["median_ms"], 1) for name, page in result["pages"].items()
    }
    result["load_average"] = [round(value, 2) for value in load]
    result["machine"] = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return result


def report(result: dict[str, Any]) -> str:
    """The figures as a table, with the targets beside ours."""
    lines = [f"{'page':<12}{'median':>9}{'p95':>9}{'least':>9}{'bytes a click':>16}"]
    for name, page in result["pages"].items():
        times = "".join(f"{page[key]:>6} ms" for key in ("median_ms", "p95_ms", "least_ms"))
        lines.append(f"{name:<12}{times}{page['bytes']:>16,}")
    lines.append(
        f"times the component's median: {result['times_faster']} (target {TARGETS['times_faster']} for naive)"
    )
    lines.append(
        f"targets: median {TARGETS['median_ms']} ms, p95 {TARGETS['p95_ms']} ms, {TARGETS['bytes']:,} bytes"
    )
    lines.append(f"{result['clicks']} clicks each; {result['machine']}; load {result['load_average']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(measure()) + "\n")
