"""What local governments have done: one of one or none of one, summed over those known only."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.store import build_release, open_release
from pantau.store.audit import audit
from tests.helpers import facts, official

PALEMBANG, PRABUMULIH, SUMSEL = "16.71", "16.74", "16"
GORONTALO = ["75.01", "75.02", "75.03", "75.04", "75.05", "75.71"]  # every regency and city of province 75
BUDGET = ["area_code", "year", "status", "amount", "fund_source", "workers"]
RULES = ["area_code", "kind", "number", "year", "title"]


def build(root, **tables):
    given = {
        kind: official.placed(pd.DataFrame(rows, columns=columns), kind)
        for kind, (columns, rows) in tables.items()
    }
    file = official.keep(root, [], "pemda.xlsx", **given)
    return open_release(build_release(root=root, official=[file.sha256], author="uji").path)


def one(release, area, indicator, segment):
    rows = release.query("observations", indicator=indicator, segment=segment)
    rows = rows[rows["area_code"] == area]
    assert len(rows) == 1, rows
    return rows.iloc[0]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    money = [
        (PALEMBANG, 2025, "budgeted", 201_600_000, "APBD", 1_000),
        (PALEMBANG, 2025, "budgeted", 100_800_000, "DBH Sawit", 500),
        (PRABUMULIH, 2025, "not_budgeted", None, None, None),
        (SUMSEL, 2025, "budgeted", 5_000_000, "Sumbangan", None),
        *((code, 2025, "budgeted", 1_000_000 * n, "CSR", 10) for n, code in enumerate(GORONTALO, start=1)),
    ]
    rules = [
        (PALEMBANG, "Peraturan Wali Kota", "7", 2025, "Jaminan sosial ketenagakerjaan"),
        (PALEMBANG, "Perda", None, None, "Belum ada"),
        (PRABUMULIH, "SE", None, None, "belum ada"),
        ("16.01", "Perda", None, None, "tidak ada"),
        ("16.01", "Perbup", None, None, "tidak ada"),
        ("16.01", "Surat Edaran", None, None, "tidak ada"),
        (SUMSEL, "Pergub", "3", 2024, "Perlindungan pekerja rentan"),
    ]
    return build(tmp_path_factory.mktemp("governments"), budget=(BUDGET, money), regulation=(RULES, rules))


@pytest.mark.parametrize("area", ["73", "kanwil-sulama"])
def test_of_those_known_in_sulawesi_selatan_half_had_budgeted(full_release, area):
    """domain.md: May 2022, twelve had budgeted and twelve had not."""
    row = one(full_release, area, "budgeted", "regency_government")
    assert (row["numerator"], row["denominator"], row["as_of"]) == (12, 24, "2022-05-23")
    assert (row["status"], row["method"], row["quality"]) == ("published", "sum_of_parts", "B")


def test_each_government_is_one_of_one_or_none(full_release, release):
    takalar = one(full_release, "73.05", "budgeted", "regency_government")
    assert (takalar["numerator"], takalar["denominator"], takalar["quality"]) == (0, 1, "B")
    palembang = one(release, PALEMBANG, "budgeted", "regency_government")
    assert (palembang["numerator"], palembang["status"], palembang["quality"]) == (1, "official", "A")
    assert one(release, PRABUMULIH, "budgeted", "regency_government")["numerator"] == 0
    # Two of Sumatera Selatan have told, one of them has; the province's own budget stands apart.
    province = one(release, SUMSEL, "budgeted", "regency_government")
    assert (province["numerator"], province["denominator"]) == (1, 2)
    assert one(release, SUMSEL, "budgeted", "province_government")["numerator"] == 1


def test_a_year_speaks_for_itself(release):
    nation = release.query("observations", indicator="budgeted", segment="regency_government")
    nation = nation[nation["area_code"] == "ID"].set_index("as_of")
    # 2022: Sulawesi Selatan; 2025: Palembang and the six of Gorontalo have, Prabumulih has not.
    told = facts.real("budget_status_published", as_of="2022-05-23")
    budgeted = [row for row in told if row["budget_status"] == "budgeted"]
    assert nation.loc["2022-05-23", ["numerator", "denominator"]].tolist() == [len(budgeted), len(told)]
    assert nation.loc["2025", ["numerator", "denominator"]].tolist() == [7, 8]


def test_money_by_source_of_funds_and_per_worker(release):
    amounts = {
        fund: one(release, PALEMBANG, "budget_amount", fund)["numerator"]
        for fund in ("apbd", "dbh", "all_funds")
    }
    assert amounts == {"apbd": 201_600_000, "dbh": 100_800_000, "all_funds": 302_400_000}
    worker = one(release, PALEMBANG, "budget_per_worker", "all_funds")
    assert (worker["numerator"], worker["denominator"], worker["basis"]) == (302_400_000, 1_500, "budget")
    # A source we have no name for, and no workers told.
    assert one(release, SUMSEL, "budget_amount", "other_funds")["numerator"] == 5_000_000
    workers = release.query("observations", indicator="budget_per_worker", segment="all_funds")
    assert SUMSEL not in set(workers["area_code"])


def test_rupiah_are_summed_only_where_all_have_told(release):
    amounts = release.query("observations", indicator="budget_amount", segment="all_funds")
    summed = amounts[amounts["method"] == "sum_of_parts"].set_index("area_code")
    assert summed.index.tolist() == ["75"]
    assert summed.loc["75", "numerator"] == 21_000_000  # 1 + 2 + ... + 6
    assert summed.loc["75", "denominator"] is pd.NA


def test_a_regulation_not_told_of_is_not_known(release):
    has = {
        (area, segment): release.query("observations", indicator="regulation", segment=segment)
        .set_index("area_code")["numerator"]
        .get(area)
        for area in (PALEMBANG, PRABUMULIH, "16.01", SUMSEL)
        for segment in ("any_regulation", "perda", "perkada", "se")
    }
    assert [has[PALEMBANG, s] for s in ("any_regulation", "perda", "perkada", "se")] == [1, 0, 1, None]
    # Only a circular is denied: whether there is another regulation nobody said.
    assert [has[PRABUMULIH, s] for s in ("any_regulation", "perda", "se")] == [None, None, 0]
    assert has["16.01", "any_regulation"] == 0
    # Of the province's regencies: Palembang has one, 16.01 has none.
    any_of_province = one(release, SUMSEL, "regulation", "any_regulation")
    assert (any_of_province["numerator"], any_of_province["denominator"]) == (1, 2)
    assert one(release, SUMSEL, "regulation", "province_regulation")["numerator"] == 1
    note = one(release, PALEMBANG, "regulation", "perkada")["note"]
    assert note == "Peraturan Wali Kota 7 2025 Jaminan sosial ketenagakerjaan"
    titles = set(release.query("regulations")["title"])
    assert "Jaminan sosial ketenagakerjaan" in titles
    assert not titles & {"Belum ada", "belum ada", "tidak ada"}


def test_the_release_is_as_new_as_its_people_and_stands_its_audit(release, full_release):
    newest = release.query("release")["newest"].iloc[0]
    assert newest == full_release.query("release")["newest"].iloc[0]
    assert release.id.startswith("2026-03-31-")
    assert audit(release) == []
