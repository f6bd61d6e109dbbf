"""Written dates are babel's, and ages add up."""

from __future__ import annotations

from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pantau.text import dates

languages = st.sampled_from(["id", "en"])
some_dates = st.dates()


@given(some_dates, languages)
def test_a_day_is_written_as_babel_does(day, language):
    expected = format_date(day, "d MMMM y", locale=language)
    assert dates.date_text(day, language) == expected
    assert dates.date_text(day.isoformat(), language) == expected


@given(some_dates, languages)
def test_a_month_is_written_as_babel_does(day, language):
    assert dates.date_text(day.isoformat()[:7], language) == format_date(day, "MMMM y", locale=language)


@given(st.integers(0, 2000))
def test_an_age_adds_up(months):
    words = dates.age_text(months).split()
    counts = dict(zip(words[1::2], map(int, words[::2]), strict=True))
    assert counts.get("tahun", 0) * 12 + counts.get("bulan", 0) == months
    assert counts.get("bulan", 0) < 12
