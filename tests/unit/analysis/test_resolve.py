"""The period that a View without one opens on, on releases worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.resolve import opening_period
from pantau.analysis.summary import bases_side_by_side
from pantau.analysis.table import Newer
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure

UCJ = View(indicator="coverage_ucj")


def figures(**areas_of_year: int) -> pd.DataFrame:
    """Prepared figures of so many areas in each year ('y2025': 34), one of June each."""
    rows = [
        (f"{at:02d}", pd.Timestamp(f"{name[1:]}-06-30"), f"{name[1:]}-06", 1.0, 6.0, None)
        for name, count in areas_of_year.items()
        for at in range(count)
    ]
    columns = ["area_code", "period_end", "key", "value", "month", "caveat"]
    return pd.DataFrame(rows, columns=columns).astype({"period_end": "datetime64[s]", "caveat": "object"})


@pytest.mark.parametrize(
    ("counts", "year"),
    [
        ({"y2025": 34}, "2025"),
        ({"y2025": 34, "y2026": 1}, "2025"),
        ({"y2025": 34, "y2026": 16}, "2025"),
        ({"y2025": 34, "y2026": 17}, "2026"),  # half is enough: those who never report hold nobody up
        ({"y2024": 34, "y2025": 2, "y2026": 1}, "2024"),  # two thin years, one after the other
        ({"y2023": 34, "y2024": 4, "y2025": 3, "y2026": 3}, "2026"),  # nobody waits for what ended long ago
        ({"y2020": 34, "y2026": 1}, "2026"),
        ({"y2025": 1, "y2026": 34}, "2026"),
    ],
)
@pytest.mark.parametrize("forward", [True, False])
def test_the_newest_year_that_is_not_thin(counts, year, forward):
    assert opening_period(figures(**counts), forward) == f"{year}-06"


@pytest.mark.parametrize(("column", "said"), [("month", None), ("caveat", "uncertain")])
@pytest.mark.parametrize("forward", [True, False])
def test_what_may_be_compared_with_nothing_opens_nothing_while_others_are_there(column, said, forward):
    known = figures(y2024=34, y2025=34)
    newest = known["key"] == "2025-06"
    known[column] = known[column].mask(newest, said)
    assert opening_period(known, forward) == "2024-06"
    assert opening_period(known[newest], forward) == "2025-06"


def test_without_figures_there_is_none():
    assert opening_period(figures(), True) == ""


class TestOneAreaAhead:
    """Three provinces have figures of 2025, one of January 2026."""

    @pytest.fixture
    def release(self, release_of):
        months = {"16": "2025-10", "18": "2025-11", "91": "2025-06"}
        rows = [figure(area, month, value) for value, (area, month) in enumerate(months.items(), start=30)]
        return release_of(*rows, figure("16", "2026-01", 40), figure("16.71", "2026-02", 50))

    def test_ranks_stay_and_the_newer_figure_is_told(self, release):
        table = build_table(release, UCJ)
        assert table.view.period == "2025-11"
        # October and November are of one quarter; June is of another
        assert table.rows["rank"].notna().sum() == 2
        assert table.newer == Newer("2026-01", 1)

    def test_the_newer_period_is_there_to_be_asked_for(self, release):
        table = build_table(release, UCJ.but(period="2026-01"))
        assert table.view.period == "2026-01"
        assert table.rows.set_index("area_code").loc["16", "value"] == 40
        assert table.newer is None
        assert "2026-01" in table.periods

    def test_of_an_older_period_asked_for_nothing_is_told(self, release):
        assert build_table(release, UCJ.but(period="2025-06")).newer is None

    def test_each_level_opens_on_its_own(self, release):
        table = build_table(release, UCJ.but(level="regency"))
        assert (table.view.period, table.newer) == ("2026-02", None)

    def test_a_scope_opens_as_all_do_and_counts_its_own(self, release):
        banuspa = build_table(release, UCJ.but(scope="kanwil-banuspa"))
        assert (banuspa.view.period, banuspa.newer) == ("2025-11", None)
        sumbagsel = build_table(release, UCJ.but(scope="kanwil-sumbagsel"))
        assert sumbagsel.newer == Newer("2026-01", 1)

    def test_an_areas_own_newest_figure_is_shown_side_by_side(self, release):
        assert bases_side_by_side(release, "16")["semesta"]["value"] == 40


def test_a_yearly_series_opens_as_before_unless_the_new_year_is_thin(release_of):
    full = [employed(code, 2025, 10, 40) for code in ("16", "18", "91")]
    table = build_table(release_of(*full, employed("16", 2026, 11, 40)), View())
    assert (table.view.period, table.newer) == ("2025", Newer("2026", 1))
    assert table.rows["rank"].notna().sum() == 3
    more = [employed(code, 2026, 11, 40) for code in ("16", "18")]
    assert build_table(release_of(*full, *more), View()).view.period == "2026"
    one = build_table(release_of(*full, employed("16", 2026, 11, 40)), View())
    # An area's own newest figure, and that of one without it.
    assert bases_side_by_side(release_of(*full, *more), "91")["sakernas"]["as_of"] == "2025"
    assert one.periods == ["2025", "2026"]


def test_where_no_area_of_the_level_has_a_figure_the_newest_of_any_counts(release_of):
    assert build_table(release_of(figure("16.71", "2025-03", 9)), UCJ).view.period == "2025-03"
