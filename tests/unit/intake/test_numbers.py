"""Numbers as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from pantau.intake.numbers import read_count, read_percent, read_year


@pytest.mark.parametrize(
    ("written", "value", "rule"),
    [
        ("16800", 16800, ""),
        (16800.0, 16800, ""),
        ("1.234", 1234, "thousands_dots"),
        ("1.873.899", 1873899, "thousands_dots"),
        ("Rp16.800", 16800, "thousands_dots"),
        ("Rp 16.800,00", 16800, "thousands_dots"),
        ("Rp201.600.000,-", 201600000, "thousands_dots"),
        ("1,234", 1234, "thousands_commas"),
        ("1,873,899.00", 1873899, "thousands_commas"),
        ("1 873 899", 1873899, ""),
        ("2.413 orang", 2413, "thousands_dots"),
        ("1234,00", 1234, ""),
        ("-250", -250, ""),
        ("−250", -250, ""),
        ("(250)", -250, ""),
        ("0", 0, ""),
        ("nihil", 0, "nil_zero"),
        ("", None, ""),
        ("-", None, "dash_missing"),
        ("N/A", None, "dash_missing"),
        ("12,5", None, "not_whole"),
        ("1.23", None, "not_whole"),
        (12.5, None, "not_whole"),
        ("1.23.456", None, "not_a_number"),
        ("36,7 juta", None, "not_a_number"),
        ("dua ribu", None, "not_a_number"),
        ("1e5", None, "not_a_number"),
        (dt.date(2025, 8, 1), None, "not_a_number"),
        ("#REF!", None, "error_cell"),
        ("#N/A", None, "error_cell"),
        ("=B2+C2", None, "formula_without_value"),
        (1e300, None, "number_too_large"),
        (float("nan"), None, "number_too_large"),
        ("9" * 40, None, "number_too_large"),
    ],
)
def test_a_count_is_whole_and_a_group_of_three_digits_is_thousands(written, value, rule):
    assert read_count(written) == (value, rule)


@pytest.mark.parametrize(
    ("written", "value", "rule"),
    [
        ("23,6%", 23.6, ""),
        ("23,6", 23.6, ""),
        ("23.6", 23.6, ""),
        ("126,15 %", 126.15, ""),
        ("52 persen", 52.0, ""),
        (23.6, 23.6, ""),
        ("0,995", 0.995, ""),
        ("1.234", None, "ambiguous_number"),
        ("12,345", None, "ambiguous_number"),
        ("", None, ""),
        ("-", None, "dash_missing"),
        ("tinggi", None, "not_a_number"),
        ("#DIV/0!", None, "error_cell"),
        (1e300, None, "number_too_large"),
    ],
)
def test_a_per_cent_is_not_guessed(written, value, rule):
    assert read_percent(written) == (value, rule)


@pytest.mark.parametrize(
    ("written", "value", "rule"),
    [
        (2025.0, 2025, ""),
        ("2025", 2025, ""),
        ("TA 2025", 2025, ""),
        (dt.date(2025, 8, 1), 2025, ""),
        ("", None, ""),
        ("25", None, "year_unreadable"),
        ("2025/2026", None, "year_unreadable"),
        (1025.0, None, "year_unreadable"),
    ],
)
def test_years(written, value, rule):
    assert read_year(written) == (value, rule)
