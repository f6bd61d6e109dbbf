"""The same figure on every page: value, counts, dates, source, rank; expected from data/facts alone."""

from __future__ import annotations

import re

import pytest

from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def words_of(html: str) -> str:
    """The text of HTML on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_each_mover_bears_the_dates_of_its_own_two_figures() -> None:
    # Kalimantan Timur: 70.86 in March 2023, 50 in December 2025; Sulawesi Tengah: 459,455 of 1,500,000
    # in May 2025, 43.59 in November 2025
    text = words_of(said(run_page("ringkasan", indikator="coverage_ucj", periode="2025-12")))
    moving = text[text.index("Kenaikan terbesar") :]
    assert "Kalimantan Timur −20,9 poin Mar 2023 – Des 2025" in moving
    assert "Sulawesi Tengah +13,0 poin Mei 2025 – Nov 2025" in moving
    assert "Dibandingkan dengan Mei 2025" not in moving


def test_movers_of_one_year_say_the_year_before_once() -> None:
    text = words_of(said(run_page("ringkasan", periode="2024")))
    assert "Dibandingkan dengan 2023." in text


def test_a_listed_figure_of_another_month_than_the_pages_says_its_own() -> None:
    asked = {"indikator": "coverage_ucj", "periode": "2025-12"}
    lagging = words_of(said(run_page("ringkasan", **asked)))
    assert "Lampung 24,5% 687.000 / 2.800.000 · 13 Agt 2025" in lagging
    assert "Kalimantan Barat 27,0% " in lagging
    assert "– / –" not in lagging
    panel = words_of(said(run_page("peta", **asked)))
    lowest = panel[panel.index("Terendah dalam lingkup ini") :]
    assert re.search(r"Lampung 24,5% 13 Agt 2025", lowest)
