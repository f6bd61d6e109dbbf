"""What is certain of who is not covered: workers less all participants counted, worked by hand."""

from __future__ import annotations

from pantau.analysis.least_uncovered import least_uncovered


def test_a_published_count_of_all_segments_leaves_at_least_the_rest(full_release):
    """Musi Banyuasin, July 2025: 103.079 participants of all segments, and its workers of August 2025."""
    found = least_uncovered(full_release, "16.06")
    assert (found.participants, found.participants_as_of, found.status) == (103_079, "2025-07", "published")
    assert found.workers_as_of == "2025"
    assert found.people == found.workers - 103_079 == 333946 - 103_079
    assert not found.rough


def test_without_a_count_the_upper_end_of_the_estimate_is_told_as_an_estimate(full_release):
    """Prabumulih: 26% ± 15 of its workers, so that at least 59% of them are left, in whole thousands down."""
    found = least_uncovered(full_release, "16.74")
    assert (found.status, found.rough) == ("estimate", True)
    left = found.workers - found.participants
    assert found.people == left // 1_000 * 1_000
    assert abs(100 * left / found.workers - 59) < 1
    assert least_uncovered(full_release, "16.74", estimates=False) is None


def test_workers_are_of_the_year_of_the_count(full_release):
    """Kaimana: 19.995 of December 2023 and 29.958 workers of that August; its per cents say nothing here."""
    found = least_uncovered(full_release, "92.08")
    assert (found.people, found.workers_as_of, found.participants_as_of) == (9_963, "2023", "2023-12")


def test_a_count_in_doubt_says_nothing(full_release):
    """Kabupaten Serang's 461.000 of December 2025 is marked as uncertain."""
    found = least_uncovered(full_release, "36.04")
    assert found is None or found.participants != 461_000
