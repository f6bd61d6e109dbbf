"""Every page by keyboard: where Tab leads, what shows it, and how the page is built up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import in_theme, open_page, settled, watched_page

pytestmark = pytest.mark.browser

STOPS = 36  # the frame, the controls, and the first of the page's own
SEEN: dict[str, set[str]] = {}  # theme to the markup of what looks different with the focus

# The element that has the focus, also inside a component.
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}"""
NAMED = f"""() => {{
  const at = ({FOCUSED})();
  return at.getAttribute('aria-label') || at.labels?.[0]?.textContent || at.textContent.trim() || at.tagName;
}}"""
# Headings and landmarks in the order they are read, also inside the components.
OUTLINE = """(selector) => {
  const found = [];
  const walk = (node) => {
    if (node.shadowRoot) [...node.shadowRoot.children].forEach(walk);
    if (node.matches(selector) && node.checkVisibility()) {
      found.push([node.tagName.toLowerCase(), node.getAttribute('aria-label') || '']);
    }
    [...node.children].forEach(walk);
  };
  walk(document.body);
  return found;
}"""


def test_the_first_stop_leads_past_navigation_and_controls(wide: Page) -> None:
    address = wide.url
    wide.keyboard.press("Tab")
    assert wide.evaluate(NAMED) == "Langsung ke isi"
    expect(wide.get_by_text("Langsung ke isi")).to_be_in_viewport()
    wide.keyboard.press("Enter")
    expect(wide.locator("h1")).to_be_focused()
    expect(wide.locator("h1")).to_be_in_viewport()
    assert wide.url == address


@pytest.mark.parametrize("name", ["peta"], indirect=True)
def test_the_search_is_three_stops_away_and_the_map_ten(wide: Page) -> None:
    for _ in range(3):
        wide.keyboard.press("Tab")
    assert wide.evaluate(NAMED) == "Langsung ke pencarian"
    wide.keyboard.press("Enter")
    expect(wide.get_by_role("combobox", name="Cari wilayah, indikator")).to_be_focused()
    wide.reload()
    settled(wide)
    wide.keyboard.press("Tab")
    wide.keyboard.press("Enter")
    stops = [wide.evaluate(NAMED)]
    for _ in range(8):
        wide.keyboard.press("Tab")
        stops.append(wide.evaluate(f"({FOCUSED})().className"))
    assert "listbox" in stops, stops


@pytest.mark.parametrize("name", ["peta"], indirect=True)
def test_tab_goes_through_frame_controls_and_page_in_the_order_they_are_seen(wide: Page) -> None:
    names = []
    for _ in range(STOPS):
        wide.keyboard.press("Tab")
        names.append(wide.evaluate(NAMED).removesuffix("expand_more"))  # a popover's sign
    wanted = [
        "Langsung ke isi", "Pantau Jamsostek", "Ringkasan", "Peta", "Peringkat", "Wilayah", "Simulasi",
        "Lainnya", "ID, Bahasa Indonesia", "EN, English", "Cari wilayah, indikator, halaman, istilah",
        "Wilayah", "Indikator", "Periode", "Sasaran", "Opsi", "Data s.d. 2025 (sementara)", "Bagikan",
        "Unduh",
    ]  # fmt: skip
    left = iter(names)
    assert [name for name in wanted if name not in left] == [], names


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_whatever_has_the_focus_looks_different(wide: Page, theme: str) -> None:
    in_theme(wide, theme).emulate_media(reduced_motion="reduce")
    unseen = []
    # The frame and the controls are the same on many pages: what was seen to change once is not looked at
    # again where the very same stands in the same theme.
    seen = SEEN.setdefault(theme, set())
    for _ in range(STOPS):
        wide.keyboard.press("Tab")
        stop = wide.evaluate(f"({FOCUSED})().tagName")
        if stop == "BODY":
            break  # past the last of a short page
        if stop == "MAIN":
            continue  # Streamlit's whole content, which scrolls with the arrow keys
        looks = wide.evaluate(f"({FOCUSED})().outerHTML")
        if looks in seen:
            continue
        if _shows_focus(wide):
            seen.add(looks)
        else:
            unseen.append(looks[:160])
    assert not unseen


def _shows_focus(page: Page) -> bool:
    """Whether the element and a rim of 6 px around it look different without the focus."""
    element = page.evaluate_handle(FOCUSED).as_element()
    assert element is not None
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    size = page.viewport_size
    assert size is not None
    left, top = max(0, box["x"] - 6), max(0, box["y"] - 6)
    clip = {
        "x": left,
        "y": top,
        "width": min(box["width"] + 12, size["width"] - left),
        "height": min(box["height"] + 12, size["height"] - top),
    }
    with_focus = page.screenshot(clip=clip, caret="hide")
    element.evaluate("(at) => at.blur()")
    without = page.screenshot(clip=clip, caret="hide")
    element.focus()
    return with_focus != without


def test_headings_begin_with_one_title_and_leave_no_level_out(wide: Page) -> None:
    levels = [int(tag[1]) for tag, _ in wide.evaluate(OUTLINE, "h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


def test_a_page_has_one_main_part_and_its_navigations_are_told_apart(wide: Page) -> None:
    marks = [tuple(mark) for mark in wide.evaluate(OUTLINE, "main, nav")]
    assert [role for role, _ in marks].count("main") == 1
    navigations = [label for role, label in marks if role == "nav"]
    assert navigations[:2] == ["Halaman", "Bahasa"]
    assert len(set(navigations)) == len(navigations)


def test_the_phones_sheet_opens_and_closes_by_keyboard(app_url: str, browser: Browser) -> None:
    with watched_page(browser, width=390, height=800) as page:
        open_page(page, f"{app_url}/peta")
        button = page.locator("button[data-toggle=controls]")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        assert page.evaluate(NAMED) == "Wilayah"
        button.focus()
        page.keyboard.press("Escape")
        expect(button).to_have_attribute("aria-expanded", "false")
        expect(page.get_by_role("combobox", name="Periode")).to_be_hidden()
        expect(button).to_be_focused()
