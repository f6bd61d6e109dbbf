"""How far figures are from a named target, in points and in people.

Which targets there are and which rows each may be compared with: choices.py and aims.py; the
pace: pace.py; progress and verdict: progress.py. Reasons: docs/decisions/targets.md.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pandas as pd

from pantau.analysis.targets.aims import aims_of, last_year, standing
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.pace import pace_of
from pantau.analysis.targets.progress import progress_of

_LARGEST = 2**63 - 1  # what a 64-bit integer holds


def gap_people(
    numerator: pd.Series, denominator: pd.Series, target_pct: float | Decimal | pd.Series
) -> pd.Series:
    """People still to be covered: max(0, ceil(T * N - n)), Int64, on the index of `numerator`.

    n and N in people, T in per cent, one for all or one a row; NA where any is NA. T is taken
    as it is written (32.15 is 3215 / 10000) and the rest is whole numbers, so no gap is a
    person too many for the sake of floating point. Raises ValueError for a T that is infinite.
    """
    index = numerator.index
    aims = target_pct if isinstance(target_pct, pd.Series) else pd.Series(target_pct, index=index)
    people, whole = numerator.astype("Int64"), denominator.astype("Int64")
    known = (people.notna() & whole.notna() & aims.notna()).to_numpy(dtype=bool)
    out = pd.Series(pd.NA, index=index, dtype="Int64")
    if not known.any():
        return out
    parts, scale = _as_fractions(aims[known])
    n, of = (column[known].to_numpy(dtype="int64") for column in (people, whole))
    largest = int(max(abs(parts))) * int(of.max())
    if max(largest, scale) > _LARGEST:
        n, of = n.astype(object), of.astype(object)  # Python's own integers have no end
    else:
        parts = parts.astype("int64")
    out[known] = np.maximum(-((-parts * of) // scale) - n, 0).astype("int64")
    return out


def _as_fractions(aims: pd.Series) -> tuple[np.ndarray, int]:
    """Per cents as whole numbers of one scale: 32.15 and 50 -> 3215 and 5000 of 10000."""
    written = {aim: Decimal(str(aim)) for aim in aims.unique()}
    if not all(value.is_finite() for value in written.values()):
        raise ValueError("a target must be a finite number")
    places = max([0, *(-int(value.as_tuple().exponent) for value in written.values())])
    parts = {aim: int(value.scaleb(places)) for aim, value in written.items()}
    return np.array([parts[aim] for aim in aims], dtype=object), 100 * 10**places


def against(
    rows: pd.DataFrame,
    target: TargetChoice,
    *,
    past: pd.DataFrame | None = None,
    since: pd.Timestamp | None = None,
    day: pd.Timestamp | None = None,
    points: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Each row of a Table compared with a target; one row per row, on the index of `rows`.

    `rows`: Table.rows, of an indicator for which `why_not` has nothing to say. `past`: prepared
    figures (figures.prepare) of the same indicator and segment, for what a change is measured
    from; without it there is no progress, and no target that builds on last year's figure.
    `since`: the day from which the pace is counted; None: the date of each figure. `day`: on which
    this is read, None: today; it decides which targets are of a year that is over. `points`: see progress_of.

    Columns: target_id, target_document, target_year, target_value (per cent; people of a target
    in people), target_for ('own', 'every', 'nation'), target_base (the figure that a target of
    increase builds on, as_of), target_uncertain, target_note (text key: why the row is not
    compared), target_standing (aims.standing); distance_points (value - target), gap_points,
    gap_people (Int64; never below 0); those of pace.pace_of and of progress.progress_of.
    """
    aims = aims_of(rows, target, past, day)
    compared = aims["target_note"].isna()
    aim = aims["target_value"].where(compared)
    counted = target.unit == "people"
    distance = (rows["value"] - aim).where(compared)
    aims["target_standing"] = standing(rows, aims, distance)
    in_points = distance * np.nan if counted else distance
    short = (-distance).clip(lower=0).round().astype("Int64")
    people = short if counted else gap_people(rows["numerator"], rows["denominator"], aim)
    gaps = pd.DataFrame(
        {"distance_points": in_points, "gap_points": (-in_points).clip(lower=0), "gap_people": people}
    )
    pace = pace_of(rows["period_end"].where(compared), people, target.year, since)
    yardstick, base = aims["target_for"] == "nation", _base(rows, target, past)
    progress = progress_of(rows, aim, past, target.year, base, yardstick=yardstick, points=points)
    return pd.concat([aims, gaps, pace, progress], axis=1)


def _base(rows: pd.DataFrame, target: TargetChoice, past: pd.DataFrame | None) -> pd.DataFrame | None:
    """What is to be raised by a fifth within a year is measured from last year's figure."""
    base = last_year(rows, target.year, past) if target.reading else None
    # last year's figure itself has made no way yet
    return None if base is None else base.where(base["period_end"] < rows["period_end"])
