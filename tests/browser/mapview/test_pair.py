"""Two maps side by side, in a real browser on all facts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, params, settled, watched_page

pytestmark = pytest.mark.browser

MAPS = """[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map((host) => host.shadowRoot?.querySelector('.pantau-map')?.map).filter(Boolean)"""


def both(page: Page, url: str) -> Page:
    open_page(page, url)
    expect(page.locator(".pantau-map[data-painted-key]")).to_have_count(2)
    return page


def of_both(page: Page, what: str) -> list[Any]:
    found: list[Any] = page.evaluate(f"() => {MAPS}.map((map) => {what})")
    return found


def test_what_is_pointed_at_on_one_is_marked_on_the_other(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        page.locator('[id="area-62"]').first.hover()

        expect(page.locator(".card").nth(1)).to_contain_text("Kalimantan Tengah")
        expect(page.locator(".card").nth(1)).to_contain_text("25,1%")  # of 2022
        marked = of_both(page, "map.groups.active.getAttribute('d')")
        shape = page.locator('[id="area-62"]').nth(1).get_attribute("d")
        assert marked[1] == shape

        page.mouse.move(2, 2)
        expect(page.locator(".card").nth(1)).to_be_hidden()


def test_the_keyboard_marks_the_other_too(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        page.get_by_role("listbox").first.focus()
        page.keyboard.press("Home")
        expect(page.locator(".card").nth(1)).to_contain_text("Aceh")


def test_both_show_the_same_part_of_the_country(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        page.get_by_role("button", name="Perbesar").nth(1).click()
        page.wait_for_timeout(500)
        left, right = of_both(page, "[map.view.x, map.view.w, map.home.w]")
        assert left == pytest.approx(right)
        assert left[1] < left[2] * 0.8


def test_one_legend_counts_for_both_where_both_measure_the_same(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        expect(page.locator(".legend ul").nth(1)).to_be_hidden()
        counts = of_both(page, "map.data.classes.counts")
        shown = page.locator(".legend").first.locator(".legend-count").all_inner_texts()
        assert shown[:5] == [f"{left} | {right}" for left, right in zip(*counts, strict=True)]


def test_other_measures_have_a_legend_of_their_own(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=coverage_ucj")
        expect(page.locator(".legend ul").nth(1)).to_be_visible()
        expect(page.locator(".legend-count").filter(has_text="|")).to_have_count(0)
        expect(
            page.get_by_text("Angka kedua peta tidak dibandingkan: dasar penyebutnya berbeda")
        ).to_be_visible()
        for title in ("Cakupan penduduk bekerja, 2024", "Cakupan UCJ (angka terbitan), Desember 2024"):
            expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()


def test_it_is_chosen_under_options_and_stands_in_the_address(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?indikator=coverage_employed")
        page.get_by_role("button", name="Opsi").click()
        page.get_by_role("combobox", name="Di samping peta").click()
        page.get_by_role("option", name="periode 2023").click()
        expect(page.locator(".pantau-map[data-painted-key]")).to_have_count(2)
        assert params(settled(page))["samping"] == "2023"
        expect(page.get_by_text("Kedua peta dapat dibandingkan: 34 dari 34 wilayah")).to_be_visible()


def test_a_step_in_time_moves_the_first_and_leaves_the_second(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        page.get_by_role("button", name="Periode sebelumnya").click()
        expect(page).to_have_url(re.compile("periode=2023"))
        settled(page)
        assert of_both(page, "map.data.period") == ["2023", "2022"]


def test_on_a_phone_one_stands_below_the_other(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=844) as page:
        both(page, f"{app_url}/peta?indikator=coverage_employed&samping=2022")
        first, second = (page.locator(".stage").nth(i).bounding_box() for i in (0, 1))
        assert first
        assert second
        assert second["y"] > first["y"] + first["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_what_is_not_there_leaves_one_map(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?indikator=coverage_employed&samping=1999")
        expect(page.locator(".pantau-map[data-painted-key]")).to_have_count(1)
