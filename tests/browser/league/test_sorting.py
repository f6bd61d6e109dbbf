"""Every column of every table that can be sorted: rows stand in the order of what is shown, either way."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.helpers.browser import open_page, watched_page

pytestmark = pytest.mark.browser

# Tables by address: league tables with ranges, targets, 514 rows, parts of a province and of a Kanwil, and
# several bases; heat tables. Estimates stand in none, so that of regencies it is other indicators.
ADDRESSES = (
    "peringkat?sasaran=rkp-2026",
    "peringkat?tingkat=kabkota&indikator=employed",
    "peringkat?tingkat=kabkota&indikator=coverage_ucj",
    "peringkat?indikator=coverage_ucj",
    "peringkat?indikator=employed",
    "wilayah?wilayah=16&indikator=informal_share",
    "wilayah?wilayah=kanwil-sumbagsel",
    "inpres",
    "inpres?lingkup=73&tingkat=kabkota",
)
# What each cell of a column shows first, group by group; groups without bars stay by name.
SHOWN = """([table, at]) => [...table.tBodies]
  .filter((body) => !body.matches(".pinned") && (body.querySelector(".bar") || !body.matches(".group")))
  .map((body) => [...body.querySelectorAll("tr[data-code]")].map((row) => {
    const cell = row.cells[at].cloneNode(true);
    const words = cell.matches(".range") ? cell.querySelector(".unseen")?.textContent ?? "" : null;
    for (const aside of cell.querySelectorAll("small, sup, abbr, .bar")) aside.remove();
    return [row.cells[at].className, (words ?? cell.textContent).trim()];
  }))"""
# What a column of figures says in a word.
WORDS = {"tercapai": 0.0, "belum dapat dinilai": 0.0, "di atas patokan": 0.0}


def number_of(text: str) -> float:
    """'−1.234,5%' -> -1234.5; of '38.214 / 92.753' the first."""
    (first, *_) = re.findall(r"[−+]?\d[\d.]*(?:,\d+)?", text)
    return float(first.replace(".", "").replace(",", ".").replace("−", "-"))


def value_of(looks: str, text: str) -> object:
    """What a cell shows, as something that has an order; None where it shows nothing to compare."""
    if "range" in looks.split():
        return tuple(int(place) for place in re.findall(r"\d+", text.rpartition(":")[2])) or None
    if text in ("–", "?", ""):
        return None
    if {"area", "status"} & set(looks.split()):
        return text
    if marks := re.findall(r"(\d+) ([✓×?])", text):
        return share_of({mark: int(count) for count, mark in marks})
    if re.search(r"\d", text):
        # in a heat table a count is compared with no share: it stands with what is not known
        heat = looks.startswith("is-")
        return None if heat and "%" not in text else number_of(text)
    return {"is-full": 100.0, "is-none": 0.0}.get(looks, WORDS.get(text.lower()))


def share_of(counts: dict[str, int]) -> float | None:
    """Those that have, of those known; None where only they are on record."""
    have, have_not = counts.get("✓", 0), counts.get("×", 0)
    return None if not have_not and counts.get("?") else 100 * have / (have + have_not)


def in_order(values: list[object], down: bool) -> bool:
    """Whether values stand in order, those that show nothing last."""
    known = [value for value in values if value is not None]
    if values[: len(known)] != known:
        return False
    if known and isinstance(known[0], tuple):
        known = [(value[0], value[-1]) for value in known]  # type: ignore[index]
    pairs = pairwise(known)
    return all((a >= b) if down else (a <= b) for a, b in pairs)  # type: ignore[operator]


def alphabetical(values: list[object], down: bool) -> bool:
    """Whether names stand by the alphabet, whatever their case; spaces and signs come before letters."""
    keys = [str(value).lower() for value in values if value is not None]
    return keys == sorted(keys, reverse=down)


@pytest.mark.parametrize("address", ADDRESSES)
def test_rows_stand_in_the_order_of_what_a_column_shows(browser: Browser, app_url: str, address: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/{address}")
        # the order of the board of quarters, of words alone, is told by its own unit test
        tables = page.locator(".league:not(.st-key-inpres_quarters .league) table")
        expect(tables.first).to_be_visible()
        for table in tables.all():
            tried = [try_column(page, table, at) for at in range(table.locator("thead th button").count())]
            assert any(tried)


def try_column(page: Page, table: Locator, at: int) -> int:
    """Sort by a column both ways; returns how many cells were looked at."""
    looked, head = 0, table.locator("thead th").nth(at)
    for _ in range(2):
        head.get_by_role("button").click()
        down = head.get_attribute("aria-sort") == "descending"
        for cells in page.evaluate(SHOWN, [table.element_handle(), at]):
            values = [value_of(looks, text) for looks, text in cells]
            words = all(isinstance(value, str | None) for value in values)
            where = f"{head.inner_text()}, down: {down}, {[text for _, text in cells]}"
            assert alphabetical(values, down) if words else in_order(values, down), where
            looked += len(values)
    return looked


def test_the_largest_shortfall_stands_first_where_the_table_says_so(browser: Browser, app_url: str) -> None:
    with watched_page(browser) as page:
        open_page(page, f"{app_url}/peringkat?sasaran=rkp-2026")
        table = page.locator(".league table")
        table.locator("th.target_points button").click()
        expect(page.locator(".league [role=status]")).to_contain_text("dari yang terbesar")
        texts = table.locator("tbody.group td.target_points").evaluate_all(
            "cells => cells.map((cell) => cell.firstChild.textContent)"
        )
        short = [text for text in texts if re.search(r"\d", text)]
        assert texts[0] == max(short, key=number_of)
        # those above it are short of nothing, and stand below all that are
        assert texts[: len(short)] == short
        assert "di atas patokan" in texts[len(short) :]
