"""Checks that look along a series: one area and segment from month to month."""

from __future__ import annotations

from functools import partial

import numpy as np
import pandas as pd

from pantau.publishing.findings import Notes, month, part_name
from pantau.text.numbers import listing, number

# Robust standard deviations beyond which a change is asked about.
JUMP = 3.0
# What the median absolute deviation of a normal spread has to be multiplied by.
_MAD_TO_SD = 1.4826
# Changes of less than this (about 1%) are never asked about, however quiet the series.
_QUIET = 0.01
# Fewer changes say nothing about how much a series moves.
_FEWEST_CHANGES = 6
# Fewer areas say nothing about what a month usually does.
_FEWEST_AREAS = 20
# A denominator so far (about 10%) from what most did in its month is told by itself.
_OUTLYING = 0.1
_NAMED = 3  # of many denominators, those that move coverage most
UNCHANGED_MONTHS = 3
_COUNTABLE = 500  # fewer participants may well stay the same
BREAK = pd.Timestamp(2023, 8, 1)  # Sakernas weights changed from SUPAS2015 to SP2020


def along(new: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """New rows and the known ones that they do not replace, in order of series and month.

    Both have area_code, period, segment, active, eligible. Adds `new`, and of the row before in
    the same series (NA for the first) `before_active`, `before_eligible`, `before_period`, and
    `consecutive`: whether that row is of the month before.
    """
    fresh = new[new["grain"].eq("month").to_numpy()].assign(new=True)
    fresh = fresh[~fresh.duplicated(["area_code", "period", "segment"], keep="last").to_numpy()]
    both = pd.concat([known.assign(new=False), fresh], ignore_index=True) if len(known) else fresh
    both = both[~both.duplicated(["area_code", "period", "segment"], keep="last").to_numpy()].copy()
    both["series"] = _codes(both["area_code"]) * 100 + _codes(both["segment"])
    both = both.sort_values(["series", "period"], kind="stable", ignore_index=True)
    for name in ("active", "eligible"):
        both[name] = both[name].astype("Float64").to_numpy("float64", na_value=np.nan)
    both["month"] = both["period"].dt.year * 12 + both["period"].dt.month
    same = both["series"].eq(both["series"].shift())
    for name in ("active", "eligible", "period"):
        both[f"before_{name}"] = both[name].shift().where(same)
    both["consecutive"] = same & (both["month"] - both["month"].shift() == 1)
    return both


def _codes(column: pd.Series) -> np.ndarray:
    return pd.factorize(column)[0].astype("int64")


def check_jumps(rows: pd.DataFrame, notes: Notes) -> None:
    """Changes from the month before that are far from how the series usually moves.

    Relative changes against their median, in median absolute deviations, and no nearer than
    chance moves a count of that size. Season is no jump: a change like that of the same month a
    year before or after, or like those of other areas in that month (participants fall from
    January to April). Nor is the way back from a jump: one wrong month is one finding.
    """
    ratio = rows["active"] / rows["before_active"]
    moved = rows["consecutive"] & (ratio > 0) & (ratio < np.inf)
    step = pd.Series(np.log(ratio.where(moved)), rows.index)
    off, limit = _usual(step, rows["series"], _FEWEST_CHANGES)
    limit = np.maximum(limit, JUMP / np.sqrt(rows["before_active"].clip(lower=1)))
    far = off.abs() > limit
    for months in (12, -12):
        same = rows["series"].eq(rows["series"].shift(months))
        same &= (rows["month"] - rows["month"].shift(months)) == months
        far &= ~((step - step.shift(months).where(same)).abs() <= limit)
    others, spread = _usual(step, rows["month"] * 100 + rows["series"] % 100, _FEWEST_AREAS)
    # Too few areas to tell what the month does: the series alone decides.
    far &= others.isna() | (others.abs() > spread)
    back = far.shift(fill_value=False) & rows["consecutive"] & ((step + step.shift()).abs() <= limit)
    told = rows.assign(percent=100 * (ratio - 1))[far & ~back & rows["new"]]
    words = {"old": "before_active", "new": "active", "percent": "percent"}
    notes.rows("jump", told, "participants", "active", **words)


def _usual(step: pd.Series, group: pd.Series, fewest: int) -> tuple[pd.Series, pd.Series]:
    """How far each change is from its group's median, and from where on that is far; NaN in small groups."""
    groups = step.groupby(group)
    off = (step - groups.transform("median")).where(groups.transform("count") >= fewest)
    limit = JUMP * _MAD_TO_SD * off.abs().groupby(group).transform("median")
    return off, limit.clip(lower=_QUIET)


def check_unchanged(rows: pd.DataFrame, notes: Notes) -> None:
    """The same number of active participants three months running: copied rather than counted?"""
    same = rows["consecutive"] & (rows["active"] == rows["before_active"]) & (rows["active"] >= _COUNTABLE)
    run = same.groupby((~same).cumsum()).cumsum() + 1
    new_before = rows["new"].shift(fill_value=False)
    told = rows[same & rows["new"] & ((run == UNCHANGED_MONTHS) | ((run > UNCHANGED_MONTHS) & ~new_before))]
    notes.rows("unchanged", told, "participants", "active", value="active")


def check_denominators(rows: pd.DataFrame, known: pd.DataFrame, notes: Notes) -> None:
    """Eligible workers revised, against the month before or what was known, and what that does."""
    rows = rows.assign(old=rows["before_eligible"], since=rows["before_period"])
    if len(known):
        keys = ["area_code", "period", "segment"]
        there = known[keys].astype({"area_code": "object", "segment": "object"})
        there["known"] = known["eligible"].astype("Float64").to_numpy("float64", na_value=np.nan)
        merged = (
            rows[keys].astype({"area_code": "object", "segment": "object"}).merge(there, how="left", on=keys)
        )
        revised = pd.Series(merged["known"].to_numpy(), index=rows.index)
        rows["old"] = revised.fillna(rows["old"])
        rows["since"] = rows["period"].where(revised.notna(), rows["since"])
    moved = rows["new"] & rows["old"].notna() & rows["eligible"].notna() & (rows["old"] != rows["eligible"])
    told = rows[moved & (rows["old"] > 0) & (rows["eligible"] > 0)]
    told = told.assign(points=100 * told["active"] * (1 / told["eligible"] - 1 / told["old"]))
    _tell_denominators(told, notes)
    comes = rows["new"] & rows["before_period"].notna() & (rows["old"].isna() != rows["eligible"].isna())
    notes.rows("basis_changed", rows[comes], "participants", "eligible", since="before_period")


def _tell_denominators(told: pd.DataFrame, notes: Notes) -> None:
    """Many denominators revised in one month are one finding: they are counted anew once a year.

    Few of a month, and those far from what the others did, are told one by one.
    """
    keys = ["file", "sheet", "period"]
    group = told.groupby(keys, observed=True, sort=False).ngroup()
    off, limit = _usual(pd.Series(np.log(told["eligible"] / told["old"]), told.index), group, _FEWEST_AREAS)
    together = (off.abs() <= limit.clip(lower=_OUTLYING)).to_numpy()
    words = {"old": "old", "new": "eligible", "since": "since", "points": "points"}
    notes.rows("denominator_revised", told[~together], "participants", "eligible", **words)
    for (file, sheet, period), part in told[together].groupby(keys, observed=True, sort=True):
        column = notes.sheet.label(part.iloc[0].to_dict(), "participants", "eligible")
        known = part[part["points"].notna().to_numpy()]
        far = known.loc[known["points"].abs().sort_values(ascending=False).index].head(_NAMED)
        about = {
            "period": partial(month, period),
            "count": partial(number, len(part), 0),
            "areas": partial(number, part["area_code"].nunique(), 0),
            "median": partial(number, 100 * ((part["eligible"] / part["old"]).median() - 1), 1),
            "low": "–" if known.empty else partial(number, known["points"].min(), 2),
            "high": "–" if known.empty else partial(number, known["points"].max(), 2),
            "farthest": partial(_named, far, notes),
        }
        notes.whole("denominators_revised", str(file), str(sheet), column, about, rows=len(part))
        text = "denominator_revised"
        notes.rows("denominators_revised", part, "participants", "eligible", text=text, **words)


def _named(far: pd.DataFrame, notes: Notes, language: str) -> str:
    """'Kota Palembang, PU (1,25)': the areas whose coverage moves most."""
    named = [
        f"{notes.names[row['area_code']]}, {part_name(row['segment'], language)}"
        f" ({number(row['points'], 2, language)})"
        for row in far.to_dict("records")
    ]
    return listing(named, language) if named else "–"


def check_break(new: pd.DataFrame, notes: Notes) -> None:
    """Months on both sides of August 2023: their coverage of employed workers is not comparable."""
    for (file, sheet), part in new.groupby(["file", "sheet"], observed=True, sort=False):
        if part["period"].min() < BREAK <= part["period"].max():
            notes.whole("series_break", str(file), str(sheet))
