"""Whatever an address asks for, a page answers in words: no trace, no gap in a sentence, no negative gap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pantau.ui.league.payload import FIELDS
from pantau.url_options import OPTIONS
from tests.helpers import facts
from tests.helpers.pages import component_data, run_page, said

PAGES = ("ringkasan", "peta", "peringkat", "wilayah", "bandingkan", "inpres", "simulasi")
_, CATALOGUE = facts.read(facts.REAL.parent / "catalogue" / "indicators.csv")
_, PLACES = facts.read(facts.REAL / "areas.csv")
CODES = [place["area_code"] for place in PLACES]
TARGETS = (
    "rpjmn-2025",
    "rpjmn-2029",
    "ucj-kemendagri-2025",
    "target-ucj-2025",
    "bpjstk-2025",
    "sasaran-lain",
)
# What no reader should meet: a missing value, a place left empty, a zero with a sign, words run apart.
LEFT_OVER = re.compile(
    r"\b(nan|NaN|NaT|None|inf|undefined)\b|<NA>|[{}]|[−-]0(?![\d.,])|[−+]0[.,]0(?!\d)|\(\)"
    r"| [,;.](\s|$)|[,;] *[.;]"
)
# What a page repeats of the address that it could not read.
_QUOTED = re.compile(r"“[^”]*”")


def texts_of(app: AppTest) -> Iterator[str]:
    """Texts of a page's HTML, names of its parts for those who cannot see them, and its components' words."""
    html = said(app)
    html = re.sub(r"<(style|script)\b.*?</\1>", "", html, flags=re.DOTALL)
    yield from re.findall(r'(?:aria-label|title|alt)="([^"]*)"', html)
    yield from (unescape(text).strip() for text in re.split(r"<[^>]*>", html))
    for data in component_data(app, "pantau_league"):
        yield from (*data["words"], data["source"], *(group["title"] for group in data["groups"]))
    for data in component_data(app, "pantau_map"):
        yield from (data["summary"], *data["classes"]["labels"], *data["rows"]["names"].values())


def gaps_in_people(app: AppTest) -> Iterator[float]:
    """What the league table says is missing to a target, of every row that has it."""
    for data in component_data(app, "pantau_league"):
        ids = [column["id"] for column in data["columns"]]
        if "target_people" in ids:
            at = len(FIELDS) + ids.index("target_people")
            cells = [row[at] for group in data["groups"] for row in group["rows"]]
            yield from (cell[1] for cell in cells if cell[1] is not None)


@st.composite
def addresses(draw: st.DrawFn) -> dict[str, str]:
    """Any indicator with any of its segments, any part of the View and many options; some nonsense."""
    indicator = draw(st.sampled_from(CATALOGUE))
    may: dict[str, Any] = {
        "segmen": st.sampled_from(indicator["segments"].split()),
        "periode": st.sampled_from(["2022", "2022-09", "2023", "2023-12", "2024", "2025", "2025-12", "2031"]),
        "lingkup": st.sampled_from(["ID", "kanwil-sumbagsel", "16", "73", "91", "94"]),
        "tingkat": st.sampled_from(["provinsi", "kabkota"]),
        "wilayah": st.sampled_from([*CODES, "kanwil-kalimantan", "99", "{x}"]),
        "sasaran": st.sampled_from(TARGETS),
        "kelas": st.sampled_from(["tetap", "kuantil", "alami"]),
        "taksiran": st.sampled_from(["ya", "tidak"]),
        "bahasa": st.sampled_from(["id", "en"]),
        "banding": st.lists(st.sampled_from(CODES), min_size=1, max_size=5).map(",".join),
        "dana": st.sampled_from(["apbd-0-1-12", "apbd-999999999-12-1", "baznas-7-3-2,dbh-250000-12-1"]),
        "galat_provinsi": st.sampled_from(["0", "3.3", "99.9"]),
        "indikator_banding": st.sampled_from([row["id"] for row in CATALOGUE]),
        "gambar": st.sampled_from(["selisih", "tren", "sebaran", "kuadran", "permadani", "corong", "serupa"]),
        "warna": st.sampled_from(["nilai", "sasaran"]),
        "satuan": st.sampled_from(["wilayah", "kanwil"]),
        "tahun_anggaran": st.sampled_from(["2024", "2026", "2049"]),
        "iuran": st.sampled_from(["0", "1", "16801"]),
        "periode_banding": st.sampled_from(["2022", "2024-12"]),
    }
    named = draw(st.fixed_dictionaries({}, optional=may))
    return {"indikator": indicator["id"], **named}


def test_the_options_asked_for_are_options() -> None:
    keys = {option.key for option in OPTIONS.values()}
    assert {
        "banding",
        "dana",
        "galat_provinsi",
        "indikator_banding",
        "gambar",
        "warna",
        "satuan",
        "iuran",
    } <= keys


@settings(max_examples=14)
@given(
    page=st.sampled_from(PAGES),
    address=addresses(),
    release=st.sampled_from(["full", "full", "sparse", "empty"]),
)
def test_every_address_gets_a_page_in_words(
    page: str, address: dict[str, str], release: str, request: pytest.FixtureRequest
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PANTAU_RELEASES", str(request.getfixturevalue(f"{release}_root")))
        app = run_page(page, **address)
    texts = [_QUOTED.sub("“”", text) for text in texts_of(app) if text]
    assert len(texts) > 20, "the page says something"
    assert not [text for text in texts if LEFT_OVER.search(text)]
    assert all(gap >= 0 for gap in gaps_in_people(app))
