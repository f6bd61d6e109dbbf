"""Links of before, links that ask for what there is not, and links with what was pasted along."""

from __future__ import annotations

import re

import pytest

from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def ways(text: str) -> list[tuple[str, str]]:
    """(address, words) of the ways on from a notice."""
    notice = text.split('role="alert"')[1]
    return re.findall(r'<a data-internal href="([^"]+)">([^<]+)</a>', notice)


@pytest.mark.parametrize(
    ("asked", "label", "has"),
    [
        ({"wilayah": "16.99"}, "Buka yang terdekat: Sumatera Selatan", "wilayah=16&"),
        ({"lingkup": "10"}, "Buka yang terdekat:", "lingkup="),
        ({"periode": "2031"}, "Buka yang terdekat: 2025", "periode=2025"),
        (
            {"indikator": "coverage_employd"},
            "Buka yang terdekat: Cakupan penduduk bekerja",
            "indikator=coverage_employed",
        ),
    ],
)
def test_the_nearest_is_a_link(asked: dict[str, str], label: str, has: str) -> None:
    (address, words), (_, back) = ways(said(run_page("peringkat", **asked)))
    assert words.startswith(label)
    assert has in address
    assert back == "Kembali ke tampilan nasional"
    # and it leads somewhere
    params = dict(part.split("=") for part in address.split("?")[1].split("&"))
    assert 'role="alert"' not in said(run_page("peringkat", **params))


def test_a_code_of_before_the_split_leads_to_where_it_is_now() -> None:
    """areas.csv: Merauke was 91.01, and is 93.01."""
    text = said(run_page("wilayah", wilayah="91.01"))
    assert "Kabupaten Merauke:" in text
    assert "Kode 91.01 dipakai sebelum pemekaran 2022. Sekarang: Kabupaten Merauke (93.01)." in text
    assert "dipakai sebelum pemekaran 2022" not in said(run_page("wilayah", wilayah="93.01"))


@pytest.mark.parametrize(
    "pasted", [{"wilayah": "16)"}, {"amp;wilayah": "16"}, {"wilayah": "16 "}, {"wilayah": "16)."}]
)
def test_what_was_pasted_along_is_forgiven(pasted: dict[str, str]) -> None:
    assert "Sumatera Selatan: 21,0%" in said(run_page("wilayah", **pasted))


def test_what_cannot_be_read_is_still_said() -> None:
    assert "Tautan ini tidak dapat dibaca" in said(run_page("wilayah", wilayah="1x"))
