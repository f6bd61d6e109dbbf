"""Everything a page says, it says in the language of its View."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pantau.text import FOLDER, LANGUAGES
from pantau.ui.league.payload import FIELDS
from tests.helpers.languages import left_over
from tests.helpers.pages import PAGES, ROOT, component_data, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")

VIEWS = (
    {},
    {"wilayah": "16", "lingkup": "16", "tingkat": "kabkota"},
    {"indikator": "coverage_ucj", "periode": "2025-10", "wilayah": "16.71"},
    {"wilayah": "93", "taksiran": "tidak"},
)
# Sources and their notes keep the language they were published in; the line says what they are.
CITED = re.compile(r"^(Source|Sumber|Note of the source|Catatan sumber)\b.*")
_SOURCE = FIELDS.index("source_w")


class _Texts(HTMLParser):
    """The texts of an HTML body, without those marked as written in another language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        # cells, references and quoted passages keep the language they were written in
        cited = tag in ("td", "dd", "blockquote", "span", "summary") and named.get("lang")
        if self._skipped or tag == "style" or cited:
            self._skipped.append(tag)
        self.found += [named[name] or "" for name in ("aria-label", "title", "data-copied") if name in named]

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and tag == self._skipped[-1]:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._skipped:
            self.found.append(data.strip())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)


def _shown(app: AppTest) -> list[str]:
    """All a page shows: HTML, what map and league table are sent, labels and options of the controls."""
    reader = _Texts()
    reader.feed(said(app))
    texts = reader.found
    for data in component_data(app, "pantau_map"):
        texts += _strings([data[part] for part in ("text", "summary", "classes", "crumbs")])
        texts += _strings([data["rows"]["names"]])
        texts += _strings([words for _status, *words in data["rows"]["facets"]])
    for data in component_data(app, "pantau_league"):
        cited = {row[_SOURCE] for group in data["groups"] for row in group["rows"]}
        texts += [word for place, word in enumerate(data["words"]) if place not in cited]
        texts += _strings([data[part] for part in ("text", "missing", "source")])
        texts += [group["title"] for group in data["groups"]]
    for widget in [*app.selectbox, *app.toggle, *app.button]:
        texts += [widget.label, widget.help or "", getattr(widget, "placeholder", "") or ""]
        texts += getattr(widget, "options", [])
    return [text for text in texts if not CITED.match(text)]


@pytest.mark.parametrize("params", VIEWS, ids=str)
@pytest.mark.parametrize("page", PAGES)
def test_an_indonesian_page_has_no_english_words(page: str, params: dict[str, str]) -> None:
    shown = _shown(run_page(page, bahasa="id", **params))
    assert len(shown) > 30, "the page says something"
    assert not left_over(shown, "id")


@pytest.mark.parametrize("page", PAGES)
def test_the_switch_stays_on_the_page_and_says_which_language_it_is_in(page: str) -> None:
    navigation = component_data(run_page(page, bahasa="en"), "pantau_linked")[0]
    assert navigation["language"] == "en"
    links = re.findall(
        r'<a data-internal href="([^"]+)" lang="(\w\w)"[^>]*?( aria-current="true")?>', navigation["html"]
    )
    assert [(urlsplit(href).path.strip("./"), here.strip()) for href, _, here in links] == [
        ("" if page == "ringkasan" else page, ""),
        ("" if page == "ringkasan" else page, 'aria-current="true"'),
    ]
    # the browser adds the rest of the View (tests/browser/accessibility)
    asked = [parse_qs(urlsplit(href.replace("&amp;", "&")).query)["bahasa"] for href, *_ in links]
    assert asked == [["id"], ["en"]]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"wilayah": "99"}, "There is no area with the code “99”"),
        ({"periode": "kemarin"}, "The part “periode=kemarin” of the address is not known"),
        ({"rilis": "tidak-ada"}, "There is no release “tidak-ada” on this computer"),
    ],
)
def test_a_message_and_its_way_back_are_in_english(params: dict[str, str], message: str) -> None:
    app = run_page("peta", bahasa="en", **params)
    assert message in said(app)
    assert re.search(r'href="\./peta\?[^"]*bahasa=en">Back to the national view', said(app))


# Said to whoever runs a command or fills in a form, never on a page: those are Indonesian.
OF_NO_PAGE = {"intake", "publishing"}


def test_no_text_of_a_page_is_left_untranslated() -> None:
    stems = {language: {path.stem for path in (FOLDER / language).glob("*.toml")} for language in LANGUAGES}
    assert stems["id"] - OF_NO_PAGE == stems["en"] - OF_NO_PAGE
    folders = [ROOT / "pages", *(ROOT / "pantau" / name for name in ("ui", "mapview", "charts", "documents"))]
    drawn = [path for folder in folders for path in folder.rglob("*.*") if path.suffix in (".py", ".html")]
    asked = re.compile(rf"""["']({"|".join(OF_NO_PAGE)})\.""")
    assert not [path.name for path in drawn if asked.search(path.read_text(encoding="utf-8"))]
