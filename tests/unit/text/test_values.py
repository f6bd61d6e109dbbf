"""Values in the unit of their indicator."""

from __future__ import annotations

import pytest

from pantau.text.values import change_text, class_texts, counted_text, in_unit, shown, value_text


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
    assert in_unit("rupiah", False) == {"pattern": "Rp{value}", "decimals": 0, "words": {}}
    assert in_unit("percent", False)["decimals"] == 1
