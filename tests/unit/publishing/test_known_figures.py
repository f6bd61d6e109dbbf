"""New rows against what the release says of the same area, worked out by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from pantau.intake import read_bytes
from pantau.publishing import baseline_of, check_files
from tests.unit.intake.books import csv_of

COLUMNS = [
    "area_code", "indicator", "segment", "period_end", "grain", "as_of", "status", "counted_by", "boundaries",
    "people",
]  # fmt: skip
FIGURES = pd.DataFrame(
    [
        ("16.71", "coverage_ucj", "pu", "2025-08-31", "month", "2025-08", "published", "nik", None, 100_000),
        ("16.04", "coverage_employed", "pu", "2024-12-31", "year", "2024-12", "estimate", "nik", None, 10**4),
        ("16.71", "employed", "all", "2025-12-31", "year", "2025-08", "published", None, None, 400_000),
        ("31", "coverage_employed", "pu", "2024-12-31", "year", "2024-12", "published", "nik", 38, 2_000_000),
        ("31", "active_at_branch", "pu", "2024-12-31", "month", "2024-12", "published", "branch", 38, 7e6),
        ("18.71", "coverage_employed", "pu_bpu", "2024-12-31", "year", "2024-12", "estimate", "nik", 38, 2e4),
        ("91", "coverage_employed", "pu", "2024-12-31", "year", "2024-12", "published", "nik", 34, 300_000),
    ],
    columns=COLUMNS,
)  # fmt: skip
BASELINE = replace(baseline_of(None, dt.date(2026, 1, 31)), figures=FIGURES)
HEADINGS = ["Kode Kemendagri", "Periode", "Segmen", "Aktif", "Potensi", "Cakupan (%)", "Cara pencatatan"]
ASKED = {
    "far_from_known",
    "far_from_known_many",
    "over_employed",
    "eligible_odd",
    "percent_differs",
    "percent_differs_many",
    "boundaries_unsaid",
    "counted_by_branch",
    "counted_by_unsaid",
    "sum_of_some",
}


def asked(*rows, baseline=BASELINE):
    """(rule, row) of what is asked beyond what other tests are about, and all messages by rule."""
    reading = read_bytes(csv_of(HEADINGS, *([*row, "", "", "", "", ""][:7] for row in rows)), "x.csv")
    assert not reading.refused, [one.message for one in reading.findings]
    found = [one for one in check_files([reading], baseline) if one.rule in ASKED and not one.detail]
    return [(one.rule, one.row) for one in found], {one.rule: one.message for one in found}


@pytest.mark.parametrize(
    ("row", "far"),
    [
        # of the same month a quarter more or a fifth less; of another within a year three times
        (["16.71", "2025-08", "PU", 124_000], False),
        (["16.71", "2025-08", "PU", 126_000], True),
        (["16.71", "2025-08", "PU", 79_000], True),
        (["16.71", "2025-10", "PU", 299_000], False),
        (["16.71", "2025-10", "PU", 301_000], True),
        (["16.71", "2025-10", "PU", 33_000], True),
        (["16.71", "2027-10", "PU", 1], False),
        (["16.71", "2025-08", "BPU", 9], False),
        # an estimate of ours is no measure of a quarter
        (["16.04", "2024-12", "PU", 14_000], False),
        (["16.04", "2024-12", "PU", 31_000], True),
        (["16.04", "2024", "PU", 31_000], True),
        # where PU is not known, that of PU and BPU together bounds it from above alone
        (["18.71", "2024-12", "PU", 59_000], False),
        (["18.71", "2024-12", "PU", 5], False),
        (["18.71", "2024-12", "PU", 61_000], True),
    ],
)
def test_far_from_a_figure_that_is_known(row, far):
    late = replace(BASELINE, today=dt.date(2028, 1, 1))
    assert asked(row, baseline=late)[0] == ([("far_from_known", 2)] if far else [])


def test_the_known_figure_is_told_with_its_date_and_status():
    _, told = asked(["16.71", "2025-10", "PU", 301_000])
    assert (
        "peserta aktif 301.000, sedangkan rilis memuat 100.000 (Agustus 2025, dipublikasikan): 3,01 kali"
        in (told["far_from_known"])
    )


def test_more_participants_than_workers_and_odd_eligible_workers():
    rows = [
        ["16.71", "2025-10", "PU", 150_000, 200_000],
        ["16.71", "2025-10", "BPU", 260_000, 190_000],
        ["16.71", "2025-10", "Jakon", 1_000, 20_000],
    ]
    found, told = asked(*rows)
    assert [rule for rule, _ in found] == ["over_employed", "eligible_odd"]
    assert (
        "peserta aktif 410.000 lebih banyak daripada penduduk bekerja 400.000 (Agustus 2025)"
        in (told["over_employed"])
    )
    assert "potensi 410.000 adalah 102,50%" in told["eligible_odd"]


def test_a_per_cent_that_is_not_its_own():
    right = ["16.71", "2025-10", "PU", 50_000, 200_000, "25,3%"]
    assert asked(right)[0] == []
    assert asked([*right[:5], "25,6%"])[0] == [("percent_differs", 2)]


def test_papua_beside_none_of_its_parts_is_asked_once_a_file():
    papua = [["91", month, "PU", 90_000] for month in ("2025-08", "2025-09")]
    found, told = asked(*papua, ["31", "2024-12", "PU", 2_000_000, "", "", "Domisili NIK"])
    assert found == [("boundaries_unsaid", None)]
    assert "Papua tanpa provinsi pemekarannya (2 provinsi)" in told["boundaries_unsaid"]
    assert asked(*papua, ["94", "2025-08", "PU", 80_000])[0] == []
    assert asked(["91", "2022-03", "PU", 90_000])[0] == []


def test_counts_by_branch_are_known_by_their_size():
    found, told = asked(["31", "2024-12", "PU", 6_900_000])
    assert ("counted_by_branch", None) in found
    assert "DKI Jakarta 6.900.000 (cabang 7.000.000, NIK 2.000.000)" in told["counted_by_branch"]
    assert asked(["31", "2024-12", "PU", 6_900_000, "", "", "Cabang pendaftar"])[0] == []
    assert asked(["31", "2024-12", "PU", 2_100_000])[0] == []


def test_many_provinces_without_a_way_of_counting_are_asked_once():
    codes = ["11", "12", "13", "14", "15", "16", "17", "18", "19", "21"]
    rows = [[code, "2024-12", "PU", 200_000 + at] for at, code in enumerate(codes)]
    assert asked(*rows)[0] == [("counted_by_unsaid", None)]
    assert asked(*rows[:9])[0] == []
    assert asked(*([*row, "", "", "Domisili NIK"] for row in rows))[0] == []


def test_a_province_that_is_the_sum_of_some_of_its_regencies():
    rows = [["16.71", "2025-10", "PU", 90_000], ["16.04", "2025-10", "PU", 9_000]]
    found, told = asked(["16", "2025-10", "PU", 99_000], *rows)
    assert found == [("sum_of_some", 2)]
    assert "99.000 sama dengan jumlah 2 dari 17 wilayah bagiannya" in told["sum_of_some"]
    assert asked(["16", "2025-10", "PU", 199_000], *rows)[0] == []


def test_many_rows_of_one_kind_are_one_finding():
    days = [f"2025-{month:02}-{day:02}" for month in (9, 10) for day in range(2, 14)]
    found, told = asked(*(["16.71", day, "PU", 900_000] for day in days))
    assert [rule for rule, _ in found if rule.startswith("far")] == ["far_from_known_many"]
    assert told["far_from_known_many"].startswith("24 angka dari 1 wilayah")
