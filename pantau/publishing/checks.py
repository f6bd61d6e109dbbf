"""All checks of files that are to go into a release together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pantau.areas import load_areas
from pantau.intake import Finding, Reading
from pantau.publishing.findings import Notes, Sheet
from pantau.publishing.rows import KEYS, check_duplicates, check_rows
from pantau.publishing.series import along, check_break, check_denominators, check_jumps, check_unchanged
from pantau.publishing.sum_checks import check_missing, check_sums
from pantau.publishing.totals import check_totals
from pantau.store import Release

_TEXTS = ("area_code", "segment", "grain", "file", "sheet")


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What files are held against.

    areas: code, name, level, parent, valid_from of every area. known: the official participants
    of the current release (queries/official_participants.sql). today: for what is in the future.
    """

    areas: pd.DataFrame
    known: pd.DataFrame
    today: dt.date


def context_of(release: Release | None, today: dt.date) -> Context:
    """The context of the current release; without one, today's areas and nothing known."""
    if release is None:
        rows = [(a.code, a.name, a.level, a.parent or None, None) for a in load_areas()]
        areas = pd.DataFrame(rows, columns=["code", "name", "level", "parent", "valid_from"])
        return Context(areas, pd.DataFrame(), today)
    return Context(release.query("areas"), release.query("official_participants"), today)


def check(readings: Sequence[Reading], context: Context, *, rehearsing: bool = False) -> list[Finding]:
    """What is to be said of files, beyond what was noticed in reading them. Pure.

    Files are in the order in which they count. Practice files are an error unless `rehearsing`.
    """
    headings = {
        (reading.file, sheet, kind): labels
        for reading in readings
        for (sheet, kind), labels in reading.headings.items()
    }
    names = dict(zip(context.areas["code"], context.areas["name"], strict=True))
    notes = Notes(Sheet(headings), names)
    for reading in readings:
        if reading.practice and not rehearsing:
            notes.whole("practice", reading.file)
    for kind in KEYS:
        rows = together(readings, kind)
        if len(rows):
            check_rows(kind, rows, set(names) - {None}, context.today, notes)
            check_duplicates(kind, rows, notes)
            if kind == "participants":
                _participants(rows, context, notes)
    parents = context.areas.set_index("code")["parent"]
    for reading in readings:
        for kind, sums in reading.sums.items():
            check_totals(kind, reading.tables[kind], sums.assign(file=reading.file), parents, notes)
    return notes.found


def together(readings: Sequence[Reading], kind: str) -> pd.DataFrame:
    """The rows of one kind of all files, words that repeat as categories."""
    parts = [reading.tables[kind] for reading in readings if len(reading.tables.get(kind, ()))]
    if not parts:
        return pd.DataFrame()
    rows = pd.concat(parts, ignore_index=True)
    return rows.astype({name: "category" for name in _TEXTS if name in rows})


def _participants(rows: pd.DataFrame, context: Context, notes: Notes) -> None:
    # What is unknown or to come is an error already; nothing is to be compared with it.
    known = rows["area_code"].isin(context.areas["code"]) & (rows["period"] <= pd.Timestamp(context.today))
    series = along(rows[known.to_numpy()], context.known)
    check_jumps(series, notes)
    check_unchanged(series, notes)
    check_denominators(series, context.known, notes)
    check_break(rows, notes)
    check_sums(series, context.areas, notes)
    check_missing(series, context.areas, notes)
