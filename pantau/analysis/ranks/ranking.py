"""Who may be compared with whom, and ranks inside those groups.

docs/decisions/comparison.md gives the reasons. Rows of different bases, of different years,
and estimates beside real figures never share a group.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.areas import REGENCY_LEVELS

ESTIMATE_DECIMALS = 1  # what is shown of a percentage; an estimate says no more than that
SHARED_OUT = "workers_share"  # the province's percentage for each of its parts
GROUP_MINIMUM = 2  # a rank among one says nothing


def add_groups(rows: pd.DataFrame, year: int) -> pd.DataFrame:
    """Rows with `comparison_group` and `rank_note` (why a row with a figure is not compared).

    A stated basis and the View's year are comparable: 'semesta:2025'. A figure of unstated
    basis, only with those of its own source and date: 'unstated:<source_id>:<as_of>'. A
    figure carried forward from another year is not of this year's comparison at all.
    """
    known = rows["value"].notna()
    own_year = known & (rows["period_end"].dt.year == year)
    stated = ~rows["basis"].isin(["unstated", "none"])
    by_basis = rows["basis"] + f":{year}"
    by_source = rows["basis"] + ":" + rows["source_id"] + ":" + rows["as_of"]
    group = by_basis.where(stated, by_source).where(own_year, None)
    branch = group + ":branch"
    group = group.mask(rows["counted_by"] == "branch", branch)
    notes = pd.Series(None, index=rows.index, dtype="object").mask(
        known & ~own_year, "analysis.not_ranked_old"
    )
    return rows.assign(comparison_group=_apart_from_estimates(group, rows["status"]), rank_note=notes)


def _apart_from_estimates(group: pd.Series, status: pd.Series) -> pd.Series:
    """Estimates get a group of their own as soon as a real figure stands in theirs."""
    estimate = group.notna() & (status == "estimate")
    real = group[group.notna() & ~estimate].unique()
    beside_real = estimate & group.isin(real)
    return group.where(~beside_real, group + ":estimate")


def add_ranks(rows: pd.DataFrame, polarity: str) -> pd.DataFrame:
    """Rows with rank, rank_of, parent_rank, parent_rank_of (Int64; NA where not ranked).

    1 is best by `polarity` ('more_is_better', 'less_is_better', 'neither': no ranks); ties
    share the lower number. Values are compared to nine decimals, so that equal figures
    computed in different ways tie; estimates to ESTIMATE_DECIMALS. Those that only share out
    their province's figure differ inside it by rounding alone: they stand at their province's
    value, are not ranked inside it, and not at all where all of a group stand at one value.
    """
    grouped = rows["comparison_group"].notna().to_numpy()
    # A province's own parent is the nation, which is what `rank` already says.
    below = rows["level"].isin(REGENCY_LEVELS) & (rows["method"] != SHARED_OUT)
    rank, size = _rank(rows, grouped, ["comparison_group"], polarity)
    parent_rank, parent_size = _rank(
        rows, grouped & below.to_numpy(), ["comparison_group", "parent"], polarity
    )
    alone = "analysis.not_ranked_neither" if polarity == "neither" else "analysis.not_ranked_alone"
    shared_out = grouped & (rows["method"] == SHARED_OUT) & (polarity != "neither")
    reason = pd.Series(alone, index=rows.index).mask(shared_out, "analysis.not_ranked_shared_out")
    return rows.assign(
        rank=rank,
        rank_of=size,
        parent_rank=parent_rank,
        parent_rank_of=parent_size,
        rank_note=rows["rank_note"].mask(grouped & rank.isna(), reason),
    )


def _rank(
    rows: pd.DataFrame, among: np.ndarray, keys: list[str], polarity: str
) -> tuple[pd.Series, pd.Series]:
    """Rank and size of group of each row; NaN for rows not `among` those ranked and for lone ones."""
    if polarity == "neither" or not among.any():
        nothing = pd.Series(np.nan, index=rows.index)
        return nothing, nothing
    compared = _compared(rows)
    values = compared[among].groupby([rows[key][among] for key in keys])
    rank = values.rank(method="min", ascending=polarity == "less_is_better")
    size = values.transform("size")
    says_nothing = (values.transform("nunique") == 1) & (rows["method"][among] == SHARED_OUT)
    enough = (size >= GROUP_MINIMUM) & ~says_nothing
    return rank[enough].reindex(rows.index), size[enough].reindex(rows.index)


def _compared(rows: pd.DataFrame) -> pd.Series:
    """The value each row is ranked at (per cent); see `add_ranks`."""
    exact, coarse = rows["value"].round(9), rows["value"].round(ESTIMATE_DECIMALS)
    compared = coarse.where(rows["status"] == "estimate", exact)
    shared_out = rows["method"] == SHARED_OUT
    if not shared_out.any():
        return compared
    parts = rows.loc[shared_out, ["numerator", "denominator"]].astype("float64")
    whole = parts.groupby(rows.loc[shared_out, "parent"]).transform("sum")
    provinces = (100 * whole["numerator"] / whole["denominator"]).round(ESTIMATE_DECIMALS)
    return compared.where(~shared_out, provinces.reindex(rows.index))
