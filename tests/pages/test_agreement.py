"""The same figure on every page and in every file: expected from data/facts alone, by whole numbers."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from pantau.analysis import build_table
from pantau.documents import table_csv, table_xlsx
from pantau.store import Release
from pantau.text import Text
from pantau.ui.league.payload import FIELDS
from pantau.view import View
from tests.helpers import facts
from tests.helpers.pages import ROOT, component_data, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")
# Headings of the files.
COUNTS = ("Pembilang (orang)", "Penyebut (orang)", "Peringkat", "Belum terlindungi (orang)")
DATES = ("Tanggal angka", "Tanggal penyebut", "Status angka")

# A rate of participants and workers is worked out by us.
MARK = "dihitung dari angka terbitan"


@dataclass(frozen=True)
class Figure:
    """What a source says of an area in a year: participants of employed workers."""

    n: int
    of: int
    rank: int
    before: Fraction | None  # the year before, in per cent

    @property
    def exact(self) -> Fraction:
        return Fraction(100 * self.n, self.of)

    def percent(self, digits: int = 1) -> str:
        return decimal_text(self.exact, digits) + "%"

    @property
    def counts(self) -> tuple[str, str]:
        return thousands(self.n), thousands(self.of)


def decimal_text(value: Fraction, digits: int) -> str:
    """Halves away from zero, as a person with a pencil does."""
    whole = (abs(value) * 10**digits + Fraction(1, 2)).__floor__()
    text = f"{whole // 10**digits},{whole % 10**digits:0{digits}}"
    return f"−{text}" if value < 0 and whole else text


def thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def facts_of(year: int) -> dict[str, Figure]:
    """Every province of a year by code, straight from the file that a person can open."""
    _, rows = facts.read(facts.REAL / "active_participants.csv")
    counts = {
        (int(row["as_of"][:4]), row["area_code"]): (
            int(row["active_pu"]) + int(row["active_bpu"]),
            int(row["employed_same_boundaries"]),
        )
        for row in rows
    }
    shares = {key: Fraction(100 * n, of) for key, (n, of) in counts.items()}
    own = {code: share for (of_year, code), share in shares.items() if of_year == year}
    return {
        code: Figure(
            *counts[year, code],
            1 + sum(other > share for other in own.values()),
            shares.get((year - 1, code)),
        )
        for code, share in own.items()
    }


def words_of(html: str) -> str:
    """The text of HTML on one line."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def league_rows(app: AppTest) -> dict[str, dict[str, Any]]:
    """Rows of the league table by code, with the words that they point to."""
    (data,) = component_data(app, "pantau_league")
    rows = [dict(zip(FIELDS, row, strict=False)) for group in data["groups"] for row in group["rows"]]
    pointed = [name for name in FIELDS if name.endswith("_w")]
    word_at = dict(enumerate(data["words"])) | {None: ""}
    return {row["code"]: row | {name: word_at[row[name]] for name in pointed} for row in rows}


def map_cells(app: AppTest) -> dict[str, tuple[str, str, str, list[str]]]:
    """What the map is sent, by code: value in tenths, n, N, and what its card says of date and status."""
    (data,) = component_data(app, "pantau_map")
    layer = json.loads((ROOT / "static" / data["files"]["layer"]).read_text(encoding="utf-8"))
    codes = [area["code"] for area, k in zip(layer["areas"], data["rows"]["k"], strict=True) if k != "-"]
    columns = [data["rows"][name].split(",") for name in ("v", "n", "N", "f")]
    return {
        code: (v, n, of, data["rows"]["facets"][int(facet)])
        for code, v, n, of, facet in zip(codes, *columns, strict=True)
    }


def twin_rows(app: AppTest) -> dict[str, list[str]]:
    """Rows of the table under a drawing of Bandingkan, by the code in their link."""
    body = next(
        data["html"]
        for data in component_data(app, "pantau_linked")
        if "Semua wilayah pada gambar" in data["html"]
    )
    found = {}
    for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL):
        code = re.search(r"wilayah=([\w.-]+)", row)
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)
        if code:
            found[code[1]] = [unescape(words_of(cell)).strip() for cell in cells]
    return found


@pytest.mark.parametrize("year", [2024])
def test_every_province_stands_the_same_on_league_map_comparison_and_in_files(
    year: int, full_release: Release
) -> None:
    expected, period = facts_of(year), str(year)
    league = league_rows(run_page("peringkat", periode=period))
    drawn = map_cells(run_page("peta", periode=period))
    twin = twin_rows(run_page("bandingkan", periode=period, gambar="sebaran", baris="semua"))
    table = build_table(full_release, View(period=period))
    lines = csv.DictReader(io.StringIO(table_csv(table, Text("id")).decode("utf-8-sig")))
    in_csv = {row["Kode wilayah"]: row for row in lines}
    book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(table, Text("id"))))
    heads, *sheet = book.get_sheet_by_name("Data").to_python()
    in_xlsx = {row[0]: dict(zip(heads, row, strict=True)) for row in sheet}
    assert len(expected) == 34
    for code, figure in expected.items():
        n, of = figure.counts
        row, (tenths, *counted, card), cells = league[code], drawn[code], twin[code]
        assert (row["rank"], row["value_text"], row["n_text"]) == (
            figure.rank,
            figure.percent(),
            f"{n} / {of}",
        )
        assert figure.before is not None
        assert row["change_text"].removeprefix("+") == f"{decimal_text(figure.exact - figure.before, 1)} poin"
        assert row["uncovered_text"] == thousands(figure.of - figure.n)
        assert f"{tenths[:-1] or '0'},{tenths[-1]}%" == figure.percent()
        assert counted == [str(figure.n), str(figure.of)]
        assert card[1:4] == [MARK, f"Des {year}", f"Agt {year}"]
        assert row["date_w"] == f"Des {year} · N: Agt {year}"
        assert [figure.percent(), n, of, str(figure.rank), f"Desember {year}", MARK] == [
            cells[1],
            *cells[3:8],  # where the area lies stands between
        ]
        # a CSV holds what is meant, two decimals; a sheet the whole number under its format
        for filed, exactly in ((in_csv[code], 0.005), (in_xlsx[code], 1e-9)):
            assert [float(filed[name]) for name in COUNTS] == [
                figure.n,
                figure.of,
                figure.rank,
                figure.of - figure.n,
            ]
            assert float(filed["Nilai (%)"]) == pytest.approx(float(figure.exact), abs=exactly)
            assert [filed[name] for name in DATES] == [f"{year}-12", f"{year}-08", MARK]


@pytest.mark.parametrize("code", ["18"])
def test_one_province_stands_the_same_on_the_pages_of_one_area(code: str) -> None:
    figure = facts_of(2024)[code]
    n, of = figure.counts
    asked = {"wilayah": code, "periode": "2024"}
    panel = words_of(said(run_page("peta", **asked)))
    assert f"{figure.percent()} {MARK}" in panel
    assert f"{n} dari {of} pekerja" in panel
    area = words_of(said(run_page("wilayah", **asked)))
    assert f"{n} dari {of} pekerja" in area
    assert f"{figure.percent()} {MARK}" in area
    assert f"{figure.rank} dari 34" in area
    plan = words_of(said(run_page("simulasi", **asked)))
    assert f"Semula {figure.percent(2)}: {n} dari {of} pekerja, Desember 2024" in plan
    app = run_page("cek_angka")
    sentence = f"Cakupan Lampung tahun 2024 mencapai {n} dari {of} pekerja atau {figure.percent(2)}"
    app.text_area(key="claims_input").set_value(sentence).run()
    checked = words_of(said(app))
    assert "Cocok dengan rilis: Cakupan penduduk bekerja" in checked
    assert "Hitungan cocok" in checked


def test_nobody_moves_who_may_not_be_compared() -> None:
    # Kalimantan Timur: 70.86 in March 2023, "more than 50" in December 2025. Lampung: 27.65 of 2,982,642 in
    # December 2023, 25.27 of "3.1 million" in December 2025.
    text = words_of(said(run_page("ringkasan", indikator="coverage_ucj", periode="2025-12")))
    moving = text[text.index("Kenaikan terbesar") :].split("Cerita dari data")[0]
    assert " poin" not in moving
    assert moving.count("Tidak dibandingkan: ") == 2, "rises and falls, each with its reason"


def test_movers_of_one_year_say_the_year_before_once() -> None:
    text = words_of(said(run_page("ringkasan", periode="2024")))
    assert text.count("Desember 2024 dibandingkan dengan Desember 2023") == 1


def test_a_listed_figure_of_another_month_than_the_pages_says_its_own() -> None:
    asked = {"indikator": "coverage_ucj", "periode": "2025-12"}
    panel = words_of(said(run_page("peta", **asked)))
    lowest = panel[panel.index("Terendah dalam lingkup ini") :]
    # Papua Selatan's is of November, of the same quarter; Kalimantan Barat's is in doubt and in no league
    assert re.search(r"Papua Selatan 24,2% Nov 2025", lowest)
    assert re.search(r"Lampung 25,3% +\d", lowest), "of the page's own month: no date"
    assert "Kalimantan Barat" not in lowest.split("angka yang sebanding")[0]


def test_the_heat_table_of_estimates_names_their_source_in_the_pages_language() -> None:
    asked = {"tingkat": "kabkota", "lingkup": "16", "wilayah": "16"}
    for language, source in (("en", "Estimates of Pantau Jamsostek"), ("id", "Taksiran Pantau Jamsostek")):
        heat = json.dumps(component_data(run_page("inpres", bahasa=language, **asked), "pantau_heat"))
        assert source in heat
        assert ("Taksiran Pantau" in heat) == (language == "id")
