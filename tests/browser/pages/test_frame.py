"""The two bars of every page: how high they are, that they stay, and what the keyboard opens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, watched_page

pytestmark = pytest.mark.browser

BARS = ".st-key-top, .st-key-bar"
HIGHEST = 92  # px, both together


def bottoms(page: Page) -> list[float]:
    boxes = [page.locator(bar).bounding_box() for bar in BARS.split(", ")]
    assert all(boxes)
    return [box["y"] + box["height"] for box in boxes if box]


def test_both_bars_stay_in_sight_and_leave_the_screen_to_the_page(wide: Page, name: str) -> None:
    assert max(bottoms(wide)) <= HIGHEST
    wide.mouse.wheel(0, 900)
    wide.wait_for_timeout(300)
    assert max(bottoms(wide)) <= HIGHEST
    assert min(bottoms(wide)) > 0


@pytest.mark.parametrize("keys", ["Control+k", "/"])
def test_the_search_is_a_key_away(app_url: str, browser: Browser, keys: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat")
        page.keyboard.press(keys)
        expect(page.get_by_role("combobox", name="Cari wilayah, indikator")).to_be_focused()


def test_a_slash_that_is_written_stays_where_it_is(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat")
        box = page.get_by_role("searchbox", name="Cari wilayah")
        box.press_sequentially("a/b")
        expect(box).to_have_value("a/b")


# What is written, what is then offered, and the address that it opens.
FOUND = {
    "NAD": ("NAD → Aceh", "/wilayah", {"wilayah": "11"}),
    "16.74": ("Kota Prabumulih, Sumatera Selatan · 16.74", "/wilayah", {"wilayah": "16.74"}),
    "pekerja informal": ("Indikator: Pekerja informal", "/peta", {"indikator": "informal_share"}),
    "metodo": ("Halaman: Metodologi", "/metodologi", {}),
    "palmbang": ("Kota Palembang, Sumatera Selatan · 16.71", "/wilayah", {"wilayah": "16.71"}),
}


@pytest.mark.parametrize("written", FOUND)
def test_the_search_finds(app_url: str, browser: Browser, written: str) -> None:
    option, path, has = FOUND[written]
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/")
        box = page.get_by_role("combobox", name="Cari wilayah, indikator")
        box.click()
        box.press_sequentially(written)
        page.get_by_role("option", name=option, exact=True).click()
        page.wait_for_url(f"**{path}*")
        assert params(page).items() >= has.items()


def test_less_used_pages_stand_in_a_menu_that_shuts(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?wilayah=16")
        menu, link = page.locator(".pj-more summary"), page.get_by_role("link", name="Metodologi")
        menu.click()
        expect(link).to_be_visible()
        page.keyboard.press("Escape")
        expect(link).to_be_hidden()
        menu.click()
        page.locator("h1").click(position={"x": 5, "y": 5})  # beside the menu
        expect(link).to_be_hidden()
        menu.click()
        link.click()
        expect(page.locator("h1")).to_have_text("Metodologi")
        assert params(page)["wilayah"] == "16", "the View goes along"
        expect(menu).to_have_text("Metodologi")


def test_the_map_takes_most_of_the_screen(app_url: str, browser: Browser) -> None:
    for width, height, least in ((1366, 768, 0.55), (1440, 900, 0.55), (1920, 1080, 0.60)):
        with watched_page(browser, width=width, height=height) as page:
            open_page(page, f"{app_url}/peta")
            box = page.locator(".pantau-map .stage").bounding_box()
            assert box
            seen = max(0.0, min(box["y"] + box["height"], height) - box["y"]) * box["width"]
            assert seen / (width * height) >= least


@pytest.mark.parametrize("asked", ["", "?sasaran=rpjmn-2025", "?sasaran=rpjmn-2025&wilayah=18"])
def test_fourteen_rows_are_seen_at_once(app_url: str, browser: Browser, asked: str) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        open_page(page, f"{app_url}/peringkat{asked}")
        rows = page.locator(".league tr[data-code]")  # the own area, pinned, is one of them
        expect(rows.first).to_be_visible()
        boxes = [box for row in rows.all()[:20] if (box := row.bounding_box())]
        assert sum(box["y"] + box["height"] <= 768 for box in boxes) >= 14
        assert all(box["height"] <= 36 for box in boxes)  # 34 and a line, of the own area a thicker one


def test_who_is_furthest_behind_comes_first_when_asked(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?sasaran=rpjmn-2025")
        page.get_by_role("button", name="Tertinggal dulu").click()
        first = page.locator(".league tbody.group tr[data-code]").first
        expect(first).to_contain_text("Papua (sebelum pemekaran)")
        # 32.15% less 12.64% of workers (312,452 of 2,472,392)
        expect(first).to_contain_text("19,5")
