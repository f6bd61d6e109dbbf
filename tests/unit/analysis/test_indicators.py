"""Every indicator of the catalogue from the View to its Table, on the real facts. Expected values by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.history import history
from pantau.analysis.summary import headline
from pantau.catalogue import indicators, targets
from pantau.view import View
from tests.helpers import facts


def row(release, area, **view):
    return headline(release, View(area=area, **view))


def test_majene_has_registered_12_of_39_offices_and_19_of_62_villages(full_release):
    offices = row(full_release, "76.05", indicator="institution_registered", level="regency")
    assert (offices["numerator"], offices["denominator"]) == (12, 39)
    assert offices["value"] == pytest.approx(100 * 12 / 39)
    assert (offices["uncovered"], offices["counted"], offices["flags"]) == (27, "institutions", ())
    villages = row(full_release, "76.05", indicator="institution_registered", segment="village")
    assert (villages["numerator"], villages["denominator"], villages["quality"]) == (19, 62, "B")


def test_groups(full_release):
    aceh = row(full_release, "11", indicator="group_coverage", segment="non_asn")
    assert (aceh["numerator"], aceh["denominator"]) == (30_277, 44_834)
    assert round(aceh["value"], 2) == 67.53
    lampung = row(full_release, "18", indicator="group_coverage", segment="non_asn_opd")
    # The source gives 78.3% and no denominator: grade C.
    assert (lampung["numerator"], lampung["value"], lampung["quality"]) == (49_594, 78.3, "C")
    cadres = row(full_release, "18", indicator="group_coverage", segment="village_cadres")
    assert cadres["value"] == 0.37
    assert "near_zero" not in cadres["flags"], "no participant is counted elsewhere here"


def test_lapsed_is_what_the_active_leave_of_the_registered(full_release):
    # 117,947 inactive beside 583,638 active (Satu Data Kemnaker, Dec 2023).
    aceh = row(full_release, "11", indicator="lapsed")
    assert (aceh["numerator"], aceh["denominator"]) == (117_947, 701_585)
    assert aceh["value"] == pytest.approx(100 * 117_947 / 701_585)
    assert (aceh["method"], aceh["counted_by"], aceh["published_pct"]) == (
        "complement",
        "branch",
        pytest.approx(float("nan"), nan_ok=True),
    )
    rows = build_table(full_release, View(indicator="lapsed")).rows.set_index("area_code")
    lapsed = {
        one["area_code"]: int(one["inactive"]) / (int(one["active_all_segments"]) + int(one["inactive"]))
        for one in facts.real("active_participants_by_branch_2023_12")
    }
    assert set(rows.index[rows["value"].notna()]) == set(lapsed)
    # Less is better: the least stands first (Nusa Tenggara Barat, of the 28 provinces of 2023).
    assert rows["rank"].idxmin() == rows["value"].idxmin() == min(lapsed, key=lapsed.__getitem__)
    assert rows["uncovered"].isna().all()
    nation = row(full_release, "ID", indicator="lapsed")
    assert (nation["numerator"], nation["denominator"]) == (61_080_000 - 41_560_000, 61_080_000)


def test_registered_by_branch_and_in_the_nation(full_release):
    rows = build_table(full_release, View(indicator="registered")).rows.set_index("area_code")
    assert rows.loc["31", ["numerator", "value", "unit"]].tolist() == [12_198_490, 12_198_490.0, "people"]
    assert rows["rank"].isna().all()
    past = history(full_release, "registered", "", "ID")
    assert past["value"].tolist() == [49_000_000, 52_000_000, 55_380_000, 61_070_000]


def test_active_shows_counts_without_a_denominator(full_release):
    past = history(full_release, "active", "", "ID").set_index("as_of")
    # national_participants.csv: none of these has a per cent of its own.
    assert past.loc[["2021-11", "2023-02", "2023-12", "2025-03"], "value"].tolist() == [
        32_040_000, 35_300_000, 41_550_000, 40_200_000,
    ]  # fmt: skip
    assert past["denominator"].isna().all()
    assert set(past["basis"]) == {"none"}
    together = history(full_release, "active", "jakon_pmi", "ID").set_index("as_of")["value"]
    assert together.to_dict() == {"2024-12": 6_000_000, "2025-02": 5_530_000}


def test_informal_and_formal_make_a_whole(full_release):
    formal, informal = (
        build_table(full_release, View(indicator=name, period="2025")).rows.set_index("area_code")
        for name in ("formal_share", "informal_share")
    )
    assert len(formal["value"].dropna()) == 38
    assert (formal["value"] + informal["value"]).to_list() == pytest.approx([100.0] * 38)
    assert formal.loc["11", "value"] == 36.09
    assert informal["rank"].isna().all()
    assert not any("near_zero" in flags for flags in formal["flags"]), "4.7% formal is no artefact"


def test_budgeted_of_a_province_and_of_the_nation(full_release):
    provinces = build_table(full_release, View(indicator="budgeted")).rows.set_index("area_code")
    assert provinces.loc["73", ["numerator", "denominator", "unknown"]].tolist() == [12, 24, 0]
    told = facts.real("budget_status_published")
    known = {one["area_code"][:2] for one in told}
    assert set(provinces.index[provinces["value"].notna()]) == known, "who has not told is not counted"
    nation = row(full_release, "ID", indicator="budgeted")
    # A budget is one year's: what was told of another year is not added to it.
    newest = max(one["as_of"][:4] for one in told)
    of_year = [one["budget_status"] for one in told if one["as_of"].startswith(newest)]
    budgeted = of_year.count("budgeted")
    assert (nation["numerator"], nation["denominator"]) == (budgeted, len(of_year))
    assert nation["unknown"] == 514 - len(of_year)
    assert nation["value"] == pytest.approx(100 * budgeted / len(of_year))
    assert pd.isna(nation["comparison_group"])
    regencies = build_table(full_release, View(indicator="budgeted", scope="73")).rows
    assert regencies["value"].value_counts().to_dict() == {100.0: 12, 0.0: 12}
    assert regencies["rank"].isna().all()


def test_the_grade_follows_what_a_figure_says(full_release):
    employed = build_table(full_release, View(level="regency")).rows
    assert set(employed["quality"].dropna()) == {"D"}
    provinces = build_table(full_release, View(period="2025")).rows.set_index("area_code")["quality"]
    # Kalimantan Utara's figure of 2025 is in doubt (active_participants.csv, caveat).
    assert provinces.dropna().drop("65").unique().tolist() == ["B"]
    assert provinces["65"] == "C"
    # Aceh, 3 June 2025: 23.32% of 408,974, and no denominator.
    aceh = row(full_release, "11", indicator="coverage_ucj")
    assert pd.isna(aceh["denominator"])
    assert aceh["quality"] == "C"


def test_targets_are_compared_by_basis_unit_and_subject(full_release):
    known = targets(full_release.query("targets")).values()
    found = {
        name: {target.id for target in one.comparable_targets(known)}
        for name, one in indicators(full_release.query("indicators")).items()
    }
    assert {"rpjmn-2029", "rkp-2026", "ucj-provinsi-2025-13"} <= found["coverage_employed"]
    assert "ucj-kemendagri-2025" in found["coverage_ucj"]
    assert found["active"] == {
        "bpjstk-2025", "bpjstk-2025-versi-lain", "bpjstk-peta-jalan-2026", "cabang-ntt-2025",
    }  # fmt: skip
    assert not found["coverage_employed"] & found["coverage_ucj"]
    # The same denominator, and nothing that these documents speak of.
    assert not found["formal_share"]
    assert not found["unemployment"]
    assert all("rpjpn-2045" not in ids for ids in found.values()), "its basis is not stated"


# Without a figure every segment goes the same way.
@pytest.mark.parametrize(
    ("kind", "most"), [("full_release", None), ("sparse_release", None), ("empty_release", 1)]
)
def test_every_indicator_segment_and_level_has_a_table(kind, most, request):
    release = request.getfixturevalue(kind)
    for name, one in indicators(release.query("indicators")).items():
        for segment in one.segments[:most]:
            for level in ("province", "regency"):
                table = build_table(release, View(indicator=name, segment=segment, level=level))
                shown = table.rows[table.rows["value"].notna()]
                assert set(shown["quality"]) <= set("ABCD")
                assert (table.rows["unit"] == one.unit).all()


def test_a_budget_that_pays_for_other_programmes_has_no_change(full_release):
    """Kalimantan Timur paid for 2 programmes in 2020 (Rp6.8 billion) and for 4 since (Rp23.5, then 31.3)."""

    def east_kalimantan(indicator, year):
        rows = build_table(full_release, View(indicator, "apbd", year)).rows
        return rows.set_index("area_code").loc["64"]

    for indicator in ("budget_amount", "budget_per_worker"):
        first = east_kalimantan(indicator, "2021")
        assert pd.isna(first["change_points"])
        assert first["change_note"] == "comparable.made_of"
    assert east_kalimantan("budget_amount", "2022")["change_points"] == 7_800_000_000
    # the workers are non-ASN staff in every year
    assert east_kalimantan("workers_paid_for", "2021")["change_people"] == 10_277 - 9_609


def test_budgets_whose_notes_say_what_they_pay_for_say_so_to_the_gate():
    """As the sources word it: how many programmes, and for whom."""
    for row in facts.real("figures_budgets"):
        if " program" in row["note"] and row["indicator"] != "workers_paid_for":
            assert f":{row['note'].split(' program')[0][-1]}_programmes" in row["made_of"]
        if "ekerja rentan" in row["note"]:
            assert row["made_of"] == "vulnerable"
