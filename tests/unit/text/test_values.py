"""Values in the unit of their indicator."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.text.values import (
    change_text,
    class_texts,
    counted_text,
    fraction_text,
    in_unit,
    mark_of,
    marks_of,
    numerator_text,
    shown,
    value_text,
)


@pytest.mark.parametrize(
    ("value", "unit", "of", "text"),
    [
        (24.46, "percent", None, "24,5%"),
        (2_619_634, "people", None, "2.619.634"),
        (201_600, "rupiah", 1_500, "Rp201.600"),
        (100.0, "yes_no", 1, "sudah"),
        (0.0, "yes_no", 1, "belum"),
        # of several governments a share, also where all of them have
        (50.0, "yes_no", 24, "50,0%"),
        (100.0, "yes_no", 24, "100,0%"),
        (None, "yes_no", 1, "–"),
    ],
)
def test_value_text(value, unit, of, text):
    assert value_text(value, unit, of=of) == text
    assert shown({"value": value, "unit": unit, "denominator": of}) == text


@pytest.mark.parametrize(
    ("change", "unit", "text"),
    [
        (2.14, "percent", "+2,1 poin"),
        (-165_934, "people", "−165.934"),
        (500, "rupiah", "+Rp500"),
        (-500, "rupiah", "−Rp500"),
        (None, "people", "–"),
    ],
)
def test_change_text(change, unit, text):
    assert change_text(change, unit) == text


def test_counts_say_what_they_count():
    assert counted_text(27, "institutions") == "27 lembaga"
    assert counted_text(1_234, "people", "en") == "1,234 people"
    assert counted_text(16_800, "rupiah") == "Rp16.800"
    assert counted_text(None, "people") == "–"


def test_classes_in_their_unit():
    assert class_texts((100.0,), "yes_no", True) == ["belum", "sudah"]
    assert class_texts((1_000, 25_000), "people", False) == [
        "di bawah 1.000",
        "1.000 – <25.000",
        "25.000 ke atas",
    ]
    assert class_texts((25, 50), "percent", False) == []


def test_what_a_browser_is_told():
    assert in_unit("yes_no", True)["words"] == {0: "belum", 1000: "sudah"}
    rupiah = in_unit("rupiah", False)
    assert (rupiah["pattern"], rupiah["decimals"], rupiah["words"]) == ("Rp{value}", 0, {})
    assert rupiah["scales"][:2] == [(1000, "{number} ribu"), (1_000_000, "{number} juta")]
    assert "scales" not in in_unit("percent", False)
    assert in_unit("percent", False)["decimals"] == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (29.18, "29% ± 13"),
        (13.0, "13% ± 13"),
        (12.4, "0–25%"),  # -0.6 to 25.4
        (87.0, "87% ± 13"),
        (95.0, "82–100%"),
    ],
)
def test_the_range_of_an_estimate_ends_at_0_and_100(value, text):
    assert shown({"value": value, "margin": 13}) == text


def test_participants_of_an_estimate_are_a_range_in_thousands():
    # 13 points of 744,367 are 96,768: from 120,407 to 313,943
    row = {"numerator": 217_175, "denominator": 744_367, "margin": 13}
    assert numerator_text(row) == "120.000–314.000"
    assert fraction_text(row, "en") == "120,000–314,000 / 744,367"
    assert numerator_text(row | {"margin": None}) == "217.175"
    assert numerator_text({"numerator": 217_175, "denominator": None, "margin": None}) == "217.175"
    # 5 points of 100,000 are 5,000: not fewer than nobody, not more than all
    assert numerator_text({"numerator": 2_000, "denominator": 100_000, "margin": 5}) == "0–7.000"
    assert numerator_text({"numerator": 99_000, "denominator": 100_000, "margin": 5}) == "94.000–100.000"


@pytest.mark.parametrize(
    ("row", "mark"),
    [
        ({"unit": "rupiah", "denominator": 744_367, "published_pct": None}, "from_published"),
        ({"unit": "rupiah", "denominator": None, "published_pct": None}, "published"),
        ({"unit": "percent", "denominator": 10, "published_pct": None}, "from_published"),
        ({"unit": "percent", "denominator": 10, "published_pct": 24.4}, "published"),
        ({"unit": "people", "denominator": None, "published_pct": None}, "published"),
    ],
)
def test_what_we_divided_is_marked_as_derived(row, mark):
    row = row | {"status": "published", "method": None}
    assert mark_of(row) == mark
    assert list(marks_of(pd.DataFrame([row]))) == [mark]


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [(46.0, "id", "sekitar 46%"), (46.25, "id", "sekitar 46,3%"), (50.0, "en", "about 50%")],
)
def test_what_a_source_tells_roughly_is_shown_so(value, language, text):
    assert shown({"value": value, "caveat": "approximate"}, language) == text
    assert "%" in shown({"value": value, "caveat": "uncertain"}, language)
    assert "sekitar" not in shown({"value": value, "caveat": "uncertain"}, language)
