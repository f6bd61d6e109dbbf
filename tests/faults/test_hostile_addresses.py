"""Addresses that nobody would link to: a page answers in words, repeats nothing as HTML, names no place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pantau.url_options import OPTIONS
from pantau.view import _PATTERNS, URL_KEYS
from tests.helpers.examples import PROFILE
from tests.helpers.pages import PAGES, _elements, run_page

EACH = 91 if PROFILE == "search" else 4
# Some would do harm if a value became a part of HTML, SQL, a path, a pattern or a format.
MARK = "<img src=x onerror=alert(1)>"
JUNK = [
    MARK,
    f'"></a>{MARK}',
    "'; drop table observation; --",
    "1 union select * from release",
    "../../../../etc/passwd",
    "file:///etc/passwd",
    "%00",
    "\x00",
    "\ud7ff\u202e\ufeff",
    "{0.__class__}",
    "{x}",
    "%s%n",
    "${7*7}",
    "{{7*7}}",
    "9" * 400,
    "-1",
    "1e308",
    "nan",
    "A" * 5_000,
    "a" * 30 + "!",
    "16,16,16," * 500,
    "2025-13",
    "0000",
    "9999-12",
    "",
    " ",
]
SHAPES = {URL_KEYS[field]: pattern.pattern for field, pattern in _PATTERNS.items() if field in URL_KEYS}
SHAPES |= {option.key: option.pattern.pattern for option in OPTIONS.values()}
KEYS = sorted({*SHAPES, *URL_KEYS.values()})
REAL = ["16", "16.71", "73", "ID", "94", "kanwil-sumbagsel", "coverage_ucj", "pu", "2024-12", "kabkota", "en"]


def values_of(key: str) -> st.SearchStrategy[str]:
    """What matches the pattern of a key, what others hold, and junk."""
    shaped = [st.from_regex(SHAPES[key], fullmatch=True)] * 2 if key in SHAPES else []
    return st.one_of(*shaped, st.sampled_from(REAL), st.sampled_from(JUNK), st.text(max_size=40))


@st.composite
def addresses(draw: st.DrawFn) -> dict[str, str]:
    """A few keys that there are, and perhaps one that there is not."""
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=6, unique=True))
    unknown = draw(st.dictionaries(st.text(min_size=1, max_size=20), st.sampled_from(JUNK), max_size=1))
    return {**unknown, **{key: draw(values_of(key)) for key in keys}}


@pytest.mark.timeout(1800)  # a page takes half a second, and there are a thousand when searching
@pytest.mark.parametrize("name", PAGES)
def test_a_thousand_addresses(name: str, sparse_release_root: Path) -> None:
    @settings(max_examples=EACH, deadline=None, suppress_health_check=list(HealthCheck))
    @given(address=addresses())
    def try_them(address: dict[str, str]) -> None:
        answered(run_page(name, **{key: value for key, value in address.items() if key != "name"}))

    def answered(app: AppTest) -> None:
        html = "\n".join(element.proto.body for element in _elements(app._tree) if element.type == "html")
        components = "\n".join(e.proto.json for e in _elements(app._tree) if e.type == "bidi_component")
        assert html + components, "the page says something"
        assert MARK not in html
        assert MARK not in components or name == "cek_angka"
        assert "Traceback" not in html
        assert str(sparse_release_root) not in html + components

    try_them()
