"""Whether two maps side by side may be compared, area by area, as the gate says."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.analysis.comparable import beside, why_not
from pantau.analysis.table import Table


@dataclass(frozen=True, slots=True)
class Verdict:
    """both: areas with a figure on either map; comparable: how many of them the gate lets pass.

    reason: the text key of why most others are not compared; '' where all are.
    """

    both: int
    comparable: int
    reason: str


def verdict(one: Table, other: Table) -> Verdict:
    """Of two Tables of one release: two periods of a measure, or two measures."""
    left, right = (
        table.rows[table.rows["value"].notna()].set_index("area_code", drop=False) for table in (one, other)
    )
    common = left.index.intersection(right.index)
    if common.empty:
        return Verdict(0, 0, "comparable.no_figure")
    left, right = left.loc[common], right.loc[common]
    same = (one.indicator.id, one.segment.id) == (other.indicator.id, other.segment.id)
    if not same:
        reasons = beside(left, right)
    elif left["period_end"].max() <= right["period_end"].max():
        reasons = why_not(left, right, one.indicator.unit)
    else:
        reasons = why_not(right, left, one.indicator.unit)
    refused = reasons.dropna()
    return Verdict(
        len(common), len(common) - len(refused), "" if refused.empty else str(refused.mode().iloc[0])
    )
