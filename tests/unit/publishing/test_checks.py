"""Each check, on rows made for it: where, how grave, and what it says."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from pantau.intake import Finding
from pantau.publishing import RULES, baseline_of, check_files
from pantau.publishing.checks import Baseline
from pantau.text import Text
from tests.helpers import official

TODAY = dt.date(2026, 1, 15)
PALEMBANG = "16.71"


@pytest.fixture(scope="module")
def context(full_release) -> Baseline:
    return baseline_of(full_release, TODAY)


def found(context: Baseline, rows: Sequence[official.Row], rule: str, **named: object) -> list[Finding]:
    reading = official.reading({"participants": official.participants(rows)}, **named)
    return [one for one in check_files([reading], context) if one.rule == rule]


def one_row(**changes: object) -> official.Row:
    row = {"area": PALEMBANG, "period": "2025-08", "segment": "pu", "active": 10, "registered": 20}
    return tuple({**row, "eligible": 40, **changes}.values())  # type: ignore[return-value]


def test_every_rule_has_its_words():
    assert set(Text().section("publishing.rule")) == set(RULES)


def test_a_good_row_says_only_who_else_has_not_reported(context):
    reading = official.reading({"participants": official.participants([one_row()])})
    rules = {one.rule for one in check_files([reading], context)}
    assert rules == {"missing_parts"}


@pytest.mark.parametrize(
    ("changes", "rule", "severity", "value", "words"),
    [
        ({"area": "97.01"}, "unknown_area", "error", "97.01", 'Kode wilayah "97.01"'),
        ({"active": -5}, "negative", "error", "-5", "Kota Palembang, Agustus 2025, PU: −5 negatif"),
        (
            {"active": 30},
            "active_over_registered",
            "error",
            "30",
            "30 lebih banyak daripada peserta terdaftar 20",
        ),
        (
            {"active": 5_000, "registered": 9_000},
            "active_over_eligible",
            "warning",
            "5.000",
            "aktif 5.000 lebih banyak daripada potensi 40",
        ),
        ({"period": "2026-02"}, "future", "error", "Februari 2026", "periode Februari 2026 belum tiba"),
    ],
)
def test_one_row(context, changes, rule, severity, value, words):  # noqa: PLR0917
    (one,) = found(context, [one_row(**changes)], rule)
    assert (one.severity, one.file, one.sheet, one.row) == (severity, "laporan.xlsx", "Peserta", 5)
    assert one.value.replace("−", "-") == value
    assert words in one.message


def test_the_column_is_called_as_in_the_sheet(context):
    (one,) = found(context, [one_row(active=30)], "active_over_registered")
    assert one.column == "Aktif (D)"


def test_what_is_not_given_is_not_compared(context):
    rows = [one_row(registered=None, eligible=None)]
    for rule in ("active_over_registered", "active_over_eligible", "negative"):
        assert found(context, rows, rule) == []
    (one,) = found(context, rows, "basis_missing")
    assert (one.severity, one.row) == ("warning", None)
    assert one.message.startswith("1 baris berisi peserta aktif tanpa potensi")


def test_twice_in_a_file(context):
    rows = [one_row(), one_row(), one_row(active=11)]
    (same,) = found(context, rows, "duplicate_same")
    assert (same.severity, same.row) == ("note", 6)
    (differs,) = found(context, rows, "duplicate_differs")
    assert (differs.severity, differs.row) == ("error", 7)
    assert "pertama di baris 5" in differs.message


def test_the_same_row_in_two_files(context):
    readings = [
        official.reading({"participants": official.participants([one_row(active=n)], name)}, name)
        for n, name in ((10, "lama.xlsx"), (11, "baru.xlsx"))
    ]
    (one,) = [one for one in check_files(readings, context) if one.rule == "duplicate_file"]
    assert (one.severity, one.file, one.row) == ("warning", "baru.xlsx", 5)
    assert "berkas lama.xlsx, baris 5, memuat angka lain" in one.message


def test_practice_files(context):
    (one,) = found(context, [one_row()], "practice", practice=True)
    assert one.severity == "error"
    reading = official.reading({"participants": official.participants([one_row()])}, practice=True)
    assert "practice" not in {one.rule for one in check_files([reading], context, rehearsing=True)}


def parts_of_bengkulu(context: Baseline, each: int) -> list[official.Row]:
    codes = context.areas.loc[context.areas["parent"] == "17", "code"]
    return [(code, "2025-08", "pu", each, None, None) for code in codes]


def test_sums_of_regencies(context):
    parts = parts_of_bengkulu(context, 100)
    assert len(parts) == 10
    whole = ("17", "2025-08", "pu", 1_000, None, None)
    assert found(context, [*parts, whole], "sum_parts") == []
    (one,) = found(context, [*parts, (*whole[:3], 1_200, None, None)], "sum_parts")
    assert (one.severity, one.row) == ("warning", 15)
    assert "jumlah 10 wilayah bagian 1.000, angka induk 1.200, selisih −200" in one.message
    # Some have not reported: less is no wonder, more is.
    assert found(context, [*parts[1:], whole], "sum_parts") == []
    (over,) = found(context, [*parts[1:], (*whole[:3], 800, None, None)], "sum_exceeds")
    assert "melebihi angka induk 800 sebanyak 100" in over.message


def test_sums_of_provinces(context):
    provinces = context.areas.loc[context.areas["level"] == "province", "code"]
    parts = [(code, "2025-08", "pu", 10, None, None) for code in provinces]
    assert found(context, [*parts, ("ID", "2025-08", "pu", 380, None, None)], "sum_parts") == []
    (one,) = found(context, [*parts, ("ID", "2025-08", "pu", 390, None, None)], "sum_parts")
    assert one.message.startswith("Indonesia, Agustus 2025, PU: jumlah 38 wilayah bagian 380")


def series(values: Sequence[int], start: str = "2024-01", area: str = PALEMBANG) -> list[official.Row]:
    months = pd.period_range(start, periods=len(values), freq="M").astype(str)
    return [(area, month, "pu", value, None, None) for month, value in zip(months, values, strict=True)]


QUIET = [100_000, 100_900, 101_700, 102_800, 103_600, 104_700, 105_500, 106_600, 107_500]


def test_a_jump(context):
    assert found(context, series(QUIET), "jump") == []
    (one,) = found(context, series([*QUIET, 75_000]), "jump")
    assert (one.severity, one.row, one.value) == ("warning", 14, "75.000")
    assert "peserta aktif 75.000, bulan sebelumnya 107.500 (−30,23%)" in one.message


def test_the_way_back_from_a_jump_is_not_told_again(context):
    assert [one.row for one in found(context, series([*QUIET, 75_000, 108_000]), "jump")] == [14]
    assert [one.row for one in found(context, series([*QUIET, 75_000, 60_000]), "jump")] == [14, 15]


def test_a_jump_against_what_was_published_before(context):
    known = official.participants(series(QUIET))[["area_code", "period", "segment", "active", "eligible"]]
    informed = Baseline(context.areas, known, TODAY)
    rows = [(PALEMBANG, "2024-10", "pu", 75_000, None, None)]
    assert [one.row for one in found(informed, rows, "jump")] == [5]
    assert found(context, rows, "jump") == [], "nothing is known of it"


def test_the_season_is_no_jump(context):
    dip = [0.8 if month in (12, 24) else 1 for month in range(30)]
    values = [round(100_000 * 1.005**month * share) for month, share in enumerate(dip)]
    rows = series(values, "2023-01")
    assert found(context, rows, "jump") == [], "January 2024 as January 2025"
    once = [value if month != 24 else value * 5 // 4 for month, value in enumerate(values)]
    assert {one.row for one in found(context, series(once, "2023-01"), "jump")} >= {5 + 12}


def test_what_all_areas_do_in_a_month_is_no_jump(context):
    codes = context.areas.loc[context.areas["parent"] == "35", "code"][:30]
    chance = np.random.default_rng(1)
    rows = []
    for code in codes:
        fall = chance.uniform(0.70, 0.80)
        rows += series([*QUIET, round(107_500 * fall)], area=code)
    assert found(context, rows, "jump") == []
    rows[-1] = (*rows[-1][:3], 20_000, None, None)
    assert [one.value for one in found(context, rows, "jump")] == ["20.000"]


def test_unchanged_three_months(context):
    assert found(context, series([900, 900, 901, 901]), "unchanged") == []
    (one,) = found(context, series([900, 900, 900, 900]), "unchanged")
    assert (one.row, one.severity) == (7, "warning")
    assert found(context, series([40, 40, 40]), "unchanged") == [], "a small number may well stay"


def test_a_revised_denominator(context):
    # Pati: 511,111 eligible in 2024 and 599,061 in 2025; 174,327 active: 34.11% becomes 29.10%.
    rows = [
        ("33.18", "2024-12", "pu", 174_327, None, 511_111),
        ("33.18", "2025-01", "pu", 174_327, None, 599_061),
    ]
    (one,) = found(context, rows, "denominator_revised")
    assert (one.severity, one.row, one.column) == ("warning", 6, "Potensi (F)")
    assert "dari 511.111 (Desember 2024) menjadi 599.061" in one.message
    assert "bergeser −5,01 poin" in one.message


def revised(context, growth: list[float]) -> list:
    """Two months of as many areas, each with 10,000 active of 50,000 eligible, which grow by its factor."""
    codes = context.areas.loc[context.areas["level"].isin(["regency", "city"]), "code"][: len(growth)]
    return [
        (code, month, "pu", 10_000, None, round(50_000 * share))
        for code, more in zip(codes, growth, strict=True)
        for month, share in (("2025-07", 1), ("2025-08", more))
    ]


def test_many_denominators_revised_in_one_month_are_one_finding(context):
    rows = revised(context, [1.25, *[1.02] * 24])
    (alone,) = found(context, rows, "denominator_revised")
    assert alone.area_code == rows[0][0], "far from what the others did"
    whole, *details = found(context, rows, "denominators_revised")
    assert (whole.row, whole.rows, whole.detail, whole.column) == (None, 24, False, "Potensi (F)")
    # 10,000 of 50,000 is 20%, of 51,000 19.61%
    assert "24 angka dari 24 wilayah (perubahan tengah 2,0%)" in whole.message
    assert "bergeser −0,39 sampai −0,39 poin" in whole.message
    assert all(one.detail for one in details)
    assert [one.row for one in details] == list(range(8, 5 + len(rows), 2))


def test_few_denominators_revised_are_told_one_by_one(context):
    rows = revised(context, [1.02] * 19)
    assert len(found(context, rows, "denominator_revised")) == 19
    assert found(context, rows, "denominators_revised") == []


def test_a_revised_denominator_is_no_jump(context):
    growth = [1.0] * 12 + [1.3] * 12
    rows = [
        (
            PALEMBANG,
            f"{2023 + at // 12}-{at % 12 + 1:02}",
            "pu",
            100_000 + 300 * at,
            None,
            round(200_000 * more),
        )
        for at, more in enumerate(growth)
    ]
    assert len(found(context, rows, "denominator_revised")) == 1
    assert found(context, rows, "jump") == []


def test_a_denominator_that_comes_or_goes(context):
    rows = [one_row(period="2025-07", eligible=None), one_row()]
    (one,) = found(context, rows, "basis_changed")
    assert (one.row, one.severity) == (6, "warning")


def test_months_on_both_sides_of_the_break(context):
    assert len(found(context, series([1_000, 1_010], "2023-07"), "series_break")) == 1
    assert found(context, series([1_000, 1_010], "2023-08"), "series_break") == []


def test_who_has_not_reported(context):
    parts = parts_of_bengkulu(context, 100)
    (one,) = found(context, parts[2:], "missing_parts")
    first, second = (context.areas.set_index("code").loc[row[0], "name"] for row in parts[:2])
    assert one.severity == "note"
    assert one.message == f"Agustus 2025, Bengkulu: 2 kabupaten/kota belum melapor: {first} dan {second}."
    provinces = context.areas.loc[context.areas["level"] == "province", "code"]
    rows = [(code, "2025-08", "pu", 10, None, None) for code in provinces if code != "51"]
    (lacking,) = found(context, rows, "missing_provinces")
    assert lacking.message == "Agustus 2025: 1 provinsi belum melapor: Bali."


def test_nobody_is_missing_from_a_month_to_come(context):
    rows = [(row[0], "2099-01", *row[2:]) for row in parts_of_bengkulu(context, 100)[2:]]
    assert len(found(context, rows, "future")) == 8
    assert found(context, rows, "missing_parts") == []


def test_other_tables(context):
    august = pd.Timestamp(2025, 8, 1)
    groups = pd.DataFrame(
        [(PALEMBANG, august, "month", "non_asn", 12, 10)],
        columns=["area_code", "period", "grain", "group", "protected", "eligible"],
    )
    budget = pd.DataFrame(
        [(PALEMBANG, 2025, "budgeted", -1, "APBD", 5)],
        columns=["area_code", "year", "status", "amount", "fund_source", "workers"],
    )
    tables = {"groups": official.placed(groups, "Kelompok"), "budget": official.placed(budget, "Anggaran")}
    rules = {one.rule: one for one in check_files([official.reading(tables)], context)}
    assert set(rules) == {"part_over_whole", "negative"}
    assert rules["negative"].message.startswith("Kota Palembang, 2025: −1 negatif")


def test_a_column_full_of_one_mistake_is_cut_short(context):
    rows = [
        one_row(active=-1, period=f"{year}-{month:02d}", segment=segment)
        for year in range(2000, 2025)
        for month in range(1, 13)
        for segment in ("pu", "bpu", "jakon", "pmi")
    ]
    negative = found(context, rows, "negative")
    assert len(negative) == 1_001
    assert negative[-1].message.startswith("Ada 200 baris lagi")


def test_two_hundred_thousand_rows_in_seconds(context):
    """Not a benchmark: it would notice a loop over rows, which takes minutes."""
    codes = context.areas.loc[context.areas["level"].isin(["regency", "city"]), "code"].to_numpy()
    months = pd.period_range("2017-01", periods=98, freq="M").to_timestamp()
    size = len(codes) * len(months) * 4
    index = np.arange(size)
    frame = pd.DataFrame(
        {
            "area_code": codes[index % len(codes)],
            "period": months[index // len(codes) % len(months)],
            "grain": "month",
            "segment": np.array(["pu", "bpu", "jakon", "pmi"])[index // (len(codes) * len(months))],
            "active": 10_000 + index % 97,
            "registered": 20_000,
            "eligible": 40_000,
        }
    )
    assert len(frame) > 200_000
    reading = official.reading({"participants": official.placed(frame, "Peserta")})
    started = time.process_time()
    check_files([reading], context)
    assert time.process_time() - started < 20
