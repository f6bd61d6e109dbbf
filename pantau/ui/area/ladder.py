"""The ladder of an area's targets: a chart, and its twin in words that also holds what has no bar."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from pantau.analysis.targets.naming import aim_text, inferred_key, refusal_text
from pantau.analysis.targets.pace import today
from pantau.answers.names import is_before_split, name_of_figure, segment_names
from pantau.answers.targets import both_readings, every_choice, readings_words, rungs
from pantau.charts.ladder import ladder_figure as ladder_chart
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.sentences import sentence_case
from pantau.text.values import shown
from pantau.ui.area.amounts import gap_figure
from pantau.ui.shell import drawing
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import note_cell, source_cell
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.view import NATION

_HEADS = (
    *("document", "year", "target", "basis", "set_for"),
    *("position", "gap_points", "gap_people", "remark", "note", "source"),
)
_NUMERIC = ("target", "position", "gap_points", "gap_people")


def draw_ladder(frame: Frame) -> None:
    """The section on an area's page: chart of the per cents, table of all."""
    say, area = frame.say, frame.view.area
    found, name = rungs(frame.release, frame.view, today()), frame.area_name(area)
    title = say("targets.ladder.title", area=name)
    lead = say("targets.ladder.lead") if len(found) else say("area.none.targets", area=name)
    st.html(render("section", say, title=title, text=lead))
    if found.empty:
        return
    drawn = chart_rows(frame, found)
    alt = say(
        "targets.ladder.chart_alt",
        area=name,
        sentences="; ".join(f"{row['label']}: {row['words']}" for row in drawn.to_dict("records")),
    )
    body = ladder_table(frame, found)
    if len(drawn):
        drawing.show(frame, partial(ladder_chart, drawn, say), key="area_ladder", alt=alt)
        # the chart says the most; who wants gaps in people, remarks and sources unfolds the table
        body = render("fold", say, title=say("targets.ladder.fold"), body=body)
    follow(linked_html(body, key="area_ladder_table"))


def chart_rows(frame: Frame, found: pd.DataFrame) -> pd.DataFrame:
    """Rungs in per cent that have a target value, with their words; people never share an axis with them."""
    per_cent = found[(found["unit"] != "people")]
    aims = per_cent["target_value"].where(per_cent["target_value"].notna(), per_cent["asked"])
    aims = aims.where((per_cent["unit"] == "percent") | per_cent["target_value"].notna())
    compared = per_cent["gap_points"].notna() & (per_cent["status"] != "estimate")
    drawn = per_cent.assign(
        target_value=aims.astype("float64"),
        value=per_cent["value"].where(compared),
        label=[_name(frame, row) for row in per_cent.to_dict("records")],
        source_title=per_cent.get("source_title"),
    )
    drawn = drawn[drawn["target_value"].notna()]
    return drawn.assign(words=[_words(frame, row) for row in drawn.to_dict("records")])


def _name(frame: Frame, row: dict[Any, Any]) -> str:
    """'RPJMN 2025-2029 · 2025 · penduduk bekerja (Sakernas)'."""
    say = frame.say
    parts = [str(row["document"]), str(row["year"])]
    if row["reading"]:
        parts.append(say(f"targets.ladder.{row['reading']}"))
    # What builds on the area's own figure is on that figure's denominator.
    basis = row.get("basis") if row["reading"] else row["asked_basis"]
    if not numbers.is_missing(basis):
        parts.append(say(f"pages.basis.{basis}"))
    return " · ".join(parts)


def _words(frame: Frame, row: dict[Any, Any]) -> str:
    say, language = frame.say, frame.view.language
    told = [say("targets.ladder.chart_target", target=numbers.percent(row["target_value"], 2, language))]
    marks = [say("targets.uncertain")] if row["target_uncertain"] else []
    marks += _readings(frame, row)
    told[0] += f" ({'; '.join(marks)})" if marks else ""
    if numbers.is_missing(row["value"]):
        return " · ".join([*told, say("targets.ladder.chart_none")])
    position, date = numbers.percent(row["value"], 1, language), _when(frame, row)
    told.append(say("targets.ladder.chart_position", position=position, date=date))
    other = _other_reading(frame, row) if frame.view.area == NATION else ""
    return " · ".join(part for part in (*told, gap_words(frame, row), other) if part)


def _when(frame: Frame, row: dict[Any, Any]) -> str:
    """The date of a position; of one that is of the province before a split with its name."""
    date = date_text(row["as_of"], frame.view.language)
    if not is_before_split(row):
        return date
    return f"{name_of_figure(frame.say, row, frame.area_name(frame.view.area))}, {date}"


def _readings(frame: Frame, row: dict[Any, Any]) -> list[str]:
    """What of a target is our reading of its document: its denominator, or also which segments count."""
    choice = every_choice(frame.release)[row["key"]]
    return [frame.say(inferred_key(choice))] if choice.inferred else []


def _other_reading(frame: Frame, row: dict[Any, Any]) -> str:
    """Where the nation stands when all segments count: the second reading, never told without the first."""
    found = both_readings(frame.release, row["key"])
    if not found:
        return ""
    whole, language = found[-1], frame.view.language
    return frame.say(
        "targets.readings.other",
        segment=segment_names(frame.release, language)[whole.segment],
        value=numbers.percent(whole.value, 1, language),
        points=numbers.number(whole.gap_points, 1, language),
    )


def gap_words(frame: Frame, row: dict[Any, Any]) -> str:
    """'kurang 7,7 poin', 'lebih 0,9 poin (tercapai)', 'tercapai'."""
    language, distance = frame.view.language, float(row["distance_points"])
    size = frame.say("format.points", number=numbers.number(abs(distance), 1, language))
    stands = "" if numbers.is_missing(row["target_standing"]) else frame.say(str(row["target_standing"]))
    if distance == 0:
        return stands
    told = frame.say("targets.ladder.short" if distance < 0 else "targets.ladder.over", gap=size)
    return f"{told} ({stands})" if stands else told


def ladder_table(frame: Frame, found: pd.DataFrame) -> str:
    """Every rung in words: document, year, value, basis, for whom, position, gap, remark, source."""
    say = frame.say
    head = [Cell(say(f"targets.ladder.{name}"), numeric=name in _NUMERIC) for name in _HEADS]
    rows = [_row(frame, row) for row in found.to_dict("records")]
    told = [readings_words(frame.release, key, say) for key in dict.fromkeys(found["key"])]
    notes = render("paragraphs", say, lines=[words for words in told if words])
    return plain_table(say, say("targets.ladder.caption"), head, rows) + notes


def _row(frame: Frame, row: dict[Any, Any]) -> list[Cell]:
    say, language = frame.say, frame.view.language
    value, is_people = row.get("value"), row["unit"] == "people"
    # as in the drawing: what is not compared is no position, but for our estimate, which says that it is one
    apart = not numbers.is_missing(row.get("target_note")) and row.get("status") != "estimate"
    position = "" if row["why"] or numbers.is_missing(value) or apart else _position(frame, row)
    status = "estimate" if position and row.get("status") == "estimate" else ""
    return [
        Cell(str(row["document"]), href="" if row["why"] else _choose(frame, row)),
        Cell(str(row["year"])),
        Cell(_asked(frame, row), numeric=True),
        Cell(say(f"pages.basis.{row['asked_basis']}")),
        Cell(_set_for(frame, row)),
        Cell(position or numbers.MISSING, numeric=True, status=status),
        Cell(numbers.number(row.get("gap_points"), 1, language), numeric=True),
        Cell(
            gap_figure(say, row.get("gap_people"), value if is_people else row.get("numerator")), numeric=True
        ),
        Cell(_remark(frame, row, is_people)),
        note_cell(say, row),
        source_cell(frame.release, say, row["source"]),
    ]


def _choose(frame: Frame, row: dict[Any, Any]) -> str:
    """The same page with this target in force, on the indicator it may be compared with."""
    changes = {"target": row["key"]}
    if row["indicator"] != frame.view.indicator:
        changes |= {"indicator": row["indicator"], "segment": "", "period": ""}
    return frame.link(frame.name, **changes)


def _position(frame: Frame, row: dict[Any, Any]) -> str:
    language, date = frame.view.language, _when(frame, row)
    if row["unit"] == "people":
        return f"{numbers.people(row['value'], language)} ({date})"
    return f"{shown({'value': row['value'], 'margin': row.get('margin')}, language)} ({date})"


def _asked(frame: Frame, row: dict[Any, Any]) -> str:
    """The target as its document sets it; an increase with what it comes to here."""
    say, language = frame.say, frame.view.language
    choice = every_choice(frame.release)[row["key"]]
    if row["unit"] == "people":
        return numbers.people(row["asked"], language)
    if not row["reading"]:
        return aim_text(choice, row["asked"], language)
    size = numbers.number(row["asked"], 0, language)
    size = f"{size}%" if row["reading"] == "relative" else say("format.points", number=size)
    told = say("targets.ladder.asked_increase", value=size)
    aim = row.get("target_value")
    return told if numbers.is_missing(aim) else f"{told}: {numbers.percent(aim, 2, language)}"


def _set_for(frame: Frame, row: dict[Any, Any]) -> str:
    if row["set_for"] == "every":
        return frame.say("area.applies.every")
    return frame.area_name(str(row["set_code"]))


def _remark(frame: Frame, row: dict[Any, Any], is_people: bool) -> str:
    """Whether the target is in doubt (its note says why), why there is no gap, whether it is reached."""
    say = frame.say
    told = [say("targets.uncertain")] if row["target_uncertain"] else []
    told += _readings(frame, row)
    note = row.get("target_note")
    if row["why"]:
        told.append(
            refusal_text(
                say, every_choice(frame.release)[row["key"]], str(row["why"]), frame.table.indicator.basis
            )
        )
    elif not numbers.is_missing(note):
        told.append(say(str(note)))
    else:
        told += [say(str(row["target_standing"]))] if not numbers.is_missing(row["target_standing"]) else []
        short = row["gap_people" if is_people else "gap_points"] != 0
        told += [say("targets.row.no_counts")] if short and numbers.is_missing(row["gap_people"]) else []
    return sentence_case("; ".join(told)) if told else numbers.MISSING


def nation_table(frame: Frame) -> str:
    """The nation against each target that the page's indicator may be compared with."""
    say = frame.say
    found = rungs(frame.release, frame.view.but(area=NATION), today())
    usable = (
        found[(found["indicator"] == frame.view.indicator) & (found["why"] == "")] if len(found) else found
    )
    title = render("section", say, title=say("targets.ladder.nation_title"), text="")
    if usable.empty:
        return title + render("section", say, title="", text=say("targets.ladder.nation_none"))
    ways = [(say("targets.ladder.nation_all"), frame.link("wilayah", area=NATION))]
    return title + ladder_table(frame, usable) + render("ways", say, ways=ways)
