"""From the nation to a province to a regency on the map, and back up.

On the way down the map changes to informal workers, the first share that every regency has real figures of.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.browser import open_page, params, settled, watched_page

pytestmark = pytest.mark.browser


def area(page: Page, code: str) -> Locator:
    """The drawn outline of an area on the map."""
    return page.locator(f'[id="area-{code}"]')


def test_drill_by_mouse_and_come_back_by_breadcrumb(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta")
        area(page, "16").click()
        expect(page.locator("h2", has_text="Sumatera Selatan").first).to_be_visible()
        settled(page)
        assert params(page)["wilayah"] == "16"
        area(page, "16").click()
        expect(page.locator("h1").first).to_have_text(re.compile("^Sumatera Selatan: Pekerja informal"))
        settled(page)
        assert params(page)["lingkup"] == "16"
        area(page, "16.06").click()
        expect(page.locator("h2", has_text="Kabupaten Musi Banyuasin").first).to_be_visible()
        settled(page)
        page.get_by_role("button", name="Indonesia", exact=True).click()
        expect(page.locator("h1").first).to_have_text(re.compile("^Pekerja informal"))
        page.go_back()
        expect(page.locator("h1").first).to_have_text(re.compile("^Sumatera Selatan: Pekerja informal"))
        settled(page)
        # the estimates of what the nation was looked at by are there to be asked for
        page.get_by_role("link", name=re.compile("^Lihat Cakupan penduduk bekerja: taksiran")).click()
        expect(page.locator("h1").first).to_have_text(
            re.compile("^Sumatera Selatan: Cakupan penduduk bekerja")
        )


def test_drill_by_keyboard_to_a_kota_and_come_back_by_escape(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?wilayah=16")
        expect(area(page, "16")).to_be_visible()
        listbox = page.get_by_role("listbox").first
        listbox.press("Enter")  # the keyboard begins at the area in focus
        expect(page.locator("h1").first).to_have_text(re.compile("^Sumatera Selatan: Pekerja informal"))
        settled(page)
        expect(area(page, "16.71")).to_be_visible()
        listbox.press("Escape")
        expect(page.locator("h1").first).to_have_text(re.compile("^Pekerja informal"))
        settled(page)
        listbox.press("Enter")
        expect(area(page, "16.71")).to_be_visible()
        settled(page)
        listbox.focus()
        page.keyboard.type("palembang")  # jumps to the name as it is typed
        page.keyboard.press("Enter")
        expect(page.locator("h1").first).to_contain_text("Kota Palembang")
        settled(page)
        page.go_back()
        expect(page.locator("h1").first).to_have_text(re.compile("^Sumatera Selatan: Pekerja informal"))
