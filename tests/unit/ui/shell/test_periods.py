"""Names of periods in the bars."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.ui.shell.periods import period_name

DAY = pd.Timestamp("2026-11-29")


@pytest.mark.parametrize(
    ("period", "name"),
    [
        ("2026-12", "2026"),  # a figure of the year, told before it was over
        ("2026-11", "Nov 2026"),
        ("2025-12", "Des 2025"),
        ("2026", "2026"),
    ],
)
def test_no_month_is_named_that_is_still_to_come(period: str, name: str) -> None:
    assert period_name(period, DAY, "id") == name
