"""Spellings of officials, as data: each resolves to its area, and none to another."""

from __future__ import annotations

import csv

import pytest

from pantau.areas import (
    AreaMatchError,
    BranchNameError,
    ElsewhereError,
    areas_named,
    candidates_of,
    load_areas,
    match_area,
)
from pantau.areas.matching import ALIASES

with ALIASES.open(encoding="utf-8", newline="") as file:
    ROWS = [(row["alias"], row["code"]) for row in csv.DictReader(file)]

SPELLINGS = """
11.02 Agara
11.16 Atam|Kab. Atam|Aceh Tamiang (Atam)
12 Sumatra Utara|North Sumatra|North Sumatra Province|Prov. Sumatra Utara
12.12 Toba (Toba Samosir)|Kab. Toba (Tobasa)
12.22 Labuhan Batu Sel.|Lab. Batu Selatan
12.72 P. Siantar|P Siantar|Kota P. Siantar
12.76 T. Tinggi|Kota T. Tinggi
13.07 50 Kota|Kab. 50 Kota|50 Koto|Lima Puluh Kota|Lima Puluh Kota Regency
13.12 Pasbar
13.72 Solok Kota|Kota Solok|City of Solok
14 Riau (r)|Riau (1)
14.08 Siak Sri Indrapura|Kabupaten Siak (Siak Sri Indrapura)
15.05 Muara Jambi|Muarojambi|Muaro Jambi Regency
16 Sumatra Selatan|Sumatra Sel.|South Sumatra
18.03 Lamut|Lampung Ut.
18.13 Pesibar
19 Bangka Belitung Islands|Kep. Bangka Belitung
19.03 Basel
19.04 Bateng
19.05 Babar|Bangka Brt
19.06 Beltim
21 Riau Islands
31.01 Thousand Islands|Kepulauan Seribu Regency
31.71 Central Jakarta|Jkt Pusat
32 West Java|WEST JAVA|Province of West Java
32.01 Bogor Regency|Bogor (Kab.)|Bogor Kab|Bogor (Cibinong)
32.04 Bandung Kab|Bandung Kab.|BANDUNG, KAB|Regency of Bandung
32.17 West Bandung Regency|Bandung (Barat)
32.71 Bogor Kota|Bogor City|Kota Bogor 1)|Kota Bogor ¹|Kota Bogor*|Kota Bogor/Bogor Municipality
32.78 Kota Tasik|Kota Tasikmalaya
32.06 Kab. Tasik
34 DI Jogjakarta|Special Region of Yogyakarta
36.74 South Tangerang City|South Tangerang
52 Nusa Tenggara Barat/West Nusa Tenggara
52.08 Lotara
53.18 Southwest Sumba
61.02 Kabupaten Mempawah (Pontianak)|Mempawah (Kabupaten Pontianak)
61.06 Kapuas Ulu
61.11 KKU
61.12 KKR
62.04 Barsel
62.05 Barut
62.10 Gumas
62.13 Bartim
63.06 Hulu Sungai Sel.|Ulu Sungai Selatan
64.11 Mahakam Hulu|Kab. Mahakam Hulu|Mahakam Ulu (Mahulu)
71.09 Kepulauan Siau Tagulandang Biaro (Sitaro)
76.01 Matra|Pasangkayu (Mamuju Utara)
81.03 Kepulauan Tanimbar (MTB)
82.05 Kepsul
82.08 Pultab|Kep. Taliabu
92 Irian Jaya Barat|West Papua
95 Highland Papua|Papua Highlands
95.05 Mamteng|Memberamo Tengah
96 Southwest Papua
96.01 Kabupaten Sorong (Papua Barat Daya)
"""


def _spellings():
    for line in SPELLINGS.strip().splitlines():
        code, _, names = line.partition(" ")
        yield from ((name, code) for name in names.split("|"))


@pytest.mark.parametrize(("text", "code"), list(_spellings()))
def test_a_spelling_means_its_area(text, code):
    assert match_area(text).code == code
    assert match_area(text.upper()).code == code


@pytest.mark.parametrize(("alias", "code"), ROWS)
def test_another_name_means_what_its_rows_say(alias, code):
    said = {other for name, other in ROWS if name.lower() == alias.lower()}
    found = {area.code for area in candidates_of(alias)}
    assert code in found
    # 'Jogja' and 'Yogyakarta' are one word; else a second meaning needs a row of its own
    assert found == said or alias in ("Jogja", "Yogya", "Yogyakarta")


def test_no_other_name_takes_an_official_one_away():
    for area in load_areas():
        assert match_area(area.name) == area
    for alias, _ in ROWS:
        kinds = {area.level for area in candidates_of(alias)}
        assert kinds, alias


@pytest.mark.parametrize(
    "text",
    [
        "Kab/Kota Bogor", "Kabupaten/Kota Bogor", "Bandung", "Tasik", "Sorong (Papua Barat Daya)",
        "Semarang (Jawa Tengah)",
    ],
)  # fmt: skip
def test_what_two_areas_bear_is_ambiguous(text):
    assert len(candidates_of(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        # islands and towns that are no area of government
        "Pulau Pinang", "Pulau Panjang", "Pulau Raya", "Pulau Siantar",
        # the kind that an area is not of, a second name that is another area's, words that say more
        "Kabupaten Palembang", "Kota Lahat", "Kota Bandung (Kabupaten Bogor)", "Kota Jambi (data sementara)",
        "Selain Kota Bogor", "Kota Bogor dan Kota Depok", "Luar Jawa Barat",
        "Sumbawa/Sumbawa Barat", "Jawa Barat/Jambi",
    ],
)  # fmt: skip
def test_what_is_no_area_is_none(text):
    assert candidates_of(text) == []


@pytest.mark.parametrize(
    "text",
    ["KC Palembang", "Kantor Cabang Medan Kota", "KCP Lahat", "Palembang (KC)", "Kacab Jakarta Pusat",
     "Kanwil Sumbagsel", "BPJS Ketenagakerjaan Bogor Kota", "Cabang Solo"],
)  # fmt: skip
def test_a_branch_is_no_area_and_hints_at_none(text):
    assert candidates_of(text) == []
    with pytest.raises(BranchNameError) as caught:
        match_area(text)
    assert caught.value.candidates == ()
    assert "bukan wilayah pemerintahan" in str(caught.value)


def test_a_wrong_province_says_where_the_area_lies():
    with pytest.raises(ElsewhereError) as caught:
        match_area("Kab. Bandung", parent="33")
    assert [area.code for area in caught.value.candidates] == ["32.04"]
    assert "tidak terletak di Jawa Tengah" in str(caught.value)
    assert "32.04 Kabupaten Bandung (Jawa Barat)" in str(caught.value)


def test_a_kind_after_a_name_is_the_next_names_in_running_text():
    # Cek angka looks at windows of words: of 'Lampung Kota Metro' none may take 'Lampung Kota'
    assert areas_named("Bandung Kota") == []
    assert [area.code for area in areas_named("Kota Bandung")] == ["32.73"]


def test_a_code_and_a_name_are_asked_for_in_one_way():
    assert [area.code for area in candidates_of("9501")] == ["93.01", "95.01"]
    assert [area.code for area in candidates_of("9501", system="bps")] == ["93.01"]
    assert candidates_of("9999") == []
    with pytest.raises(AreaMatchError):
        match_area("9999")


# One letter changed makes another official name or abbreviation of these, which nobody can tell apart.
ONE_LETTER_APART = {
    ("12.12", "18.05"), ("13.06", "11.16"), ("13.72", "33.72"), ("32.04", "51.03"), ("32.05", "75.05"),
    ("33.25", "19.04"), ("35.23", "18.05"), ("35.79", "63.02"), ("74.03", "16.05"), ("74.03", "62.12"),
}  # fmt: skip


def test_a_slip_of_the_pen_is_unknown_and_never_another_area():
    others = set()
    for area in load_areas():
        name = area.name
        for at in range(len(name)):
            slips = [name[:at] + letter + name[at + 1 :] for letter in "aeioukrsnt"]
            for slip in [*slips, name[:at] + name[at + 1 :]]:
                others |= {(area.code, one.code) for one in candidates_of(slip) if one != area}
    assert others == ONE_LETTER_APART
