"""The league table in Chromium: what a reader does with mouse, keyboard, phone and printer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, served, watched_page

pytestmark = pytest.mark.browser

COMPARED = "tbody.group:nth-of-type(1) tr[data-code]"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("league") / "server.log"
    with served(Path(__file__).parent / "demo_app.py", log=log) as url:
        yield url


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched_page(browser) as opened:
        yield open_page(opened, f"{address}/?rows=provinces")


def codes(page: Page, group: int = 0) -> list[str]:
    """Codes of the rows one sees in a group, from top to bottom."""
    rows = page.locator("tbody.group").nth(group).locator("tr[data-code]:visible")
    return rows.evaluate_all("rows => rows.map(row => row.dataset.code)")


def header(page: Page, name: str):
    return page.locator(f"thead th.{name}")


def test_it_opens_sorted_by_rank_inside_each_group(page: Page) -> None:
    assert codes(page) == ["19", "18", "16", "17"]
    assert codes(page, 1) == ["31", "32"]
    expect(header(page, "rank")).to_have_attribute("aria-sort", "ascending")


def test_a_click_on_a_head_sorts_and_never_mixes_groups(page: Page) -> None:
    header(page, "counts").get_by_role("button").click()
    assert codes(page) == ["18", "16", "17", "19"]
    assert codes(page, 1) == ["32", "31"]
    expect(header(page, "counts")).to_have_attribute("aria-sort", "descending")
    assert header(page, "rank").get_attribute("aria-sort") is None
    header(page, "counts").get_by_role("button").click()
    assert codes(page) == ["19", "17", "16", "18"]


def test_unknown_values_stay_last_in_both_directions(page: Page) -> None:
    change = header(page, "change").get_by_role("button")
    change.click()
    assert codes(page)[:2] == ["16", "17"]
    change.click()
    assert codes(page)[:2] == ["17", "16"]


def test_the_keyboard_sorts(page: Page) -> None:
    header(page, "area").get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert codes(page) == ["17", "19", "18", "16"]
    page.keyboard.press("Space")
    assert codes(page) == ["16", "18", "19", "17"]
    expect(page.get_by_role("status")).to_have_text("Diurutkan menurut Wilayah, dari yang terbesar")


def test_search_finds_among_known_and_missing(page: Page) -> None:
    box = page.get_by_role("searchbox", name="Cari wilayah")
    box.fill("  jAWA ")
    assert codes(page) == []
    assert codes(page, 1) == ["32"]
    assert codes(page, 2) == ["33"]
    expect(page.get_by_role("status")).to_have_text("2 dari 8 wilayah")
    box.fill("yogya")
    expect(page.locator(".missing li:visible")).to_have_text("DI Yogyakarta")
    box.fill("Atlantis")
    expect(page.locator(".none")).to_have_text("Tidak ada wilayah bernama “Atlantis”.")
    box.fill("")
    assert len(codes(page)) == 4


def test_a_plain_click_gives_an_event_without_reloading(page: Page) -> None:
    page.evaluate("window.stayed = true")
    page.locator(".missing a", has_text="DI Yogyakarta").click()
    expect(page.get_by_text("event: open 34")).to_be_visible()
    page.locator(f"{COMPARED} a", has_text="Lampung").click()
    expect(page.get_by_text("event: open 18")).to_be_visible()
    expect(page.get_by_text("called: 2")).to_be_visible()
    assert page.evaluate("window.stayed") is True


def test_a_click_beside_the_name_opens_the_row_too(page: Page) -> None:
    page.locator('tbody.group tr[data-code="17"] td.status').click()
    expect(page.get_by_text("event: open 17")).to_be_visible()


def test_an_event_is_told_once(page: Page) -> None:
    page.locator(f"{COMPARED} a", has_text="Lampung").click()
    expect(page.get_by_text("called: 1")).to_be_visible()
    page.get_by_role("button", name="Jalankan lagi").click()
    expect(page.get_by_text("event: none")).to_be_visible()
    expect(page.get_by_text("called: 1")).to_be_visible()


def test_enter_on_a_name_opens_it(page: Page) -> None:
    page.locator(f"{COMPARED} a", has_text="Bengkulu").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("event: open 17")).to_be_visible()


def test_a_name_is_a_real_link_that_ctrl_click_opens_in_a_new_tab(page: Page) -> None:
    link = page.locator(f"{COMPARED} a", has_text="Lampung")
    assert link.get_attribute("href") == "wilayah?wilayah=18&lingkup=ID"
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    opened.value.wait_for_url("**/wilayah?wilayah=18&lingkup=ID")
    opened.value.close()
    expect(page.get_by_text("event: none")).to_be_visible()


def test_sorting_and_search_survive_a_rerun(page: Page) -> None:
    header(page, "area").get_by_role("button").click()
    page.get_by_role("searchbox").fill("l")
    before = codes(page)
    page.get_by_role("button", name="Jalankan lagi").click()
    page.wait_for_timeout(500)
    assert codes(page) == before == ["17", "19", "18", "16"]
    expect(page.get_by_role("searchbox")).to_have_value("l")


def test_names_are_text_and_never_markup(page: Page) -> None:
    assert page.locator(".league b", has_text="Bangka").count() == 0
    expect(page.get_by_role("link", name="Kepulauan <b>Bangka</b> Belitung").first).to_be_visible()


def test_what_cannot_be_compared_has_no_rank_no_bar_and_a_reason(page: Page) -> None:
    row = page.locator("tbody.group").nth(2).locator("tr[data-code]")
    expect(row.locator(".rank")).to_have_text("–")
    assert row.locator(".bar").count() == 0
    expect(row.locator(".status")).to_contain_text("tidak diperingkat: angka dari triwulan atau tahun lain")


def test_the_focus_is_pinned_with_or_without_a_figure(browser: Browser, address: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{address}/?rows=provinces&focus=16")
        expect(page.locator("tbody.pinned a")).to_have_text("Sumatera Selatan")
        expect(page.locator('tbody.group tr[data-code="16"]')).to_have_attribute("aria-current", "true")
        open_page(page, f"{address}/?rows=provinces&focus=34")
        expect(page.locator("tbody.pinned")).to_contain_text(
            "Belum ada angka: angka pertama terbit sesudah periode ini"
        )


def test_head_pinned_row_and_name_stay_in_sight(browser: Browser, address: str) -> None:
    with watched_page(browser, width=390, height=844) as page:
        open_page(page, f"{address}/?rows=regencies&focus=12.03")
        box = page.locator(".box")
        box.evaluate("box => box.scrollTo(200, 3000)")
        page.wait_for_timeout(100)
        frame = box.bounding_box()
        head = header(page, "area").bounding_box()
        pinned = page.locator("tbody.pinned tr[data-code] th.area").bounding_box()
        assert frame is not None
        assert head is not None
        assert pinned is not None
        assert head["y"] == pytest.approx(frame["y"], abs=2)
        assert pinned["y"] == pytest.approx(head["y"] + head["height"], abs=2)
        # the name stands right of the rank, though the table has been moved by 200 px
        assert frame["x"] < pinned["x"] < frame["x"] + 80
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_paper_shows_every_row(browser: Browser, address: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{address}/?rows=regencies")
        page.emulate_media(media="print")
        box = page.locator(".box")
        assert box.evaluate("box => box.scrollHeight - box.clientHeight") <= 1
        assert page.locator("tbody.group tr[data-code]").count() == 514
        expect(page.get_by_role("searchbox")).to_be_hidden()


def test_514_rows_sort_by_the_raw_value_not_by_its_text(browser: Browser, address: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{address}/?rows=regencies")
        header(page, "change").get_by_role("button").click()
        texts = page.locator("tbody.group td.change").evaluate_all(
            "cells => cells.map(cell => cell.firstChild.textContent)"
        )
        values = [float(text.removesuffix(" poin").replace("−", "-").replace(",", ".")) for text in texts]
        assert len(values) == 514
        assert values == sorted(values, reverse=True)


@pytest.fixture
def tiered(browser: Browser, address: str) -> Iterator[Page]:
    with watched_page(browser) as opened:
        yield open_page(opened, f"{address}/?rows=in_tiers")


def test_a_rank_stands_with_its_range_and_who_does_not_differ(tiered: Page) -> None:
    row = tiered.locator('tbody.group tr[data-code="18"]')
    expect(row.locator(".rank")).to_contain_text("(1–3)")
    expect(row.locator(".range")).to_contain_text("tidak berbeda nyata dengan 2 daerah")
    alone = tiered.locator('tbody.group tr[data-code="17"]')
    expect(alone.locator(".rank")).to_contain_text("(4)")
    expect(alone.locator(".range")).to_contain_text("berbeda nyata dengan semua daerah lain")


def test_tiers_are_bands_in_the_order_of_ranks_only(tiered: Page) -> None:
    body = tiered.locator("tbody.group").first
    shown = "rows => rows.filter(r => r.offsetHeight).map(r => r.dataset.code ?? 'T' + r.dataset.tier)"

    def order() -> list[str]:
        return body.locator("tr:not(.band:not(.tier))").evaluate_all(shown)

    # rows of one line show a tier by the stripe at the rank and by its words where that is pointed at
    assert order() == ["19", "18", "16", "17"]
    stripes = "rows => rows.map(row => row.dataset.stripe)"
    assert body.locator("tr[data-code]").evaluate_all(stripes) == ["0", "0", "0", "1"]
    ranks = body.locator("tr[data-code] .rank")
    expect(ranks.first).to_have_attribute("title", re.compile("^Kelompok 1 dari 2 "))
    expect(ranks.last).to_have_attribute("title", re.compile("^Kelompok 2 dari 2 "))
    tiered.get_by_role("button", name="Rincian").click()
    assert order() == ["T0", "19", "18", "16", "T1", "17"]
    rank = header(tiered, "rank").get_by_role("button")
    rank.click()
    assert order() == ["T1", "17", "T0", "16", "18", "19"]
    header(tiered, "value").get_by_role("button").click()
    assert order() == ["19", "18", "16", "17"]
    rank.click()
    tiered.get_by_role("searchbox").fill("lampung")
    assert order() == ["T0", "18"]


def test_improvement_sorts_with_the_unknown_last_and_says_why(tiered: Page) -> None:
    button = header(tiered, "improvement").get_by_role("button")
    button.click()
    assert codes(tiered) == ["18", "19", "16", "17"]
    button.click()
    assert codes(tiered) == ["16", "19", "18", "17"]
    expect(tiered.locator(".notes")).to_contain_text(
        "kemajuan tidak diperingkat: penyebut di bawah 5.000 orang"
    )


def test_english(browser: Browser, address: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{address}/?rows=provinces&language=en")
        expect(page.get_by_role("searchbox", name="Find an area")).to_be_visible()
        expect(page.locator('tbody.group tr[data-code="16"] td.value')).to_contain_text("31.8%")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["rows=provinces&focus=16", "rows=in_tiers", "rows=regencies&focus=12.03"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, query: str) -> None:
    with watched_page(browser, color_scheme=scheme) as page:
        open_page(page, f"{address}/?{query}")
        expect(page.locator("thead")).to_be_visible()
        found = Axe().run(page, context={"include": [[".st-key-league"]]})
        # the table lies in a shadow root: make sure that axe has looked into it
        assert "'.box'" in str(found.response["passes"])
        assert found.violations_count == 0, found.generate_report()
