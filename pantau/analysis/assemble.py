"""Areas and figures to the Table's rows: pure, on frames; docs/architecture.md gives the columns."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.analysis.change import add_change, previous_exact, previous_published
from pantau.analysis.figures import aligned, pick_exact, pick_newest
from pantau.analysis.flags import add_flags
from pantau.analysis.improvement import add_improvement, flag_movements
from pantau.analysis.periods import end_of, months_between
from pantau.analysis.ranking import add_groups, add_ranks
from pantau.text import Text
from pantau.view import View

# Columns of Table.rows in order, with the type each one has even where there is no row.
COLUMNS: dict[str, Any] = {
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
    "improvement_points": "float64",
    "improvement_rank": "Int64",
    "improvement_rank_of": "Int64",
    "improvement_note": "str",
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
    rows = add_change(rows, previous, allowed, str(indicator["id"]), str(indicator["unit"]))
    rows = add_flags(rows, str(indicator["unit"]))
    # Without a period there is no figure at all, and any date serves.
    end = end_of(view.period) if view.period else pd.Timestamp.max
    polarity = str(indicator["polarity"])
    rows = add_improvement(add_ranks(add_groups(rows, end.year), polarity), polarity)
    rows = flag_movements(rows, allowed)
    reasons = _missing_reasons(rows, view, forward, areas, figures)
    say = Text(view.language)
    rows = rows.assign(
        # the sources of others keep the language they are written in
        source_title=rows["source_title"].where(rows["status"] != "estimate", say("store.estimate_source")),
        age_months=months_between(rows["period_end"], end),
        uncovered=(rows["denominator"] - rows["numerator"]).clip(lower=0),
        missing_reason=pd.Series(reasons, dtype="object"),
        name=_names(rows, areas, say),
    )
    return _typed(rows)


def _pick(view: View, forward: bool, figures: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    if not view.period:
        return figures.iloc[:0], figures.iloc[:0]
    if forward:
        shown = pick_newest(figures, end_of(view.period))
        return shown, previous_published(figures, shown)
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


def predecessors(areas: pd.DataFrame) -> dict[str, str]:
    """The province each province was part of in 2020, by code; only those split off since."""
    split = areas[(areas["level"] == "province") & (areas["province_code_2020"] != areas["code"])]
    known = split.dropna(subset=["province_code_2020"])
    return dict(zip(known["code"], known["province_code_2020"], strict=True))


def _missing_reasons(
    rows: pd.DataFrame, view: View, forward: bool, areas: pd.DataFrame, figures: pd.DataFrame
) -> list[str | None]:
    """Why each row without a figure has none, as a text key; the most telling reason wins."""
    missing = rows["value"].isna()
    if not missing.any():
        return [None] * len(rows)
    reasons = dict.fromkeys(figures["area_code"], "analysis.counts_only")
    other_date = "analysis.only_later" if forward else "analysis.other_period"
    reasons |= dict.fromkeys(figures.loc[figures["value"].notna(), "area_code"], other_date)
    if view.period:
        shown, _ = _pick(view, forward, figures)
        if not view.estimates:
            hidden = shown.loc[shown["status"] == "estimate", "area_code"]
            reasons |= dict.fromkeys(hidden, "analysis.estimate_hidden")
        later = areas.loc[pd.to_datetime(areas["valid_from"]) > end_of(view.period), "code"]
        reasons |= dict.fromkeys(later, "analysis.not_yet_formed")
        whole = set(shown.loc[shown["boundaries"] == 34, "area_code"])
        inside = [code for code, before in predecessors(areas).items() if before in whole]
        reasons |= dict.fromkeys(inside, "analysis.included_in_predecessor")
    return [
        reasons.get(code, "analysis.no_figure") if none else None
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
    return pd.DataFrame({name: rows[name].astype(kind) for name, kind in COLUMNS.items()})
