"""The budget-year cliff: who was covered in December and no longer in January.

Local government pays for a budget year; who is not renewed drops out in January
(docs/decisions/simulation.md). Two sides of it: what the release knows of funding that ends,
and what official monthly figures have shown in earlier years.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparable import why_not

FALLS = ["area_code", "year", "december", "january", "change", "change_pct", "source_title"]
ENDING = ["area_code", "year", "fund_source", "workers", "amount", "as_of", "source_title"]
_DECEMBER, _JANUARY = 12, 1


def january_changes(figures: pd.DataFrame) -> pd.DataFrame:
    """December against the next January, from prepared figures (figures.prepare) of one indicator.

    Only official monthly counts of people, of one segment, that the gate lets be compared
    (pantau.analysis.comparable).
    Columns of FALLS: year (of the January), december and january (people), change (people,
    below 0 for a fall), change_pct (per cent of December, NaN where December has nobody).
    Greatest fall first; empty where no two such months stand beside each other.
    """
    pairs = _pairs(figures)
    pairs = pairs[pairs["reason"].isna()]
    december = pairs["numerator_before"].astype("int64")
    january = pairs["numerator_after"].astype("int64")
    change = january - december
    out = pairs.assign(
        december=december,
        january=january,
        change=change,
        change_pct=100 * change / december.where(december > 0),
        source_title=pairs["source_title_after"],
    )
    return out.sort_values(["change", "area_code", "year"], ignore_index=True)[FALLS]


def january_refused(figures: pd.DataFrame) -> pd.DataFrame:
    """Decembers and Januaries that are known and of which the gate lets no two be compared.

    Arguments as of `january_changes`. Columns: area_code, year (of the January), reason (text key);
    one row an area and year, in their order.
    """
    pairs = _pairs(figures)
    of = pairs.groupby(["area_code", "year"])["reason"]
    refused = pairs[of.transform(lambda reasons: reasons.notna().all()).astype("bool")]
    first = refused.drop_duplicates(["area_code", "year"])
    return first.sort_values(["area_code", "year"], ignore_index=True)[["area_code", "year", "reason"]]


def _pairs(figures: pd.DataFrame) -> pd.DataFrame:
    """Every December beside every next January of an area, with the gate's reason against it."""
    known = figures[
        (figures["grain"] == "month") & (figures["status"] == "official") & figures["numerator"].notna()
    ]
    # prepared figures stand in the order of preference: the first of a month is the one shown
    months = known.assign(year=known["period"].dt.year, month=known["period"].dt.month)
    ways = ["area_code", "counted_by", "territory", "year", "month"]
    months = months.drop_duplicates(ways).reset_index(drop=True)
    months = months.assign(value=months["numerator"], at=months.index)
    before = months[months["month"] == _DECEMBER].assign(year=lambda rows: rows["year"] + 1)
    after = months[months["month"] == _JANUARY]
    pairs = before.merge(after, on=["area_code", "year"], suffixes=("_before", "_after"))
    one, other = (months.loc[pairs[f"at_{side}"]].set_axis(pairs.index) for side in ("before", "after"))
    return pairs.assign(reason=why_not(one, other, "people"))


def funding_that_ends(budget: pd.DataFrame) -> pd.DataFrame:
    """Workers whose contributions a budget pays for, by area and source of funds.

    budget: rows of table budget with source_title. Of an area the newest year, because the
    earlier ones have ended. Columns of ENDING; most workers first. Only lines that are
    budgeted and say for how many workers.
    """
    known = budget[(budget["status"] == "budgeted") & budget["workers"].notna()]
    known = known.assign(year=known["period"].dt.year)
    newest = known[known["year"] == known.groupby("area_code")["year"].transform("max")]
    return newest.sort_values(
        ["workers", "area_code", "fund_source"], ascending=[False, True, True], ignore_index=True
    )[ENDING]
