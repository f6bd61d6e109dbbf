"""The title of a view, by rule."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pantau.answers import tables
from pantau.answers.finding import finding
from pantau.view import View


def said(release, name="Indonesia", **fields):
    return finding(tables.table(release, View(**fields)), name)


def test_without_a_target_the_highest_and_the_lowest_are_named(full_release):
    assert said(full_release) == (
        "Cakupan penduduk bekerja: tertinggi Papua Barat (sebelum pemekaran) (52,8%), "
        "terendah Papua (sebelum pemekaran) (12,6%)"
    )


def test_a_target_says_how_many_are_below_and_who_is_furthest(full_release):
    table = tables.table(full_release, View(target="rpjmn-2025"))
    rows = table.rows
    below = [row for row in rows.to_dict("records") if row["value"] < 32.15 and row["rank"] > 0]
    assert said(full_release, target="rpjmn-2025") == (
        f"{len(below)} dari 34 provinsi di bawah RPJMN 2025-2029 (2025): 32,15% (tafsiran kami); "
        "terjauh Papua (sebelum pemekaran), 19,5 poin"
    )


def test_the_scope_is_named_unless_it_is_the_nation(full_release):
    told = said(full_release, "Kanwil Sumbagsel", scope="kanwil-sumbagsel")
    assert told.startswith("Kanwil Sumbagsel: Cakupan penduduk bekerja: tertinggi ")


def test_estimates_are_no_finding(full_release):
    table = tables.table(full_release, View(scope="16", level="regency", period="2024"))
    only = replace(table, rows=table.rows[table.rows["status"] == "estimate"])
    assert len(only.rows) > 2
    assert finding(only, "Sumatera Selatan") == (
        f"Sumatera Selatan: Cakupan penduduk bekerja: hanya taksiran untuk {len(only.rows)} "
        f"dari {len(only.rows)} kabupaten/kota"
    )


@pytest.mark.parametrize(
    ("kept", "told"), [(0, "belum ada angka untuk"), (1, "1 provinsi dengan angka yang sama")]
)
def test_one_row_and_none(full_release, kept, told):
    table = tables.table(full_release, View())
    rows = table.rows[table.rows["rank"].notna()].head(1)
    if not kept:
        rows = rows.assign(value=float("nan"), rank=float("nan"))
    assert told in finding(replace(table, rows=rows), "Indonesia")


def test_figures_that_are_not_one_league_have_no_ends(full_release):
    told = said(full_release, indicator="coverage_ucj", period="2025")
    assert "tertinggi" not in told
    assert told.endswith("punya angka, tidak diperingkat satu sama lain")


def test_in_english(full_release):
    told = said(full_release.in_language("en"), language="en", target="rpjmn-2025")
    assert " of 34 provinces below RPJMN 2025-2029 (2025): 32.15% (our reading); furthest " in told


def test_a_count_is_told_as_one(full_release):
    assert said(full_release, indicator="employed", level="regency", period="2025") == (
        "Penduduk bekerja: tertinggi Kabupaten Bogor (2.620.918), terendah Kabupaten Supiori (8.042)"
    )
