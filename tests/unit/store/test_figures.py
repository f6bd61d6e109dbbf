"""The figures of the default release, compared with the issue list and the facts by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from tests.helpers import facts


@pytest.fixture(scope="module")
def figures(full_release):
    return full_release.query("all_observations")


def of(
    figures: pd.DataFrame, area: str, indicator: str, segment: str = "all", **cells: object
) -> pd.DataFrame:
    rows = figures[
        (figures["area_code"] == area) & (figures["indicator"] == indicator) & (figures["segment"] == segment)
    ]
    for column, value in cells.items():
        rows = rows[rows[column] == value]
    return rows


def one(figures: pd.DataFrame, area: str, indicator: str, segment: str = "all", **cells: object) -> pd.Series:
    rows = of(figures, area, indicator, segment, **cells)
    assert len(rows) == 1, rows
    return rows.iloc[0]


def test_areas(full_release):
    areas = full_release.query("areas")
    assert areas["level"].value_counts().to_dict() == {
        "regency": 416,
        "city": 98,
        "province": 38,
        "nation": 1,
    }
    assert areas["code"].str.fullmatch(r"ID|\d\d(\.\d\d)?").all()
    assert len(full_release.query("regional_offices")) == 11
    assert full_release.query("area_lineage")["successor"].tolist() == ["93", "94", "95", "96"]


def test_the_size_of_every_area_is_known(full_release):
    areas = full_release.query("areas").set_index("code").drop(index="ID")
    assert areas["area_km2"].gt(0).all()
    # what Aceh Singkil, 11.10, adds to the others of Aceh: 56,835.019 - 54,983.404
    assert areas.loc["11.10", "area_km2"] == 1851.615
    assert (areas["area_km2"] != areas["population"]).all()


@pytest.mark.parametrize(
    ("year", "as_of", "people"),
    [
        ("2022", "2022-12", 135_296_713),
        ("2023", "2023-12", 139_852_377),
        ("2024", "2024-12", 144_642_004),
        ("2025", "2025-08/2025-11", 146_542_264),
    ],
)
def test_employed_of_the_nation(figures, year, as_of, people):
    assert one(figures, "ID", "employed", as_of=year)["numerator"] == people
    covered = one(figures, "ID", "coverage_employed", "pu_bpu", as_of=as_of)
    assert (covered["denominator"], covered["grain"]) == (people, "year")
    assert str(covered["period_end"].date()) == f"{year}-12-31"


def test_regencies_of_jawa_barat_2022_are_real(figures):
    rows = figures[
        figures["area_code"].str.startswith("32.")
        & (figures["indicator"] == "employed")
        & (figures["as_of"] == "2022")
    ]
    assert len(rows) == 27
    assert set(rows["status"]) == {"published"}
    assert rows["numerator"].sum() == 23_452_568
    covered = one(figures, "32.01", "coverage_employed", "pu_bpu", as_of="2022-12")
    assert (covered["status"], covered["denominator"]) == ("estimate", 2_589_167)


@pytest.mark.parametrize(("area", "pct"), [("16", 35.0), ("17", 23.6), ("18", 24.0)])
def test_monev_sumbagsel_2022(figures, area, pct):
    figure = one(figures, area, "coverage_ucj", as_of="2022-09")
    assert (figure["published_pct"], figure["basis"]) == (pct, "unstated")
    assert (str(figure["period"].date()), str(figure["period_end"].date())) == ("2022-09-01", "2022-09-30")


def test_three_years_on(figures):
    assert one(figures, "18", "coverage_ucj", as_of="2025-08-13")["published_pct"] == 24.5
    assert one(figures, "16", "coverage_ucj", as_of="2025-08-27")["published_pct"] == 31.33


def test_nation_july_2023(figures):
    figure = one(figures, "ID", "coverage_employed", "all", as_of="2023-07")
    assert (figure["numerator"], figure["denominator"]) == (36_700_000, 130_000_000)
    assert pd.isna(figure["published_pct"])
    assert (figure["basis"], figure["status"]) == ("sakernas", "published")


def test_majene(figures):
    offices = one(figures, "76.05", "institution_registered", "opd")
    villages = one(figures, "76.05", "institution_registered", "village")
    assert (offices["numerator"], offices["denominator"]) == (12, 39)
    assert (villages["numerator"], villages["denominator"]) == (19, 62)


def test_sukoharjo(figures):
    people = {s: one(figures, "33.11", "coverage_ucj", s)["numerator"] for s in ("pu", "bpu", "jakon", "all")}
    assert people == {"pu": 84_369, "bpu": 4_507, "jakon": 7_730, "all": 96_606}
    assert one(figures, "33.11", "group_coverage", "non_asn")["numerator"] == 2_413


def test_kaimana_is_not_clipped(figures):
    figure = one(figures, "92.08", "coverage_ucj", as_of="2023-08")
    assert (figure["published_pct"], figure["numerator"], figure["denominator"]) == (126.15, 25_721, 20_390)
    assert figure["caveat"] == "artefact"


def test_bali_keeps_both_figures(figures):
    figure = one(figures, "51", "coverage_ucj", as_of="2025-03-31")
    assert (figure["published_pct"], figure["numerator"], figure["denominator"]) == (
        50.88,
        935_079,
        1_873_899,
    )
    assert figure["basis"] == "semesta"


def test_two_denominators_never_meet(figures):
    assert set(figures.loc[figures["indicator"] == "coverage_employed", "basis"]) == {"sakernas"}
    assert "sakernas" not in set(figures.loc[figures["indicator"] == "coverage_ucj", "basis"])
    sumbar = one(figures, "13", "coverage_employed", "all", as_of="2024-11-22")
    assert (sumbar["published_pct"], sumbar["denominator"]) == (24.62, 2_844_925)
    assert of(figures, "13", "coverage_ucj", as_of="2024-11-22").empty


def test_progress_to_a_target_is_not_coverage(figures):
    malut = one(figures, "82", "target_progress")
    assert (malut["published_pct"], malut["numerator"], malut["denominator"]) == (61, 176_604, 289_003)
    assert one(figures, "82", "coverage_ucj", as_of="2025-05-31")["published_pct"] == 41.64
    papua = one(figures, "96", "target_progress", "bpu")
    assert (papua["published_pct"], papua["numerator"]) == (81, 122_488)
    assert set(figures.loc[figures["indicator"] == "target_progress", "basis"]) == {"target"}


def test_only_informal_workers_are_not_all_workers(figures):
    assert one(figures, "53", "coverage_ucj", "bpu")["numerator"] == 141_000
    assert one(figures, "33.74", "coverage_ucj", "bpu")["published_pct"] == 18.64
    assert one(figures, "11", "coverage_ucj", "pu_bpu", as_of="2024-12")["published_pct"] == 29.94
    assert of(figures, "33.74", "coverage_ucj").empty


def test_two_years_in_one_date(figures):
    figure = one(figures, "32", "coverage_ucj", as_of="2022/2023")
    assert (str(figure["period"].date()), str(figure["period_end"].date())) == ("2023-01-01", "2023-12-31")
    assert figure["grain"] == "year"


def test_sources_that_disagree_both_stay(figures):
    assert sorted(of(figures, "52", "coverage_ucj", as_of="2025-06")["published_pct"]) == [30.7, 32.0]


def test_a_figure_that_two_files_state_stands_once(figures):
    assert one(figures, "ID", "coverage_ucj", "pu", as_of="2025-04")["numerator"] == 25_430_000
    assert one(figures, "ID", "coverage_ucj", "jakon_pmi", as_of="2024-12")["numerator"] == 6_000_000


def test_nation_as_published(figures):
    april = one(figures, "ID", "coverage_ucj", as_of="2025-04")
    assert (april["numerator"], april["published_pct"], april["basis"]) == (39_700_000, 35.68, "semesta")
    august = one(figures, "ID", "coverage_ucj", as_of="2025-08")
    assert (august["numerator"], august["denominator"], august["published_pct"]) == (
        40_000_000,
        99_000_000,
        40,
    )
    assert one(figures, "ID", "coverage_ucj", as_of="2025-10")["published_pct"] == 37.01
    # 61.08 million (SPN) and 61.07 (the yearly accounts): both stay
    registered = of(figures, "ID", "registered", as_of="2023-12")
    assert sorted(registered["numerator"]) == [61_070_000, 61_080_000]


def test_jakarta_counted_by_branch(figures):
    branch = one(figures, "31", "active_share")
    # 7.498.532 active and 4.699.958 inactive.
    assert (branch["numerator"], branch["denominator"]) == (7_498_532, 12_198_490)
    assert branch["counted_by"] == "branch"
    assert (
        one(figures, "31", "coverage_employed", "pu_bpu", as_of="2022-12")["numerator"] == 1_735_860 + 362_562
    )


def test_papua_is_counted_on_the_old_boundaries(figures):
    papua = one(figures, "91", "coverage_employed", "pu_bpu", as_of="2025-08/2025-11")
    # 434.016 + 217.682 + 790.239 + 1.040.001 in the four provinces of today
    assert (papua["boundaries"], papua["denominator"]) == (34, 2_481_938)
    assert of(figures, "93", "coverage_employed", "pu_bpu").empty
    assert one(figures, "93", "employed", as_of="2025")["boundaries"] == 38


def test_kanwil_is_the_sum_of_its_provinces(figures):
    kanwil = one(figures, "kanwil-sumbagsel", "coverage_employed", "pu", as_of="2022-12")
    # Jambi, Sumatera Selatan, Bengkulu, Lampung, Bangka Belitung
    assert kanwil["numerator"] == 268_570 + 573_899 + 117_043 + 467_278 + 105_071
    assert kanwil["denominator"] == 1_797_819 + 4_289_704 + 1_037_496 + 4_387_966 + 730_972
    assert (kanwil["method"], kanwil["status"]) == ("sum_of_parts", "published")


def test_kanwil_as_published(figures):
    sulama = one(figures, "kanwil-sulama", "coverage_ucj")
    assert (sulama["published_pct"], sulama["numerator"], sulama["denominator"]) == (40, 2_900_000, 7_200_000)
    kalimantan = of(figures, "kanwil-kalimantan", "coverage_ucj", as_of="2025-12")
    assert set(kalimantan["published_pct"]) == {41, 41.3}
    assert set(kalimantan["basis"]) == {"semesta"}


def test_kalimantan_utara_2025_is_kept_and_doubted(figures):
    kaltara = one(figures, "65", "coverage_employed", "pu_bpu", as_of="2025-08/2025-11")
    assert (kaltara["numerator"], kaltara["caveat"]) == (56_524 + 23_153, "uncertain")


def test_sulawesi_selatan_budgets(full_release):
    budgets = full_release.query("budget_of_area", area="73")
    assert budgets["status"].value_counts().to_dict() == {"budgeted": 12, "not_budgeted": 12}
    assert len(full_release.query("budget_of_area", area="kanwil-sulama")) == 24
    assert full_release.query("budget_of_area", area="73.11")["area_name"].tolist() == ["Kabupaten Barru"]


def test_targets_name_their_basis(full_release):
    targets = full_release.query("targets").set_index("id")
    assert (
        targets.loc[["rpjmn-2025", "rkp-2026", "ucj-provinsi-2025-13"], "basis"].tolist() == ["sakernas"] * 3
    )
    assert targets.loc["ucj-kemendagri-2025", ["value", "basis"]].tolist() == [52.15, "semesta"]
    assert targets.loc["permendagri-15-2024-2025", "unit"] == "percent_increase"
    assert targets.loc["permendagri-15-2024-2025", "uncertain"]
    assert len(targets) == len(facts.real("targets"))


def test_a_published_figure_is_never_ours(figures):
    assert "estimate" not in set(figures.loc[figures["indicator"] == "coverage_ucj", "status"])
    assert len(figures[figures["indicator"] == "coverage_ucj"].query("segment == 'all'")) >= 120


def test_what_the_checks_found(full_release):
    findings = full_release.query("findings")
    alike = findings[findings["rule"] == "area_size_alike"]
    assert alike["message"].str.split(":").str[0].tolist() == [
        "Kabupaten Padang Lawas Utara, Kabupaten Padang Lawas"
    ]
    assert findings.loc[findings["rule"] == "area_outside", "area_name"].tolist() == ["Kabupaten Wakatobi"]
    assert findings.loc[findings["rule"] == "over_100", "area_code"].tolist() == ["92.08"]
    assert set(findings.loc[findings["rule"] == "near_zero", "area_code"]) == {"18.13", "82.08"}
    bali = findings[(findings["rule"] == "differs") & (findings["area_code"] == "51")]
    assert bali["message"].tolist() == [
        "Bali, 2025-03-31: terbitan 50,88%, hitungan ulang 49,90%. Keduanya disimpan."
    ]
    assert "error" not in set(findings["severity"])


def test_a_release_without_regencies_estimates_nothing(sparse_release):
    figures = sparse_release.query("all_observations")
    assert set(figures["area_code"]) >= {"16", "73", "ID"}
    assert "estimate" not in set(figures["status"])


def test_a_release_without_figures(empty_release):
    assert empty_release.query("all_observations").empty
    assert len(empty_release.query("areas")) == 553
    _, known = facts.read(facts.CATALOGUE / "indicators.csv")
    assert empty_release.query("indicators")["id"].tolist() == [row["id"] for row in known]
    assert empty_release.query("periods", indicator="coverage_ucj", segment="all").empty
