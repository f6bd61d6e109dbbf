"""What a reader meets in Chromium is in one language, Streamlit's own words included."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from pantau.store import Release
from tests.helpers.browser import open_page, params, settled, watched_page
from tests.helpers.languages import left_over, plurals_after_one, without_terms
from tests.helpers.names import without_names
from tests.helpers.pages import ADDRESSES

pytestmark = pytest.mark.browser

# Every text and naming attribute of the page, also inside the components, but for what is not shown,
# and for what is cited: whatever is marked with a language of its own, references and lines that keep the
# language they were published in.
TEXTS = """() => {
  const found = [], cited = /^(Source|Sumber|Note of the source|Catatan sumber)\\b/;
  const apart = '[lang]:not(html), blockquote, script, style, noscript,'
    + ' td.status small, .pj-languages';
  const quoted = (element) => element.closest(apart) || cited.test(element.textContent);
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) walk(element.shadowRoot);
      if (quoted(element)) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'data-title', 'alt']) {
        if (element.getAttribute(name)) found.push(element.getAttribute(name));
      }
      for (const node of element.childNodes) {
        const text = node.nodeType === Node.TEXT_NODE ? node.data.trim() : '';
        if (text && !cited.test(text)) found.push(text);
      }
    }
  };
  walk(document.body);
  return found;
}"""

FEWEST_TEXTS = {"cek_angka": 30}  # before a sentence is pasted it holds little beside the frame


def texts(page: Page, name: str, language: str, release: Release) -> list[str]:
    """What the page says now; in English without names, which keep their language."""
    found: list[str] = page.evaluate(TEXTS)
    found = without_names(found, release) if language == "en" else found
    return without_terms(found) if name == "tentang" else found


def assert_no_other_language(page: Page, name: str, language: str, release: Release) -> None:
    """Within ten seconds: components draw after the script, Streamlit's words are put right after that."""
    found, fewest = texts(page, name, language, release), FEWEST_TEXTS.get(name, 40)
    for _ in range(40):
        if len(found) > fewest and not left_over(found, language):
            return
        page.wait_for_timeout(250)
        found = texts(page, name, language, release)
    assert len(found) > fewest, "the page says something"
    assert not left_over(found, language)


def test_a_page_is_in_indonesian(wide: Page, name: str, full_release: Release) -> None:
    assert wide.locator("html").get_attribute("lang") == "id"
    assert_no_other_language(wide, name, "id", full_release)


def test_a_page_is_in_english(app_url: str, browser: Browser, name: str, full_release: Release) -> None:
    address = ADDRESSES[name]
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/{address}{'&' if '?' in address else '?'}bahasa=en")
        assert page.locator("html").get_attribute("lang") == "en"
        expect(page.locator("h1")).to_be_visible()
        assert_no_other_language(page, name, "en", full_release)
        found = texts(page, name, "en", full_release)
        assert [text for text in found if plurals_after_one(text) or "{count:" in text] == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_words_of_an_open_list_are_in_the_pages_language(
    app_url: str, browser: Browser, language: str, full_release: Release
) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peta?bahasa={language}")
        search = page.get_by_role("combobox").first
        search.click()
        search.press_sequentially("zzzz")
        said = {"id": "Tidak ada yang cocok", "en": "No results"}[language]
        expect(page.get_by_text(said, exact=True)).to_be_visible()
        announced = {"id": "0 pilihan tersedia.", "en": "0 options available."}[language]
        expect(page.locator("[data-live-announcer]")).to_contain_text(announced)
        assert_no_other_language(page, "peta", language, full_release)


def test_the_words_of_a_chart_are_indonesian(app_url: str, browser: Browser) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/wilayah?wilayah=16")
        buttons = page.locator(".js-plotly-plot").first.locator(".modebar-btn")
        expect(buttons.first).to_be_attached()
        assert buttons.evaluate_all("all => all.map(one => one.dataset.title)") == ["Unduh gambar (PNG)"]


def test_an_address_that_is_no_page_is_told_in_indonesian(app_url: str, browser: Browser) -> None:
    # Chromium writes the answer on the console
    with watched_page(browser, tolerate="404") as page:
        page.goto(f"{app_url}/tidakada")
        told = page.locator("section[lang=id]")
        expect(told).to_contain_text("Tidak ada halaman di alamat ini")
        assert not left_over(told.all_inner_texts(), "id")
        told.get_by_role("link").click()
        expect(page.locator("h1")).to_contain_text("pekerja terlindungi")


def test_the_switch_changes_the_language_and_nothing_else(
    app_url: str, browser: Browser, full_release: Release
) -> None:
    link = f"{app_url}/peta?indikator=coverage_employed&segmen=pu&periode=2024&lingkup=16&wilayah=16.71"
    with watched_page(browser) as page:
        open_page(page, f"{link}&sasaran=&kelas=kuantil&taksiran=ya&tampilan=ubin&tingkat=kabkota&rilis=")
        before = params(page)
        switch = page.get_by_role("link", name="EN, English")
        switch.hover()  # then it says all: for a new tab, or to be copied
        href = urlsplit(str(switch.evaluate("(at) => at.href")))
        shown = {key: values[0] for key, values in parse_qs(href.query).items()}
        assert shown == {**before, "bahasa": "en"}
        switch.click()
        expect(page.locator("html")).to_have_attribute("lang", "en")
        settled(page)
        expect(page.get_by_role("link", name="EN, English")).to_have_attribute("aria-current", "true")
        assert {**params(page), "bahasa": "id"} == {**before, "bahasa": "id"}
        assert params(page)["bahasa"] == "en"
        assert page.title() == "Map Sumatera Selatan · Pantau Jamsostek"
        assert_no_other_language(page, "peta", "en", full_release)
        # and the way back, with the words of Streamlit that were changed before
        page.get_by_role("link", name="ID, Bahasa Indonesia").click()
        expect(page.locator("html")).to_have_attribute("lang", "id")
        settled(page)
        assert_no_other_language(page, "peta", "id", full_release)
        page.go_back()
        expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("", "Ringkasan"),
        ("peta?lingkup=kanwil-sumbagsel", "Peta Kanwil Sumbagsel"),
        ("peringkat?bahasa=en", "Ranking Indonesia"),
        ("wilayah?wilayah=16.71", "Kota Palembang"),
        ("tentang?bahasa=en", "About the data"),
    ],
)
def test_the_window_is_named_after_its_page(app_url: str, browser: Browser, address: str, title: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/{address}")
        assert page.title() == f"{title} · Pantau Jamsostek"
