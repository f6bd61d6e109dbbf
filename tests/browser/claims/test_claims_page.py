"""Cek angka as a person uses it: paste, check, go on to the area, come back to the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.browser import open_page, watched_page

pytestmark = pytest.mark.browser

BALI = "Cakupan Bali 935.079 dari 1.873.899 pekerja atau 50,88%"


def test_a_pasted_sentence_is_checked_and_stays_while_one_looks_elsewhere(
    app_url: str, browser: Browser
) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/cek_angka")
        field = page.get_by_label("Kalimat atau paragraf")
        field.fill(BALI)
        page.get_by_role("button", name="Periksa").click()
        expect(page.locator(".pj-claim .verdict").first).to_contain_text("Hitungan berbeda 0,98 poin")
        expect(page.locator(".pj-claim mark")).to_have_text(["935.079", "1.873.899 pekerja", "50,88%"])
        assert "935" not in page.url
        page.get_by_role("link", name="Buka profil Bali").click()
        expect(page.locator("h1").first).to_contain_text("Bali")
        page.locator(".pj-more summary").click()
        page.get_by_role("link", name="Cek angka", exact=True).click()
        expect(page.get_by_label("Kalimat atau paragraf")).to_have_value(BALI)
        expect(page.locator(".pj-claim h2")).to_have_text(re.compile("^Klaim 1: Bali"))


def test_pasted_html_is_text(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390) as page:
        open_page(page, f"{app_url}/cek_angka")
        field = page.get_by_label("Kalimat atau paragraf")
        field.fill('<img src=x onerror="document.title=1"> Bali 50,88% ' + "a" * 300)
        page.get_by_role("button", name="Periksa").click()
        expect(page.locator(".pj-claim blockquote")).to_contain_text("<img src=x")
        assert page.locator(".pj-claim img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_way_a_claim_is_checked_is_one_click_away(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/cek_angka")
        page.get_by_role("button", name="Contoh: Aceh").click()
        page.get_by_role("link", name="Cara menghitung").click()
        expect(page.locator("h1").first).to_have_text("Metodologi")
        expect(page.locator("h2#cek-angka")).to_be_in_viewport()


def test_an_anchor_of_the_methodology_can_be_linked_to(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/metodologi#peringkat")
        expect(page.locator("h2#peringkat")).to_be_in_viewport()
        page.get_by_role("link", name="Pembulatan").click()
        expect(page.locator("h2#pembulatan")).to_be_in_viewport()
