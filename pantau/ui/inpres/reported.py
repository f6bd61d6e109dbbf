"""What governments have reported of Inpres 2/2021, by name; then how many have not, and whom to ask."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.analysis.programme.cascade import INDICATORS, INSTITUTIONS
from pantau.analysis.programme.parts import unknown_steps
from pantau.analysis.release import catalogue_of
from pantau.answers import programme
from pantau.answers.inpres_finding import BUDGET, inpres_finding
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.ui.inpres.amounts import amount_text, newest_amounts
from pantau.ui.inpres.by_step import by_step, parts_by_step
from pantau.ui.inpres.chart import focus_name
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import source_fold
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

_REGULATION = "regulation"
_ASKED = (BUDGET, *INSTITUTIONS, _REGULATION)
Row = dict[str, Any]


def title(frame: Frame) -> str:
    """The finding of the area in focus; where that is the nation, of the scope."""
    view, say = frame.view, frame.say
    at_scope = view.area == NATION and view.scope != NATION
    area = view.scope if at_scope else view.area
    name = frame.area_name(area) if at_scope else focus_name(frame)
    own = by_step(programme.own_steps(frame.release, view.but(area=area)))
    parts = parts_by_step(frame.release, view, area).get(BUDGET)
    amounts = newest_amounts(frame.release)
    if parts is not None:
        local = _local(frame, area)
        with_amount = len(_by_amount_alone(local, amounts))
        return inpres_finding(say, name, own, parts, with_amount=with_amount)
    told = {str(code): amount_text(say, row) for code, row in amounts.iterrows()}
    return inpres_finding(say, name, own, None, amount=told.get(area, ""))


def reported(frame: Frame) -> str:
    """Facts of the kabupaten/kota of the scope: budgets, offices and villages, regulations; HTML."""
    say = frame.say
    local, amounts = _local(frame, frame.view.scope), newest_amounts(frame.release)
    amounts = amounts[amounts.index.isin(local["area_code"])].sort_index()
    known = local[local["state"].isin(("full", "part", "none"))]
    told = _amounts(frame, local, amounts)
    lines = [*_budgets(frame, known), *told, *_offices(frame, known), *_regulations(frame, known)]
    total = local["area_code"].nunique()
    cited = [*known.loc[known["step"].isin(_ASKED), "source_title"], *amounts["source_title"]]
    asked = [_asked(frame, step, local, total, _by_amount_alone(local, amounts)) for step in _ASKED]
    return render(
        "inpres_reported",
        say,
        lines=lines,
        unknown=[one for one in asked if one is not None],
        templates=frame.link("data"),
        sources=str(source_fold(frame, cited, "sources.listed")),
    )


def amounts_apart(frame: Frame) -> str:
    """How many parts of the area in focus the step of budgets leaves out, told in rupiah."""
    area, say = frame.view.area, frame.say
    count = len(_by_amount_alone(_local(frame, area), newest_amounts(frame.release)))
    if not count:
        return ""
    told = say("inpres.reported.amounts_apart", count=numbers.number(count, 0, frame.view.language))
    return render("paragraphs", say, lines=[told])


def _local(frame: Frame, scope: str) -> pd.DataFrame:
    """Steps of the kabupaten/kota that belong to a scope."""
    view, areas = frame.view, frame.areas
    rows = programme.steps(frame.release, view.but(scope=NATION, level="regency"))
    codes = areas.index[areas["level"].isin(REGENCY_LEVELS)]
    if scope != NATION:
        column = "regional_office" if scope.startswith("kanwil-") else "parent"
        codes = codes[areas.loc[codes, column] == scope]
    return rows[rows["area_code"].isin(codes)]


def _link(frame: Frame, code: str) -> str:
    parent = str(frame.areas.at[code, "parent"])
    return frame.link("inpres", scope=parent, level="regency", area=code)


def _budgets(frame: Frame, known: pd.DataFrame) -> list[Row]:
    """A line a province whose governments' budgets are known, the most first."""
    say, language = frame.say, frame.view.language
    rows = known[known["step"] == BUDGET]
    found = []
    for province, own in rows.groupby(rows["area_code"].map(frame.areas["parent"])):
        names = {state: own.loc[own["state"] == state, "name"] for state in ("full", "none")}
        dates = own["as_of"].drop_duplicates()
        note = own["note_en" if language == "en" else "note"].dropna().drop_duplicates()
        counts = {state: numbers.number(len(some), 0, language) for state, some in names.items()}
        told = [date_text(dates.iloc[0], language)] if len(dates) == 1 else []
        told += [str(note.iloc[0])] if len(note) == 1 else []
        heads = {"full": say("inpres.reported.full"), "none": say("inpres.reported.none_yet")}
        lists = [(heads[state], ", ".join(sorted(map(str, some)))) for state, some in names.items()]
        link = frame.link("inpres", scope=str(province), level="regency", area=str(province))
        figure = say("inpres.reported.budgets", **counts)
        name = frame.area_name(str(province))
        found.append((len(own), _line(name, link, figure, " · ".join(told), [x for x in lists if x[1]])))
    return [line for _, line in sorted(found, key=lambda pair: -pair[0])]


def _by_amount_alone(local: pd.DataFrame, amounts: pd.DataFrame) -> set[str]:
    """Codes of those whose budget is known by its amount and not by a yes or no."""
    unknown = local[(local["step"] == BUDGET) & unknown_steps(local)]
    return set(unknown["area_code"]) & set(amounts.index)


def _amounts(frame: Frame, local: pd.DataFrame, amounts: pd.DataFrame) -> list[Row]:
    """A line a government whose budget a source tells in rupiah, with what the source says of it."""
    names = dict(zip(local["area_code"], local["name"], strict=True))
    say, note = frame.say, "note_en" if frame.view.language == "en" else "note"
    lines = []
    for code, row in amounts.iterrows():
        figure = say("inpres.reported.amount", amount=amount_text(say, row))
        told = "" if pd.isna(row[note]) else str(row[note])
        lines.append(_line(str(names[code]), _link(frame, str(code)), figure, told))
    return lines


def _line(name: str, href: str, figure: str, more: str, lists: list[tuple[str, str]] | None = None) -> Row:
    return {"name": name, "href": href, "figure": figure, "more": more, "lists": lists or []}


def _offices(frame: Frame, known: pd.DataFrame) -> list[Row]:
    """A line a kabupaten/kota with offices or villages registered; of two kinds first."""
    say, language = frame.say, frame.view.language
    rows = known[known["step"].isin(INSTITUTIONS) & known["denominator"].notna() & known["caveat"].isna()]
    found = []
    for code, own in rows.groupby("area_code", sort=True):
        told = [
            say(
                "inpres.reported.offices",
                n=numbers.number(row["numerator"], 0, language),
                of=numbers.number(row["denominator"], 0, language),
                unit=say(f"inpres.unit.{row['step']}", count=numbers.number(row["denominator"], 0, language)),
            )
            for _, row in own.iterrows()
        ]
        date = date_text(own["as_of"].iloc[0], language)
        line = _line(str(own["name"].iloc[0]), _link(frame, str(code)), numbers.listing(told, language), date)
        found.append((len(own), line))
    return [line for _, line in sorted(found, key=lambda pair: -pair[0])]


def _regulations(frame: Frame, known: pd.DataFrame) -> list[Row]:
    rows = known[(known["step"] == _REGULATION) & (known["state"] == "full")]
    if rows.empty:
        return []
    count = numbers.number(len(rows), 0, frame.view.language)
    names = ", ".join(sorted(map(str, rows["name"])))
    figure = frame.say("inpres.reported.regulations", count=count)
    return [_line(frame.say("inpres.step.regulation"), "", figure, "", [("", names)])]


def _asked(
    frame: Frame, step: str, local: pd.DataFrame, total: int, with_amount: set[str]
) -> tuple[str, str] | None:
    """('484 dari 514 pemda: anggaran belum tercatat …', who holds the figures); None where all are known."""
    say, language = frame.say, frame.view.language
    missing = int(unknown_steps(local[local["step"] == step]).sum())
    missing -= len(with_amount) if step == BUDGET else 0
    if not missing:
        return None
    counts = {"count": numbers.number(missing, 0, language), "total": numbers.number(total, 0, language)}
    supplier = catalogue_of(frame.release).indicators[INDICATORS[step]].supplier[language]
    return say(f"inpres.reported.unknown_{step}", **counts), supplier
