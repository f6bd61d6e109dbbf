"""Papua and Papua Barat before the split and today: two lands, two names, nothing joined."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pandas as pd
import pytest

from pantau.analysis.release import catalogue_of
from pantau.analysis.table import periods_of
from pantau.answers import tables
from pantau.store import current_release
from pantau.view import View
from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches", "release_root")

# What is told in one breath: a row, a line, a paragraph, a heading, a card's line.
_BLOCKS = re.compile(r"</?(?:tr|li|p|h\d|summary|caption|dt|dd|div|section|text)\b[^>]*>", re.I)
_TODAY = re.compile(r"Papua(?: Barat(?! Daya))?(?! (?:\(sebelum|sebelum|Selatan|Tengah|Pegunungan|Barat)|\w)")
# Figures of December 2024 that are of the land before the split, by the facts.
OLD = {"91": ("12,6%", "312.516"), "92": ("52,8%",)}
# The source notes it in its own words.
_SAID = ("sebelum pemekaran", "Mencakup provinsi pemekarannya")
SCREENS = [
    ("wilayah", {"wilayah": code, "sasaran": target})
    for code in OLD
    for target in ("", "rpjmn-2025", "rkp-2026")
]
SCREENS += [
    ("ringkasan", {"periode": "2024"}),
    ("peringkat", {"periode": "2024"}),
    ("peringkat", {"tingkat": "kabkota", "periode": "2024"}),
    ("bandingkan", {"wilayah": "91", "gambar": "serupa", "periode": "2024"}),
    ("bandingkan", {"gambar": "selisih", "pembanding": "91,92,16", "periode": "2024"}),
    ("inpres", {"lingkup": "91", "wilayah": "91"}),
    ("simulasi", {"wilayah": "91", "periode": "2024", "sasaran": "rpjmn-2025"}),
    ("simulasi", {"wilayah": "92", "periode": "2024", "sasaran": "rpjmn-2029"}),
    ("wilayah", {"wilayah": "93"}),
]


def told(page: str, **params: str) -> list[str]:
    """The blocks of a page, as plain text."""
    blocks = _BLOCKS.split(said(run_page(page, **params)))
    return [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", block))).strip() for block in blocks]


@pytest.mark.parametrize(("page", "params"), SCREENS)
def test_a_figure_of_before_the_split_is_never_named_as_todays_province(page, params) -> None:
    wrong = [
        block
        for block in told(page, **{name: value for name, value in params.items() if value})
        for figures in OLD.values()
        if any(figure in block for figure in figures) and _TODAY.search(block)
        if not any(words in block for words in _SAID)
    ]
    assert wrong == []


def test_similar_areas_are_of_the_land_before_the_split() -> None:
    for page, params in (("wilayah", {}), ("bandingkan", {"gambar": "serupa", "periode": "2024"})):
        text = said(run_page(page, wilayah="91", **params))
        assert "paling serupa dengan Papua (sebelum pemekaran) menurut" in text
        assert "Mirip dengan Papua (sebelum pemekaran) tetapi lebih tinggi" in text


def test_a_position_on_the_ladder_says_of_which_land_it_is() -> None:
    text = said(run_page("wilayah", wilayah="91"))
    assert "12,6% (Papua (sebelum pemekaran), Desember 2024)" in text
    assert (
        "12,6% (Desember 2024)"
        not in text.replace("Cakupan Papua (sebelum pemekaran): 11,5%", "").split("Tangga sasaran")[-1]
    )


def test_in_a_table_and_its_file_the_name_says_so(full_release) -> None:
    for indicator in ("coverage_employed", "coverage_ucj"):
        for period in ("2023", "2024") if indicator == "coverage_employed" else ("2023-12", "2025-12"):
            rows = tables.table(full_release, View(indicator, period=period)).rows
            before = rows["territory"] == 34
            assert (rows["name"].str.endswith("(sebelum pemekaran)") == before).all()


def test_estimates_stand_under_the_province_of_today(release_root: Path) -> None:
    text = said(run_page("peringkat", tingkat="kabkota", periode="2024"))
    whole = "belum punya angka sendiri; ditaksir dari angka Papua (sebelum pemekaran), 12,6%"
    parts = {"Papua": 9, "Papua Selatan": 4, "Papua Tengah": 8, "Papua Pegunungan": 8}
    for name, count in parts.items():
        assert f"{name}: {count} kabupaten/kota {whole}" in text
    assert "Papua (sebelum pemekaran): " not in text


@pytest.mark.parametrize("page", ["wilayah", "inpres"])
def test_parts_that_lie_elsewhere_today_are_named_and_linked(release_root: Path, page: str) -> None:
    """9 kabupaten/kota are in Papua today; 4 + 8 + 8 = 20 of the 29 before the split are in three others."""
    text = said(run_page(page, wilayah="91", lingkup="91", tingkat="kabkota"))
    assert (
        "Papua (sebelum pemekaran) mencakup 29 kabupaten/kota. Yang tercantum di sini 9 dari Papua sekarang; "
        "20 lainnya kini ada di Papua Selatan (4), Papua Tengah (8), dan Papua Pegunungan (8)." in text
    )
    assert all(f"wilayah={code}" in text for code in ("93", "94", "95"))
    assert "lainnya kini ada di" not in said(run_page(page, wilayah="16", lingkup="16", tingkat="kabkota"))


def test_a_chart_over_both_lands_names_each(release_root: Path) -> None:
    app = run_page("wilayah", wilayah="91")
    alts = " ".join(str(one.proto) for one in app.get("plotly_chart")) + said(app)
    assert "Cakupan Papua: 10,0%, Papua (sebelum pemekaran) (23 September 2023) dan 59,2%" in alts
    assert "Cakupan Papua (sebelum pemekaran): 11,5% (Desember 2022)" in alts


def test_the_current_release_has_both(release_root: Path) -> None:
    past = tables.history(current_release(), "coverage_ucj", "", "91", True)
    assert list(past["territory"].dropna().unique()) == [34, 38]


def test_no_part_has_a_figure_beside_that_of_its_whole_before_the_split(full_release) -> None:
    """Who lags, who is furthest and every sum would count it twice: in no Table of any coverage or period."""
    wholes = {"93": "91", "94": "91", "95": "91", "96": "92"}
    for indicator in ("coverage_employed", "coverage_ucj", "employed", "active"):
        segment = catalogue_of(full_release).indicators[indicator].default_segment
        for period in periods_of(full_release, indicator, segment):
            rows = tables.table(full_release, View(indicator, period=period)).rows.set_index("area_code")
            old = set(rows.index[rows["territory"] == 34])
            both = [new for new, whole in wholes.items() if whole in old and pd.notna(rows.at[new, "value"])]
            assert (indicator, period, both) == (indicator, period, [])
