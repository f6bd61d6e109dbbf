"""The columns that a target adds: each is sorted by what it shows."""

from __future__ import annotations

import random
from types import SimpleNamespace

import pandas as pd
import pytest

from pantau.text import Text
from pantau.ui.league.targets import target_columns

SAY = Text("id")


def row(value: float, aim: float | None, people: int | None, stands: str = "reached") -> dict:
    """An area with its value and what is aimed for, in per cent, and the people short of it."""
    distance = float("nan") if aim is None else value - aim
    return {
        "target_value": aim,
        "distance_points": distance,
        "gap_points": max(-distance, 0.0) if aim is not None else float("nan"),
        "gap_people": pd.NA if people is None else people,
        "target_note": None,
        "target_standing": f"targets.standing.{stands}" if distance >= 0 else None,
        "status": "published",
        "comparison_group": "semesta:2025-Q4",
        "rank_note": None,
    }


def columns(unit: str = "percent") -> list:
    frame = SimpleNamespace(table=SimpleNamespace(target=SimpleNamespace(unit=unit)), say=SAY)
    return target_columns(frame)


def test_the_largest_shortfall_has_the_largest_sort_value_and_a_surplus_none() -> None:
    points, people = columns()
    rows = {
        "far": row(20, 60, 4000),
        "near": row(59, 60, 90),
        "over": row(75, 60, 0),
        "none": row(1, None, None),
    }
    cells = {name: points.cell(each) for name, each in rows.items()}
    assert {name: (cell.text, cell.sort) for name, cell in cells.items()} == {
        "far": ("40,0", 40.0),
        "near": ("1,0", 1.0),
        "over": ("tercapai", 0.0),
        "none": ("", None),
    }
    assert {name: people.cell(each).sort for name, each in rows.items()} == {
        "far": 4000.0,
        "near": 90.0,
        "over": 0.0,
        "none": None,
    }
    assert (points.down, people.down) == (True, True)  # the first click: the largest shortfall on top


@pytest.mark.parametrize(
    ("stands", "word"),
    [
        ("reached", "tercapai"),
        ("early", "tidak kurang"),
        ("early_yardstick", "tidak kurang"),
        ("above_yardstick", "di atas patokan"),
    ],
)
def test_reached_is_said_where_it_is_so(stands: str, word: str) -> None:
    assert columns()[0].cell(row(75, 60, 0, stands)).text == word


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_sort_values_is_the_order_of_what_is_shown(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        row(chance.uniform(0, 130), chance.choice([None, 60.0, 98.5]), chance.randrange(10**6))
        for _ in range(40)
    ]
    for column in columns():
        cells = [cell for each in rows if (cell := column.cell(each)).sort is not None]
        shown = [_shown(cell.text) for cell in sorted(cells, key=lambda cell: cell.sort)]
        assert shown == sorted(shown)
        assert all(column.cell(each).text == "" for each in rows if column.cell(each).sort is None)


def _shown(text: str) -> float:
    return (
        0.0 if text == "tercapai" else float(text.removesuffix(" orang").replace(".", "").replace(",", "."))
    )


def test_a_row_of_no_league_has_no_gap_in_a_column_that_sorts_and_says_why() -> None:
    """Aceh of June 2025 stands in no league of the fourth quarter, though the target is of its year."""
    aceh = row(33.9, 52.15, 400_000) | {"comparison_group": None, "rank_note": "comparable.other_quarter"}
    for column in columns():
        cell = column.cell(aceh)
        assert (cell.text, cell.sort, cell.more) == ("", None, "")
        assert cell.note == SAY("comparable.other_quarter")
