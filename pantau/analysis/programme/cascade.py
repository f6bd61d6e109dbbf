"""The cascade of Inpres 2/2021: regulation, budget, offices and villages, registered, active, covered.

Each step of an area has its own numerator, denominator, date and source. Steps are never joined
into one chain of shares, never filled in from another area and never averaged: what the release
does not know stays unknown (docs/decisions/inpres.md). parts.py counts the parts of an area,
leaks.py says which of its steps may be compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.comparable import doubts, first_key
from pantau.analysis.figures import STATUS_ORDER, pick
from pantau.analysis.release import Release, catalogue_of, coverage_of
from pantau.analysis.table import figures_of
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
# What is known of a step, and what the gate reads of it (comparable.READ).
COLUMNS = [
    "area_code", "name", "step", "state", "numerator", "denominator", "value", "published_pct", "margin",
    "as_of", "period_end", "grain", "month", "next_break", "territory", "boundaries", "status", "method",
    "basis", "counted_by", "made_of", "caveat", "detail", "note", "note_en", "others", "missing_reason",
    "source_id", "source_title", "source_url",
]  # fmt: skip
INSIDE = "analysis.included_in_predecessor"
_NUMBERS = [
    "numerator", "denominator", "value", "published_pct", "margin", "month", "next_break", "territory",
    "boundaries",
]  # fmt: skip
_WHOLE = 100.0  # per cent
_SAME_REPORT = ["area_code", "as_of", "source_id"]
_GOVERNMENTS = ("regency_government", "province_government")


def cascade(release: Release, covered: pd.DataFrame) -> pd.DataFrame:
    """One row per area and step, COLUMNS, in the order of `covered` and of STEPS.

    covered: rows of a Table (or headlines): the areas asked about, with the coverage that is
    the last step. Every other step is the newest sound figure of the release (one in doubt where
    there is no other), whatever the View's period, and says its date. state: 'full', 'part',
    'none' of a denominator; 'count' where only the numerator is known; 'unknown' where nothing is.
    numerator and denominator are institutions or people, value per cent (float64, never clipped).
    name: as the Table has it, which tells of a province before its split. detail: names of
    regulations, source of funds. others: (numerator, source) of other sources that tell another
    number for the same month. missing_reason: text key of why an unknown step is so, where it is known.
    """
    codes = pd.Index(covered["area_code"].astype("object"))
    active = _picked(figures_of(release, INDICATORS["active"], "all"))
    found = pd.concat(
        [
            _regulation(release.query("regulations")),
            _budget(release),
            *(_figures(release, INDICATORS[unit], unit, unit) for unit in INSTITUTIONS),
            _registered(release, active),
            _shares(active, "active"),
            _covered(covered),
        ],
        ignore_index=True,
    )
    wanted = pd.MultiIndex.from_product([codes, STEPS], names=["area_code", "step"])
    out = found.set_index(["area_code", "step"]).reindex(wanted).reset_index()
    out["state"] = out["state"].fillna("unknown")
    out["name"] = out["area_code"].map(dict(zip(codes, covered["name"], strict=True)))
    return _with_reasons(out, found, catalogue_of(release).areas)[COLUMNS].astype(
        {"period_end": "datetime64[us]"}
    )


def share(row: Mapping[str, Any]) -> float | None:
    """Per cent of a step, or None where there is none to tell.

    Of one area its value; of its own regulation or budget 100 where there is one and 0 where there
    is none. Of parts (a row of `roll_up`) only where all of them are known: of those that are not,
    it would say something that nobody has counted.
    """
    if "total" not in row:
        told = {"full": _WHOLE, "none": 0.0}.get(str(row["state"]))
        return told if pd.isna(row["value"]) else float(row["value"])
    if pd.notna(row["denominator"]) and row["denominator"]:
        whole = row["summed"] == row["total"]
        return 100 * float(row["numerator"]) / float(row["denominator"]) if whole else None
    answered = row["full"] + row["none"]
    return 100 * float(row["full"]) / float(answered) if answered == row["total"] else None


def _with_reasons(steps: pd.DataFrame, found: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """A province split off later is told of by the figure of the one before the split, and says so."""
    before = predecessors(areas)
    old = found[found["area_code"].isin(set(before.values())) & (found["boundaries"] == 34)]
    whole = set(zip(old["area_code"], old["step"], strict=True))
    pairs = zip(steps["area_code"].map(before), steps["step"], strict=True)
    inside = pd.Series([pair in whole for pair in pairs], index=steps.index)
    unknown = steps["state"] == "unknown"
    return steps.assign(missing_reason=steps["missing_reason"].mask(inside, INSIDE).where(unknown, None))


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
    ends = pd.to_datetime(as_of.map(lambda year: f"{year}-12-31", na_action="ignore"))
    return _rows(found.assign(state="full", as_of=as_of, period_end=ends), "regulation")


def _budget(release: Release) -> pd.DataFrame:
    """The newest record of each area; of one date budgeted by any source of funds is budgeted.

    Of what it was said, and by whom, the figures of the indicator tell.
    """
    budget = release.query("budget_of_area", area=NATION)
    order = budget.assign(no=budget["status"] != "budgeted")
    newest = order[order["period"] == order.groupby("area_code")["period"].transform("max")]
    newest = newest.sort_values(["area_code", "no", "fund_source", "source_id"])
    first = newest.drop_duplicates("area_code")
    funds = newest.dropna(subset=["fund_source"]).groupby("area_code")["fund_source"].agg("; ".join)
    state = first["status"].map({"budgeted": "full", "not_budgeted": "none"})
    told = pd.concat([figures_of(release, INDICATORS["budget"], one) for one in _GOVERNMENTS])
    told = told[told["method"].isna()].drop_duplicates(["area_code", "as_of"])
    of_figure = ["period_end", "status", "note", "note_en", "caveat"]
    rows = first.drop(columns=of_figure, errors="ignore").merge(
        told[["area_code", "as_of", *of_figure]], how="left", on=["area_code", "as_of"]
    )
    detail = rows["area_code"].map(funds)
    return _rows(rows.assign(state=state.to_numpy(), detail=detail), "budget")


def _registered(release: Release, active: pd.DataFrame) -> pd.DataFrame:
    """Registered of the eligible, each area's newest.

    An official file gives registered and eligible side by side: they are put together only where
    area, date and file are the same. Else it is a share only where the source itself gives one. Of
    sources of one month the one is taken that also tells who of them is active, so that the two
    steps speak of the same people.
    """
    registered = figures_of(release, INDICATORS["registered"], "all")
    published = coverage_of(release)["semesta"]
    coverage = figures_of(release, published.id, published.default_segment)
    beside = coverage[[*_SAME_REPORT, "denominator", "basis"]].drop_duplicates(_SAME_REPORT)
    both = registered.merge(beside, how="left", on=_SAME_REPORT, suffixes=("", "_beside"))
    lent = both["denominator"].isna() & both["denominator_beside"].notna()
    both = both.assign(
        denominator=both["denominator"].fillna(both["denominator_beside"]),
        basis=both["basis"].mask(lent, both["basis_beside"]),
    )
    same = pd.MultiIndex.from_frame(both[_SAME_REPORT]).isin(pd.MultiIndex.from_frame(active[_SAME_REPORT]))
    order = both.assign(_month=-_months(both), _status=both["status"].map(STATUS_ORDER), _other=~same)
    order = order.sort_values(["_month", "_status", "_other"], kind="stable")
    return _shares(_picked(order), "registered")


def _figures(release: Release, indicator: str, segment: str, step: str) -> pd.DataFrame:
    """The newest figure of each area of an indicator that is a share as it stands."""
    return _shares(_picked(figures_of(release, indicator, segment)), step)


def _picked(figures: pd.DataFrame) -> pd.DataFrame:
    """The first figure of each area, of those in doubt only where it has no other; with `others`."""
    sound = first_key(doubts(figures), figures.index).isna()
    picked = pick(pd.concat([figures[sound], figures[~sound]]), "area_code")
    return picked.assign(others=_others(picked, figures))


def _others(picked: pd.DataFrame, figures: pd.DataFrame) -> pd.Series:
    """By figure: ((numerator, source), …) of those that tell another number for its area and month."""
    keys = ["area_code", "territory", "_at"]
    all_of = figures.assign(_at=_months(figures))[[*keys, "numerator", "source_title"]]
    both = picked.assign(_at=_months(picked), _row=picked.index).merge(all_of, on=keys, suffixes=("", "_too"))
    differ = both[both["numerator"].notna() & (both["numerator"] != both["numerator_too"])]
    told = differ.dropna(subset=["numerator_too"]).groupby("_row")[["numerator_too", "source_title_too"]]
    listed = {row: tuple(group.itertuples(index=False, name=None)) for row, group in told}
    return pd.Series([listed.get(row) for row in picked.index], picked.index, dtype="object")


def _months(figures: pd.DataFrame) -> pd.Series:
    ends = figures["period_end"].dt
    months: pd.Series = ends.year * 12 + ends.month
    return months


def _covered(table_rows: pd.DataFrame) -> pd.DataFrame:
    # by way of Float64: a headline's cells are objects, NA among them
    rows = table_rows.astype(dict.fromkeys(_NUMBERS, "Float64")).astype(dict.fromkeys(_NUMBERS, "float64"))
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
    out = frame.reindex(columns=COLUMNS).astype("object")
    # a cell may be NA of any kind, also where a whole column is
    numbers = {name: pd.to_numeric(out[name]).astype("float64") for name in _NUMBERS}
    return out.assign(step=step, period_end=pd.to_datetime(out["period_end"]), **numbers)
