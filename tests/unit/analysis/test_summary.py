"""Headlines, laggards, movers and freshness."""

from __future__ import annotations

import pytest

from pantau.analysis import build_table
from pantau.analysis.comparable import doubts, first_key
from pantau.analysis.release import coverage_of
from pantau.analysis.summary import (
    bases_side_by_side,
    freshness,
    furthest_behind,
    headline,
    main_group,
    movers,
    newer_in_doubt,
)
from pantau.analysis.table import figures_of
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure

UCJ = View(indicator="coverage_ucj")


def test_headline_of_the_nation_and_of_a_kanwil(release_of):
    release = release_of(
        employed("ID", 2025, 35_837_987, 146_542_264, method="sum_of_parts"),
        employed("kanwil-sumbagsel", 2025, 3, 12, method="sum_of_parts"),
    )
    nation = headline(release, View())
    assert nation["value"] == pytest.approx(24.456, abs=0.001)
    assert nation["uncovered"] == 110_704_277
    assert nation["name"] == "Indonesia"
    kanwil = headline(release, View(area="kanwil-sumbagsel"))
    assert (kanwil["value"], kanwil["level"], kanwil["name"]) == (25, "regional_office", "Sumbagsel")


def test_headline_without_a_figure_says_why(release_of):
    row = headline(release_of(), View(area="16.06"))
    assert (row["status"], row["missing_reason"]) == ("missing", "analysis.no_figure")


def test_furthest_behind_by_people_and_by_percent(release_of):
    release = release_of(
        employed("16", 2025, 300, 1000), employed("18", 2025, 10, 100), employed("91", 2025, 40, 100)
    )
    table = build_table(release, View())
    assert list(furthest_behind(table, "people")["area_code"]) == ["16", "18", "91"]
    assert list(furthest_behind(table, "percent", k=2)["area_code"]) == ["18", "16"]
    with pytest.raises(ValueError, match="points"):
        furthest_behind(table, "points")


def test_lists_never_mix_groups(release_of):
    release = release_of(
        figure("16", "2024-06", 70, denominator=9_000),
        figure("16", "2025-06", 60, denominator=9_000),
        figure("18", "2024-04", 30, denominator=9_000),
        figure("18", "2025-04", 50, denominator=9_000),
        figure("91", "2025-06", 10, basis="unstated"),
        figure("93", "2025-03", 5),
    )
    table = build_table(release, UCJ)
    assert main_group(table) == "semesta:2025-Q2"
    assert list(furthest_behind(table, "percent")["area_code"]) == ["18", "16"]
    up, down = movers(table)
    assert list(up["area_code"]) == ["18"]
    assert list(down["area_code"]) == ["16"]


def test_without_figures_the_lists_are_empty(release_of):
    table = build_table(release_of(), View())
    assert main_group(table) is None
    assert furthest_behind(table, "people").empty
    assert [part.empty for part in movers(table)] == [True, True]


def test_freshness_counts_real_figures_apart_from_estimates(release_of):
    release = release_of(
        employed("16", 2024, 1, 4),
        employed("18", 2025, 1, 4),
        employed("16.06", 2025, 1, 4, status="estimate"),
        figure("16.06", "2025-06-03", 30),
    )
    rows = freshness(release).set_index("indicator")
    assert rows.loc["coverage_employed", "period"] == "2025"
    assert rows.loc["coverage_employed", ["provinces", "provinces_with"]].tolist() == [4, 2]
    assert rows.loc["coverage_employed", ["regencies_with", "regencies_estimated"]].tolist() == [0, 1]
    assert rows.loc["coverage_ucj", ["as_of", "regencies_with", "sources"]].tolist() == ["2025-06-03", 1, 1]


class TestNewerInDoubt:
    """What is newer than the card's figure is never hidden, whatever keeps it out of comparisons."""

    @pytest.mark.parametrize("caveat", ["approximate", "uncertain", "artefact"])
    def test_whatever_its_doubt(self, release_of, caveat):
        release = release_of(
            figure("16", "2023-03", 57.86),
            figure("16", "2025-12", 46.0, caveat=caveat),
            figure("18", "2025-12", 1),
        )
        row = bases_side_by_side(release, "16")["semesta"]
        newer = newer_in_doubt(release, "coverage_ucj", row)
        assert (row["value"], newer["value"], newer["as_of"]) == (57.86, 46.0, "2025-12")

    def test_a_year_that_may_begin_before_the_figure_is_not_called_newer(self, release_of):
        of_the_year = figure("18", "2025", 40.0, caveat="uncertain") | {"as_of": MONTH_UNKNOWN}
        release = release_of(figure("18", "2025-07-30", 31.91), of_the_year)
        row = bases_side_by_side(release, "18")["semesta"]
        assert row["value"] == 31.91
        assert newer_in_doubt(release, "coverage_ucj", row) is None

    def test_nothing_newer_and_no_estimate(self, release_of):
        release = release_of(
            figure("16", "2023-03", 40.0, caveat="uncertain"),
            figure("16", "2024-03", 41.0),
            figure("16", "2025-03", 42.0, status="estimate"),
        )
        row = bases_side_by_side(release, "16")["semesta"]
        assert newer_in_doubt(release, "coverage_ucj", row) is None

    def test_of_every_area_and_basis_of_the_facts(self, full_release):
        """Whatever figure of an area is the newest is in its card, or told of under it."""
        for basis, one in coverage_of(full_release).items():
            figures = figures_of(full_release, one.id, one.default_segment)
            real = figures[figures["value"].notna() & (figures["status"] != "estimate")]
            begins = real["period_end"].where(real["month"].notna(), real["period"])
            newest = begins.groupby(real["area_code"]).max()
            doubted = real.loc[first_key(doubts(real), real.index).notna(), "area_code"]
            for area in doubted.unique():
                row = bases_side_by_side(full_release, area, estimates=False)[basis]
                newer = newer_in_doubt(full_release, one.id, row)
                told = row if newer is None else newer
                assert told["period_end"] >= newest[area], (area, basis)


def test_both_bases_each_with_its_date(release_of):
    release = release_of(employed("16", 2025, 1, 4), figure("16", "2025-08-27", 31.33))
    both = bases_side_by_side(release, "16")
    assert (both["sakernas"]["value"], both["sakernas"]["as_of"]) == (25, "2025")
    assert (both["semesta"]["value"], both["semesta"]["as_of"]) == (31.33, "2025-08-27")
