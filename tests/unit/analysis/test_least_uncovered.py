"""Who is left beyond all participants counted, and when that is a bound: worked by hand."""

from __future__ import annotations

import pytest

from pantau.analysis.least_uncovered import least_uncovered
from pantau.analysis.summary import headline
from pantau.analysis.table import build_table, figures_of
from pantau.text.values import uncovered_text
from pantau.view import View
from tests.unit.analysis.conftest import figure


def test_a_published_count_of_all_segments_leaves_at_least_the_rest(full_release):
    """Musi Banyuasin, July 2025: 103.079 participants of all segments, and its workers of August 2025."""
    found = least_uncovered(full_release, "16.06")
    assert (found.participants, found.participants_as_of, found.status) == (103_079, "2025-07", "published")
    assert found.workers_as_of == "2025"
    assert found.people == found.workers - 103_079 == 333946 - 103_079
    assert not found.rough
    assert not found.is_bound  # JPNN does not say how they were counted: some may work elsewhere


@pytest.mark.parametrize(("counted_by", "is_bound"), [("nik", True), ("unstated", False), ("branch", None)])
def test_what_is_left_is_a_bound_only_where_people_were_counted_by_domicile(
    release_of, monkeypatch, counted_by, is_bound
):
    release = release_of(figure("16.06", "2025-12", 30, numerator=400, counted_by=counted_by))
    workers = figures_of(release, "coverage_ucj", "all").assign(value=1_000.0, as_of="2025")

    def figures(of, indicator, segment):
        return workers if indicator == "employed" else figures_of(of, indicator, segment)

    monkeypatch.setattr("pantau.analysis.least_uncovered.figures_of", figures)
    found = least_uncovered(release, "16.06", estimates=False)

    assert (found and (found.people, found.is_bound)) == (None if is_bound is None else (600, is_bound))


def test_without_a_count_the_lower_end_of_the_estimate_is_told_as_an_estimate(full_release):
    """Prabumulih: 26% ± 15 of its workers, so that 59% of them are left at the lower end."""
    found = least_uncovered(full_release, "16.74")
    assert (found.status, found.rough) == ("estimate", True)
    left = found.workers - found.participants
    assert not found.is_bound
    assert abs(found.people - left) <= 1_000
    assert found.people % 1_000 == 0
    assert abs(100 * left / found.workers - 59) < 1
    assert least_uncovered(full_release, "16.74", estimates=False) is None


def test_the_lower_end_is_that_of_the_range_beside_it(full_release):
    """They were rounded in two ways: Majene (76.05) had 44.000 beside 45.000-68.000."""
    rows = build_table(full_release, View("coverage_employed", level="regency")).rows
    estimated = rows.loc[rows["status"] == "estimate", "area_code"]
    assert len(estimated) > 100
    for area in {"76.05", "16.71", "32.01", "16.74"} & set(estimated) | set(estimated[::40]):
        found = least_uncovered(full_release, area)
        row = headline(full_release, View("coverage_employed", area=area))
        low = found.people if found else 0  # of none that are left at the lower end nothing is told
        assert found is None or found.status == "estimate"
        assert uncovered_text(row).startswith(f"{low:,}–".replace(",", ".")), area


def test_workers_are_of_the_year_of_the_count(full_release):
    """Kaimana: 19.995 of December 2023 and 29.958 workers of that August; its per cents say nothing here."""
    found = least_uncovered(full_release, "92.08")
    assert (found.people, found.workers_as_of, found.participants_as_of) == (9_963, "2023", "2023-12")


def test_a_count_in_doubt_says_nothing(full_release):
    """Kabupaten Serang's 461.000 of December 2025 is marked as uncertain."""
    found = least_uncovered(full_release, "36.04")
    assert found is None or found.participants != 461_000
