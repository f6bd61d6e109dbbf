"""Every indicator of the catalogue on every page that has a View, and official uploads of every kind."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pantau.store import build_release, open_release, publish
from tests.helpers import official
from tests.helpers.pages import component_data, run_page, said

PAGES = ("ringkasan", "peta", "peringkat", "wilayah")
SPARE = ("sparse_release_root", "empty_release_root")


def ask(app: AppTest, **params: str) -> str:
    """The same page with another address; what it says."""
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, (params, app.exception)
    return said(app)


@pytest.mark.parametrize(
    ("root", "page", "level"),
    [
        *(("release_root", page, "provinsi") for page in PAGES),
        ("release_root", "peta", "kabkota"),
        *((root, page, "provinsi") for root in SPARE for page in ("peta", "wilayah")),
    ],
)
def test_every_indicator_on_every_page(root, page, level, request):
    folder = request.getfixturevalue(root)
    (path,) = folder.glob("*.duckdb")
    app = run_page(page, wilayah="73", tingkat=level)
    for indicator in open_release(path).query("indicators")["id"]:
        text = ask(app, indikator=indicator, segmen="", periode="")
        assert "nan" not in text.lower().split(), indicator


def test_words_and_counts_of_sulawesi_selatan(release_root):
    app = run_page("peta", indikator="budgeted", lingkup="73", tingkat="kabkota", wilayah="73.05")
    (data,) = component_data(app, "pantau_map")
    assert (data["classes"]["labels"], data["classes"]["counts"]) == (["belum", "sudah"], [12, 12])
    assert data["text"]["value"]["words"] == {"0": "belum", "1000": "sudah"}
    province = ask(app, lingkup="ID", tingkat="provinsi", wilayah="73")
    assert "12 dari 24 pemda yang diketahui; 0 pemda belum diketahui" in province
    assert "50,0%" in province


def test_the_first_of_what_is_better_low_are_the_lowest(release_root):
    text = said(run_page("peta", indikator="lapsed"))
    assert text.index("Terendah dalam lingkup ini") < text.index("1. Nusa Tenggara Barat")
    assert (
        "terendah Nusa Tenggara Barat (10,3%)"
        in component_data(run_page("peta", indikator="lapsed"), "pantau_map")[0]["summary"]
    )


def test_people_are_written_whole(release_root):
    app = run_page("peringkat", indikator="registered")
    (data,) = component_data(app, "pantau_league")
    cells = next(cells for group in data["groups"] for cells in group["rows"] if cells[0] == "31")
    assert "12.198.490" in cells
    assert not any("%" in str(cell) for cell in cells)
    assert data["text"]["value"] == "Nilai"
    assert not data["uncovered"]


def test_what_tentang_says_of_each_indicator(release_root):
    text = said(run_page("tentang"))
    assert "RPJMN 2025-2029, 2029: 43,92%" in text
    assert "BPJS TK, 2025: 54.000.000" in text
    assert "belum ada angka; terisi dari berkas resmi" in text
    assert "D: taksiran kami" in text


@pytest.fixture(scope="module")
def uploaded(tmp_path_factory):
    """A releases folder with an official file of every kind for Palembang and Prabumulih."""
    root = tmp_path_factory.mktemp("uploaded")
    august = pd.Timestamp(2025, 8, 1)
    tables = {
        "groups": (
            ["area_code", "period", "grain", "group", "protected", "eligible"],
            [("16.71", august, "month", "rt_rw", 900, 1_000), ("16.74", august, "month", "rt_rw", 90, 300)],
        ),
        "institutions": (
            ["area_code", "period", "grain", "unit", "registered", "total"],
            [("16.71", august, "month", "opd", 12, 40), ("16.74", august, "month", "opd", 30, 40)],
        ),
        "budget": (
            ["area_code", "year", "status", "amount", "fund_source", "workers"],
            [
                ("16.71", 2025, "budgeted", 201_600_000, "APBD", 1_000),
                ("16.74", 2025, "not_budgeted", None, None, None),
            ],
        ),
        "regulation": (
            ["area_code", "kind", "number", "year", "title"],
            [("16.71", "Perwali", "7", 2025, "Jaminan sosial"), ("16.74", "Perda", None, None, "Belum ada")],
        ),
    }
    people = [
        (code, "2025-08", segment, active, registered, None)
        for code, active, registered in (("16.71", 150, 200), ("16.74", 90, 100))
        for segment in ("pu", "bpu", "jakon")
    ]
    given = {
        kind: official.placed(pd.DataFrame(rows, columns=columns), kind)
        for kind, (columns, rows) in tables.items()
    }
    file = official.keep(root, people, "semua.xlsx", **given)
    publish(root, build_release(root=root, official=[file.sha256], author="uji").release_id)
    return root


@pytest.mark.parametrize(
    ("indicator", "segment", "texts"),
    [
        ("group_coverage", "rt_rw", ("90,0%", "30,0%")),
        ("institution_registered", "opd", ("30,0%", "75,0%")),
        ("budgeted", "", ("sudah", "belum")),
        ("budget_amount", "apbd", ("Rp201.600.000", None)),
        ("budget_per_worker", "all_funds", ("Rp201.600", None)),
        ("regulation", "perkada", ("sudah", None)),
        ("regulation", "perda", (None, "belum")),
        # 450 of 600 and 270 of 300 over the three segments
        ("lapsed", "", ("25,0%", "10,0%")),
        ("active", "pu", ("150", "90")),
        ("registered", "", ("600", "300")),
    ],
)
def test_an_upload_of_every_kind_on_map_and_league(indicator, segment, texts, uploaded, monkeypatch):
    monkeypatch.setenv("PANTAU_RELEASES", str(uploaded))
    app = run_page("peringkat", indikator=indicator, segmen=segment, lingkup="16", tingkat="kabkota")
    (league,) = component_data(app, "pantau_league")
    found = {cells[0]: cells for group in league["groups"] for cells in group["rows"]}
    for code, text in zip(("16.71", "16.74"), texts, strict=True):
        assert (code in found) == (text is not None)
        assert text is None or text in found[code]
    app = run_page(
        "peta", indikator=indicator, segmen=segment, lingkup="16", tingkat="kabkota", wilayah="16.71"
    )
    (data,) = component_data(app, "pantau_map")
    assert sum(data["classes"]["counts"]) == len(found), "those uploaded and those of the facts"
    assert texts[0] is None or texts[0] in said(app)
