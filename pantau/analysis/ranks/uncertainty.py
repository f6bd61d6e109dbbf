"""How sure a rank is: a range for it, and with how many areas a figure does not differ.

Every figure of a comparison group is compared with every other, by the chance in the numerators
and an assumed error in the denominators; a range is what the pairs leave open (Klein, Wright and
Wieczorek 2020). The assumed error is ours; docs/decisions/ranking.md gives the reasons.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pantau.analysis.ranks.tiers import tiers
from pantau.analysis.table import Table
from pantau.view import View

# Standard errors beyond which a difference is clear: 95%, on both sides, of each pair by itself.
Z = 1.96
# Denominators that are counted one by one (offices, villages, registered people) or decided (targets).
WITHOUT_ERROR = ("institution", "registered", "target")

# The note of a range beside areas that have none.
OF_KNOWN = "analysis.range_of_known"
RANGE_COLUMNS: dict[str, Any] = {
    "rank_low": "Int64",
    "rank_high": "Int64",
    "similar": "Int64",
    "tier": "Int64",
    "tier_of": "Int64",
    "parent_rank_low": "Int64",
    "parent_rank_high": "Int64",
    "range_note": "str",
}


@dataclass(frozen=True, slots=True)
class Errors:
    """Coefficients of variation assumed of a denominator, in per cent, by level of the area."""

    province: float
    regency: float

    def shares(self, rows: pd.DataFrame) -> np.ndarray:
        """The error of each row's denominator as a share of it (0.05: five per cent)."""
        province = (rows["level"] == "province").to_numpy()
        assumed = np.where(province, self.province, self.regency) / 100
        return np.where(rows["basis"].isin(WITHOUT_ERROR), 0.0, assumed)


def errors_of(view: View) -> Errors:
    """The errors a View assumes (options `error_province` and `error_regency`)."""
    return Errors(float(view.option("error_province")), float(view.option("error_regency")))


def with_ranges(table: Table, errors: Errors) -> Table:
    """The Table with RANGE_COLUMNS, its View naming the errors assumed."""
    unit, polarity = table.indicator.unit, table.indicator.polarity
    if table.indicator.is_share_of_survey:
        rows = _without_ranges(table.rows, polarity, errors)
    else:
        rows = add_ranges(table.rows, polarity, errors, unit, coverage=_is_coverage(table))
    return dataclasses.replace(table, view=naming_errors(table.view, errors), rows=rows)


def _without_ranges(rows: pd.DataFrame, polarity: str, errors: Errors) -> pd.DataFrame:
    """Rows of a survey's share: its sample errs in both parts, and by how much is not published."""
    found = add_ranges(
        rows.assign(denominator=rows["denominator"].mask(rows["rank"].notna())), polarity, errors
    )
    told = found["range_note"].replace("analysis.no_range_counts", "analysis.no_range_survey")
    return found.assign(denominator=rows["denominator"], range_note=told)


def naming_errors(view: View, errors: Errors) -> View:
    """The View with the errors assumed among its options."""
    return view.with_options(error_province=f"{errors.province:g}", error_regency=f"{errors.regency:g}")


def assumes_error(table: Table) -> bool:
    """Whether any range of the Table depends on the error assumed of denominators."""
    rows = table.rows
    ranked = rows["rank"].notna() & ~rows["basis"].isin(WITHOUT_ERROR)
    coverage = _is_coverage(table)
    counted = _counted(rows) & (not table.indicator.is_share_of_survey)
    return table.indicator.unit == "percent" and bool((ranked & (counted | coverage)).any())


def _is_coverage(table: Table) -> bool:
    """Whether a percentage is participants over workers; that of a survey errs in both its parts."""
    return table.indicator.held_to_targets


def _counted(rows: pd.DataFrame) -> pd.Series:
    return rows["denominator"].notna() & rows["numerator"].notna()


def add_ranges(
    rows: pd.DataFrame, polarity: str, errors: Errors, unit: str = "percent", *, coverage: bool = False
) -> pd.DataFrame:
    """Rows with RANGE_COLUMNS, for those that are ranked.

    rank_low: one place below all areas that are better and differ; rank_high: one above all that
    are worse and differ (`clearly_above`), so that the rank is always inside. similar: areas of
    the group from which it does not differ; of those that have a range, for nothing is known of
    the others, which may stand anywhere. tier, tier_of: see tiers.tiers; NA where one of the
    group has no range. parent_rank_low, parent_rank_high: the same as of rank, inside the parent.
    range_note: text key, why a ranked row has no range, or what its range leaves out. A row
    without numerator or denominator varies by the denominator's error alone; of `coverage` that
    is its range, where an error is assumed, and else it has none. A value that is no share
    (`unit`) has none either. `rows`: a Table's. Any order of rows gives the same answer.
    """
    found = pd.DataFrame(index=rows.index, columns=list(RANGE_COLUMNS), dtype="object")
    ranked = rows[rows["rank"].notna()]
    if unit != "percent":
        found.loc[ranked.index, "range_note"] = "analysis.no_range_unit"
        ranked = ranked.iloc[:0]
    for _, group in ranked.groupby("comparison_group"):
        found.loc[group.index] = _ranges_of_group(group, polarity, errors, coverage)
    typed = {name: found[name].astype(kind) for name, kind in RANGE_COLUMNS.items()}
    return rows.assign(**typed)


def _ranges_of_group(group: pd.DataFrame, polarity: str, errors: Errors, coverage: bool) -> pd.DataFrame:
    counted, shares = _counted(group), errors.shares(group)
    ranged = counted | (coverage & (shares > 0))
    # nobody whose error is known stands beside it
    alone = ranged if ranged.sum() == 1 and len(group) > 1 else ranged & False
    ranged = ranged & ~alone
    logs, variances = log_figures(
        group["value"].to_numpy(dtype="float64"),
        group["denominator"].where(counted).to_numpy(dtype="float64", na_value=np.nan),
        shares,
    )
    rank = group["rank"].to_numpy(dtype="int64")
    # of one without a range it is not known whether it differs
    above = clearly_above(rank, logs, variances, polarity) & np.logical_and.outer(
        *[ranged.to_numpy(dtype=bool)] * 2
    )
    low, high = limits(above)
    # what is not clear, less the area itself
    similar = int(ranged.sum()) - 1 - (above | above.T).sum(axis=1)
    out = pd.DataFrame({"rank_low": low, "rank_high": high, "similar": similar}, index=group.index)
    out = out.join(_inside_parents(group, above)).astype("object").where(ranged, None)
    band = tiers(rank, above) if ranged.all() else np.full(len(group), np.nan)
    return out.assign(
        tier=band,
        tier_of=np.nan if np.isnan(band).all() else band.max(),
        range_note=_range_notes(group, counted, ranged).mask(alone, "analysis.no_range_others"),
    )[list(RANGE_COLUMNS)]


def _inside_parents(group: pd.DataFrame, above: np.ndarray) -> pd.DataFrame:
    """parent_rank_low and parent_rank_high of a comparison group, NA where there is no parent_rank."""
    names = ["parent_rank_low", "parent_rank_high"]
    out = pd.DataFrame(index=group.index, columns=names, dtype="object")
    inside = group["parent_rank"].notna().to_numpy()
    for parent in group["parent"][inside].unique():
        at = np.flatnonzero(inside & (group["parent"] == parent).to_numpy())
        out.iloc[at] = np.column_stack(limits(above[np.ix_(at, at)]))
    return out


def _range_notes(group: pd.DataFrame, counted: pd.Series, ranged: pd.Series) -> pd.Series:
    note = pd.Series(None, index=group.index, dtype="object")
    if not ranged.all():
        note[:] = OF_KNOWN
    note = note.where(counted, "analysis.range_without_counts")
    return note.where(ranged, "analysis.no_range_counts")


def log_figures(values: np.ndarray, wholes: np.ndarray, errors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(logarithms of the values as shares, their variances).

    values: per cent; wholes: denominators in people (NaN: unknown, no chance in the numerator);
    errors: coefficients of variation of the denominators, as shares. A value's variance is
    `chance` and log1p(error squared), the variance of the log of what is off by so much. No share
    has a logarithm at nought: none of N counts as half a one of them. A nought of an unknown
    whole lies below every other figure, however uncertain.
    """
    known = wholes > 0
    size = np.where(known, wholes, np.inf)
    none = values <= 0
    share = np.where(none, 0.5 / size, values / 100)
    floor = np.finfo("float64").tiny
    variance = np.where(known, chance(np.maximum(share, floor), np.where(known, wholes, 1)), 0)
    return np.log(np.maximum(share, floor)), variance + np.log1p(errors**2)


def chance(share: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """The variance of the log of a share (above 0) of `whole` people by chance alone (delta method).

    The count is binomial; above 100% the participants are no part of the denominator, and it is
    Poisson. All of them would leave no chance at all, of five as of a million: all but half a one
    are taken, as half a one is for none.
    """
    inside = np.minimum(share, 1 - 0.5 / whole)
    variance: np.ndarray = np.where(share > 1, 1 / (whole * share), (1 - inside) / (whole * inside))
    return variance


def clearly_above(rank: np.ndarray, logs: np.ndarray, variances: np.ndarray, polarity: str) -> np.ndarray:
    """Whether each row's area is better than each column's, and differs from it.

    Better by `rank`; they differ where the logs lie further apart, in that same order, than Z
    standard errors of their difference. Errors of areas are independent. Of tied areas, neither.
    """
    signed = -logs if polarity == "less_is_better" else logs
    apart = signed[:, None] - signed[None, :]
    error = np.sqrt(variances[:, None] + variances[None, :])
    clear: np.ndarray = (rank[:, None] < rank[None, :]) & (apart > Z * error)
    return clear


def limits(above: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The best and the worst place that the clear differences (`clearly_above`) leave to each area."""
    return 1 + above.sum(axis=0), len(above) - above.sum(axis=1)
