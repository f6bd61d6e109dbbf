"""Checks that look at one row, and at rows that say the same thing twice."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pantau.intake.kinds import EVERY_AREA, RecordKind
from pantau.publishing.findings import Notes


def check_rows(
    kind: RecordKind, rows: pd.DataFrame, known_areas: set[str], today: dt.date, notes: Notes
) -> None:
    """Unknown areas, negative numbers, parts over their whole, the future."""
    allowed = known_areas | ({EVERY_AREA} if kind.every_area else set())
    unknown = rows[~rows["area_code"].isin(allowed).to_numpy()]
    notes.rows("unknown_area", unknown, kind.id, "area_code", value="area_code")
    for name in kind.numbers:
        notes.rows("negative", rows[_true(rows[name] < 0)], kind.id, name, value=name)
    for part, whole, rule in kind.within:
        over = rows[_true(rows[part] > rows[whole])]
        notes.rows(rule, over, kind.id, part, part=part, whole=whole)
    if "period" in rows:
        # A month is not over before its last day, but an office may report it while it runs.
        late = rows[(rows["period"] > pd.Timestamp(today)).to_numpy()]
        notes.rows("future", late, kind.id, "period", period="period")


def _true(condition: pd.Series) -> pd.Series:
    return condition.fillna(False).astype(bool)


def check_basis(rows: pd.DataFrame, notes: Notes) -> None:
    """Active without eligible: its coverage has no denominator. Told once a sheet and month."""
    bare = rows[(rows["active"].notna() & rows["eligible"].isna()).to_numpy()]
    groups = bare.groupby(["file", "sheet"], observed=True, sort=False)
    for (file, sheet), part in groups:
        first = part.iloc[0].to_dict()
        column = notes.sheet.label(first, "participants", "eligible")
        notes.whole("basis_missing", str(file), str(sheet), column, {"count": len(part)})


def check_duplicates(kind: RecordKind, rows: pd.DataFrame, notes: Notes) -> None:
    """The same key twice: alike in a file (a note), different (an error), or in two files (a warning)."""
    keys = [key for key in kind.record_key if key in rows]
    twice = rows[rows.duplicated(keys, keep=False).to_numpy()]
    if twice.empty:
        return
    values = list(kind.compared)
    group = twice.groupby(keys, observed=True, dropna=False, sort=False)
    first = group[[*values, "file", "row"]].transform("first")
    number = group.cumcount()
    same_file = twice["file"].astype("object") == first["file"].astype("object")
    differs = pd.Series(False, index=twice.index)
    for name in values:
        one, other = twice[name].astype("object"), first[name].astype("object")
        differs |= (one.fillna("") != other.fillna("")).astype(bool)
    again = twice.assign(other_row=first["row"], other_file=first["file"].astype("object"))[number > 0]
    same_file, differs = same_file[number > 0], differs[number > 0]
    column = values[0]
    notes.rows("duplicate_differs", again[same_file & differs], kind.id, column, other="other_row")
    notes.rows("duplicate_same", again[same_file & ~differs], kind.id, column, other="other_row")
    notes.rows(
        "duplicate_file", again[~same_file & differs], kind.id, column, other="other_file", row="other_row"
    )
