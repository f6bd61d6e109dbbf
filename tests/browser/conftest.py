"""The real server on all facts, and each page opened once for who only looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import ROOT, open_page, served, settled, watched_page
from tests.helpers.pages import ADDRESSES, PAGES


@pytest.fixture(scope="session")
def app_url(full_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of server.py on all facts."""
    log = tmp_path_factory.mktemp("server") / "server.log"
    with served(ROOT / "server.py", full_root, log=log) as address:
        yield address


@pytest.fixture(scope="session", params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """Each page of the app; pytest runs all tests of one before those of the next."""
    page: str = request.param
    return page


@pytest.fixture(scope="session")
def opened_wide(app_url: str, browser: Browser, name: str) -> Iterator[Page]:
    """The page on a wide screen, opened once; watched until its last test has ended."""
    with watched_page(browser) as page:
        yield open_page(page, f"{app_url}/{ADDRESSES[name]}")


@pytest.fixture(scope="session")
def opened_narrow(app_url: str, browser: Browser, name: str) -> Iterator[Page]:
    """The page on a phone, opened once; watched until its last test has ended."""
    with watched_page(browser, width=390) as page:
        yield open_page(page, f"{app_url}/{ADDRESSES[name]}")


@pytest.fixture
def wide(opened_wide: Page) -> Iterator[Page]:
    """The page on a wide screen, as it was opened, for a test that goes nowhere else."""
    yield from _as_it_was(opened_wide, 1440)


@pytest.fixture
def narrow(opened_narrow: Page) -> Iterator[Page]:
    """The page on a phone, as it was opened, for a test that goes nowhere else."""
    yield from _as_it_was(opened_narrow, 390)


def _as_it_was(page: Page, width: int) -> Iterator[Page]:
    expect(page.locator("h1").first).to_be_visible()
    address = page.url
    yield page
    if page.url != address:
        open_page(page, address)
    page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference")
    page.set_viewport_size({"width": width, "height": 1000})
    page.evaluate(UNTOUCHED)
    settled(page)


# No focus, the next Tab begins at the top, and the page is scrolled back.
UNTOUCHED = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  document.querySelector('[data-testid=stMain]').scrollTo(0, 0);
}"""
