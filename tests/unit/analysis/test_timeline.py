"""The periods of a map, on all facts: data/facts/README.md says what each year is."""

from pantau.analysis.timeline import timeline
from pantau.store import Release
from pantau.view import View


def told(release: Release, **fields: object) -> dict[str, tuple[str, str, bool]]:
    return {one.period: (one.doubt, one.apart, one.gap) for one in timeline(release, View(**fields))}  # type: ignore[arg-type]


def test_a_break_of_series_and_an_undated_year_part_the_provinces_years(full_release: Release) -> None:
    assert told(full_release, indicator="coverage_employed") == {
        "2022": ("", "", False),
        "2023": ("", "comparable.series_break", False),  # weights of SUPAS2015, then of SP2020
        "2024": ("", "", False),
        "2025": ("comparable.month_unknown", "comparable.month_unknown", False),
    }


def test_only_periods_with_a_figure_in_scope_are_steps(full_release: Release) -> None:
    nation = told(full_release, indicator="coverage_ucj")
    bengkulu = told(full_release, indicator="coverage_ucj", scope="17", level="regency")

    assert set(bengkulu) < set(told(full_release, indicator="coverage_ucj", level="regency"))
    assert "2026-03" not in nation  # of which regencies alone have one


def test_months_without_a_figure_between_two_are_a_gap(full_release: Release) -> None:
    moments = told(full_release, indicator="coverage_ucj")

    assert moments["2021-12"][2]  # after August
    assert "2021-10" not in moments


def test_estimates_are_no_comparison_and_no_step_where_they_are_hidden(full_release: Release) -> None:
    shown = told(full_release, indicator="coverage_employed", level="regency")
    hidden = told(full_release, indicator="coverage_employed", level="regency", estimates=False)

    assert {doubt for doubt, _, _ in shown.values()} == {"comparable.estimate"}
    assert hidden == {}


def test_a_series_of_its_own_runs_through_but_for_its_break(full_release: Release) -> None:
    moments = told(full_release, indicator="informal_share", level="regency")

    assert list(moments) == [str(year) for year in range(2018, 2026)]
    assert {year for year, (_, apart, _) in moments.items() if apart} == {"2023"}
