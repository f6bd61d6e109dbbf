"""A set of areas in two periods, and over many years: only figures that are comparable are joined."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pantau.analysis.comparable import why_not
from pantau.analysis.comparing.sets import Comparison
from pantau.analysis.history import histories_of
from pantau.analysis.periods import year_before
from pantau.analysis.release import Release
from pantau.analysis.table import ask, figures_of_areas
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
    "published_pct",
    "method",
    "as_of",
    "period_end",
    "source_title",
    "flags",
]


def pairs(now: Comparison, then: Comparison) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of `now` beside the same areas in `then`; and the rows left out, with `reason`.

    Both of the same areas and indicator. Adds to the rows of the group drawn the columns of PAIRED with
    `_then` for the other period, and change_points (`value` less `value_then`, in the unit of the value).
    Only figures that the gate lets be compared (pantau.analysis.comparable).
    """
    codes = now.shown["area_code"]
    old = then.table.rows.set_index("area_code").reindex(codes).set_axis(now.shown.index)
    reason = _unpaired(now.shown, old, now.table.indicator.unit)
    joined = now.shown.join(old[PAIRED].add_suffix("_then"))
    joined["change_points"] = joined["value"] - joined["value_then"]
    gone = joined[reason.notna()].assign(reason=reason[reason.notna()])
    return joined[reason.isna()], pd.concat([gone, now.left_out])


def _unpaired(now: pd.DataFrame, old: pd.DataFrame, unit: str) -> pd.Series:
    """Why each row may not be compared with its figure of the other period, whichever is the earlier."""
    then = old.assign(area_code=now["area_code"])
    later = then["period_end"] > now["period_end"]
    reason = why_not(then, now, unit).mask(later, why_not(now, then, unit))
    same = (now["as_of"] == then["as_of"]) & (now["source_id"] == then["source_id"])
    reason = reason.mask(same.to_numpy(dtype=bool), "compare.left_same")
    return reason.mask(then["value"].isna().to_numpy(), "compare.left_then")


def histories(release: Release, view: View, shown: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Every period of the areas in `shown` (rows of one comparison group), and how many figures are left out.

    Columns of history.histories_of, by area as `shown` has them and then by date. Figures on
    another basis than the group's are left out, of unstated basis those of another source too.
    """
    asked = ask(release, view)
    figures = figures_of_areas(release, asked.view.indicator, asked.view.segment, shown["area_code"])
    figures = figures[figures["value"].notna()]
    if not view.estimates:
        figures = figures[figures["status"] != "estimate"]
    alike = figures["basis"].isin(shown["basis"]) & figures["counted_by"].isin(shown["counted_by"])
    sources = figures["source_id"].isin(shown["source_id"])
    kept = figures[alike & (sources | (figures["basis"] != "unstated"))]
    found = histories_of(kept, asked.indicator.unit)
    order = pd.Index(shown["area_code"]).get_indexer(pd.Index(found["area_code"]))
    return found.iloc[np.argsort(order, kind="stable")].reset_index(drop=True), len(figures) - len(kept)
