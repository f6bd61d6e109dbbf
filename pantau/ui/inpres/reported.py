"""What governments have reported of Inpres 2/2021, by name; then how many have not, and whom to ask."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pantau.analysis.programme.cascade import INDICATORS, INSTITUTIONS
from pantau.analysis.release import catalogue_of
from pantau.answers import programme
from pantau.answers.inpres_finding import BUDGET, inpres_finding
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers
from pantau.text.dates import date_text
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
    """The finding of the area in focus."""
    own = by_step(programme.own_steps(frame.release, frame.view))
    rolled = parts_by_step(frame.release, frame.view, frame.view.area)
    parts = rolled.get(BUDGET)
    return inpres_finding(frame.say, focus_name(frame), own, parts)


def reported(frame: Frame) -> str:
    """Facts of the kabupaten/kota of the scope: budgets, offices and villages, regulations; HTML."""
    say = frame.say
    local = _local(frame)
    known = local[local["state"].isin(("full", "part", "none"))]
    lines = [*_budgets(frame, known), *_offices(frame, known), *_regulations(frame, known)]
    total = local["area_code"].nunique()
    cited = known.loc[known["step"].isin(_ASKED), "source_title"]
    asked = [_asked(frame, step, local, total) for step in _ASKED]
    return render(
        "inpres_reported",
        say,
        lines=lines,
        unknown=[one for one in asked if one is not None],
        templates=frame.link("data"),
        sources=str(source_fold(frame, cited, "sources.listed")),
    )


def _local(frame: Frame) -> pd.DataFrame:
    """Steps of the kabupaten/kota that belong to the scope."""
    view, areas = frame.view, frame.areas
    rows = programme.steps(frame.release, view.but(scope=NATION, level="regency"))
    codes = areas.index[areas["level"].isin(REGENCY_LEVELS)]
    if view.scope != NATION:
        column = "regional_office" if view.scope.startswith("kanwil-") else "parent"
        codes = codes[areas.loc[codes, column] == view.scope]
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


def _asked(frame: Frame, step: str, local: pd.DataFrame, total: int) -> tuple[str, str] | None:
    """('490 dari 514 pemda belum melapor anggaran', who holds the figures); None where all have."""
    say, language = frame.say, frame.view.language
    missing = int((local.loc[local["step"] == step, "state"] == "unknown").sum())
    if not missing:
        return None
    counts = {"count": numbers.number(missing, 0, language), "total": numbers.number(total, 0, language)}
    supplier = catalogue_of(frame.release).indicators[INDICATORS[step]].supplier[language]
    return say(f"inpres.reported.unknown_{step}", **counts), supplier
