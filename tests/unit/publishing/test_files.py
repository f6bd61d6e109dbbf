"""What leaves the house: the report to send back, and the export with its dictionary."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from pantau.intake import Finding
from pantau.publishing import export_release, findings_report
from pantau.publishing.export import data_dictionary
from pantau.store import build_release, open_release
from pantau.store.queries import sql
from tests.helpers import facts, official

NASTY = ["=1+1", "+62", "-7", "@sum", "\tx", "\rx"]


@pytest.fixture(scope="module")
def exported(full_release, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    export_release(full_release, folder)
    return folder


def test_every_table_in_both_forms(full_release, exported):
    tables = re.findall(r"create table (\w+)", sql("schema"))
    # The release itself and its inputs are tables like the others.
    names = {path.name for path in exported.iterdir()}
    expected = {f"{table}.{form}" for table in tables for form in ("parquet", "csv")}
    assert names == expected | {"kamus-data.csv"}
    for table in tables:
        rows = pq.read_table(exported / f"{table}.parquet").num_rows
        with (exported / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert sum(1 for _ in csv.reader(file)) == rows + 1
    assert pq.read_table(exported / "observation.parquet").num_rows == len(
        full_release.query("all_observations")
    )


def test_the_dictionary_knows_every_column(exported):
    rows = list(csv.DictReader(io.StringIO(data_dictionary())))
    for path in exported.glob("*.parquet"):
        known = [row["column"] for row in rows if row["table"] == path.stem and row["column"]]
        assert known == pq.read_schema(path).names
    meanings = {(row["table"], row["column"]): row["meaning"] for row in rows}
    assert meanings["observation", "published_pct"] == "as printed by the source; null for computed figures"
    assert meanings["observation", "boundaries"].startswith("set on province rows; 34:")
    assert meanings["observation", "period"] == "first day of the year or month, or the day"
    assert meanings["indicator", "unit"] == "", "what stands above another column is not its meaning"
    required = {(row["table"], row["column"]): row["required"] for row in rows}
    assert (required["observation", "numerator"], required["observation", "basis"]) == ("no", "yes")


def test_no_text_of_the_csv_is_a_formula(tmp_path):
    rows = [(f"16.0{n}", "Perwali", str(n), 2025, title) for n, title in enumerate(NASTY, start=1)]
    table = pd.DataFrame(rows, columns=["area_code", "kind", "number", "year", "title"])
    file = official.keep(tmp_path, [], "x.xlsx", regulation=official.placed(table, "Regulasi"))
    release = open_release(build_release(facts.REAL, root=tmp_path, official=[file.sha256]).path)
    export_release(release, tmp_path / "out")
    with (tmp_path / "out" / "regulation.csv").open(encoding="utf-8-sig", newline="") as lines:
        titles = [row["title"] for row in csv.DictReader(lines)]
    assert [f"'{title}" for title in NASTY] == [title for title in titles if title.startswith("'")]
    kept = pq.read_table(tmp_path / "out" / "regulation.parquet").column("title").to_pylist()
    assert set(NASTY) <= set(kept), "Parquet holds what the release holds"


def test_the_report_says_where_and_what_and_holds_no_formula():
    findings = [
        Finding("error", "negative", "=cmd.xlsx", "Peserta", 7, "Aktif (D)", nasty, f"{nasty} negatif")
        for nasty in NASTY
    ]
    findings.append(Finding("note", "missing_parts", "a.xlsx", "", None, "", "", "2 belum melapor"))
    rest = [("", 2, False, 2), ("16.71", 5, True, 1), ("16.72", 6, True, 1)]
    findings += [
        Finding("warning", "denominators_revised", "a.xlsx", "P", row, "F", "7", "ubah", code, detail, rows)
        for code, row, detail, rows in rest
    ]
    content = findings_report(findings, {"laporan.xlsx": {"participants": 1_234}}, dt.date(2026, 1, 15))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Ringkasan", "Temuan", "Rincian"]
    rows = book.get_sheet_by_name("Temuan").to_python()
    assert rows[1][:6] == ["Kesalahan", "=cmd.xlsx", "Peserta", 7.0, "Aktif (D)", "=1+1"]
    assert rows[len(NASTY) + 1][3] == ""
    assert len(rows) == 1 + len(NASTY) + 2, "rows that one finding stands for have a sheet of their own"
    assert [row[3] for row in book.get_sheet_by_name("Rincian").to_python()] == ["Baris", 5, 6]
    lines = book.get_sheet_by_name("Ringkasan").to_python()
    assert ["Peringatan", "Potensi diperbarui bersamaan", 2, 2, "P, F"] in lines
    assert ["Catatan", "Kabupaten/kota belum melapor", 1, "", "a.xlsx"] in lines
    summary = dict(row[:2] for row in lines[: lines.index(["Ringkasan menurut jenis", "", "", "", ""])])
    assert summary["Diperiksa pada"] == "15 Januari 2026"
    assert summary["Kesalahan"] == "6 (harus diperbaiki; berkas belum dapat dimuat)"
    assert summary["Berkas yang diperiksa"] == "laporan.xlsx; Peserta: 1.234 baris"
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert all(b"<f>" not in sheet for sheet in sheets)


def test_the_report_says_at_least_where_a_list_was_cut_short():
    told = Finding("error", "negative", "a.xlsx", "P", 8, "G", "-1", "isi", "16.71")
    rest = Finding("error", "negative", "a.xlsx", "P", None, "G", "", "isi", rows=200)
    content = findings_report([told, rest], {"a.xlsx": {"participants": 300}}, dt.date(2026, 1, 15))
    lines = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Ringkasan").to_python()
    assert [201, "sedikitnya 1", "P, G"] in [line[2:5] for line in lines]
