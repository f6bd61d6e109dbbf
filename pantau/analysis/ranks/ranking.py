"""Ranks inside the leagues of pantau.analysis.comparable; docs/decisions/comparison.md gives the reasons."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.areas import REGENCY_LEVELS

GROUP_MINIMUM = 2  # a rank among one says nothing


def add_ranks(rows: pd.DataFrame, polarity: str) -> pd.DataFrame:
    """Rows with rank, rank_of, parent_rank, parent_rank_of (Int64; NA where not ranked).

    1 is best by `polarity` ('more_is_better', 'less_is_better', 'neither': no ranks); ties
    share the lower number. Values are compared to nine decimals, so that equal figures
    computed in different ways tie. Only rows of a league (comparable.leagues) are ranked.
    """
    grouped = rows["comparison_group"].notna().to_numpy()
    # A province's own parent is the nation, which is what `rank` already says.
    below = grouped & rows["level"].isin(REGENCY_LEVELS).to_numpy()
    rank, size = _rank(rows, grouped, ["comparison_group"], polarity)
    parent_rank, parent_size = _rank(rows, below, ["comparison_group", "parent"], polarity)
    alone = "analysis.not_ranked_neither" if polarity == "neither" else "analysis.not_ranked_alone"
    return rows.assign(
        rank=rank,
        rank_of=size,
        parent_rank=parent_rank,
        parent_rank_of=parent_size,
        rank_note=rows["rank_note"].mask(grouped & rank.isna(), alone),
    )


def _rank(
    rows: pd.DataFrame, among: np.ndarray, keys: list[str], polarity: str
) -> tuple[pd.Series, pd.Series]:
    """Rank and size of group of each row; NaN for rows not `among` those ranked and for lone ones."""
    if polarity == "neither" or not among.any():
        nothing = pd.Series(np.nan, index=rows.index)
        return nothing, nothing
    values = rows["value"].round(9)[among].groupby([rows[key][among] for key in keys])
    rank = values.rank(method="min", ascending=polarity == "less_is_better")
    size = values.transform("size")
    enough = size >= GROUP_MINIMUM
    return rank[enough].reindex(rows.index), size[enough].reindex(rows.index)
