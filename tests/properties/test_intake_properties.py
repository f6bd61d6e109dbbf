"""Messy files that people could have made are read as the figures that went into them."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.areas import load_areas
from pantau.intake import RULES, read_bytes, read_confined
from pantau.intake.csvfile import SEPARATORS
from pantau.intake.numbers import read_count, read_percent
from pantau.intake.periods import read_period
from pantau.intake.writing import workbook, write_cell
from pantau.text.dates import date_text, month_name, short_date
from pantau.text.numbers import number, percent, rupiah
from tests.helpers.examples import examples

AREAS = [area for area in load_areas() if area.code != "ID"]
TWO_MEANINGS = {area.code for area in AREAS} & {area.bps_code for area in AREAS if area.bps_code != area.code}
MEASURES = ("active", "registered", "eligible")
HEADINGS = {
    "area": ["Wilayah", "Nama Daerah", "PEMDA"],
    "code": ["Kode wilayah", "Kode Kemendagri", "KODE"],
    "period": ["Periode", "Bulan/Tahun", "Tanggal data"],
    "segment": ["Segmen", "SEGMEN PESERTA", "Jenis Kepesertaan"],
    "active": ["Aktif", "Peserta Aktif", "Jumlah peserta aktif (orang)"],
    "registered": ["Terdaftar", "Peserta terdaftar"],
    "eligible": ["Potensi", "Semesta", "Jumlah potensi (jiwa)"],
}
SEGMENT_WORDS = {
    "pu": ["PU", "pu", "Penerima Upah", "PU (Penerima Upah)"],
    "bpu": ["BPU", "Bukan Penerima Upah", "bpu "],
    "jakon": ["Jakon", "JASA KONSTRUKSI"],
    "pmi": ["PMI", "Pekerja Migran Indonesia"],
}
relaxed = examples(100, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Made:
    """A file, and what went into it."""

    data: bytes
    name: str
    records: list[dict[str, Any]]


def figure(draw: Any, text_only: bool) -> tuple[int | None, Any]:
    """A figure, and how it is written in a cell."""
    value = draw(st.one_of(st.none(), st.integers(0, 99_999_999)))
    if value is None:
        return None, draw(st.sampled_from(["", "-", " "]))
    spelled = [str(value), number(value), f" {number(value)} ", f"{number(value)} orang", f"{value},00"]
    return value, draw(st.sampled_from(spelled if text_only else [value, float(value), *spelled]))


def period(draw: Any, text_only: bool) -> tuple[dt.date, Any]:
    """A month, and how it is written."""
    day = dt.date(draw(st.integers(2010, 2035)), draw(st.integers(1, 12)), 1)
    iso = f"{day:%Y-%m}"
    short = f"{month_name(day.month, short=True)}-{day:%y}"
    spelled = [iso, f"{day:%m/%Y}", date_text(iso), short_date(iso), short, date_text(iso).upper()]
    return day, draw(st.sampled_from(spelled if text_only else [day, *spelled]))


@st.composite
def records(draw: Any, text_only: bool) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """What is meant, and what is written, for each of some records."""
    found = []
    for _ in range(draw(st.integers(1, 6))):
        area = draw(st.sampled_from(AREAS))
        segment = draw(st.sampled_from(sorted(SEGMENT_WORDS)))
        start, written = period(draw, text_only)
        meant = {"area_code": area.code, "period": start, "segment": segment}
        # '91' is one province to Kemendagri and another to BPS: such a code comes with its name
        how = draw(st.integers(1 if area.code in TWO_MEANINGS else 0, 3))
        cells = {
            "code": area.code if how in (0, 2) else f"{area.code} " if how == 3 else "",
            "area": area.name if how in (1, 2) else area.name.upper() if how == 3 else "",
            "period": written,
            "segment": draw(st.sampled_from(SEGMENT_WORDS[segment])),
        }
        for name in MEASURES:
            meant[name], cells[name] = figure(draw, text_only)
        if meant["active"] is None and not str(cells["active"]).strip():
            meant["active"], cells["active"] = 7, "7"  # a row without any figure is no record
        found.append((meant, cells))
    return found


@st.composite
def rows(draw: Any, text_only: bool) -> tuple[list[list[Any]], list[dict[str, Any]]]:
    """The rows of a sheet made by hand, and the records in it."""
    both = draw(records(text_only))
    order = draw(st.permutations(list(HEADINGS)))
    width = len(order)
    title = draw(
        st.lists(st.sampled_from(["DATA PESERTA", "", "Kantor Wilayah", "Laporan bulanan"]), max_size=4)
    )
    made: list[list[Any]] = [[text, *[""] * (width - 1)] for text in title]
    made.append([draw(st.sampled_from(HEADINGS[name])) for name in order])
    meant = []
    for one, cells in both:
        if draw(st.booleans()):
            made.append([""] * width)
        made.append([cells[name] for name in order])
        meant.append(one | {"row": len(made)})
    if draw(st.booleans()):
        made.append(["Jumlah" if name == "area" else 1 if name == "active" else "" for name in order])
    if draw(st.booleans()):
        made += [[""] * width, ["Sumber: kantor cabang", *[""] * (width - 1)]]
    return made, meant


@st.composite
def books(draw: Any) -> Made:
    made, meant = draw(rows(text_only=False))
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_numbers": False}) as book:
        month = book.add_format({"num_format": "mmm-yy"})
        sheet = book.add_worksheet("Peserta")
        for place, row in enumerate(made):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(place, column, cell, month)
                else:
                    sheet.write(place, column, cell)
    return Made(out.getvalue(), "peserta.xlsx", meant)


@st.composite
def texts(draw: Any) -> Made:
    made, meant = draw(rows(text_only=True))
    separator = draw(st.sampled_from(SEPARATORS))
    quote = draw(st.booleans())

    def cell(text: str) -> str:
        return f'"{text}"' if quote or separator in text else text

    lines = [separator.join(cell(str(value)) for value in row) for row in made]
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    return Made(ending.join(lines).encode(encoding), "peserta.csv", meant)


def assert_same(made: Made) -> None:
    reading = read_bytes(made.data, made.name)
    assert [f for f in reading.findings if f.severity == "error"] == []
    (table,) = reading.tables.values()
    columns = ["area_code", "segment", *MEASURES, "row"]
    found = table[columns].astype(object).where(table[columns].notna(), None).to_dict("records")
    days = [day.date() for day in table["period"]]
    assert [one | {"period": day} for one, day in zip(found, days, strict=True)] == made.records


@given(books())
@examples(60, suppress_health_check=[HealthCheck.too_slow])
def test_workbooks(made):
    assert_same(made)


@given(texts())
@examples(60, suppress_health_check=[HealthCheck.too_slow])
def test_csv_files(made):
    assert_same(made)


@given(st.integers(-(10**12), 10**12))
def test_counts_as_this_product_writes_them(value):
    assert read_count(number(value)).value == value
    assert read_count(rupiah(value).replace("−Rp", "-")).value == value
    assert read_count(value).value == value
    assert read_count(str(value)).value == value


@given(st.integers(-20_000, 20_000))
def test_per_cents_as_this_product_writes_them(hundredths):
    value = hundredths / 100
    assert read_percent(percent(value, 2)).value == value
    assert read_percent(f"{value:.2f}").value == value


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_days_and_months_as_this_product_writes_them(day):
    month = f"{day:%Y-%m}"
    for text in (month, date_text(month), short_date(month), f"{day:%m/%Y}"):
        assert read_period(text).value == (day.replace(day=1), "month")
    for written in (day, date_text(day), short_date(day), f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}"):
        assert read_period(written).value.start in (day, day.replace(day=1))


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()))
def test_no_cell_is_too_odd(value):
    for parser in (read_count, read_percent, read_period):
        parsed = parser(value)
        assert parsed.rule == "" or parsed.rule in RULES
        if parsed.value is not None:
            assert RULES.get(parsed.rule) != "error"


@given(
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"sep=;\n", b"Wilayah;Aktif\n"]
    ),
    st.binary(max_size=2_000),
    st.sampled_from(["x.xlsx", "x.xls", "x.csv", "x"]),
)
@examples(300, suppress_health_check=[HealthCheck.too_slow])
def test_random_bytes_give_a_finding_and_no_error(start, rest, name):
    reading = read_bytes(start + rest, name)
    assert reading.findings
    assert reading.counts in ({}, {"participants": 0})


def small_book() -> bytes:
    out = io.BytesIO()
    with workbook(out) as book:
        sheet = book.add_worksheet("Peserta")
        for row in range(5):
            for column, heading in enumerate(["Wilayah", "Periode", "Segmen", "Aktif"]):
                cells = ["Kota Palembang", "2025-08", "PU", row]
                write_cell(sheet, row, column, cells[column] if row else heading)
    return out.getvalue()


BOOK = small_book()


@given(st.lists(st.tuples(st.integers(0, len(BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=6))
@examples(300, suppress_health_check=[HealthCheck.too_slow])
def test_damaged_workbooks_are_read_rightly_or_refused(changes):
    data = bytearray(BOOK)
    for place, value in changes:
        data[place] = value
    reading = read_confined(bytes(data), "x.xlsx")
    assert reading.refused or reading.counts == {"participants": 4}
    if not reading.refused:
        assert pd.Series([1, 2, 3, 4], dtype="Int64").equals(reading.tables["participants"]["active"])


OLD_BOOK = (Path(__file__).parents[1] / "unit" / "intake" / "karangan.xls").read_bytes()


@given(st.lists(st.tuples(st.integers(8, len(OLD_BOOK) - 1), st.integers(0, 255)), min_size=1, max_size=20))
@examples(100)
def test_damaged_old_workbooks_give_rows_or_a_finding(changes):
    # an old workbook has no check sums: a figure may be another, but reading never fails
    data = bytearray(OLD_BOOK)
    for place, value in changes:
        data[place] = value
    reading = read_confined(bytes(data), "x.xls")
    assert reading.refused or reading.counts
