"""Numbers as Indonesians write them."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from pantau.text import numbers


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (38214, 0, "38.214"),
        (np.int64(4492574), 0, "4.492.574"),
        (999, 0, "999"),
        (0, 0, "0"),
        (-1234, 0, "−1.234"),
        (24.46, 1, "24,5"),
        (1234.5, 2, "1.234,50"),
        (-0.04, 1, "0,0"),
    ],
)
def test_number(value, digits, written):
    assert numbers.number(value, digits) == written


# Halves as a person rounds them: Python's own '{:.1f}' writes the first three as 24.4, 0.2, 2.
@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [(24.45, 1, "24,5"), (0.25, 1, "0,3"), (2.5, 0, "3"), (-2.5, 0, "−3"), (1.005, 2, "1,01")],
)
def test_halves_round_away_from_zero(value, digits, written):
    assert numbers.number(value, digits) == written


@pytest.mark.parametrize("value", [None, math.nan, pd.NA, pd.NaT])
def test_what_is_missing_is_a_dash(value):
    for write in (
        numbers.number,
        numbers.signed,
        numbers.percent,
        numbers.points,
        numbers.people,
        numbers.signed_people,
        numbers.short,
        numbers.rupiah,
        numbers.short_rupiah,
    ):
        assert write(value) == "–"
    assert numbers.fraction(38214, value) == "38.214 / –"
    assert numbers.rank(value, 38) == "–"


def test_percent_and_points():
    assert numbers.percent(24.46) == "24,5%"
    assert numbers.percent(126.15, 2) == "126,15%"
    assert numbers.percent(-0.01) == "0,0%"
    assert numbers.percent(24.46, language="en") == "24.5%"
    assert numbers.points(2.1) == "+2,1 poin"
    assert numbers.points(-10.04) == "−10,0 poin"
    assert numbers.points(-0.04) == "0,0 poin"
    assert numbers.points(-2.1, language="en") == "−2.1 points"


def test_people():
    assert numbers.people(905324) == "905.324 orang"
    assert numbers.signed_people(48112) == "+48.112 orang"
    assert numbers.signed_people(-48112, language="en") == "−48,112 people"


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (9_999, "9.999", "9,999"),
        (10_000, "10 ribu", "10 thousand"),
        (38_214, "38,2 ribu", "38.2 thousand"),
        (999_949, "999,9 ribu", "999.9 thousand"),
        (999_950, "1 juta", "1 million"),
        (36_700_000, "36,7 juta", "36.7 million"),
        (130_000_000, "130 juta", "130 million"),
        (1_250_000_000, "1,3 miliar", "1.3 billion"),
        (22_310_400_000_000, "22,3 triliun", "22.3 trillion"),
        (-36_700_000, "−36,7 juta", "−36.7 million"),
    ],
)
def test_short(value, indonesian, english):
    assert numbers.short(value) == indonesian
    assert numbers.short(value, "en") == english


def test_rupiah():
    assert numbers.rupiah(16800) == "Rp16.800"
    assert numbers.rupiah(-201600) == "−Rp201.600"
    assert numbers.rupiah(16800, "en") == "Rp16,800"
    assert numbers.short_rupiah(201_600_000) == "Rp201,6 juta"


def test_rank_and_fraction():
    assert numbers.rank(3, 38) == "3 dari 38"
    assert numbers.rank(3, 38, "en") == "3 of 38"
    assert numbers.fraction(38214, 92753) == "38.214 / 92.753"


def test_class_bounds():
    assert numbers.class_bounds(20, 30) == "20% – <30%"
    assert numbers.class_bounds(None, 15) == "di bawah 15%"
    assert numbers.class_bounds(40, None) == "40% ke atas"
    assert numbers.class_bounds(17.25, 22.0) == "17,3% – <22%"
    assert numbers.class_bounds(None, None) == "semua nilai"
    assert numbers.class_bounds(None, 15, "en") == "below 15%"


def test_listing():
    assert numbers.listing(["Jawa Timur"]) == "Jawa Timur"
    assert numbers.listing(["Jawa Timur", "Jawa Tengah"]) == "Jawa Timur dan Jawa Tengah"
    names = ["Jawa Timur", "Jawa Tengah", "Jawa Barat"]
    assert numbers.listing(names) == "Jawa Timur, Jawa Tengah, dan Jawa Barat"
    assert numbers.listing(names, "en") == "Jawa Timur, Jawa Tengah, and Jawa Barat"
    assert numbers.listing([]) == "–"


def test_parts_are_written_with_as_many_decimals_as_add_up():
    # -4,6 and -5,4 make -10,0; 0,25 and 0,25 would make 0,3 + 0,3 = 0,5
    assert numbers.digits_that_add_up((-10.0, (-4.642, -5.358))) == 1
    assert numbers.digits_that_add_up((0.5, (0.25, 0.25))) == 2
    assert numbers.digits_that_add_up((0.5, (0.25, 0.25)), (0.5, (0.255, 0.245))) == 3
    assert numbers.digits_that_add_up((-10.0, (-4.642, -5.358)), least=2) == 2


def test_where_no_written_sum_adds_up_the_usual_decimals_stand():
    thirds = (1.0, (1 / 3, 1 / 3, 1 / 3))
    assert not any(numbers.add_up(*thirds, digits) for digits in (1, 2, 3))
    assert numbers.digits_that_add_up(thirds) == 1


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (100 - 68.45, "31,6"),  # 31.549999999999997: the formal share of Kepulauan Riau, 2024
        (50.88 - 49.43, "+1,5"),  # 1.4499999999999957: Bali, March 2025 less 2024
        (24.449999, "24,4"),
    ],
)
def test_what_binary_arithmetic_adds_does_not_turn_a_half(value, text):
    assert text in (numbers.number(value, 1), numbers.signed(value, 1))
