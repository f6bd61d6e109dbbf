"""What a browser keeps or clicks is read with care, and what areas have in place is told as it is known."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pantau.analysis.comparing.readiness import in_place
from pantau.store import Release
from pantau.text import Text
from pantau.ui.compare.choice import DRAWINGS, LINES, UNITS, USED, read
from pantau.ui.compare.click import code_of
from pantau.ui.compare.saved import read_set
from pantau.ui.compare.twin import _figure
from pantau.ui.compare.twin_columns import TwinColumn
from pantau.ui.peers.readiness import budget_words
from pantau.url_options import OPTIONS
from pantau.view import View


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (
            {"units": "wilayah", "level": "regency", "codes": "16.71,18.71"},
            ("wilayah", "regency", "16.71,18.71"),
        ),
        ({"units": "bulan", "level": "regency", "codes": "16.71"}, None),
        ({"units": "wilayah", "level": "village", "codes": "16.71"}, None),
        ({"units": "wilayah", "level": "regency", "codes": "<script>"}, None),
        ({"units": "wilayah", "level": "regency", "codes": ""}, None),
        ({"units": "wilayah", "level": "regency", "codes": 5}, None),
        (None, None),
        ("16", None),
    ],
)
def test_a_saved_set_is_taken_only_where_a_link_may_hold_it(raw: object, found: object) -> None:
    assert read_set(raw) == found


def test_a_click_gives_the_code_in_either_form_of_custom_data() -> None:
    assert code_of(["16", "card"]) == "16"
    assert code_of({"0": "16", "1": "card"}) == "16"
    assert code_of([7]) is None
    assert code_of([]) is None
    assert code_of(None) is None


def test_every_word_of_the_address_is_known_to_the_page() -> None:
    for name, words in {
        "drawing": DRAWINGS,
        "units": UNITS,
        "lines": LINES,
    }.items():
        assert OPTIONS[name].pattern.pattern.split("|") == list(words)
        assert OPTIONS[name].default in words
    assert set(USED) <= set(OPTIONS)


def test_a_choice_is_read_from_the_view() -> None:
    view = View().with_options(compared="16,18", neighbours="5", units="kanwil", all_rows="semua")
    choice = read(view)
    assert (choice.codes, choice.k, choice.units, choice.all_rows) == (("16", "18"), 5, "offices", True)
    assert read(View()).codes == ()


def test_south_sulawesi_has_twelve_that_budgeted_and_twelve_that_had_not(full_release: Release) -> None:
    [known] = in_place(full_release, ["73"])
    assert known.parts_budgeted == (12, 12)
    assert known.budget.empty
    frame = SimpleNamespace(say=Text("id"), view=View())
    # said on 23 May 2022, of staff who are no civil servants: never the counts alone
    assert budget_words(frame, known) == [
        "Pemda di dalamnya: 12 sudah menganggarkan, 12 belum (23 Mei 2022; Jaminan sosial pegawai non-ASN; "
        "disampaikan 23 Mei 2022, terbit 24 Mei 2022)"
    ]


def test_majene_has_its_institutions(full_release: Release) -> None:
    [_, known] = in_place(full_release, ["16.71", "76.05"])
    shares = dict(zip(known.institutions["segment"], known.institutions["numerator"], strict=True))
    assert shares["opd"] == 12
    assert shares["village"] == 19
    assert known.regulations.empty


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (TwinColumn("value", "", "value"), "29% ± 13"),
        (TwinColumn("feature_gdp", "", "value", "rupiah"), "Rp143.265.775"),
        (TwinColumn("feature_informal", "", "value"), "41,3%"),
        # 13 points of 744,367 are 96,768
        (TwinColumn("numerator", "", "people"), "120.000–314.000"),
        (TwinColumn("denominator", "", "people"), "744.367"),
    ],
)
def test_only_the_estimate_of_a_row_bears_its_range(column: TwinColumn, words: str) -> None:
    row = {"value": 29.18, "margin": 13, "numerator": 217_175, "denominator": 744_367}
    row |= {"feature_gdp": 143_265_775.2, "feature_informal": 41.3}
    assert _figure(column, row, "id") == words


class TestInPlace:
    """A group is in place where somebody counted those who are in: not where only a denominator is told."""

    def test_the_newest_that_has_a_numerator(self, full_release):
        [lampung] = in_place(full_release, ["18"])
        own = lampung.groups.set_index("segment").loc["vulnerable_workers"]
        # 13 August 2025; of December 2025 the source gives 380,270 eligible alone
        assert (own["as_of"], own["numerator"], own["value"]) == ("2025-08-13", 11_908, 1.33)

    def test_what_was_only_proposed_is_not_in_place(self, full_release):
        [bengkulu] = in_place(full_release, ["17"])
        assert "extreme_poor_workers" not in set(bengkulu.groups["segment"])
        assert "vulnerable_workers" in set(bengkulu.groups["segment"])

    def test_of_every_area_each_has_a_count_or_a_per_cent(self, full_release):
        areas = list(full_release.query("areas")["code"])
        for known in in_place(full_release, areas):
            for rows in (known.groups, known.institutions):
                assert (rows["numerator"].notna() | rows["published_pct"].notna()).all(), known.area
