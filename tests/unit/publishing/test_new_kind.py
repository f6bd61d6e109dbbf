"""A kind of record that was never there before, from the template to a release."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

import pantau.text
from pantau.intake import names, read_bytes
from pantau.intake.kinds import KINDS, Field, RecordKind, Within
from pantau.intake.practice import write_practice
from pantau.intake.template import write_template
from pantau.publishing import baseline_of, check_files, findings_report, prepare_draft, received
from pantau.store import UnconvertedKindError, archive, build_release, open_release_by_id
from pantau.store.official import CONVERTERS, Converter
from pantau.store.official.figures import ShareFigures
from tests.helpers import official

TODAY = dt.date(2026, 1, 15)
ROWS = (
    "Kode wilayah;Periode;Lembaga;Pengaduan masuk;Pengaduan selesai",
    "16.71;2025-12;OPD;120;90",
    "16.71;2025-12;Desa;40;40",
    "16.04;2025-12;OPD;75;60",
)
KIND = RecordKind(
    "grievances",
    "period",
    (
        Field("unit", "choice", required=True, choices="unit"),
        Field("received", "count", figure=True),
        Field("settled", "count", figure=True),
    ),
    keys=("unit",),
    within=(Within("settled", "received"),),
)
COLUMNS = {
    "area_code": "Kode wilayah",
    "area": "Wilayah",
    "period": "Periode",
    "unit": "Lembaga",
    "received": "Pengaduan masuk",
    "settled": "Pengaduan selesai",
}
EXAMPLE = {"area_code": "16.71", "area": "CONTOH", "period": "2025-12", "received": "120", "settled": "90"}


def forget() -> None:
    pantau.text._flat_catalogue.cache_clear()
    names.column_fields.cache_clear()


@pytest.fixture(autouse=True)
def grievances(monkeypatch) -> Iterator[None]:
    """The kind and its texts, as a record of KINDS and tables of intake.toml."""
    texts = pantau.text._catalogue("id")["intake"]
    monkeypatch.setitem(KINDS, KIND.id, KIND)
    # a process of its own would not know of it
    monkeypatch.setattr(received, "read_confined", lambda data, name, *_: read_bytes(data, name))
    for section, table in (("sheet", "Pengaduan"), ("column", COLUMNS), ("example", EXAMPLE)):
        monkeypatch.setitem(texts[section], KIND.id, table)
    forget()
    yield
    monkeypatch.undo()
    forget()


@pytest.fixture
def root(full_root, tmp_path) -> Path:
    """A releases folder whose current release holds the facts alone."""
    return Path(shutil.copytree(full_root, tmp_path / "releases"))


def csv_of(*rows: str) -> bytes:
    return "\n".join(rows).encode()


def test_the_template_has_its_sheet_and_reads_back_empty():
    out = io.BytesIO()
    write_template(out)
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())).get_sheet_by_name("Pengaduan")
    assert sheet.to_python()[0] == list(COLUMNS.values())
    reading = read_bytes(out.getvalue(), "templat.xlsx")
    assert reading.counts["grievances"] == 0
    assert reading.findings == []


def test_the_practice_file_has_its_sheet():
    out = io.BytesIO()
    write_practice(out, last="2025-12")
    book = CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue()))
    assert book.get_sheet_by_name("Pengaduan").to_python()[1] == list(COLUMNS.values())


def test_its_rows_are_read():
    reading = read_bytes(csv_of(*ROWS), "pengaduan.csv")
    columns = ["area_code", "unit", "received", "settled", "row"]
    assert [f for f in reading.findings if f.severity != "note"] == []
    assert reading.tables["grievances"][columns].to_numpy().tolist() == [
        ["16.71", "opd", 120, 90, 2],
        ["16.71", "village", 40, 40, 3],
        ["16.04", "opd", 75, 60, 4],
    ]


def found(*rows: str) -> list[tuple[str, str, int | None, str]]:
    reading = read_bytes(csv_of(ROWS[0], *rows), "pengaduan.csv")
    told = [*reading.findings, *check_files([reading], baseline_of(None, TODAY))]
    return [(f.severity, f.rule, f.row, f.column) for f in told if f.severity != "note"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("16.71;2025-12;OPD;130;90", ("error", "duplicate_differs", 3, "Pengaduan masuk (D)")),
        ("16.04;2025-12;OPD;-5;0", ("error", "negative", 3, "Pengaduan masuk (D)")),
        ("16.04;2025-12;OPD;10;12", ("warning", "part_over_whole", 3, "Pengaduan selesai (E)")),
        ("16.04;2026-03;OPD;10;9", ("error", "future", 3, "Periode (B)")),
        ("16.04;2025-12;OPD;sepuluh;9", ("error", "not_a_number", 3, "Pengaduan masuk (D)")),
        ("Jumlah;2025-12;OPD;121;90", ("warning", "total_differs", 3, "Pengaduan masuk (D)")),
    ],
)
def test_what_is_wrong_is_found(row, told):
    assert told in found(ROWS[1], row)
    assert found(*ROWS[1:]) == []


def test_what_is_said_of_it_names_area_month_and_part():
    reading = read_bytes(csv_of(ROWS[0], "16.04;2025-12;OPD;10;12"), "pengaduan.csv")
    (one,) = check_files([reading], baseline_of(None, TODAY))
    assert "Lahat, Desember 2025, OPD" in one.message
    report = findings_report([one], {reading.file: reading.counts}, TODAY)
    summary = CalamineWorkbook.from_filelike(io.BytesIO(report)).get_sheet_by_index(0).to_python()
    assert any("Pengaduan: 1" in str(cell) for row in summary for cell in row)


def test_the_archive_keeps_its_rows(tmp_path):
    reading = read_bytes(csv_of(*ROWS), "pengaduan.csv")
    kept = archive(tmp_path, b"x", reading.file, reading.tables, official.NOTHING, author="Ani")
    assert kept.rows == {"grievances": 3}
    assert kept.table("grievances")["settled"].tolist() == [90, 40, 60]


def test_without_a_converter_nothing_is_taken_in(tmp_path):
    root = tmp_path / "releases"
    with pytest.raises(UnconvertedKindError, match="grievances"):
        prepare_draft([("pengaduan.csv", csv_of(*ROWS))], "Ani", root=root, today=TODAY)
    assert not (root / "inputs").exists()


def test_an_archived_file_of_an_unknown_kind_stops_the_building(tmp_path):
    rows = pd.DataFrame({"area_code": ["16.71"], "row": [2]})
    kept = archive(tmp_path, b"x", "x.csv", {"grievances": rows}, official.NOTHING, author="Ani")
    with pytest.raises(UnconvertedKindError, match="grievances"):
        build_release(root=tmp_path, official=[kept.sha256])


def test_with_a_converter_its_figures_stand_in_the_draft_and_its_preview(monkeypatch, root):
    shares = ShareFigures("institution_registered", "institution", "unit", "settled", "received")
    monkeypatch.setitem(CONVERTERS, "grievances", Converter(shares))
    draft = prepare_draft([("pengaduan.csv", csv_of(*ROWS))], "Ani", root=root, today=TODAY)
    assert draft.files == {"pengaduan.csv": {"grievances": 3}}
    assert draft.diff is not None
    assert draft.diff.figures.count("new") == 3
    totals = open_release_by_id(draft.release_id, root).query("official_totals")
    assert totals.to_numpy().tolist() == [
        ["institution_registered", "opd", 2, 150, 195],
        ["institution_registered", "village", 1, 40, 40],
    ]


def test_every_kind_of_today_has_a_converter():
    assert set(CONVERTERS) == set(KINDS) - {"grievances"}
