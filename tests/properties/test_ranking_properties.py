"""What holds of ranks and groups whatever the figures."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.ranks.ranking import add_groups, add_ranks
from tests.helpers.examples import examples

rows_of = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 150).map(float)),
        st.sampled_from(["semesta", "sakernas", "unstated"]),
        st.sampled_from([2024, 2025]),
        st.sampled_from(["published", "estimate", "official"]),
        st.sampled_from(["16", "18"]),
        st.sampled_from(["a", "b"]),
    ),
    min_size=1,
    max_size=40,
)
polarities = st.sampled_from(["more_is_better", "less_is_better", "neither"])


def frame(rows):
    columns = ["value", "basis", "year", "status", "parent", "source_id"]
    out = pd.DataFrame(rows, columns=columns).astype({"value": "float64"})
    end = pd.to_datetime(out.pop("year").astype("str") + "-12-31")
    fixed = {"as_of": "2025", "counted_by": "unstated", "level": "regency", "method": None}
    return out.assign(period_end=end, **fixed)


def ranked(rows, polarity):
    return add_ranks(add_groups(frame(rows), 2025), polarity)


@given(rows_of, polarities)
@examples(150)
def test_a_better_value_never_ranks_lower_within_a_group(rows, polarity):
    out = ranked(rows, polarity)
    sign = -1 if polarity == "less_is_better" else 1
    for _, group in out[out["rank"].notna()].groupby("comparison_group"):
        assert len(group) >= 2
        for value, rank in zip(group["value"], group["rank"], strict=True):
            assert rank == 1 + (sign * group["value"] > sign * value).sum()
        assert set(group["rank_of"]) == {len(group)}


@given(rows_of, polarities)
@examples(150)
def test_groups_hold_one_basis_one_year_and_one_kind_of_figure(rows, polarity):
    out = ranked(rows, polarity)
    for _, group in out[out["comparison_group"].notna()].groupby("comparison_group"):
        assert group["basis"].nunique() == 1
        assert set(group["period_end"].dt.year) == {2025}
        assert (group["status"] == "estimate").nunique() == 1
        if set(group["basis"]) == {"unstated"}:
            assert group["source_id"].nunique() == 1


@given(rows_of, polarities)
@examples(100)
def test_a_figure_without_a_rank_says_why_and_a_rank_needs_no_word(rows, polarity):
    out = ranked(rows, polarity)
    shown = out["value"].notna()
    assert (out["rank"].isna() & shown).equals(out["rank_note"].notna() & shown)
    assert out.loc[~shown, ["rank", "comparison_group"]].isna().all(axis=None)


@given(rows_of, polarities)
@examples(100)
def test_the_order_of_rows_does_not_matter(rows, polarity):
    forward, backward = ranked(rows, polarity), ranked(rows[::-1], polarity)
    assert forward["rank"].equals(backward["rank"].iloc[::-1].reset_index(drop=True))


@given(rows_of)
@examples(100)
def test_a_rank_in_the_province_is_never_beyond_the_rank_in_the_nation(rows):
    out = ranked(rows, "more_is_better").dropna(subset=["parent_rank"])
    assert (out["parent_rank"] <= out["rank"]).all()
    assert (out["parent_rank_of"] <= out["rank_of"]).all()
