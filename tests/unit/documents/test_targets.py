"""Files of a Table that is compared with a target carry its name, its gaps and what they rest on."""

from __future__ import annotations

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from pantau.analysis import build_table
from pantau.analysis.targets.in_table import with_target
from pantau.documents import table_csv, table_xlsx
from pantau.text import Text
from pantau.view import View

SAY = Text("id")
NAME = "RKP 2026 (2026): 34,99%"


@pytest.fixture(scope="module")
def table(full_release):
    return with_target(full_release, build_table(full_release, View(period="2024")), "rkp-2026", None)


def lampung(table):
    rows = csv.DictReader(io.StringIO(table_csv(table, SAY, "https://contoh.id/").decode("utf-8-sig")))
    return next(row for row in rows if row["Kode wilayah"] == "18")


def test_a_csv_row_says_the_target_the_gap_and_the_pace(table):
    row = lampung(table)
    assert row["Sasaran yang dipakai"] == f"{NAME} (tafsiran kami: penyebut dan segmen)"
    assert row["Nilai sasaran"] == "34.99"
    assert row["Sasaran ditetapkan untuk"] == "Indonesia (patokan)"
    assert row["Kurang dari sasaran (orang)"] == "816526"  # ceil(0.3499 * 4,787,589) - 858,652
    assert row["Tenggat sasaran"] == "2026-12-31"
    assert row["Laju dihitung sejak"] == "2024-12-31"
    assert row["Diperlukan per bulan (orang)"] == "34022"  # 816,526 in 24 months
    assert row["Penilaian"] == ""
    assert row["Mengapa tidak dinilai"] == "Patokan nasional, bukan sasaran wilayah ini."


def test_a_row_that_is_compared_with_no_target_says_why(full_release):
    year = build_table(full_release, View(period="2025"))
    row = lampung(with_target(full_release, year, "rkp-2026", None))
    assert row["Kurang dari sasaran (orang)"] == row["Penilaian"] == ""
    assert row["Mengapa tidak dibandingkan dengan sasaran"] == SAY("comparable.month_unknown")


def test_the_link_of_a_file_names_the_target(table):
    assert any("sasaran=rkp-2026" in cell for cell in lampung(table).values())


def test_a_workbook_names_the_target_among_its_notes(table):
    book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(table, SAY)))
    notes = [row[:2] for row in book.get_sheet_by_index(1).to_python()]
    named, read = [words for label, words in notes if label == "Sasaran"]
    assert named == f"{NAME} (tafsiran kami: penyebut dan segmen)"
    assert read.startswith("Tafsiran kami: dokumennya tidak menyebut penyebut maupun segmennya.")


def test_a_table_without_a_target_has_no_such_columns(full_release):
    plain = build_table(full_release, View(period="2025"))
    assert "Sasaran yang dipakai" not in table_csv(plain, SAY).decode("utf-8-sig")


def test_an_increase_is_marked_as_our_reading_of_its_denominator(full_release):
    year = build_table(full_release, View(period="2024"))
    held = with_target(full_release, year, "permendagri-15-2024-2025-relatif", None)
    assert lampung(held)["Sasaran yang dipakai"].endswith("(tafsiran kami: penyebut)")
    book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(held, SAY)))
    notes = [row[1] for row in book.get_sheet_by_index(1).to_python() if row[0] == "Sasaran"]
    assert notes[1] == (
        "Tafsiran kami: Permendagri 15/2024 tidak menyebut penyebut; "
        "di sini dihitung terhadap penduduk bekerja (Sakernas)."
    )


def test_targets_of_several_areas_are_counted_on_the_denominator_shown(full_release):
    # of Target UCJ 2025 Sumatera Barat's alone is on Sakernas
    year = build_table(full_release, View(period="2024"))
    held = with_target(full_release, year, "target-ucj-2025", None)
    name = lampung(held)["Sasaran yang dipakai"]
    assert name == "Target UCJ 2025 (2025): tiap wilayah sendiri (1 diketahui)"
