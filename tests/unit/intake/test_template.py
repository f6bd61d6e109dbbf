"""The template: empty as it is, and read back when it is filled in."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from pantau.areas import load_areas
from pantau.intake import read_bytes
from pantau.intake.kinds import KINDS
from pantau.intake.names import choices, spelled, value_ids
from pantau.intake.ooxml import inspect
from pantau.intake.template import lists, write_template
from pantau.intake.writing import workbook, write_cell
from pantau.text import Text

SHEETS = [
    "Petunjuk",
    "Peserta",
    "Kelompok",
    "Lembaga",
    "Anggaran",
    "Regulasi",
    "Sasaran",
    "Wilayah",
    "Daftar",
]


@pytest.fixture(scope="module")
def template():
    out = io.BytesIO()
    write_template(out)
    return out.getvalue()


def sheet(data, name):
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as made:
        return made.get_sheet_by_name(name).to_python(skip_empty_area=False)


def test_untouched_it_holds_nothing_and_nothing_is_wrong(template):
    reading = read_bytes(template, "templat.xlsx")
    assert reading.findings == []
    assert reading.counts == dict.fromkeys(KINDS, 0)
    assert not reading.practice


def test_sheets_headings_and_an_example_each(template):
    with CalamineWorkbook.from_filelike(io.BytesIO(template)) as made:
        assert made.sheet_names == SHEETS
    for kind in KINDS:
        rows = sheet(template, Text()(f"intake.sheet.{kind}"))
        assert rows[0] == list(Text().section(f"intake.column.{kind}").values())
        assert len(rows) == 2
        assert rows[1][-1] == "CONTOH"


def test_the_list_of_areas_is_whole(template):
    rows = sheet(template, "Wilayah")
    assert len(rows) == 554  # a heading, the nation, 38 provinces and 514 regencies and cities
    assert rows[1][:2] == ["ID", "Indonesia"]
    assert ["16.71", "Kota Palembang", "Sumatera Selatan"] in rows
    assert {row[0] for row in rows[1:]} == {area.code for area in load_areas()}


def test_an_example_without_its_mark_is_read_as_a_record():
    """What the template shows is what the reader takes: every example is a valid record."""
    out = io.BytesIO()
    with workbook(out) as made:
        for kind in KINDS:
            made_sheet = made.add_worksheet(Text()(f"intake.sheet.{kind}"))
            cells = Text().section(f"intake.example.{kind}")
            columns = Text().section(f"intake.column.{kind}")
            for column, heading in enumerate(columns.values()):
                write_cell(made_sheet, 0, column, heading)
            for column, name in enumerate(columns):
                write_cell(made_sheet, 1, column, "" if name == "note" else cells.get(name))
    reading = read_bytes(out.getvalue(), "x.xlsx")
    assert reading.findings == []
    assert reading.counts == dict.fromkeys(KINDS, 1)
    (participants,) = reading.tables["participants"].to_dict("records")
    assert (participants["area_code"], participants["segment"], participants["active"]) == (
        "16.71",
        "bpu",
        38214,
    )
    assert (participants["basis"], participants["counted_by"], participants["eligible_as_of"]) == (
        "semesta",
        "nik",
        "2025-08",
    )
    (target,) = reading.tables["targets"].to_dict("records")
    assert (target["value"], target["unit"], target["basis"]) == (43.92, "percent", "sakernas")


def test_every_word_of_a_list_is_understood():
    for field in lists():
        if field == "fund_source":
            continue
        for one, word in choices(field).items():
            assert value_ids(field)[spelled(word)] == one


def test_every_heading_is_understood_as_its_own_field():
    for kind in KINDS.values():
        names = set(Text().section(f"intake.column.{kind.id}"))
        missing = {field.name for field in kind.fields} - names
        assert not missing, (kind.id, missing)
    fields = [field for kind in KINDS.values() for field in kind.fields]
    called = {field.name: field.column for field in fields if field.column != field.name}
    assert called == {"regulation_kind": "kind", "regulation_number": "number"}


def test_cells_are_checked_while_typing(template):
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        xml = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "'Wilayah'!$A$2:$A$554" in xml
    assert "'Daftar'!$A$2:$A$5" in xml  # PU, BPU, Jakon, PMI
    assert 'state="frozen"' in xml
    assert "<f>" not in xml


@pytest.mark.parametrize("text", ["=1+1", "+62", "-cmd", "@sum(A1)", '=HYPERLINK("http://x")'])
def test_text_never_becomes_a_formula(text):
    out = io.BytesIO()
    with workbook(out) as made:
        write_cell(made.add_worksheet("S"), 0, 0, text)
    assert sheet(out.getvalue(), "S") == [[text]]
    assert inspect(out.getvalue())["S"].broken == {}


def test_what_may_be_typed_is_checked_from_the_first_row_below_the_heading(template):
    with zipfile.ZipFile(io.BytesIO(template)) as made:
        sheet_of_participants = made.read("xl/worksheets/sheet2.xml").decode()
    first_rows = re.findall(r'<dataValidation [^>]*sqref="[A-Z]+(\d+):', sheet_of_participants)
    assert first_rows
    assert set(first_rows) == {"2"}
