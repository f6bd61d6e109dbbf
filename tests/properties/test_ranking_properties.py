"""What holds of ranks and leagues whatever the figures."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.leagues import leagues
from pantau.analysis.ranks.ranking import add_ranks
from tests.helpers.examples import examples

rows_of = st.lists(
    st.tuples(
        st.one_of(st.none(), st.integers(0, 150).map(float)),
        st.sampled_from(["semesta", "sakernas", "unstated"]),
        st.sampled_from(["2024-12", "2025-09", "2025-10", "2025-12", "2025"]),
        st.sampled_from(["published", "estimate", "official"]),
        st.sampled_from(["16", "18"]),
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, None, "uncertain", "artefact"]),
    ),
    min_size=1,
    max_size=40,
)
polarities = st.sampled_from(["more_is_better", "less_is_better", "neither"])


def frame(rows):
    """Rows of a Table; of '2025' the month is not known."""
    columns = ["value", "basis", "as_of", "status", "parent", "source_id", "caveat"]
    out = pd.DataFrame(rows, columns=columns).astype({"value": "float64", "caveat": "object"})
    bare = out["as_of"] == "2025"
    end = pd.PeriodIndex(out["as_of"].mask(bare, "2025-12"), freq="M").end_time.normalize()
    month = pd.Series(end.month, index=out.index).astype("float64").mask(bare)
    fixed = {"counted_by": "unstated", "made_of": None, "level": "regency", "grain": "month"}
    return out.assign(period_end=end, month=month, **fixed)


def ranked(rows, polarity):
    shown = frame(rows)
    league, note = leagues(shown, 2025, 4)
    return add_ranks(shown.assign(comparison_group=league, rank_note=note), polarity)


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
def test_leagues_hold_one_basis_and_one_quarter_and_nothing_in_doubt(rows, polarity):
    out = ranked(rows, polarity)
    for _, group in out[out["comparison_group"].notna()].groupby("comparison_group"):
        assert group["basis"].nunique() == 1
        assert "estimate" not in set(group["status"])
        assert group["caveat"].isna().all()
        assert group["month"].notna().all()
        # Sakernas counts once a year; the figures of other bases are of the quarter asked for
        wanted = (
            {"2025-09", "2025-10", "2025-12"}
            if set(group["basis"]) == {"sakernas"}
            else {"2025-10", "2025-12"}
        )
        assert set(group["as_of"]) <= wanted
        assert group["period_end"].dt.quarter.nunique() == 1
        if set(group["basis"]) == {"unstated"}:
            assert group[["source_id", "as_of"]].drop_duplicates().shape[0] == 1


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
