"""Bandingkan as a person uses it: choose, change the drawing, click a mark, keep a set, share the link."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.browser import open_page, params, settled, watched_page

pytestmark = pytest.mark.browser


def drawing(page: Page, name: str) -> None:
    """Change the drawing and wait for its heading."""
    page.get_by_role("radio", name=name, exact=True).click()
    settled(page)


def heading(page: Page, words: str) -> Locator:
    return page.get_by_role("heading", name=re.compile(words))


def test_areas_are_chosen_by_name_and_the_link_shows_the_same(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/bandingkan")
        box = page.get_by_role("combobox", name=re.compile("Wilayah pilihan"))
        for typed, name in (("lampung", "Lampung"), ("bengk", "Bengkulu")):
            box.click()
            box.press_sequentially(typed)
            page.get_by_role("option", name=name, exact=True).click()
            settled(page)
        page.keyboard.press("Escape")
        expect(page.get_by_text("Dari 2 wilayah yang sebanding")).to_be_visible()
        assert params(page)["banding"] == "18,17"
        drawing(page, "Sebaran")
        expect(heading(page, "^Sebaran:")).to_be_visible()
        expect(page.get_by_text("Dari 2 wilayah pilihan")).to_be_visible()
        link = page.url
    with watched_page(browser) as other:
        open_page(other, link)
        expect(heading(other, "^Sebaran:")).to_be_visible()
        expect(other.get_by_text("Dari 2 wilayah pilihan")).to_be_visible()


def test_a_mark_opens_its_area(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/bandingkan?gambar=selisih&banding=18")
        mark = page.locator(".js-plotly-plot .trace.scatter .points path").last
        expect(mark).to_be_visible()
        # plotly listens on a layer above its marks
        mark.scroll_into_view_if_needed()
        spot = mark.bounding_box()
        assert spot is not None
        page.mouse.move(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
        expect(page.locator(".hoverlayer .hovertext")).to_be_visible()
        page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
        expect(page.locator("h1").first).to_contain_text("Lampung")
        settled(page)
        page.go_back()
        expect(heading(page, "^Dua periode:")).to_be_visible()


def test_a_row_of_the_table_opens_its_area(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        # a link of before, when there was a funnel
        open_page(page, f"{app_url}/bandingkan?gambar=corong")
        expect(heading(page, "^Sebaran:")).to_be_visible()
        page.get_by_role("link", name="DKI Jakarta", exact=True).click()
        expect(page.locator("h1").first).to_contain_text("DKI Jakarta")


def test_similar_areas_are_compared_in_one_click_from_an_areas_page(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=16&tetangga=4#serupa")
        page.get_by_role("link", name="Bandingkan 5 wilayah ini").click()
        expect(heading(page, "^Dua periode:")).to_be_visible()
        assert params(page)["banding"].startswith("16,")
        assert len(params(page)["banding"].split(",")) == 5


def test_a_set_is_kept_in_the_browser_through_a_reload(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/bandingkan?banding=16,17,18&gambar=tren")
        page.get_by_role("textbox", name="Nama himpunan").fill("Sumbagsel")
        page.get_by_role("button", name="Simpan pilihan ini").click()
        expect(page.get_by_role("button", name="Sumbagsel (3)")).to_be_visible()
        open_page(page, f"{app_url}/bandingkan?gambar=tren&satuan=kanwil")
        page.get_by_role("button", name="Sumbagsel (3)").click()
        expect(page.get_by_text("3 wilayah, 2022 sampai 2025")).to_be_visible()
        assert params(page)["banding"] == "16,17,18"
        assert params(page)["satuan"] == "wilayah"
        page.get_by_role("button", name="Buang Sumbagsel").click()
        expect(page.get_by_role("button", name="Sumbagsel (3)")).to_have_count(0)


@pytest.mark.parametrize("shown", ["selisih", "tren", "sebaran", "kuadran", "permadani", "serupa&wilayah=16"])
def test_no_drawing_scrolls_a_phone_sideways(app_url: str, browser: Browser, shown: str) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/bandingkan?banding=16,17,18&gambar={shown}")
        expect(page.locator("h2").first).to_be_visible()
        main = page.locator("[data-testid=stMain]")
        assert main.evaluate("m => m.scrollWidth - m.clientWidth") <= 0


def test_on_a_phone_every_chosen_name_is_seen(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/bandingkan?banding=16,17,18,32,76&gambar=tren")
        tags = page.locator(".stMultiSelect [data-tag]")
        expect(tags).to_have_count(5)
        box = page.get_by_test_id("stMultiSelectTagsContainer").bounding_box()
        assert box is not None
        for name in tags.all():
            place = name.bounding_box()
            assert place is not None
            assert place["x"] >= box["x"]
            assert place["x"] + place["width"] <= box["x"] + box["width"]
            assert place["y"] + place["height"] <= box["y"] + box["height"]


def test_choosing_all_is_said_in_indonesian(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/bandingkan?gambar=serupa&wilayah=16")
        page.locator('[data-testid="stMultiSelect"]').first.click()
        menu = page.get_by_test_id("stMultiSelectDropdown")
        expect(menu).to_be_visible()
        expect(menu).to_contain_text("Pilih semua")
