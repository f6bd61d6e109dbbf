"""A page enlarged, on a narrow screen, at rest, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.helpers.browser import in_theme, settled

pytestmark = pytest.mark.browser

ONLY_ON_A_SCREEN = (
    ".pj-nav, .pj-languages, .st-key-search, .st-key-controls, .pj-tools button, .stDownloadButton"
)
# 1440 px at 200%, the phone of 320 px that 400% of a laptop amounts to, a phone held across, a small
# laptop, and one of 1366 by 768 at 150% and at 400%.
ENLARGED = [(720, 500), (320, 640), (640, 320), (1100, 768), (911, 512), (341, 192)]
WITHOUT_CONTROLS = ("cerita", "cek_angka", "data", "metodologi", "tentang")

# Links, buttons and fields of the bars that something else lies on, wherever the page is scrolled to.
COVERED = """() => {
  const bars = ':is(.st-key-top, .st-key-bar) :is(a, button, summary, input, select)';
  const hit = (one) => [0.2, 0.5, 0.8].every((part) => {
    const box = one.getBoundingClientRect();
    const at = document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2);
    return at && (one.contains(at) || at.contains(one));
  });
  return [...document.querySelectorAll(bars)]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.offsetWidth > 2)
    .filter((one) => {
      one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      return !hit(one);
    })
    .map((one) => one.textContent || one.ariaLabel);
}"""


@pytest.mark.parametrize("size", ENLARGED, ids=str)
def test_nothing_is_lost_when_the_page_is_enlarged(wide: Page, name: str, size: tuple[int, int]) -> None:
    width, height = size
    wide.set_viewport_size({"width": width, "height": height})
    settled(wide)
    expect(wide.locator("h1")).to_be_visible()
    main = wide.locator("[data-testid=stMain]")
    expect(main).to_have_js_property("clientWidth", width)
    # a map follows a new width a moment later
    expect(main).to_have_js_property("scrollWidth", width)
    menu = wide.locator(".pj-more > summary")  # the last of the pages are behind it
    menu.click()
    for label in ("EN, English", "Tentang data"):
        link = wide.get_by_role("link", name=label)
        link.scroll_into_view_if_needed()
        expect(link).to_be_in_viewport(ratio=0.99)
    menu.click()
    assert wide.evaluate(COVERED) == []
    if name not in WITHOUT_CONTROLS:
        controls, sheet = (
            wide.get_by_role("combobox", name="Indikator", exact=True),
            wide.locator("button[data-toggle=controls]"),
        )
        folded = not controls.is_visible()
        if folded:
            wide.get_by_role("button", name="Ubah tampilan").click()
        controls.scroll_into_view_if_needed()
        expect(controls).to_be_in_viewport()
        if folded:
            sheet.click()
            expect(controls).to_be_hidden()


def test_nothing_moves_for_who_asks_for_rest(wide: Page) -> None:
    wide.emulate_media(reduced_motion="reduce")
    moving = wide.evaluate("""() => {
      const found = [];
      const lasts = (style) => [style.transitionDuration, style.animationDuration]
        .some((times) => times.split(', ').some((time) => parseFloat(time) > 0));
      const walk = (root) => {
        for (const element of root.querySelectorAll('*')) {
          if (lasts(getComputedStyle(element))) found.push(element.outerHTML.slice(0, 120));
          if (element.shadowRoot) walk(element.shadowRoot);
        }
      };
      walk(document.body);
      return found;
    }""")
    assert moving == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_printed_page_is_dark_on_white_and_without_controls(wide: Page, theme: str) -> None:
    in_theme(wide, theme).emulate_media(media="print")
    expect(wide.locator("h1")).to_be_visible()
    assert not [one for one in wide.locator(ONLY_ON_A_SCREEN).all() if one.is_visible()]
    grounds = ["body", "[data-testid=stApp]"]
    style = "(at) => [getComputedStyle(at).backgroundColor, getComputedStyle(at).color]"
    assert {wide.locator(one).evaluate(style)[0] for one in grounds} == {"rgb(255, 255, 255)"}
    inks = {wide.locator(one).first.evaluate(style)[1] for one in ("h1", ".pj-brand a")}
    assert inks == {"rgb(27, 37, 48)"}


# Sheets of A4 that each page fills at least: what is cut off at the first screen fills one.
SHEETS = {"ringkasan": 2, "peta": 1, "wilayah": 3, "tentang": 5}


@pytest.mark.parametrize("name", list(SHEETS), indirect=True)
def test_the_whole_page_is_printed(wide: Page, name: str) -> None:
    printed = wide.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= SHEETS[name]


@pytest.mark.parametrize("name", ["peringkat"], indirect=True)
def test_every_row_of_the_league_table_is_printed(wide: Page) -> None:
    rows = wide.locator("tbody.group tr[data-code]")
    assert rows.count() == 34  # provinces with a figure, on the boundaries of 34
    wide.emulate_media(media="print")
    # both in one look: the page may still move while it is laid out for paper
    below = rows.last.evaluate(
        """(row) => {
          const [end, box] = [row, row.closest('.box')].map((at) => at.getBoundingClientRect().bottom);
          return end - box;
        }"""
    )
    assert below <= 1
