"""A set of areas in two periods, and over many years: only figures that are comparable are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from pantau.analysis.change import crosses_break
from pantau.analysis.comparing.sets import Comparison
from pantau.analysis.figures import with_series
from pantau.analysis.history import HISTORY, history_of
from pantau.analysis.periods import year_before
from pantau.analysis.release import Release
from pantau.analysis.table import ask
from pantau.catalogue import SeriesNote
from pantau.view import View


def period_before(period: str, periods: Sequence[str]) -> str:
    """What a period is compared with first: the newest a year older or more, else the oldest; or ''."""
    others = [other for other in periods if other != period]
    older = [other for other in others if period and other <= year_before(period)]
    return (older[-1] if older else others[0]) if others else ""


PAIRED = [
    "value",
    "numerator",
    "denominator",
    "denominator_as_of",
    "status",
    "as_of",
    "period_end",
    "source_title",
    "flags",
]


def pairs(now: Comparison, then: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of `now` beside the same areas in `then`; and the rows left out, with `reason`.

    Both of the same areas and indicator. Adds to the rows of the group drawn the columns of PAIRED with
    `_then` for the other period, and change_points (`value` less `value_then`, in the unit of the value).
    Only figures on one basis, counted in one way, on the same boundaries, both estimates or both not; of
    unstated basis only of one source.
    """
    codes = now.shown["area_code"]
    old = then.table.rows.set_index("area_code").reindex(codes).set_axis(now.shown.index)
    land = now.land().reindex(codes) != then.land().reindex(codes)
    reason = _unpaired(now.shown, old, land.to_numpy())
    joined = now.shown.join(old[PAIRED].add_suffix("_then"))
    joined["change_points"] = joined["value"] - joined["value_then"]
    gone = joined[reason.notna()].assign(reason=reason[reason.notna()])
    return joined[reason.isna()], pd.concat([gone, now.left_out])


def _unpaired(now: pd.DataFrame, old: pd.DataFrame, moved: np.ndarray) -> pd.Series:
    other_source = (now["basis"] == "unstated") & (now["source_id"] != old["source_id"])
    same = (now["as_of"] == old["as_of"]) & (now["source_id"] == old["source_id"])
    guess = (now["status"] == "estimate") != (old["status"] == "estimate")
    cases = {
        "compare.left_then": old["value"].isna(),
        "compare.left_same": same,
        "compare.left_then_old": old["comparison_group"].isna(),
        "compare.left_then_basis": (now["basis"] != old["basis"]) | other_source,
        "compare.left_then_counted": now["counted_by"] != old["counted_by"],
        "compare.left_boundaries": pd.Series(moved, index=now.index),
        "compare.left_then_estimate": guess,
    }
    keys = [np.array(key, dtype="object") for key in cases]
    tests = [case.fillna(True).to_numpy(bool) for case in cases.values()]
    found = np.select(tests, keys, np.array(None, dtype="object"))
    return pd.Series(found, index=now.index, dtype="object")


def cautions(series: Iterable[SeriesNote], indicator: str, joined: pd.DataFrame) -> list[str]:
    """Text keys of what a reader must know of a change between the two periods of `pairs`.

    `series`: what the catalogue says of series; `indicator`: the one whose figures these are.
    """
    ends = joined["period_end"], joined["period_end_then"]
    later, earlier = ends[0].where(ends[0] >= ends[1], ends[1]), ends[1].where(ends[0] >= ends[1], ends[0])
    first, second = (
        with_series(
            pd.DataFrame({"indicator": indicator, "basis": joined["basis"], "period_end": end}), series
        )
        for end in (earlier, later)
    )
    months = (ends[0].dt.month != ends[1].dt.month) & (ends[0].dt.year != ends[1].dt.year)
    held = {
        "analysis.change_series_break": crosses_break(first["next_break"], later).any(),
        "analysis.month_unknown": (first["month_unknown"] | second["month_unknown"]).any(),
        "analysis.change_other_month": months.any(),
    }
    return [key for key, holds in held.items() if holds]


def histories(release: Release, view: View, shown: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Every period of the areas in `shown` (rows of one comparison group), and how many figures are left out.

    Columns of history.HISTORY, area_code and series_break_before, by area and then by date. Figures on
    another basis than the group's are left out, of unstated basis those of another source too.
    """
    asked = ask(release, view)
    figures = asked.figures
    figures = figures[figures["area_code"].isin(shown["area_code"]) & figures["value"].notna()]
    if not view.estimates:
        figures = figures[figures["status"] != "estimate"]
    alike = figures["basis"].isin(shown["basis"]) & figures["counted_by"].isin(shown["counted_by"])
    sources = figures["source_id"].isin(shown["source_id"])
    kept = figures[alike & (sources | (figures["basis"] != "unstated"))]
    unit = asked.indicator.unit
    by_area = {code: history_of(kept[kept["area_code"] == code], unit=unit) for code in shown["area_code"]}
    nothing = pd.DataFrame(columns=["area_code", *HISTORY, "series_break_before"])
    found = [rows.assign(area_code=code) for code, rows in by_area.items() if len(rows)]
    return (pd.concat(found, ignore_index=True) if found else nothing), len(figures) - len(kept)
