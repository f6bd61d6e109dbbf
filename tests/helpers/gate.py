"""What the gate says of every two rows of a group, for those that hold consumers to it."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparable import beside

# Rows of one league may be of other months of its quarter, and of other land: they are other areas.
WITHIN_A_LEAGUE = frozenset({"comparable.other_month", "comparable.boundaries"})


def refused_pairs(group: pd.DataFrame) -> frozenset[str]:
    """The reasons for which any two rows may not stand side by side; both ways, none with itself."""
    rows = group.reset_index(drop=True)
    both = pd.MultiIndex.from_product([rows.index, rows.index]).to_frame(index=False)
    both = both[both[0] != both[1]]
    one, other = (rows.iloc[both[side]].reset_index(drop=True) for side in (0, 1))
    return frozenset(beside(one, other).dropna())
