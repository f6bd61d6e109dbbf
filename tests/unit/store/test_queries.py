"""Every query says what it is for, and runs."""

from __future__ import annotations

import re

import pytest

from pantau.folders import QUERIES
from pantau.store.queries import sql
from tests.helpers import facts

NAMES = sorted(path.stem for path in QUERIES.glob("*.sql") if path.stem != "schema")
# Of a comparison of two releases: tests/unit/store/test_differences.py runs them.
OF_TWO = {"difference", "difference_counts", "difference_drop", "difference_periods", "difference_rows"}
VALUES = {"area": "16", "areas": ["16"], "indicator": "coverage_ucj", "segment": "all"}


@pytest.mark.parametrize("name", NAMES)
def test_header_and_parameters(name, full_release, empty_release):
    text = sql(name)
    header = re.match(r"-- purpose: .+\n-- parameters: (.+)\n-- columns: .+\n", text)
    assert header, f"{name}: header comment"
    told = set(re.findall(r"\$(\w+)", header[1]))
    body = re.sub(r" -- noqa: \w+", "", text[header.end() :])  # names of the linter's rules
    assert set(re.findall(r"\$(\w+)", body)) == told
    assert body == body.lower() or "'ID'" in body, f"{name}: lower case"
    if name in OF_TWO | {"figure_kept"}:  # nor is a release that is written to one that is read
        return
    parameters = {key: VALUES[key] for key in told}
    columns = list(full_release.query(name, **parameters).columns)
    assert len(columns) == len(set(columns))
    assert list(empty_release.query(name, **parameters).columns) == columns


def test_those_the_contract_names():
    contract = {
        "areas",
        "regional_offices",
        "observations",
        "observations_of_area",
        "periods",
        "budget_of_area",
    }
    contract |= {"targets", "sources", "indicators", "segments", "findings", "release", "counts"}
    assert contract <= set(NAMES)


def test_periods(full_release):
    periods = full_release.query("periods", indicator="coverage_employed", segment="pu_bpu")
    assert periods["period_end"].dt.year.tolist() == [2022, 2023, 2024, 2025]
    assert set(periods["grain"]) == {"year"}
    # no estimate of the 56 regencies that sources have counted (coverage_published, segments_published),
    # nor of the 5 of Kalimantan Utara in 2025, whose figure is in doubt
    assert periods["figures"].tolist() == [514 + 34 + 11 + 1 - gone for gone in (56, 56, 56, 61)]


def test_sources_are_cited(full_release):
    sources = full_release.query("sources").set_index("id")
    figures = full_release.query("all_observations")
    each = figures["source_id"].str.split("; ").explode()
    assert set(each) <= set(sources.index)
    real = figures["status"] != "estimate"
    assert sources["figures"].sum() == len(each[real.loc[each.index]]), "sources cited together count each"
    article = sources.loc["infojambi-2024-08-12"]
    assert (article["publisher"], article["date"], article["kind"]) == ("InfoJambi", "2024-08-12", "news")
    assert article["taken"] == "coverage_ucj"
    assert sources["url"].dropna().str.match("https?://").all()


def test_counts(full_release):
    counts = full_release.query("counts").set_index("table_name")["row_count"]
    assert (counts["area"], counts["regional_office"]) == (553, 11)
    files = {"budget": "budget_status_published", "regulation": "regulations", "target": "targets"}
    assert {table: counts[table] for table in files} == {
        table: len(facts.real(file)) for table, file in files.items()
    }


def test_regulations(full_release):
    laws = full_release.query("regulations")
    inpres = laws[(laws["kind"] == "Inpres") & (laws["year"] == 2021)].iloc[0]
    assert (inpres["number"], inpres["area_name"], inpres["source_title"]) == (
        "2",
        "Indonesia",
        "Inpres 2/2021",
    )
