"""From a press on ‹ or › to the map of the other period: at once from what was sent ahead, and by the server.

Two pages show the same map of the same server and are pressed in turn in one run: on one the periods
were sent ahead, on the other every one is forgotten before each press, which is how a map repaints that
waits for the server. The clock runs in the browser, from the press to the second animation frame after
the map shows the other period; then to the address, the title and the lists being of that period.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.browser import launch, served, settled

ROOT = Path(__file__).resolve().parents[1]
WARM_UP, PRESSES = 6, 30
QUERIES = {
    "34 provinces": "indikator=coverage_employed",
    "514 regencies": "indikator=informal_share&tingkat=kabkota",
}
TARGETS = {"repaint_ms": 32, "follows_ms": 150, "bytes_before": 0}

_PRESS = """async ([step, ahead]) => {
  const { map } = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
    .map((host) => host.shadowRoot?.querySelector('.pantau-map')).find(Boolean);
  if (!ahead) globalThis.pantauMapAhead.clear();
  let sent = 0;
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (data) {
    sent += data.byteLength ?? data.length ?? data.size;
    return send.call(this, data);
  };
  const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const until = async (true_) => { while (!true_()) await new Promise((go) => setTimeout(go, 0)); };
  const was = map.data.period;
  const start = performance.now();
  document.querySelector(`.pj-period [data-step="${step}"]`).click();
  await until(() => map.data.period !== was);
  const before = sent;
  await frames();
  const repainted = performance.now() - start;
  const wanted = map.data.period;
  await until(() => map.served.period === wanted && map.wanted === null
    && new URLSearchParams(location.search).get('periode') === wanted
    && document.querySelector('.pj h1')?.parentElement.textContent.includes(wanted));
  const follows = performance.now() - start;
  WebSocket.prototype.send = send;
  return { repainted, follows, before };
}"""


def measure(rounds: int = PRESSES) -> dict[str, Any]:
    """Press both pages in turn, for each of QUERIES. Returns figures, and the machine's state."""
    with ExitStack() as stack:
        log = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "server.log"
        browser = launch(stack.enter_context(sync_playwright()))
        url = stack.enter_context(served(ROOT / "server.py", log=log))
        before, result = os.getloadavg()[0], {}
        for name, query in QUERIES.items():
            pages = {way: _open(browser, f"{url}/peta?{query}") for way in ("ahead", "server")}
            found: dict[str, list[dict[str, float]]] = {way: [] for way in pages}
            for turn in range(WARM_UP + rounds):
                for way, page in pages.items():
                    one = _press(page, -1 if turn % 4 < 2 else 1, way == "ahead")
                    if turn >= WARM_UP:
                        found[way].append(one)
            result[name] = {way: _summary(presses) for way, presses in found.items()}
        return {
            "maps": result,
            "presses": rounds,
            "load_average": [round(before, 2), round(os.getloadavg()[0], 2)],
            "machine": f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        }


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.goto(url)
    page.wait_for_selector(".pantau-map[data-ahead=all]", timeout=120_000)
    return settled(page)


def _press(page: Page, step: int, ahead: bool) -> dict[str, float]:
    page.bring_to_front()
    if ahead:
        page.wait_for_selector(".pantau-map[data-ahead=all]", timeout=120_000)
    page.wait_for_timeout(500)  # a page brought to the front is painted anew first
    found: dict[str, float] = page.evaluate(_PRESS, [step, ahead])
    return found


def _summary(presses: list[dict[str, float]]) -> dict[str, float]:
    def of(name: str) -> list[float]:
        return sorted(press[name] for press in presses)

    def late(values: list[float]) -> float:
        return round(statistics.quantiles(values, n=20, method="inclusive")[18], 1)

    return {
        "repaint_median_ms": round(statistics.median(of("repainted")), 1),
        "repaint_p95_ms": late(of("repainted")),
        "repaint_least_ms": round(of("repainted")[0], 1),
        "follows_median_ms": round(statistics.median(of("follows"))),
        "follows_p95_ms": round(late(of("follows"))),
        "bytes_sent_before": max(of("before")),
    }


def report(result: dict[str, Any]) -> str:
    """The figures as a table, with the targets below."""
    heads = f"{'repaint':>9}{'p95':>8}{'least':>8}{'follows':>9}{'p95':>7}{'sent before':>13}"
    lines = [f"{'map':<16}{'way':<9}{heads}"]
    for name, ways in result["maps"].items():
        for way, found in ways.items():
            values = "".join(
                f"{found[key]:>{wide}}" for key, wide in zip(found, (9, 8, 8, 9, 7, 13), strict=True)
            )
            lines.append(f"{name:<16}{way:<9}{values}")
    lines.append(f"ms; targets: {TARGETS}")
    lines.append(f"{result['presses']} presses each; {result['machine']}; load {result['load_average']}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report(measure()) + "\n")
