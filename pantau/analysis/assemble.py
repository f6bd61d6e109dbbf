"""Areas and figures to the Table's rows: pure, on frames; docs/architecture.md gives the columns."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.change import add_change, previous_exact, previous_published
from pantau.analysis.figures import look_up, pick_exact, pick_newest
from pantau.analysis.flags import add_flags
from pantau.analysis.periods import end_of, months_between
from pantau.analysis.ranking import add_groups, add_ranks
from pantau.text import Text
from pantau.view import View

# Columns of Table.rows in order, with the type each one has even where there is no row.
COLUMNS = {
    "area_code": "str",
    "name": "str",
    "level": "str",
    "parent": "str",
    "parent_name": "str",
    "regional_office": "str",
    "boundaries": "Int64",
    "numerator": "Int64",
    "denominator": "Int64",
    "denominator_as_of": "str",
    "value": "float64",
    "published_pct": "float64",
    "recomputed_pct": "float64",
    "status": "str",
    "method": "str",
    "basis": "str",
    "counted_by": "str",
    "period": "str",
    "period_end": "datetime64[us]",
    "grain": "str",
    "as_of": "str",
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
    "uncovered": "Int64",
    "alternatives": "Int64",
    "flags": "object",
    "missing_reason": "str",
    "source_id": "str",
    "source_title": "str",
    "source_url": "str",
    "note": "str",
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
    "basis",
    "counted_by",
    "period_end",
    "grain",
    "as_of",
    "alternatives",
    "source_id",
    "source_title",
    "source_url",
    "caveat",
    "note",
]


def assemble(
    view: View, indicator: pd.Series, places: pd.DataFrame, areas: pd.DataFrame, figures: pd.DataFrame
) -> pd.DataFrame:
    """One row per place, ordered as `places`, with the columns and types of COLUMNS.

    `view`: resolved; `indicator`: its catalogue row; `places`: the rows of `areas` to answer
    for; `areas`: all areas, for names and predecessors; `figures`: prepared, of the View's
    indicator and segment. A place without a figure stays, with a missing_reason.
    """
    allowed = figures if view.estimates else figures[figures["status"] != "estimate"]
    forward = bool(indicator["carries_forward"])
    shown, previous = _pick(view, forward, allowed)
    rows = _join(places, areas, shown)
    earlier = _with_earlier(rows, allowed)
    rows = add_change(rows, previous, earlier, str(indicator["id"]))
    rows = add_flags(rows, str(indicator["unit"]))
    # Without a period there is no figure at all, and any date serves.
    end = end_of(view.period) if view.period else pd.Timestamp.max
    rows = add_groups(rows, end.year)
    rows["age_months"] = months_between(rows["period_end"], end)
    rows = add_ranks(rows, str(indicator["polarity"]))
    rows["uncovered"] = (rows["denominator"] - rows["numerator"]).clip(lower=0)
    rows["missing_reason"] = _missing_reasons(rows, view, forward, areas, figures)
    rows["name"] = _names(rows, areas, Text(view.language))
    return _typed(rows)


def _pick(view: View, forward: bool, figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    if not view.period:
        return figures.iloc[:0].assign(alternatives=0), figures.iloc[:0]
    if forward:
        shown = pick_newest(figures, end_of(view.period))
        return shown, previous_published(figures, shown)
    shown = pick_exact(figures, view.period)
    return shown, previous_exact(figures, shown, view.period)


def _join(places: pd.DataFrame, areas: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    frame = places[["code", "name", "level", "parent", "regional_office"]].rename(
        columns={"code": "area_code"}
    )
    frame = frame.reset_index(drop=True)
    frame["parent_name"] = look_up(frame["parent"], areas.set_index("code")["name"])
    rows = frame.merge(shown[["area_code", "key", *_OF_FIGURE]], on="area_code", how="left", validate="1:1")
    rows["period"] = rows.pop("key")
    rows["status"] = rows["status"].fillna("missing")
    return rows


def _with_earlier(rows: pd.DataFrame, figures: pd.DataFrame) -> pd.Series:
    """Codes of areas that have a figure older than the one shown."""
    known = figures[figures["value"].notna()]
    oldest = look_up(rows["area_code"], known.groupby("area_code")["period_end"].min())
    return rows.loc[oldest < rows["period_end"], "area_code"]


def predecessors(areas: pd.DataFrame) -> pd.Series:
    """Code of the province each province was part of in 2020, by code; only those split off since."""
    split = areas[(areas["level"] == "province") & (areas["province_code_2020"] != areas["code"])]
    return split.set_index("code")["province_code_2020"].dropna()


def _missing_reasons(
    rows: pd.DataFrame, view: View, forward: bool, areas: pd.DataFrame, figures: pd.DataFrame
) -> pd.Series:
    """Why each row without a figure has none, as a text key; the most telling reason wins."""
    codes, missing = rows["area_code"], rows["value"].isna()
    reasons = pd.Series("analysis.no_figure", index=rows.index, dtype="str")
    valued = figures[figures["value"].notna()]
    reasons[codes.isin(figures["area_code"])] = "analysis.counts_only"
    other_date = "analysis.only_later" if forward else "analysis.other_period"
    reasons[codes.isin(valued["area_code"])] = other_date
    if view.period:
        if not view.estimates:
            shown, _ = _pick(view, forward, figures)
            estimated = shown.loc[shown["status"] == "estimate", "area_code"]
            reasons[codes.isin(estimated)] = "analysis.estimate_hidden"
        formed = pd.to_datetime(look_up(codes, areas.set_index("code")["valid_from"]))
        reasons[formed > end_of(view.period)] = "analysis.not_yet_formed"
        before_split = set(rows.loc[rows["boundaries"] == 34, "area_code"])
        inside = look_up(codes, predecessors(areas)).isin(before_split)
        reasons[inside] = "analysis.included_in_predecessor"
    return reasons.where(missing)


def _names(rows: pd.DataFrame, areas: pd.DataFrame, text: Text) -> pd.Series:
    """Names; a province drawn with those split off from it says so."""
    whole = (rows["boundaries"] == 34) & rows["area_code"].isin(set(predecessors(areas)))
    names = rows["name"].copy()
    for index in rows.index[whole.fillna(False)]:
        names[index] = text("analysis.name_before_split", area=names[index])
    return names


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    frame = rows.reindex(columns=list(COLUMNS)).reset_index(drop=True)
    return frame.astype(COLUMNS)
