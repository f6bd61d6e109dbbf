"""axe-core finds nothing on any page, on a wide screen and on a phone, in light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import in_theme, open_page, settled, watched_page

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """'rule: element: what axe says' of each thing that axe-core objects to, of whatever weight."""
    # of what passes, one element each: to describe them all takes longer than to look
    options = {"runOnly": RULES, "resultTypes": ["violations"]}
    found: dict[str, Any] = Axe().run(page, options=options).response
    assert len(found["passes"]) > 20, "axe has looked"
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


THEMES = ("light", "dark")


def violations_in_both_themes(page: Page) -> dict[str, list[str]]:
    """Theme to what axe-core objects to in it."""
    return {theme: violations(in_theme(page, theme)) for theme in THEMES}


NONE: dict[str, list[str]] = {theme: [] for theme in THEMES}


def test_axe_finds_nothing_on_a_wide_screen(wide: Page) -> None:
    assert violations_in_both_themes(wide) == NONE


def test_axe_finds_nothing_on_a_phone(narrow: Page) -> None:
    assert violations_in_both_themes(narrow) == NONE


@pytest.mark.parametrize("drawing", ["tren", "sebaran", "kuadran", "permadani", "serupa&wilayah=16"])
def test_axe_finds_nothing_on_any_drawing_of_areas_compared(
    app_url: str, browser: Browser, drawing: str
) -> None:
    """Bandingkan opens on two periods, which the test of every page looks at."""
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/bandingkan?banding=16,17,18&gambar={drawing}")
        expect(page.locator("h2").first).to_be_visible()
        expect(page.get_by_role("button", name="Unduh CSV")).to_be_visible()
        assert violations(settled(page)) == []
        page.set_viewport_size({"width": 390, "height": 1000})
        assert violations(in_theme(page, "dark")) == []


def test_axe_finds_nothing_on_a_checked_claim(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=800) as page:
        open_page(page, f"{app_url}/cek_angka")
        page.get_by_role("button", name="Contoh: Aceh").click()
        expect(page.locator(".pj-claim .verdict").first).to_be_visible()
        assert violations_in_both_themes(settled(page)) == NONE


def test_axe_finds_nothing_on_the_phones_open_sheet(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=800) as page:
        open_page(page, f"{app_url}/peta")
        page.get_by_role("button", name="Ubah tampilan").click()
        expect(page.get_by_role("combobox", name="Periode")).to_be_visible()
        assert violations_in_both_themes(page) == NONE


def test_axe_finds_nothing_where_an_address_cannot_be_read(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?wilayah=99&bahasa=en")
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize("name", ["ringkasan"], indirect=True)
@pytest.mark.parametrize("theme", THEMES)
def test_small_print_has_the_contrast_of_body_text(wide: Page, theme: str) -> None:
    """4.5 to 1 (WCAG 1.4.3), worked out here because axe leaves mixed colours undecided."""
    ratios = in_theme(wide, theme).evaluate(CONTRASTS, ".quiet, caption, .pj-tools span, .sub")
    assert len(ratios) > 10
    assert min(ratios) >= 4.5


# The ratio of each element's text to the ground it stands on; the canvas turns any colour into numbers.
CONTRASTS = """(selector) => {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const painted = (colours) => {
    context.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const channel = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = (rgb) => {
    const [r, g, b] = rgb.map((c) => channel(c / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll(selector)].map((element) => {
    const grounds = [];
    for (let at = element; at; at = at.parentElement) grounds.unshift(getComputedStyle(at).backgroundColor);
    const pair = [painted(grounds), painted([...grounds, getComputedStyle(element).color])].map(light);
    return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
  });
}"""
