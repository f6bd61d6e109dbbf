"""What stands there first, and that nothing jumps when the page comes."""

from __future__ import annotations

import threading

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.helpers.browser import open_page, settled, watched_page
from tests.helpers.pages import ADDRESSES, PAGES

pytestmark = pytest.mark.browser

WATCH = """() => {
  window.__shift = 0;
  const add = (list) => list.getEntries().forEach((e) => (window.__shift += e.hadRecentInput ? 0 : e.value));
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
}"""
STAGE = """() => [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map((host) => host.shadowRoot?.querySelector('.stage')).find(Boolean).getBoundingClientRect().toJSON()"""


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opened_directly_stands_still(
    app_url: str, browser: Browser, name: str, width: int, height: int
) -> None:
    with watched_page(browser, width=width, height=height) as page:
        page.add_init_script(f"({WATCH})()")
        page.goto(f"{app_url}/{ADDRESSES[name]}")
        expect(page.locator("h1").first).to_be_visible()
        settled(page)
        page.wait_for_timeout(500)
        assert page.evaluate("() => window.__shift") <= 0.1
        assert "opening" not in (page.locator("html").get_attribute("class") or "")


def held(page: Page, address: str) -> threading.Event:
    """Open an address; Streamlit's first module waits until the event is set."""
    go_on = threading.Event()

    def hold(route: Route) -> None:
        route.continue_() if go_on.is_set() else waiting.append(route)

    waiting: list[Route] = []
    page.route("**/static/js/index.*.js", hold)
    page.goto(address, wait_until="commit")
    expect(page.locator("#pj-skeleton")).to_be_visible()
    page.wait_for_timeout(200)
    page.waiting = waiting  # type: ignore[attr-defined]
    return go_on


def let_go(page: Page, go_on: threading.Event) -> None:
    """The module comes, and with it the page."""
    go_on.set()
    for route in page.waiting:  # type: ignore[attr-defined]
        route.continue_()
    expect(page.locator("#pj-skeleton")).to_be_hidden()
    settled(page)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (390, 844)])
def test_the_place_of_the_map_is_kept_from_the_first_byte(
    app_url: str, browser: Browser, width: int, height: int
) -> None:
    with watched_page(browser, width=width, height=height) as page:
        go_on = held(page, f"{app_url}/peta")
        kept = page.locator("#pj-skeleton .body").first.bounding_box()
        let_go(page, go_on)
        stage = page.evaluate(STAGE)
        assert kept is not None
        assert abs(kept["height"] - stage["height"]) <= 8
        assert abs(kept["width"] - stage["width"]) <= 8
        if width > 640:  # on a phone the words above it take as many lines as they need
            assert abs(kept["y"] - stage["y"]) <= 24


def test_the_first_paint_has_the_ground_of_the_theme(app_url: str, browser: Browser) -> None:
    with watched_page(browser, color_scheme="dark") as page:
        go_on = held(page, f"{app_url}/peta")
        ground = "() => getComputedStyle(document.documentElement).backgroundColor"
        assert page.evaluate(ground) == "rgb(16, 22, 29)"
        let_go(page, go_on)
        app = "() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        assert page.evaluate(app) == "rgb(16, 22, 29)"


def test_what_waits_is_said_to_who_does_not_see_it(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        go_on = held(page, app_url)
        expect(page.get_by_role("status", name="Memuat dasbor")).to_be_visible()
        let_go(page, go_on)
        expect(page.get_by_role("status", name="Memuat dasbor")).to_have_count(0)


def test_without_scripts_nothing_waits(app_url: str, browser: Browser) -> None:
    with watched_page(browser, java_script_enabled=False) as page:
        page.goto(app_url)
        expect(page.locator("#pj-skeleton")).to_be_hidden()
        assert "Aktifkan JavaScript" in page.content()


def test_a_page_that_falls_to_nothing_is_opened_anew(app_url: str, browser: Browser) -> None:
    """As Streamlit's does where a message of an overtaken run speaks of a place that is gone."""
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?wilayah=16&lingkup=16")
        title = page.locator("h1").first.inner_text()
        with page.expect_navigation():
            page.evaluate("document.getElementById('root').replaceChildren()")
        expect(settled(page).locator("h1").first).to_have_text(title)
