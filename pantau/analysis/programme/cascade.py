"""The cascade of Inpres 2/2021: regulation, budget, offices and villages, registered, active, covered.

Each step of an area has its own numerator, denominator, date and source. Steps are never joined
into one chain of shares, never filled in from another area and never averaged: what the release
does not know stays unknown (docs/decisions/inpres.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.analysis.figures import pick, prepare
from pantau.analysis.release import Release, coverage_of
from pantau.view import NATION

STEPS = ("regulation", "budget", "opd", "village", "registered", "active", "covered")
# The indicator of the catalogue that each step before coverage is about.
INDICATORS = {
    "regulation": "regulation",
    "budget": "budgeted",
    "opd": "institution_registered",
    "village": "institution_registered",
    "registered": "registered",
    "active": "active_share",
}
# Steps that count institutions; each is a segment of its indicator.
INSTITUTIONS = ("opd", "village")
# A regulation or a budget is there or it is not; the other steps are shares.
YES_OR_NO = ("regulation", "budget")
STATES = ("full", "part", "none", "count", "unknown")
COLUMNS = [
    "area_code", "step", "state", "numerator", "denominator", "value", "margin", "as_of", "status", "basis",
    "counted_by", "detail", "source_title", "source_url",
]  # fmt: skip
_WHOLE = 100.0  # per cent
_SAME_REPORT = ["area_code", "as_of", "source_id"]


def cascade(release: Release, covered: pd.DataFrame) -> pd.DataFrame:
    """One row per area and step, COLUMNS, in the order of `covered` and of STEPS.

    covered: rows of a Table (or headlines): the areas asked about, with the coverage that is
    the last step. Every other step is the newest of the release, whatever the View's period,
    and says its date. state: 'full', 'part', 'none' of a denominator; 'count' where only the
    numerator is known; 'unknown' where nothing is. numerator and denominator are institutions or
    people, value per cent (float64, never clipped). detail: names of regulations, source of funds.
    """
    codes = pd.Index(covered["area_code"].astype("object"))
    found = pd.concat(
        [
            _regulation(release.query("regulations")),
            _budget(release.query("budget_of_area", area=NATION)),
            *(_figures(release, INDICATORS[unit], unit, unit) for unit in INSTITUTIONS),
            _registered(release),
            _figures(release, INDICATORS["active"], "all", "active"),
            _covered(covered),
        ],
        ignore_index=True,
    )
    wanted = pd.MultiIndex.from_product([codes, STEPS], names=["area_code", "step"])
    out = found.set_index(["area_code", "step"]).reindex(wanted).reset_index()
    return out.assign(state=out["state"].fillna("unknown"))[COLUMNS]


def roll_up(steps: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Steps of parts counted by what they belong to: one row per group and step, indexed by both.

    steps: rows of `cascade`. group: by area code, what the area is a part of (NA: of nothing).
    Columns: one per state of STATES (number of parts), total, and of the steps with counts the
    sums numerator and denominator over the `summed` parts that share the newest date `as_of`
    (figures of different dates are never added); first and last date; source_title (of the
    newest, NA where several stand beside each other).
    """
    rows = steps.assign(group=steps["area_code"].map(group)).dropna(subset=["group"])
    keys = ["group", "step"]
    counts = rows.groupby(keys)["state"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=list(STATES), fill_value=0)
    counts["total"] = counts.sum(axis=1)
    dated = rows.dropna(subset=["as_of"])
    spans = dated.groupby(keys)["as_of"].agg(first="min", last="max")
    with_counts = dated.dropna(subset=["numerator", "denominator"])
    newest = with_counts.groupby(keys)["as_of"].transform("max")
    summed = with_counts[with_counts["as_of"] == newest]
    sums = summed.groupby(keys).agg(
        numerator=("numerator", "sum"),
        denominator=("denominator", "sum"),
        summed=("area_code", "size"),
        as_of=("as_of", "first"),
    )
    sources = dated.groupby(keys)["source_title"].agg(sources="nunique", source_title="first")
    joined = counts.join(spans).join(sums).join(sources)
    alone = joined["sources"] == 1
    return joined.assign(source_title=joined["source_title"].where(alone)).drop(columns="sources")


def share(row: Mapping[str, Any]) -> float | None:
    """Per cent of a step, or None where there is none to tell.

    Of one area its value; of its own regulation or budget 100 where there is one and 0 where there
    is none. Of parts (a row of `roll_up`) with counts the sum's; of regulation and budget those
    that have one among those of whom it is known, None where only those that have one are.
    """
    if "value" in row:
        told = {"full": _WHOLE, "none": 0.0}.get(str(row["state"]))
        return told if pd.isna(row["value"]) else float(row["value"])
    if pd.notna(row["denominator"]) and row["denominator"]:
        return 100 * float(row["numerator"]) / float(row["denominator"])
    if not row["none"] and row["unknown"]:
        return None  # only those that have one are on record: of the others nothing is known
    known = row["full"] + row["none"] + row["part"]
    return 100 * float(row["full"]) / float(known) if known else None


def leaks(shares: dict[str, float | None]) -> tuple[str | None, str | None]:
    """(first, lowest): the first step of STEPS known to be under 100%, and the one with the lowest share.

    shares: per cent by step, None where unknown. Of equal shares the earlier step. None: no
    step is known to fall short.
    """
    short = {step: value for step in STEPS if (value := shares.get(step)) is not None and value < _WHOLE}
    if not short:
        return None, None
    return next(iter(short)), min(short, key=short.__getitem__)


def _regulation(regulations: pd.DataFrame) -> pd.DataFrame:
    """An area with regulations of its own on record. None on record says nothing: they may exist."""
    regulations = regulations[regulations["area_code"] != NATION]  # the nation's laws are no step of its own
    if regulations.empty:
        return _rows(regulations, "regulation")
    plain = regulations.astype("object").where(regulations.notna(), None)
    names = [
        " ".join(str(part) for part in (kind, number, year and f"({year})") if part)
        for kind, number, year in zip(plain["kind"], plain["number"], plain["year"], strict=True)
    ]
    named = regulations.assign(detail=names, year=regulations["year"].astype("Int64"))
    newest = named.sort_values(["area_code", "year", "detail"], na_position="first")
    by_area = newest.groupby("area_code", sort=True)
    found = by_area.agg(
        detail=("detail", "; ".join), year=("year", "last"), source_title=("source_title", "last")
    ).reset_index()
    as_of = found["year"].astype("str").where(found["year"].notna(), None)
    return _rows(found.assign(state="full", as_of=as_of), "regulation")


def _budget(budget: pd.DataFrame) -> pd.DataFrame:
    """The newest record of each area; of one date budgeted by any source of funds is budgeted."""
    order = budget.assign(no=budget["status"] != "budgeted")
    newest = order[order["period"] == order.groupby("area_code")["period"].transform("max")]
    newest = newest.sort_values(["area_code", "no", "fund_source", "source_id"])
    first = newest.drop_duplicates("area_code")
    funds = newest.dropna(subset=["fund_source"]).groupby("area_code")["fund_source"].agg("; ".join)
    state = first["status"].map({"budgeted": "full", "not_budgeted": "none"})
    return _rows(first.assign(state=state, detail=first["area_code"].map(funds)), "budget")


def _registered(release: Release) -> pd.DataFrame:
    """Registered of the eligible, each area's newest.

    An official file gives registered and eligible side by side: they are put together only where
    area, date and file are the same. Else it is a share only where the source itself gives one.
    """
    registered = prepare(
        release.query("observations", indicator=INDICATORS["registered"], segment="all"), "people"
    )
    published = coverage_of(release)["semesta"]
    coverage = prepare(
        release.query("observations", indicator=published.id, segment=published.default_segment)
    )
    beside = coverage[[*_SAME_REPORT, "denominator"]].drop_duplicates(_SAME_REPORT)
    both = registered.merge(beside, how="left", on=_SAME_REPORT, suffixes=("", "_beside"))
    eligible = both.assign(denominator=both["denominator"].fillna(both["denominator_beside"]))
    return _shares(pick(eligible, "area_code"), "registered")


def _figures(release: Release, indicator: str, segment: str, step: str) -> pd.DataFrame:
    """The newest figure of each area of an indicator that is a share as it stands."""
    figures = prepare(release.query("observations", indicator=indicator, segment=segment))
    return _shares(pick(figures, "area_code"), step)


def _covered(table_rows: pd.DataFrame) -> pd.DataFrame:
    numbers = ("numerator", "denominator", "value", "margin")
    # by way of Float64: a headline's cells are objects, NA among them
    rows = table_rows.astype(dict.fromkeys(numbers, "Float64")).astype(dict.fromkeys(numbers, "float64"))
    state = rows["value"].map(_state_of, na_action="ignore")
    return _rows(rows.assign(state=state, detail=None), "covered")


def _shares(figures: pd.DataFrame, step: str) -> pd.DataFrame:
    """Prepared figures as a step; without a denominator and a published share it is a count."""
    share = 100 * figures["numerator"] / figures["denominator"].where(figures["denominator"] > 0)
    value = figures["published_pct"].fillna(share)
    state = value.map(_state_of, na_action="ignore")
    counted = state.isna() & figures["numerator"].notna()
    return _rows(figures.assign(value=value, state=state.mask(counted, "count"), detail=None), step)


def _state_of(value: float) -> str:
    if value <= 0:
        return "none"
    return "full" if value >= _WHOLE else "part"


def _rows(frame: pd.DataFrame, step: str) -> pd.DataFrame:
    """The columns of a step, all of one type whatever it was made from."""
    numbers = ("numerator", "denominator", "value", "margin")
    out = frame.reindex(columns=COLUMNS).astype("object")
    # a cell may be NA of any kind, also where a whole column is
    return out.assign(step=step, **{name: pd.to_numeric(out[name]).astype("float64") for name in numbers})
