"""Who may be compared with whom, and ranks inside those groups.

docs/decisions/comparison.md gives the reasons. Rows of different bases, of different years,
and estimates beside real figures never share a group.
"""

from __future__ import annotations

import pandas as pd

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
    basis = rows["basis"].astype("str")
    group = pd.Series(pd.NA, index=rows.index, dtype="str")
    group[own_year & stated] = basis[own_year & stated] + f":{year}"
    unstated = own_year & ~stated
    group[unstated] = basis[unstated] + ":" + rows["source_id"][unstated] + ":" + rows["as_of"][unstated]
    branch = own_year & (rows["counted_by"] == "branch")
    group[branch] = group[branch] + ":branch"
    group = _apart_from_estimates(group, rows["status"])
    notes = pd.Series(pd.NA, index=rows.index, dtype="str")
    notes[known & ~own_year] = "analysis.not_ranked_old"
    return rows.assign(comparison_group=group, rank_note=notes)


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
    computed on different ways tie.
    """
    out = rows.copy()
    # A province's own parent is the nation, which is what `rank` already says.
    below = rows["level"].isin(["regency", "city"])
    for prefix, keys, allowed in (
        ("", ["comparison_group"], rows["comparison_group"].notna()),
        ("parent_", ["comparison_group", "parent"], rows["comparison_group"].notna() & below),
    ):
        rank, size = _rank(rows[allowed], keys, polarity)
        out[f"{prefix}rank"] = rank.reindex(rows.index).astype("Int64")
        out[f"{prefix}rank_of"] = size.reindex(rows.index).astype("Int64")
    alone = rows["comparison_group"].notna() & out["rank"].isna()
    reason = "analysis.not_ranked_neither" if polarity == "neither" else "analysis.not_ranked_alone"
    out["rank_note"] = rows["rank_note"].mask(alone, reason)
    return out


def _rank(rows: pd.DataFrame, keys: list[str], polarity: str) -> tuple[pd.Series, pd.Series]:
    if polarity == "neither" or rows.empty:
        nothing = pd.Series(dtype="Int64")
        return nothing, nothing
    values = rows["value"].round(9).groupby([rows[key] for key in keys])
    rank = values.rank(method="min", ascending=polarity == "less_is_better")
    size = values.transform("size")
    enough = size >= GROUP_MINIMUM
    return rank[enough], size[enough]
