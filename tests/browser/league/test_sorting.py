"""Every column of every table that can be sorted: all rows stand in the order of what is shown."""

from __future__ import annotations

import re
from functools import cmp_to_key
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from pantau.ui.shell.navigation import PAGES
from tests.helpers.browser import open_page, unfolded, watched_page

pytestmark = pytest.mark.browser

# Tables by address: league tables with ranges, targets, 514 rows, rows that are not ranked, words, parts of a
# province and of a Kanwil; heat tables, the board of quarters among them; in English.
ADDRESSES = (
    "peringkat?sasaran=rkp-2026",
    "peringkat?tingkat=kabkota&indikator=employed",
    "peringkat?tingkat=kabkota&indikator=coverage_ucj",
    "peringkat?tingkat=kabkota&indikator=coverage_ucj&bahasa=en",
    "peringkat?tingkat=kabkota&indikator=budgeted",
    "peringkat?tingkat=kabkota&indikator=institution_registered",
    "peringkat?indikator=coverage_ucj",
    "peringkat?indikator=gdp_per_worker&tingkat=kabkota",
    "wilayah?wilayah=16&indikator=informal_share",
    "wilayah?wilayah=kanwil-sumbagsel",
    "inpres?bahasa=en",
    "inpres?lingkup=73&tingkat=kabkota",
    "inpres?tingkat=kabkota&indikator=coverage_ucj",
)
# Clicks every head of a table twice and tells, of each click, the column, the way, and what its cells show,
# group by group; of a column without a button what its cells show. The pinned row stays on top.
SORTED = """(table) => {
  const shown = (at) => [...table.tBodies].filter((body) => !body.matches(".pinned")).map((body) =>
    [...body.querySelectorAll("tr[data-code]")].map((row) => {
      const cell = row.cells[at].cloneNode(true);
      const range = cell.matches(".range") && cell.querySelector(".unseen");
      for (const aside of cell.querySelectorAll("small, sup, abbr, .bar, .places, .unseen")) aside.remove();
      const text = range ? range.textContent.split(":").pop() : cell.textContent;
      return [row.dataset.code, text.trim()];
    }));
  return [...table.tHead.rows[0].cells].flatMap((head, at) => {
    const button = head.querySelector("button");
    const name = head.textContent.trim();
    if (!button) return [{ name, down: null, groups: shown(at) }];
    return [0, 1].map(() => {
      button.click();
      const marked = [...table.querySelectorAll("[aria-sort]")];
      const down = marked.length === 1 && marked[0] === head ? head.ariaSort === "descending" : "not marked";
      return { name, down, groups: shown(at) };
    });
  });
}"""
# What a column of figures says in a word: the area is short of nothing.
WORDS = {"tercapai": [0.0], "tidak kurang": [0.0], "di atas patokan": [0.0]}


def number_of(text: str) -> float:
    """'−1.234,5%' -> -1234.5; of '38.214 / 92.753' the first."""
    return numbers_of(text, "id")[0]


def numbers_of(text: str, language: str) -> list[float]:
    """Every number of a text: '38.214 / 92.753' -> [38214, 92753]; '0–25%' -> [0, 25]; '−Rp500' -> [-500]."""
    found = re.findall(r"([−+-]?)(?:Rp)?(\d(?:[\d.,]*\d)?)", text)
    point = str.maketrans(",.", ".,") if language == "id" else {}
    plain = [(sign, digits.translate(point).replace(",", "")) for sign, digits in found]
    return [float(digits) * (1 if sign in ("", "+") else -1) for sign, digits in plain]


def key_of(text: str, language: str) -> list[float] | str | None:
    """What a cell shows, as something that has an order; None where it shows nothing."""
    # what a source writes roughly is written so, and sorted by its number
    shown = re.sub(r"^(sekitar|about) ", "", re.sub(r"^[^\w+−-]+", "", text).lower())
    if not re.search(r"\w", shown):
        return None
    if shown in WORDS:
        return WORDS[shown]
    return numbers_of(shown, language) if re.match(r"[−+-]?(rp)?\d", shown) else shown


def compared(one: Any, other: Any) -> int:
    """Numbers before words; -1, 0 or 1."""
    if isinstance(one, str) != isinstance(other, str):
        return 1 if isinstance(one, str) else -1
    return (one > other) - (one < other)


def in_order(keys: list[Any], down: bool) -> bool:
    """Whether keys stand in order, those that show nothing last either way."""
    known = [key for key in keys if key is not None]
    if keys[: len(known)] != known:
        return False
    way = cmp_to_key(compared)
    pairs = pairwise(map(way, known))
    return all((a >= b) if down else (a <= b) for a, b in pairs)


@pytest.mark.parametrize("address", ADDRESSES)
def test_rows_stand_in_the_order_of_what_a_column_shows(browser: Browser, app_url: str, address: str) -> None:
    assert check_tables(browser, app_url, address) >= 1


@pytest.mark.parametrize("page", [page.name for page in PAGES if page.name != "inpres"])
def test_so_do_those_of_every_other_page(browser: Browser, app_url: str, page: str) -> None:
    """Also where today none can be sorted."""
    check_tables(browser, app_url, "" if page == PAGES[0].name else page)


def test_both_tables_of_the_page_inpres_can_be_sorted(browser: Browser, app_url: str) -> None:
    assert check_tables(browser, app_url, "inpres") == 2


def check_tables(browser: Browser, app_url: str, address: str) -> int:
    """How many tables of a page can be sorted; each of them is, by every column and both ways."""
    language = "en" if "bahasa=en" in address else "id"
    with watched_page(browser) as page:
        unfolded(open_page(page, f"{app_url}/{address}"))
        tables = page.locator("table:has(thead th button)")
        if "?" in address:
            expect(tables.first).to_be_visible()
        for table in tables.all():
            check_columns(table.evaluate(SORTED), language)
        return tables.count()


def check_columns(clicks: list[dict[str, Any]], language: str) -> None:
    """clicks: as SORTED tells them."""
    of_all = {tuple(sorted(code for group in click["groups"] for code, _ in group)) for click in clicks}
    assert len(of_all) == 1, "every click leaves every row where it can be seen"
    for click in clicks:
        groups = [[key_of(text, language) for _, text in group] for group in click["groups"]]
        where = f"{click['name']}, down: {click['down']}, {click['groups']}"
        if click["down"] is None:
            assert not any(key is not None for group in groups for key in group), f"no button: {where}"
        else:
            assert click["down"] in (True, False), where
            assert all(in_order(keys, click["down"]) for keys in groups), where
    ways = {name: {c["down"] for c in clicks if c["name"] == name} for name in {c["name"] for c in clicks}}
    assert all(way in ({True, False}, {None}) for way in ways.values()), ways


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
        # of before 2026, so that none of them is called above it
        assert "tidak kurang" in texts[len(short) :]
