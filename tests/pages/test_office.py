"""A Kanwil's page: where to go first and why, who moved, who has a figure of its own, who has none."""

from __future__ import annotations

import re

import pytest

from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("release_root")


def office(**params: str) -> dict[str, list[str]]:
    """The lists of the page, as words, by their heading."""
    text = said(run_page("wilayah", **params))
    body = text.split('<div class="pj pj-office">')[1]
    found = {}
    for section in re.findall(r"<section.*?</section>", body, re.S):
        title = re.search(r"<h2[^>]*>(.*?)</h2>", section)
        assert title
        lines = re.findall(r"<(?:li|p)\b[^>]*>(.*?)</(?:li|p)>", section, re.S)
        found[title.group(1)] = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", line)).strip() for line in lines]
    return found


def test_sumbagsels_head_sees_where_to_go_and_why() -> None:
    found = office(wilayah="kanwil-sumbagsel")
    first, second, third, *_ = found["Kunjungi dulu"]
    # active_participants.csv, December 2024: Lampung 858,652 of 4,787,589
    assert first == "Lampung: 3.928.937 orang belum terlindungi, terbanyak di Kanwil ini (Desember 2024)"
    assert second == "Kepulauan Bangka Belitung: turun 3,6 poin sejak Desember 2023 (Desember 2024)"
    # employed_regency.csv, 2025
    assert third == "Kabupaten Banyuasin: belum punya angka sendiri, 427.835 penduduk bekerja (2025)"
    assert found["Kunjungi dulu"][-1].startswith("Aturannya hanya fakta, tanpa bobot")
    moved = found["Siapa yang bergerak"]
    assert moved[0].startswith("Bengkulu naik 3,2 poin")
    assert moved[4].startswith("Kepulauan Bangka Belitung turun 3,6 poin")
    # coverage_published.csv has percentages of 26 of the 60, and of two more the count alone
    own = found["Kabupaten/kota dengan angka sendiri: 28 dari 60"]
    assert len(own) == 28 + 1
    assert "Kab. Ogan Komering Ilir 119.940 peserta 2 Sep 2025 · tanpa persentase" in own
    assert not any("Ogan Komering Ilir" in line for line in found["Kunjungi dulu"])
    assert any(line.startswith("Kab. Musi Rawas 45,9% 70.337 / 153.103") for line in own)
    assert any(
        line.startswith("Lampung (1): Kab. Pesawaran")
        for line in found["Belum punya angka sendiri: 32 dari 60"]
    )
    assert not any("Ogan Komering Ilir" in line for line in found["Belum punya angka sendiri: 32 dari 60"])
    assert (
        found["Yang dijanjikan"][0]
        == "Belum ada janji atau tindak lanjut monev yang tercatat dalam rilis ini."
    )


def test_where_little_is_known_the_lists_say_so() -> None:
    """By UCJ, as published on several dates and bases, no province is furthest and none moved."""
    found = office(wilayah="kanwil-sumbagsel", indikator="coverage_ucj")
    kinds = ["belum punya angka sendiri" in line for line in found["Kunjungi dulu"][:-1]]
    assert kinds == [True, True, True]
    assert found["Siapa yang bergerak"][0] == "Belum ada dua angka yang dapat dibandingkan."


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_estimate_is_in_no_list(language: str) -> None:
    for lines in office(wilayah="kanwil-jateng-diy", bahasa=language).values():
        assert not any("±" in line for line in lines)


def test_other_areas_have_no_such_lists() -> None:
    assert 'class="pj pj-office"' not in said(run_page("wilayah", wilayah="16"))
