"""Official files in a release: what becomes of their rows, and what of our estimates."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.store import build_release, open_release, publish
from pantau.store.audit import audit
from tests.helpers import facts, official

# Sumatera Selatan 2025, published (data/facts/active_participants.csv).
PROVINCE, PALEMBANG, PRABUMULIH = "16", "16.71", "16.74"
# The month of its participants of 2025 is not known.
UNKNOWN_MONTH = "2025-08/2025-11"
YEAR = pd.Timestamp(2025, 1, 1)  # a figure of a year begins with it, whatever its month


@pytest.fixture(scope="module")
def sumsel() -> dict[str, int]:
    """Published participants of Sumatera Selatan in December 2024, in people."""
    _, rows = facts.read(facts.REAL / "active_participants.csv")
    (row,) = [row for row in rows if (row["as_of"], row["area_code"]) == ("2024-12", PROVINCE)]
    return {name: int(row[name]) for name in ("active_pu", "active_bpu")}


def build(root, *received):
    report = build_release(root=root, official=[file.sha256 for file in received], author="uji")
    return open_release(report.path)


def of_area(release, area, indicator, **wanted):
    frame = release.query("observations_of_area", area=area)
    keep = frame["indicator"] == indicator
    for name, value in wanted.items():
        keep &= frame[name] == value
    return frame[keep]


ROWS = [
    (PALEMBANG, "2025-08", "pu", 150_000, 190_000, 400_000),
    (PALEMBANG, "2025-08", "bpu", 50_000, 60_000, 250_000),
    (PALEMBANG, "2025-08", "jakon", 10_000, None, 20_000),
    (PALEMBANG, "2025-08", "pmi", 1_000, None, None),
    (PALEMBANG, "2025-07", "pu", 149_000, 189_000, 400_000),
    (PALEMBANG, "2025-07", "bpu", 49_000, 59_000, 250_000),
]


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    root = tmp_path_factory.mktemp("official")
    return build(root, official.keep(root, ROWS))


def test_each_segment_is_active_of_eligible(release):
    row = of_area(release, PALEMBANG, "coverage_ucj", segment="pu", as_of="2025-08").iloc[0]
    assert (row["numerator"], row["denominator"], row["basis"]) == (150_000, 400_000, "semesta")
    assert (row["status"], row["grain"]) == ("official", "month")
    assert row["period_end"] == pd.Timestamp(2025, 8, 31)
    assert row["source_title"].startswith("Berkas resmi laporan.xlsx, diterima ")


def test_without_eligible_the_basis_is_not_stated(release):
    row = of_area(release, PALEMBANG, "coverage_ucj", segment="pmi", as_of="2025-08").iloc[0]
    assert (row["numerator"], row["basis"], pd.isna(row["denominator"])) == (1_000, "unstated", True)


def test_all_is_pu_bpu_and_jakon_and_says_what_lacks(release):
    rows = of_area(release, PALEMBANG, "coverage_ucj", segment="all").set_index("as_of")
    # 150,000 + 50,000 + 10,000 of 400,000 + 250,000 + 20,000; migrant workers are not in it.
    assert rows.loc["2025-08", ["numerator", "denominator"]].tolist() == [210_000, 670_000]
    assert pd.isna(rows.loc["2025-08", "note"])
    assert rows.loc["2025-07", ["numerator", "denominator"]].tolist() == [198_000, 650_000]
    assert rows.loc["2025-07", "note"] == "Jumlah dari segmen yang dilaporkan saja: PU, BPU"


def test_registered_by_segment(release):
    rows = of_area(release, PALEMBANG, "registered", as_of="2025-08").set_index("segment")["numerator"]
    assert rows.to_dict() == {"pu": 190_000, "bpu": 60_000, "all": 250_000}


def test_the_last_month_replaces_the_estimate_of_that_year(release):
    rows = of_area(release, PALEMBANG, "coverage_employed", period=YEAR).set_index("segment")
    assert set(rows["as_of"]) == {"2025-08"}, "the month it was reported for"
    assert set(rows["grain"]) == {"year"}
    assert rows["numerator"].to_dict() == {"pu_bpu": 200_000, "pu": 150_000, "bpu": 50_000}
    assert set(rows["status"]) == {"official"}
    # Palembang's workers of August 2025 (employed_regency.csv)
    assert set(rows["denominator"]) == {758_714}
    assert "Agustus 2025" in rows.loc["pu", "note"]
    before = of_area(release, PALEMBANG, "coverage_employed", as_of="2024-12")
    assert set(before["status"]) == {"estimate"}


def parts_of(release, year):
    every = release.query("observations", indicator="coverage_employed", segment="pu_bpu")
    return every[(every["period"] == year) & every["area_code"].str.startswith("16.")]


def test_reports_of_the_provinces_own_month_are_taken_off_it(tmp_path, sumsel, full_release):
    rows = [
        (PALEMBANG, "2024-12", "pu", 150_000, None, None),
        (PALEMBANG, "2024-12", "bpu", 50_000, None, None),
    ]
    release = build(tmp_path, official.keep(tmp_path, rows))
    parts = parts_of(release, pd.Timestamp(2024, 1, 1))
    # 4 of 17 are not estimated: a source has counted them
    assert len(parts) == 13
    before = parts_of(full_release, pd.Timestamp(2024, 1, 1)).set_index("area_code")["numerator"]
    total = sumsel["active_pu"] + sumsel["active_bpu"]
    others = parts.set_index("area_code")["numerator"].drop(PALEMBANG)
    # what Palembang's report leaves of the province, shared out by the same weights as before
    left = (total - 200_000) / (total - before[PALEMBANG])
    assert (others / before[others.index]).tolist() == pytest.approx([left] * 12, rel=0.2)
    assert parts["numerator"].sum() < total
    assert "official_sum" not in set(release.query("findings")["rule"])
    assert audit(release) == []


@pytest.mark.parametrize("ways", [("branch", "branch"), ("nik", "branch"), ("branch", "nik")])
def test_counts_of_a_branch_take_nothing_off_the_province(tmp_path, full_release, ways):
    rows = [
        (PALEMBANG, "2024-12", "pu", 350_000, None, None),
        (PALEMBANG, "2024-12", "bpu", 90_000, None, None),
    ]
    people = official.participants(rows).assign(counted_by=list(ways))
    release = build(tmp_path, official.keep(tmp_path, [], participants=people))
    year = pd.Timestamp(2024, 1, 1)
    parts, before = (parts_of(one, year).set_index("area_code") for one in (release, full_release))
    assert parts.loc[PALEMBANG, ["numerator", "status"]].tolist() == [440_000, "official"]
    others = [code for code in before.index if code != PALEMBANG]
    assert len(others) == 12
    assert parts.loc[others, "numerator"].to_dict() == before.loc[others, "numerator"].to_dict()
    findings = release.query("findings").set_index("rule")
    assert "official_sum" not in findings.index
    assert findings.loc["official_branch", "message"].startswith("Sumatera Selatan, 2024: 1 kabupaten/kota")
    assert audit(release) == []


def test_reports_of_another_month_leave_the_others_as_they_are(release, full_release):
    parts, before = (parts_of(one, YEAR).set_index("area_code") for one in (release, full_release))
    assert parts.loc[PALEMBANG, "numerator"] == 200_000
    others = [code for code in before.index if code != PALEMBANG]
    assert parts.loc[others, "numerator"].to_dict() == before.loc[others, "numerator"].to_dict()
    assert release.query("findings").query("rule == 'official_sum'")["area_code"].tolist() == [PROVINCE]
    assert audit(release) == []


def test_more_than_the_province_has_is_told_and_leaves_the_others_alone(tmp_path, full_release):
    rows = [(PALEMBANG, "2025-08", "pu", 5_000_000, None, None), (PALEMBANG, "2025-08", "bpu", 1, None, None)]
    release = build(tmp_path, official.keep(tmp_path, rows))
    told = release.query("findings").query("rule == 'official_sum'")
    assert told["area_code"].tolist() == [PROVINCE]
    assert "1 kabupaten/kota pada berkas resmi berjumlah 5.000.001" in told["message"].iloc[0]
    for of in (release, full_release):
        assert len(of_area(of, PRABUMULIH, "coverage_employed", as_of=UNKNOWN_MONTH)) == 1
    columns = ["segment", "numerator", "denominator"]
    now, then = (of_area(of, PRABUMULIH, "coverage_employed")[columns] for of in (release, full_release))
    pd.testing.assert_frame_equal(now.reset_index(drop=True), then.reset_index(drop=True))
    assert audit(release) == []


def test_only_one_of_pu_and_bpu_leaves_the_estimate(tmp_path):
    release = build(tmp_path, official.keep(tmp_path, [(PALEMBANG, "2025-08", "pu", 1, None, None)]))
    rows = of_area(release, PALEMBANG, "coverage_employed", as_of=UNKNOWN_MONTH)
    assert set(rows["status"]) == {"estimate"}


@pytest.mark.parametrize(("way", "stands"), [(None, False), ("nik", False), ("branch", True)])
def test_pu_alone_that_are_more_than_the_estimate_leave_none(tmp_path, way, stands):
    """Palembang is estimated at far fewer PU and BPU together."""
    people = official.participants([(PALEMBANG, "2024-11", "pu", 600_000, None, None)])
    release = build(
        tmp_path,
        official.keep(tmp_path, [], participants=people.assign(counted_by=way).astype({"counted_by": "str"})),
    )
    ours = of_area(release, PALEMBANG, "coverage_employed", status="estimate").set_index("as_of")["numerator"]
    assert ("2024-12" in ours.index) == stands
    assert set(ours.index) >= {"2022-12", "2023-12"}, "of other years nothing is said"
    assert (ours < 600_000).all()
    told = release.query("findings").query("rule == 'estimate_below_part'")["message"].tolist()
    assert [("Kota Palembang" in message, "2024" in message) for message in told] == (
        [] if stands else [(True, True)]
    )
    assert audit(release) == []


def test_a_province_stands_beside_its_published_figure(tmp_path):
    rows = [
        (PROVINCE, "2025-12", "pu", 900_000, None, None),
        (PROVINCE, "2025-12", "bpu", 100_000, None, None),
    ]
    release = build(tmp_path, official.keep(tmp_path, rows))
    found = of_area(release, PROVINCE, "coverage_employed", period=YEAR, segment="pu_bpu")
    assert found.set_index("status")["as_of"].to_dict() == {"official": "2025-12", "published": UNKNOWN_MONTH}
    assert sorted(found["status"]) == ["official", "published"]
    assert found["denominator"].nunique() == 1, "Sakernas is the same for both"
    assert audit(release) == []


def test_papua_counts_when_all_that_it_became_have_reported(tmp_path):
    def rows(codes):
        return [(code, "2025-06", segment, 1_000, None, None) for code in codes for segment in ("pu", "bpu")]

    # Papua (91) became Papua, Papua Selatan, Papua Tengah and Papua Pegunungan (93, 94, 95).
    part = build(tmp_path, official.keep(tmp_path, rows(["91", "93"])))
    assert "official" not in set(of_area(part, "91", "coverage_employed")["status"])
    whole = build(tmp_path, official.keep(tmp_path, rows(["91", "93", "94", "95"])))
    row = of_area(whole, "91", "coverage_employed", status="official", segment="pu_bpu").iloc[0]
    assert (row["numerator"], row["boundaries"]) == (8_000, 34)
    employed = facts.real("employed_province")
    workers = {(one["year"], one["area_code"]): int(one["employed"]) for one in employed}
    assert row["denominator"] == sum(workers["2025", code] for code in ("91", "93", "94", "95"))
    assert "official" not in set(of_area(whole, "93", "coverage_employed")["status"])


def test_a_later_file_wins_and_the_earlier_stays_in_the_archive(tmp_path):
    first = official.keep(tmp_path, [(PALEMBANG, "2025-08", "pu", 100, 200, 1_000)], "lama.xlsx")
    second = official.keep(tmp_path, [(PALEMBANG, "2025-08", "pu", 120, None, 1_000)], "baru.xlsx")
    release = build(tmp_path, first, second)
    row = of_area(release, PALEMBANG, "coverage_ucj", segment="pu").iloc[0]
    assert (row["numerator"], row["source_id"]) == (120, second.source_id)
    kept = of_area(release, PALEMBANG, "registered", segment="pu").iloc[0]
    assert (kept["numerator"], kept["source_id"]) == (200, first.source_id), "the later file does not say"
    other = build(tmp_path, second, first)
    assert other.id != release.id
    assert of_area(other, PALEMBANG, "coverage_ucj", segment="pu")["numerator"].tolist() == [100]
    assert first.table("participants")["active"].tolist() == [100]


def test_the_same_list_gives_the_same_release(tmp_path):
    file = official.keep(tmp_path / "one", ROWS)
    again = official.keep(tmp_path / "two", ROWS)
    one, two = build(tmp_path / "one", file), build(tmp_path / "two", again)
    assert one.id == two.id
    inputs = one.query("release_inputs")
    assert inputs["kind"].tolist()[-1] == "official"
    assert inputs[["name", "sha256", "row_count"]].iloc[-1].tolist() == ["laporan.xlsx", file.sha256, 6]
    assert one.query("release")["parent"].isna().all()


def test_the_release_knows_what_it_replaces(tmp_path):
    first = build(tmp_path)
    publish(tmp_path, first.id)
    second = build(tmp_path, official.keep(tmp_path, ROWS))
    assert second.query("release")["parent"].tolist() == [first.id]


def test_groups_institutions_budget_regulation_and_targets(tmp_path):
    august = pd.Timestamp(2025, 8, 1)
    tables = {
        "groups": pd.DataFrame([(PALEMBANG, august, "month", "non_asn", 900, 1_000)]).set_axis(
            ["area_code", "period", "grain", "group", "protected", "eligible"], axis=1
        ),
        "institutions": pd.DataFrame([(PALEMBANG, august, "month", "opd", 12, 39)]).set_axis(
            ["area_code", "period", "grain", "unit", "registered", "total"], axis=1
        ),
        "budget": pd.DataFrame([(PALEMBANG, 2025, "budgeted", 201_600_000, "APBD", 1_000)]).set_axis(
            ["area_code", "year", "status", "amount", "fund_source", "workers"], axis=1
        ),
        "regulation": pd.DataFrame([(PALEMBANG, "Perwali", "7", 2025, "Jaminan sosial")]).set_axis(
            ["area_code", "kind", "number", "year", "title"], axis=1
        ),
        "targets": pd.DataFrame([(PALEMBANG, "RKPD", 2026, "percent", 40.0, "semesta")]).set_axis(
            ["area_code", "document", "year", "unit", "value", "basis"], axis=1
        ),
    }
    given = {kind: official.placed(frame, kind) for kind, frame in tables.items()}
    release = build(tmp_path, official.keep(tmp_path, [], "lain.xlsx", **given))
    group = of_area(release, PALEMBANG, "group_coverage").iloc[0]
    assert (group["segment"], group["numerator"], group["denominator"]) == ("non_asn", 900, 1_000)
    unit = of_area(release, PALEMBANG, "institution_registered").iloc[0]
    assert (unit["segment"], unit["numerator"], unit["denominator"]) == ("opd", 12, 39)
    budget = release.query("budget_of_area", area=PALEMBANG).iloc[-1]
    assert (budget["amount"], budget["fund_source"], budget["workers"]) == (201_600_000, "APBD", 1_000)
    assert "Jaminan sosial" in set(release.query("regulations")["title"])
    target = release.query("targets").set_index("id").loc["rkpd-16.71-2026-semesta"]
    assert target["official"]
    assert (target["value"], target["unit"]) == (40.0, "percent")
    assert audit(release) == []


def test_when_an_area_first_reported(tmp_path):
    first = official.keep(tmp_path, [(PALEMBANG, "2025-08", "pu", 100, 200, 1_000)], "lama.xlsx")
    second = official.keep(tmp_path, [(PALEMBANG, "2025-08", "pu", 120, None, 1_000)], "baru.xlsx")
    reports = build(tmp_path, first, second).query("reports")
    assert reports[["area_code", "input"]].to_numpy().tolist() in (
        [[PALEMBANG, first.sha256]],
        # Both came in the same second: the order then is that of the digests.
        [[PALEMBANG, min(first.sha256, second.sha256)]],
    )
