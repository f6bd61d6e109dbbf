"""The steps of the scope's areas as files: a row an area and step, each with its date and source."""

from __future__ import annotations

from functools import partial

import streamlit as st

from pantau.answers import programme
from pantau.charts.style import Row as Record
from pantau.charts.style import records
from pantau.documents.guesses import known_people
from pantau.documents.sheets import Sheet, sheet_csv, sheet_xlsx
from pantau.practice_mark import marked
from pantau.text import Text
from pantau.text.numbers import is_missing, rounded
from pantau.text.values import mark_of
from pantau.ui.inpres.words import doubt_of, note_of, reason_of
from pantau.ui.shell.frame import Frame

_HEAD = (
    "area_code", "area", "parent", "step", "state", "n", "of", "share", "margin", "date", "status",
    "counted", "detail", "note", "source", "release", "link",
)  # fmt: skip
_DIGITS = 2  # of per cents: n and N beside them give the rest
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def cascade_downloads(frame: Frame) -> None:
    """Buttons that save every area's steps."""
    say, base = frame.say, str(st.context.url or "").split("?")[0]
    name = f"pantau-inpres-{frame.view.scope}-{frame.view.level}"
    name = marked(name, frame.release.id, draft=frame.draft)
    names = (say("inpres.file.data"), say("inpres.file.notes"))
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("inpres.file.csv"),
            data=partial(_csv, frame, base),
            file_name=f"{name}.csv",
            mime="text/csv",
            key="inpres_csv",
            on_click="ignore",
        )
        st.download_button(
            say("inpres.file.xlsx"),
            data=partial(_xlsx, frame, base, names),
            file_name=f"{name}.xlsx",
            mime=_XLSX,
            key="inpres_xlsx",
            on_click="ignore",
        )


def _csv(frame: Frame, base: str) -> bytes:
    return sheet_csv(cascade_sheet(frame, base), frame.say)


def _xlsx(frame: Frame, base: str, names: tuple[str, str]) -> bytes:
    return sheet_xlsx(cascade_sheet(frame, base), names)


def cascade_sheet(frame: Frame, base: str = "") -> Sheet:
    """The steps of the View's rows, with the notes a reader needs beside them."""
    say, view = frame.say, frame.view.but(release=frame.release.id)
    link = f"{base}?{view.to_query()}"
    rows = [_row(frame, record, link) for record in records(programme.steps(frame.release, frame.view))]
    notes = [
        (say("inpres.file.scope"), frame.area_name(view.scope)),
        (say("inpres.file.notes"), say("inpres.lead")),
        (say("inpres.file.release"), frame.release_label),
        (say("inpres.file.link"), link),
    ]
    head = [say(f"inpres.file.{name}") for name in _HEAD]
    return Sheet(say("inpres.heat.caption", scope=frame.area_name(view.scope)), head, rows, notes)


def _row(frame: Frame, record: Record, link: str) -> list[object]:
    say, code = frame.say, str(record["area_code"])
    parent = frame.areas.at[code, "parent"]
    notes = (reason_of(say, record), doubt_of(say, record), note_of(say, record))
    return [
        code,
        # 'Papua (sebelum pemekaran)' where the figure is of that land
        record["name"],
        frame.area_name(str(parent)),
        say(f"inpres.step.{record['step']}"),
        say(f"inpres.state.{record['state']}"),
        _people(record),
        _whole(record["denominator"]),
        _percent(record),
        _whole(record["margin"]),
        _text(record["as_of"]),
        _status(say, record),
        _counted(say, record["counted_by"]),
        _text(record["detail"]),
        "; ".join(note for note in notes if note) or None,
        _text(record["source_title"]),
        frame.release_label,
        link,
    ]


def _whole(value: object) -> int | None:
    return None if is_missing(value) else int(float(str(value)))


def _people(record: Record) -> int | None:
    """How many are counted; of an estimate no nearer than files tell them everywhere."""
    count = record["numerator"]
    if is_missing(count) or record["status"] != "estimate":
        return _whole(count)
    return known_people(count)


def _percent(record: Record) -> float | None:
    """The share as it is known: an estimate in whole per cents, as on the page."""
    if is_missing(record["value"]):
        return None
    return float(rounded(record["value"], 0 if record["status"] == "estimate" else _DIGITS))


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) else None


def _status(say: Text, record: Record) -> str | None:
    """Whose the figure is: a share that its source does not print is worked out of what it does."""
    if is_missing(record["status"]) or record["state"] == "unknown":
        return None
    # a regulation or a budget is reported as it stands, and a count is none of our rates
    unit = "people" if is_missing(record["value"]) else "percent"
    return say(f"analysis.status.{mark_of({**record, 'unit': unit})}")


def _counted(say: Text, value: object) -> str | None:
    return say("inpres.label.branch") if value == "branch" else None
