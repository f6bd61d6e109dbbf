"""Lines over time join only what can be compared."""

from __future__ import annotations

from pantau.analysis.history import history, sound_history, yearly_values
from pantau.view import View
from tests.unit.analysis.conftest import MONTH_UNKNOWN, employed, figure


def test_history_is_oldest_first_and_marks_the_break(release_of):
    release = release_of(*(employed("16", year, year - 2000, 100) for year in (2024, 2025, 2022, 2023)))
    rows = history(release, "coverage_employed", "", "16")
    assert rows["period"].tolist() == ["2022", "2023", "2024", "2025"]
    assert rows["value"].tolist() == [22, 23, 24, 25]
    assert rows["apart_before"].tolist() == [None, "comparable.series_break", None, None]


def test_history_joins_nothing_with_a_figure_whose_month_is_not_known(release_of):
    release = release_of(
        employed("16", 2024, 24, 100),
        employed("16", 2025, 25, 100, as_of=MONTH_UNKNOWN),
        employed("16", 2026, 26, 100),
    )
    rows = history(release, "coverage_employed", "", "16")
    assert rows["apart_before"].tolist() == [None, *["comparable.month_unknown"] * 2]


def test_a_small_line_ends_at_the_newest_figure_that_may_be_compared(release_of):
    release = release_of(
        employed("16", 2023, 23, 100),
        employed("16", 2024, 24, 100),
        employed("16", 2025, 20, 100, as_of=MONTH_UNKNOWN),
        employed("17", 2023, 23, 100),
        employed("17", 2024, 40, 100, caveat="uncertain"),
        employed("17", 2025, 25, 100),
        employed("18", 2024, 24, 100, status="estimate"),
    )

    def small(area):
        return sound_history(history(release, "coverage_employed", "", area))

    assert small("16")["as_of"].tolist() == ["2023", "2024"]
    assert small("17")["value"].tolist() == [23, 25]
    assert small("17")["apart_before"].tolist()[1] == "comparable.uncertain"  # not joined over it
    assert small("18").empty


def test_history_breaks_where_a_province_was_split(release_of):
    release = release_of(
        figure("91", "2021-08", 30, boundaries=34), figure("91", "2024-08", 59, boundaries=38)
    )
    rows = history(release, "coverage_ucj", "all", "91")
    assert rows["apart_before"].tolist() == [None, "comparable.boundaries"]


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
    assert "apart_before" in hidden


def test_sparks_are_aligned_by_year(release_of):
    release = release_of(employed("16", 2023, 1, 4), employed("16", 2025, 2, 4), employed("ID", 2024, 1, 3))
    lines = yearly_values(release, View())
    assert lines.years == [2023, 2024, 2025]
    assert lines.line("16") == [25, None, 50]
    assert lines.line("ID") == [None, 33.33, None]
    assert lines.line("18") == lines.line("xx") == [None, None, None]


def test_a_spark_leaves_out_figures_of_another_basis(release_of):
    release = release_of(
        figure("16", "2022-08", 35, basis="unstated", denominator=9_000),
        figure("16", "2023-08", 30, denominator=9_000),
        figure("16", "2024-08", 31, denominator=9_100),
        figure("16", "2025-08-27", 31.33, denominator=9_200),
    )
    lines = yearly_values(release, View(indicator="coverage_ucj"))
    assert lines.years == [2023, 2024, 2025]
    assert lines.line("16") == [30, 31, 31.33]


def test_a_spark_keeps_to_the_month_of_the_newest_sound_figure(release_of):
    release = release_of(
        figure("16", "2023-12", 33, denominator=9_000),
        figure("16", "2024-04", 30, denominator=9_000),
        figure("16", "2024-12", 31, denominator=9_000),
        figure("16", "2025-08", 40, denominator=9_000, caveat="uncertain"),
    )
    lines = yearly_values(release, View(indicator="coverage_ucj"))
    assert (lines.years, lines.line("16")) == ([2023, 2024], [33, 31])


def test_a_spark_keeps_what_lies_before_a_break_of_its_series(release_of):
    release = release_of(*(employed("16", year, year - 2000, 100) for year in (2022, 2023, 2024)))
    assert yearly_values(release, View()).line("16") == [22, 23, 24]


def test_estimates_and_unknown_months_have_no_spark(release_of):
    release = release_of(
        employed("16", 2023, 1, 4),
        employed("16", 2025, 2, 4, as_of=MONTH_UNKNOWN),
        employed("18", 2024, 1, 4, status="estimate"),
    )
    lines = yearly_values(release, View())
    assert (lines.years, lines.line("16"), lines.line("18")) == ([2023], [25], [None])


def test_sparks_of_an_empty_release(release_of):
    lines = yearly_values(release_of(), View())
    assert lines.years == []
    assert lines.line("16") == []
