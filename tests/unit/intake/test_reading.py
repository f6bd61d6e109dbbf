"""Whole files: what a table holds, and what is said about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from pathlib import Path

import pandas as pd
import pytest

from pantau.intake import read_bytes, read_file
from tests.unit.intake.books import HEADINGS, ROW, book, csv_of

MESSY = """DATA PESERTA BPJS KETENAGAKERJAAN;;;;;;
Keadaan Agustus 2025;;;;;;
;;;;;;
No;Provinsi;Kab/Kota;Segmen;Aktif;Potensi;Cakupan (%)
(1);(2);(3);(4);(5);(6);(7)
1;Jawa Barat;Kab. Bandung;PU;1.234;5000;24,7%
2;Jawa Barat;Kota Bandung;BPU;12.345;50.000;24,7
;;;;;;
3;Sumsel;Palembang;Jakon;7;-;
;Jumlah;;;13.586;55.000;
;;;;;;
Sumber: kantor cabang;;;;;;
"""


def said(reading, *severities):
    """(severity, rule, row, column, value) of findings, without those that only inform unless asked."""
    wanted = severities or ("error", "warning")
    return [(f.severity, f.rule, f.row, f.column, f.value) for f in reading.findings if f.severity in wanted]


def rows_of(table, *columns):
    return [
        tuple(None if pd.isna(cell) else cell for cell in row)
        for row in table[list(columns)].astype(object).itertuples(index=False, name=None)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_sheet_made_by_hand(encoding):
    data = MESSY.encode(encoding)
    reading = read_bytes(data, "peserta.csv")
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    assert reading.counts == {"participants": 3}
    table = reading.tables["participants"]
    assert rows_of(table, "area_code", "segment", "active", "eligible", "coverage_pct", "row") == [
        ("32.04", "pu", 1234, 5000, 24.7, 6),
        ("32.73", "bpu", 12345, 50000, 24.7, 7),
        ("16.71", "jakon", 7, None, None, 9),
    ]
    assert set(table["period"]) == {pd.Timestamp(2025, 8, 1)}
    assert set(table["grain"]) == {"month"}
    assert set(table["file"]) == {"peserta.csv"}
    assert rows_of(reading.sums["participants"], "label", "area_code", "active", "eligible", "row") == [
        ("Jumlah", None, 13586, 55000, 10)
    ]
    assert said(reading, "error", "warning", "note") == [
        ("note", "rows_skipped", 12, "", ""),
        ("note", "total_rows", 10, "", ""),
        ("note", "period_from_title", None, "", "2025-08"),
        ("note", "thousands_dots", 6, "Aktif (E)", "1.234"),
        ("note", "thousands_dots", 7, "Potensi (F)", "50.000"),
        ("note", "dash_missing", 9, "Potensi (F)", "-"),
    ]
    assert not reading.refused


def test_types_are_those_of_the_contract():
    table = read_bytes(csv_of(HEADINGS, ROW), "x.csv").tables["participants"]
    assert [str(table[name].dtype) for name in ("active", "registered", "eligible")] == ["Int64"] * 3
    assert table["period"].dtype.kind == "M"
    assert rows_of(table, "active", "registered", "eligible") == [(38214, 45120, 92753)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_quotes(separator):
    heading = [*HEADINGS, "Nama wilayah"]
    quoted = csv_of(heading, [*ROW, '"Kota\nPalembang"'], [*ROW, ""], separator=separator)
    reading = read_bytes(quoted, "x.csv")
    assert said(reading) == []
    # a line break inside quotation marks is no row of its own, in Excel as here
    assert rows_of(reading.tables["participants"], "area_code", "row") == [("16.71", 2), ("16.71", 3)]


def test_a_comma_may_be_decimal_or_separate():
    heading = ["Kode wilayah", "Periode", "Segmen", "Aktif", "Cakupan (%)"]
    semicolons = csv_of(heading, ["16.71", "2025-08", "PU", 5, "23,6"])
    commas = csv_of(heading, ["16.71", "2025-08", "PU", 5, '"23,6"'], separator=",")
    for data in (semicolons, commas):
        assert rows_of(read_bytes(data, "x.csv").tables["participants"], "coverage_pct") == [(23.6,)]


def test_excel_is_told_the_separator():
    data = b"sep=|\n" + csv_of(HEADINGS, ROW, separator="|")
    assert rows_of(read_bytes(data, "x.csv").tables["participants"], "row") == [(2,)]


def test_the_fast_and_the_careful_way_agree():
    rows = [["16.71", "2025-08", "PU", number, number + 1, number + 2] for number in range(500)]
    plain = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    careful = read_bytes(csv_of(HEADINGS, *rows, ['"16.71"', *ROW[1:]]), "x.csv")
    pd.testing.assert_frame_equal(
        plain.tables["participants"], careful.tables["participants"].iloc[:500].reset_index(drop=True)
    )


def test_a_workbook_with_dates_merged_titles_and_merged_provinces():
    def finish(made):
        sheet = made.add_worksheet("Peserta")
        sheet.merge_range("A1:G1", "LAPORAN PESERTA")
        for column, text in enumerate(
            ["Provinsi", "Kabupaten/Kota", "Periode", "Segmen", "Aktif", "Potensi"]
        ):
            sheet.write(2, column, text)
        sheet.merge_range("A4:A5", "Jawa Barat")
        month = made.add_format({"num_format": "mmm-yy"})
        for row, (name, active) in enumerate([("Kab. Bandung", 10), ("Kota Bandung", 20)], start=3):
            sheet.write(row, 1, name)
            sheet.write_datetime(row, 2, dt.datetime(2025, 8, 1), month)
            sheet.write(row, 3, "PU")
            sheet.write(row, 4, active)
        # one number for both rows together: it belongs to no row alone
        sheet.merge_range("F4:F5", 900)

    reading = read_bytes(book({}, finish), "x.xlsx")
    assert said(reading) == []
    table = reading.tables["participants"]
    assert rows_of(table, "area_code", "active", "eligible", "row") == [
        ("32.04", 10, 900, 4),
        ("32.73", 20, None, 5),
    ]
    assert set(table["period"]) == {pd.Timestamp(2025, 8, 1)}
    assert reading.headings["Peserta", "participants"]["local"] == "Kabupaten/Kota (B)"


def test_a_province_merged_over_ambiguous_names_still_leaves_them_ambiguous():
    heading = ["Provinsi", "Kab/Kota", "Periode", "Segmen", "Aktif"]
    data = book({"Peserta": [heading, ["Jawa Barat", "Bandung", "2025-08", "PU", 1]]})
    reading = read_bytes(data, "x.xlsx")
    assert said(reading) == [("error", "area_ambiguous", 2, "Kab/Kota (B)", "Bandung")]
    assert reading.counts == {"participants": 0}
    assert reading.refused


def test_headings_in_two_rows_with_a_column_for_each_segment():
    top = ["Kode", "Wilayah", "Periode", "Terdaftar", "", "", "Aktif", "", ""]
    low = ["", "", "", "PU", "BPU", "Jumlah", "PU", "BPU", "Jumlah"]
    data = book({"Rekap": [top, low, ["16.71", "Palembang", "Agt-25", 5, 7, 12, 4, 6, 10]]})
    reading = read_bytes(data, "x.xlsx")
    assert said(reading, "error", "warning", "note") == []
    assert rows_of(reading.tables["participants"], "area_code", "segment", "active", "registered", "row") == [
        ("16.71", "pu", 4, 5, 3),
        ("16.71", "bpu", 6, 7, 3),
    ]
    assert rows_of(reading.sums["participants"], "area_code", "segment", "active", "registered", "row") == [
        ("16.71", "all", 10, 12, 3)
    ]


def test_a_sheet_for_each_month_with_a_column_for_each_segment():
    heading = ["Kab/Kota", "PU", "BPU", "Jakon", "PMI"]
    data = book(
        {
            "Agustus": [["Peserta aktif tahun 2025"], heading, ["Kota Palembang", 1, 2, 3, ""]],
            "September": [["Peserta aktif tahun 2025"], heading, ["Kota Palembang", 5, 6, 7, 8]],
        }
    )
    reading = read_bytes(data, "x.xlsx")
    table = reading.tables["participants"]
    assert [(str(p.date()), s, a) for p, s, a in rows_of(table, "period", "segment", "active")] == [
        ("2025-08-01", "pu", 1),
        ("2025-08-01", "bpu", 2),
        ("2025-08-01", "jakon", 3),
        ("2025-09-01", "pu", 5),
        ("2025-09-01", "bpu", 6),
        ("2025-09-01", "jakon", 7),
        ("2025-09-01", "pmi", 8),
    ]
    assert [(f.rule, f.sheet) for f in reading.findings] == [
        ("measure_from_title", "Agustus"),
        ("period_from_title", "Agustus"),
        ("measure_from_title", "September"),
        ("period_from_title", "September"),
    ]


def test_a_title_may_say_that_potential_workers_are_meant():
    data = csv_of(["Potensi pekerja Agustus 2025", ""], ["Wilayah", "BPU"], ["Kota Palembang", 5])
    reading = read_bytes(data, "x.csv")
    assert rows_of(reading.tables["participants"], "active", "eligible") == [(None, 5)]
    assert reading.headings["", "participants"]["eligible:bpu"] == "BPU (B)"


def test_a_sheet_for_one_segment():
    heading = ["Kode wilayah", "Periode", "Peserta aktif"]
    data = book({"BPU": [heading, ["16.71", "2025-08", 5]]})
    reading = read_bytes(data, "x.xlsx")
    assert rows_of(reading.tables["participants"], "segment", "active") == [("bpu", 5)]
    assert said(reading, "note") == [("note", "segment_from_title", None, "", "BPU")]


def test_year_and_month_in_columns_of_their_own():
    data = csv_of(["Kode wilayah", "Tahun", "Bulan", "Segmen", "Aktif"], ["16.71", 2025, "Agustus", "PU", 1])
    assert rows_of(read_bytes(data, "x.csv").tables["participants"], "period", "grain") == [
        (pd.Timestamp(2025, 8, 1), "month")
    ]


def test_wrong_cells_are_named_and_the_rest_is_kept():
    rows = [
        ["16.71", "2025-08", "PU", "banyak", 10, 20],
        ["16.71", "Musim panen 2025", "BPU", 1, 10, 20],
        ["16.71", "2025-08", "Formal saja", 1, 10, 20],
        ["16.71", "2025-08", "", 1, 10, 20],
        ["", "2025-08", "PMI", 1, 10, 20],
        ["16.71", "2025-08", "Jakon", "#REF!", 10, 20],
    ]
    reading = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    assert sorted(said(reading), key=lambda finding: finding[2]) == [
        ("error", "not_a_number", 2, "Aktif (D)", "banyak"),
        ("error", "period_unreadable", 3, "Periode (B)", "Musim panen 2025"),
        ("error", "choice_unknown", 4, "Segmen (C)", "Formal saja"),
        ("error", "value_missing", 5, "Segmen (C)", ""),
        ("error", "area_missing", 6, "Kode wilayah (A)", ""),
        ("error", "error_cell", 7, "Aktif (D)", "#REF!"),
    ]
    assert rows_of(reading.tables["participants"], "segment", "active", "registered") == [
        ("pu", None, 10),
        ("jakon", None, 10),
    ]
    unknown = next(f for f in reading.findings if f.rule == "choice_unknown")
    assert unknown.message == '"Formal saja" tidak dikenal. Pilih: PU, BPU, Jakon, PMI.'


def test_a_dash_in_a_column_of_words_is_nothing():
    heading = [*HEADINGS, "Basis"]
    reading = read_bytes(csv_of(heading, [*ROW, "-"], [*ROW[:2], "-", *ROW[3:], "Semesta"]), "x.csv")
    assert rows_of(reading.tables["participants"], "segment", "basis") == [("pu", None)]
    assert said(reading) == [("error", "value_missing", 3, "Segmen (C)", "-")]


def test_a_wrong_name_beside_a_code_is_said_once():
    rows = [["16.71", "Palembangg kota", *ROW[1:]]] * 3 + [["16.04", "Lahatt baru", *ROW[1:]]]
    reading = read_bytes(csv_of(["Kode", "Nama", *HEADINGS[1:]], *rows), "x.csv")
    assert said(reading) == [
        ("warning", "area_name_unknown", 2, "Nama (B)", "Palembangg kota"),
        ("warning", "area_name_unknown", 5, "Nama (B)", "Lahatt baru"),
    ]
    assert reading.counts == {"participants": 4}


def test_very_long_cells_do_not_take_long():
    long = "a" + " " * 60_000 + "b"
    rows = [[long, *ROW[1:]], ["16.71", long, *ROW[2:]], [*ROW[:2], long, *ROW[3:]], [*ROW[:3], long, 1, 2]]
    started = time.perf_counter()
    reading = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    assert time.perf_counter() - started < 5
    assert {f.rule for f in reading.findings} == {
        "area_unknown",
        "period_unreadable",
        "choice_unknown",
        "not_a_number",
    }


def test_one_mistake_all_the_way_down_is_cut_short():
    rows = [["16.71", "2025-08", "PU", "x", 1, 2]] * 2_500
    reading = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    assert len([f for f in reading.findings if f.rule == "not_a_number" and f.row]) == 1_000
    assert [f.message for f in reading.findings if f.row is None] == [
        "Dan 1500 temuan serupa lainnya pada kolom atau lembar ini. Contoh: "
        '"x" bukan angka. Tulis angkanya saja, misalnya 16800 atau 16.800.'
    ]


def test_a_column_of_other_things_than_areas_is_not_looked_up_to_the_end():
    rows = [[f"Nama {number:05}", *ROW[1:]] for number in range(5_000)]
    reading = read_bytes(csv_of(["Wilayah", *HEADINGS[1:]], *rows), "x.csv")
    assert [f.rule for f in reading.findings].count("areas_too_many") == 1
    assert reading.counts == {"participants": 0}


def test_columns_missing_unknown_or_twice():
    missing = read_bytes(csv_of(["Wilayah", "Periode", "Aktif"], ["Kota Palembang", "2025-08", 1]), "x.csv")
    assert [(f.rule, f.message) for f in missing.findings] == [
        (
            "column_missing",
            "Kolom belum ada: Segmen. Tambahkan kolomnya atau sesuaikan judulnya dengan templat.",
        )
    ]
    twice = read_bytes(csv_of([*HEADINGS, "Aktif"], [*ROW, 1]), "x.csv")
    assert said(twice) == [("error", "column_twice", 1, "Aktif (G)", "Aktif")]
    unknown = read_bytes(csv_of([*HEADINGS, "Warna"], [*ROW, "merah"]), "x.csv")
    assert [(f.rule, f.message) for f in unknown.findings] == [
        ("columns_ignored", "Kolom berikut tidak dibaca karena judulnya tidak dikenal: Warna (G).")
    ]


def test_headings_repeated_on_every_page_and_examples_are_no_records():
    rows = [HEADINGS, ROW, HEADINGS, [*ROW[:2], "BPU", *ROW[3:]], [*ROW, "CONTOH"]]
    reading = read_bytes(csv_of(*[[*row, ""][:7] for row in rows]), "x.csv")
    assert said(reading, "error", "warning", "note") == []
    assert rows_of(reading.tables["participants"], "segment", "row") == [("pu", 2), ("bpu", 4)]


def test_signatures_below_the_figures_are_no_records():
    below = ["Palembang, 5 September 2025", "Kepala Kantor", "NIP 19700101 199503 1 001"]
    rows = [ROW, *(["", "", "", "", text, ""] for text in below)]
    reading = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    assert said(reading, "error", "warning", "note") == [("note", "rows_skipped", 3, "", "")]
    assert "Baris 3–5" in reading.findings[0].message
    # a number that belongs to no area is not passed over
    lost = read_bytes(csv_of(HEADINGS, ROW, ["", "", "", 12, "", ""]), "x.csv")
    assert {f.rule for f in lost.findings} == {"area_missing", "period_missing", "value_missing"}


def test_sums_of_segments_and_of_areas_are_kept_apart():
    rows = [ROW, ["16.71", "2025-08", "Semua segmen", 5, 6, 7], ["Total Sumsel", "2025-08", "PU", 8, 9, 10]]
    reading = read_bytes(csv_of(HEADINGS, *rows), "x.csv")
    assert reading.counts == {"participants": 1}
    assert rows_of(reading.sums["participants"], "label", "area_code", "segment", "active") == [
        ("Semua segmen", "16.71", "all", 5),
        ("Total Sumsel", None, "pu", 8),
    ]


def test_hidden_sheets_are_left_out_and_said():
    data = book(
        {"Peserta": [HEADINGS, ROW], "Lama": [HEADINGS, ROW], "Catatan": [["halo"]]},
        lambda made: made.worksheets()[1].hide(),
    )
    reading = read_bytes(data, "x.xlsx")
    assert reading.counts == {"participants": 1}
    assert [(f.severity, f.rule, f.sheet) for f in reading.findings] == [
        ("warning", "sheet_hidden", "Lama"),
        ("note", "sheet_unknown", "Catatan"),
    ]


def test_shares_in_a_column_of_per_cents_are_said():
    heading = ["Kode wilayah", "Periode", "Segmen", "Aktif", "Cakupan (%)"]
    rows = [["16.71", "2025-08", "PU", 1, 0.236], ["16.71", "2025-08", "BPU", 1, 1.2615]]
    reading = read_bytes(book({"Peserta": [heading, *rows]}), "x.xlsx")
    assert rows_of(reading.tables["participants"], "coverage_pct") == [(23.6,), (126.15,)]
    assert said(reading) == [("warning", "percent_share", 2, "Cakupan (%) (E)", "0.236")]
    assert "0.236 menjadi 23.6%" in reading.findings[0].message


def test_other_kinds_of_record():
    data = book(
        {
            "Kelompok": [
                ["Wilayah", "Periode", "Kelompok", "Terlindungi", "Potensi"],
                ["Lampung", "Agustus 2025", "RT/RW", "13.664", 61828],
            ],
            "Lembaga": [
                ["Wilayah", "Periode", "Lembaga", "Terdaftar", "Jumlah seluruhnya"],
                ["Majene", "2022-11", "OPD", 12, 39],
                ["Majene", "2022-11", "Desa", 19, 62],
            ],
            "Anggaran": [
                ["Wilayah", "Tahun", "Status", "Anggaran", "Sumber dana", "Pekerja"],
                ["Kab. Lahat", 2025, "Sudah", "Rp201.600.000", "APBD", 1000],
                ["Kab. Muara Enim", 2025, "Belum", "", "", ""],
            ],
            "Regulasi": [
                ["Wilayah", "Jenis", "Nomor", "Tahun", "Tentang"],
                ["Indonesia", "Inpres", 2, 2021, "Optimalisasi\nPelaksanaan"],
            ],
            "Sasaran": [
                ["Dokumen", "Wilayah", "Tahun", "Basis", "Sasaran", "Satuan"],
                ["RPJMN", "Indonesia", 2029, "Sakernas", "43,92", "Persen"],
                ["Permendagri 15/2024", "*", 2025, "", "20%", ""],
                ["BPJS TK", "ID", 2026, "", "70.000.000", "Orang"],
                ["Lain", "Bali", 2026, "", "7", ""],
            ],
        }
    )
    reading = read_bytes(data, "x.xlsx")
    tables = reading.tables
    assert rows_of(tables["groups"], "area_code", "group", "protected", "eligible") == [
        ("18", "rt_rw", 13664, 61828)
    ]
    assert rows_of(tables["institutions"], "area_code", "unit", "registered", "total") == [
        ("76.05", "opd", 12, 39),
        ("76.05", "village", 19, 62),
    ]
    assert rows_of(tables["budget"], "area_code", "year", "status", "amount", "fund_source", "workers") == [
        ("16.04", 2025, "budgeted", 201600000, "APBD", 1000),
        ("16.03", 2025, "not_budgeted", None, None, None),
    ]
    assert rows_of(tables["regulation"], "area_code", "kind", "number", "year", "title") == [
        ("ID", "Inpres", "2", 2021, "Optimalisasi Pelaksanaan")
    ]
    assert rows_of(tables["targets"], "document", "area_code", "year", "basis", "unit", "value") == [
        ("RPJMN", "ID", 2029, "sakernas", "percent", 43.92),
        ("Permendagri 15/2024", "*", 2025, None, "percent", 20.0),
        ("BPJS TK", "ID", 2026, None, "people", 70000000.0),
    ]
    assert said(reading) == [("error", "percent_missing_unit", 5, "Sasaran (E)", "7")]


def test_an_old_workbook():
    path = Path(__file__).parent / "karangan.xls"
    reading = read_file(path)
    assert rows_of(
        reading.tables["participants"], "area_code", "segment", "active", "registered", "eligible", "row"
    ) == [("16.71", "pu", 38214, 45120, 92753, 4), ("16.04", "bpu", 1200, 1300, 5400, 5)]
    assert [f.rule for f in reading.findings] == ["title_unused", "thousands_dots"]
    assert reading.file == "karangan.xls"


def test_the_name_may_be_the_senders(tmp_path):
    path = tmp_path / "upload-123"
    path.write_bytes(csv_of(HEADINGS, ROW))
    assert read_file(path, "peserta agustus.csv").file == "peserta agustus.csv"
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "nothing.csv")


@pytest.mark.parametrize(
    ("name", "title", "practice"),
    [
        ("x.csv", "LATIHAN – angka karangan", True),
        ("x.csv", "LATIHAN", True),
        ("LATIHAN-x.csv", "Laporan", True),
        ("x.csv", "Balai Latihan Kerja", False),
        ("x.csv", "BALAI LATIHAN KERJA", False),
        ("x.csv", "LATIHAN KERJA", False),
    ],
)
def test_practice_is_recognised(name, title, practice):
    data = csv_of([title, *[""] * 5], HEADINGS, ROW)
    assert read_bytes(data, name).practice is practice
