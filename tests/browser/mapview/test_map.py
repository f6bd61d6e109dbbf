"""What a person can do on the map, in a real browser, with figures worked out in demo_app.py."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.mapview.demo_app import BREAKS, synthetic_rows
from tests.helpers.browser import open_page, settled, watched_page

pytestmark = pytest.mark.browser


def at(page: Page, address: str, query: str = "") -> Page:
    """The demo at an address, with its map painted."""
    open_page(page, f"{address}/{query}")
    page.locator(".pantau-map[data-painted-key]").wait_for()
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with watched_page(browser) as opened:
        yield at(opened, address)


@pytest.fixture
def regencies(browser: Browser, address: str) -> Iterator[Page]:
    with watched_page(browser) as opened:
        yield at(opened, address, "?level=regency")


def area(page: Page, code: str) -> Any:
    return page.locator(f'[id="area-{code}"]')


def expect_told(page: Page, *events: tuple[str, str]) -> None:
    """Wait until the page has been told exactly these events since it was opened."""
    told = json.dumps([list(event) for event in events])
    expect(settled(page).locator("#events")).to_have_attribute("data-events", told)


def focus_map(page: Page) -> None:
    page.get_by_label("Cari wilayah").focus()
    for _ in range(3):  # past the two layout buttons
        page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_focused()


def spoken(page: Page) -> str:
    return page.locator(".live").inner_text()


# --- pointer


def test_a_click_selects_and_is_outlined(page: Page) -> None:
    area(page, "62").click()

    assert page.locator(".over .focus").get_attribute("d")  # before the server has answered
    expect_told(page, ("select", "62"))
    expect(area(page, "62")).to_have_attribute("aria-selected", "true")
    expect(page.locator('[aria-selected="true"]')).to_have_count(1)


def test_a_second_click_opens_the_province(page: Page) -> None:
    area(page, "62").click()
    expect_told(page, ("select", "62"))
    area(page, "62").click()

    expect_told(page, ("select", "62"), ("drill", "62"))
    expect(page.locator("#area-62\\.71")).to_be_visible()
    # 14 regencies and cities in Kalimantan Tengah
    expect(page.locator('.areas [role="option"]')).to_have_count(14)


def test_a_double_click_opens_the_province(page: Page) -> None:
    area(page, "33").dblclick()

    expect(page.get_by_role("button", name="Naik ke Indonesia")).to_be_visible()
    expect(page.locator('.areas [role="option"]')).to_have_count(35)


def test_the_breadcrumb_leads_back(page: Page) -> None:
    area(page, "33").dblclick()
    page.get_by_role("navigation", name="Jenjang wilayah").get_by_role("button", name="Indonesia").click()

    expect(page.locator('.areas [role="option"]')).to_have_count(38)
    expect(page.get_by_role("button", name="Naik ke Indonesia")).to_be_hidden()


def test_hovering_shows_value_counts_dates_and_history(page: Page) -> None:
    # 11 is the first province: 5% of 200,000, an estimate
    area(page, "11").hover()
    card = page.locator(".card")

    for words in ("Aceh", "5,0%", "taksiran", "10.000 / 200.000", "2025-08", "2022: 2,0%", "2025: 5,0%"):
        expect(card).to_contain_text(words)
    # one stroke before the break, one after
    assert (card.locator(".spark-line").get_attribute("d") or "").count("M") == 2


def test_an_area_without_a_figure_says_so(page: Page) -> None:
    # the 7th province in code order is Bengkulu
    area(page, "17").hover()

    expect(page.locator(".card")).to_contain_text("belum ada data")


# --- keyboard


def test_arrows_move_and_are_read_out(page: Page) -> None:
    focus_map(page)
    page.keyboard.press("Home")
    assert "Aceh: 5,0%, taksiran, 10.000 / 200.000" in spoken(page)
    page.keyboard.press("ArrowRight")

    # the nearest to the east of Aceh
    assert spoken(page).startswith("Sumatera Utara: 12,0%")
    expect(page.get_by_role("listbox")).to_have_attribute("aria-activedescendant", "area-12")
    expect_told(page)  # moving about asks the server nothing


def test_letters_jump_enter_opens_and_escape_goes_up(page: Page) -> None:
    focus_map(page)
    page.keyboard.type("bali")
    assert spoken(page).startswith("Bali")
    page.keyboard.press("Enter")
    expect(page.locator('.areas [role="option"]')).to_have_count(9)
    expect_told(page, ("drill", "51"))
    page.get_by_role("listbox").focus()
    page.keyboard.press("Escape")

    expect(page.locator('.areas [role="option"]')).to_have_count(38)
    expect_told(page, ("drill", "51"), ("up", "ID"))


def test_the_search_field_selects_by_name(regencies: Page) -> None:
    search = regencies.get_by_label("Cari wilayah")
    search.fill("empat lawang")
    search.press("Enter")

    expect_told(regencies, ("select", "16.11"))
    search.fill("atlantis")
    search.press("Enter")
    expect(search).to_have_attribute("aria-invalid", "true")


# --- what is drawn


def test_legend_counts_are_the_tables(page: Page) -> None:
    rows = synthetic_rows("ID", "province")
    edges = [float("-inf"), *BREAKS, float("inf")]
    classed = [int(((rows["value"] >= low) & (rows["value"] < high)).sum()) for low, high in pairwise(edges)]

    shown = [int(text.strip("()")) for text in page.locator(".legend-count").all_inner_texts()]
    assert shown == [*classed, int((rows["status"] == "estimate").sum()), int(rows["value"].isna().sum())]


def test_estimates_are_hatched_and_gaps_are_dotted(page: Page) -> None:
    rows = synthetic_rows("ID", "province").set_index("area_code")
    hatch = page.locator(".hatch")
    hatched = hatch.get_attribute("d") or ""

    assert hatch.get_attribute("fill") == "url(#estimate)"
    for code, row in rows.iterrows():
        fill = area(page, str(code)).get_attribute("fill") or ""
        expected = r"url\(#no-data\)" if row["status"] == "missing" else r"var\(--class-[0-4]\)"
        assert re.fullmatch(expected, fill), (code, row["status"], fill)
        # the hatch above the colours has the very outline of each estimate, and of nothing else
        outline = area(page, str(code)).get_attribute("d") or ""
        assert (outline in hatched) == (row["status"] == "estimate"), (code, row["status"])


def test_hatches_step_back_with_their_areas(page: Page) -> None:
    whole = page.locator(".hatch").get_attribute("d") or ""
    # 11 is an estimate of 5%, in the lowest class; 14 is one of 26%, in the third
    aceh, riau = (area(page, code).get_attribute("d") or "" for code in ("11", "14"))
    assert aceh in whole
    assert riau in whole

    page.locator(".legend-row").first.click()
    expect(page.locator(".hatch")).not_to_have_attribute("d", whole)
    alone = page.locator(".hatch").get_attribute("d") or ""
    assert aceh in alone
    assert riau not in alone


def test_another_period_leaves_the_hatch_as_it_is(page: Page) -> None:
    before = area(page, "11").get_attribute("fill")
    page.evaluate(
        """() => { const hatch = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
          .map((host) => host.shadowRoot.querySelector('.over')).find(Boolean);
          window.touched = 0;
          new MutationObserver((all) => { window.touched += all.length; })
            .observe(hatch, { subtree: true, childList: true, attributes: true }); }"""
    )
    page.get_by_test_id("stButtonGroup").get_by_text("1").click()
    expect(area(page, "11")).not_to_have_attribute("fill", before or "")

    assert page.evaluate("window.touched") == 0


def test_small_areas_have_dots_that_can_be_hit(regencies: Page) -> None:
    # Kota Magelang is 4 px wide on a map of the country
    index = area(regencies, "33.71").get_attribute("data-i")
    dot = regencies.locator(f'.dots .rim[data-i="{index}"]')

    assert (dot.bounding_box() or {"width": 0})["width"] >= 15
    dot.hover()
    expect(regencies.locator(".card")).to_contain_text("Magelang")


def test_another_period_repaints_only_what_changed(page: Page) -> None:
    before = area(page, "11").get_attribute("fill")
    page.evaluate(
        """() => { const map = [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
          .map((host) => host.shadowRoot.querySelector('.areas')).find(Boolean);
          window.added = 0; window.filled = new Set();
          new MutationObserver((all) => all.forEach((change) => {
            window.added += change.addedNodes.length;
            if (change.attributeName === 'fill') window.filled.add(change.target.id);
          }))
            .observe(map, { subtree: true, childList: true, attributes: true }); }"""
    )
    page.get_by_test_id("stButtonGroup").get_by_text("1").click()
    expect(area(page, "11")).not_to_have_attribute("fill", before or "")
    settled(page)

    # all values move a class but 12% -> 19%; areas without a figure stay as they are
    rows = [synthetic_rows("ID", "province", shift) for shift in (0, 1)]
    level = [sum((frame["value"] >= edge).astype(int) for edge in BREAKS) for frame in rows]
    changed = set(rows[0]["area_code"][(level[0] != level[1]) & rows[0]["value"].notna()])
    assert page.evaluate("window.added") == 0
    assert set(page.evaluate("[...window.filled]")) == {f"area-{code}" for code in changed}


def test_tiles_show_every_area_at_one_size(page: Page) -> None:
    page.get_by_role("button", name="Ubin").click()
    expect_told(page, ("layout", "tiles"))
    tiles = page.locator('.tiles [role="option"]')
    expect(tiles).to_have_count(38)
    page.wait_for_timeout(500)  # the flight of the tiles

    sizes = {round((tile.bounding_box() or {"width": 0})["width"]) for tile in tiles.all()}
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) >= 24
    page.locator('[id="tile-62"]').click()
    expect_told(page, ("layout", "tiles"), ("select", "62"))


def test_a_class_of_the_legend_can_be_shown_alone(page: Page) -> None:
    page.locator(".legend-row").first.click()

    # of 33 areas with a figure, 6 stand below 10% (checked above); the rest and the 5 gaps step back
    expect(page.locator(".areas .dim")).to_have_count(32)
    page.locator(".legend-row").first.click()
    page.mouse.move(0, 0)
    expect(page.locator(".areas .dim")).to_have_count(0)


def test_zoom_buttons_and_the_wheel_only_with_ctrl(page: Page) -> None:
    home = page.locator(".canvas").get_attribute("viewBox")
    page.locator(".stage").hover()
    page.mouse.wheel(0, -300)
    assert page.locator(".canvas").get_attribute("viewBox") == home
    page.get_by_role("button", name="Perbesar").click()
    expect(page.locator(".canvas")).not_to_have_attribute("viewBox", home or "")
    page.get_by_role("button", name="Tampilan semula").click()

    expect(page.locator(".canvas")).to_have_attribute("viewBox", home or "")


# --- access, and staying at home


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_map(browser: Browser, address: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with watched_page(browser, color_scheme=scheme) as opened:
        at(opened, address)
        area(opened, "62").click()
        settled(opened)
        found = Axe().run(opened, context=".stBidiComponent, [data-testid=stBidiComponentIsolated]")

    problems = [
        (v["id"], v["nodes"][0]["target"], v["nodes"][0]["failureSummary"])
        for v in found.response["violations"]
    ]
    assert problems == []


def test_targets_on_a_phone_are_large_enough_for_a_finger(browser: Browser, address: str) -> None:
    with watched_page(browser, width=390, height=844, has_touch=True, is_mobile=True) as opened:
        at(opened, address)
        area(opened, "62").tap()
        expect(opened.locator(".card")).to_contain_text("Kalimantan Tengah")
        for button in opened.locator(".pantau-map .bar button, .pantau-map .tools button").all():
            if button.is_visible():
                assert (button.bounding_box() or {"height": 0})["height"] >= 44
        wide = opened.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390


def test_geometry_is_fetched_once(browser: Browser, address: str) -> None:
    with watched_page(browser) as opened:
        asked: list[str] = []
        opened.on("request", lambda r: asked.append(r.url) if "/app/static/" in r.url else None)
        at(opened, address)
        area(opened, "33").dblclick()
        expect(opened.locator('.areas [role="option"]')).to_have_count(35)
        opened.get_by_role("listbox").focus()
        opened.keyboard.press("Escape")
        expect(opened.locator('.areas [role="option"]')).to_have_count(38)

    assert len(asked) == len(set(asked)) == 3  # provinces, neighbours, the regencies of one province


def test_a_name_is_text_and_never_markup(browser: Browser, address: str) -> None:
    with watched_page(browser) as opened:
        at(opened, address, "?name=<img src=x onerror=alert(1)><b>Aceh</b>")
        area(opened, "11").hover()

        expect(opened.locator(".card-name")).to_have_text("<img src=x onerror=alert(1)><b>Aceh</b>")
        expect(opened.locator(".pantau-map img, .pantau-map b")).to_have_count(0)


def test_a_map_that_cannot_be_fetched_says_what_to_do(browser: Browser, address: str) -> None:
    context = browser.new_context()
    opened = context.new_page()
    opened.route("**/app/static/provinces38*", lambda route: route.abort())
    opened.goto(address)  # it is never painted, so there is no coming to rest to wait for

    expect(opened.locator(".message")).to_contain_text("Peta tidak dapat dimuat")
    context.close()
