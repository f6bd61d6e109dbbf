"""Fictional figures say so wherever they go."""

from __future__ import annotations

import pytest

from pantau.practice_mark import is_practice, marked


@pytest.mark.parametrize(
    ("release_id", "expected"),
    [
        ("2025-12-31-LATIHAN-0c3c31bc93", True),
        ("2025-12-31-27ee7fa77e", False),
        ("2025-12-31-latihanabcde", False),
        ("", False),
    ],
)
def test_the_id_of_a_release_says_whether_it_is_for_practice(release_id: str, expected: bool) -> None:
    assert is_practice(release_id) is expected
    assert marked("data.csv", release_id) == ("LATIHAN-data.csv" if expected else "data.csv")


def test_a_draft_says_so_before_anything_else() -> None:
    assert marked("data.csv", "2025-12-31-27ee7fa77e", draft=True) == "KONSEP-data.csv"
    assert marked("data.csv", "2025-12-31-LATIHAN-0c3c31bc93", draft=True) == "KONSEP-LATIHAN-data.csv"
