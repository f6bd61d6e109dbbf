"""Peringkat as it was left: sort, search and scroll position stand in the address, and Back finds them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, watched_page

pytestmark = pytest.mark.browser

ROWS = ".league tbody.group tr[data-code]:visible"


def wait_for_address(page: Page, key: str) -> None:
    expect(page).to_have_url(re.compile(rf"[?&]{key}="))


def test_back_finds_sort_search_and_place_as_they_were(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        open_page(page, f"{app_url}/peringkat?indikator=informal_share&tingkat=kabkota")
        rows = page.locator(ROWS)
        expect(rows).to_have_count(514)
        page.locator("thead th[data-id='area'] button").click()
        page.get_by_role("searchbox", name="Cari wilayah").press_sequentially("kota")
        wait_for_address(page, "cari")
        page.locator(".league .box").evaluate("(box) => { box.scrollTop = 700; }")
        wait_for_address(page, "gulir")
        has = params(page)
        assert (has["urut"], has["cari"], has["gulir"]) == ("area.naik", "kota", "700")
        count, first = rows.count(), rows.first.get_attribute("data-code")
        rows.nth(25).locator("a").click()
        page.wait_for_url("**/wilayah*")
        page.go_back()
        expect(page.get_by_role("searchbox", name="Cari wilayah")).to_have_value("kota")
        expect(rows).to_have_count(count)
        expect(page.locator("thead th[data-id='area']")).to_have_attribute("aria-sort", "ascending")
        assert rows.first.get_attribute("data-code") == first
        assert page.locator(".league .box").evaluate("(box) => box.scrollTop") == 700


def test_a_link_opens_the_table_as_it_says(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?urut=change.naik&cari=sul")
        rows = page.locator(ROWS)
        expect(rows).to_have_count(5)  # five provinces of Sulawesi
        # active_participants.csv, December 2023 and 2024: Sulawesi Utara fell, by 4.1 points
        expect(rows.first).to_contain_text("Sulawesi Utara")
        # a word that names no column, or none that may be sorted, is the ranks
        open_page(page, f"{app_url}/peringkat?urut=lain.turun")
        expect(page.locator(ROWS).first).to_contain_text("Papua Barat (sebelum pemekaran)")
