"""Any release as a file: every table as CSV and Parquet with what its columns mean, in one ZIP."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from pantau.publishing import export_release
from pantau.practice_mark import marked
from pantau.store import open_release_by_id, seen_releases, serving_release
from pantau.text import Text
from pantau.ui.shell.cards import render
from pantau.ui.data import problems, state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.progress import draw_progress

PLACE = "files"
_RELEASE = "data_export"


def draw_files(frame: Frame) -> None:
    """The section: a ZIP is made when it is asked for, and kept until another is."""
    say = frame.say
    st.html(render("section", say, title=say("data.files.title"), text=say("data.files.text")))
    releases = seen_releases()[::-1]
    if st.session_state.get(_RELEASE) not in releases:
        st.session_state[_RELEASE] = _first(frame.release.id, releases)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        release_id = st.selectbox(say("data.files.release"), releases, key=_RELEASE, width=260)
        if st.button(say("data.files.make"), key="data_make"):
            _make(release_id, say)
        made = state.remembered("zip")
        if made and made[0] == release_id:
            st.download_button(
                say("data.files.download"),
                data=partial(bytes, made[1]),  # on the click, as the report of findings
                file_name=marked(f"pantau-jamsostek-{release_id}.zip", release_id),
                mime="application/zip",
                key="data_zip",
                type="primary",
                on_click="ignore",
            )
    problems.draw_problem(PLACE, say)


def _first(looked_at: str, releases: Sequence[str]) -> str:
    """The release that is looked at, or where that is a draft the one that readers have."""
    return looked_at if looked_at in releases else serving_release().release.id


def _make(release_id: str, say: Text) -> None:
    bar = st.empty()
    draw_progress(0.0, say("data.files.working"), say, bar)

    def progress(message: str, share: float) -> None:
        """On the bar; what is being done is said in Indonesian only."""
        draw_progress(share, message if say.language == "id" else say("data.files.working"), say, bar)

    try:
        with tempfile.TemporaryDirectory() as folder:
            written = export_release(open_release_by_id(release_id), Path(folder) / release_id, progress)
            archive = Path(folder) / "release.zip"
            with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
                for path in written:
                    packed.write(path, f"{release_id}/{path.name}")
            state.remember("zip", (release_id, archive.read_bytes()))
    except problems.EXPECTED as error:
        problems.keep_error(PLACE, error, say)
    bar.empty()
