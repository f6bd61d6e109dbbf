"""Figures embedded after the first facts, by hand from the files they came in."""

from __future__ import annotations

import pandas as pd
import pytest


@pytest.fixture(scope="module")
def figures(full_release):
    return full_release.query("all_observations")


def one(figures: pd.DataFrame, area: str, indicator: str, segment: str = "all", **cells: object) -> pd.Series:
    rows = figures[
        (figures["area_code"] == area) & (figures["indicator"] == indicator) & (figures["segment"] == segment)
    ]
    for column, value in cells.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, rows
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("at", "count", "whole", "pct", "basis"),
    [
        ("33.02 all 2025-03", 214_687, 684_654, 31.36, "semesta"),
        ("11 pu_bpu 2025-08", 407_773, 1_601_559, 25.46, "semesta"),
        ("71 all 2025-08-31", 513_024, 854_203, 60.06, "semesta"),
        # "penduduk bekerja" that is not Sakernas: Lumajang had 627,319 in August 2024
        ("35.08 all 2026-03", 89_266, 555_154, 16.08, "unstated"),
        ("64 all 2023-03", 962_711, 1_358_649, 70.86, "semesta"),
        ("33 all 2025-04-29", 4_500_000, 14_200_000, 31, "semesta"),
        ("32.14 all 2025", None, 227_000, 55, "unstated"),
    ],
)
def test_coverage(figures, *, at, count, whole, pct, basis):
    area, segment, as_of = at.split()
    row = one(figures, area, "coverage_ucj", segment, as_of=as_of)
    told = None if pd.isna(row["numerator"]) else row["numerator"]
    assert (told, row["denominator"], row["published_pct"], row["basis"]) == (count, whole, pct, basis)
    assert pd.isna(row["caveat"])


def test_workers_of_sakernas_are_told_from_others(figures):
    # 5.79 million: Banten, August 2024, is 5,797,923
    row = one(figures, "36", "coverage_employed", as_of="2025-03-31")
    assert (row["basis"], row["denominator"], row["denominator_as_of"]) == ("sakernas", 5_790_000, "2024-08")
    assert row["caveat"] == "uncertain"
    papua = one(figures, "91", "coverage_ucj", as_of="2023-09-23")
    assert (papua["boundaries"], papua["basis"]) == (34, "unstated")


@pytest.mark.parametrize(
    ("area", "as_of", "segment", "caveat"),
    [
        ("31", "2025-01-31", "pu_bpu", "uncertain"),
        ("36.04", "2025-12-09", "all", "uncertain"),
        ("34", "2023-01", "all", "uncertain"),
        ("64.08", "2024-12", "bpu", "artefact"),
        ("73.13", "2024-12", "jakon", "artefact"),
    ],
)
def test_doubt(figures, area, as_of, segment, caveat):
    assert one(figures, area, "coverage_ucj", segment, as_of=as_of)["caveat"] == caveat


def test_nobody_counts_a_middle_that_no_source_counted(figures):
    # "sekitar 500-600 ribu"
    assert pd.isna(one(figures, "53", "coverage_ucj", as_of="2025-04-28")["numerator"])


def test_groups_and_institutions(figures):
    banten = one(figures, "36", "group_coverage", "village_ecosystem", as_of="2025-03-31")
    assert banten[["numerator", "denominator", "published_pct"]].tolist() == [26_994, 112_665, 55.11]
    assert banten["caveat"] == "uncertain"
    heads = one(figures, "33.02", "group_coverage", "rt_heads")
    assert heads[["numerator", "denominator"]].tolist() == [11_017, 11_017]
    projects = one(figures, "74", "institution_registered", "project")
    assert projects[["numerator", "denominator"]].tolist() == [68, 2_947]


def test_election_officers_end(figures):
    row = one(figures, "ID", "group_coverage", "election_organisers")
    assert (row["numerator"], str(row["valid_until"].date())) == (3_137_468, "2025-01-31")


def test_the_nation_by_segment_and_programme(figures):
    active = one(figures, "ID", "coverage_ucj", "jakon", as_of="2021-11")
    assert active["numerator"] == 8_109_267
    registered = one(figures, "ID", "registered", "pu", as_of="2021-11")
    assert (registered["numerator"], registered["basis"]) == (40_150_736, "none")
    assert one(figures, "ID", "in_jht", as_of="2023-12")["numerator"] == 18_270_000
    assert one(figures, "ID", "in_jkk_jkm", "pu", as_of="2024-03")["numerator"] == 26_640_000


def test_counts_by_branch_are_a_series_of_their_own(figures):
    by_branch = figures[figures["indicator"] == "active_at_branch"]
    assert set(by_branch["counted_by"]) == {"branch"}
    december = by_branch[(by_branch["as_of"] == "2023-12-31") & (by_branch["segment"] == "all")]
    assert (len(december), december["numerator"].sum()) == (34, 41_560_938)
    assert one(figures, "31", "active_at_branch", as_of="2025-02")["numerator"] == 8_010_000
    assert one(figures, "52", "active_at_branch", as_of="2025-06")["caveat"] == "uncertain"


def test_accidents_money_and_context(figures):
    assert one(figures, "16", "accident_cases")["numerator"] == 6_962
    assert one(figures, "31", "accident_cases", "jakon")["numerator"] == 385
    assert one(figures, "16", "accident_claims")["numerator"] == 59_684_331_810
    own = one(figures, "64.09", "budget_per_worker", "apbd")
    assert own[["numerator", "denominator"]].tolist() == [1_008_000_000, 5_000]
    assert one(figures, "35.76", "workers_paid_for", "dbh")["numerator"] == 12_152
    assert one(figures, "96.04", "village_fund", "dana_desa", as_of="2024")["numerator"] == 166_920_307_000
    assert one(figures, "16.71", "poverty")[["published_pct", "quality"]].tolist() == [11.34, "C"]
    gdp = one(figures, "16.71", "gdp_per_worker", as_of="2024")
    assert gdp[["numerator", "denominator", "quality"]].tolist() == [124_671_420_000_000, 744_367, "C"]
