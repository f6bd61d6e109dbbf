"""In English nothing of ours is Indonesian: not on any page or drawing, nor in the files they give.

Names are left out: those of areas, publishers and documents, and titles as they were published. What is
marked as Indonesian (`lang`) must be such a name.
"""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from pantau.answers.tables import table
from pantau.documents import table_csv, table_xlsx
from pantau.store import current_release
from pantau.text import Text
from pantau.ui.compare.choice import DRAWINGS
from pantau.view import View
from tests.helpers.languages import INDONESIAN, without_terms
from tests.helpers.names import without_names
from tests.helpers.pages import PAGES, _elements, component_data, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")

_FOUND = re.compile(rf"\b({'|'.join(INDONESIAN)})\b", re.IGNORECASE)

# The address of a View: its keys and values are Indonesian whatever the reader's language.
_LINK = re.compile(r"(https?:|\?indikator=)\S+")

VIEWS: tuple[dict[str, str], ...] = (
    {},
    {"wilayah": "16", "lingkup": "16", "tingkat": "kabkota"},
    {"wilayah": "73.71", "indikator": "coverage_ucj", "periode": "2025"},
    {"wilayah": "65", "indikator": "coverage_employed", "periode": "2025"},
    {"indikator": "coverage_ucj", "periode": "2025-10", "wilayah": "16.71"},
    {"wilayah": "93", "taksiran": "tidak"},
    {"indikator": "employed", "tingkat": "kabkota"},
    {"indikator": "budgeted"},
)


class _Texts(HTMLParser):
    """The texts and labels of an HTML body."""

    _VOID = ("br", "img", "input", "hr", "meta", "link", "path", "line", "rect", "circle", "polyline", "col")

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if self._depth or tag == "style":
            self._depth += tag not in self._VOID
            return
        self.found += [named[name] or "" for name in ("aria-label", "title", "alt") if name in named]

    def handle_endtag(self, tag: str) -> None:
        if self._depth and tag not in self._VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._depth:
            self.found.append(" ".join(data.split()))


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        hidden = ("html", "href", "link", "urls", "code", "codes", "value", "key", "id")
        return [text for name, part in value.items() if name not in hidden for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return [value] if isinstance(value, str) else []


def _shown(app: AppTest) -> list[str]:
    reader = _Texts()
    reader.feed(said(app))
    assert not reader._depth, "every element that was left out has ended"
    texts = reader.found
    for name in ("pantau_map", "pantau_league"):
        for data in component_data(app, name):
            texts += _strings(data)
    for widget in [*app.selectbox, *app.toggle, *app.button]:
        texts += [widget.label, widget.help or "", getattr(widget, "placeholder", "") or ""]
        texts += getattr(widget, "options", [])
    texts += [e.value for e in _elements(app._tree) if e.type in ("markdown", "caption")]
    return texts


def _left(texts: list[str], terms_explained: bool = False) -> list[str]:
    """Texts with an Indonesian word, names aside, and terms in brackets where they are explained.

    The search finds terms by both words: 'Term: Active participants (peserta aktif)'.
    """
    texts = list(dict.fromkeys(texts))
    rests = without_names(texts, current_release())
    explained = [terms_explained or text.startswith("Term: ") for text in texts]
    rests = [
        without_terms([rest])[0] if known else rest for rest, known in zip(rests, explained, strict=True)
    ]
    plain = zip(texts, rests, strict=True)
    return [f"{_FOUND.search(rest)[0]}: {text[:300]}" for text, rest in plain if _FOUND.search(rest)]


@pytest.mark.parametrize("params", VIEWS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_says_anything_in_indonesian(page: str, params: dict[str, str]) -> None:
    shown = _shown(run_page(page, bahasa="en", **params))
    assert len(shown) > 30, "the page says something"
    # on Tentang data terms stand in brackets behind the English word that they explain
    assert _left(shown, terms_explained=page == "tentang") == []


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_no_drawing_says_anything_in_indonesian(drawing: str) -> None:
    app = run_page("bandingkan", bahasa="en", gambar=drawing, indikator="coverage_ucj")
    assert _left(_shown(app)) == []


@pytest.mark.parametrize("indicator", ["coverage_employed", "coverage_ucj", "employed", "poverty"])
@pytest.mark.parametrize("level", ["province", "regency"])
def test_no_file_says_anything_in_indonesian(indicator: str, level: str) -> None:
    view = View(indicator=indicator, level=level, language="en")
    found = table(current_release().in_language("en"), view)
    csv = table_csv(found, Text("en")).decode("utf-8-sig")
    book = CalamineWorkbook.from_filelike(io.BytesIO(table_xlsx(found, Text("en"))))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    cells = [value for rows in sheets for row in rows for value in row]
    texts = [*csv.splitlines(), *(value for value in cells if isinstance(value, str))]
    # what a note says in Indonesian alone stands behind words that say so
    texts = [text for text in texts if "(in Indonesian): " not in text]
    assert _left([_LINK.sub("", text) for text in texts]) == []
