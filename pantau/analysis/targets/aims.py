"""What each row of a Table is to reach by a target, and why a row may not be compared with it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pantau.analysis.change import crosses_break
from pantau.analysis.figures import aligned, pick
from pantau.analysis.targets.choices import TargetChoice

# A target that builds on last year's figure is taken to this many decimals: far below one person.
DECIMALS = 6


def aims_of(rows: pd.DataFrame, target: TargetChoice, past: pd.DataFrame | None) -> pd.DataFrame:
    """The target_ columns of targets.against, on the index of `rows`; arguments as there."""
    held = [
        target.for_area(str(code), str(basis))
        for code, basis in zip(rows["area_code"], rows["basis"], strict=True)
    ]
    found = pd.DataFrame(
        [
            (None, np.nan, None, False, None)
            if one is None
            else (one[0].id, one[0].value, one[1], one[0].uncertain, one[0].basis)
            for one in held
        ],
        columns=["id", "value", "how", "uncertain", "basis"],
        index=rows.index,
    ).astype({"value": "float64", "uncertain": "bool", "basis": "object"})
    value, base_as_of = found["value"], pd.Series(None, index=rows.index, dtype="object")
    if target.reading:
        before = last_year(rows, target.year, past)
        value, base_as_of = increased(found["value"], before["value"], target.reading), before["as_of"]
    return pd.DataFrame(
        {
            "target_id": found["id"].astype("str"),
            "target_document": target.document,
            "target_year": target.year,
            "target_value": value,
            "target_for": found["how"].astype("str"),
            "target_base": base_as_of.astype("str"),
            "target_uncertain": found["uncertain"],
            "target_note": _why_not_compared(rows, target, found, value),
        }
    )


def increased(asked: pd.Series, before: pd.Series, reading: str) -> pd.Series:
    """Last year's value (per cent) and what is asked on top of it: 20 per cent of it, or 20 points."""
    raised = before * (1 + asked / 100) if reading == "relative" else before + asked
    return raised.round(DECIMALS)


def last_year(rows: pd.DataFrame, year: int, past: pd.DataFrame | None) -> pd.DataFrame:
    """The newest figure of the year before `year` that each row may be compared with; else empty.

    Of the same area, basis, place of counting and boundaries, an estimate only for an estimate;
    a figure of unstated basis only from the same source; never across a break of the series.
    """
    if past is None:
        return no_figures(rows.index)
    before = alike(past, rows)
    before = before[before["period_end"].dt.year == year - 1]
    shown = aligned(rows, before["area_code"])
    target_end = pd.Series(pd.Timestamp(year, 12, 31), index=before.index)
    broken = crosses_break(before["next_break"], target_end)
    same_kind = (before["status"] == "estimate") == (shown["status"] == "estimate")
    return aligned(pick(before[same_kind & ~broken], "area_code"), rows["area_code"])


def no_figures(index: pd.Index) -> pd.DataFrame:
    """A frame of figures in which no row has one."""
    nothing = pd.DataFrame({"value": np.nan, "as_of": None}, index=index)
    return nothing.assign(period_end=pd.Series(pd.NaT, index=index, dtype="datetime64[us]"))


def alike(past: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """The figures of `past` that are on the same footing as the area's row: basis, place of
    counting, boundaries; of unstated basis, also the source."""
    shown = aligned(rows, past["area_code"])
    same = (past["basis"] == shown["basis"]) & (past["counted_by"] == shown["counted_by"])
    same &= (past["basis"] != "unstated") | (past["source_id"] == shown["source_id"])
    # Only of areas that were split do the boundaries matter, and only they have another territory.
    same &= (past["territory"] == 0) | (past["territory"] == shown["boundaries"].astype("float64"))
    return past[same]


def _why_not_compared(
    rows: pd.DataFrame, target: TargetChoice, found: pd.DataFrame, value: pd.Series
) -> pd.Series:
    """Text key of why a row is not compared, the weightiest reason first; NA where it is."""
    # What builds on the area's own figure of last year is on that figure's basis, whatever it is.
    on_a_basis = target.unit == "percent"
    cases = {
        "targets.row.no_figure": rows["value"].isna(),
        "targets.row.none": found["id"].isna(),
        "targets.row.unstated": rows["basis"].isin(["unstated", "none"]) & on_a_basis,
        "targets.row.basis": (rows["basis"] != found["basis"]) & on_a_basis,
        "targets.row.branch": (rows["counted_by"] == "branch") & on_a_basis,
        "targets.row.no_last_year": value.isna(),
    }
    return first_key(cases, rows.index)


def first_key(cases: Mapping[str, pd.Series], index: pd.Index) -> pd.Series:
    """The first text key whose case holds, a row; NA where none does."""
    held = [np.asarray(case, dtype=bool) for case in cases.values()]
    keys = [np.array(key, dtype="object") for key in cases]
    return pd.Series(np.select(held, keys, default=np.array(None, dtype="object")), index=index).astype("str")
