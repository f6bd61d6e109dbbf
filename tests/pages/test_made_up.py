"""An indicator, a segment, a group, a target and a source are rows: made up, they are on every page."""

from __future__ import annotations

import csv
import io
from html import unescape

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from pantau.analysis import build_table
from pantau.analysis.profile import profile
from pantau.documents import table_csv, table_xlsx
from pantau.publishing import export_release
from pantau.store import RefusedRowsError, build_release, current_release, publish
from pantau.text import Text
from pantau.view import View
from tests.helpers import facts, made_up
from tests.helpers.pages import ROOT, component_data, said

LANGUAGES = ("id", "en")
NAME = {language: made_up.INDICATOR[f"name_{language}"] for language in LANGUAGES}
# 1,236 of 4,000
# as a rate, and in a sum to be checked
VALUE = {"id": ("30,9%", "30,90%"), "en": ("30.9%", "30.90%")}


@pytest.fixture(scope="module")
def made_root(tmp_path_factory):
    """A releases folder with two provinces and all that we made up."""
    folder = tmp_path_factory.mktemp("made-up")
    known = made_up.catalogue(folder / "catalogue")
    given = made_up.add_facts(facts.sparse_facts(folder / "facts"))
    root = folder / "releases"
    publish(root, build_release(given, known, root, author="uji").release_id)
    return root


@pytest.fixture
def release(made_root, monkeypatch):
    monkeypatch.setenv("PANTAU_RELEASES", str(made_root))
    return current_release(made_root)


def opened(page: str, language: str = "id", **params: str) -> AppTest:
    """A page that is opened at once, without the home page before it."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    asked = {"indikator": made_up.INDICATOR["id"], "wilayah": "16", "bahasa": language, **params}
    for key, value in asked.items():
        app.query_params[key] = value
    if page != "ringkasan":
        app.switch_page(f"pages/{page}.py")
    app.run()
    assert not app.exception, (page, app.exception)
    return app


def control(app: AppTest, field: str) -> list[str]:
    """What a control of the View offers, in words."""
    (box,) = [box for box in app.selectbox if box.key == f"control_{field}"]
    return list(box.options)


def whole_text(app: AppTest) -> str:
    """HTML and the data of every component of ours."""
    parts = [said(app)]
    for name in ("pantau_map", "pantau_league"):
        parts += [unescape(str(data)) for data in component_data(app, name)]
    return "\n".join(parts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["peta", "peringkat", "wilayah", "bandingkan", "simulasi", "ringkasan"])
def test_the_indicator_is_on_every_page_that_shows_one(page, language, release):
    app = opened(page, language)
    assert NAME[language] in control(app, "indicator")
    text = whole_text(app)
    # a simulation names the indicator in its control alone; Bandingkan opens on two periods
    assert page == "simulasi" or NAME[language] in text
    assert page == "bandingkan" or VALUE[language][page == "simulasi"] in text
    assert "nan" not in text.lower().split()


def test_bandingkan_lists_its_figures(release):
    text = whole_text(opened("bandingkan", gambar="sebaran"))
    (row,) = [row for row in text.split("<tr") if "Sumatera Selatan" in row and "</td>" in row]
    assert "30,9" in row


@pytest.mark.parametrize("language", LANGUAGES)
def test_inpres_keeps_coverage_as_its_last_step(language, release):
    app = opened("inpres", language)
    assert NAME[language] in control(app, "indicator")
    assert "nan" not in said(app).lower().split()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["data", "metodologi"])
def test_pages_without_figures_open_with_it(page, language, release):
    assert said(opened(page, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_tentang_defines_it_and_names_source_segment_and_target(language, release):
    text = said(opened("tentang", language))
    for cell in ("name", "definition", "formula", "supplier"):
        assert made_up.INDICATOR[f"{cell}_{language}"] in text
    assert made_up.SEGMENT[f"name_{language}"] in text
    assert made_up.GROUP[f"name_{language}"] in text
    assert made_up.SHORT_NAME[language] in text
    assert "Rencana Uji 2027" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_files(language, release):
    table = build_table(release, View(made_up.INDICATOR["id"], language=language))
    say = Text(language)
    rows = list(csv.reader(io.StringIO(table_csv(table, say).decode("utf-8-sig"))))
    (own,) = [row for row in rows if "Sumatera Selatan" in row]
    assert {"1236", "4000", "30.9", NAME[language], made_up.SHORT_NAME["id"]} <= set(own)
    book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(table, say)))
    cells = [
        cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    ]
    assert {1236, 4000, 30.9} <= {cell for cell in cells if isinstance(cell, float)}
    assert made_up.INDICATOR[f"definition_{language}"] in cells


def test_it_is_in_the_export(release, tmp_path):
    written = {path.name: path for path in export_release(release, tmp_path)}
    (figures,) = [path for name, path in written.items() if name.endswith("observation.csv")]
    _, rows = facts.read(figures)
    own = [row for row in rows if row["indicator"] == made_up.INDICATOR["id"]]
    assert len(own) == len(made_up.FIGURES)


def test_the_segment_is_offered_and_shown(release):
    app = opened("peringkat", segmen="magang")
    assert "Peserta magang" in control(app, "segment")
    # 57 of 60
    assert "95,0%" in whole_text(app)


def test_the_segment_is_one_of_an_areas_parts_and_has_its_own_tariff(release):
    found = profile(release, "73").segments.set_index("segment")["numerator"]
    assert found.to_dict() == {"pu": 400, "magang": 70}
    text = said(opened("simulasi", indikator="coverage_ucj", segmen="magang", wilayah="73"))
    assert Text()("simulation.not_segment", segment="Peserta magang") in text


def test_the_group_is_on_its_own_league_and_on_the_areas_page(release):
    app = opened("peringkat", indikator="group_coverage", segmen="nelayan")
    assert "Nelayan kecil" in control(app, "segment")
    assert "62,2%" in whole_text(app)
    text = said(opened("wilayah", indikator="coverage_employed"))
    assert "Nelayan kecil" in text
    assert "62,20%" in text


def test_the_target_can_be_chosen_and_is_on_the_ladder(release):
    app = opened("wilayah", indikator="coverage_employed")
    assert "Rencana Uji 2027 (2027): 41,50%" in control(app, "target")
    text = said(opened("wilayah", indikator="coverage_employed", sasaran="uji-2027"))
    assert "Menuju sasaran: Rencana Uji 2027 (2027)" in text


def test_the_source_stands_beside_the_figure(release):
    text = said(opened("wilayah"))
    assert "Karangan Sumber Baru" in text


def colourings(app: AppTest) -> int:
    """How many switches of the map's colours there are."""
    return sum("map_colouring" in group.proto.id for group in app.get("button_group"))


def test_no_target_is_asked_for_where_none_may_be_chosen(release):
    assert colourings(opened("peta", indikator="coverage_employed")) == 1
    for indicator in (made_up.INDICATOR["id"], "unemployment"):
        app = opened("wilayah", indikator=indicator)
        assert not [box for box in app.selectbox if box.key == "control_target"]
        assert Text()("targets.block.prompt") not in said(app)
        for phrase in ("card.gap_none", "fewest.no_target"):
            assert Text()(f"simulation.{phrase}") not in said(opened("simulasi", indikator=indicator))
        app = opened("peta", indikator=indicator, warna="sasaran")
        assert colourings(app) == 0
        assert Text()("targets.map.choose") not in said(app)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"indicator": "tak_dikenal"}, 'indicator berisi "tak_dikenal"'),
        ({"indicator": "lapsed"}, 'indicator berisi "lapsed"'),
        ({"segment": "karyawan"}, 'segmen "karyawan" tidak ada dalam katalog'),
        ({"segment": "opd"}, 'segmen "opd" tidak termasuk segmen indikator "pekerja_muda_24"'),
        ({"area_code": "99"}, 'kode wilayah "99" tidak dikenal'),
        ({"denominator": "0"}, "penyebut nol"),
        ({"published_pct": "0.25"}, "tampaknya pecahan"),
        ({"source_id": ""}, "kolom source_id kosong"),
        ({"basis": ""}, "kolom basis kosong"),
    ],
)
def test_a_wrong_row_of_figures_is_refused(cells, reason, tmp_path):
    known = made_up.catalogue(tmp_path / "catalogue")
    given = made_up.add_facts(facts.empty_facts(tmp_path / "facts"))
    facts.change(given, "figures", 2, **cells)
    with pytest.raises(RefusedRowsError) as caught:
        build_release(given, known, tmp_path / "releases")
    found = [(one.file, one.line, one.reason) for one in caught.value.refusals]
    assert any(file == "facts/figures.csv" and line == 2 and reason in text for file, line, text in found), (
        found
    )


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"id": "Pekerja-Muda"}, "tidak dapat ditulis dalam alamat"),
        ({"segments": "all buruh"}, 'segmen "buruh" tidak ada dalam katalog'),
        ({"class_breaks": "30 20"}, "harus angka yang menaik"),
        ({"figures": "lapsed"}, 'figures berisi "lapsed"'),
        ({"frequency": "harian"}, 'frequency berisi "harian"'),
        ({"supplier_en": ""}, "kolom supplier_en kosong"),
    ],
)
def test_a_wrong_row_of_the_catalogue_is_refused(cells, reason, tmp_path):
    known = made_up.catalogue(tmp_path / "catalogue")
    columns, rows = facts.read(known / "indicators.csv")
    rows[-1].update(cells)
    facts.write(known / "indicators.csv", columns, rows)
    with pytest.raises(RefusedRowsError) as caught:
        build_release(facts.empty_facts(tmp_path / "facts"), known, tmp_path / "releases")
    found = [(one.file, one.line, one.reason) for one in caught.value.refusals]
    at = ("catalogue/indicators.csv", len(rows) + 1)
    assert any((file, line) == at and reason in text for file, line, text in found), found
