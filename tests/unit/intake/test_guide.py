"""What docs/panduan/menyiapkan-berkas.md says is what happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from pantau.areas import load_areas
from pantau.intake import RULES, limits, read_bytes
from pantau.intake.header import DEEPEST
from pantau.intake.kinds import KINDS
from pantau.intake.numbers import read_count, read_percent
from pantau.intake.periods import read_period
from pantau.intake.places import find_place
from pantau.text import Text
from tests.unit.intake.books import csv_of

PAGE = (Path(__file__).parents[3] / "docs" / "panduan" / "menyiapkan-berkas.md").read_text(encoding="utf-8")
NOTHING = "tidak ada data"
# what the page says in words, and the rule that says it in a finding
REASONS = {
    "dapat berarti lebih dari satu wilayah": "area_ambiguous",
    "wilayah tidak dikenal": "area_unknown",
    "urutan hari dan bulan": "date_order",
    "triwulan dibaca sebagai bulan terakhirnya": "period_quarter",
    "semester dibaca sebagai bulan terakhirnya": "period_half",
    "rentang waktu dibaca sebagai posisi akhirnya": "period_span",
    "bukan tahun dan bulan": "period_unreadable",
    "koma sebagai pemisah ribuan": "thousands_commas",
    "bukan bilangan bulat": "not_whole",
    "bukan angka": "not_a_number",
    "kesalahan rumus": "error_cell",
    "ribuan atau desimal tidak jelas": "ambiguous_number",
}


def table(heading):
    """Rows of the table below a heading, without its head."""
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in part.splitlines() if line[:1] == "|"
    ]
    assert len(rows) > 2
    return rows[2:]


def promised(text):
    """(what it is read as, rule) of a promise: '2025-08, ditanyakan: urutan hari dan bulan'."""
    read, _, asked = text.partition(", ditanyakan: ")
    if asked:
        assert RULES[REASONS[asked]] == "warning"
        return read, REASONS[asked]
    if text.startswith("ditolak: "):
        rule = REASONS[text.removeprefix("ditolak: ")]
        assert RULES[rule] == "error"
        return None, rule
    return (None if text == NOTHING else text), ""


def said_rule(rule):
    """Notes are not worth a mention in the guide."""
    return "" if rule and RULES[rule] == "note" else rule


@pytest.mark.parametrize(("written", "promise"), table("Wilayah"))
def test_areas(written, promise):
    name = "area_code" if written[0].isdigit() and " " not in written else "area"
    place = find_place({name: written})
    expected, rule = promised(promise)
    assert place.rule == rule
    assert (f"{place.code} {load_areas()[place.code].name}" if place.code else None) == expected


@pytest.mark.parametrize(("written", "promise"), table("Periode"))
def test_periods(written, promise):
    parsed = read_period(written)
    assert (parsed.value and parsed.value.as_of, said_rule(parsed.rule)) == promised(promise)


@pytest.mark.parametrize(("written", "promise"), table("Jumlah orang, lembaga, dan rupiah"))
def test_counts(written, promise):
    parsed = read_count("" if written == "(sel kosong)" else written)
    expected, rule = promised(promise)
    assert (parsed.value, said_rule(parsed.rule)) == (None if expected is None else int(expected), rule)


@pytest.mark.parametrize(("written", "promise"), table("Persen"))
def test_per_cents(written, promise):
    parsed = read_percent(written)
    expected, rule = promised(promise)
    assert (parsed.value, said_rule(parsed.rule)) == (None if expected is None else float(expected), rule)


@pytest.mark.parametrize(("sheet", "per", "required"), table("Isi setiap lembar"))
def test_required_columns(sheet, per, required):
    kind = next(one for one in KINDS.values() if Text()(f"intake.sheet.{one.id}") == sheet)
    columns = Text().section(f"intake.column.{kind.id}")
    fields = [field for field in kind.fields if field.required]
    figures = [field for field in kind.figures if not field.required]
    time = {"period": ["period"], "year": ["year"], "optional_year": []}[kind.time]
    always, _, any_of = required.partition(", dan sedikitnya satu dari ")
    assert set(always.split(", ")) == {columns[name] for name in [*time, *(field.name for field in fields)]}
    assert set(filter(None, any_of.split(", "))) == {columns[field.name] for field in figures}
    # and so it is: without any one of them the sheet is not read
    names = ["area_code", *time, *(field.name for field in fields), *(field.name for field in figures[:1])]
    cells = {**Text().section(f"intake.example.{kind.id}"), "value": "43,92%"}
    whole = read_bytes(csv_of([columns[name] for name in names], [cells[name] for name in names]), "x.csv")
    assert (whole.refused, whole.counts) == (False, {kind.id: 1})
    for left_out in names[1:]:
        kept = [name for name in names if name != left_out]
        part = read_bytes(csv_of([columns[name] for name in kept], [cells[name] for name in kept]), "x.csv")
        assert part.refused, left_out


def test_limits():
    assert f"Paling besar {limits.FILE_BYTES // 1024**2} MB dan {limits.ROWS:,}".replace(",", ".") in PAGE
    assert "sampai tiga baris" in PAGE
    assert DEEPEST == 3
