"""What a person does with a target: choose it, be refused one, see it on the map."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.helpers.browser import in_theme, open_page, options_opened, params, settled, watched_page

pytestmark = pytest.mark.browser


def test_a_target_is_chosen_by_name_and_stands_in_the_address(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=18")
        page.get_by_role("combobox", name=re.compile("Sasaran")).click()
        page.get_by_role("option", name="RKP 2026 (2026): 34,99%").click()
        settled(page)
        page.locator("#laju summary").click()
        expect(page.get_by_role("heading", name="Menuju sasaran: RKP 2026 (2026): 34,99%")).to_be_visible()
        # 34.99% of 4,787,589 workers are 1,675,178, less 710,444 PU and 148,208 BPU of December 2024
        expect(page.get_by_text("816.526").first).to_be_visible()
        assert params(page)["sasaran"] == "rkp-2026"


def test_a_refused_link_leads_to_the_indicator_that_fits(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(
            page, f"{app_url}/wilayah?wilayah=18&sasaran=ucj-kemendagri-2025&indikator=coverage_employed"
        )
        expect(page.get_by_text("tidak dipakai di sini")).to_be_visible()
        page.get_by_role("link", name="Lihat Cakupan UCJ (angka terbitan)").click()
        settled(page)
        page.locator("#laju summary").click()
        expect(
            page.get_by_role("heading", name=re.compile("Menuju sasaran: Target UCJ Kemendagri"))
        ).to_be_visible()
        assert params(page)["indikator"] == "coverage_ucj"


def test_the_map_takes_the_colours_of_the_target(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        options_opened(open_page(page, f"{app_url}/peta?sasaran=rkp-2026"))
        page.get_by_role("radio", name="sasaran", exact=True).click()
        legend = page.get_by_text("jauh di bawah sasaran").first
        expect(legend).to_be_visible()
        settled(page)
        assert params(page)["warna"] == "sasaran"
        page.get_by_role("radio", name="nilai", exact=True).click()
        expect(legend).to_be_hidden()


@pytest.mark.parametrize(
    "page_name", ["wilayah?wilayah=18&sasaran=rkp-2026", "peta?sasaran=ucj-kemendagri-2025&warna=sasaran"]
)
def test_axe_finds_nothing_with_a_target(app_url: str, browser: Browser, page_name: str) -> None:
    with watched_page(browser, width=390) as page:
        open_page(page, f"{app_url}/{page_name}")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        for theme in ("light", "dark"):
            assert Axe().run(in_theme(page, theme)).response["violations"] == []
