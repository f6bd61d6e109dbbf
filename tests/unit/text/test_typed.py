"""Whole numbers as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.text import numbers
from pantau.text.typed import whole


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("10.000", "id", 10_000),
        ("10,000", "en", 10_000),
        ("1.000.000", "id", 1_000_000),
        (" 16800 ", "id", 16_800),
        ("0", "id", 0),
        # decimals, and the other language's mark
        ("1000,5", "id", None),
        ("1,000", "id", None),
        ("10.000", "en", None),
        ("1000.5", "en", None),
        # marks where none belongs
        ("1.00", "id", None),
        ("10000.000", "id", None),
        (".000", "id", None),
        ("", "id", None),
        ("-5", "id", None),
        ("1e12", "id", None),
        ("abc", "id", None),
        ("10 ribu", "id", None),
        ("１０", "id", None),
    ],
)
def test_what_is_typed(text: str, language: str, number: int | None) -> None:
    assert whole(text, language) == number


@given(st.integers(0, 10**12), st.sampled_from(("id", "en")))
def test_what_the_product_writes_it_can_read(number: int, language: str) -> None:
    assert whole(numbers.number(number, 0, language), language) == number
