"""Who has reported for which month, and how late."""

from __future__ import annotations

import pandas as pd

from pantau.store import Release
from pantau.text.dates import ZONE

DUE_DAY = 10  # of the next month: practice, of which no source was found


def completeness(release: Release) -> pd.DataFrame:
    """One row for each regency, city and province, and month that anybody has reported.

    Columns: area_code, name, level, parent, regional_office, period (first day of the month),
    due (date), received (date in Jakarta; NaT where nothing came), days_late (0 where it came in
    time; NA where nothing came).
    """
    areas = release.query("areas")
    areas = areas.loc[areas["level"] != "nation", ["code", "name", "level", "parent", "regional_office"]]
    reports = release.query("reports")
    months = reports[["period"]].drop_duplicates().sort_values("period")
    board = areas.rename(columns={"code": "area_code"}).merge(months, how="cross")
    board = board.merge(
        reports[["area_code", "period", "received_at"]], how="left", on=["area_code", "period"]
    )
    received = board["received_at"].dt.tz_localize("UTC").dt.tz_convert(ZONE).dt.tz_localize(None)
    due = board["period"] + pd.DateOffset(months=1, days=DUE_DAY - 1)
    days = (received.dt.normalize() - due).dt.days.clip(lower=0).astype("Int64")
    board = board.assign(due=due, received=received.dt.normalize(), days_late=days)
    return board.drop(columns="received_at").sort_values(["area_code", "period"], ignore_index=True)
