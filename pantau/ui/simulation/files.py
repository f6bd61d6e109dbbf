"""A simulation as a file; every row of it says that it is one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from pantau.answers.targets import both_ways
from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx
from pantau.practice_mark import marked
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.assumed import Told, assumptions, told_rules
from pantau.ui.simulation.base import Base
from pantau.ui.simulation.results import plan_summary
from pantau.ui.simulation.reverse import target_costs
from pantau.ui.simulation.rows import HEAD, simulation_rows

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def simulation_downloads(frame: Frame, base: Base) -> None:
    """Buttons that save the simulation with all it assumes."""
    say, link = frame.say, str(st.context.url or "").split("?")[0]
    name = f"pantau-simulasi-{frame.view.area}-{base.plan.year}"
    name = marked(name, frame.release.id, draft=frame.draft)
    formats = {"csv": ("text/csv", csv_of), "xlsx": (_XLSX, _xlsx)}
    with st.container(horizontal=True, gap="small"):
        for extension, (mime, write) in formats.items():
            st.download_button(
                say(f"simulation.file.{extension}"),
                data=partial(write, frame, base, link),
                file_name=f"{name}.{extension}",
                mime=mime,
                key=f"sim_{extension}",
                on_click="ignore",
            )


def csv_of(frame: Frame, base: Base, link: str) -> bytes:
    """The rows, and under them the notes: a CSV has no other place for what is assumed."""
    sheet = simulation_sheet(frame, base, link)
    notes = [[*note, *(None for _ in HEAD[2:])] for note in sheet.notes]
    return sheet_csv(replace(sheet, rows=[*sheet.rows, *notes]), frame.say)


def _readings(frame: Frame, base: Base) -> list[str]:
    """Both readings of the targets whose documents leave them open, each said once."""
    keys = [rung.choice.key for rung in target_costs(frame, base)]
    told = [both_ways(frame.release, key, frame.view.area, frame.say) for key in keys]
    return [words for words in dict.fromkeys(told) if words]


def _ruled(rule: Told) -> str:
    source = rule.source
    return f"{rule.text} {source.publisher}: {source.title}. {source.url}" if source else rule.text


def _xlsx(frame: Frame, base: Base, link: str) -> bytes:
    names = (frame.say("simulation.file.data"), frame.say("simulation.file.notes"))
    return sheet_xlsx(simulation_sheet(frame, base, link), names)


def simulation_sheet(frame: Frame, base: Base, link: str = "") -> Sheet:
    """All that the page answers, one part under another, with what it assumes as notes."""
    say, view = frame.say, frame.view.but(release=frame.release.id)
    told = [
        *(
            (say("simulation.file.notes"), text)
            for text in (plan_summary(frame, base), *assumptions(frame, base))
        ),
        *((say("simulation.file.notes"), words) for words in _readings(frame, base)),
        *((say("simulation.rules.title"), _ruled(rule)) for rule in told_rules(frame)),
    ]
    marks = [
        (say("simulation.kind"), say("simulation.mark")),
        (say("simulation.file.release"), frame.release_label),
        (say("simulation.file.link"), f"{link}?{view.to_query()}"),
    ]
    title = f"{say('simulation.title', area=frame.area_name(view.area))} · {say('simulation.mark')}"
    head = [say(f"simulation.file.{name}") for name in HEAD]
    return Sheet(title, head, simulation_rows(frame, base), told, marks)
