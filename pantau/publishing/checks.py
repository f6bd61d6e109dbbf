"""All checks of files that are to go into a release together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pandas as pd

from pantau.areas import load_areas
from pantau.intake import Finding, Reading
from pantau.intake.kinds import KINDS
from pantau.publishing.findings import Notes, SheetHeadings
from pantau.publishing.known_figures import check_known
from pantau.publishing.rows import check_basis, check_duplicates, check_rows
from pantau.publishing.series import along, check_break, check_denominators, check_jumps, check_unchanged
from pantau.publishing.sum_checks import check_missing, check_sums
from pantau.publishing.totals import check_totals
from pantau.store import Release

_TEXTS = ("area_code", "segment", "grain", "file", "sheet")


@dataclass(frozen=True, slots=True, eq=False)
class Baseline:
    """What files are compared with.

    areas: code, name, level, parent, valid_from of every area. known: the official participants
    of the current release (queries/official_participants.sql). today: for what is in the future.
    figures: what it says of participants and workers (queries/compared_figures.sql).
    """

    areas: pd.DataFrame
    known: pd.DataFrame
    today: dt.date
    figures: pd.DataFrame = field(default_factory=pd.DataFrame)


def baseline_of(release: Release | None, today: dt.date) -> Baseline:
    """The baseline of the current release; without one, today's areas and nothing known."""
    if release is None:
        rows = [(a.code, a.name, a.level, a.parent or None, None) for a in load_areas()]
        areas = pd.DataFrame(rows, columns=["code", "name", "level", "parent", "valid_from"])
        return Baseline(areas, pd.DataFrame(), today)
    known, figures = release.query("official_participants"), release.query("compared_figures")
    return Baseline(release.query("areas"), known, today, figures)


def check_files(
    readings: Sequence[Reading], baseline: Baseline, *, rehearsing: bool = False
) -> list[Finding]:
    """What is to be said of files, beyond what was noticed in reading them. Pure.

    Files are in the order in which they count. Practice files are an error unless `rehearsing`.
    """
    headings = {
        (reading.file, sheet, kind): labels
        for reading in readings
        for (sheet, kind), labels in reading.headings.items()
    }
    names = dict(zip(baseline.areas["code"], baseline.areas["name"], strict=True))
    notes = Notes(SheetHeadings(headings), names)
    for reading in readings:
        if reading.practice and not rehearsing:
            notes.whole("practice", reading.file)
    for kind in KINDS.values():
        rows = rows_of_kind(readings, kind.id)
        if len(rows):
            check_rows(kind, rows, set(names) - {None}, baseline.today, notes)
            check_duplicates(kind, rows, notes)
            if kind.id in _OWN_CHECKS:
                _OWN_CHECKS[kind.id](rows, baseline, notes)
    parents = baseline.areas.set_index("code")["parent"]
    for reading in readings:
        for name, sums in reading.sums.items():
            check_totals(KINDS[name], reading.tables[name], sums.assign(file=reading.file), parents, notes)
    return notes.found


def rows_of_kind(readings: Sequence[Reading], kind: str) -> pd.DataFrame:
    """The rows of one kind of all files, words that repeat as categories."""
    parts = [reading.tables[kind] for reading in readings if len(reading.tables.get(kind, ()))]
    if not parts:
        return pd.DataFrame()
    rows = pd.concat(parts, ignore_index=True)
    return rows.astype({name: "category" for name in _TEXTS if name in rows})


def _participants(rows: pd.DataFrame, baseline: Baseline, notes: Notes) -> None:
    check_basis(rows, notes)
    # What is unknown or to come is an error already; nothing is to be compared with it.
    known = rows["area_code"].isin(baseline.areas["code"]) & (rows["period"] <= pd.Timestamp(baseline.today))
    series = along(rows[known.to_numpy()], baseline.known)
    check_jumps(series, notes)
    check_unchanged(series, notes)
    check_denominators(series, baseline.known, notes)
    check_break(rows, notes)
    check_sums(series, baseline.areas, notes)
    check_missing(series, baseline.areas, notes)
    check_known(rows[known.to_numpy()], baseline.figures, notes)


# What is asked of one kind only, beside what is asked of all.
_OWN_CHECKS: dict[str, Callable[[pd.DataFrame, Baseline, Notes], None]] = {"participants": _participants}
