"""A real Chromium against a real server: one getter a widget, one way to wait.

Every page that `watched_page` hands out fails its test when the browser asks any host but
ours for anything, or writes an error to its console.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from pantau.web.warming import SETTING

ROOT = Path(__file__).resolve().parents[2]
# The shell without windows does the same for less: it draws nothing for a screen.
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
# Chromium looks for its maker at every start unless told not to; none of it is the app's doing.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch(playwright: Playwright) -> Browser:
    """Debian's chromium, headless. Skips the test, with the reason, where there is none."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed: sudo apt-get install chromium")
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def served(script: Path, releases: Path | None = None, *, log: Path) -> Iterator[str]:
    """`streamlit run script` on a port of its own, ready for its first visitor; yields its address."""
    with serving(script, releases, log=log) as (address, _):
        yield address


@contextmanager
def serving(
    script: Path, releases: Path | None = None, *, log: Path, **settings: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same with its process; settings: of its environment."""
    port = free_port()
    environment = {
        SETTING: "0",
        **os.environ,
        **settings,
        **({"PANTAU_RELEASES": str(releases)} if releases else {}),
    }
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(address, process, log)
        yield address, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server of an address answers. Raises RuntimeError with its log where it does not."""
    for _ in range(600):
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(errors='replace')}")


@contextmanager
def watched_page(
    browser: Browser, *, width: int = 1440, height: int = 1000, tolerate: str | None = None, **context: object
) -> Iterator[Page]:
    """A page in a fresh context; asserts at the end that it stayed on our host and was error-free.

    tolerate: errors on the console that this pattern finds are not ours, and the test says why.
    """
    opened = browser.new_context(viewport={"width": width, "height": height}, locale="en-US", **context)  # type: ignore[arg-type]
    page = opened.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    page.on("request", lambda r: foreign.append(r.url) if _is_foreign(r.url) else None)
    page.on("console", lambda m: errors.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: errors.append(str(e)))
    try:
        yield page
        assert not foreign, f"requests to other hosts: {foreign}"
        errors = [error for error in errors if tolerate is None or not re.search(tolerate, error)]
        assert not errors, f"errors on the console: {errors}"
    finally:
        opened.close()


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


# What still waits to be drawn: a place kept free, a chart without its picture.
UNDRAWN = (
    "[data-testid=stMain] :is([data-testid=stSkeleton], [data-testid=stPlotlyChart]:not(:has(.main-svg)))"
)


def settled(page: Page) -> Page:
    """Wait until the script has run, every map and chart is painted, and the page stands still."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    page.wait_for_timeout(120)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]', timeout=30_000)
    expect(page.locator("html.opening")).to_have_count(0, timeout=30_000)  # shown (web/first/reveal.js)
    expect(page.locator(".pantau-map:not([data-painted-key])")).to_have_count(0, timeout=30_000)
    # Streamlit fetches plotly when the first chart of a visit comes, and keeps its place until then.
    expect(page.locator(UNDRAWN)).to_have_count(0, timeout=30_000)
    return page


def steady_text(page: Page) -> str:
    """All words of the page once they no longer change: components draw after the script has run."""
    before, now = "", page.locator("[data-testid=stMain]").inner_text()
    for _ in range(40):
        if now == before:
            return now
        page.wait_for_timeout(500)
        before, now = now, page.locator("[data-testid=stMain]").inner_text()
    raise AssertionError("the page does not come to rest")


def in_theme(page: Page, theme: str) -> Page:
    """The open page when the reader's device has turned to 'light' or 'dark', and the app with it."""
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    page.wait_for_function(GROUND_IS, arg=theme, timeout=30_000)
    page.wait_for_timeout(200)  # the script runs again for what the server draws
    return settled(page)


# Whether the app's ground is as the theme says; a colour is its brightest channel.
GROUND_IS = """(theme) => {
  const ground = getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor;
  const brightest = Math.max(...ground.match(/\\d+/g).slice(0, 3).map(Number));
  return (brightest < 128) === (theme === 'dark');
}"""


def open_page(page: Page, url: str) -> Page:
    """Go to an address and wait until it is drawn."""
    page.goto(url)
    return settled(page)


def options_opened(page: Page) -> Page:
    """The page with what is seldom changed in sight."""
    page.get_by_role("button", name="Opsi").click()
    return page


def unfolded(page: Page) -> Page:
    """The page with every section open that it keeps folded at first."""
    closed = page.locator("details.pj-section:not([open]) > summary")
    while closed.count():
        closed.first.click()
    return page


def params(page: Page) -> dict[str, str]:
    """The parameters of the page's address, one value each."""
    return {key: values[0] for key, values in parse_qs(urlsplit(page.url).query).items()}
