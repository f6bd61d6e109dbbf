"""Areas and figures to the Table's rows: pure, on frames; docs/architecture.md gives the columns."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.analysis.change import add_change, previous_exact, previous_published
from pantau.analysis.figures import aligned, pick_exact, pick_newest
from pantau.analysis.flags import BASES_OF_COVERAGE, add_flags, is_coverage
from pantau.analysis.governments import unknown_governments
from pantau.analysis.leagues import leagues
from pantau.analysis.periods import end_of, months_between
from pantau.analysis.ranks.improvement import add_improvement, flag_movements
from pantau.analysis.ranks.ranking import add_ranks
from pantau.catalogue import Indicator
from pantau.text import Text
from pantau.view import View

# Why an area has no figure where others are estimated: a source has counted its participants.
NOT_ESTIMATED = "analysis.not_estimated"
# Columns of Table.rows in order, with the type each one has even where there is no row.
COLUMNS: dict[str, Any] = {
    "area_code": "str",
    "name": "str",
    "level": "str",
    "parent": "str",
    "parent_name": "str",
    "regional_office": "str",
    "boundaries": "Int64",
    "territory": "Int64",
    "unit": "str",
    "counted": "str",
    "numerator": "Int64",
    "denominator": "Int64",
    "denominator_as_of": "str",
    "value": "float64",
    "published_pct": "float64",
    "recomputed_pct": "float64",
    "status": "str",
    "method": "str",
    "margin": "Int64",
    "basis": "str",
    "counted_by": "str",
    "made_of": "str",
    "period": "str",
    "period_end": "datetime64[us]",
    "grain": "str",
    "as_of": "str",
    "month": "Int64",
    "next_break": "Int64",
    "age_months": "Int64",
    "comparison_group": "str",
    "rank": "Int64",
    "rank_of": "Int64",
    "parent_rank": "Int64",
    "parent_rank_of": "Int64",
    "rank_note": "str",
    "change_points": "float64",
    "change_people": "Int64",
    "change_by_participants": "float64",
    "change_by_denominator": "float64",
    "change_from": "str",
    "change_note": "str",
    "improvement_points": "float64",
    "improvement_rank": "Int64",
    "improvement_rank_of": "Int64",
    "improvement_note": "str",
    "uncovered": "Int64",
    "unknown": "Int64",
    "quality": "str",
    "caveat": "str",
    "alternatives": "Int64",
    "flags": "object",
    "missing_reason": "str",
    "source_id": "str",
    "source_title": "str",
    "source_url": "str",
    "note": "str",
    "note_en": "str",
}

_OF_FIGURE = [
    "boundaries",
    "numerator",
    "denominator",
    "denominator_as_of",
    "value",
    "published_pct",
    "recomputed_pct",
    "status",
    "method",
    "margin",
    "basis",
    "counted_by",
    "made_of",
    "period_end",
    "grain",
    "as_of",
    "quality",
    "alternatives",
    "source_id",
    "source_title",
    "source_url",
    "caveat",
    "territory",
    "month",
    "next_break",
    "note",
    "note_en",
]


def assemble(
    view: View, indicator: Indicator, places: pd.DataFrame, areas: pd.DataFrame, figures: pd.DataFrame
) -> pd.DataFrame:
    """One row per place, ordered as `places`, with the columns and types of COLUMNS.

    `view`: resolved; `indicator`: the one it names; `places`: the rows of `areas` to answer
    for; `areas`: all areas, for names and predecessors; `figures`: prepared, of the View's
    indicator and segment. A place without a figure stays, with a missing_reason.
    """
    allowed = figures if view.estimates else figures[figures["status"] != "estimate"]
    shown, previous = _pick(view, indicator, allowed)
    rows = _join(places, areas, shown)
    rows["unknown"] = unknown_governments(rows, view.segment, areas, indicator.unit)
    rows = add_change(rows, previous, parts=_has_parts(indicator))
    rows = add_flags(rows, indicator)
    # Without a period there is no figure at all, and any date serves.
    end = end_of(view.period) if view.period else pd.Timestamp.max
    rows, polarity = _in_leagues(rows, end, indicator)
    rows = add_improvement(add_ranks(rows, polarity), polarity)
    rows = flag_movements(rows, allowed, indicator.unit)
    reasons = _missing_reasons(rows, view, indicator, areas, figures)
    say = Text(view.language)
    rows = rows.assign(
        age_months=months_between(rows["period_end"], end),
        uncovered=uncovered(rows, indicator),
        unit=indicator.unit,
        counted=indicator.counted,
        missing_reason=pd.Series(reasons, dtype="object"),
        name=_names(rows, areas, say),
    )
    return _typed(rows)


def _in_leagues(rows: pd.DataFrame, end: pd.Timestamp, indicator: Indicator) -> tuple[pd.DataFrame, str]:
    """Rows with groups, and the polarity to rank them by: of local governments only whole counts rank."""
    quarter = end.quarter if indicator.carries_forward else None
    league, note = leagues(rows, end.year, quarter)
    rows, polarity = rows.assign(comparison_group=league, rank_note=note), indicator.polarity
    if indicator.unit != "yes_no":
        return rows, polarity
    partly = rows["unknown"] > 0
    single = rows["value"].notna() & (rows["denominator"] == 1) & ~partly
    rows = rows.assign(
        comparison_group=rows["comparison_group"].mask(partly, None),
        rank_note=rows["rank_note"].mask(partly, "analysis.not_ranked_incomplete"),
    )
    return rows, "neither" if single.any() else polarity


def uncovered(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """Who a coverage leaves out, not below 0; NaN where the indicator is no coverage."""
    left = (rows["denominator"] - rows["numerator"]).clip(lower=0)
    covers = is_coverage(indicator) & rows["basis"].isin(BASES_OF_COVERAGE)
    return left.where(covers)


def _pick(view: View, indicator: Indicator, figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    if not view.period:
        return figures.iloc[:0], figures.iloc[:0].assign(reason=None)
    if indicator.carries_forward:
        shown = pick_newest(figures, end_of(view.period))
        return shown, previous_published(figures, shown, indicator.unit)
    shown = pick_exact(figures, view.period)
    return shown, previous_exact(figures, shown, view.period)


def _join(places: pd.DataFrame, areas: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    own = places[["code", "name", "level", "parent", "regional_office"]].astype("object")
    own = own.reset_index(drop=True).rename(columns={"code": "area_code"})
    names = dict(zip(areas["code"], areas["name"], strict=True))
    own["parent_name"] = [names.get(parent) for parent in own["parent"]]
    figures = aligned(shown, own["area_code"])[["key", *_OF_FIGURE]].rename(columns={"key": "period"})
    rows = pd.concat([own, figures], axis=1)
    return rows.assign(status=rows["status"].fillna("missing"))


def _has_parts(indicator: Indicator) -> bool:
    """Whether a change is one of participants and one of their denominator."""
    return indicator.unit == "percent" and not indicator.is_share_of_survey


def predecessors(areas: pd.DataFrame) -> dict[str, str]:
    """The province each province was part of in 2020, by code; only those split off since."""
    split = areas[(areas["level"] == "province") & (areas["province_code_2020"] != areas["code"])]
    known = split.dropna(subset=["province_code_2020"])
    return dict(zip(known["code"], known["province_code_2020"], strict=True))


def _missing_reasons(
    rows: pd.DataFrame, view: View, indicator: Indicator, areas: pd.DataFrame, figures: pd.DataFrame
) -> list[str | None]:
    """Why each row without a figure has none, as a text key; the most telling reason wins."""
    missing = rows["value"].isna()
    if not missing.any():
        return [None] * len(rows)
    reasons = dict.fromkeys(figures["area_code"], "analysis.counts_only")
    other_date = "analysis.only_later" if indicator.carries_forward else "analysis.other_period"
    reasons |= dict.fromkeys(figures.loc[figures["value"].notna(), "area_code"], other_date)
    if view.period:
        shown, _ = _pick(view, indicator, figures)
        if not view.estimates:
            hidden = shown.loc[shown["status"] == "estimate", "area_code"]
            reasons |= dict.fromkeys(hidden, "analysis.estimate_hidden")
        later = areas.loc[pd.to_datetime(areas["valid_from"]) > end_of(view.period), "code"]
        reasons |= dict.fromkeys(later, "analysis.not_yet_formed")
        whole = set(shown.loc[shown["boundaries"] == 34, "area_code"])
        inside = [code for code, before in predecessors(areas).items() if before in whole]
        reasons |= dict.fromkeys(inside, "analysis.included_in_predecessor")
    # where others are estimated, an area of which there is nothing was counted by a source
    none_at_all = NOT_ESTIMATED if (figures["status"] == "estimate").any() else "analysis.no_figure"
    return [
        reasons.get(code, none_at_all) if none else None
        for code, none in zip(rows["area_code"], missing, strict=True)
    ]


def _names(rows: pd.DataFrame, areas: pd.DataFrame, text: Text) -> list[str]:
    """Names; a province drawn with those split off from it says so."""
    if not (rows["boundaries"] == 34).any():
        return rows["name"].tolist()
    split = set(predecessors(areas).values())
    return [
        text("analysis.name_before_split", area=name) if old and code in split else name
        for code, name, old in zip(rows["area_code"], rows["name"], rows["boundaries"] == 34, strict=True)
    ]


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    others = {name: kind for name, kind in COLUMNS.items() if rows.dtypes[name] != kind}
    return rows[list(COLUMNS)].astype(others)
