"""What the head of a Kanwil opens in the morning: where to go, who moved, who has figures, who has none."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.release import coverage_of
from pantau.analysis.visits import FURTHEST, SILENT, Reason, Visit, counted, moved, silent, visits
from pantau.answers import tables
from pantau.answers.names import office_names
from pantau.text import numbers, values
from pantau.text.dates import date_text, short_date
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import source_fold
from pantau.ui.shell.frame import Frame
from pantau.view import View

_WORKERS = "employed"


@dataclass(frozen=True)
class Line:
    """One line of a list: an area, its figure, and what stands beside it. down: whether it fell."""

    name: str
    href: str
    figure: str
    more: str = ""
    down: bool = False


def is_office(frame: Frame) -> bool:
    """Whether the area in focus is a Kanwil."""
    return frame.view.area in office_names(frame.release)


def office_page(frame: Frame) -> str:
    """The lists as HTML, which fits on one sheet of paper."""
    say, regencies, workers = frame.say, _regencies(frame), _of_regencies(frame, _WORKERS)
    own, both, counts = _own(regencies), (frame.table, regencies), _counts_alone(frame, regencies)
    cited = [*frame.table.rows["source_title"], *own["source_title"], *counts["source_title"]]
    told = list(counts.index)
    without = silent(regencies, workers, told)
    return render(
        "office",
        say,
        visits=[_visit(frame, visit) for visit in visits(frame.table, regencies, workers, told)],
        rule=say("office.rule", furthest=FURTHEST, silent=SILENT),
        provinces=[_province(frame, row) for _, row in _by_people(frame.table).iterrows()],
        moved=[_moved(frame, row) for table in both for _, row in moved(table).iterrows()],
        own=[
            *(_own_line(frame, row) for _, row in own.iterrows()),
            *(_count_line(frame, str(code), row) for code, row in counts.iterrows()),
        ],
        counts={"own": len(own) + len(counts), "without": len(without), "total": len(regencies.rows)},
        without=_names(frame, without),
        sources=str(source_fold(frame, cited, "sources.listed")),
    )


def _of_regencies(frame: Frame, indicator: str) -> Table:
    view = View(indicator, scope=frame.view.area, level="regency", language=frame.view.language)
    return tables.table(frame.release, view)


def _regencies(frame: Frame) -> Table:
    """The regencies' coverage as published, which is what they have of their own."""
    return _of_regencies(frame, coverage_of(frame.release)["semesta"].id)


def _own(regencies: Table) -> pd.DataFrame:
    rows = regencies.rows
    return rows[rows["value"].notna() & (rows["status"] != "estimate")].sort_values(["parent", "name"])


def _counts_alone(frame: Frame, regencies: Table) -> pd.DataFrame:
    """Counts, by area code, of those of the regencies that have no percentage of their own."""
    rows = regencies.rows
    without = rows.loc[~rows["area_code"].isin(_own(regencies)["area_code"]), "area_code"]
    found = counted(frame.release)
    return found[found.index.isin(without)].sort_index()


def _by_people(table: Table) -> pd.DataFrame:
    """The provinces, most people not covered first; those without a count last."""
    return table.rows.sort_values(["uncovered", "area_code"], ascending=[False, True], na_position="last")


def _link(frame: Frame, row: pd.Series) -> str:
    return frame.link("wilayah", area=row["area_code"])


def _visit(frame: Frame, visit: Visit) -> tuple[str, str, list[str]]:
    reasons = [_reason(frame, reason) for reason in visit.reasons]
    return visit.name, frame.link("wilayah", area=visit.area_code), reasons


def _reason(frame: Frame, reason: Reason) -> str:
    say, language, row = frame.say, frame.view.language, reason.row
    date = date_text(row["as_of"], language)
    if reason.kind == "people":
        return say("office.reason.people", people=numbers.people(row["uncovered"], language), date=date)
    if reason.kind == "fell":
        size = _size(frame, row)
        return say(
            "office.reason.fell", points=size, since=date_text(row["change_from"], language), date=date
        )
    return say("office.reason.silent", workers=numbers.number(row["value"], 0, language), date=date)


def _size(frame: Frame, row: pd.Series) -> str:
    """'3,6 poin': how far a figure moved; a word says whither."""
    return values.change_text(abs(row["change_points"]), row["unit"], frame.view.language).lstrip("+")


def _short(name: object) -> str:
    """'Kab. Pati': a page of many names has no room for the whole word."""
    return str(name).replace("Kabupaten ", "Kab. ", 1)


def _province(frame: Frame, row: pd.Series) -> Line:
    language = frame.view.language
    if pd.isna(row["value"]):
        return Line(str(row["name"]), _link(frame, row), numbers.MISSING)
    left = "" if pd.isna(row["uncovered"]) else values.uncovered_text(row, language)
    told = [frame.say("office.uncovered", count=left) if left else "", short_date(row["as_of"], language)]
    shown = values.shown(row, language)
    return Line(str(row["name"]), _link(frame, row), shown, " · ".join(part for part in told if part))


def _moved(frame: Frame, row: pd.Series) -> Line:
    language, down = frame.view.language, float(row["change_points"]) < 0
    size = _size(frame, row)
    word = frame.say("office.fell" if down else "office.rose")
    span = f"{short_date(row['change_from'], language)} – {short_date(row['as_of'], language)}"
    return Line(str(row["name"]), _link(frame, row), f"{word} {size}", span, down)


def _own_line(frame: Frame, row: pd.Series) -> Line:
    """A regency's own figure: value, n / N where they are known, date, and its doubt."""
    language = frame.view.language
    counts = "" if pd.isna(row["numerator"]) else values.fraction_text(row, language)
    doubt = frame.say(f"analysis.flags.{row['flags'][0]}") if len(row["flags"]) else ""
    told = [counts, short_date(row["as_of"], language), doubt]
    shown = values.shown(row, language)
    return Line(_short(row["name"]), _link(frame, row), shown, " · ".join(part for part in told if part))


def _count_line(frame: Frame, code: str, row: pd.Series) -> Line:
    """A regency whose source tells how many participants, and no percentage."""
    say, language = frame.say, frame.view.language
    count = say("office.count", count=numbers.number(row["numerator"], 0, language))
    more = f"{short_date(row['as_of'], language)} · {say('office.count_alone')}"
    return Line(_short(frame.area_name(code)), frame.link("wilayah", area=code), count, more)


def _names(frame: Frame, rows: pd.DataFrame) -> list[tuple[str, str]]:
    """[('Lampung (3)', 'Kabupaten Pesawaran, …')] of areas without a figure."""
    found = rows.sort_values(["parent", "name"]).groupby("parent", sort=True)["name"]
    return [
        (f"{frame.area_name(str(parent))} ({len(names)})", ", ".join(_short(name) for name in names))
        for parent, names in found
    ]
