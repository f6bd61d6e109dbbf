"""The board of quarters: what a cell says of a report."""

from __future__ import annotations

import pandas as pd

from pantau.text import Text
from pantau.ui.inpres.quarters import _cell

SAY = Text("id")


def cell(state: str, months: int = 0, late: int | None = None, parts: tuple[int, int, int] | None = None):
    """parts: complete, with a public record, and all of a province's regencies and cities."""
    row = {
        "state": state,
        "months": months,
        "received": pd.NaT,
        "days_late": pd.NA if late is None else late,
    }
    of = None if parts is None else dict(zip(("complete", "record", "total"), parts, strict=True))
    return _cell(SAY, row, of)


def test_a_cell_says_how_much_came_in_and_when() -> None:
    told = [cell("part", months=1), cell("late", months=3, late=40), cell("on_time", months=3)]
    assert [one.text for one in told] == ["1 dari 3 bulan", "! terlambat 40 hari", "tepat waktu"]


def test_of_a_province_that_has_not_reported_its_parts_are_told() -> None:
    assert cell("unknown", parts=(6, 0, 24)).text == "6 dari 24 kab/kota lengkap"
    assert cell("unknown", parts=(6, 0, 24)).share == 25.0
    assert cell("unknown").text == "?"
