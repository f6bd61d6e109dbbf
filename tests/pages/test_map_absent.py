"""The line below the map of which areas have no figure."""

from __future__ import annotations

import re

from tests.helpers.pages import component_data, run_page, said


def absent_of(html: str) -> tuple[str, list[str]]:
    """The line itself, and the addresses it unfolds to; '' and [] where the page has none."""
    found = re.search(r'<details class="pj pj-absent".*?</details>', html, re.S)
    if not found:
        return "", []
    line = re.search(r"<summary>(.*?)</summary>", found[0], re.S)
    assert line
    return line[1], re.findall(r'href="([^"]*)"', found[0])


def test_areas_without_a_figure_are_counted_named_and_linked(release_root) -> None:
    app = run_page("peta", lingkup="16", tingkat="kabkota", indikator="coverage_ucj", periode="2025-12")
    line, links = absent_of(said(app))
    sent = component_data(app, "pantau_map")[0]
    # what the map draws without a class and without a value is what the line counts
    values = sent["rows"]["v"].split(",")
    missing = values.count("")
    assert missing > 3
    assert line.startswith(f"Belum ada angka: {missing} (")
    assert line.endswith(", …)")
    assert len(links) == missing
    assert all("wilayah?" in link and "wilayah=16." in link for link in links)


def test_provinces_without_a_shape_of_their_own_are_not_among_them(release_root) -> None:
    app = run_page("peta", indikator="coverage_employed", periode="2024")
    # 34 provinces have figures; the four split off in 2022 are told of in the legend
    assert absent_of(said(app)) == ("", [])
    unplaced = component_data(app, "pantau_map")[0]["rows"]["unplaced"]
    assert len(unplaced) == 1
    assert "Papua Selatan" in unplaced[0][0]
