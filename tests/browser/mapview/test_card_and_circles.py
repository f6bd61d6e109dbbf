"""The card beside what it describes, counts as circles, and what lies on the map without lying on another."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility.test_axe import violations
from tests.browser.mapview.demo_app import as_counts, synthetic_rows
from tests.browser.mapview.test_labels import MAP, apart
from tests.helpers.browser import in_theme, open_page, settled, watched_page

pytestmark = pytest.mark.browser

SUMSEL = "peta?lingkup=16&tingkat=kabkota&indikator=informal_share"
JATENG = "peta?lingkup=33&tingkat=kabkota&indikator=informal_share"
COUNTS = "peta?indikator=employed"


def opened(page: Page, url: str) -> Page:
    """A page whose map and panel have come to rest."""
    open_page(page, url)
    page.wait_for_timeout(600)
    return settled(page)


# How many points of an area's outline lie under the card, of how many.
HIDDEN = (
    "(code) => { const map = "
    + MAP
    + """;
  const card = map.querySelector('.card').getBoundingClientRect();
  const shape = map.querySelector(`[id="area-${code}"]`);
  const matrix = shape.getScreenCTM();
  const length = shape.getTotalLength();
  const points = Array.from({ length: 400 }, (_, i) =>
    shape.getPointAtLength((length * i) / 400).matrixTransform(matrix));
  const below = points.filter(({ x, y }) =>
    x > card.left && x < card.right && y > card.top && y < card.bottom);
  const stage = map.querySelector('.stage').getBoundingClientRect();
  return { hidden: below.length, card: [card.left, card.top, card.right, card.bottom],
    stage: [stage.left, stage.top, stage.right, stage.bottom] }; }"""
)


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("peta", ("11", "33", "62", "73", "91", "92", "31")),
        (SUMSEL, ("16.02", "16.06", "16.71", "16.09", "16.13")),
        (JATENG, ("33.01", "33.22", "33.74", "33.12")),
    ],
)
def test_the_card_never_covers_the_area_it_describes(
    app_url: str, browser: Browser, address: str, codes: tuple[str, ...]
) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        opened(page, f"{app_url}/{address}")
        listbox = page.get_by_role("listbox").first
        for code in codes:
            page.evaluate(
                "(code) => { const map = "
                + MAP
                + """; const shape = map.querySelector(`[id="area-${code}"]`);
                const { left, top, width, height } = shape.getBoundingClientRect();
                for (const type of ['pointermove'])
                  shape.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true,
                    clientX: left + width / 2, clientY: top + height / 2 })); }""",
                code,
            )
            expect(page.locator(".card")).to_be_visible()
            found = page.evaluate(HIDDEN, code)
            assert found["hidden"] == 0, (code, found)
            for at in (0, 1):
                assert found["card"][at] >= found["stage"][at], (code, found)
                assert found["card"][at + 2] <= found["stage"][at + 2], (code, found)
        listbox.focus()
        page.keyboard.press("Home")
        assert page.evaluate(HIDDEN, page.evaluate(ACTIVE))["hidden"] == 0


ACTIVE = (
    "() => { const map = "
    + MAP
    + "; return map.querySelector('.listbox').getAttribute('aria-activedescendant').slice('area-'.length); }"
)

CIRCLES = (
    "() => { const map = "
    + MAP
    + """;
  const codes = [...map.querySelectorAll('.areas path')].map((node) => node.id.slice(5));
  const painted = [...map.querySelectorAll('.areas [role=option]')];
  const fills = new Set(painted.map((node) => getComputedStyle(node).fill));
  return { fills: fills.size, sizes: [...map.querySelectorAll('.legend .size-row')].map((row) =>
      [row.textContent, Number(row.querySelector('circle').getAttribute('r'))]),
    circles: [...map.querySelectorAll('.bubbles circle')].map((node) =>
      [codes[node.dataset.i], Number(node.getAttribute('r')), node.getAttribute('class')]) }; }"""
)


def test_a_count_is_a_circle_whose_area_stands_for_it_and_never_a_fill(
    app_url: str, browser: Browser
) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        opened(page, f"{app_url}/{COUNTS}")
        found = page.evaluate(CIRCLES)
        radius = {code: r for code, r, _ in found["circles"]}
        # data/facts/employed: Jawa Barat 24.506.852 of 2025, Sumatera Utara 8,0 million
        assert len(radius) == 38
        assert found["fills"] == 1
        assert radius["12"] / radius["32"] == pytest.approx(math.sqrt(8.0 / 24.5), abs=0.01)
        assert [text for text, _ in found["sizes"]] == ["20 juta", "2 juta", "500 ribu"]
        assert found["sizes"][1][1] / found["sizes"][0][1] == pytest.approx(math.sqrt(0.1), rel=0.01)
        assert page.locator(".legend .legend-row").count() == 0  # no classes of colour

        at = next(i for i, (code, *_) in enumerate(found["circles"]) if code == "12")
        page.locator(".bubbles circle").nth(at).click()
        settled(page)
        assert "wilayah=12" in page.url


def test_circles_of_estimates_are_dashed_and_a_zero_is_a_ring(address: str, browser: Browser) -> None:
    rows = as_counts(synthetic_rows("ID", "province")).set_index("area_code")
    known = rows[rows["value"].notna()]
    with watched_page(browser) as page:
        opened(page, f"{address}/?unit=people")
        circles = {code: kind.split() for code, _, kind in page.evaluate(CIRCLES)["circles"]}
        labels = page.evaluate(
            "() => [..." + MAP + ".querySelectorAll('.labels text')].map((text) => text.textContent)"
        )
    assert set(circles) == set(known.index)
    assert {code for code, kind in circles.items() if "zero" in kind} == {"12"}
    estimates = set(known.index[known["status"] == "estimate"])
    assert estimates
    assert {code for code, kind in circles.items() if "guessed" in kind} == estimates
    # 11 is an estimate of 10.000: its label says so
    assert any(text.startswith("Aceh") and "≈" in text for text in labels)


BOXES = (
    "() => { const map = "
    + MAP
    + """;
  const box = (node) => {
    const r = node.getBoundingClientRect();
    return [r.left, r.top, r.right, r.bottom]; };
  const found = ['.tools', '.crumbs', '.bar', '.legend ul', '.legend .unplaced']
    .flatMap((name) => [...map.querySelectorAll(name)].map((node) => [name, box(node)]));
  const panel = document.querySelector('.st-key-map_panel');
  found.push(['panel', box(panel.parentElement)]);
  const shore = [...map.querySelectorAll('.areas [role=option]')].flatMap((shape) => {
    const [matrix, length] = [shape.getScreenCTM(), shape.getTotalLength()];
    return Array.from({ length: 120 }, (_, i) => {
      const at = shape.getPointAtLength((length * i) / 120).matrixTransform(matrix);
      return [at.x, at.y]; }); });
  return { boxes: found.filter(([, [l, t, r, b]]) => r > l && b > t), shore,
    stage: box(map.querySelector('.stage')) }; }"""
)


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1440, 900), (1920, 1080), (390, 844)])
def test_panel_legend_and_tools_lie_on_nothing(
    app_url: str, browser: Browser, width: int, height: int
) -> None:
    for address in ("peta", SUMSEL, JATENG, "peta?lingkup=91&tingkat=kabkota&wilayah=91", COUNTS):
        with watched_page(browser, width=width, height=height) as page:
            found: dict[str, Any] = opened(page, f"{app_url}/{address}").evaluate(BOXES)
        for (one, first), (other, second) in combinations(found["boxes"], 2):
            assert apart(first, second, 0.5), (address, one, first, other, second)
        for name, (left, top, right, bottom) in found["boxes"]:
            under = [(x, y) for x, y in found["shore"] if left < x < right and top < y < bottom]
            assert not under, (address, name, len(under))
        if width < 640:  # on a phone the panel stands below the map
            panel = dict(found["boxes"])["panel"]
            assert panel[1] >= found["stage"][3]


def test_the_panel_can_be_folded(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        opened(page, f"{app_url}/peta")
        panel = page.locator(".st-key-map_panel")
        expect(panel.get_by_text("Selengkapnya")).to_be_visible()
        panel.get_by_role("heading").click()
        expect(panel.get_by_text("Selengkapnya")).to_be_hidden()


@pytest.mark.parametrize("width", [1366, 390])
def test_axe_finds_nothing_on_maps_with_labels_and_with_circles(
    app_url: str, browser: Browser, width: int
) -> None:
    for address in (SUMSEL, COUNTS, "peta?lingkup=16&tingkat=kabkota&indikator=coverage_ucj"):
        with watched_page(browser, width=width, height=900) as page:
            opened(page, f"{app_url}/{address}")
            for theme in ("light", "dark"):
                assert violations(in_theme(page, theme)) == [], (address, theme)
