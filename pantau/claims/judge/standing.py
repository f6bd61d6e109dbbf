"""Where a figure stands in its league: by the Table of its period, among the parts of an area."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.periods import month_keys
from pantau.analysis.ranks.uncertainty import Z, errors_of, log_figures, with_ranges
from pantau.analysis.release import Release
from pantau.analysis.table import build_table
from pantau.claims.judge.release_figures import AreaFigure, plain_rows
from pantau.view import NATION, View

# Provinces that were not there yet, or lie in another's figure, are none that a ranking lacks.
_NOT_LACKING = ("analysis.not_yet_formed", "analysis.included_in_predecessor")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a figure stands among `of` areas, of which `ranked` have a figure in its league.

    place: 1 is the highest or the lowest, as was asked; areas of the same figure share the better. beside:
    codes of others of the same figure. first: the row of the area in the first place. similar: how many areas
    do not differ clearly from it; None where that is not known. note: text key of why it has no place.
    """

    place: int = 0
    of: int = 0
    ranked: int = 0
    beside: tuple[str, ...] = ()
    first: tuple[tuple[str, object], ...] = ()
    similar: int | None = None
    note: str = ""


def standing_of(release: Release, figure: AreaFigure, scope: str, way: str) -> Standing:
    """Where a figure of an area stands among the parts of `scope`; way: 'most' (highest) or 'least'."""
    rows = _rows(release, figure, scope)
    own = rows[rows["area_code"] == figure["area_code"]] if rows is not None else None
    if rows is None or own is None or own.empty or not _is_shown(figure, own.iloc[0]):
        return Standing(note="claims.why.no_league")
    mine = own.iloc[0]
    if pd.isna(mine["rank"]):
        note = mine["rank_note"]
        return Standing(note="claims.why.no_league" if pd.isna(note) else str(note))
    league = rows[rows["comparison_group"] == mine["comparison_group"]]
    values, value = league["value"].round(9), round(float(mine["value"]), 9)
    ahead = league[values > value] if way == "most" else league[values < value]
    best = ahead.sort_values(["value", "area_code"], ascending=way != "most").head(1)
    level = league[(values == value) & (league["area_code"] != mine["area_code"])]
    lacking = rows["value"].isna() & rows["missing_reason"].isin(_NOT_LACKING)
    return Standing(
        1 + len(ahead),
        int((~lacking).sum()),
        len(league),
        tuple(level["area_code"]),
        tuple(plain_rows(best)[0].items()) if len(best) else (),
        None if pd.isna(mine["similar"]) else int(mine["similar"]),
    )


def _rows(release: Release, figure: AreaFigure, scope: str) -> pd.DataFrame | None:
    """The rows of the Table of a figure's own period among the parts of `scope`, with ranges."""
    local = "." in str(figure["area_code"])
    ends = month_keys(pd.Series([figure["period_end"]])).iloc[0]
    view = View(
        figure.indicator.id,
        figure.segment.id,
        str(ends) if figure.indicator.carries_forward else str(figure["key"]),
        scope=scope,
        level="regency" if local else "province",
        estimates=False,
    )
    try:
        table = build_table(release, view)
    except UnknownInReleaseError:
        return None
    return with_ranges(table, errors_of(view)).rows


def _is_shown(figure: AreaFigure, row: pd.Series) -> bool:
    """Whether a Table shows this very figure of the area, not another source's or a later one."""
    amount = figure.amount
    same = amount is not None and round(float(row["value"]), 9) == round(amount, 9)
    return bool(same and row["as_of"] == figure["as_of"])


def differs_clearly(one: AreaFigure, other: AreaFigure) -> bool:
    """Whether two areas' coverage differs by more than the error assumed of denominators and chance.

    True of what has no such error here, and of equal figures, which the figures themselves show.
    """
    if not one.indicator.covers_workers or one.amount == other.amount or one.indicator.unit != "percent":
        return True
    frame = pd.DataFrame([figure.measured for figure in (one, other)])
    frame["level"] = ["regency" if "." in str(code) else "province" for code in frame["area_code"]]
    counted = (
        frame["denominator"].where(frame["numerator"].notna()).to_numpy(dtype="float64", na_value=np.nan)
    )
    shares = errors_of(View()).shares(frame)
    logs, variances = log_figures(frame["value"].to_numpy(dtype="float64"), counted, shares)
    return bool(abs(logs[0] - logs[1]) > Z * np.sqrt(variances.sum()))


def is_rankable(scope: str, code: str) -> bool:
    """Whether leagues of the parts of an area are known: the nation, a Kanwil, a province for its own."""
    return scope == NATION or scope.startswith("kanwil-") or ("." in code and code.startswith(f"{scope}."))
