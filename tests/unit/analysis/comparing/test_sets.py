"""Sets of areas: who is compared, who is left out and why, two periods, many years, two indicators."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from pantau.analysis.comparing.crossing import (
    bands,
    cross,
    every_indicator_of,
    nation_value,
    rug,
    view_of_other,
)
from pantau.analysis.comparing.over_time import histories, pairs, period_before
from pantau.analysis.comparing.sets import MOST_NAMED, OFFICES, compare_areas, of_year, sort_codes
from pantau.analysis.table import Table, build_table
from pantau.store import Release
from pantau.view import View
from tests.unit.analysis.conftest import FakeRelease, employed, figure

UCJ = View(indicator="coverage_ucj")


def reasons(left_out: pd.DataFrame) -> dict[str, str]:
    return dict(zip(left_out["area_code"], left_out["reason"], strict=True))


def test_areas_named_stand_beside_the_scope_whatever_their_province(full_release: Release) -> None:
    found = compare_areas(full_release, View(scope="16", level="regency"), ["16.71", "18.71", "16", "moon"])
    # Sumatera Selatan has 17 kabupaten and kota; Bandar Lampung comes to them
    assert len(found.table.rows) == 18
    assert found.chosen == ["16.71", "18.71"]
    assert found.aside == {"16": "compare.aside_level", "moon": "compare.aside_level"}
    # what is known of them are estimates, which stand in no league; four are counted and not estimated
    assert found.group == ""
    counted = {"16.02", "16.03", "16.05", "16.06"}
    assert reasons(found.left_out) == {
        code: "analysis.not_estimated" if code in counted else "comparable.estimate"
        for code in found.table.rows["area_code"]
    }
    assert found.named().empty


def test_only_so_many_areas_are_named_and_each_once() -> None:
    codes = [f"33.{i:02d}" for i in range(1, 20)]
    chosen, aside = sort_codes([codes[0], *codes], set(codes))
    assert chosen == codes[:MOST_NAMED]
    assert aside == dict.fromkeys(codes[MOST_NAMED:], "compare.aside_many")


def test_eleven_kanwil_are_sums_of_their_provinces(full_release: Release) -> None:
    found = compare_areas(full_release, View(), units=OFFICES)
    assert len(found.shown) == 11
    assert set(found.shown["method"]) == {"sum_of_parts"}
    parts = compare_areas(full_release, View(scope="kanwil-sumbagsel")).table.rows
    own = found.shown.set_index("area_code").loc["kanwil-sumbagsel"]
    assert own["numerator"] == parts["numerator"].sum()
    assert own["denominator"] == parts["denominator"].sum()


def test_bases_and_quarters_never_stand_together(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        figure("16", "2025-08", 31.3),
        figure("18", "2025-09", 24.5),
        figure("91", "2025-09", 18.0, basis="unstated"),
        figure("93", "2025-06", 20.0),
    )
    found = compare_areas(release, UCJ)
    assert found.group == "semesta:2025-Q3"
    assert set(found.shown["area_code"]) == {"16", "18"}
    assert reasons(found.left_out) == {"91": "compare.left_basis", "93": "comparable.other_quarter"}


def test_estimates_never_stand_beside_others_even_where_they_are_chosen(
    release_of: Callable[..., FakeRelease],
) -> None:
    release = release_of(
        employed("16.06", 2025, 20, 100, status="estimate", boundaries=None),
        employed("16.74", 2025, 22, 100, status="estimate", boundaries=None),
        employed("16.71", 2025, 40, 100, status="official", boundaries=None),
    )
    view = View(scope="16", level="regency")
    for chosen in ([], ["16.06"], ["16.71"]):
        found = compare_areas(release, view, chosen)
        assert list(found.shown["area_code"]) == ["16.71"]
        assert reasons(found.left_out) == dict.fromkeys(["16.06", "16.74"], "comparable.estimate")


def test_where_there_are_only_estimates_nobody_is_compared(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        *(employed(code, 2025, 20, 100, status="estimate", boundaries=None) for code in ("16.06", "16.74"))
    )
    found = compare_areas(release, View(scope="16", level="regency"), ["16.06"])
    assert (found.group, len(found.shown), len(found.named())) == ("", 0, 0)
    assert reasons(found.left_out)["16.06"] == "comparable.estimate"


def test_the_group_asked_for_is_drawn_where_there_is_such_a_group(
    release_of: Callable[..., FakeRelease],
) -> None:
    release = release_of(
        figure("16", "2025-08", 31.3),
        figure("18", "2025-09", 24.5),
        figure("91", "2025-08", 18.0, basis="unstated"),
    )
    unstated = compare_areas(release, UCJ).left_out.set_index("area_code").loc["91", "comparison_group"]
    assert unstated == "unstated:source-a:2025-08"
    found = compare_areas(release, UCJ, group=unstated)
    assert list(found.shown["area_code"]) == ["91"]
    assert reasons(found.left_out)["16"] == "compare.left_basis"
    assert set(compare_areas(release, UCJ, group="semesta:1999").shown["area_code"]) == {"16", "18"}
    assert list(compare_areas(release, UCJ, ["91"]).shown["area_code"]) == ["91"]


def test_a_set_inside_the_scope_is_the_views_own_table(full_release: Release) -> None:
    asked: list[View] = []

    def kept(release: Release, view: View) -> Table:
        asked.append(view)
        return build_table(release, view)

    view = View(scope="16", level="regency")
    inside = compare_areas(full_release, view, ["16.71"], table_for=kept)
    assert asked == [inside.table.view]
    compare_areas(full_release, view, ["18.71"], table_for=kept)
    assert len(asked) == 1, "an area from elsewhere is answered with them"


def test_two_periods_are_paired_on_one_basis(full_release: Release) -> None:
    now = compare_areas(full_release, View(period="2024"))
    then = compare_areas(full_release, View(period="2023"))
    joined, left = pairs(now, then)
    assert len(joined) == 34
    assert set(left["reason"]) == {"analysis.included_in_predecessor"}
    # Sumatera Selatan, active_participants.csv: 942,903 of 4,480,100 and 877,341 of 4,399,659
    own = joined.set_index("area_code").loc["16"]
    assert own["change_points"] == pytest.approx(21.046472 - 19.941114, abs=1e-6)


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        ("2023", "2022", {"comparable.series_break": 34}),
        ("2024", "2022", {"comparable.series_break": 34}),
        ("2022", "2024", {"comparable.series_break": 34}),
        # of Kalimantan Utara 2025 is in doubt besides
        ("2024", "2025", {"comparable.month_unknown": 33, "comparable.uncertain": 1}),
        ("2025", "2024", {"comparable.month_unknown": 33, "comparable.uncertain": 1}),
    ],
)
def test_two_periods_that_are_not_comparable_have_no_pairs(
    full_release: Release, now: str, then: str, told: dict[str, int]
) -> None:
    joined, left = pairs(*(compare_areas(full_release, View(period=period)) for period in (now, then)))
    assert joined.empty
    assert left["reason"].value_counts().to_dict() == told | {"analysis.included_in_predecessor": 4}


def test_each_area_is_paired_with_what_the_gate_lets_through(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        figure("16", "2025-08", 31.3, denominator=9_000),
        figure("16", "2024-08", 30.0, denominator=9_000),
        figure("18", "2025-08", 24.5, denominator=9_000),
        figure("18", "2024-07", 24.0, denominator=9_000),
        figure("91", "2025-08", 20.0, denominator=9_000),
        figure("91", "2024-07", 20.0, basis="unstated", denominator=9_000),
    )
    joined, left = pairs(compare_areas(release, UCJ), compare_areas(release, UCJ.but(period="2024-08")))
    assert list(joined["area_code"]) == ["16"]
    assert joined["change_points"].iloc[0] == pytest.approx(1.3)
    assert reasons(left) == {
        "18": "comparable.month",
        "91": "comparable.basis",
        "93": "analysis.no_figure",
    }


def test_workers_are_paired_on_todays_boundaries(full_release: Release) -> None:
    now = compare_areas(full_release, View(indicator="employed", period="2024"))
    then = compare_areas(full_release, View(indicator="employed", period="2023"))
    joined, left = pairs(now, then)
    assert len(joined) == 38
    assert left.empty


def test_a_figure_carried_on_is_no_second_period(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        figure("16", "2025-07", 31.3, denominator=9_000), figure("18", "2025-09", 24.5, denominator=9_000)
    )
    joined, left = pairs(compare_areas(release, UCJ), compare_areas(release, UCJ.but(period="2025-08")))
    assert joined.empty
    told = reasons(left)
    assert (told["16"], told["18"]) == ("compare.left_same", "compare.left_then")


def test_a_province_is_not_paired_across_its_split(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        employed("16", 2023, 1, 10),
        employed("91", 2023, 1, 10),
        employed("16", 2024, 1, 10, boundaries=38),
        employed("91", 2024, 1, 4, boundaries=38),
        employed("93", 2024, 1, 3, boundaries=38),
    )
    now, then = (compare_areas(release, View(period=period)) for period in ("2024", "2023"))
    joined, left = pairs(now, then)
    assert list(joined["area_code"]) == ["16"], "its land stayed as it was"
    told = reasons(left)
    assert (told["91"], told["93"]) == ("comparable.boundaries", "compare.left_then")


@pytest.mark.parametrize(
    ("period", "periods", "found"),
    [
        ("2025", ["2022", "2023", "2024", "2025"], "2024"),
        ("2025-10", ["2024-03", "2024-10", "2025-06", "2025-10"], "2024-10"),
        ("2022", ["2022", "2023"], "2023"),
        ("2025", ["2025"], ""),
        ("", [], ""),
    ],
)
def test_the_other_period_is_a_year_older(period: str, periods: list[str], found: str) -> None:
    assert period_before(period, periods) == found


@pytest.mark.parametrize(
    ("period", "periods", "found"),
    [
        ("2025", ["2024-12", "2025-03", "2025-11"], "2025-11"),
        ("2025-06", ["2025-03", "2025-11"], "2025-03"),
        ("2025-10", ["2024", "2025"], "2025"),
        ("2023", ["2024", "2025"], ""),
        ("", ["2025"], ""),
    ],
)
def test_another_indicator_is_taken_from_the_same_year(period: str, periods: list[str], found: str) -> None:
    assert of_year(View(period=period), periods) == found


def test_histories_keep_to_one_basis(full_release: Release) -> None:
    # Nusa Tenggara Barat, June 2025: 30.7% on semesta, and a second figure that names no basis
    found = compare_areas(full_release, UCJ.but(period="2025-06"))
    assert "52" in set(found.shown["area_code"])
    past, dropped = histories(full_release, found.table.view, found.shown)
    assert set(past["basis"]) == {"semesta"}
    assert dropped > 0
    own = compare_areas(full_release, View(), ["16"])
    years, none = histories(full_release, own.table.view, own.named())
    assert list(years["period"]) == ["2022", "2023", "2024", "2025"]
    assert years["apart_before"].tolist() == [
        None,
        "comparable.series_break",
        None,
        "comparable.month_unknown",
    ]
    assert none == 0


def test_two_indicators_cross_at_their_medians(full_release: Release) -> None:
    first = compare_areas(full_release, View())
    other = view_of_other(full_release, first.table.view, "formal_share")
    assert other is not None
    found = cross(full_release, first, compare_areas(full_release, other))
    points = found.points
    # 34 provinces less Papua and Papua Barat, whose formal share is of what is left of them
    assert len(points) == 32
    assert {"91", "92"} <= set(found.left_out["area_code"])
    assert found.lines == (np.median(points["x"]), np.median(points["y"]))
    above_both = points[(points["x"] >= found.lines[0]) & (points["y"] >= found.lines[1])]
    assert (above_both["quadrant"] == 3).all()
    assert (points["quadrant"] == 3).sum() == len(above_both)


def test_the_nations_own_value_is_a_line_only_where_it_is_comparable(full_release: Release) -> None:
    first = compare_areas(full_release, View(period="2024"))
    # 39,207,829 of 144,642,004: sums of active_participants.csv, December 2024
    assert nation_value(full_release, first) == pytest.approx(100 * 39_207_829 / 144_642_004)
    workers = compare_areas(full_release, View(indicator="employed", period="2024"))
    assert nation_value(full_release, workers) is None
    found = cross(full_release, first, workers, "nation")
    assert found.lines_are == ("nation", "median")


def test_bands_are_fifths_of_the_middle_rank() -> None:
    values = pd.Series([3.0, 1.0, 2.0, 5.0, 4.0, np.nan, 4.0, 6.0, 7.0, 8.0, 9.0])
    share = (stats.rankdata(values.dropna()) - 0.5) / 10
    assert list(bands(values).dropna()) == list(np.floor(share * 5).astype(int) + 1)
    assert pd.isna(bands(values)[5])
    # of nine a fifth says nothing
    assert bands(values.iloc[1:]).isna().all()


def test_the_rug_shows_no_figure_of_other_boundaries(full_release: Release) -> None:
    main = compare_areas(full_release, View())
    listed = ["coverage_employed", "formal_share", "target_progress"]
    found = every_indicator_of(full_release, main, listed, partial(compare_areas, full_release))
    rows = rug(found, found["coverage_employed"], ["16", "91"]).set_index(["indicator", "area_code"])
    assert rows.loc[("coverage_employed", "91"), "value"] == pytest.approx(100 * 312_516 / 2_472_392)
    assert pd.isna(rows.loc[("formal_share", "91"), "value"])
    assert rows.loc[("formal_share", "91"), "reason"] == "compare.left_boundaries"
    assert 1 <= rows.loc[("formal_share", "16"), "band"] <= 5


def test_a_release_without_figures_compares_nobody(empty_release: Release) -> None:
    found = compare_areas(empty_release, View())
    assert found.shown.empty
    assert found.group == ""
    assert pairs(found, found)[0].empty
    assert nation_value(empty_release, found) is None
    assert (
        every_indicator_of(empty_release, found, ["coverage_ucj"], partial(compare_areas, empty_release))
        == {}
    )
    assert histories(empty_release, found.table.view, found.shown)[0].empty
