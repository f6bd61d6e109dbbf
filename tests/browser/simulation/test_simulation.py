"""The page Simulasi as a person uses it: change the plan, share it, take a target over as the plan."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, settled, steady_text, watched_page

pytestmark = pytest.mark.browser
SUMSEL = "wilayah=16&lingkup=16&tingkat=kabkota&periode=2024&taksiran=ya"


def result(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("status").filter(has_text="Simulasi, bukan angka resmi")


def test_change_workers_and_months_and_reopen_the_same_by_its_link(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}")
        expect(result(page)).to_contain_text("Rp2.016.000.000")
        workers = page.get_by_label("Pekerja 1", exact=True)
        workers.fill("20.000")
        workers.press("Enter")
        expect(result(page)).to_contain_text("Rp4.032.000.000")
        months = page.get_by_role("combobox", name="Bulan 1")
        months.click()
        page.get_by_role("option", name="6", exact=True).click()
        # 20.000 x 6 x Rp16.800
        expect(result(page)).to_contain_text("Rp2.016.000.000")
        assert params(settled(page))["dana"] == "apbd-20000-6-1"
        link, told = page.url, steady_text(page)
    with watched_page(browser) as again:
        assert steady_text(open_page(again, link)) == told


def test_what_is_no_number_is_said_in_words_and_changes_nothing(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}")
        workers = page.get_by_label("Pekerja 1", exact=True)
        workers.fill("1000,5")
        workers.press("Enter")
        expect(page.get_by_role("alert").filter(has_text="“1000,5” bukan bilangan bulat")).to_be_visible()
        expect(result(page)).to_contain_text("Rp2.016.000.000")


def test_a_target_is_taken_over_as_the_plan_and_then_met(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}")
        # 34.99% of 4,480,100 workers are 1,567,587, less 744,097 PU and 198,806 BPU of December 2024
        line = page.get_by_role("row").filter(has_text="RKP 2026")
        line.get_by_role("link", name="Pakai sebagai rencana").click()
        expect(page.get_by_text("Kekurangan tertutup pada Desember 2026, lebih 0 orang")).to_be_visible()
        assert params(settled(page))["dana"] == "apbd-624684-12-1"
        expect(page.get_by_label("Pekerja 1", exact=True)).to_have_value("624.684")


def test_lines_are_added_and_removed_and_back_undoes_it(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}")
        page.get_by_role("button", name="Tambah sumber dana").click()
        expect(result(page)).to_contain_text("Rp2.217.600.000")
        settled(page)
        page.get_by_role("button", name="Hapus baris 1").click()
        expect(result(page)).to_contain_text("Rp201.600.000")
        settled(page)
        page.go_back()
        expect(result(page)).to_contain_text("Rp2.217.600.000")


def test_a_wrong_link_is_explained_and_leads_back(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}&dana=apbd-100-7-7")
        expect(page.get_by_text("Baris 1 melewati Desember")).to_be_visible()
        page.get_by_role("link", name="Mulai dari rencana contoh").click()
        expect(result(page)).to_contain_text("Rp2.016.000.000")


def test_on_a_phone_the_page_does_not_scroll_sideways(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{app_url}/simulasi?{SUMSEL}&sasaran=rpjmn-2025")
        expect(result(page)).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
