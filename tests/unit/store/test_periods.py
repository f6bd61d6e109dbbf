"""Dates as sources write them."""

from __future__ import annotations

import pytest

from pantau.store.periods import parse_as_of


@pytest.mark.parametrize(
    ("text", "start", "end", "grain"),
    [
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("2022/2023", "2023-01-01", "2023-12-31", "year"),
        ("2022-09", "2022-09-01", "2022-09-30", "month"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024-08-12", "2024-08-12", "2024-08-12", "day"),
    ],
)
def test_dates(text, start, end, grain):
    period = parse_as_of(text)
    assert (str(period.start), str(period.end), period.grain) == (start, end, grain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-02-30",
        "2025-1",
        "1999",
        "2101",
        "2022/2023-05",
        "2025-08-",
        "12/08/2024",
        "２０２５",
    ],
)
def test_what_is_no_date(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the row that holds it gives the message
        parse_as_of(text)
