"""The fewest areas that together hold enough people."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.fewest import fewest, half_of

PEOPLE = pd.Series({"16.01": 500, "16.02": 900, "16.03": 300, "16.04": None, "16.05": 0})


def test_the_largest_come_first_until_the_need_is_met() -> None:
    result = fewest(PEOPLE, 1_000)
    assert result.chosen["area_code"].tolist() == ["16.02", "16.01"]
    assert result.chosen["running"].tolist() == [900, 1_400]
    assert result.enough
    assert result.one_fewer == 900  # one area alone holds at most 900 of the 1.000


def test_a_need_met_exactly_needs_no_other_area() -> None:
    assert fewest(PEOPLE, 900).chosen["area_code"].tolist() == ["16.02"]


def test_without_a_need_nobody_is_chosen() -> None:
    assert fewest(PEOPLE, 0).chosen.empty


def test_where_all_together_are_too_few_all_are_shown_and_said_not_to_be_enough() -> None:
    result = fewest(PEOPLE, 2_000)
    assert not result.enough
    assert result.available == 1_700
    assert result.chosen["area_code"].tolist() == ["16.02", "16.01", "16.03"]


def test_equal_areas_stand_in_order_of_code() -> None:
    people = pd.Series({"18.02": 10, "18.01": 10, "18.03": 10})
    assert fewest(people, 20).chosen["area_code"].tolist() == ["18.01", "18.02"]


def test_half_of_an_odd_number_is_rounded_up() -> None:
    # 901 in all: half is 451, which 450 does not reach
    result = half_of(pd.Series({"a": 450, "b": 301, "c": 150}))
    assert result.need == 451
    assert result.chosen["area_code"].tolist() == ["a", "b"]


def test_nobody_holds_half_of_nothing() -> None:
    assert half_of(pd.Series(dtype="float64")).chosen.empty
