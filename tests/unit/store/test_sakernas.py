"""Employed workers in a release: real figures of every regency, and sums on two boundaries."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.helpers import facts

YEARS = [str(year) for year in range(2018, 2026)]
CONTEXT = ("employed", "formal_share", "unemployment")


@pytest.fixture(scope="module")
def figures(full_release):
    every = full_release.query("all_observations")
    return every[every["indicator"].isin(CONTEXT)]


@pytest.fixture(scope="module")
def today(figures):
    """Numerators by indicator, area and year, provinces on today's boundaries."""
    rows = figures[~figures["boundaries"].eq(34).fillna(False)]
    return rows.set_index(["indicator", "area_code", "as_of"])["numerator"]


def one(figures, **wanted):
    for name, value in wanted.items():
        figures = figures[figures[name] == value]
    assert len(figures) == 1
    return figures.iloc[0]


def test_palembang_in_2025(figures):
    workers = one(figures, area_code="16.71", as_of="2025", indicator="employed")
    assert (workers["numerator"], workers["status"], workers["basis"]) == (758_714, "published", "sakernas")
    assert workers["source_title"] == "BPS, Sakernas Agustus 2018–2025"
    formal = one(figures, area_code="16.71", as_of="2025", indicator="formal_share")
    assert formal[["numerator", "denominator", "published_pct"]].tolist() == [409_284, 758_714, 53.94]
    idle = one(figures, area_code="16.71", as_of="2025", indicator="unemployment")
    assert idle[["numerator", "denominator", "published_pct"]].tolist() == [55_461, 814_175, 6.81]
    assert formal["denominator_as_of"] == "2025-08"


def test_regencies_add_up_to_their_province_in_every_year(today):
    workers = today["employed"].reset_index()
    local = workers[workers["area_code"].str.contains(".", regex=False)]
    sums = local.groupby([local["area_code"].str[:2], "as_of"])["numerator"].sum()
    assert len(sums) == 38 * len(YEARS)
    for (province, year), people in sums.items():
        assert today["employed", province, year] == people


def test_every_regency_has_workers_and_none_is_an_estimate(figures, today):
    assert set(figures["status"]) == {"published"}
    local = today["employed"].reset_index()
    local = local[local["area_code"].str.contains(".", regex=False)]
    # Lombok Utara has no row of 2018.
    assert local.groupby("as_of").size().to_dict() == dict.fromkeys(YEARS, 514) | {"2018": 513}


def test_jawa_barat_2022_is_as_open_data_jabar_had_it(today):
    # Kabupaten Bogor, Sukabumi and Bandung of the table used before; together all 27 were 23.452.568.
    for area, people in (("32.01", 2_589_167), ("32.02", 1_211_763), ("32.04", 1_682_510)):
        assert today["employed", area, "2022"] == people
    assert today["employed", "32", "2022"] == 23_452_568


def test_papua_barat_2022_before_its_split(figures):
    row = one(figures, area_code="92", as_of="2022", indicator="employed", boundaries=34)
    # Manokwari to Pegunungan Arfak, then Sorong to Kota Sorong (employed_regency.csv).
    papua_barat = 79_411 + 35_162 + 33_848 + 16_882 + 35_161 + 14_720 + 24_379
    barat_daya = 45_489 + 26_259 + 20_894 + 8_237 + 27_428 + 119_835
    assert row["numerator"] == papua_barat + barat_daya == 487_705
    assert row["method"] == "sum_of_parts"
    assert row["note"] == "Jumlah kabupaten/kota Papua Barat pada batas sebelum pemekaran 2022"
    own = one(figures, area_code="92", as_of="2022", indicator="employed", boundaries=38)
    assert own["numerator"] == papua_barat


def test_old_boundaries_stand_where_participants_are_on_them(figures):
    old = figures[figures["boundaries"] == 34]
    assert set(old["area_code"]) == {"91", "92"}
    years = {row["as_of"][:4] for row in facts.real("active_participants", area_code="91")}
    assert set(old["as_of"]) == years
    for row in facts.real("active_participants"):
        if row["area_code"] in ("91", "92"):
            found = one(old, area_code=row["area_code"], as_of=row["as_of"][:4], indicator="employed")
            assert found["numerator"] == int(row["employed_same_boundaries"])


def test_the_nation_is_the_sum_of_its_provinces(figures, today):
    provinces = [area["area_code"] for area in facts.real("areas", level="province")]
    for name in ("employed", "formal_share", "unemployment"):
        assert today[name, "ID", "2025"] == sum(today[name, code, "2025"] for code in provinces)
    nation = one(figures, area_code="ID", as_of="2025", indicator="formal_share")
    assert nation["denominator"] == today["employed", "ID", "2025"] == 146_542_264
    assert nation["published_pct"] != nation["published_pct"], "no percentage is averaged"


def test_a_figure_in_doubt_says_so(figures):
    row = one(figures, area_code="64.09", as_of="2024", indicator="employed")
    assert (row["numerator"], row["caveat"]) == (157_112, "uncertain")
    assert "56%" in row["note"]


def test_the_break_of_2023_is_told_of_both_files(full_release):
    told = full_release.query("findings").query("rule == 'series_break'")
    assert set(told["file"]) == {"facts/employed_province.csv", "facts/employed_regency.csv"}


def test_every_regency_has_its_bps_code():
    codes = [area["bps_code"] for area in facts.real("areas")]
    assert all(codes)
    assert len(set(codes)) == len(codes)


def test_shares_of_workers_are_what_the_catalogue_makes_of_the_columns(full_release):
    every = full_release.query("all_observations")
    # Palembang 2025 (employed_regency.csv): 758,714 employed, of whom so many
    parts = {"agriculture_share": 31_209, "manufacturing_share": 83_387, "employees_share": 387_767}
    for indicator, people in (*parts.items(), ("female_share", 296_385)):
        found = one(every, area_code="16.71", as_of="2025", indicator=indicator)
        assert found[["numerator", "denominator", "basis"]].tolist() == [people, 758_714, "sakernas"]


def test_wage_participants_stand_against_employees_on_old_boundaries(full_release):
    every = full_release.query("all_observations")
    # 744,097 of 1,570,479: active_participants.csv and employed_province.csv, 2024
    sumsel = one(every, area_code="16", as_of="2024-12", indicator="pu_of_employees")
    assert sumsel[["numerator", "denominator", "basis"]].tolist() == [744_097, 1_570_479, "employees"]
    # Papua with Papua Selatan, Papua Tengah and Papua Pegunungan
    papua = one(every, area_code="91", as_of="2024-12", indicator="pu_of_employees")
    assert papua[["numerator", "denominator"]].tolist() == [210_124, 189_987 + 71_860 + 97_645 + 40_094]
    areas = every.loc[every["indicator"] == "pu_of_employees", "area_code"]
    assert not areas.str.contains(".", regex=False).any(), "participants of regencies are not known"


def test_a_whole_says_which_of_its_parts_is_in_doubt(full_release):
    figures = full_release.query("all_observations")
    for code in ("ID", "kanwil-kalimantan"):
        whole = one(
            figures, area_code=code, as_of="2025-08/2025-11", indicator="coverage_employed", segment="pu_bpu"
        )
        assert whole["note"] == "Termasuk angka yang diragukan: Kalimantan Utara"
        assert whole["note_en"] == "Includes a figure in doubt: Kalimantan Utara"
        assert pd.isna(whole["caveat"]), "a twentieth of the whole at most"
    sound = one(figures, area_code="ID", as_of="2024-12", indicator="coverage_employed", segment="pu_bpu")
    assert pd.isna(sound["note"])
