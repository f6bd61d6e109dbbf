"""Ranges of rank, tiers and improvement: what holds for any figures."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.change import at_held_denominator
from pantau.analysis.ranks.uncertainty import Errors, add_ranges, clearly_above, log_figures
from tests.helpers.examples import examples

polarities = st.sampled_from(["more_is_better", "less_is_better"])
# (numerator, denominator): whole offices and whole provinces, some above 100%
counts = st.tuples(st.integers(0, 3_000_000), st.integers(1, 2_000_000))
groups = st.lists(counts, min_size=2, max_size=12)
errors = st.sampled_from([0.0, 2.0, 5.0, 20.0])


def frame(figures, polarity):
    rows = pd.DataFrame(figures, columns=["numerator", "denominator"])
    rows["value"] = 100 * rows["numerator"] / rows["denominator"]
    rows["area_code"] = [f"16.{i:02}" for i in range(len(rows))]
    rows = rows.assign(level="regency", basis="sakernas", status="published", comparison_group="g")
    ascending = polarity == "less_is_better"
    # every other area of another parent
    rows["parent"] = ["16" if i % 2 else "18" for i in range(len(rows))]
    value = rows["value"].round(9)
    rows["rank"] = value.rank(method="min", ascending=ascending).astype("Int64")
    inside = value.groupby(rows["parent"])
    rows["parent_rank"] = inside.rank(method="min", ascending=ascending).astype("Int64")
    return rows


@given(groups, polarities, errors)
@examples(60)
def test_a_range_contains_the_rank_and_stays_inside_the_group(figures, polarity, error):
    out = add_ranges(frame(figures, polarity), polarity, Errors(error, error))
    assert (out["rank_low"] <= out["rank"]).all()
    assert (out["rank"] <= out["rank_high"]).all()
    assert (out["rank_low"] >= 1).all()
    assert (out["rank_high"] <= len(out)).all()
    assert out["similar"].between(0, len(out) - 1).all()
    assert (out["parent_rank_low"] <= out["parent_rank"]).all()
    assert (out["parent_rank"] <= out["parent_rank_high"]).all()
    assert (out["parent_rank_low"] >= 1).all()
    assert (out["parent_rank_high"] <= out.groupby("parent")["rank"].transform("size")).all()
    # nobody has more rivals inside the parent than among all
    width, inside = (out[f"{name}_high"] - out[f"{name}_low"] for name in ("rank", "parent_rank"))
    assert (inside <= width).all()


@given(groups, polarities, errors)
@examples(40)
def test_the_order_of_rows_does_not_matter(figures, polarity, error):
    rows = frame(figures, polarity)
    forward = add_ranges(rows, polarity, Errors(error, error))
    backward = add_ranges(rows[::-1], polarity, Errors(error, error))
    pd.testing.assert_frame_equal(forward, backward[::-1])


def alike(rows, polarity, error):
    """Whether areas do not differ, pair by pair."""
    logs, variances = log_figures(
        rows["value"].to_numpy(), rows["denominator"].to_numpy(), np.full(len(rows), error / 100)
    )
    above = clearly_above(rows["rank"].to_numpy(dtype="int64"), logs, variances, polarity)
    return ~(above | above.T)


@given(groups, polarities, errors)
@examples(60)
def test_areas_that_do_not_differ_have_ranges_that_overlap(figures, polarity, error):
    rows = frame(figures, polarity)
    out, pairs = add_ranges(rows, polarity, Errors(error, error)), alike(rows, polarity, error)
    assert (pairs == pairs.T).all()
    assert out["similar"].tolist() == (pairs.sum(axis=1) - 1).tolist()
    low, high = out["rank_low"].to_numpy(), out["rank_high"].to_numpy()
    assert (low[:, None] <= high[None, :])[pairs].all()
    # a range is as wide as there are areas that do not differ
    assert (high - low).tolist() == out["similar"].tolist()


@given(groups, polarities)
@examples(40)
def test_a_wider_error_gives_no_narrower_range(figures, polarity):
    rows = frame(figures, polarity)
    found = [add_ranges(rows, polarity, Errors(error, error)) for error in (0, 2, 5, 20)]
    for narrower, wider in pairwise(found):
        assert (wider["rank_low"] <= narrower["rank_low"]).all()
        assert (wider["rank_high"] >= narrower["rank_high"]).all()


@given(groups, polarities, errors)
@examples(60)
def test_tiers_follow_the_ranks_and_the_first_of_each_differs_from_the_first_before(figures, polarity, error):
    rows = frame(figures, polarity)
    out = add_ranges(rows, polarity, Errors(error, error))
    ordered = out.sort_values("rank")
    assert ordered["tier"].is_monotonic_increasing
    assert sorted(set(out["tier"])) == list(range(1, int(out["tier_of"].iloc[0]) + 1))
    assert out.groupby("rank")["tier"].nunique().eq(1).all()
    pairs = alike(rows, polarity, error)
    heads = (out["rank"] == out.groupby("tier")["rank"].transform("min")).to_numpy()
    tier = out["tier"].to_numpy(dtype="int64")
    for number in range(1, tier.max()):
        assert not pairs[np.ix_(heads & (tier == number), heads & (tier == number + 1))].any()


@given(st.integers(1, 95), st.integers(1_000, 1_000_000), st.integers(0, 900), st.integers(100, 2_000_000))
@examples(100)
def test_improvement_does_not_depend_on_the_later_denominator(old_value, old_whole, added, whole):
    people = old_value * old_whole / 100 + added
    one, other = (
        at_held_denominator(
            *(pd.Series([n]) for n in (float(old_value), float(old_whole), 100 * people / later, later))
        )
        for later in (float(whole), float(whole) / 3)
    )
    assert one.iloc[0] == pytest.approx(other.iloc[0], abs=1e-9)
    assert one.iloc[0] == pytest.approx(100 * added / old_whole, abs=1e-9 * max(1, old_value))
    assert np.sign(round(one.iloc[0], 9)) == np.sign(added)
