"""Sets of areas kept in the reader's browser under a name. The link remains the set itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from pantau.mapview.shipped import event_of
from pantau.ui.compare.choice import UNITS
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.url_options import readable
from pantau.view import LEVELS

_HERE = Path(__file__).parent
_KEY = "compare_saved"
_component = st.components.v2.component(
    "pantau_saved_sets",
    html="<div class='sets'></div>",
    css=(_HERE / "saved.css").read_text(encoding="utf-8"),
    js=(_HERE / "saved.js").read_text(encoding="utf-8"),
)


def saved_sets(frame: Frame) -> None:
    """The sets this browser keeps, and a way to keep the present one."""
    view = frame.view
    current = {"units": view.option("units"), "level": view.level, "codes": view.option("compared")}
    data = {"text": frame.say.section("compare.saved"), "current": current}
    _component(key=_KEY, data=data, on_open_change=_opened)


def _opened() -> None:
    found = read_set(event_of(_KEY, "open"))
    if found:
        units, level, codes = found
        state.show(state.current().but(level=level).with_options(units=units, compared=codes))


def read_set(raw: Any) -> tuple[str, str, str] | None:
    """(units, level, codes) as a browser sent them; None for what no link may hold."""
    if not isinstance(raw, dict):
        return None
    units, level, codes = raw.get("units"), raw.get("level"), raw.get("codes")
    if units not in UNITS or level not in LEVELS or not isinstance(codes, str):
        return None
    return (units, level, codes) if codes and readable("compared", codes) else None
