"""Hasty things on every page: no error, and at the end the screen is what its address says.

Clicks on whatever is in sight, keys and Backs, a few hundredths of a second apart, as from a child at the
keyboard. Seeded: another storm for each page, the same each time. It takes minutes, so only `make search`
runs it.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.helpers.browser import ROOT, open_page, served, settled, watched_page
from tests.helpers.examples import PROFILE
from tests.helpers.pages import ADDRESSES, PAGES

pytestmark = pytest.mark.browser

LONG = PROFILE == "search"
STEPS = 200
KEYS = ["Enter", "Escape", "Tab", "Shift+Tab", "Space", "Home", "End", "PageDown", "/", "a", "Control+k"]
KEYS += ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
# Streamlit's page falls over a message of an overtaken run, and is opened anew (web/first/recover.js); its
# scripts go on for a moment on a page that is being left.
OVERTAKEN = "delta path|no longer runnable|reading 'locale'"
RESTS = '[data-testid="stApp"][data-test-script-state="notRunning"]'
# The middle of whatever a person could hit in the window. Links that lead away from the page stay out but
# for a few: the storm is to be over this page.
TARGETS = """(away) => {
  const hit = 'a[href], button, summary, label, input, [role=option], [role=tab], path[id], th';
  const never = '[data-testid=stDownloadButton] *, [type=file], [data-testid=stFileUploader] *';
  const leads = (link) => {
    const to = new URL(link.href);
    return !link.download && to.origin === location.origin && (away || to.pathname === location.pathname);
  };
  const seen = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      if (!node.matches(hit) || node.matches(never)) continue;
      if (node.matches('a[href]') && !leads(node)) continue;
      const box = node.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const inside = x > 0 && y > 0 && x < innerWidth && y < innerHeight;
      if (box.width > 2 && box.height > 2 && inside) seen.push([x, y]);
    }
  };
  walk(document);
  return seen;
}"""


@pytest.fixture(scope="module")
def stormed(full_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server of its own, whose log is read: its address and the log."""
    log = tmp_path_factory.mktemp("storm") / "server.log"
    with served(ROOT / "server.py", full_root, log=log) as address:
        yield address, log


@pytest.mark.timeout(600)
@pytest.mark.skipif(not LONG, reason="a storm of minutes: make search")
@pytest.mark.parametrize("name", PAGES)
def test_a_storm_leaves_no_error_and_a_screen_that_agrees_with_its_address(
    stormed: tuple[str, Path], browser: Browser, name: str
) -> None:
    address, log = stormed
    home = f"{address}/{ADDRESSES[name]}"
    before = log.read_text(encoding="utf-8", errors="replace")
    with watched_page(browser, height=768, tolerate=OVERTAKEN) as page:
        open_page(page, f"{address}/metodologi")
        open_page(page, home)
        addresses = _storm(page, home, random.Random(name))
        assert len(addresses) > 1, "nothing was hit"
        page.keyboard.press("Escape")
        _sound(page)
        shown = _words(page)
        open_page(page, page.url)
        assert _words(page) == shown
    told = log.read_text(encoding="utf-8", errors="replace")[len(before) :]
    assert "Traceback" not in told, told[-3000:]
    assert "insiden" not in told


def _storm(page: Page, home: str, dice: random.Random) -> set[str]:
    """Do what the dice say; returns the addresses that were passed."""
    passed = set()
    for _ in range(STEPS):
        chosen = dice.random()
        if chosen < 0.62:
            places = _targets(page, away=dice.random() < 0.04)
            if places:
                page.mouse.click(*dice.choice(places))
        elif chosen < 0.92:
            page.keyboard.press(dice.choice(KEYS))
        else:
            _back(page)
        page.wait_for_timeout(dice.choice((0, 10, 30, 120)))
        passed.add(page.url)
        if not page.url.startswith(home.split("?", maxsplit=1)[0]):
            _return(page, home)
    page.wait_for_timeout(500)
    return passed


def _targets(page: Page, away: bool) -> list[list[float]]:
    """Where something can be hit; nowhere while the browser goes to another address."""
    try:
        found: list[list[float]] = page.evaluate(TARGETS, away)
    except Error as gone:
        if "context was destroyed" not in str(gone):
            raise
        return []
    return found


def _back(page: Page) -> None:
    with suppress(Error):  # the page it is asked of may be on its way out
        page.evaluate("setTimeout(() => history.back())")


def _return(page: Page, home: str) -> None:
    """Back from another page, as its reader goes; by its address where nothing is to go back to."""
    _back(page)
    page.wait_for_timeout(150)
    if not page.url.startswith(home.split("?", maxsplit=1)[0]):
        with suppress(Error):  # a step back that comes late; the next turn sees where it led
            page.goto(home)


def _sound(page: Page) -> None:
    page.wait_for_selector(RESTS, timeout=90_000)  # what was asked for last may stand in a queue
    settled(page)
    expect(page.locator("h1").first).to_be_visible()
    assert page.locator("[data-testid=stException]").count() == 0
    expect(page.locator("[data-testid=stMain]")).not_to_contain_text(re.compile("insiden", re.IGNORECASE))


def _words(page: Page) -> list[str]:
    """What the page says it shows; what a reader has folded or opened is not in the address."""
    settled(page)
    shown = page.locator("[data-testid=stMain] :is(h1, h1 + p, .pj-crumbs, select)")
    chosen = [one.input_value() for one in page.locator("select").all()]
    return [page.title(), *shown.all_inner_texts(), *chosen]
