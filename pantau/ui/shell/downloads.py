"""Buttons in the second bar that save the Table on screen, with its sources and address: CSV and Excel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from pantau.documents import file_name, table_csv, table_xlsx
from pantau.ui.shell import ranges
from pantau.ui.shell.frame import Frame

_FORMATS = (
    ("csv", table_csv, "text/csv"),
    ("xlsx", table_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)


def downloads(frame: Frame, label: str = "ui.frame.files") -> None:
    """One button a format. The file is made when it is asked for, not on every run. label: a text key."""
    table, say = frame.table, frame.say
    base = str(st.context.url or "").split("?")[0]
    with frame.bars.tools, st.popover(say(label), type="tertiary"):
        for extension, write, mime in _FORMATS:
            st.download_button(
                f"{say('pages.peta.download')} {say(f'pages.peta.{extension}')}",
                data=partial(_file, write, frame, base),
                file_name=file_name(table, extension),
                mime=mime,
                key=f"download_{extension}",
                on_click="ignore",
            )


def _file(write: Callable[..., bytes], frame: Frame, base: str) -> bytes:
    """The file, with the ranges of ranks that the screen may not have needed, and the target in force."""
    return write(ranges.ranged_table(frame), frame.say, base)
