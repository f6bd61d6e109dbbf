"""The steps of every area of the scope: heat table, what is known where, what is missing, and files."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from pantau.analysis.programme.cascade import INDICATORS, INSIDE, INSTITUTIONS, STEPS, YES_OR_NO, share
from pantau.analysis.programme.parts import unknown_steps
from pantau.analysis.release import catalogue_of, coverage_of
from pantau.answers import programme, tables
from pantau.answers.names import mapped_names
from pantau.charts.style import Row as Record
from pantau.charts.style import records
from pantau.text import Text, numbers
from pantau.text.dates import short_date
from pantau.ui.inpres.by_step import parts_by_step
from pantau.ui.inpres.heat import HeatCell, HeatRow, heat_table
from pantau.ui.inpres.words import (
    Step,
    aside_of,
    count_text,
    date_of,
    detail_of,
    doubt_of,
    inside,
    known,
    note_of,
    parts_states,
    reason_of,
    share_text,
    source_of,
    step_label,
)
from pantau.ui.shell import state
from pantau.ui.shell.cards import Cell as TableCell
from pantau.ui.shell.cards import Link, plain_table, render
from pantau.ui.shell.cited import draw_sources
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

_UNKNOWN = "?"
_SHOWN = 12  # links to where something is known
# Steps that are known of few areas: coverage and its registered are known of all or of provinces.
_SCARCE = (*YES_OR_NO, *INSTITUTIONS)


def draw_areas(frame: Frame) -> None:
    """The heat table of the scope's areas."""
    say = frame.say
    text = f"{say('inpres.heat.text')} {say('inpres.heat.key')}."
    st.html(render("section", say, title=say("inpres.heat.title"), text=text))
    heads = [(say(f"inpres.short.{step}"), say(f"inpres.step.{step}")) for step in STEPS]
    caption = say("inpres.heat.caption", scope=frame.area_name(frame.view.scope))
    heat_table(
        say,
        caption,
        heads,
        heat_rows(frame),
        link=lambda code: frame.address("inpres", area=code),
        key="inpres_heat",
        on_open=partial(go_to, frame),
        focus=frame.view.area,
    )
    draw_sources(frame, programme.steps(frame.release, frame.view)["source_title"])


def go_to(frame: Frame, code: str) -> None:
    """A province opens its regencies and cities; of a regency the steps are shown."""
    if code not in frame.areas.index:
        return
    if frame.areas.at[code, "level"] == "province":
        state.change(scope=code, level="regency", area=code)
    else:
        state.change(area=code)


def heat_rows(frame: Frame) -> list[HeatRow]:
    """A row an area of the View's scope and level; a province's cells count its parts where it has no own."""
    say, areas = frame.say, frame.areas
    own: dict[str, dict[str, Record]] = {}
    for record in records(programme.steps(frame.release, frame.view)):
        own.setdefault(str(record["area_code"]), {})[str(record["step"])] = record
    rows = []
    for code, steps in own.items():
        parts: dict[str, Record] = {}
        parent = ""
        if areas.at[code, "level"] == "province":
            parts = parts_by_step(frame.release, frame.view, code)
        elif frame.view.scope != areas.at[code, "parent"]:
            parent = frame.area_name(str(areas.at[code, "parent"]))
        cells = [_cell(say, step, steps[step], parts.get(step)) for step in STEPS]
        # as the Table names it: 'Papua (sebelum pemekaran)' where its figure is of that land
        rows.append(HeatRow(code, str(steps[STEPS[-1]]["name"]), parent, cells))
    return rows


def _cell(say: Text, name: str, mine: Step, parts: Step | None) -> HeatCell:
    if known(mine):
        return _own_cell(say, name, mine)
    if parts is not None and known(parts):
        return _parts_cell(say, name, parts)
    return _unknown(say, mine, parts)


def _unknown(say: Text, mine: Step, parts: Step | None) -> HeatCell:
    """Nothing is known; the cell says why where another row tells of it, or figures were set aside."""
    reason = reason_of(say, mine)
    aside = "" if parts is None else aside_of(say, parts)
    title = "; ".join(part for part in (say("inpres.unknown"), reason, aside) if part)
    inside = reason if mine["missing_reason"] == INSIDE else ""
    return HeatCell("unknown", _UNKNOWN, inside or aside, title)


def _own_cell(say: Text, name: str, mine: Step) -> HeatCell:
    value, date = share(mine), short_date(mine["as_of"], say.language)
    title, doubt = _title(say, name, mine), doubt_of(say, mine)
    cited = (source_of(mine), note_of(say, mine))
    if name in YES_OR_NO:
        return HeatCell(str(mine["state"]), step_label(say, name, mine), date, title, value, *cited)
    count = count_text(say, mine)
    if value is None:
        return HeatCell("plain", count, _dotted(date, doubt), title, None, *cited)
    of = (
        ""
        if numbers.is_missing(mine["denominator"])
        else f"{count} / {numbers.number(mine['denominator'], 0, say.language)}"
    )
    state, shade = ("plain", None) if doubt else (str(mine["state"]), value)
    return HeatCell(state, share_text(say, mine), _dotted(of, date, doubt), title, shade, *cited)


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _parts_cell(say: Text, name: str, parts: Step) -> HeatCell:
    """A province by its regencies and cities: added where all that are known may be, else counted."""
    language, value = say.language, share(parts)
    told = {"total": numbers.number(parts["total"], 0, language), "date": date_of(say, parts)}
    if numbers.is_missing(parts["denominator"]):
        text, sub = _counted(say, parts), say("inpres.heat.parts_sub", **told)
    else:
        told |= {
            key: numbers.number(parts[key], 0, language) for key in ("numerator", "denominator", "summed")
        }
        fraction = say("inpres.heat.fraction", **told)
        text = fraction if value is None else share_text(say, parts)
        key = "parts_some" if value is None else "parts_share"
        sub = say(f"inpres.heat.{key}", **told)
    title = _title(say, name, parts)
    return HeatCell("plain", text, sub, title, value, source_of(parts), note_of(say, parts))


def _counted(say: Text, parts: Step) -> str:
    """'12 ✓ · 12 ×', and how many are in part or not known; first always those that have."""
    return " · ".join(
        say(f"inpres.heat.parts_{state}", count=numbers.number(count, 0, say.language))
        for state, count in {"full": 0, **parts_states(parts)}.items()
    )


def _title(say: Text, name: str, step: Step) -> str:
    """What a hover says: the step, its words, date and remarks."""
    told = [
        f"{say(f'inpres.step.{name}')}: {step_label(say, name, step)}",
        date_of(say, step),
        detail_of(say, step),
    ]
    return "; ".join(part for part in told if part)


def known_places(frame: Frame) -> str:
    """Links to the areas whose first steps are known: where to look while most are not."""
    say, release = frame.say, frame.release
    everywhere = frame.view.but(scope=NATION, level="regency")
    rows = programme.steps(release, everywhere)
    rows = rows[rows["step"].isin(_SCARCE) & ~unknown_steps(rows)]
    parents = frame.areas["parent"]
    links = []
    for province, found in rows.groupby(rows["area_code"].map(parents)):
        codes = found["area_code"].unique()
        words = numbers.listing(
            [inside(say(f"inpres.step.{s}")) for s in _SCARCE if (found["step"] == s).any()], say.language
        )
        if len(codes) == 1:
            text = say("inpres.known.regency", area=frame.area_name(codes[0]), steps=words)
            link = frame.link("inpres", scope=str(province), level="regency", area=codes[0])
        else:
            text = say(
                "inpres.known.province", area=frame.area_name(str(province)), steps=words, count=len(codes)
            )
            link = frame.link("inpres", scope=str(province), level="regency", area=str(province))
        links.append((len(codes), Link(text, link)))
    shown = [link for _, link in sorted(links, key=lambda pair: (-pair[0], pair[1].label))[:_SHOWN]]
    return render("inpres_known", say, links=shown)


def missing_steps(frame: Frame) -> str:
    """How many areas lack each step, and who holds the figures."""
    say = frame.say
    rows = programme.steps(frame.release, frame.view)
    counted = programme.parts(frame.release, frame.view)
    told_by_parts = counted.index[counted["unknown"] < counted["total"]]
    at = pd.MultiIndex.from_frame(rows[["area_code", "step"]])
    unknown = rows[unknown_steps(rows) & ~at.isin(told_by_parts)].groupby("step").size()
    total = rows["area_code"].nunique()
    known = catalogue_of(frame.release).indicators
    # coverage of the catalogue's first basis is the last step
    of_step = {**INDICATORS, STEPS[-1]: next(iter(coverage_of(frame.release).values())).id}
    head = [TableCell(say(f"inpres.supply.{name}")) for name in ("step", "missing", "who")]
    body = [
        [
            TableCell(say(f"inpres.step.{step}")),
            TableCell(_of(say, int(unknown.get(step, 0)), total)),
            TableCell(known[of_step[step]].supplier[say.language]),
        ]
        for step in STEPS
    ]
    text = say("inpres.supply.text", total=numbers.number(total, 0, say.language))
    title = render("section", say, title=say("inpres.supply.title"), text=text)
    table = plain_table(say, say("inpres.supply.title"), head, body, titled=True)
    return title + table + render("ways", say, ways=[(say("inpres.supply.templates"), frame.link("data"))])


def _of(say: Text, count: int, total: int) -> str:
    told = {"count": numbers.number(count, 0, say.language), "total": numbers.number(total, 0, say.language)}
    return say("inpres.supply.of", **told)


def covered_words(frame: Frame) -> str:
    """Which indicator and period the last step follows."""
    view = programme.coverage_view(frame.release, frame.view)
    names = mapped_names(frame.release, frame.view.language)
    table = tables.table(frame.release, view)
    return frame.say(
        "inpres.newest",
        indicator=names[view.indicator],
        period=numbers.MISSING
        if not table.view.period
        else short_date(table.view.period, frame.view.language),
    )
