"""Periods as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from pantau.intake.periods import period_in_titles, read_period

AUGUST = (dt.date(2025, 8, 1), "month")


@pytest.mark.parametrize(
    "written",
    [
        "2025-08",
        "2025/08",
        "202508",
        202508.0,
        "08/2025",
        "8-2025",
        "Agustus 2025",
        "AGUSTUS 2025",
        "agustus, 2025",
        "Agt-25",
        "Agu 2025",
        "Ags-25",
        "Aug-25",
        "Agt '25",
        "Bulan Agustus 2025",
        "s.d. Agustus 2025",
        "Posisi 31 Agustus 2025",
        "per 1 Agustus 2025",
        "31 Agustus 2025",
        "31/08/2025",
        "2025-08-01",
        "2025-08-31 00:00:00",
        dt.date(2025, 8, 1),
        dt.datetime(2025, 8, 31, 0, 0),
    ],
)
def test_a_month_in_many_spellings(written):
    period = read_period(written)
    assert period == (AUGUST, "")


@pytest.mark.parametrize(
    ("written", "start", "grain", "rule"),
    [
        ("2025", dt.date(2025, 1, 1), "year", ""),
        (2025.0, dt.date(2025, 1, 1), "year", ""),
        ("Tahun 2025", dt.date(2025, 1, 1), "year", ""),
        ("12 Agustus 2024", dt.date(2024, 8, 12), "day", ""),
        (dt.date(2024, 8, 12), dt.date(2024, 8, 12), "day", ""),
        ("29 Februari 2024", dt.date(2024, 2, 1), "month", ""),
        # 45870 days after 30 December 1899
        (45870.0, dt.date(2025, 8, 1), "month", "serial_date"),
        ("01/08/2025", dt.date(2025, 8, 1), "month", "date_order"),
        ("08/08/2025", dt.date(2025, 8, 8), "day", ""),
        ("Nopember 2024", dt.date(2024, 11, 1), "month", ""),
    ],
)
def test_other_grains_and_what_is_said(written, start, grain, rule):
    assert read_period(written) == ((start, grain), rule)


@pytest.mark.parametrize(
    "written",
    [
        "2025-13",
        "13/2025",
        "08/31/2025",
        "Triwulan III",
        "Triwulan V 2025",
        "Semester III 2025",
        "Musim panen 2025",
        "Agustus",
        "1999",
        "2205",
        "30 Februari 2025",
        "x",
        True,
    ],
)
def test_what_is_no_period_is_not_guessed(written):
    assert read_period(written) == (None, "period_unreadable")


def test_nothing_and_errors():
    assert read_period("") == (None, "")
    assert read_period("#REF!") == (None, "error_cell")


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (["DATA PESERTA", "Keadaan Agustus 2025"], AUGUST),
        (["Laporan 2025", "Agustus"], AUGUST),
        (["peserta-2025-08"], AUGUST),
        (["Posisi 31 Agustus 2025"], AUGUST),
        (["Januari s.d. Agustus 2025"], None),
        (["Data 2024 dan 2025", "Agustus"], None),
        (["Data 2025"], None),
        (["Peserta"], None),
        # the nearest title decides
        (["September 2025", "peserta-2025-08"], (dt.date(2025, 9, 1), "month")),
    ],
)
def test_a_title_speaks_of_one_month_or_of_none(titles, found):
    assert period_in_titles(titles) == found
