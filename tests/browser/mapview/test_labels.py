"""Names and values on the map: what is written where, worked out from the boxes the browser has drawn.

On the page itself, whose panel, legend and tools lie on the map.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.helpers.browser import in_theme, open_page, settled, watched_page

pytestmark = pytest.mark.browser

SIZES = [(1366, 768), (1440, 900), (1920, 1080), (390, 844)]
NATION, SUMSEL, JATENG, PAPUA = (
    "peta",
    "peta?lingkup=16&tingkat=kabkota&indikator=informal_share",
    "peta?lingkup=33&tingkat=kabkota&indikator=informal_share",
    "peta?lingkup=91&tingkat=kabkota&indikator=informal_share",
)
ESTIMATES = "peta?lingkup=16&tingkat=kabkota&indikator=coverage_employed"
COUNTS = "peta?indikator=employed"
TILES = "peta?tampilan=ubin"
REGENCY_TILES = "peta?lingkup=33&tingkat=kabkota&indikator=informal_share&tampilan=ubin"
ALL_TILES = "peta?tingkat=kabkota&indikator=informal_share&tampilan=ubin"

MAP = """[...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')]
  .map((host) => host.shadowRoot.querySelector('.pantau-map')).find(Boolean)"""
# Each label with its box, and whether each of eight points inside its rim lies on the area it names.
DRAWN = (
    "() => { const map = "
    + MAP
    + """;
  const box = (node) => {
    const r = node.getBoundingClientRect();
    return [r.left, r.top, r.right, r.bottom]; };
  const labels = [...map.querySelectorAll('.labels text')].map((text) => {
    const [left, top, right, bottom] = box(text);
    const shape = map.querySelector(`[id="area-${text.dataset.of}"]`);
    const inside = (x, y) => {
      const at = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
      return shape.isPointInFill(at);
    };
    const size = Number(text.getAttribute('font-size'));
    // the box holds the halo too, and letters reach neither its top nor, but for g and j, its foot
    const [west, east] = [left + 0.11 * size, right - 0.11 * size];
    const [high, low] = [top + 0.3 * size, bottom - 0.3 * size];
    const rim = [[west, high], [east, high], [west, low], [east, low]]
      .concat([[(left + right) / 2, high], [(left + right) / 2, low]]);
    const lines = [...text.children].map((line) => line.textContent);
    return { code: text.dataset.of, lines, size, box: [left, top, right, bottom],
      inside: shape ? rim.every(([x, y]) => inside(x, y)) : null };
  });
  const lying = ['.tools', '.crumbs', '.bar', '.legend ul', '.legend .unplaced']
    .flatMap((name) => [...map.querySelectorAll(name)]);
  const panel = document.querySelector('.st-key-map_panel');
  if (panel) lying.push(panel.parentElement);
  const boxes = lying.map((node) => [node.className || 'panel', box(node)])
    .filter(([, [left, top, right, bottom]]) => right > left && bottom > top);
  return { labels, lying: boxes, stage: box(map.querySelector('.stage')) };
}"""
)


def drawn(page: Page, url: str) -> dict[str, Any]:
    """The labels of a page's map, and what lies on it."""
    open_page(page, url)
    page.wait_for_timeout(600)  # the map comes to rest, and its panel to its place
    found: dict[str, Any] = settled(page).evaluate(DRAWN)
    return found


def apart(one: list[float], other: list[float], least: float = 0.0) -> bool:
    """Whether two boxes do not meet."""
    return (
        one[2] <= other[0] + least
        or other[2] <= one[0] + least
        or one[3] <= other[1] + least
        or other[3] <= one[1] + least
    )


def letters(label: dict[str, Any]) -> list[float]:
    """The box of a label's letters: its box without the room above and below them."""
    left, top, right, bottom = label["box"]
    return [left, top + 0.25 * label["size"], right, bottom - 0.25 * label["size"]]


@pytest.mark.parametrize(
    "address", [NATION, SUMSEL, JATENG, PAPUA, COUNTS, TILES, REGENCY_TILES, ALL_TILES, ESTIMATES]
)
def test_no_label_lies_on_another_nor_below_what_lies_on_the_map(
    app_url: str, browser: Browser, address: str
) -> None:
    for width, height in SIZES:
        with watched_page(browser, width=width, height=height) as page:
            found = drawn(page, f"{app_url}/{address}")
        labels = found["labels"]
        for one, other in combinations(labels, 2):
            assert apart(letters(one), letters(other)), (width, one, other)
        for label in labels:
            for name, box in found["lying"]:
                assert apart(letters(label), box, 0.5), (width, label, name)
            stage = found["stage"]
            assert label["box"][0] >= stage[0], (width, label)
            assert label["box"][2] <= stage[2], (width, label)
            assert label["size"] >= 9, (width, label)


@pytest.mark.parametrize(("address", "least"), [(NATION, 12), (SUMSEL, 9), (JATENG, 14), (PAPUA, 4)])
def test_labels_stand_inside_their_areas(app_url: str, browser: Browser, address: str, least: int) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        labels = drawn(page, f"{app_url}/{address}")["labels"]
    assert len(labels) >= least
    assert [label["lines"] for label in labels if not label["inside"]] == []


def test_every_tile_of_a_nation_or_a_province_has_its_name(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        nation = drawn(page, f"{app_url}/{TILES}")["labels"]
        jateng = drawn(page, f"{app_url}/{REGENCY_TILES}")["labels"]
    assert len(nation) == 34
    assert len(jateng) == 35


def test_values_are_written_under_names_and_follow_the_period(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        of_2024 = {
            label["code"]: label["lines"] for label in drawn(page, f"{app_url}/peta?periode=2024")["labels"]
        }
        of_2022 = {
            label["code"]: label["lines"] for label in drawn(page, f"{app_url}/peta?periode=2022")["labels"]
        }
    # data/facts/coverage: Sumatera Selatan 21,0% in 2024
    assert of_2024["16"] == ["Sumsel", "21,0%"]
    assert of_2024["63"] == ["Kalsel", "33,1%*"]  # has a remark
    assert of_2022["16"][0] == "Sumsel"
    assert of_2022["16"] != of_2024["16"]


def test_an_estimate_is_never_written_bare(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        labels = drawn(page, f"{app_url}/{ESTIMATES}")["labels"]
        estimates: list[str] = page.evaluate(
            "() => [..." + MAP + ".querySelectorAll('.labels text')].map((text) => text.textContent)"
        )
    assert labels
    # no regency of Sumatera Selatan has a published figure of this coverage: all are estimates, or none
    valued = [text for text in estimates if any(letter.isdigit() for letter in text)]
    assert len(valued) >= 4
    assert all("±" in text or "–" in text or "≈" in text for text in valued), valued


def test_labels_move_with_a_zoom_and_are_placed_anew(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=1366, height=768) as page:
        before = drawn(page, f"{app_url}/{JATENG}")["labels"]
        for _ in range(2):
            page.get_by_role("button", name="Perbesar").click()
            page.wait_for_timeout(500)
        after = page.evaluate(DRAWN)
    assert {label["code"] for label in after["labels"]} != {label["code"] for label in before}
    for one, other in combinations(after["labels"], 2):
        assert apart(letters(one), letters(other)), (one, other)
    for label in after["labels"]:
        assert label["inside"], label


# Contrast of each label's ink with the class below it, by WCAG, as the browser has painted both.
INK = (
    "() => { const map = "
    + MAP
    + """;
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05); };
  return [...map.querySelectorAll('.labels text')].map((text) => {
    const style = getComputedStyle(text);
    const fill = getComputedStyle(map.querySelector(`[id="area-${text.dataset.of}"]`)).fill;
    return [contrast(style.fill, style.stroke), fill.startsWith('url') ? 21 : contrast(style.fill, fill)];
  }); }"""
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_labels_can_be_read_on_every_class(app_url: str, browser: Browser, theme: str) -> None:
    for address in (NATION, SUMSEL, "peta?sasaran=rpjmn-2025&warna=sasaran"):
        with watched_page(browser, width=1366, height=768) as page:
            open_page(page, f"{app_url}/{address}")
            in_theme(page, theme)
            page.wait_for_timeout(500)
            found = page.evaluate(INK)
        assert found
        assert min(min(pair) for pair in found) >= 4.5
