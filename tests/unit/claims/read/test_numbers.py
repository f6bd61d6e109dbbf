"""A part and its whole told in one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pantau.claims.read.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("39,2 dari 144,6 juta pekerja", ["39200000", "144600000"]),
        ("39.2 of 144.6 million workers", ["39200000", "144600000"]),
        ("1,5 dari setiap 4 juta pekerja", ["1500000", "4000000"]),
        ("39,2 juta dari 144,6 juta pekerja", ["39200000", "144600000"]),
        ("12 dari 39 ribu pekerja", ["12", "39000"]),  # twelve people, or twelve thousand
        ("39,2 persen dari 144,6 juta pekerja", ["39.2", "144600000"]),
        ("naik 39,2 menjadi 144,6 juta", ["39.2", "144600000"]),
    ],
)
def test_a_part_with_decimals_is_told_in_the_scale_of_its_whole(text: str, values: list[str]) -> None:
    assert [number.value for number in find_numbers(text)] == [Decimal(value) for value in values]


def test_what_the_decimals_allow_goes_with_the_scale() -> None:
    number = find_numbers("39,2 dari 144,6 juta pekerja")[0]
    assert (number.low, number.high) == (Decimal(39_150_000), Decimal(39_250_000))
