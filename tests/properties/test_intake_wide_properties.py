"""Months and segments as columns, read back cell by cell; and sums, right ones and wrong ones."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import pandas as pd
import xlsxwriter
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.areas import load_areas
from pantau.intake import read_bytes
from pantau.publishing import baseline_of, check_files
from pantau.text.dates import date_text, month_name
from pantau.text.numbers import number
from tests.helpers.examples import examples

LOCAL = [area for area in load_areas() if area.is_local]
SEGMENTS = {"pu": "PU", "bpu": "BPU", "jakon": "Jakon", "pmi": "PMI"}
CONTEXT = baseline_of(None, dt.date(2036, 1, 1))
relaxed = examples(50, suppress_health_check=[HealthCheck.too_slow])


def book(rows: list[list[Any]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_numbers": False}) as made:
        sheet, month = made.add_worksheet("Rekap"), made.add_format({"num_format": "mmm-yy"})
        for place, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, dt.date):
                    sheet.write_datetime(place, column, cell, month)
                else:
                    sheet.write(place, column, cell)
    return out.getvalue()


def month_heading(draw: Any, day: dt.date) -> Any:
    iso = f"{day:%Y-%m}"
    short = f"{month_name(day.month, short=True)}-{day:%y}"
    return draw(st.sampled_from([day, iso, short, date_text(iso), date_text(iso).upper(), f"{day:%m/%Y}"]))


@st.composite
def wide(draw: Any) -> tuple[list[list[Any]], dict[tuple[str, dt.date, str], int]]:
    """A table with a column for each month, or each month and segment, and the figures in it."""
    start = draw(st.integers(2010 * 12, 2034 * 12))
    places = sorted(draw(st.sets(st.integers(start, start + 20), min_size=1, max_size=6)))
    months = [dt.date(at // 12, at % 12 + 1, 1) for at in places]
    areas = draw(st.lists(st.sampled_from(LOCAL), min_size=1, max_size=5, unique=True))
    split = draw(st.booleans())
    segments = draw(st.lists(st.sampled_from(list(SEGMENTS)), min_size=1, max_size=4, unique=True))
    columns = [(month, segment) for month in months for segment in (segments if split else segments[:1])]
    made: list[list[Any]] = [["Peserta aktif"]]
    if split:
        heads = {month: month_heading(draw, month) for month in months}
        # merged headings stand in the first of their columns only
        firsts = [heads[month] if segment == segments[0] else "" for month, segment in columns]
        made += [["Wilayah", *firsts], ["", *(SEGMENTS[segment] for _, segment in columns)]]
    else:
        made.append(["Wilayah", "Segmen", *(month_heading(draw, month) for month, _ in columns)])
    meant = {}
    for area in areas:
        values = [draw(st.one_of(st.none(), st.integers(0, 10**7))) for _ in columns]
        for (month, segment), value in zip(columns, values, strict=True):
            if value is not None:
                meant[area.code, month, segment] = value
        written = ["" if one is None else draw(st.sampled_from([one, number(one)])) for one in values]
        made.append([area.name, *([] if split else [SEGMENTS[segments[0]]]), *written])
    return made, meant


@given(wide())
@relaxed
def test_every_cell_keeps_its_month_and_segment(made):
    rows, meant = made
    reading = read_bytes(book(rows), "rekap.xlsx")
    assert [f for f in reading.findings if f.severity in ("error", "warning")] == []
    table = reading.tables["participants"]
    keys = zip(table["area_code"], (day.date() for day in table["period"]), table["segment"], strict=True)
    assert dict(zip(keys, table["active"], strict=True)) == meant
    for area, row in zip(table["area_code"], table["row"], strict=True):
        assert rows[row - 1][0] == next(one.name for one in LOCAL if one.code == area)


@given(wide(), st.integers(-5, 5), st.booleans())
@relaxed
def test_a_row_of_sums_is_asked_about_when_it_is_wrong(made, off, on_top):
    rows, meant = made
    first = 3 if rows[1].count("Segmen") == 0 else 2
    head, body = rows[:first], rows[first:]
    keys = 1 if first == 3 else 2
    amounts = pd.DataFrame(body).iloc[:, keys:].map(lambda cell: int(str(cell).replace(".", "") or 0))
    sums = amounts.sum().tolist()
    counted = [any(row[keys + at] != "" for row in body) for at in range(len(sums))]
    total = [
        "Jumlah",
        *[""] * (keys - 1),
        *(one if known else "" for one, known in zip(sums, counted, strict=True)),
    ]
    if not meant:
        return
    wrong = keys + counted.index(True)
    total[wrong] += off
    both = [total, *body] if on_top else [*body, total]
    reading = read_bytes(book([*head, *both]), "rekap.xlsx")
    found = [one for one in check_files([reading], CONTEXT) if one.rule == "total_differs"]
    assert len(found) == (off != 0)
    for one in found:
        assert one.row == (first + 1 if on_top else first + len(body) + 1)
        assert f"selisih {number(off)}." in one.message
