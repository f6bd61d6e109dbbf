"""A trend in Chromium: its words, its hover card, its one button; nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.browser import open_page, served, watched_page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    log = tmp_path_factory.mktemp("charts") / "server.log"
    app = Path(__file__).parent / "demo_app.py"
    with served(app, log=log) as url, watched_page(browser) as opened:
        open_page(opened, url).wait_for_selector(".js-plotly-plot .points path")
        yield opened


def test_years_values_and_the_break_are_written(page: Page) -> None:
    plot = page.locator(".js-plotly-plot")
    assert plot.locator(".xtick text").all_text_contents() == ["2021", "2022", "2023", "2024", "2025"]
    for words in ("20,2%", "seri baru (SP2020)"):
        expect(plot.get_by_text(words)).to_be_visible()
    expect(plot.locator(".legendtext", has_text="taksiran")).to_be_visible()


def test_a_line_joins_only_what_may_be_compared(page: Page) -> None:
    # 2021 with 2022: 2023 begins a new series, and 2024 is an estimate
    expect(page.locator(".js-plotly-plot .scatterlayer .js-line")).to_have_count(1)


def test_the_card_writes_numbers_as_indonesians_do(page: Page) -> None:
    page.locator(".js-plotly-plot .points path").nth(3).hover(force=True)
    card = page.locator(".hoverlayer")
    expect(card).to_contain_text("20,2% · terbitan")
    expect(card).to_contain_text("905.324 dari 4.492.574")
    expect(card).to_contain_text("Sumber: BPS <Sakernas>")


def test_there_is_one_button_and_it_speaks_indonesian(page: Page) -> None:
    buttons = page.locator(".js-plotly-plot .modebar-btn")
    assert buttons.evaluate_all("all => all.map(b => b.dataset.title)") == ["Unduh gambar (PNG)"]
