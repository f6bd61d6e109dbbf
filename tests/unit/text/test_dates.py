"""Dates in words."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from babel import Locale

from pantau.text import dates


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        ("2022-09-15", "15 September 2022", "15 September 2022"),
        ("2024-08-02", "2 Agustus 2024", "2 August 2024"),
        ("2025-08", "Agustus 2025", "August 2025"),
        ("2025", "2025", "2025"),
        (dt.date(2026, 5, 1), "1 Mei 2026", "1 May 2026"),
        (pd.Timestamp("2025-12-31"), "31 Desember 2025", "31 December 2025"),
        ("2022/2023", "2022/2023", "2022/2023"),
        ("2025-13", "2025-13", "2025-13"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("Semester I 2024", "Semester I 2024", "Semester I 2024"),
        (None, "–", "–"),
        (pd.NA, "–", "–"),
        (pd.NaT, "–", "–"),
        ("", "–", "–"),
    ],
)
def test_date_text(value, indonesian, english):
    assert dates.date_text(value) == indonesian
    assert dates.date_text(value, "en") == english


def test_short_dates():
    assert dates.short_date("2025-08") == "Agt 2025"
    assert dates.short_date("2024-12-31") == "31 Des 2024"
    assert dates.short_date("2025") == "2025"
    assert dates.short_date("2025-08", "en") == "Aug 2025"


def test_moment():
    moment = dt.datetime(2026, 11, 20, 14, 5)
    assert dates.moment_text(moment) == "20 November 2026 pukul 14.05"
    assert dates.moment_text(moment, "en") == "20 November 2026, 14:05"


@pytest.mark.parametrize(
    ("months", "indonesian", "english"),
    [
        (14, "1 tahun 2 bulan", "1 year 2 months"),
        (12, "1 tahun", "1 year"),
        (25, "2 tahun 1 bulan", "2 years 1 month"),
        (5, "5 bulan", "5 months"),
        (0, "0 bulan", "0 months"),
        (None, "–", "–"),
    ],
)
def test_age(months, indonesian, english):
    assert dates.age_text(months) == indonesian
    assert dates.age_text(months, "en") == english


def test_an_age_in_the_future_is_refused():
    with pytest.raises(ValueError, match="future"):
        dates.age_text(-1)


@pytest.mark.parametrize("language", ["id", "en"])
def test_month_names_are_those_of_babel(language):
    expected = Locale(language).months["format"]["wide"]
    assert [dates.month_name(month, language) for month in range(1, 13)] == list(expected.values())
