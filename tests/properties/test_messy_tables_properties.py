"""Tables composed of the shapes that public files come in: a figure is read right, asked about or refused.

Every figure in a table is another number, so that each one read tells from which cell it came, and by
the headings, titles and names around that cell whether it is the active participants of its row.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from pantau.areas import load_areas
from pantau.intake import read_bytes
from pantau.intake.names import catalogue_rows
from tests.helpers.examples import examples

LOCAL = [area for area in load_areas() if area.is_local]
SEGMENTS = {
    "pu": ["PU", "Penerima Upah", "Peserta PU", "TK PU", "Penerima Upah\nWage Workers"],
    "bpu": ["BPU", "Bukan Penerima Upah", "Peserta BPU", "BPU\nNon-Wage Workers"],
    "jakon": ["Jakon", "Jasa Konstruksi", "JAKON", "Jasa Konstruksi (Jakon)"],
}
ACTIVE = ["Aktif", "Peserta Aktif", "Kepesertaan Aktif", "Jumlah Peserta Aktif", "Tenaga Kerja Aktif"]
AREAS = [
    "Kabupaten/Kota",
    "Wilayah",
    "nm_kabkot",
    "Kabupaten/Kota\nRegency/Municipality",
    "Kab/Kota Se Indonesia",
    "Nama Wilayah",
]
CHANGING = sorted(
    row["name"] for row in catalogue_rows("heading_words.csv") if row["role"] in ("negates", "changes")
)
# of words that nobody knows, none may be passed over in a heading
MADE_UP = ["zirkonium", "magangan", "kuartet", "bersyarat"]
ODD = st.sampled_from([*CHANGING, *MADE_UP])
relaxed = examples(150, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Table:
    """A table as it is written, and which of its numbers are active participants of (area, segment)."""

    title: list[str] = field(default_factory=list)
    sheet: str = "Rekap"
    file: str = "rekap"
    heads: list[list[str]] = field(default_factory=list)
    rows: list[list[Any]] = field(default_factory=list)
    right: dict[int, tuple[str, str]] = field(default_factory=dict)
    told: bool = True  # that the figures are of the active, by the title or each heading
    unknown: bool = False  # a word in the title that nobody knows

    def data(self) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, {"strings_to_numbers": False}) as made:
            sheet = made.add_worksheet(self.sheet)
            for place, row in enumerate([*([one] for one in self.title), *self.heads, *self.rows]):
                sheet.write_row(place, 0, row)
        return out.getvalue()


def with_word(draw: Any, text: str, word: str) -> str:
    """The word before, after or in brackets behind a text."""
    return draw(st.sampled_from([f"{word} {text}", f"{text} {word}", f"{text} ({word})", f"{text}\n{word}"]))


@st.composite
def blocks(draw: Any) -> list[tuple[str, list[tuple[str, str]], bool]]:
    """Blocks of columns: what stands over them, each column's segment and heading, whether it is active."""
    made = []
    for at in range(draw(st.integers(1, 3))):
        over, clean = (
            draw(st.sampled_from(["", *ACTIVE])) if at == 0 else draw(st.sampled_from(ACTIVE)),
            at == 0,
        )
        if at or draw(st.booleans()):
            over, clean = (
                with_word(draw, over or "Peserta", draw(st.sampled_from([*CHANGING, *MADE_UP]))),
                False,
            )
        names = draw(st.lists(st.sampled_from(list(SEGMENTS)), min_size=1, max_size=3, unique=True))
        columns = []
        for name in names:
            heading, odd = draw(st.sampled_from(SEGMENTS[name])), draw(st.integers(0, 5)) == 0
            columns.append(("", with_word(draw, heading, draw(ODD))) if odd else (name, heading))
        made.append((over, columns, clean))
    return made


@st.composite
def tables(draw: Any) -> Table:
    """A table with one or two rows of headings, in which words may change what all or some of it counts."""
    table, parts = Table(), draw(blocks())
    title = "Jumlah Peserta menurut Wilayah, Oktober 2025"
    said = draw(st.booleans())
    title = title.replace("Peserta", "Peserta Aktif") if said else title
    outside = draw(st.sampled_from(["", "", "", "title", "sheet", "file", "unknown"]))
    word = draw(st.sampled_from(CHANGING))
    if outside == "title":
        title = with_word(draw, title, word)
    elif outside == "sheet":
        table.sheet = f"Peserta {word}"[:31]
    elif outside == "file":
        table.file = f"peserta {word}"
    elif outside == "unknown":
        title, table.unknown = with_word(draw, title, draw(st.sampled_from(MADE_UP))), True
    table.title = [title]
    two = any(over for over, _, _ in parts) or draw(st.booleans())
    upper, lower = [draw(st.sampled_from(AREAS))], [""]
    for over, columns, _ in parts:
        upper += [over, *[""] * (len(columns) - 1)] if two else [""] * len(columns)
        lower += [heading for _, heading in columns]
    table.heads = [upper, lower] if two else [[upper[0], *lower[1:]]]
    table.told = said or all("ktif" in over for over, _, _ in parts)
    clean_outside = outside in ("", "unknown")
    number = 1000
    for area in draw(st.lists(st.sampled_from(LOCAL), min_size=1, max_size=3, unique=True)):
        row: list[Any] = [area.name]
        for _, columns, clean in parts:
            for segment, _ in columns:
                number += 1
                row.append(number)
                if clean and clean_outside and segment:
                    table.right[number] = (area.code, segment)
        table.rows.append(row)
    return table


@given(tables())
@relaxed
def test_no_figure_is_silently_wrong(table):
    reading = read_bytes(table.data(), f"{table.file}.xlsx")
    if any(one.severity != "note" for one in reading.findings):
        return  # asked or refused
    read = reading.tables["participants"]
    for code, segment, active in zip(read["area_code"], read["segment"], read["active"], strict=True):
        assert table.right.get(active) == (code, segment), (table, reading.headings)
    assert table.told, (table, reading.headings)


@given(tables())
@relaxed
def test_what_is_clear_is_read_and_nothing_of_it_is_lost(table):
    reading = read_bytes(table.data(), f"{table.file}.xlsx")
    whole = len(table.right) == sum(len(row) - 1 for row in table.rows)
    if not (whole and table.told and not table.unknown):
        return
    assert [one.message for one in reading.findings if one.severity == "error"] == []
    read = reading.tables["participants"]
    found = dict(zip(read["active"], zip(read["area_code"], read["segment"], strict=True), strict=True))
    assert found == table.right


@given(tables(), st.sampled_from(["(1)", "-1"]), st.booleans())
@relaxed
def test_numbering_rows_and_sections_change_nothing(table, first, sections):
    plain = read_bytes(table.data(), f"{table.file}.xlsx")
    width = len(table.rows[0])
    numbers = [f"({at})" if first == "(1)" else -at for at in range(1, width + 1)]
    section = [["Kabupaten/Regency" if table.rows[0][0].startswith("Kab") else "Kota/Municipality"]]
    if width == 1:
        return
    table.rows = [numbers, *(section if sections else []), *table.rows]
    messy = read_bytes(table.data(), f"{table.file}.xlsx")
    assert messy.refused == plain.refused
    for kind, rows in plain.tables.items():
        assert messy.tables[kind].drop(columns="row").equals(rows.drop(columns="row"))
