"""How sure a rank is: a range for it, and with how many areas a figure does not differ.

Each figure is drawn again many times, with the chance in its numerator and an assumed error in
its denominator, and all of a comparison group are ranked in every draw (Goldstein and
Spiegelhalter 1996). The assumed error is ours; docs/decisions/ranking.md gives the reasons.
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

DRAWS = 4_000
# Of fewer areas more can be drawn in the same time. With 4,000 the end of a province's range, and with it
# the tiers of all behind, still hung on the seed; with this many it does not.
CELLS, MOST_DRAWS = 2_000_000, 20_000
LEVEL = 0.95
SEED = 1996
# Denominators that are counted one by one (offices, villages, registered people) or decided (targets).
WITHOUT_ERROR = ("institution", "registered", "target")

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

    rank_low, rank_high: the places that hold an area in 95 of 100 draws, and its rank always.
    similar: areas of the group from which it does not differ: neither of the two stands above
    the other in more than 97.5 of 100 draws. tier, tier_of: see tiers.tiers; NA where one of the
    group has no range. parent_rank_low, parent_rank_high: the same as of rank, inside the parent.
    range_note: text key, why a ranked row has no range, or what its range leaves out. A row
    without numerator or denominator varies by the denominator's error alone; of `coverage` that
    is its range, where an error is assumed, and else it has none. A value that is no share
    (`unit`) has none either. `rows`: a Table's. Any order of rows gives the same answer.
    """
    found = pd.DataFrame(index=rows.index, columns=list(RANGE_COLUMNS), dtype="object")
    ranked = rows[rows["rank"].notna()].sort_values("area_code")
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
    simulated = draw_samples(
        group["value"].to_numpy(dtype="float64"),
        group["denominator"].where(counted).to_numpy(dtype="float64", na_value=np.nan),
        shares,
        draws_of(len(group)),
    )
    places = places_of(simulated, polarity)
    rank = group["rank"].to_numpy(dtype="int64")
    low, high = _around(rank, places)
    out = pd.DataFrame({"rank_low": low, "rank_high": high, "similar": similar(places)}, index=group.index)
    out = out.join(_inside_parents(group, simulated, polarity)).astype("object").where(ranged, None)
    band = tiers(rank, low, high) if ranged.all() else np.full(len(group), np.nan)
    return out.assign(
        tier=band,
        tier_of=np.nan if np.isnan(band).all() else band.max(),
        range_note=_range_notes(group, counted, ranged),
    )[list(RANGE_COLUMNS)]


def _inside_parents(group: pd.DataFrame, simulated: np.ndarray, polarity: str) -> pd.DataFrame:
    """parent_rank_low and parent_rank_high of a comparison group, NA where there is no parent_rank."""
    names = ["parent_rank_low", "parent_rank_high"]
    out = pd.DataFrame(index=group.index, columns=names, dtype="object")
    inside = group["parent_rank"].notna().to_numpy()
    for parent in group["parent"][inside].unique():
        at = np.flatnonzero(inside & (group["parent"] == parent).to_numpy())
        rank = group["parent_rank"].iloc[at].to_numpy(dtype="int64")
        low, high = _around(rank, places_of(simulated[at], polarity))
        out.iloc[at] = np.column_stack([low, high])
    return out


def _around(rank: np.ndarray, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The limits of each row's places, stretched to its rank."""
    low, high = limits(places)
    return np.minimum(low, rank), np.maximum(high, rank)


def _range_notes(group: pd.DataFrame, counted: pd.Series, ranged: pd.Series) -> pd.Series:
    note = pd.Series(None, index=group.index, dtype="object")
    note = note.mask(group["status"] == "estimate", "analysis.range_of_estimate")
    note = note.where(counted, "analysis.range_without_counts")
    return note.where(ranged, "analysis.no_range_counts")


def draws_of(areas: int) -> int:
    """How many times so many areas are drawn again: DRAWS, and more where they are few."""
    return min(MOST_DRAWS, max(DRAWS, CELLS // max(areas, 1)))


def draw_samples(
    values: np.ndarray, wholes: np.ndarray, errors: np.ndarray, draws: int = DRAWS
) -> np.ndarray:
    """Each value drawn again: one row a value, one column a draw, in per cent.

    values: per cent; wholes: denominators in people (NaN: unknown, no chance in the numerator);
    errors: coefficients of variation as shares. The numerator is binomial. Above 100% the
    participants are no part of the denominator, so their number is Poisson. A denominator's
    error is lognormal around what is published: a share of it, and never below nought.
    """
    chance = np.random.default_rng(SEED)
    share = values / 100
    known = wholes > 0
    size = np.where(known, wholes, 1)[:, None]
    shape = (len(values), draws)
    inside = chance.binomial(size.astype("int64"), np.clip(share, 0, 1)[:, None], shape) / size
    over = share > 1
    if over.any():
        expected = (size[over, 0] * share[over])[:, None]
        inside[over] = chance.poisson(expected, (int(over.sum()), draws)) / size[over]
    inside = np.where(known[:, None], inside, share[:, None])
    spread = np.sqrt(np.log1p(errors**2))[:, None]
    drawn: np.ndarray = 100 * inside * np.exp(spread * chance.standard_normal(shape))
    return drawn


def places_of(simulated: np.ndarray, polarity: str) -> np.ndarray:
    """The place of each row in every column, 1 the best by polarity; ties share the better place."""
    signed = simulated if polarity == "less_is_better" else -simulated
    order = np.argsort(signed, axis=0)
    ordered = np.take_along_axis(signed, order, axis=0)
    at = np.arange(len(signed), dtype="int16")[:, None]
    fresh = np.ones(signed.shape, dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    shared = np.maximum.accumulate(np.where(fresh, at, np.int16(0)), axis=0) + np.int16(1)
    places = np.empty(signed.shape, dtype="int16")
    np.put_along_axis(places, order, shared, axis=0)
    return places


def limits(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The lowest and highest place of each row, (1 - LEVEL) / 2 of the draws left out at either end."""
    draws = places.shape[1]
    out = int(draws * (1 - LEVEL) / 2)
    ordered = np.partition(places, (out, draws - 1 - out), axis=1)
    return ordered[:, out].astype("int64"), ordered[:, draws - 1 - out].astype("int64")


def similar(places: np.ndarray) -> np.ndarray:
    """How many other rows each one does not differ from (see add_ranges)."""
    count = np.zeros(len(places), dtype="int64")
    sure = int(places.shape[1] * (1 + LEVEL) / 2)
    for i in range(len(places) - 1):
        others = places[i + 1 :]
        alike = (_times(places[i] < others) <= sure) & (_times(places[i] > others) <= sure)
        count[i] += alike.sum()
        count[i + 1 :] += alike
    return count


def _times(holds: np.ndarray) -> np.ndarray:
    # packed to bits first: four times as fast as adding up booleans
    counts: np.ndarray = np.bitwise_count(np.packbits(holds, axis=1)).sum(axis=1, dtype="int64")
    return counts
