"""What a release says of the area and segment of each new row, nearest in time."""

from __future__ import annotations

import numpy as np
import pandas as pd

# A figure of a month is compared with the nearest known one; beyond a year nothing is near.
_NEAR = pd.Timedelta(days=370)
_STATUSES = ("official", "published", "estimate")
_SUMS = {"pu_bpu": ("pu", "bpu"), "all": ("pu", "bpu", "jakon")}
_SERIES = ["area_code", "segment"]


def with_sums(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of figures, and of each area and time the sums that a release gives as well."""
    given = rows[rows["active"].notna().to_numpy()].astype({"segment": "object", "area_code": "object"})
    given = given.assign(
        active=given["active"].astype("float64"),
        eligible=given["eligible"].astype("Float64").astype("float64"),
    )
    keys = ["area_code", "period", "grain"]
    parts = [given.assign(summed=False)]
    for name, segments in _SUMS.items():
        inside = given[given["segment"].isin(segments).to_numpy()]
        groups = inside.groupby(keys, observed=True, sort=False)
        sums = groups.agg(
            active=("active", "sum"),
            eligible=("eligible", "sum"),
            known=("eligible", "count"),
            size=("active", "size"),
            segments=("segment", "nunique"),
            file=("file", "first"),
            sheet=("sheet", "first"),
            row=("row", "first"),
            counted_by=("counted_by", "first"),
        ).reset_index()
        whole = sums[(sums["segments"] == len(segments)).to_numpy()].copy()
        whole["eligible"] = whole["eligible"].where(whole["known"] == whole["size"])
        parts.append(whole.drop(columns=["segments", "known", "size"]).assign(segment=name, summed=True))
    return pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)


def nearest(work: pd.DataFrame, known: pd.DataFrame, name: str) -> pd.DataFrame:
    """Of each row the known figure of its area and segment that is nearest in time, as `name`, _as_of, ..."""
    ranked = known.assign(weight=known["status"].map(_STATUSES.index))
    ranked = ranked.sort_values(["period_end", "weight"]).drop_duplicates([*_SERIES, "period_end"])
    ranked = ranked.assign(at=ranked["period_end"].astype("datetime64[ns]"), **{name: ranked["people"]})
    columns = [*_SERIES, "at", "as_of", "status", name]
    ranked = ranked[columns].astype(dict.fromkeys(_SERIES, "object"))
    ends = (work["period"] + pd.offsets.MonthEnd(0)).astype("datetime64[ns]")
    ends = ends.mask(work["grain"].eq("year").to_numpy(), work["period"] + pd.offsets.YearEnd(0))
    plain = work.astype(dict.fromkeys(_SERIES, "object"))
    left = plain.assign(at=ends.astype("datetime64[ns]"), place=np.arange(len(work))).sort_values("at")
    found = pd.merge_asof(
        left, ranked.sort_values("at"), on="at", by=_SERIES, direction="nearest", tolerance=_NEAR
    )
    return found.sort_values("place").reset_index(drop=True)
