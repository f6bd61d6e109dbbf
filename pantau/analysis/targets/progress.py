"""Progress to a target: what share of the gap is closed since a named baseline, and the verdict.

After ESCAP's two questions for the Sustainable Development Goals, current status (how much of
the way is done) and anticipated progress (will it arrive). ESCAP fits a regression weighted by
time; with two or three yearly points we take the mean pace since the baseline, which a reader
can check by hand. Its three verdicts stay: maintain, accelerate, reverse.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.change import crosses_break
from pantau.analysis.figures import aligned, pick
from pantau.analysis.targets.aims import alike, first_key, no_figures
from pantau.analysis.targets.pace import deadline_of

VERDICTS = ("maintain", "accelerate", "reverse")
DAYS_A_YEAR = 365.25


def comparable_points(rows: pd.DataFrame, past: pd.DataFrame) -> pd.DataFrame:
    """The figures that make a trend up to each row's own: one an area and year, newest first.

    Of the same month as the row's figure (participants fall from January to April), on the same
    footing, none an estimate, none before the last break of its series. The row's own figure is
    the newest of them.
    """
    same = alike(past[past["status"] != "estimate"], rows)
    shown = aligned(rows, same["area_code"])
    # before the break a series of its own goes on
    one_series = ~crosses_break(same["next_break"], shown["period_end"])
    until = same["period_end"] <= shown["period_end"]
    month = same["period_end"].dt.month == shown["period_end"].dt.month
    kept = same[one_series & until & month]
    return pick(kept.assign(year=kept["period_end"].dt.year), "area_code", "year")


def progress_of(
    rows: pd.DataFrame,
    aim: pd.Series,
    past: pd.DataFrame | None,
    year: int,
    base: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Progress of each row to `aim` (per cent or people; NaN where it is not compared) by `year`.

    `base`: figures to measure from, aligned with `rows`, where the target itself names them.
    Columns, on the index of `rows`: baseline_value, baseline_as_of (the oldest of
    comparable_points), share_closed (per cent of the gap at the baseline; below 0 where it
    widened), expected_value (at the target's date, at the mean pace since the baseline), verdict
    (one of VERDICTS), progress_note (text key: why there is no verdict), season_note (text key:
    why a season alone may make the change).
    """
    base = _baseline(rows, past) if base is None else base
    years = _years(rows["period_end"] - base["period_end"])
    ahead = _years(pd.Series(deadline_of(year), index=rows.index) - rows["period_end"])
    pace = (rows["value"] - base["value"]) / years
    way = aim - base["value"]
    expected = (rows["value"] + pace * ahead).where((ahead > 0) & aim.notna())
    verdict = np.select(
        [expected.isna(), expected >= aim, pace < 0],
        [np.array(word, dtype="object") for word in (None, "maintain", "reverse")],
        default=np.array("accelerate", dtype="object"),
    )
    told = aim.notna()
    return pd.DataFrame(
        {
            "baseline_value": base["value"].where(told),
            "baseline_as_of": base["as_of"].where(told).astype("str"),
            "share_closed": (100 * (rows["value"] - base["value"]) / way).where(way > 0),
            "expected_value": expected,
            "verdict": pd.Series(verdict, index=rows.index).astype("str"),
            "progress_note": _why_no_verdict(rows, base, told, ahead),
            "season_note": _of_season(rows, base, told, past),
        }
    )


def _baseline(rows: pd.DataFrame, past: pd.DataFrame | None) -> pd.DataFrame:
    """The oldest comparable figure of each row that is not its own; empty where there is none."""
    if past is None:
        return no_figures(rows.index)
    points = comparable_points(rows, past)
    shown = aligned(rows, points["area_code"])
    earlier = points[points["period_end"] < shown["period_end"]]
    return aligned(earlier.drop_duplicates("area_code", keep="last"), rows["area_code"])


def _years(span: pd.Series) -> pd.Series:
    years: pd.Series = span.dt.days / DAYS_A_YEAR
    return years


def _why_no_verdict(rows: pd.DataFrame, base: pd.DataFrame, told: pd.Series, ahead: pd.Series) -> pd.Series:
    cases = {
        "targets.progress.estimate": told & (rows["status"] == "estimate"),
        "targets.progress.due": told & (ahead <= 0),
        "targets.progress.no_baseline": told & base["value"].isna(),
    }
    return first_key(cases, rows.index)


def _of_season(
    rows: pd.DataFrame, base: pd.DataFrame, told: pd.Series, past: pd.DataFrame | None
) -> pd.Series:
    """Years whose month is not known may differ from others by the season alone."""
    unknown = [] if past is None else past.loc[past["month_unknown"], "period_end"].dt.year.unique()
    yearly = (rows["grain"] == "year") & base["value"].notna()
    either = rows["period_end"].dt.year.isin(unknown) | base["period_end"].dt.year.isin(unknown)
    return first_key({"targets.progress.month_unknown": told & yearly & either}, rows.index)
