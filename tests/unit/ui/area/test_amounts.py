"""What is told of a gap that builds on a rounded number."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.text import Text
from pantau.ui.area.amounts import gap_figure


@pytest.mark.parametrize(
    ("gap", "counted", "told"),
    [
        (14_000_000, 40_000_000, "sekitar 14.000.000"),
        (13_900_000.0, 40_100_000.0, "sekitar 13.900.000"),
        (680_558, 858_652, "680.558"),
        (14_010_000, 39_990_000, "14.010.000"),
        (0, 54_000_000, "0"),
        (pd.NA, 40_000_000, "–"),
        (790_187, None, "790.187"),
    ],
)
def test_a_gap_from_a_rounded_number_is_about_so_much(gap, counted, told):
    assert gap_figure(Text("id"), gap, counted) == told


def test_in_english_too():
    assert gap_figure(Text("en"), 14_000_000, 40_000_000) == "about 14,000,000"
