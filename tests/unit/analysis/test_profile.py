"""Profiles: what is known of one area."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import UnknownInReleaseError
from pantau.analysis.profile import profile
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure

LINEAGE = pd.DataFrame([("91", "93", 2022)], columns=["predecessor", "successor", "year"])
BUDGET = pd.DataFrame(columns=["area_code", "status"])


@pytest.fixture
def known(release_of):
    frames = {
        "area_lineage": LINEAGE,
        "budget_of_area": BUDGET,
    }
    return lambda *rows: release_of(*rows, **frames)


def test_an_area_of_which_nothing_is_known(known):
    page = profile(known(), "16.06")
    assert page.crumbs == [
        ("ID", "Indonesia"),
        ("kanwil-sumbagsel", "Sumbagsel"),
        ("16", "Sumatera Selatan"),
        ("16.06", "Kabupaten Muara Enim"),
    ]
    assert page.figures.empty
    assert page.segments.empty
    assert page.neighbours.empty
    assert page.children is None
    assert page.standing["missing_reason"] == "analysis.no_figure"


def test_figures_newest_first_beside_what_they_recompute_to(known):
    page = profile(
        known(
            figure("16", "2025-03-31", 50.88, numerator=935079, denominator=1873899),
            figure("16", "2025-05-31", 52.33),
            figure("16", "2025-05-31", 51.0, source_id="source-b"),
            employed("16", 2025, 1, 4, status="estimate"),
        ),
        "16",
    )
    assert page.figures["value"].tolist() == [52.33, 51.0, 50.88]
    assert page.figures["differs"].tolist() == [False, False, True]
    assert page.figures["alternatives"].tolist() == [1, 1, 0]
    assert page.figures["recomputed_pct"].iloc[2] == pytest.approx(49.90, abs=0.005)


def test_a_group_whose_cover_has_ended_is_no_group_any_more(known):
    """Election officers are covered until the end of January after their election."""
    ended = {"segment": "non_asn", "indicator": "group_coverage", "valid_until": pd.Timestamp(2025, 1, 31)}
    page = profile(known(figure("16", "2024-11", numerator=3_137_468, **ended)), "16")
    assert page.groups.empty
    assert page.figures["numerator"].tolist() == [3_137_468], "it stays among all figures"


def test_segments_groups_and_institutions_show_the_newest_of_each(known):
    page = profile(
        known(
            figure("16", "2024-12", segment="pu", numerator=417288, denominator=711705),
            figure("16", "2023-12", segment="pu", numerator=1, denominator=2),
            figure("16", "2025-06", indicator="group_coverage", segment="non_asn", published_pct=67.53),
            figure(
                "16",
                "2022-11",
                indicator="institution_registered",
                segment="opd",
                numerator=12,
                denominator=39,
            ),
        ),
        "16",
    )
    assert page.segments["value"].tolist() == [pytest.approx(58.63, abs=0.005)]
    assert page.groups["value"].tolist() == [67.53]
    assert page.institutions["value"].tolist() == [pytest.approx(30.77, abs=0.005)]


def test_segments_come_from_one_source_and_date_and_need_no_denominator(known):
    """Sukoharjo, 23 February 2022: PU 84.369, BPU 4.507, Jakon 7.730."""
    page = profile(
        known(
            figure("16", "2022-02-23", segment="jakon", numerator=7730),
            figure("16", "2022-02-23", segment="pu", numerator=84369),
            figure("16", "2022-02-23", segment="bpu", numerator=4507),
            figure("16", "2021-12", segment="pmi", numerator=9),
        ),
        "16",
    )
    assert page.segments["segment"].tolist() == ["pu", "bpu", "jakon"]
    assert page.segments["numerator"].tolist() == [84369, 4507, 7730]


def test_segments_of_a_known_month_come_before_newer_ones_of_none(known):
    page = profile(
        known(
            employed("16", 2025, 20, 100, as_of=MONTH_UNKNOWN, segment="pu"),
            figure("16", "2024-12", segment="pu", numerator=15),
            figure("16", "2024-12", segment="bpu", numerator=5),
        ),
        "16",
    )
    assert page.segments[["period_end", "numerator"]].to_numpy().tolist() == [
        [pd.Timestamp("2024-12-31"), 15],
        [pd.Timestamp("2024-12-31"), 5],
    ]


def test_children_standing_and_neighbours(known):
    release = known(
        *(employed(code, 2025, n, 100) for code, n in [("16.06", 10), ("16.71", 30), ("16.74", 20)]),
        *(employed(code, 2025, n, 100) for code, n in [("18.01", 40), ("16", 20), ("18", 40)]),
    )
    province = profile(release, "16")
    assert list(province.children.rows["area_code"]) == ["16.06", "16.71", "16.74"]
    assert (province.standing["rank"], province.standing["rank_of"]) == (2, 2)
    assert list(province.neighbours["area_code"]) == ["18", "16"]
    regency = profile(release, "16.06")
    assert (regency.standing["rank"], regency.standing["parent_rank"]) == (4, 3)
    assert list(regency.neighbours["area_code"]) == ["16.71", "16.74", "16.06"]


def test_a_kanwil_has_provinces_and_no_standing(known):
    page = profile(known(employed("16", 2025, 1, 4)), "kanwil-sumbagsel")
    assert page.crumbs == [("ID", "Indonesia"), ("kanwil-sumbagsel", "Sumbagsel")]
    assert list(page.children.rows["area_code"]) == ["16", "18"]
    assert page.standing is None
    assert profile(known(), "ID", View()).crumbs == [("ID", "Indonesia")]


def test_lineage_says_which_way(known):
    assert profile(known(), "91").lineage[["name", "relation"]].values.tolist() == [["Papua Selatan", "into"]]
    assert profile(known(), "93").lineage[["name", "relation"]].values.tolist() == [["Papua", "from"]]


def test_an_unknown_area_is_refused(known):
    with pytest.raises(UnknownInReleaseError):
        profile(known(), "77")
