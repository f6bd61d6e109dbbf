"""Files that are not read, each with its reason and before they can do harm."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from pantau.intake import limits, read_bytes, read_confined, read_file
from tests.unit.intake.books import HEADINGS, ROW, book, csv_of, heading_row, raw_book, text_cell

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FIGURE_ROW = (
    '<row r="2">' + text_cell("A2", "16.71") + text_cell("B2", "2025-08") + text_cell("C2", "PU") + "{cell}"
    '<c r="E2"><v>45120</v></c><c r="F2"><v>92753</v></c></row>'
)


def zipped(**members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def refusal(data, name="x.xlsx"):
    reading = read_bytes(data, name)
    assert reading.tables == {}
    assert reading.refused
    (finding,) = reading.findings
    assert finding.severity == "error"
    assert finding.message.endswith(".")
    return finding.rule


@pytest.mark.parametrize(
    ("data", "name", "rule"),
    [
        (b"", "x.csv", "empty_file"),
        (b"%PDF-1.7 ...", "x.xlsx", "not_a_workbook"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "x.xlsx", "not_a_workbook"),
        (b"a\0b\0c\1d", "x.csv", "not_a_workbook"),
        (b"<html><table><tr><td>Wilayah</td></tr></table></html>", "x.xls", "web_page"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "x.xls", "web_page"),
        (b"\xff\xfeabc", "x.csv", "encoding"),
        (b"Kode;Aktif\n\x81\x8d\x8f;1", "x.csv", "encoding"),
        (b'Wilayah;Aktif\n"Lahat;1\nMuara Enim;2\n', "x.csv", "csv_quote"),
        (b'Wilayah;Aktif\n"Lahat"x;1\n', "x.csv", "csv_quote"),
        (b"hello", "x.csv", "nothing_found"),
        (zipped(xl__workbook="x"), "x.xlsx", "not_a_workbook"),
        (zipped(word="x"), "x.docx", "not_a_workbook"),
        (zipped(**{"xl__workbook.bin": "x"}), "x.xlsb", "other_format"),
        (zipped(**{"mimetype": "x", "content.xml": "x"}), "x.ods", "other_format"),
        (zipped(**{"xl__workbook.xml": "<workbook/>"}), "x.xlsx", "damaged"),
        (b"PK\x03\x04 and no more", "x.xlsx", "damaged"),
        (OLE + b"\0" * 600, "x.xls", "not_a_workbook"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "x.xls", "damaged"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "x.xlsx", "encrypted"),
        (OLE + "Workbook".encode("utf-16-le") + "_VBA_PROJECT_CUR".encode("utf-16-le"), "x.xls", "macros"),
    ],
)
def test_what_is_no_readable_table(data, name, rule):
    assert refusal(data, name) == rule


def test_macros_by_name_and_by_content():
    plain = book({"Peserta": [HEADINGS, ROW]})
    assert refusal(plain, "x.xlsm") == "macros"
    assert refusal(raw_book(heading_row(), **{"xl/vbaProject.bin": b"x"}), "x.xlsx") == "macros"


def test_a_truncated_workbook():
    data = book({"Peserta": [HEADINGS, ROW]})
    assert refusal(data[: len(data) // 2]) == "damaged"
    broken = bytearray(data)
    place = data.index(b"xl/worksheets/sheet1.xml") + 60
    broken[place : place + 40] = b"\xff" * 40
    assert refusal(bytes(broken)) == "damaged"


def test_size_is_looked_at_before_reading(tmp_path, monkeypatch):
    path = tmp_path / "x.csv"
    path.write_bytes(csv_of(HEADINGS, ROW))
    assert not read_file(path).refused
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    reading = read_file(path)
    assert [f.rule for f in reading.findings] == ["file_too_large"]
    assert reading.sha256 == read_bytes(path.read_bytes(), "x.csv").sha256


@pytest.mark.parametrize("quoted", [False, True])
def test_too_many_rows(monkeypatch, quoted):
    data = csv_of(HEADINGS, *[ROW] * 30, ['"16.71"' if quoted else "16.71", *ROW[1:]])
    assert not read_bytes(data, "x.csv").refused
    monkeypatch.setattr(limits, "ROWS", 20)
    reading = read_bytes(data, "x.csv")
    assert [f.message for f in reading.findings] == [
        "Berkas berisi lebih dari 20 baris. Bagi menjadi beberapa berkas, misalnya satu berkas per tahun."
    ]


def test_rows_of_all_sheets_count(monkeypatch):
    monkeypatch.setattr(limits, "ROWS", 20)
    sheet = [HEADINGS, *[ROW] * 14]
    assert not read_bytes(book({"A": sheet}), "x.xlsx").refused
    assert refusal(book({"A": sheet, "B": sheet})) == "too_many_rows"


def test_a_bomb_is_known_by_its_directory():
    # 60 MB of one letter are 60 KB of archive: a thousandth
    bomb = raw_book(heading_row(), **{"xl/media/image1.png": b"a" * (60 << 20)})
    assert len(bomb) < 100_000
    assert refusal(bomb) == "zip_bomb"


def test_a_bomb_that_claims_to_be_small_is_known_when_unpacked():
    data = bytearray(raw_book(heading_row(), **{"xl/media/image1.png": b"a" * (5 << 20)}))
    claim = struct.pack("<I", 5 << 20)
    # both headers of the member, in front of it and in the directory
    while (place := data.find(claim)) >= 0:
        data[place : place + 4] = struct.pack("<I", 1_000)
    assert refusal(bytes(data)) == "zip_bomb"


def test_many_members():
    names = {f"m{number}": "" for number in range(limits.MEMBERS + 1)}
    assert refusal(zipped(**names)) == "zip_bomb"


@pytest.mark.parametrize(
    ("sheet", "rule"),
    [
        # more than the library can be given: its process ends
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "reading_too_large"),
        ('<row r="2"><c r="Z1048576"><v>1</v></c></row>', "sheet_too_large"),
        ('<row r="2"><c r="XFD2"><v>1</v></c></row>', "sheet_too_large"),
        # cells that do not say where they stand
        (f"<row>{'<c><v>1</v></c>' * 501}</row>", "sheet_too_large"),
        ('<row r="1048577"><c r="A1048577"><v>1</v></c></row>', "row_too_far"),
        ('<row r="1048576"/><row><c><v>1</v></c></row>', "row_too_far"),
    ],
)
def test_a_few_cells_far_apart_do_not_take_the_memory_between_them(sheet, rule):
    reading = read_confined(raw_book(heading_row() + sheet), "x.xlsx")
    assert [f.rule for f in reading.findings] == [rule]
    assert reading.tables == {}


def test_empty_cells_far_out_do_not_matter():
    sheet = (
        heading_row()
        + FIGURE_ROW.format(cell='<c r="D2"><v>38214</v></c>')
        + '<row r="9"><c r="XFD9" s="0"/></row>'
    )
    assert read_bytes(raw_book(sheet), "x.xlsx").counts == {"participants": 1}


@pytest.mark.parametrize(
    ("cell", "rule", "value"),
    [
        ('<c r="D2" t="e"><v>#REF!</v></c>', "error_cell", "#REF!"),
        ('<c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error_cell", "#DIV/0!"),
        ('<c r="D2"><f>B2+C2</f></c>', "formula_without_value", "=B2+C2"),
        ('<c r="D2"><f>B2+C2</f><v></v></c>', "formula_without_value", "=B2+C2"),
        ('<c r="D2"><f>B2+C2</f><v/></c>', "formula_without_value", "=B2+C2"),
        ('<c r="D2"><f t="shared" si="0"/></c>', "formula_without_value", "="),
    ],
)
def test_cells_that_the_library_would_give_as_empty(cell, rule, value):
    reading = read_bytes(raw_book(heading_row() + FIGURE_ROW.format(cell=cell)), "x.xlsx")
    assert [(f.severity, f.rule, f.row, f.column, f.value) for f in reading.findings] == [
        ("error", rule, 2, "Aktif (D)", value)
    ]


@pytest.mark.parametrize(
    ("cell", "active"),
    [
        ('<c r="D2"><f>B2+C2</f><v>38214</v></c>', 38214),
        # a formula that gives no text is an empty cell, not a broken one
        ('<c r="D2" t="str"><f>""</f><v></v></c>', None),
    ],
)
def test_formulas_with_a_value_are_read(cell, active):
    reading = read_bytes(raw_book(heading_row() + FIGURE_ROW.format(cell=cell)), "x.xlsx")
    assert reading.findings == []
    (value,) = (
        reading.tables["participants"]["active"].astype(object).where(lambda cells: cells.notna(), None)
    )
    assert value == active


def test_errors_in_columns_that_are_not_read_do_not_matter():
    sheet = heading_row() + FIGURE_ROW.format(cell='<c r="D2"><v>1</v></c>').replace(
        "</row>", '<c r="H2" t="e"><v>#N/A</v></c></row>'
    )
    assert read_bytes(raw_book(sheet), "x.xlsx").findings == []


def test_an_entity_bomb():
    data = raw_book(heading_row())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    members["xl/workbook.xml"] = (
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert refusal(out.getvalue()) == "zip_bomb"


@pytest.mark.parametrize("quoted", [False, True])
def test_a_row_of_too_many_columns_is_named(quoted):
    wide = [*ROW, *[""] * (limits.COLUMNS - len(ROW) + 1)]
    data = csv_of(HEADINGS, ROW, ['"16.71"' if quoted else "16.71", *wide[1:]])
    (finding,) = read_bytes(data, "x.csv").findings
    assert finding.rule == "too_many_columns"
    assert finding.message.startswith("Baris 3 terbagi menjadi 501 kolom; paling banyak 500.")


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (["16.71;2025-08;PU;1;2;3", "16.04;2025-08;BPU;1"], 3),
        (["16.04;2025-08;BPU;1"], 2),
        (["16.04;2025-08;BPU;1\n"], 2),
        (["16.04;2025-08;BPU;1", ";;;;;", ""], None),
        # cut before any figure
        (["16.71;2025-08;PU;1;2;3", "16.04;2025-0"], 3),
        (["16.71;2025-08;PU;1;2;3", "Jumlah;;;1"], 3),
        # with an end: a sum or a remark may be shorter
        (["16.71;2025-08;PU;1;2;3", "Jumlah;;;1\n"], None),
        (["16.71;2025-08;PU;1;2;3", "Lahat; 5 September 2025\n"], None),
        (["16.71;2025-08;PU;1;2;3", "Sumber: kantor cabang"], None),
        # others are as short
        (["16.71;2025-08;PU;1", "16.04;2025-08;BPU;1"], None),
        (["16.71;2025-08;PU;1;2;3", "16.04;2025-08;BPU;1;;"], None),
    ],
)
def test_a_last_line_that_was_cut_is_an_error(lines, row):
    reading = read_bytes("\n".join(["Data peserta", ";".join(HEADINGS), *lines]).encode(), "x.csv")
    cut = [one for one in reading.findings if one.rule == "line_cut"]
    assert [(one.severity, one.row) for one in cut] == ([("error", row + 1)] if row else [])
    assert all("Baris terakhir terpotong" in one.message for one in cut)


@pytest.mark.parametrize("quote", ['"', "'"])
def test_broken_and_hidden_cells_are_found_however_the_sheet_is_spelled(quote):
    row = '<row  hidden = "1"  r="2">' + FIGURE_ROW.format(cell='<c t = "e" r="d2"><v>#REF!</v></c>')[11:]
    sheet = heading_row() + row
    reading = read_bytes(raw_book(sheet.replace('"', quote)), "x.xlsx")
    assert [(f.rule, f.row) for f in reading.findings] == [("cells_hidden", None), ("error_cell", 2)]
