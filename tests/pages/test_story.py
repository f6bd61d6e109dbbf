"""Cerita: then and now with sources; compared only where the gate lets them be."""

from __future__ import annotations

import re

import pytest

from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def rows(text: str) -> list[list[str]]:
    table = text.split("<caption>Dulu dan kini")[1].split("</table>", maxsplit=1)[0]
    found = [re.findall(r"<td\b[^>]*>(.*?)</td>", row, re.S) for row in table.split("<tr>")[2:]]
    return [[re.sub(r"<[^>]+>", "", cell).strip() for cell in row] for row in found]


def test_the_monev_of_sumbagsel_then_and_now() -> None:
    text = said(run_page("cerita"))
    # coverage_published.csv: 35, 23.6 and 24 in September 2022; the newest whose month is known
    assert (
        "Monev Sumbagsel, September 2022 dan kini: Sumatera Selatan 35,0% dan 31,3%; "
        "Bengkulu 23,6% dan 35,0%; Lampung 24,0% dan 25,3%" in text
    )
    told = rows(text)
    assert [row[:3] for row in told] == [
        ["Sumatera Selatan", "September 2022", "35,00%"],
        ["Sumatera Selatan", "27 Agustus 2025", "31,33%"],
        ["Bengkulu", "September 2022", "23,60%"],
        ["Bengkulu", "11 Desember 2025", "35,00%"],
        ["Lampung", "September 2022", "24,00%"],
        ["Lampung", "Desember 2025", "25,27%"],
    ]
    assert [row[4] for row in told[::2]] == ["Tidak disebut sumber"] * 3
    assert all(row[6] for row in told)
    # the bases differ, so nothing rose or fell
    for area in ("Sumatera Selatan", "Bengkulu", "Lampung"):
        assert f"{area}: tidak dibandingkan: dasar penyebutnya berbeda" in text
    assert " naik " not in text
    assert " turun " not in text


def test_ringkasan_leads_to_it_and_to_the_other_stories() -> None:
    text = said(run_page("ringkasan"))
    assert 'href="./cerita?' in text
    assert "cerita=sumbagsel" in text
    assert "wilayah=76.05" in text


def test_a_story_that_there_is_not_is_the_first() -> None:
    assert "Monev Sumbagsel" in said(run_page("cerita", cerita="lain"))


def test_without_figures_the_page_says_so(empty_release_root: object) -> None:
    text = said(run_page("cerita"))
    assert "Lampung: hanya satu dari kedua angka yang diketahui." in text
