"""What holds of simulations and of fewest sets whatever is put in."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
from hypothesis import assume, given
from hypothesis import strategies as st

from pantau.analysis.programme.fewest import fewest
from pantau.analysis.programme.simulation import (
    SOURCES,
    Line,
    Plan,
    cost,
    cost_by_month,
    cost_of,
    outcome,
    read_lines,
    write_lines,
)


@st.composite
def some_line(draw: st.DrawFn) -> Line:
    start = draw(st.integers(1, 12))
    return Line(
        draw(st.sampled_from(SOURCES)),
        draw(st.integers(0, 999_999_999)),
        draw(st.integers(1, 13 - start)),
        start,
    )


lines = st.lists(some_line(), max_size=12).map(tuple)
discounts = st.none() | st.tuples(st.integers(1, 12), st.integers(1, 12)).filter(
    lambda span: span[0] <= span[1]
)
plans = st.builds(Plan, lines, st.just(2026), st.integers(0, 1_000_000), discounts)


@given(plans)
def test_the_cost_is_the_sum_of_the_lines_and_of_the_months(plan: Plan) -> None:
    assert cost(plan) == sum(cost_of(line, plan) for line in plan.lines) == sum(cost_by_month(plan))


@given(plans, st.randoms())
def test_the_order_of_the_lines_changes_nothing(plan: Plan, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(plan.lines)
    random.shuffle(shuffled)
    other = Plan(tuple(shuffled), plan.year, plan.tariff, plan.discount)
    assert cost(other) == cost(plan)
    assert outcome(other, 5, 1_000) == outcome(plan, 5, 1_000)


@given(plans, some_line(), st.integers(0, 10**8), st.integers(1, 10**8))
def test_more_money_never_covers_fewer(plan: Plan, more: Line, active: int, workers: int) -> None:
    richer = Plan((*plan.lines, more), plan.year, plan.tariff, plan.discount)
    assert cost(richer) >= cost(plan)
    before, after = outcome(plan, active, workers), outcome(richer, active, workers)
    assert all(b >= a for a, b in zip(before.active, after.active, strict=True))
    assert all(b >= a for a, b in zip(before.coverage, after.coverage, strict=True))


@given(plans, st.integers(0, 10**8), st.integers(1, 10**8))
def test_those_beyond_are_what_exceeds_the_workers_in_the_fullest_month(
    plan: Plan, active: int, workers: int
) -> None:
    result = outcome(plan, active, workers)
    assert result.beyond == max(0, max(result.active) - max(workers, active))


@given(lines)
def test_lines_come_back_from_a_link_as_they_were(given_lines: tuple[Line, ...]) -> None:
    assert read_lines(write_lines(given_lines)) == given_lines


small = st.dictionaries(st.sampled_from([f"16.{n:02d}" for n in range(1, 9)]), st.integers(0, 40), max_size=8)


@given(small, st.integers(1, 120))
def test_no_smaller_set_holds_enough(people: dict[str, int], need: int) -> None:
    """Every combination is tried: an independent way to the same answer."""
    assume(sum(people.values()) >= need)
    sizes = [
        size
        for size in range(len(people) + 1)
        if any(sum(people[code] for code in some) >= need for some in combinations(people, size))
    ]
    result = fewest(pd.Series(people, dtype="Int64"), need)
    assert len(result.chosen) == min(sizes)
    assert result.chosen["people"].sum() >= need > result.one_fewer


@given(small, st.integers(0, 120), st.randoms())
def test_the_order_of_areas_changes_nothing(people: dict[str, int], need: int, random) -> None:  # type: ignore[no-untyped-def]
    codes = list(people)
    random.shuffle(codes)
    shuffled = pd.Series({code: people[code] for code in codes}, dtype="Int64")
    pd.testing.assert_frame_equal(
        fewest(shuffled, need).chosen, fewest(pd.Series(people, dtype="Int64"), need).chosen
    )
