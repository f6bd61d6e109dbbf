"""New rows against what the release says of the same area: published, official or estimated."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from pantau.publishing.counted import SPLIT, check_boundaries, check_way_said, looks_by_branch
from pantau.publishing.findings import ALIKE, Notes
from pantau.publishing.nearest import nearest, with_sums
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.text.numbers import listing, number

FAR = 3.0  # times a known figure, or a third of it
FAR_SAME_MONTH = 1.25  # the same of one that is known of the same month
_COUNTABLE = 300  # smaller counts may well treble
# Eligible workers are usually 60 to 75% of the employed; outside these bounds they are asked about.
ELIGIBLE_OF_EMPLOYED = (0.45, 1.0)
_MANY, _NAMED = 20, 3  # rows of one finding that are told together; examples named in it


def check_known(rows: pd.DataFrame, figures: pd.DataFrame, notes: Notes) -> None:
    """Everything that new rows of participants can be compared with in the release, and ask about.

    `rows`: those of all files; `figures`: queries/compared_figures.sql, empty where there is no release.
    """
    rows = (
        rows if "counted_by" in rows else rows.assign(counted_by=pd.Series(None, rows.index, dtype="object"))
    )
    check_boundaries(rows, notes)
    check_percents(rows, notes)
    work = with_sums(rows)
    if figures.empty or work.empty:
        check_way_said(rows, notes)
        return
    figures = figures.assign(period_end=pd.to_datetime(figures["period_end"]))
    old = figures["area_code"].isin(SPLIT) & figures["boundaries"].eq(34).fillna(False)
    figures = figures[~old.to_numpy(dtype=bool)]
    by_branch = figures["indicator"].eq("active_at_branch") | figures["counted_by"].eq("branch").fillna(False)
    workers = figures[figures["indicator"].eq("employed").to_numpy()]
    active = figures[(~figures["indicator"].eq("employed")).to_numpy()]
    branch = by_branch.reindex(active.index).to_numpy(dtype=bool)
    _far(work, active[~branch], active[branch], notes)
    _employed(work, workers, notes)
    if not looks_by_branch(work, active[~branch], active[branch], notes):
        check_way_said(rows, notes)


def _far(work: pd.DataFrame, known: pd.DataFrame, by_branch: pd.DataFrame, notes: Notes) -> None:
    """Rows far from the nearest known figure that was counted in the same way."""
    branch = work["counted_by"].astype("object").eq("branch").to_numpy(dtype=bool)
    for part, figures in ((work[~branch], known), (work[branch], by_branch)):
        if part.empty or figures.empty:
            continue
        near = _known_of(part, figures)
        ratio = near["active"] / near["known"].astype("float64")
        same = near["as_of"].astype("object").eq(near["period"].dt.strftime("%Y-%m"))
        limit = np.where(same & near["status"].ne("estimate"), FAR_SAME_MONTH, FAR)
        far = ((ratio > limit) | (ratio < 1 / limit)) & ~near["of_whole"]
        far |= near["of_whole"] & (ratio > FAR)
        far &= near[["active", "known"]].astype("float64").max(axis=1) >= _COUNTABLE
        told = near[far.to_numpy(dtype=bool)].assign(ratio=ratio)
        # a sum says nothing that its parts have not said
        keys = pd.MultiIndex.from_frame(told[["area_code", "period"]])
        summed = told["summed"].to_numpy(dtype=bool)
        told = told[~(summed & keys.isin(keys[~summed]))]
        # of a sheet's many rows the first are told
        first = (told.groupby(["file", "sheet"], observed=True, sort=False).cumcount() < ALIKE).to_numpy()
        what = [partial(_known_words, one) for one in told[first].to_dict("records")]
        told = told.assign(what=pd.Series(what, told.index[first], dtype="object"))
        _tell("far_from_known", told, "active", notes, new="active", known="what", ratio="ratio")


def _known_of(work: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The nearest figure of each row; of PU or BPU alone, where there is none, that of both together."""
    near = nearest(work, figures, "known")
    lacking = near["known"].isna() & near["segment"].isin(["pu", "bpu"])
    if not lacking.any():
        return near.assign(of_whole=False)
    rows = near.loc[lacking.to_numpy(), work.columns]
    own = rows["segment"].to_numpy()
    whole = nearest(rows.assign(segment="pu_bpu"), figures, "known").assign(segment=own)
    parts = [near[~lacking.to_numpy()].assign(of_whole=False), whole.assign(of_whole=True)]
    return pd.concat([part for part in parts if len(part)], ignore_index=True)


def _known_words(row: dict[Any, Any], language: str) -> str:
    """'2.300.000 (Desember 2024, dilaporkan)': the known figure, of when and how it is known."""
    say = Text(language)
    status = say(f"publishing.status.{row['status']}")
    return f"{number(row['known'], 0, language)} ({date_text(str(row['as_of']), language)}, {status})"


def _employed(work: pd.DataFrame, workers: pd.DataFrame, notes: Notes) -> None:
    """More participants than workers, and eligible workers that are hardly any or more than all."""
    if workers.empty:
        return
    counted = workers.assign(year=workers["period_end"].dt.year).sort_values("period_end")
    newest = counted.drop_duplicates(["area_code", "year"], keep="last")
    years = np.array(sorted(newest["year"].unique()))
    at = np.clip(np.searchsorted(years, work["period"].dt.year, side="right") - 1, 0, len(years) - 1)
    there = newest[["area_code", "year", "people"]].astype({"area_code": "object"})
    both = work.assign(year=years[at]).merge(there, how="left", on=["area_code", "year"])
    people = both["people"].astype("float64")
    both["august"] = both["year"].astype("str")  # no dot for thousands
    over = (both["active"] > people) & both["segment"].isin(["pu_bpu", "pu", "bpu"])
    _tell(
        "over_employed", both[over.to_numpy()], "active", notes, new="active", known="people", year="august"
    )
    share = both["eligible"] / people
    low, high = ELIGIBLE_OF_EMPLOYED
    odd = both["segment"].eq("all") & ((share < low) | (share > high))
    told = both.assign(percent=100 * share)[odd.to_numpy()]
    _tell(
        "eligible_odd",
        told,
        "eligible",
        notes,
        new="eligible",
        known="people",
        percent="percent",
        year="august",
    )


def check_percents(rows: pd.DataFrame, notes: Notes) -> None:
    """A per cent of the file that is not its own active of its own eligible."""
    if "coverage_pct" not in rows:
        return
    active, eligible = (
        rows[name].astype("Float64").to_numpy("float64", na_value=np.nan) for name in ("active", "eligible")
    )
    own = pd.Series(100 * active / np.where(eligible > 0, eligible, np.nan), rows.index)
    apart = (rows["coverage_pct"].astype("Float64") - own).abs() > 0.5
    told = rows.assign(own=own)[apart.fillna(False).to_numpy(dtype=bool)]
    _tell("percent_differs", told, "coverage_pct", notes, new="coverage_pct", known="own")


def _tell(rule: str, told: pd.DataFrame, name: str, notes: Notes, **words: str) -> None:
    """Rows one by one, or where there are many of one sheet together, with their rows as details."""
    for (file, sheet), part in told.groupby(["file", "sheet"], observed=True, sort=False):
        if len(part) < _MANY:
            notes.rows(rule, part, "participants", name, **words)
            continue
        column = notes.sheet.label(part.iloc[0].to_dict(), "participants", name)
        areas = list(dict.fromkeys(part["area_code"].astype(str)))
        about = {
            "count": partial(number, len(part), 0),
            "areas": partial(number, len(areas), 0),
            "names": listing([notes.names.get(code, code) for code in areas[:_NAMED]]),
        }
        notes.whole(f"{rule}_many", str(file), str(sheet), column, about, rows=len(part))
        notes.rows(f"{rule}_many", part.head(ALIKE), "participants", name, text=rule, **words)
