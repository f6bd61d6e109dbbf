"""The board of quarters: a column is sorted by what its cells say, from least to most reported."""

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


def test_the_order_of_a_column_is_that_of_its_words() -> None:
    least_to_most = [
        cell("record"),
        cell("unknown", parts=(0, 3, 24)),  # of its parts records alone
        cell("unknown", parts=(1, 0, 24)),
        cell("unknown", parts=(24, 0, 24)),
        cell("part", months=1),
        cell("part", months=2),
        cell("late", months=3, late=40),
        cell("late", months=3, late=2),
        cell("on_time", months=3),
    ]
    sorts = [one.sort for one in least_to_most]
    assert sorts == sorted(sorts)
    assert len(set(sorts)) == len(sorts)
    assert [one.text for one in least_to_most[4:]] == [
        "1 dari 3 bulan",
        "2 dari 3 bulan",
        "! terlambat 40 hari",
        "! terlambat 2 hari",
        "tepat waktu",
    ]


def test_what_is_not_known_or_not_due_stands_last() -> None:
    assert cell("unknown").sort is None
    assert cell("waiting").sort is None


def test_the_shade_of_parts_is_still_their_share_in_per_cent() -> None:
    assert (cell("unknown", parts=(6, 0, 24)).share, cell("unknown", parts=(6, 0, 24)).sort) == (25.0, 0.25)
