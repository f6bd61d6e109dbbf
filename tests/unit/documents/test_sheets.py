"""Files of rows that are no Table."""

from __future__ import annotations

import csv
import io

from python_calamine import CalamineWorkbook

from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx

SHEET = Sheet(
    "Biaya",
    ["Sumber dana", "Pekerja", "Cakupan (%)"],
    [["APBD", 10_000, 24.5], ["=CSR", 500, None]],
    [("Rilis", "2025-12-31")],
    [("Jenis", "simulasi, bukan angka resmi")],
)


def test_every_row_of_a_csv_says_what_it_is() -> None:
    rows = list(csv.reader(io.StringIO(sheet_csv(SHEET).decode("utf-8-sig"))))
    assert rows[0] == ["Sumber dana", "Pekerja", "Cakupan (%)", "Jenis", "Tanda desimal"]
    assert rows[1] == ["APBD", "10000", "24.5", "simulasi, bukan angka resmi", "titik"]
    assert rows[2][0] == "'=CSR"  # no spreadsheet takes it for a formula
    assert rows[2][2] == ""


def test_per_cents_are_rounded_as_with_a_pencil_and_texts_are_quoted() -> None:
    sheet = Sheet(
        "Langkah", ["Kode", 'Nama "pendek"', "%"], [["11.10", None, 2.675], ["16", "a,b", -0.001]], []
    )
    lines = sheet_csv(sheet).decode("utf-8-sig").splitlines()
    # 2.675 is 2.67499… to a machine; a negative nothing is nothing
    assert lines == [
        '"Kode","Nama ""pendek""","%","Tanda desimal"',
        '"11.10",,2.68,"titik"',
        '"16","a,b",0.0,"titik"',
    ]


def test_a_workbook_keeps_numbers_as_numbers_and_says_what_it_is_on_both_sheets() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(sheet_xlsx(SHEET, ("Data", "Keterangan"))))
    assert book.sheet_names == ["Data", "Keterangan"]
    data = book.get_sheet_by_name("Data").to_python()
    assert data[1] == ["APBD", 10_000, 24.5, "simulasi, bukan angka resmi"]
    assert data[2][0] == "=CSR"
    notes = book.get_sheet_by_name("Keterangan").to_python()
    assert ["Jenis", "simulasi, bukan angka resmi"] in notes
    assert ["Rilis", "2025-12-31"] in notes
