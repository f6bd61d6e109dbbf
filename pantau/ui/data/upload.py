"""Files in: choosing them, saying who hands them in, and having them checked."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

import streamlit as st

from pantau.intake import limits
from pantau.intake.confined import reader
from pantau.publishing import READ, Progress, pending_warnings, prepare_draft
from pantau.store import official_inputs, open_release_by_id
from pantau.ui.shell import fields, who
from pantau.ui.shell.cards import render
from pantau.ui.data import jobs, problems, state
from pantau.ui.data.signature import name_field, signed
from pantau.ui.data.findings import reports_of
from pantau.ui.data.state import Prepared
from pantau.ui.shell.frame import Frame

PLACE = "upload"
_AUTHOR = "data_author"
_TYPES = ["xlsx", "xls", "csv"]
_MEGABYTE = 1024 * 1024


def draw_upload(frame: Frame) -> None:
    """The section; what comes of the files is kept as 'prepared'."""
    say = frame.say
    with suppress(OSError):  # then the first file is read a second later, or says what is wrong
        reader.get_ready()
    st.html(render("section", say, title=say("data.upload.title"), text=say("data.upload.text")))
    files = st.file_uploader(
        say("data.upload.files"),
        type=_TYPES,
        accept_multiple_files=True,
        max_upload_size=limits.FILE_BYTES // _MEGABYTE,
        # Another key after publishing: an empty field.
        key=f"data_files_{state.remembered('round') or 0}",
    )
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        name_field(frame, "data.upload.author", _AUTHOR, 260)
        st.text_input(say("data.upload.note"), key="data_note", width=420, max_chars=fields.NOTE)
        idle = bool(files) and jobs.running() is None
        pressed = st.button(say("data.upload.check"), key="data_check", type="primary", disabled=not idle)
    if pressed and not signed(_AUTHOR):
        problems.complain(PLACE, say("data.upload.author_missing"))
    elif pressed and who.rights().may_prepare:
        _check([(file.name, file.getvalue()) for file in files])
        st.rerun()  # the button rests while files are checked
    jobs.progress(PLACE, say)
    problems.draw_problem(PLACE, say)


def _check(files: list[tuple[str, bytes]]) -> None:
    for name in ("prepared", "confirm"):
        state.taken(name)
    author, note = signed(_AUTHOR), state.written("data_note")
    work = partial(_prepared, files, author, note)
    # From there on the files are archived, and the draft is a matter of seconds.
    jobs.start(PLACE, work, cancellable_until=READ)


def _prepared(files: list[tuple[str, bytes]], author: str, note: str, tell: Progress) -> Prepared:
    draft = prepare_draft(files, author, note, tell)
    warnings = draft.count("warning")
    if draft.release_id is not None:
        # A file that is archived already stands there with what was said of it then.
        pending = pending_warnings(open_release_by_id(draft.release_id), official_inputs())
        warnings = max(warnings, pending)
    return Prepared(draft, reports_of(draft), warnings, author)
