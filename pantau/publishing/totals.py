"""Rows that offices call sums, against the rows that they add up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pantau.intake.kinds import RecordKind
from pantau.publishing.findings import Notes, month, part_name

_ALL = "all"
_COLUMNS = [
    "file",
    "sheet",
    "row",
    "segment",
    "period",
    "written",
    "count",
    "sum",
    "difference",
    "what",
    "rows",
]

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def check_totals(
    kind: RecordKind, records: pd.DataFrame, sums: pd.DataFrame, parents: pd.Series, notes: Notes
) -> None:
    """Each figure in a row of sums against the records of its sheet that it can be the sum of.

    `records` and `sums` are those of one file (Reading.tables, Reading.sums); `parents` gives the
    area in which an area lies, by code. What a sum adds up is not written anywhere: it may be the
    rows since the sum before it, since an earlier one, or all; below or above it; of the month,
    segment and area that it names. It is asked about where it equals none of these, beside the
    one that comes nearest.
    """
    if sums.empty or records.empty:
        return
    found = [
        one
        for name, part in sums.groupby("sheet", sort=False)
        for one in _of_sheet(kind, records[(records["sheet"] == name).to_numpy()], part, parents, notes)
    ]
    for measure, rows in pd.DataFrame(found, columns=["measure", *_COLUMNS]).groupby("measure", sort=False):
        words = {
            "total": "written",
            **{name: name for name in ("what", "count", "rows", "sum", "difference")},
        }
        told = rows.rename(columns={"written": str(measure)}).assign(written=rows["written"])
        notes.rows("total_differs", told.sort_values("row"), kind.id, str(measure), **words)


@dataclass(slots=True)
class _Sheet:
    """Records of one sheet in the order of its rows."""

    records: pd.DataFrame
    rows: Numbers
    time: str
    part: str
    breaks: Numbers  # places at which a sum, the beginning or the end divides the records

    def like(self, total: dict[Any, Any], parents: pd.Series) -> Mask:
        """Records of the time, part and area that a sum names."""
        mask = np.ones(len(self.rows), dtype=bool)
        if not pd.isna(total[self.time]):
            mask &= (self.records[self.time] == total[self.time]).to_numpy(dtype=bool, na_value=False)
        if self.part and not pd.isna(total[self.part]) and total[self.part] != _ALL:
            mask &= (self.records[self.part] == total[self.part]).to_numpy(dtype=bool, na_value=False)
        if not pd.isna(total["area_code"]):
            mask &= self.records["area_code"].map(parents).eq(total["area_code"]).to_numpy()
        return mask

    def levels(self, mask: Mask) -> Iterator[Mask]:
        """The same records by the level of their areas: provinces and their regencies are not added up."""
        depth = self.records["area_code"].str.len().to_numpy()
        for one in np.unique(depth[mask]):
            yield mask & (depth == one)


def _of_sheet(
    kind: RecordKind, records: pd.DataFrame, sums: pd.DataFrame, parents: pd.Series, notes: Notes
) -> Iterator[dict[str, Any]]:
    records = records.sort_values("row", kind="stable")
    rows = records["row"].to_numpy("int64")
    part, time = kind.part, "period" if "period" in records else "year"
    places = np.searchsorted(rows, np.unique(sums["row"].to_numpy("int64")))
    breaks = np.unique(np.concatenate([[0], places, [len(rows)]]))
    sheet = _Sheet(records, rows, time, part, breaks)
    for measure in kind.numbers:
        given = sums[sums[measure].notna().to_numpy()]
        within, others = _within_area(sheet, given, measure)
        yield from (_found(kind, measure, one, notes) for one in within)
        for total in others.to_dict("records"):
            nearest = _nearest(sheet, total, measure, parents)
            if nearest:
                yield _found(kind, measure, {**total, **nearest}, notes)


def _within_area(
    sheet: _Sheet, sums: pd.DataFrame, measure: str
) -> tuple[list[dict[Any, Any]], pd.DataFrame]:
    """Sums of all parts of one area that has records: those that differ; second, all other sums."""
    keys = ["area_code", sheet.time]
    if not sheet.part:
        return [], sums
    given = sheet.records[sheet.records[measure].notna().to_numpy()]
    groups = given.groupby(keys, sort=False)
    own = groups.agg(sum=(measure, "sum"), count=(measure, "size"), first=("row", "min"), last=("row", "max"))
    both = sums.merge(own.reset_index(), how="left", on=keys)
    parts = both[sheet.part].isna() | both[sheet.part].eq(_ALL)
    mine = (both["area_code"].notna() & parts & both["count"].notna()).to_numpy(dtype=bool)
    differs = (both["sum"] != both[measure]).to_numpy(dtype=bool, na_value=False)
    return both[mine & differs].to_dict("records"), sums[~mine]


def _nearest(sheet: _Sheet, total: dict[Any, Any], measure: str, parents: pd.Series) -> dict[str, Any] | None:
    """The records whose sum comes nearest to a total that equals none; None where one is equal.

    None as well where there is nothing to add up.
    """
    here = int(np.searchsorted(sheet.rows, total["row"]))
    values = sheet.records[measure].fillna(0).to_numpy("int64")
    there = sheet.records[measure].notna().to_numpy()
    best: tuple[Any, ...] | None = None
    for mask in sheet.levels(sheet.like(total, parents) & there):
        added = np.concatenate([[0], np.cumsum(np.where(mask, values, 0))])
        counted = np.concatenate([[0], np.cumsum(mask)])
        for first, last in _ranges(sheet.breaks, here):
            count, found = int(counted[last] - counted[first]), int(added[last] - added[first])
            if count and found == total[measure]:
                return None
            # below its rows, as nearly all sums stand, before above them
            order = (first >= here, abs(found - total[measure]))
            if count and (best is None or order < best[0]):
                at = sheet.rows[first:last][mask[first:last]]
                best = (order, {"sum": found, "count": count, "first": at[0], "last": at[-1]})
    return best[1] if best else None


def _ranges(breaks: Numbers, here: int) -> Iterator[tuple[int, int]]:
    """From each earlier break up to a sum, and from the sum to each later one."""
    for one in breaks.tolist():
        if one != here:
            yield (one, here) if one < here else (here, one)


def _found(kind: RecordKind, measure: str, row: dict[Any, Any], notes: Notes) -> dict[str, Any]:
    """A finding's words: what the sum is about, the rows it was compared with, and by how much it is off."""
    first, last, part = int(row["first"]), int(row["last"]), kind.part
    label = row.get("label")
    about = [label if isinstance(label, str) and label else notes.sheet.label(row, kind.id, measure)]
    if not pd.isna(row["area_code"]):
        about.append(notes.names.get(row["area_code"], row["area_code"]))
    if not pd.isna(row.get("period")):
        about.append(month(row["period"]))
    if part and not pd.isna(row[part]) and row[part] != _ALL:
        about.append(part_name(row[part]))
    return {
        "measure": measure,
        "file": row["file"],
        "sheet": row["sheet"],
        "row": row["row"],
        "segment": row.get("segment"),
        "period": row.get("period"),
        "written": row[measure],
        "count": row["count"],
        "sum": row["sum"],
        "difference": row[measure] - row["sum"],
        "what": ", ".join(about),
        "rows": str(first) if first == last else f"{first}–{last}",
    }
