"""Where a link leads that asks for what the release does not have: to the nearest, and codes of before."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st

from pantau.analysis.errors import UnknownInReleaseError
from pantau.answers.names import indicator_names, segment_names
from pantau.store import Release
from pantau.text import Text
from pantau.text.dates import date_text
from pantau.ui.shell.cards import render
from pantau.view import URL_KEYS, View

if TYPE_CHECKING:
    from pantau.ui.shell.frame import Frame

_FIELDS = {key: field for field, key in URL_KEYS.items()}


def of_today(view: View, areas: pd.DataFrame) -> View:
    """The View with codes of before 2022 as they are today: Merauke was 91.01, and is 93.01."""
    changes = {}
    for field in ("area", "scope"):
        code = getattr(view, field)
        if code not in areas.index and not code.startswith("kanwil-"):
            found = areas.index[areas["code_2020"] == code]
            if len(found) == 1:
                changes[field] = str(found[0])
    return view.but(**changes) if changes else view


def say_moved(frame: Frame, asked: View) -> None:
    """That the code a link asks for is of before, and what stands here instead."""
    if asked.area == frame.view.area:
        return
    area = frame.area_name(frame.view.area)
    told = frame.say("ui.problem.moved", old=asked.area, new=frame.view.area, area=area)
    st.html(render("section", frame.say, title="", text=told))


def check_places(names: Mapping[str, str], view: View) -> None:
    """Raise UnknownInReleaseError for an area or scope that the release lacks.

    Asked of every page, also of those that set the scope themselves: the link goes on to others.
    """
    for place in ("area", "scope"):
        code = getattr(view, place)
        if code not in names:
            raise _unknown_place(URL_KEYS[place], code, names)


def _unknown_place(key: str, code: str, names: Mapping[str, str]) -> UnknownInReleaseError:
    """The error for a code that there is not: nearest are its province, then codes written alike."""
    parent = code.split(".", maxsplit=1)[0]
    known = names if key == URL_KEYS["area"] else [name for name in names if "." not in name]
    alike = difflib.get_close_matches(code, known, n=1, cutoff=0.5)
    nearest = parent if parent != code and parent in names else alike[0] if alike else ""
    return UnknownInReleaseError(key, code, nearest)


def way_to(
    error: UnknownInReleaseError, view: View, say: Text, names: Mapping[str, str], release: Release | None
) -> tuple[str, View] | None:
    """(its name, the View that shows it) of what lies nearest; None where nothing does."""
    field, value = _FIELDS.get(error.key, ""), error.suggestion
    if not value or not field:
        return None
    changes: dict[str, object] = {field: value}
    if field == "indicator":
        changes |= {"segment": "", "period": ""}
    return _name(field, value, say, names, release), view.but(**changes)


def _name(field: str, value: str, say: Text, names: Mapping[str, str], release: Release | None) -> str:
    if field in ("area", "scope"):
        return names.get(value, value)
    if field == "period":
        return date_text(value, say.language)
    if release is None:
        return value
    known = indicator_names if field == "indicator" else segment_names
    return known(release, say.language).get(value, value)
