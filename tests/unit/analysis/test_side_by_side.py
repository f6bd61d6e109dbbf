"""What is said under two maps, on all facts."""

from pantau.analysis import build_table
from pantau.analysis.side_by_side import Verdict, verdict
from pantau.store import Release
from pantau.view import View


def compared(release: Release, one: View, other: View) -> Verdict:
    return verdict(build_table(release, one), build_table(release, other))


def test_two_years_of_one_series_may_be_compared(full_release: Release) -> None:
    view = View(indicator="coverage_employed")
    assert compared(full_release, view.but(period="2024"), view.but(period="2023")) == Verdict(34, 34, "")


def test_a_break_of_series_parts_them_whichever_stands_left(full_release: Release) -> None:
    old, new = (View(indicator="coverage_employed", period=year) for year in ("2022", "2024"))
    assert compared(full_release, old, new) == Verdict(34, 0, "comparable.series_break")
    assert compared(full_release, new, old) == Verdict(34, 0, "comparable.series_break")


def test_an_undated_year_is_compared_with_none(full_release: Release) -> None:
    view = View(indicator="coverage_employed")
    found = compared(full_release, view.but(period="2024"), view.but(period="2025"))
    assert (found.comparable, found.reason) == (0, "comparable.month_unknown")


def test_two_denominators_are_never_compared(full_release: Release) -> None:
    employed = View(indicator="coverage_employed", period="2024")
    found = compared(full_release, employed, View(indicator="coverage_ucj", period="2024-12"))
    assert found.comparable == 0
    assert found.reason == "comparable.basis"


def test_areas_without_a_figure_on_both_are_not_counted(full_release: Release) -> None:
    hidden = View(indicator="coverage_employed", level="regency", estimates=False)
    assert compared(full_release, hidden, hidden) == Verdict(0, 0, "comparable.no_figure")
