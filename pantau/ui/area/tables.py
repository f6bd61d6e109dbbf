"""The plain tables of an area's page: every figure with its source, and what is known beside."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.figures import SHARES
from pantau.analysis.profile import Profile
from pantau.analysis.release import catalogue_of
from pantau.answers.names import OLD_PROVINCES, segment_names, split_from
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import mark_of, numerator_text, shown
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import note_cell, source_cell
from pantau.ui.shell.doubts import note_of_doubt
from pantau.ui.shell.frame import Frame

# Where a table begins in its page, as its contents link to it.
ANCHORS = {"institutions": "lembaga", "groups": "kelompok", "budget": "anggaran", "figures": "angka"}
_NUMERIC = ("value", "figure", "recomputed", "n", "denominator")
# What one would want to know of an area, as the fields of its profile.
_KNOWN = ("segments", "institutions", "groups", "budget", "figures")
# A longer table is folded up: it is for looking something up in, not for reading through.
_FOLDED_FROM = 13


def _table(frame: Frame, name: str, heads: tuple[str, ...], rows: list[list[Cell]], note: str = "") -> str:
    """A section with its table; '' where there is nothing to list."""
    if not rows:
        return ""
    say = frame.say
    title = render("section", say, title=say(f"area.section.{name}"), text=note)
    head = [Cell(say(f"area.head.{key}"), numeric=key in _NUMERIC) for key in heads]
    table = plain_table(say, say(f"area.section.{name}"), head, rows, titled=True)
    if len(rows) < _FOLDED_FROM:
        return title + table
    count = numbers.number(len(rows), 0, frame.view.language)
    return title + render("fold", say, title=say("area.fold.rows", count=count), body=table)


def _number(frame: Frame, value: object) -> Cell:
    return Cell(numbers.number(value, 0, frame.view.language), numeric=True)


def _percent(frame: Frame, value: object, digits: int = 2) -> Cell:
    return Cell(numbers.percent(value, digits, frame.view.language), numeric=True)


def history_table(frame: Frame, past: pd.DataFrame) -> str:
    """The twin of a chart over time (rows of analysis.history), folded up."""
    say, language = frame.say, frame.view.language
    notes = [note_of_doubt(frame, row) for _, row in past.iterrows()]
    doubted = ("note",) if any(notes) else ()
    names = ("date", "figure", "n", "denominator", "basis", *doubted, "source")
    head = [Cell(say(f"area.head.{name}"), numeric=name in _NUMERIC) for name in names]
    rows = [
        [
            Cell(date_text(row["as_of"], language)),
            Cell(shown(row, language, 2), numeric=True, status=_mark(row["status"])),
            Cell(numerator_text(row, language), numeric=True),
            _number(frame, row["denominator"]),
            Cell(basis_words(frame, row)),
            *((note_cell(say, row) if note else Cell(numbers.MISSING)) for _ in doubted),
            source_cell(frame.release, frame.say, row["source_title"]),
        ]
        for (_, row), note in zip(past.iterrows(), notes, strict=True)
    ]
    title = say("area.section.trend_table")
    return render("fold", say, title=title, body=plain_table(say, title, head, rows, titled=True))


def basis_words(frame: Frame, row: pd.Series) -> str:
    """The denominator of a figure; of a province before others were split off also its boundaries."""
    basis = frame.say(f"pages.basis.{row['basis']}")
    area = frame.view.area
    before = row["boundaries"] == OLD_PROVINCES and bool(split_from(frame.release, area))
    return frame.say("area.elsewhere.basis", basis=basis) if before else basis


def _mark(status: str) -> str:
    return status if status == "estimate" else ""


def figures(frame: Frame, profile: Profile) -> str:
    """Every published figure of the area beside its recomputation; both are kept where they differ."""
    language = frame.view.language
    indicators = catalogue_of(frame.release).indicators
    names = segment_names(frame.release, language)
    rows = [
        [
            Cell(indicators[row["indicator"]].name[language]),
            Cell(names[row["segment"]]),
            Cell(date_text(row["as_of"], language)),
            _percent(frame, row["published_pct"]),
            _recomputed(frame, row, indicators[row["indicator"]].unit),
            _number(frame, row["numerator"]),
            _number(frame, row["denominator"]),
            Cell(basis_words(frame, row)),
            note_cell(frame.say, row),
            source_cell(frame.release, frame.say, row["source_title"]),
        ]
        for _, row in profile.figures.iterrows()
    ]
    heads = (
        "indicator",
        "segment",
        "date",
        "value",
        "recomputed",
        "n",
        "denominator",
        "basis",
        "note",
        "source",
    )
    return _table(frame, "figures", heads, rows)


def _recomputed(frame: Frame, row: pd.Series, unit: str) -> Cell:
    """The value that n and N give, where they make a per cent; else they are people or rupiah."""
    return _percent(frame, row["recomputed_pct"] if unit in SHARES else None)


def groups(frame: Frame, profile: Profile) -> str:
    """Groups that local government is told to register: protected of eligible."""
    return _shares(frame, "groups", "group", profile.groups)


def institutions(frame: Frame, profile: Profile) -> str:
    """Local offices and villages registered, of all."""
    return _shares(frame, "institutions", "institution", profile.institutions)


def _shares(frame: Frame, name: str, first: str, found: pd.DataFrame) -> str:
    language = frame.view.language
    names = segment_names(frame.release, language)
    rows = [
        [
            Cell(names[row["segment"]]),
            _number(frame, row["numerator"]),
            _number(frame, row["denominator"]),
            _percent(frame, row["value"]),
            Cell(date_text(row["as_of"], language)),
            source_cell(frame.release, frame.say, row["source_title"]),
        ]
        for _, row in found.iterrows()
    ]
    return _table(frame, name, (first, "n", "denominator", "figure", "date", "source"), rows)


def budget_table(frame: Frame, profile: Profile) -> str:
    """Which pemda have an APBD line, each with its date and source."""
    say, language, found = frame.say, frame.view.language, profile.budget
    rows = [
        [
            Cell(str(row["area_name"]), href=frame.link("wilayah", area=row["area_code"])),
            Cell(say(f"area.budget.{row['status']}")),
            Cell(date_text(row["as_of"], language)),
            note_cell(say, row),
            source_cell(frame.release, frame.say, row["source_title"]),
        ]
        for _, row in found.iterrows()
    ]
    note = ""
    if len(found) > 1 and found["as_of"].nunique() == 1:
        counts = found["status"].value_counts()
        note = say(
            "area.budget.summary",
            budgeted=int(counts.get("budgeted", 0)),
            not_budgeted=int(counts.get("not_budgeted", 0)),
            date=date_text(found["as_of"].iloc[0], language),
        )
        note = " ".join([note, *_said_of_all(found, language)])
    return _table(frame, "budget", ("area", "status", "date", "note", "source"), rows, note)


def _said_of_all(found: pd.DataFrame, language: str) -> list[str]:
    """['Jaminan sosial pegawai non-ASN; … .'] where every row notes the same, in the page's language."""
    own = "note_en" if language == "en" else "note"
    notes = found[own].dropna().unique()
    return [f"{notes[0]}."] if len(notes) == 1 and found[own].notna().all() else []


def beside_in_rank(frame: Frame, profile: Profile) -> str:
    """The areas just above and below in the same province or Kanwil."""
    say, language, found = frame.say, frame.view.language, profile.neighbours
    if len(found) < 2:
        return ""
    head = [
        Cell(say(f"area.head.{key}"), numeric=key != "area")
        for key in ("rank", "area", "coverage", "n", "denominator")
    ]
    rows = [
        [
            _number(frame, row["rank"]),
            Cell(str(row["name"]), href=frame.link("wilayah", area=row["area_code"])),
            Cell(shown(row, language), numeric=True, status=mark_of(row)),
            Cell(numerator_text(row, language), numeric=True),
            _number(frame, row["denominator"]),
        ]
        for _, row in found.iterrows()
    ]
    area = profile.area
    parent = area["regional_office"] if area["level"] == "province" else area["parent"]
    return plain_table(say, say("area.section.neighbours", parent=frame.area_name(parent)), head, rows)


def programme(frame: Frame, profile: Profile) -> str:
    """What is known of offices and villages, groups and the budget; '' where nothing is."""
    return "".join(table(frame, profile) for table in (institutions, groups, budget_table))


def has_gaps(profile: Profile) -> bool:
    """Whether there is anything that nothing is known of."""
    return any(getattr(profile, name).empty for name in _KNOWN)


def missing_list(frame: Frame, profile: Profile) -> str:
    """What nothing is known of, and who would supply it; '' where all is known."""
    if not has_gaps(profile):
        return ""
    say, area = frame.say, frame.area_name(frame.view.area)
    lines = [say(f"area.none.{name}", area=area) for name in _KNOWN if getattr(profile, name).empty]
    return render("listed", say, title=say("area.none.title"), lines=lines)
