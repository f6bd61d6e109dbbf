"""Peringkat and Wilayah in Chromium: choose the assumed error and the periods, read what follows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, settled, watched_page

pytestmark = pytest.mark.browser


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a selectbox by what it says."""
    field = page.get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    field.click()
    page.get_by_test_id("stSelectboxVirtualDropdown").get_by_text(option, exact=True).click()
    settled(page)


def test_the_assumed_error_is_chosen_shared_and_taken_back(browser: Browser, app_url: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?lingkup=kanwil-sumbagsel")
        expect(page.get_by_text("galat baku 2%")).to_be_visible()
        expect(page.locator("thead th.range")).to_be_visible()
        choose(page, "Galat penyebut provinsi (andaian)", "10%")
        expect(page.get_by_text("galat baku 10%")).to_be_visible()
        assert params(page)["galat_provinsi"] == "10"
        page.go_back()
        expect(page.get_by_text("galat baku 2%")).to_be_visible()


def test_the_rules_open_by_keyboard(browser: Browser, app_url: str) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/peringkat?lingkup=kanwil-sumbagsel")
        rule = page.get_by_text("Dua daerah tidak berbeda nyata bila")
        expect(rule).to_be_hidden()
        page.get_by_text("Aturan rentang dan kelompok").focus()
        page.keyboard.press("Enter")
        expect(rule).to_be_visible()


def test_a_change_is_explained_between_two_chosen_years(browser: Browser, app_url: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=kanwil-sumbagsel")
        expect(page.get_by_text("(2024) menjadi")).to_be_visible()
        choose(page, "Dari", "2022")
        expect(page.get_by_text("(2022) menjadi")).to_be_visible()
        expect(page.get_by_text("Dua seri berbeda: bobot Sakernas")).to_be_visible()
        expect(page.locator(".st-key-why_chart .annotation-text").first).to_contain_text("2022")
        assert params(page)["sejak"] == "2022"
