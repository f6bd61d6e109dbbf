"""A Table as a simulation would leave it: one area with more participants, all others as they are."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.ranks.ranking import add_ranks
from pantau.analysis.ranks.uncertainty import Errors, add_ranges
from pantau.analysis.targets.gaps import gap_people

METHOD = "simulation"


def ranks_after(
    rows: pd.DataFrame, polarity: str, code: str, people: int, errors: Errors
) -> tuple[pd.Series, pd.Series]:
    """The area's row before and after `people` more participants, ranked among `rows` with its range.

    rows: those of a Table, of one level. The others stay as they are, which is an assumption. An
    area without counts comes back as it was: its share cannot be worked out again.
    """
    at = rows["area_code"] == code
    before = add_ranges(rows, polarity, errors)[at].iloc[0]
    if pd.isna(before["numerator"]) or pd.isna(before["denominator"]) or before["denominator"] <= 0:
        return before, before
    more = int(before["numerator"]) + people
    changed = rows.copy()
    changed.loc[at, "numerator"] = more
    changed.loc[at, "value"] = 100 * more / int(before["denominator"])
    # what only shared out its province's figure no longer does
    changed.loc[at, "method"] = METHOD if people else before["method"]
    ranked = add_ranges(add_ranks(changed, polarity), polarity, errors)
    return before, ranked[at].iloc[0]


def potentials(parts: pd.DataFrame, whole: pd.Series, target_pct: float, *, everyone: bool) -> pd.Series:
    """How many people each part can add to its whole, by area code (Int64).

    Only parts on the whole's basis and of its date: figures of other denominators do not add up
    to it. everyone: all who are not covered; else those who are missing to the target in the part
    itself, so that no part is asked for more than the whole.
    """
    same = (parts["basis"] == whole["basis"]) & (parts["as_of"] == whole["as_of"])
    known = parts[same & parts["numerator"].notna() & parts["denominator"].notna()].set_index("area_code")
    aim = 100.0 if everyone else target_pct
    return gap_people(known["numerator"], known["denominator"], aim)
