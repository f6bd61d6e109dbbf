"""Progress to a target: what share of the gap is closed since a named baseline, and the verdict.

After ESCAP's two questions for the Sustainable Development Goals, current status (how much of
the way is done) and anticipated progress (will it arrive). ESCAP fits a regression weighted by
time; with so few yearly points we take the mean pace since the baseline, which a reader can
check by hand. Its three verdicts stay: maintain, accelerate, reverse. Two points are no trend:
fewer than FEWEST_POINTS are not judged.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.analysis.comparable import READ, alike, comparable, first_key, months_apart
from pantau.analysis.figures import aligned, pick
from pantau.analysis.targets.aims import no_figures
from pantau.analysis.targets.pace import deadline_of

VERDICTS = ("maintain", "accelerate", "reverse")
FEWEST_POINTS = 3  # for a verdict; ours
DAYS_A_YEAR = 365.25


def comparable_points(rows: pd.DataFrame, past: pd.DataFrame) -> pd.DataFrame:
    """The figures that make a trend up to each row's own: one an area and year, newest first.

    Any two may be compared (pantau.analysis.comparable), and all are of the same month. The row's own
    figure is the newest of them, where anything may be compared with it. Newer ones stand first: of
    two that may each be compared with those after them, but not with each other, the newer is kept.
    """
    shown = aligned(rows[READ], past["area_code"])
    # of the same month of a year, else it is neither: most of a monthly series ends here
    same_month = (months_apart(past, shown) % 12 == 0).to_numpy()
    past, shown = past[same_month], shown[same_month]
    before = comparable(past, shown)
    own = (past["period_end"] == shown["period_end"]) & alike(past, shown)
    kept = past[before | own]
    return _all_comparable(pick(kept.assign(year=kept["period_end"].dt.year), "area_code", "year"))


def _all_comparable(points: pd.DataFrame) -> pd.DataFrame:
    """Points (newest first, one an area and year) without those that a newer one kept may not stand beside.

    Of three a denominator may move by a twentieth from each to the next, which is a tenth in all.
    """
    points = points.reset_index(drop=True)
    at = points[["area_code"]].reset_index(names="at")
    pairs = at.merge(at, on="area_code", suffixes=("_older", "_newer")).query("at_older > at_newer")
    older, newer = (points.loc[pairs[f"at_{side}"]].reset_index(drop=True) for side in ("older", "newer"))
    refused = pairs[~comparable(older, newer).to_numpy(dtype=bool)]
    dropped: set[int] = set()
    for one, other in sorted(zip(refused["at_older"], refused["at_newer"], strict=True)):
        if other not in dropped:
            dropped.add(one)
    return points.drop(index=sorted(dropped))


def progress_of(
    rows: pd.DataFrame,
    aim: pd.Series,
    past: pd.DataFrame | None,
    year: int,
    base: pd.DataFrame | None = None,
    *,
    yardstick: pd.Series | None = None,
    points: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Progress of each row to `aim` (per cent or people; NaN where it is not compared) by `year`.

    `base`: figures to measure from, aligned with `rows`, where the target itself names them.
    `yardstick`: rows held against a target set for somebody else; no verdict. `points`: where known.
    Columns, on the index of `rows`: baseline_value, baseline_as_of (the oldest of
    comparable_points), share_closed (per cent of the gap at the baseline; below 0 where it
    widened), comparable_count (of comparable_points), expected_value (at the target's date, at
    the mean pace since the baseline; may lie outside 0 to 100 per cent), verdict (one of VERDICTS) and
    progress_note (text key: why there is neither).
    """
    points = comparable_points(rows, past) if points is None and past is not None else points
    base = _baseline(rows, points) if base is None else base
    told, count = aim.notna(), _count(rows, points)
    ahead = _years(pd.Series(deadline_of(year), index=rows.index) - rows["period_end"])
    pace = (rows["value"] - base["value"]) / _years(rows["period_end"] - base["period_end"])
    note = _why_no_verdict(rows, base, told, ahead).fillna(_too_little(told, count))
    note = note if yardstick is None else note.mask(told & yardstick, "targets.progress.yardstick")
    expected = (rows["value"] + pace * ahead).where(told & note.isna())
    return pd.DataFrame(
        {
            "baseline_value": base["value"].where(told),
            "baseline_as_of": base["as_of"].where(told).astype("str"),
            "share_closed": _share_closed(rows["value"], base["value"], aim),
            "comparable_count": count,
            "expected_value": expected,
            "verdict": _verdict(expected, aim, pace),
            "progress_note": note,
        }
    )


def _share_closed(value: pd.Series, base: pd.Series, aim: pd.Series) -> pd.Series:
    way = aim - base
    return (100 * (value - base) / way).where(way > 0)


def _verdict(expected: pd.Series, aim: pd.Series, pace: pd.Series) -> pd.Series:
    verdict = np.select(
        [expected.isna(), expected >= aim, pace < 0],
        [np.array(word, dtype="object") for word in (None, "maintain", "reverse")],
        default=np.array("accelerate", dtype="object"),
    )
    return pd.Series(verdict, index=expected.index).astype("str")


def _baseline(rows: pd.DataFrame, points: pd.DataFrame | None) -> pd.DataFrame:
    """The oldest comparable figure of each row that is not its own; empty where there is none."""
    if points is None:
        return no_figures(rows.index)
    shown = aligned(rows, points["area_code"])
    earlier = points[(points["period_end"] < shown["period_end"]).to_numpy()]
    return aligned(earlier.drop_duplicates("area_code", keep="last"), rows["area_code"])


def _count(rows: pd.DataFrame, points: pd.DataFrame | None) -> pd.Series:
    codes = pd.Series(dtype="object") if points is None else points["area_code"]
    return rows["area_code"].map(codes.value_counts()).fillna(0).astype("int64")


def _years(span: pd.Series) -> pd.Series:
    years: pd.Series = span.dt.days / DAYS_A_YEAR
    return years


def _why_no_verdict(rows: pd.DataFrame, base: pd.DataFrame, told: pd.Series, ahead: pd.Series) -> pd.Series:
    cases = {
        "targets.progress.due": told & (ahead <= 0),
        "targets.progress.no_baseline": told & base["value"].isna(),
    }
    return first_key(cases, rows.index)


def _too_little(told: pd.Series, count: pd.Series) -> pd.Series:
    """Text key of why the figures do not suffice for a verdict; None where they do."""
    return first_key({"targets.progress.too_few": told & (count < FEWEST_POINTS)}, told.index)
