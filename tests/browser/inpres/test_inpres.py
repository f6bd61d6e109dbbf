"""The page Inpres as a person uses it: drill by click, sort, search, one area's steps."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, settled, watched_page

pytestmark = pytest.mark.browser

SULSEL = "Sulawesi Selatan: anggaran diketahui dari semua 24 pemda (12 sudah, 12 belum)"


def table(page: Page, at: int = 0):  # type: ignore[no-untyped-def]
    return page.locator(".heat table").nth(at)


def row(page: Page, name: str):  # type: ignore[no-untyped-def]
    link = page.get_by_role("link", name=name, exact=True)
    return table(page).locator("tbody tr").filter(has=link)


def test_a_click_goes_down_to_a_province_and_on_to_an_area(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/inpres#wilayah")
        expect(row(page, "Sulawesi Selatan")).to_contain_text("12 ✓ · 12 ×")
        row(page, "Sulawesi Selatan").get_by_role("link").click()
        expect(page.locator("h1").first).to_have_text(SULSEL)
        expect(table(page).locator("tbody tr")).to_have_count(24)
        expect(row(page, "Kabupaten Bulukumba").locator("td")).to_have_count(7)
        assert params(settled(page))["lingkup"] == "73"
        row(page, "Kabupaten Gowa").get_by_role("link").click()
        expect(page.locator("h1").first).to_have_text("Kabupaten Gowa: anggaran belum (23 Mei 2022)")
        page.go_back()
        expect(page.locator("h1").first).to_have_text(SULSEL)


def test_sorting_by_a_step_keeps_the_unknown_last(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/inpres?lingkup=73&tingkat=kabkota&wilayah=73#wilayah")
        head = table(page).locator("thead th").filter(has_text="Anggaran")
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", "ascending")
        expect(table(page).locator("tbody tr").first.locator("td").nth(1)).to_contain_text("belum")
        head.get_by_role("button").press("Enter")
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(table(page).locator("tbody tr").first.locator("td").nth(1)).to_contain_text("sudah")


def test_search_finds_an_area_among_514_and_says_when_there_is_none(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/inpres?tingkat=kabkota#wilayah")
        rows = table(page).locator("tbody tr:visible")
        expect(rows).to_have_count(514)
        box = page.get_by_role("searchbox").first
        box.fill("majene")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("12 / 39 · Nov 2022")
        box.fill("atlantis")
        expect(page.locator(".heat p.none").first).to_have_text("Tidak ada wilayah bernama “atlantis”.")


def test_on_a_phone_the_page_does_not_scroll_sideways(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/inpres?lingkup=76&tingkat=kabkota&wilayah=76.05#wilayah")
        expect(table(page).locator("tbody tr")).to_have_count(6)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_paper_all_rows_and_columns_stand_and_nothing_lies_over_another(
    app_url: str, browser: Browser
) -> None:
    with watched_page(browser, width=794, height=1123) as page:  # A4
        open_page(page, f"{app_url}/inpres?lingkup=73&tingkat=kabkota&wilayah=73#wilayah")
        expect(table(page).locator("tbody tr")).to_have_count(24)
        page.emulate_media(media="print")
        box = page.locator(".heat .box").first
        taller = box.evaluate("(el) => el.scrollHeight - el.clientHeight")
        wider = box.evaluate("(el) => el.scrollWidth - el.clientWidth")
        assert max(taller, wider) <= 1
