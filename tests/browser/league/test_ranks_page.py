"""Peringkat and Wilayah in Chromium: choose the assumed error and the periods, read what follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from pantau.store import build_release, publish
from tests.helpers import facts, official
from tests.helpers.browser import ROOT, open_page, options_opened, params, served, settled, watched_page

pytestmark = pytest.mark.browser
# Published figures leave each area one pair that may be compared; of three official months August may be
# set beside the August before and beside July.
MONTHS = [
    ("16", month, segment, active, registered, eligible)
    for month, people, workers in (
        ("2025-08", 900_000, 3_000_000),
        ("2026-07", 1_006_500, 3_050_000),
        ("2026-08", 1_037_000, 3_050_000),
    )
    for segment, active, registered, eligible in (
        ("pu", people - 300_000, 900_000, 1_500_000),
        ("bpu", 200_000, 250_000, workers - 1_600_000),
        ("jakon", 100_000, 150_000, 100_000),
    )
]


@pytest.fixture(scope="module")
def months_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The server on two provinces and three official months of Sumatera Selatan."""
    root, folder = tmp_path_factory.mktemp("months"), tmp_path_factory.mktemp("months-facts")
    file = official.keep(root, MONTHS)
    built = build_release(facts.sparse_facts(folder), root=root, official=[file.sha256], author="tests")
    publish(root, built.release_id)
    with served(ROOT / "server.py", root, log=folder / "server.log") as address:
        yield address


def opened(page: Page, label: str) -> Locator:
    """The list of a selectbox, opened."""
    field = page.get_by_role("combobox", name=label)
    field.scroll_into_view_if_needed()
    field.click()
    return page.get_by_test_id("stSelectboxVirtualDropdown")


def choose(page: Page, label: str, option: str) -> None:
    """Pick an option of a selectbox by what it says."""
    opened(page, label).get_by_text(option, exact=True).click()
    settled(page)


def test_the_assumed_error_is_chosen_shared_and_taken_back(browser: Browser, app_url: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?lingkup=kanwil-sumbagsel")
        expect(page.get_by_text("galat baku 2%")).to_be_visible()
        expect(page.locator("thead th.range")).to_be_visible()
        options_opened(page)
        choose(page, "Galat penyebut provinsi (andaian)", "10%")
        expect(page.get_by_text("galat baku 10%")).to_be_visible()
        assert params(page)["galat_provinsi"] == "10"
        page.go_back()
        expect(page.get_by_text("galat baku 2%")).to_be_visible()


def test_the_rules_open_by_keyboard(browser: Browser, app_url: str) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/peringkat?lingkup=kanwil-sumbagsel")
        rule = page.get_by_text("Dua daerah berbeda nyata bila selisih logaritma")
        expect(rule).to_be_hidden()
        page.get_by_text("Aturan rentang dan kelompok").focus()
        page.keyboard.press("Enter")
        expect(rule).to_be_visible()


def test_a_change_is_explained_between_two_chosen_months(months_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{months_url}/wilayah?wilayah=16&indikator=coverage_ucj&periode=2026-08#perubahan")
        # 1,037,000 of 3,050,000, and a year before 900,000 of 3,000,000
        changed = "dari 30,0% (Agustus 2025) menjadi 34,0% (Agustus 2026)"
        expect(page.get_by_text(changed).first).to_be_visible()
        choose(page, "Dari", "Juli 2026")
        # a month before 1,006,500 of 3,050,000
        changed = "dari 33,0% (Juli 2026) menjadi 34,0% (Agustus 2026)"
        expect(page.get_by_text(changed).first).to_be_visible()
        expect(page.locator(".st-key-why_chart .annotation-text").first).to_contain_text("Juli 2026")
        assert params(page)["sejak"] == "2026-07"


def test_a_year_of_the_other_series_is_refused_and_the_nearest_taken(browser: Browser, app_url: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=kanwil-sumbagsel&sejak=2022#perubahan")
        expect(page.get_by_text("(Desember 2023) menjadi").first).to_be_visible()
        expect(page.get_by_text("Periode yang diminta tidak dapat dibandingkan")).to_be_visible()
        # 2022 was weighed otherwise, and of 2025 the month is not known
        expect(opened(page, "Dari").get_by_role("option")).to_have_text(["2023"])
