"""Lines over time join only what can be compared."""

from __future__ import annotations

from pantau.analysis.history import history, yearly_values
from pantau.view import View
from tests.unit.analysis.conftest import employed, figure


def test_history_is_oldest_first_and_marks_the_break(release_of):
    release = release_of(*(employed("16", year, year - 2000, 100) for year in (2025, 2022, 2023)))
    rows = history(release, "coverage_employed", "", "16")
    assert rows["period"].tolist() == ["2022", "2023", "2025"]
    assert rows["value"].tolist() == [22, 23, 25]
    assert rows["series_break_before"].tolist() == [False, True, False]


def test_history_breaks_where_a_province_was_split(release_of):
    release = release_of(
        figure("91", "2021-12", 30, boundaries=34), figure("91", "2024-08", 59, boundaries=38)
    )
    assert history(release, "coverage_ucj", "all", "91")["series_break_before"].tolist() == [False, True]


def test_history_keeps_one_figure_a_date_and_counts_the_others(release_of):
    release = release_of(
        figure("16", "2025-06", 32, basis="unstated", source_id="a"),
        figure("16", "2025-06", 30.7, source_id="b"),
        figure("16", "2022-09", 35),
    )
    rows = history(release, "coverage_ucj", "all", "16")
    assert rows["value"].tolist() == [35, 30.7]
    assert rows["alternatives"].tolist() == [0, 1]


def test_history_without_estimates(release_of):
    release = release_of(employed("16.06", 2025, 1, 4, status="estimate"))
    assert len(history(release, "coverage_employed", "pu_bpu", "16.06")) == 1
    hidden = history(release, "coverage_employed", "pu_bpu", "16.06", include_estimates=False)
    assert hidden.empty
    assert "series_break_before" in hidden


def test_sparks_are_aligned_by_year(release_of):
    release = release_of(employed("16", 2023, 1, 4), employed("16", 2025, 2, 4), employed("ID", 2024, 1, 3))
    lines = yearly_values(release, View())
    assert lines.years == [2023, 2024, 2025]
    assert lines.line("16") == [25, None, 50]
    assert lines.line("ID") == [None, 33.33, None]
    assert lines.line("18") == lines.line("xx") == [None, None, None]


def test_a_spark_leaves_out_figures_of_another_basis(release_of):
    release = release_of(
        figure("16", "2022-09", 35, basis="unstated"),
        figure("16", "2024-04", 30),
        figure("16", "2024-12", 31),
        figure("16", "2025-08-27", 31.33),
    )
    assert yearly_values(release, View(indicator="coverage_ucj")).line("16") == [None, 31, 31.33]


def test_sparks_of_an_empty_release(release_of):
    lines = yearly_values(release_of(), View())
    assert lines.years == []
    assert lines.line("16") == []
