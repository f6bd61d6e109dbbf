"""Checks that look at one row, and at rows that say the same thing twice."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from pantau.publishing.findings import Notes

KEYS = {
    "participants": ("area_code", "period", "grain", "segment"),
    "groups": ("area_code", "period", "grain", "group"),
    "institutions": ("area_code", "period", "grain", "unit"),
    "budget": ("area_code", "year", "fund_source"),
    "regulation": ("area_code", "kind", "number", "year"),
    "targets": ("area_code", "document", "year", "basis"),
}
COUNTS = {
    "participants": ("active", "registered", "eligible"),
    "groups": ("protected", "eligible"),
    "institutions": ("registered", "total"),
    "budget": ("amount", "workers"),
    "targets": ("value",),
    "regulation": (),
}
# (kind, part, whole, rule): a part that is larger than its whole.
_WITHIN = (
    ("participants", "active", "registered", "active_over_registered"),
    ("participants", "active", "eligible", "active_over_eligible"),
    ("groups", "protected", "eligible", "part_over_whole"),
    ("institutions", "registered", "total", "part_over_whole"),
)


def check_rows(kind: str, rows: pd.DataFrame, known_areas: set[str], today: dt.date, notes: Notes) -> None:
    """Unknown areas, negative counts, parts over their whole, the future, the missing basis."""
    allowed = known_areas | ({"*"} if kind == "targets" else set())
    unknown = rows[~rows["area_code"].isin(allowed).to_numpy()]
    notes.rows("unknown_area", unknown, kind, "area_code", value="area_code")
    for name in COUNTS[kind]:
        notes.rows("negative", rows[_true(rows[name] < 0)], kind, name, value=name)
    for of_kind, part, whole, rule in _WITHIN:
        if of_kind == kind:
            over = rows[_true(rows[part] > rows[whole])]
            notes.rows(rule, over, kind, part, part=part, whole=whole)
    if "period" in rows:
        # A month is not over before its last day, but an office may report it while it runs.
        late = rows[(rows["period"] > pd.Timestamp(today)).to_numpy()]
        notes.rows("future", late, kind, "period", period="period")
    if kind == "participants":
        _without_basis(rows, notes)


def _true(condition: pd.Series) -> pd.Series:
    return condition.fillna(False).astype(bool)


def _without_basis(rows: pd.DataFrame, notes: Notes) -> None:
    """Active without eligible: its coverage has no denominator. Told once a sheet and month."""
    bare = rows[(rows["active"].notna() & rows["eligible"].isna()).to_numpy()]
    groups = bare.groupby(["file", "sheet"], observed=True, sort=False)
    for (file, sheet), part in groups:
        first = part.iloc[0].to_dict()
        column = notes.sheet.label(first, "participants", "eligible")
        notes.whole("basis_missing", str(file), str(sheet), column, {"count": len(part)})


def check_duplicates(kind: str, rows: pd.DataFrame, notes: Notes) -> None:
    """The same key twice: alike in a file (a note), different (an error), or in two files (a warning)."""
    keys = [key for key in KEYS[kind] if key in rows]
    twice = rows[rows.duplicated(keys, keep=False).to_numpy()]
    if twice.empty:
        return
    values = [name for name in COUNTS[kind] if name in rows] or ["title"]
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
    notes.rows("duplicate_differs", again[same_file & differs], kind, column, other="other_row")
    notes.rows("duplicate_same", again[same_file & ~differs], kind, column, other="other_row")
    notes.rows(
        "duplicate_file", again[~same_file & differs], kind, column, other="other_file", row="other_row"
    )
