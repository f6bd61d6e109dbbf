"""A simulation as a file; every row of it says that it is one."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pantau.analysis.programme.simulation import cost, cost_of
from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx
from pantau.rehearsal import marked
from pantau.ui.frame import Frame
from pantau.ui.simulation.assumed import assumptions, told_rules
from pantau.ui.simulation.kept import Base
from pantau.ui.simulation.plan import month_name
from pantau.ui.simulation.results import summary
from pantau.ui.simulation.reverse import fewest_of, rungs
from pantau.ui.simulation.year import month_rows
from pantau.ui.targets import choice_name

_HEAD = ("part", "label", "detail", "people", "rupiah", "percent")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads(frame: Frame, base: Base) -> None:
    """Buttons that save the simulation with all it assumes."""
    say, link = frame.say, str(st.context.url or "").split("?")[0]
    name = marked(f"pantau-simulasi-{frame.view.area}-{base.plan.year}", frame.release.id)
    formats = {"csv": ("text/csv", _csv), "xlsx": (_XLSX, _xlsx)}
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


def _csv(frame: Frame, base: Base, link: str) -> bytes:
    return sheet_csv(sheet_of(frame, base, link))


def _xlsx(frame: Frame, base: Base, link: str) -> bytes:
    names = (frame.say("simulation.file.data"), frame.say("simulation.file.notes"))
    return sheet_xlsx(sheet_of(frame, base, link), names)


def sheet_of(frame: Frame, base: Base, link: str = "") -> Sheet:
    """Lines, months, targets and the fewest areas, one under another."""
    say, view = frame.say, frame.view.but(release=frame.release.id)
    address = f"{link}?{view.to_query()}"
    area = frame.area_name(view.area)
    notes = [
        (say("simulation.file.notes"), text) for text in (summary(frame, base), *assumptions(frame, base))
    ]
    notes += [
        (say("simulation.rules.title"), f"{rule.text} {rule.source} {rule.url}") for rule in told_rules(say)
    ]
    notes += [(say("simulation.file.release"), frame.release.id), (say("simulation.file.link"), address)]
    marks = [
        (say("simulation.kind"), say("simulation.mark")),
        (say("simulation.file.release"), frame.release.id),
        (say("simulation.file.link"), address),
    ]
    rows = [*_lines(frame, base), *_months(frame, base), *_targets(frame, base), *_fewest(frame, base)]
    title = f"{say('simulation.title', area=area)} · {say('simulation.mark')}"
    return Sheet(title, [say(f"simulation.file.{name}") for name in _HEAD], rows, notes, marks)


def _lines(frame: Frame, base: Base) -> list[list[object]]:
    say, plan = frame.say, base.plan
    part = say("simulation.lines.title")
    rows: list[list[object]] = []
    for line in plan.lines:
        span = " – ".join(month_name(say, month, plan.year) for month in (line.start, line.last))
        source = say(f"simulation.source.{line.source}")
        rows.append([part, source, span, line.workers, cost_of(line, plan), None])
    return [*rows, [part, say("simulation.lines.total"), None, None, cost(plan), None]]


def _months(frame: Frame, base: Base) -> list[list[object]]:
    say = frame.say
    part = say("simulation.month.caption")
    rows: list[list[object]] = []
    for row in month_rows(frame, base):
        name = say("simulation.month.not_renewed", month=row["name"]) if row["after"] else row["name"]
        rows.append([part, name, say("simulation.month.funded"), row["people"], row["cost"], None])
        rows.append([part, name, say("simulation.month.active"), row["active"], None, row["coverage"]])
    return rows


def _targets(frame: Frame, base: Base) -> list[list[object]]:
    part = frame.say("simulation.reverse.caption")
    return [
        [part, choice_name(frame.say, rung.choice), None, rung.people, rung.rupiah, rung.aim]
        for rung in rungs(frame, base)
    ]


def _fewest(frame: Frame, base: Base) -> list[list[object]]:
    found = fewest_of(frame, base)
    if found is None:
        return []
    part = frame.say("simulation.fewest.caption")
    return [
        [part, frame.area_name(str(code)), str(code), int(people), None, None]
        for code, people in found[0].chosen[["area_code", "people"]].itertuples(index=False, name=None)
    ]
