"""Back to an address without parameters shows what it meant when it was opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.helpers.browser import open_page, params, watched_page

pytestmark = pytest.mark.browser


def test_back_to_a_bare_address_shows_what_it_meant(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat")
        expect(page).to_have_url(re.compile("tingkat=provinsi"))
        expect(page.locator(".league tbody.group tr[data-code]")).to_have_count(34)
        page.get_by_role("radio", name="Kab/kota").or_(
            page.get_by_role("button", name="Kab/kota")
        ).first.click()
        expect(page).to_have_url(re.compile("tingkat=kabkota"))
        page.go_back()
        expect(page).to_have_url(re.compile("tingkat=provinsi"))
        expect(page.locator(".league tbody.group tr[data-code]")).to_have_count(34)
        assert params(page)["tingkat"] == "provinsi"
        # one step further leads out of the app, not in a circle
        assert page.evaluate("history.length") <= 4
