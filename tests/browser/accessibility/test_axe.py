"""axe-core finds nothing on any page, on a wide screen and on a phone, in light and dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, settled, watched_page
from tests.helpers.pages import ADDRESSES, PAGES

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """'rule: element: what axe says' of each thing that axe-core objects to, of whatever weight."""
    found: dict[str, Any] = Axe().run(page, options={"runOnly": RULES}).response
    assert len(found["passes"]) > 20, "axe has looked"
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(app_url: str, browser: Browser, name: str, width: int, theme: str) -> None:
    with watched_page(browser, width=width, color_scheme=theme) as page:
        open_page(page, f"{app_url}/{ADDRESSES[name]}")
        expect(page.locator("h1")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize(("width", "theme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize(
    "drawing", ["tren", "sebaran", "kuadran", "permadani", "corong", "serupa&wilayah=16"]
)
def test_axe_finds_nothing_on_any_drawing_of_areas_compared(
    app_url: str, browser: Browser, drawing: str, width: int, theme: str
) -> None:
    """Bandingkan opens on two periods, which the test of every page looks at."""
    with watched_page(browser, width=width, color_scheme=theme) as page:
        open_page(page, f"{app_url}/bandingkan?banding=16,17,18&gambar={drawing}")
        expect(page.locator("h2").first).to_be_visible()
        expect(page.get_by_role("button", name="Unduh CSV")).to_be_visible()
        assert violations(settled(page)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_a_checked_claim(app_url: str, browser: Browser, theme: str) -> None:
    with watched_page(browser, width=390, height=800, color_scheme=theme) as page:
        open_page(page, f"{app_url}/cek_angka")
        page.get_by_role("button", name="Contoh: Aceh").click()
        expect(page.locator(".pj-claim .verdict").first).to_be_visible()
        assert violations(settled(page)) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_phones_open_sheet(app_url: str, browser: Browser, theme: str) -> None:
    with watched_page(browser, width=390, height=800, color_scheme=theme) as page:
        open_page(page, f"{app_url}/peta")
        page.get_by_role("button", name="Ubah tampilan").click()
        expect(page.get_by_role("combobox", name="Periode")).to_be_visible()
        assert violations(page) == []


def test_axe_finds_nothing_where_an_address_cannot_be_read(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?wilayah=99&bahasa=en")
        expect(page.get_by_role("alert")).to_be_visible()
        assert violations(page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_small_print_has_the_contrast_of_body_text(app_url: str, browser: Browser, theme: str) -> None:
    """4.5 to 1 (WCAG 1.4.3), worked out here because axe leaves mixed colours undecided."""
    with watched_page(browser, color_scheme=theme) as page:
        open_page(page, f"{app_url}/")
        ratios = page.evaluate(CONTRASTS, ".quiet, caption, .pj-tools span, .sub")
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
