"""Wilayah in Chromium: its height on a phone, its folds and what leads to them, its contents, its paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, settled, watched_page

pytestmark = pytest.mark.browser

HIGHEST = 2500  # px, on a phone of 390
HEIGHT = "document.querySelector('[data-testid=stMain]').scrollHeight"


def whole_height(page: Page) -> int:
    """The height of a page once its drawings have theirs."""
    height, before = -1, -2
    while height != before:
        before, height = height, int(page.evaluate(HEIGHT))
        page.wait_for_timeout(700)
    return height


@pytest.mark.parametrize("area", ["ID", "16", "76.05", "16.71"])
def test_a_phone_reads_an_area_in_three_screens(app_url: str, browser: Browser, area: str) -> None:
    with watched_page(browser, width=390) as page:
        open_page(page, f"{app_url}/wilayah?wilayah={area}")
        expect(page.locator(".st-key-fold_belum, .st-key-fold_angka").last).to_be_attached()
        assert whole_height(page) <= HIGHEST


def test_a_fold_opens_by_link_and_stays_as_it_was_left(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=16#sasaran")
        ladder = page.locator(".st-key-fold_sasaran .js-plotly-plot")
        expect(ladder).to_be_visible()
        expect(page.locator(".st-key-fold_perubahan .js-plotly-plot")).to_be_hidden()
        page.locator("#perubahan summary").click()
        page.get_by_role("link", name="Kanwil Sumbagsel").first.click()
        expect(page.locator("h1")).to_contain_text("Kanwil Sumbagsel")
        page.go_back()
        expect(page.locator("h1")).to_contain_text("Sumatera Selatan")
        settled(page)
        expect(page.locator("#perubahan")).to_have_attribute("open", "")


def test_the_contents_open_what_they_lead_to_and_the_address_says_so(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=16")
        contents = page.locator(".pj-contents")
        box, title = contents.bounding_box(), page.locator("h1").bounding_box()
        assert box
        assert title
        assert box["x"] + box["width"] <= title["x"], "beside the page on a wide screen"
        bars = page.locator(".st-key-top").bounding_box()
        assert bars
        assert bars["x"] <= box["x"] + 1, "the bars keep the whole width"
        contents.get_by_role("link", name="Daerah serupa").click()
        expect(page.locator(".st-key-area_similar table").first).to_be_in_viewport()
        assert page.url.endswith("#serupa")
        page.set_viewport_size({"width": 1100, "height": 768})
        box, title = contents.bounding_box(), page.locator("h1").bounding_box()
        assert box
        assert title
        assert box["y"] > title["y"], "above the figures on a narrow one"


@pytest.mark.parametrize("office", ["kanwil-sumbagsel", "kanwil-sulama"])
def test_a_kanwil_is_printed_on_one_sheet(
    app_url: str, browser: Browser, tmp_path: Path, office: str
) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        open_page(page, f"{app_url}/wilayah?wilayah={office}")
        expect(page.locator(".pj-office")).to_be_visible()
        sheet = tmp_path / "kanwil.pdf"
        page.pdf(path=sheet, format="A4")
        about = subprocess.run(["pdfinfo", sheet], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Pages:\s+1\n", about), about
        words = subprocess.run(["pdftotext", sheet, "-"], capture_output=True, text=True, check=True).stdout
        assert "Kunjungi dulu" in words
        assert "Yang dijanjikan" in words
