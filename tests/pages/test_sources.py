"""Sources as an official meets them: short names, and one tap away the full record."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.helpers import facts
from tests.helpers.pages import PAGES, _elements, run_page, said

pytestmark = pytest.mark.usefixtures("release_root")

# An address, a path into a repository or into our own data, a commit.
FORBIDDEN = re.compile(
    r"https?:|www\.|github|@[0-9a-f]{6}|\b(facts|data|clean_data|catalogue)/\w+|\w\.csv\b", re.I
)
# Addresses that are not read: where links lead. What data a component is sent beside words.
_HIDDEN = re.compile(r"<[^>]*>")
_SHOWN = [("wilayah", {"wilayah": "16"}), ("wilayah", {"wilayah": "73"}), ("wilayah", {"wilayah": "51.03"})]
_SHOWN += [(page, {}) for page in PAGES if page != "wilayah"]
_SHOWN += [
    (page, {"indikator": "coverage_ucj", "periode": "2025"}) for page in ("peta", "peringkat", "bandingkan")
]
_SHOWN += [("bandingkan", {"gambar": "permadani"})]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in ("html", "href", "link", "urls"):
                yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str):
        yield value


def _visible(app: Any) -> Iterator[str]:
    yield _HIDDEN.sub(" ", said(app))
    for element in _elements(app._tree):
        if element.type == "bidi_component" and element.proto.json:
            yield from _texts(json.loads(element.proto.json))
        elif element.type in ("markdown", "caption"):
            yield element.value


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("page", "params"), _SHOWN)
def test_no_page_shows_an_address_a_path_or_a_commit(page, params, language):
    app = run_page(page, bahasa=language, **params)
    found = [match[0] for text in _visible(app) for match in FORBIDDEN.finditer(text)]
    assert not found


def _tidy(html: str) -> str:
    return re.sub(r">\s+<", "><", html)


def test_a_figure_shows_a_short_name_and_one_tap_away_the_full_record():
    text = _tidy(said(run_page("wilayah", wilayah="51.03")))
    # sources.csv: bali-antara-376813
    at = text.index("<summary>Sumber: ANTARA Bali, 30 April 2025")
    record = text[at : text.index("</details>", at)]
    (row,) = facts.real("sources", source_id="bali-antara-376813")
    assert '<dt>Penerbit</dt><dd lang="id">ANTARA Bali</dd>' in record
    assert f'<a href="{row["url"]}" target="_blank" rel="noopener noreferrer">{row["title"]}</a>' in record
    assert "<dd>30 April 2025</dd>" in record
    assert "<dd>berita</dd>" in record


@pytest.mark.parametrize("page", ["peta", "peringkat"])
def test_what_has_no_room_for_records_has_them_below(page):
    text = said(run_page(page, indikator="coverage_ucj", periode="2025"))
    assert "Sumber angka di tabel ini: " in text
    assert "UCJ Sulut Capai 67,95 Persen" in text


def test_about_lists_sources_that_cannot_be_named_with_their_figures():
    text = said(run_page("tentang"))
    part = text[
        text.index("Sumber yang tidak dapat disebut lengkap") : text.index("Sumber yang belum dibaca</h3>")
    ]
    # Solopos, 23 February 2022: three segments and the non-ASN of segments_published.csv, and its coverage
    rows = [*facts.real("segments_published"), *facts.real("coverage_published")]
    count = sum(row["source_id"] == "solopos-2022-02-23" for row in rows)
    solopos = part[part.index('<summary lang="id">Solopos, 23 Februari 2022') :]
    assert f'<td class="n">{count}</td>' in solopos[: solopos.index("</tr>")].replace("\n", "")
    assert "InfoJambi" not in part


def test_about_says_what_a_rule_asks_and_of_whom():
    text = said(run_page("tentang"))
    assert "SE Mendagri 842.2/5193/SJ" in text
    assert "23 September 2021" in text
    assert "Menyampaikan laporan triwulanan" in text
    assert "UU 3/2024" in text


def test_the_due_day_of_reports_is_called_practice():
    assert "kebiasaan, bukan bunyi aturan" in said(run_page("inpres"))
    assert "practice, not law" in said(run_page("inpres", bahasa="en"))
