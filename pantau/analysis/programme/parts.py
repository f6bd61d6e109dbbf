"""The steps of an area's parts, counted; added only where the gate lets all of them stand side by side."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparable import READ, beside, doubts, first_key
from pantau.analysis.programme.cascade import STATES

_KEYS = ["group", "step"]
# Of the newest part: what all that are added share with it.
_SHARED = [name for name in READ if name not in ("area_code", "value", "denominator")]
SUM = "sum_of_parts"


def roll_up(steps: pd.DataFrame, group: pd.Series) -> pd.DataFrame:
    """Steps of parts counted by what they belong to: one row per group and step, indexed by both.

    steps: rows of `cascade`. group: by area code, what the area is a part of (NA: of nothing).
    Columns: one per state of STATES (number of parts), total, first and last date, note (all that
    is said of the parts, once each), source_title (NA where there are several). A part whose figure
    is an estimate or in doubt is not known: it is counted as unknown, and in `set_aside`.

    numerator, denominator, value and what the gate reads (comparable.READ): sums over the `summed`
    parts, NA unless every part that is known is among them: no figure is left out because it is
    older than another.
    """
    rows = steps.assign(group=steps["area_code"].map(group)).dropna(subset=["group"])
    aside = _set_aside(rows)
    rows = rows.assign(state=rows["state"].mask(aside, "unknown"), set_aside=aside.astype("int64"))
    counts = rows.groupby(_KEYS)["state"].value_counts().unstack(fill_value=0)
    counts = counts.reindex(columns=list(STATES), fill_value=0)
    counts["total"] = counts.sum(axis=1)
    known = rows[rows["state"] != "unknown"]
    sums = _sums(known)
    joined = counts.join(rows.groupby(_KEYS)["set_aside"].sum()).join(_told(known)).join(sums)
    whole = joined["summed"] == joined["total"] - joined["unknown"]
    added = joined[sums.columns].where(whole)
    groups = joined.index.get_level_values("group")
    return joined.drop(columns=sums.columns).join(added).assign(area_code=groups)


def unknown_steps(steps: pd.DataFrame) -> pd.Series:
    """Which rows of `cascade` tell nothing that is known: no figure, or one that is ours or in doubt."""
    unknown: pd.Series = (steps["state"] == "unknown") | _set_aside(steps)
    return unknown


def _set_aside(rows: pd.DataFrame) -> pd.Series:
    """Parts with a figure that is ours or in doubt; one of no known month is known, and is not added."""
    held = {key: case for key, case in doubts(rows).items() if key != "comparable.month_unknown"}
    return first_key(held, rows.index).notna() & (rows["state"] != "unknown")


def _told(known: pd.DataFrame) -> pd.DataFrame:
    """The first and the last date of the parts that are known, what is said of them, and by whom."""
    dated = known.dropna(subset=["as_of"]).sort_values("period_end", kind="stable", na_position="first")
    spans = dated.groupby(_KEYS)["as_of"].agg(first="first", last="last")
    sources = dated.groupby(_KEYS)["source_title"].agg(sources="nunique", source_title="first")
    notes = (
        known.dropna(subset=["note"])
        .groupby(_KEYS)
        .agg(
            note=("note", lambda told: "; ".join(dict.fromkeys(told))),
            note_en=("note_en", lambda told: "; ".join(dict.fromkeys(told.dropna())) or None),
        )
    )
    told = spans.join(sources, how="outer").join(notes, how="outer")
    one = told["source_title"].where(told["sources"] == 1)
    alone: pd.DataFrame = told.assign(source_title=one).drop(columns="sources")
    return alone


def _sums(known: pd.DataFrame) -> pd.DataFrame:
    """Sums of the parts with counts that may stand beside the newest of them, and how many those are."""
    counted = known.dropna(subset=["numerator", "denominator", "value", "period_end"])
    ordered = counted.sort_values("period_end", kind="stable")
    newest = ordered.drop_duplicates(_KEYS, keep="last").set_index(_KEYS)
    of_group = pd.MultiIndex.from_frame(counted[_KEYS])
    alike = counted[beside(counted, newest.reindex(of_group).set_axis(counted.index)).isna()]
    sums = alike.groupby(_KEYS).agg(
        numerator=("numerator", "sum"), denominator=("denominator", "sum"), summed=("area_code", "size")
    )
    value = 100 * sums["numerator"] / sums["denominator"]
    of_newest = newest[["as_of", *_SHARED]]
    added: pd.DataFrame = sums.assign(value=value, method=SUM).join(of_newest)
    return added
