"""The quarterly reports that SE Mendagri 842.2/5193/SJ asks of local government, as far as a release knows.

A release knows which months of participants came in from whom and when, and holds dated records
of budgets and institutions that others have published. It does not know of letters sent
elsewhere: a quarter without either is unknown, not late.
"""

from __future__ import annotations

import pandas as pd

from pantau.text.dates import ZONE

BOARD = ["area_code", "quarter", "state", "months", "due", "received", "days_late"]
STATES = ("on_time", "late", "part", "record", "waiting", "unknown")
_MONTHS = 3


def due_date(quarter: pd.Period, due_day: int) -> pd.Timestamp:
    """The day by which a quarter is to be reported: `due_day` of the month after it."""
    return (quarter.end_time + pd.Timedelta(days=1)).normalize() + pd.Timedelta(days=due_day - 1)


def quarters(
    reports: pd.DataFrame, records: pd.DataFrame, today: pd.Timestamp, count: int = 4
) -> list[pd.Period]:
    """The last `count` quarters that have ended by `today`, and every other one of which something is known.

    reports: rows of query `reports`. records: rows of `records_of`. Oldest first.
    """
    newest = pd.Period(today, "Q") - 1
    known = set(_quarters_of(reports["period"])) | set(_quarters_of(records["period"]))
    return sorted(known | {newest - back for back in range(count)})


def records_of(budget: pd.DataFrame, institutions: pd.DataFrame) -> pd.DataFrame:
    """Dated records by area: area_code, period. One that names only its year belongs to no quarter."""
    rows = pd.concat([frame[["area_code", "period", "as_of"]] for frame in (budget, institutions)])
    dated = rows[rows["as_of"].str.len() > len("2022")]
    return dated[["area_code", "period"]].drop_duplicates(ignore_index=True)


def board(
    codes: pd.Series,
    spans: list[pd.Period],
    reports: pd.DataFrame,
    records: pd.DataFrame,
    *,
    today: pd.Timestamp,
    due_day: int,
) -> pd.DataFrame:
    """One row per area and quarter, BOARD: in the order of `codes` and `spans`.

    state: 'on_time' where all three months came in by the due date, 'late' where the last came
    after it, 'part' where fewer than three have come, 'record' where only a public record
    speaks of the quarter, 'waiting' where it is not due yet, else 'unknown'. months: that came
    in. received: day of the last (NaT: none). days_late: of 'late', else NA.
    """
    grid = pd.MultiIndex.from_product([codes.astype("object"), spans], names=["area_code", "quarter"])
    local = reports["received_at"].dt.tz_localize("UTC").dt.tz_convert(ZONE).dt.tz_localize(None)
    came = reports.assign(quarter=_quarters_of(reports["period"]), received=local.dt.normalize())
    by_quarter = came.groupby(["area_code", "quarter"]).agg(
        months=("period", "nunique"), received=("received", "max")
    )
    out = by_quarter.reindex(grid).reset_index()
    out["months"] = out["months"].fillna(0).astype("int64")
    out["received"] = out["received"].astype("datetime64[us]")
    out["due"] = out["quarter"].map({span: due_date(span, due_day) for span in spans})
    late = (out["received"] - out["due"]).dt.days
    noted = pd.MultiIndex.from_arrays([records["area_code"], _quarters_of(records["period"])])
    state = pd.Series("unknown", index=out.index)
    state[out["due"] >= today] = "waiting"
    state[pd.MultiIndex.from_frame(out[["area_code", "quarter"]]).isin(noted)] = "record"
    state[out["months"] > 0] = "part"
    state[(out["months"] == _MONTHS) & (late <= 0)] = "on_time"
    state[(out["months"] == _MONTHS) & (late > 0)] = "late"
    days = late.where(state == "late").astype("Int64")
    return out.assign(state=state, days_late=days)[BOARD]


def _quarters_of(days: pd.Series) -> pd.Series:
    return pd.to_datetime(days).dt.to_period("Q")
