"""Steps of the cascade in words: what is counted follows its count, in English too."""

from __future__ import annotations

import pytest

from pantau.text import Text
from pantau.ui.inpres.words import step_label


def step(n: int, of: int) -> dict[str, object]:
    """A step of one area: n of so many."""
    return {
        "state": "part",
        "numerator": n,
        "denominator": of,
        "value": 100 * n / of,
        "status": "published",
    }


@pytest.mark.parametrize(
    ("language", "name", "n", "of", "said"),
    [
        ("en", "opd", 1, 1, "100.0% (1 of 1 office)"),
        ("en", "opd", 12, 39, "30.8% (12 of 39 offices)"),
        ("en", "active", 1, 1, "100.0% (1 of 1 registered participant)"),
        ("id", "opd", 12, 39, "30,8% (12 dari 39 OPD)"),
    ],
)
def test_a_share_with_its_counts(language: str, name: str, n: int, of: int, said: str) -> None:
    assert step_label(Text(language), name, step(n, of)) == said
