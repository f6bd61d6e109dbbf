"""A page enlarged, on a narrow screen, at rest, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.browser import open_page, settled, watched_page
from tests.helpers.pages import ADDRESSES, PAGES

pytestmark = pytest.mark.browser

ONLY_ON_A_SCREEN = (
    ".pj-nav, .pj-languages, .st-key-search, .st-key-controls, .pj-tools button, .stDownloadButton"
)
# 1440 px at 200%, the phone of 320 px that 400% of a laptop amounts to, and a phone held across.
ENLARGED = [(720, 500), (320, 640), (640, 320)]
WITHOUT_CONTROLS = ("cek_angka", "data", "metodologi", "tentang")


@pytest.mark.parametrize("size", ENLARGED, ids=str)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_lost_when_the_page_is_enlarged(
    app_url: str, browser: Browser, name: str, size: tuple[int, int]
) -> None:
    width, height = size
    with watched_page(browser, width=width, height=height) as page:
        open_page(page, f"{app_url}/{ADDRESSES[name]}")
        expect(page.locator("h1")).to_be_visible()
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("(at) => at.scrollWidth - at.clientWidth") <= 0
        for label in ("EN, English", "Tentang data"):
            link = page.get_by_role("link", name=label)
            link.scroll_into_view_if_needed()
            expect(link).to_be_in_viewport()
        if name not in WITHOUT_CONTROLS:
            controls = page.get_by_role("combobox", name="Indikator")
            if not controls.is_visible():
                page.get_by_role("button", name="Ubah tampilan").click()
            controls.scroll_into_view_if_needed()
            expect(controls).to_be_in_viewport()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_for_who_asks_for_rest(app_url: str, browser: Browser, name: str) -> None:
    with watched_page(browser, reduced_motion="reduce") as page:
        open_page(page, f"{app_url}/{ADDRESSES[name]}")
        expect(page.locator("h1")).to_be_visible()
        moving = page.evaluate("""() => {
          const found = [];
          const lasts = (style) => [style.transitionDuration, style.animationDuration]
            .some((times) => times.split(', ').some((time) => parseFloat(time) > 0));
          const walk = (root) => {
            for (const element of root.querySelectorAll('*')) {
              if (lasts(getComputedStyle(element))) found.push(element.outerHTML.slice(0, 120));
              if (element.shadowRoot) walk(element.shadowRoot);
            }
          };
          walk(document.body);
          return found;
        }""")
    assert moving == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_printed_page_is_dark_on_white_and_without_controls(
    app_url: str, browser: Browser, name: str, theme: str
) -> None:
    with watched_page(browser, color_scheme=theme) as page:
        open_page(page, f"{app_url}/{ADDRESSES[name]}")
        expect(page.locator("h1")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("h1")).to_be_visible()
        assert not [one for one in page.locator(ONLY_ON_A_SCREEN).all() if one.is_visible()]
        grounds = ["body", "[data-testid=stApp]"]
        style = "(at) => [getComputedStyle(at).backgroundColor, getComputedStyle(at).color]"
        assert {page.locator(one).evaluate(style)[0] for one in grounds} == {"rgb(255, 255, 255)"}
        inks = {page.locator(one).first.evaluate(style)[1] for one in ("h1", ".pj-brand a")}
        assert inks == {"rgb(27, 37, 48)"}


# Sheets of A4 that each page fills at least: what is cut off at the first screen fills one.
@pytest.mark.parametrize(("name", "sheets"), [("ringkasan", 2), ("peta", 1), ("wilayah", 3), ("tentang", 5)])
def test_the_whole_page_is_printed(app_url: str, browser: Browser, name: str, sheets: int) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/{ADDRESSES[name]}")
        settled(page)
        printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= sheets


def test_every_row_of_the_league_table_is_printed(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat")
        rows = page.locator("tbody.group tr[data-code]")
        assert rows.count() == 34  # provinces with a figure, on the boundaries of 34
        page.emulate_media(media="print")
        # both in one look: the page may still move while it is laid out for paper
        below = rows.last.evaluate(
            """(row) => {
              const [end, box] = [row, row.closest('.box')].map((at) => at.getBoundingClientRect().bottom);
              return end - box;
            }"""
        )
        assert below <= 1
