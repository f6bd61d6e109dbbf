"""Who improved: ranks by added participants, and marks on movements that need a second look.

docs/decisions/ranking.md gives the reasons.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.comparable import READ, alike
from pantau.analysis.figures import SHARES
from pantau.analysis.flags import SMALL_DENOMINATOR
from pantau.analysis.periods import month_numbers

GROUP_MINIMUM = 2
# Fewer changes than this give no idea of what an ordinary one is.
JUMP_MINIMUM = 8
JUMP_SDS = 3
MAD_TO_SD = 1.4826  # of a normal distribution
UNCHANGED_MONTHS = 3


def add_improvement(rows: pd.DataFrame, polarity: str) -> pd.DataFrame:
    """Rows with improvement_rank, improvement_rank_of and improvement_note (why there is none).

    Ranked by improvement_points (change.at_held_denominator) inside a comparison group, among
    figures of the same date that are compared with the same earlier date: 1 is best by polarity,
    ties share the lower number. Not ranked: denominators under SMALL_DENOMINATOR people at either
    date; more participants than workers. Estimates have no change that could be ranked.
    `rows`: with their leagues (comparable.leagues), after add_change.
    """
    known = rows["improvement_points"].notna() & rows["comparison_group"].notna()
    known &= polarity != "neither"
    refused = {
        "analysis.not_improved_small": (rows["smaller_denominator"] < SMALL_DENOMINATOR)
        & (rows["basis"] != "institution"),
        "analysis.not_improved_over_100": rows["value"] > 100,
    }
    among = known & ~np.logical_or.reduce(list(refused.values()))
    keys = [rows[name][among] for name in ("comparison_group", "as_of", "change_from")]
    compared = rows["improvement_points"][among].astype("float64").round(9).groupby(keys)
    rank = compared.rank(method="min", ascending=polarity == "less_is_better")
    size = compared.transform("size")
    enough = size >= GROUP_MINIMUM
    cases = [known & refuse for refuse in refused.values()]
    reasons = [np.array(name, dtype="object") for name in refused]
    note = pd.Series(np.select(cases, reasons, default=np.array(None, dtype="object")), index=rows.index)
    alone = among & ~enough.reindex(rows.index, fill_value=False)
    return rows.assign(
        improvement_rank=rank[enough].reindex(rows.index),
        improvement_rank_of=size[enough].reindex(rows.index),
        improvement_note=note.mask(alone, "analysis.not_improved_alone"),
    )


def flag_movements(rows: pd.DataFrame, figures: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """Rows whose `flags` also name 'unchanged' and 'jump'; never of estimates.

    unchanged: the number of participants is that of the year before (yearly series), or that
    of the two months before (monthly ones). jump: the change is more than JUMP_SDS robust
    standard deviations from the median change of its group, among JUMP_MINIMUM changes or more
    over the same span. `figures`: prepared, all that could be shown.
    """
    real = rows["status"] != "estimate"
    marks = {"unchanged": _unchanged(rows, figures, unit) & real}
    # of counts the largest areas move most, which is no jump
    if unit in SHARES:
        marks["jump"] = _jumps(rows) & real
    flags = rows["flags"]
    for name, marked in marks.items():
        flags = flags.where(~marked, flags.map(lambda known, name=name: (*known, name)))
    return rows.assign(flags=flags)


def _jumps(rows: pd.DataFrame) -> pd.Series:
    known = rows["change_points"].notna() & rows["comparison_group"].notna()
    known &= rows["status"] != "estimate"
    keys = [rows[name][known] for name in ("comparison_group", "as_of", "change_from")]
    changes = rows["change_points"][known].astype("float64")
    off = (changes - changes.groupby(keys).transform("median")).abs()
    groups = off.groupby(keys)
    spread = MAD_TO_SD * groups.transform("median")
    jumped = (off > JUMP_SDS * spread) & (spread > 0) & (groups.transform("size") >= JUMP_MINIMUM)
    return jumped.reindex(rows.index, fill_value=False)


def _unchanged(rows: pd.DataFrame, figures: pd.DataFrame, unit: str) -> pd.Series:
    """Whether the participants of each row equal those of the last periods before it, counted alike."""
    monthly = rows["grain"] != "year"
    yearly = ~monthly & (rows["change_people"] == 0)
    same = monthly & rows["numerator"].notna()
    if not same.any():
        return yearly & (rows["numerator"] > 0)
    reported = month_numbers(rows["period_end"])
    asked = {month - back for month in reported[same].unique() for back in range(1, UNCHANGED_MONTHS)}
    known = figures[[*READ, "numerator"]].assign(reported=month_numbers(figures["period_end"]))
    known = known[(known["reported"].isin(asked) & known["numerator"].notna()).to_numpy()]
    known = known.drop_duplicates(["area_code", "reported"]).set_index(["area_code", "reported"], drop=False)
    for back in range(1, UNCHANGED_MONTHS):
        at = pd.MultiIndex.from_arrays([rows["area_code"], reported - back])
        before = known[[*READ, "numerator"]].reindex(at).set_axis(rows.index)
        same &= (before["numerator"] == rows["numerator"]) & alike(before, rows, unit)
    return (yearly | same) & (rows["numerator"] > 0)
