"""Headings are the whole stack above a column, and the titles: no word of them is passed over."""

from __future__ import annotations

import pytest

from pantau.intake import read_bytes
from pantau.intake.kinds import KINDS
from pantau.intake.meanings import Wide, meaning_of
from pantau.intake.phrases import said
from tests.unit.intake.books import book, csv_of

PALEMBANG, LAHAT = "Kota Palembang", "Kab. Lahat"


def told(reading, *severities):
    return [one.rule for one in reading.findings if one.severity in (severities or ("error", "warning"))]


def figures(reading, measure="active"):
    rows = reading.tables["participants"]
    return dict(zip(zip(rows["area_code"], rows["segment"], strict=True), rows[measure], strict=True))


def table(*rows, name="laporan.xlsx", sheet="Rekap"):
    return read_bytes(book({sheet: rows}), name)


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["Peserta PU"], Wide("", "pu")),
        (["TK PU"], Wide("", "pu")),
        (["peserta_bpu"], Wide("", "bpu")),
        (["Kepesertaan Aktif", "Jasa Konstruksi"], Wide("active", "jakon")),
        (["Peserta", "PU", "Aktif"], Wide("active", "pu")),
        (["Jumlah Peserta Aktif BPJS Ketenagakerjaan"], "active"),
        (["Penerima Upah\nWage Workers"], Wide("", "pu")),
        (["Bukan Penerima Upah\nNon-Wage Workers"], Wide("", "bpu")),
        (["Jumlah\nTotal"], Wide("", "all")),
        (["Total Peserta"], Wide("", "all")),
        (["Kabupaten/Kota\nRegency/Municipality"], "local"),
        (["Kabupaten/Kota Se Jawa Timur"], "local"),
        (["Kab/Kota di Provinsi Bali"], "local"),
        (["Kab/Kota Se Indonesia"], "local"),
        (["Provinsi se Indonesia"], "province"),
        (["Regency/Municipality"], "local"),
        (["Aktif (orang)"], "active"),
        (["Aktif\n(5)"], "active"),
        (["nm_kabkot"], "local"),
        # what is not known, or two things at once, is none
        (["Aktif Magangan"], None),
        (["Aktif\nMagangan"], None),
        (["Aktif 000"], None),
        (["Aktif 15-24"], None),
        (["Aktif (15-24)"], None),
        (["Aktif\n(000)"], None),
        (["Aktif", "20-29 tahun"], None),
        (["Aktif dan Potensi"], None),
        (["PU dan BPU"], None),
        (["Kabupaten/Kota Se Jabodetabek"], None),
    ],
)
def test_what_a_stack_means(parts, found):
    assert meaning_of(parts, KINDS["participants"]).found == found


@pytest.mark.parametrize(
    "parts",
    [
        ["Peserta Non Aktif"],
        ["Kepesertaan Non-Aktif", "PU"],
        ["Kepesertaan", "Tidak Aktif", "BPU"],
        ["Nonaktif", "PU"],
        ["Belum Aktif"],
        ["Aktif", "Non PU"],
        ["Selain PU"],
        ["Non Penerima Upah"],
        ["Perusahaan Aktif"],
        ["Badan Usaha", "PU"],
        ["Pemberi Kerja/Badan Usaha Aktif"],
        ["Peserta Aktif Baru"],
        ["Penambahan Peserta Aktif"],
        ["Target", "PU"],
        ["Target Peserta Aktif"],
        ["Rencana Aktif 2025"],
        ["Iuran PU"],
        ["Klaim", "PU"],
        ["Aktif Kumulatif"],
        ["Aktif (juta)"],
        ["Aktif JHT"],
        ["Inactive members"],
        ["Aktif\nNon Active"],
        ["Aktif (kecuali PMI)"],
        ["Rata-rata Aktif"],
        ["Aktif ASN"],
    ],
)
def test_words_that_change_the_meaning_leave_a_column_out(parts):
    meaning = meaning_of(parts, KINDS["participants"])
    assert meaning.found is None
    assert meaning.left


def test_blocks_of_active_and_inactive_are_told_apart():
    rows = [
        ["Peserta menurut provinsi, Desember 2024"],
        ["No", "Wilayah", "Kepesertaan Aktif", "", "", "Kepesertaan Non Aktif", "", ""],
        ["", "", "PU", "BPU", "Jumlah", "PU", "BPU", "Jumlah"],
        [1, PALEMBANG, 10, 20, 30, 1, 2, 3],
    ]
    reading = table(*rows)
    assert figures(reading) == {("16.71", "pu"): 10, ("16.71", "bpu"): 20}
    assert told(reading) == []
    (left,) = [one for one in reading.findings if one.rule == "columns_left"]
    assert "Kepesertaan Non Aktif PU (F)" in left.message


@pytest.mark.parametrize(
    "over", ["Kepesertaan Non Aktif", "Penerimaan Iuran", "Jumlah Badan Usaha", "Target"]
)
def test_a_block_of_something_else_is_refused_even_where_cells_beside_it_are_merged(over):
    def merged(made):
        sheet = made.worksheets()[0]
        sheet.merge_range("A2:A3", "Provinsi")
        sheet.merge_range("B2:C2", over)

    rows = [["Kepesertaan per Oktober 2025"], ["", "", ""], ["", "PU", "BPU"], ["Aceh", 1, 2]]
    reading = read_bytes(book({"Sheet1": rows}, merged), "rekap.xlsx")
    assert reading.refused
    assert reading.counts.get("participants", 0) == 0


@pytest.mark.parametrize(
    "words",
    [
        "Peserta Non Aktif",
        "Peserta Tidak Aktif",
        "Peserta Aktif Baru",
        "Perusahaan Aktif",
        "Klaim JKK Peserta Aktif",
        "Target Peserta Aktif",
        "Peserta Aktif Non Penerima Upah",
        "Peserta Aktif Selain PU",
        "Peserta Aktif BPJS Kesehatan",
        "Inactive Members",
    ],
)
def test_a_title_or_a_sheet_that_contradicts_stops_and_a_file_name_asks(words):
    heading, row = ["Wilayah", "PU", "BPU"], [PALEMBANG, 1, 2]
    title = table([f"{words}, Oktober 2025"], heading, row)
    sheet = table(["Peserta aktif Oktober 2025"], heading, row, sheet=words[:31])
    for reading in (title, sheet):
        assert "title_changes" in told(reading, "error")
        assert reading.counts == {}
    named = table(["Peserta aktif Oktober 2025"], heading, row, name=f"{words} 2025.xlsx")
    assert told(named) == ["file_name_changes"]


def test_what_a_column_is_left_out_for_explains_the_title():
    rows = [
        ["Peserta Aktif dan Non Aktif Oktober 2025"],
        ["Wilayah", "Segmen", "Aktif", "Non Aktif"],
        [PALEMBANG, "PU", 5, 6],
    ]
    reading = table(*rows)
    assert figures(reading) == {("16.71", "pu"): 5}
    assert told(reading) == []


def test_no_title_asks_and_words_that_are_not_known_are_asked_or_named():
    heading, row = ["Wilayah", "Periode", "PU"], [PALEMBANG, "2025-10", 1]
    assert told(table(heading, row)) == ["measure_assumed"]
    assert told(table(["Peserta aktif"], heading, row)) == []
    assert told(table(["Peserta aktif magangan"], heading, row)) == ["title_words"]
    explicit = table(["Peserta magangan"], ["Wilayah", "Periode", "PU Aktif"], row)
    assert told(explicit) == []
    assert "title_unused" in told(explicit, "note")


def test_titles_of_other_figures_or_of_two_stop():
    row = [PALEMBANG, "2025-10", 1]
    two = table(["Peserta aktif dan terdaftar"], ["Wilayah", "Periode", "PU"], row)
    assert told(two, "error") == ["measure_unclear"]
    other = table(["Peserta terdaftar"], ["Wilayah", "Periode", "PU aktif"], row)
    assert told(other, "error") == ["title_contradicts"]
    segments = table(["Peserta aktif PU"], ["Wilayah", "Periode", "PU", "BPU"], [*row, 2])
    assert told(segments) == ["title_segments"]


def test_rows_of_another_status_are_left_out():
    rows = [
        ["Wilayah", "Periode", "Segmen", "Status Kepesertaan", "Jumlah Peserta"],
        [PALEMBANG, "2025-10", "PU", "Aktif", 10],
        [PALEMBANG, "2025-10", "PU", "Non Aktif", 3],
        [LAHAT, "2025-10", "PU", "Tidak aktif", 4],
    ]
    reading = table(*rows)
    assert figures(reading) == {("16.71", "pu"): 10}
    assert told(reading) == ["measure_assumed"]
    (left,) = [one for one in reading.findings if one.rule == "rows_left"]
    assert "Baris 3–4" in left.message


def test_words_in_columns_that_are_not_read_are_asked_about():
    rows = [["Wilayah", "Periode", "Segmen", "Uraian", "Aktif"], [PALEMBANG, "2025-10", "PU", "Target", 10]]
    assert told(table(*rows)) == ["column_says"]
    remark = [
        ["Wilayah", "Periode", "Segmen", "Aktif", "Keterangan"],
        [PALEMBANG, "2025-10", "PU", 1, "belum lengkap"],
    ]
    assert told(table(*remark)) == []


@pytest.mark.parametrize(
    ("unit", "rules"), [("ORANG", []), ("Badan Usaha", ["unit_other"]), ("ribu", ["unit_other"])]
)
def test_units_in_a_column(unit, rules):
    rows = [["Wilayah", "Periode", "Segmen", "Satuan", "Aktif"], [PALEMBANG, "2025-10", "PU", unit, 10]]
    assert told(table(*rows)) == rules


def test_codes_in_two_columns():
    rows = [
        ["thn", "kdprov", "kdkab", "nm_kabkot", "PU aktif"],
        ["2024", "16", "04", "Lahat", "1"],
        ["2024", "16", "71", "Kota Palembang", "2"],
        ["2024", "16", "0", "", "3"],
        ["2024", "16", "1671", "Kota Palembang", "4"],
    ]
    reading = read_bytes(csv_of(*rows), "x.csv")
    assert told(reading, "error") == []
    assert reading.tables["participants"]["area_code"].tolist() == ["16.04", "16.71", "16", "16.71"]
    wrong = read_bytes(csv_of(rows[0], ["2024", "16", "1801", "", "1"]), "x.csv")
    (unknown,) = [one for one in wrong.findings if one.severity == "error"]
    assert (unknown.rule, unknown.column) == ("area_unknown", "kdprov + kdkab (B, C)")


def test_a_portal_with_codes_and_names_of_two_systems():
    heading = [
        "id",
        "bps_kode_provinsi",
        "bps_nama_provinsi",
        "bps_kode_kabupaten_kota",
        "bps_nama_kabupaten_kota",
    ]
    rows = [
        [*heading, "tahun", "peserta_aktif_pu", "satuan"],
        [1, 32, "JAWA BARAT", 3204, "KABUPATEN BANDUNG", 2024, 7, "ORANG"],
    ]
    reading = read_bytes(csv_of(*rows), "x.csv")
    assert told(reading) == []
    assert figures(reading) == {("32.04", "pu"): 7}


def test_section_rows_say_the_kind():
    rows = [
        ["Peserta aktif Oktober 2025, Provinsi Jawa Barat"],
        ["Kabupaten/Kota", "PU"],
        ["(1)", "(2)"],
        ["Kabupaten/Regency", ""],
        ["01. Bogor", 1],
        ["Bandung", 2],
        ["Kota/Municipality", ""],
        ["Bogor", 3],
        ["Banjar", 5],
        ["Jawa Barat", 11],
    ]
    reading = table(*rows)
    assert told(reading) == []
    assert figures(reading) == {
        ("32.01", "pu"): 1,
        ("32.04", "pu"): 2,
        ("32.71", "pu"): 3,
        ("32.79", "pu"): 5,
        ("32", "pu"): 11,
    }


def test_a_province_in_the_title_settles_a_name_of_two_provinces():
    rows = [["Kabupaten/Kota", "PU"], ["Banjar", 1]]
    assert told(table(["Peserta aktif Oktober 2025"], *rows), "error") == ["area_ambiguous"]
    assert figures(table(["Peserta aktif Oktober 2025 Provinsi Jawa Barat"], *rows)) == {("32.79", "pu"): 1}


@pytest.mark.parametrize("numbers", [["(1)", "(2)"], [-1, -2], ["-1", "-2"]])
def test_rows_that_number_the_columns_are_no_records(numbers):
    reading = table(["Peserta aktif PU Oktober 2025"], ["Wilayah", "Aktif"], numbers, [PALEMBANG, 9])
    assert figures(reading) == {("16.71", "pu"): 9}
    assert told(reading) == []


def test_groups_as_blocks_of_columns():
    rows = [
        ["Perlindungan per Oktober 2025"],
        ["Kabupaten/Kota", "Non ASN", "", "", "Perangkat Desa", "", ""],
        ["", "Potensi", "Terlindungi", "%", "Potensi", "Terlindungi", "%"],
        [LAHAT, 20, 15, 0.75, 9, 8, 0.889],
    ]
    groups = table(*rows).tables["groups"]
    columns = (groups[name] for name in ("group", "eligible", "protected", "coverage_pct"))
    assert [*zip(*columns, strict=True)] == [("non_asn", 20, 15, 75.0), ("village_officials", 9, 8, 88.9)]


def test_every_word_has_a_sense():
    one = said(
        "Jumlah Peserta Tidak Aktif menurut Segmen PU, Kota Palembang, Oktober 2025 (sementara)",
        "participants",
    )
    assert (one.measures, one.parts, one.changes, one.unknown) == ({"active"}, {"pu"}, ("tidak aktif",), ())
    assert said("Bukan Penerima Upah", "participants").clear
    assert said("Tenaga kerja zirkonium", "participants").unknown == ("zirkonium",)


def test_a_remark_that_the_figures_are_others_is_asked_about():
    rows = [["Peserta aktif Oktober 2025"], ["Wilayah", "PU"], [PALEMBANG, 9]]
    assert told(table(*rows, ["Catatan: angka adalah peserta non aktif"])) == ["title_words"]
    assert told(table(*rows, ["Sumber: kantor cabang"])) == []


def test_a_sum_beside_a_column_of_segments_is_the_figure_itself():
    reading = table(["Wilayah", "Periode", "Segmen", "Jumlah"], [PALEMBANG, "2025-10", "PU", 9])
    assert figures(reading) == {("16.71", "pu"): 9}
    assert told(reading) == ["measure_assumed"]


def test_a_branch_that_reports_by_area_is_asked_about_and_not_refused():
    rows = [["Peserta aktif Oktober 2025"], ["Kantor Cabang Palembang"], ["Wilayah", "PU"], [PALEMBANG, 9]]
    reading = table(*rows)
    assert figures(reading) == {("16.71", "pu"): 9}
    assert told(reading) == ["title_words"]


@pytest.mark.parametrize("rows", [["PU (%)", "BPU (%)"], ["PU", "BPU"]])
def test_per_cents_alone_are_refused(rows):
    reading = table(["Cakupan Oktober 2025"], ["Wilayah", *rows], [PALEMBANG, "25,5%", "30,1%"])
    assert told(reading, "error") == ["percent_only"]


def test_per_cents_in_a_title_or_a_file_name_are_asked_about_where_none_are_read():
    rows = [["Wilayah", "Segmen", "Periode", "Aktif"], [PALEMBANG, "PU", "2025-10", 35]]
    assert told(table(["Persentase peserta aktif"], *rows)) == ["title_words"]
    assert told(table(["Peserta aktif"], *rows, name="persen aktif.xlsx")) == ["file_name_changes"]
