"""Sheets as offices really send them: read rightly, or stopped with a reason; never wrong in silence."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from pantau.intake import read_bytes
from tests.unit.intake.books import book

TITLE = ["Data peserta Agustus 2025"]
HEADINGS = ["Wilayah", "Segmen", "Aktif"]
PALEMBANG, LAHAT = ["Kota Palembang", "PU", 1], ["Kab. Lahat", "PU", 2]


def read(*rows):
    return read_bytes(book({"Rekap": rows}), "rekap.xlsx")


def told(reading, *severities):
    return [(f.rule, f.row, f.column) for f in reading.findings if f.severity in severities]


def figures(reading):
    table = reading.tables["participants"]
    return list(zip(table["area_code"], table["segment"], table["active"], table["row"], strict=True))


@pytest.mark.parametrize(
    ("rows", "rule", "row", "column"),
    [
        # two tables side by side, of one kind and of two
        ([[*HEADINGS, "", *HEADINGS], [*PALEMBANG, "", *LAHAT]], "column_twice", 2, "Wilayah (E)"),
        (
            [[*HEADINGS, "", "Kab/Kota", "Status anggaran"], [*PALEMBANG, "", "Kab. Lahat", "Belum"]],
            "area_conflict",
            3,
            "Kab/Kota (E)",
        ),
        # one heading over several columns, whose parts are not named
        ([[*HEADINGS, ""], [*PALEMBANG, "50%"]], "column_unnamed", 2, ""),
        # a second table below, of another month
        ([HEADINGS, PALEMBANG, ["September 2025"], HEADINGS, LAHAT], "title_inside", 4, ""),
        # thousands, said above, below and in a row of units
        ([["(dalam ribuan)"], HEADINGS, PALEMBANG], "scaled", 2, ""),
        ([HEADINGS, PALEMBANG, ["Catatan: angka dalam juta rupiah"]], "scaled", 4, ""),
        ([HEADINGS, ["", "", "(ribu orang)"], PALEMBANG], "scaled", 3, ""),
        ([[*HEADINGS, "Anggaran (Rp juta)"], [*PALEMBANG, 7]], "scaled", 2, ""),
    ],
)
def test_what_would_be_read_wrong_is_stopped(rows, rule, row, column):
    reading = read(TITLE, *rows)
    assert (rule, row, column) in told(reading, "error")
    assert set(told(reading, "error")) <= {(rule, row, at) for at in (column, "Segmen (F)", "Aktif (G)")}


@pytest.mark.parametrize("title", ["Peserta BPU Agustus 2025", "Potensi Agustus 2025"])
def test_a_second_table_of_another_segment_or_measure(title):
    segment = "BPU" in title
    heads = ["Wilayah", "Aktif"] if segment else ["Wilayah", "PU"]
    below = ["Peserta PU"] if segment else ["Peserta aktif"]
    reading = read([title], heads, ["Kab. Lahat", 1], below, heads, ["Kab. Lahat", 2])
    assert ("title_inside", 4, "") in told(reading, "error")


@pytest.mark.parametrize(
    "rows",
    [
        # units below the headings
        [HEADINGS, ["", "", "(orang)"], PALEMBANG],
        # figures and shares below one heading; men, women and both
        [[*HEADINGS, ""], ["", "", "Jumlah", "%"], [*PALEMBANG, "50%"]],
        [["Wilayah", "Segmen", "Aktif", "", ""], ["", "", "Jumlah", "L", "P"], [*PALEMBANG, 0, 1]],
        # odd spaces, line breaks and marks in headings and names
        [["\u00a0Wilayah *", " Segmen\u00a0", "Peserta\nAktif **)"], ["\u00a0Kota  Palembang*", "pu ", 1]],
        # groups of provinces beside regencies
        [["Wilayah", "Kab/Kota", "Segmen", "Aktif"], ["Sumatera", *PALEMBANG]],
        [["Wilayah", "Kab/Kota", "Segmen", "Aktif"], ["Sumatera Selatan", *PALEMBANG]],
        # a signature below
        [HEADINGS, PALEMBANG, [], ["", "Palembang, 5 September 2025"], ["", "Kepala Bidang"]],
    ],
)
def test_what_can_be_read_is_read(rows):
    reading = read(TITLE, *rows)
    assert told(reading, "error", "warning") == []
    ((code, segment, active, _),) = figures(reading)
    assert (code, segment, active) == ("16.71", "pu", 1)


def test_a_region_of_provinces_may_have_the_name_of_one():
    heads = ["Wilayah", "Kab/Kota", "Segmen", "Aktif"]
    reading = read(TITLE, heads, ["Papua", "Kab. Nabire", "PU", 1], ["Maluku", "Kota Ternate", "PU", 2])
    assert told(reading, "error", "warning") == []
    assert [code for code, *_ in figures(reading)] == ["94.01", "82.71"]


def test_marks_of_footnotes():
    rows = [
        ["Kota Palembang*", "PU", "1.234*"],
        ["Kab. Lahat", "PU", "5.000 *)"],
        ["Kota Prabumulih", "PU", "7¹"],
    ]
    reading = read(TITLE, HEADINGS, *rows, ["*) angka sementara"])
    assert [active for _, _, active, _ in figures(reading)] == [1234, 5000, 7]
    (note,) = [one for one in reading.findings if one.rule == "footnote_mark"]
    assert (note.severity, note.row, note.message) == (
        "note",
        3,
        'Tanda catatan kaki tidak dibaca: "1.234*" menjadi 1234.',
    )
    assert ("not_a_number", 3, "Aktif (C)") in told(
        read(TITLE, HEADINGS, ["Lahat", "PU", "1.234 1)"]), "error"
    )
    # what could be two numbers stays a question
    assert told(read(TITLE, HEADINGS, ["Lahat", "PU", "1,234*"]), "warning") == [
        ("thousands_commas", 3, "Aktif (C)")
    ]


def test_brackets_dashes_and_words_for_nothing():
    cells = ["(1.234)", "−5", "n/a", "1 234", "5\u00a0000", "N/A", "..."]
    codes = ["16.01", "16.02", "16.03", "16.04", "16.05", "16.06", "16.07"]
    reading = read(TITLE, HEADINGS, *([code, "PU", cell] for code, cell in zip(codes, cells, strict=True)))
    assert told(reading, "error", "warning") == []
    assert reading.tables["participants"]["active"].fillna(0).tolist() == [-1234, -5, 0, 1234, 5000, 0, 0]


def test_hidden_rows_and_columns_are_read_and_said():
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        sheet = made.add_worksheet("Rekap")
        rows = [TITLE, [*HEADINGS, "Potensi", "Petugas"], [*PALEMBANG, 9, "Ani"], [*LAHAT, 8, "Budi"]]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.set_row(90, None, None, {"hidden": True})
        sheet.set_column("D:E", None, None, {"hidden": True})
        sheet.set_column("H:XFD", None, None, {"hidden": True})
    reading = read_bytes(out.getvalue(), "x.xlsx")
    assert len(figures(reading)) == 2
    (one,) = [one for one in reading.findings if one.rule == "cells_hidden"]
    assert (one.severity, one.sheet) == ("warning", "Rekap")
    assert "ikut dibaca: baris 4; kolom Potensi (D)." in one.message


def test_a_very_wide_sheet_names_a_few_of_its_columns():
    heads, row = [*HEADINGS, *(f"x{n}" for n in range(300))], [*PALEMBANG, *range(300)]
    (one,) = [f for f in read(TITLE, heads, row).findings if f.rule == "columns_ignored"]
    assert one.message.endswith("dan x9 (M) (+290).")


def test_a_figure_of_all_segments_beside_segments_is_not_one_of_them():
    reading = read(
        ["Peserta aktif Agustus 2025"], ["Wilayah", "PU", "BPU", "Potensi"], ["Kab. Lahat", 1, 2, 50]
    )
    assert told(reading, "warning") == [("columns_of_all", 2, "")]
    assert reading.tables["participants"]["eligible"].isna().all()
    assert reading.sums["participants"]["eligible"].tolist() == [50]
