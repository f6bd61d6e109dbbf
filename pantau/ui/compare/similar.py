"""Similar areas: the neighbours of the area in focus, by what, and what the better ones have in place."""

from __future__ import annotations

import streamlit as st

from pantau.analysis import Table
from pantau.analysis.comparing.peers import Peers
from pantau.answers import comparing
from pantau.answers.names import search_labels
from pantau.text.dates import date_text
from pantau.ui.compare.choice import NEIGHBOURS, CompareOptions
from pantau.ui.compare.twin import parents, show_twin
from pantau.ui.compare.twin_columns import Twin, TwinColumn
from pantau.ui.compare.words import nothing, section
from pantau.ui.peers.words import (
    feature_head,
    feature_name,
    higher,
    included,
    kind_text,
    lead_of,
    peer_notes,
    table_of_level,
    ways,
)
from pantau.ui.shell import state
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.ui.shell.offered import if_offered


def draw(frame: Frame, choice: CompareOptions) -> None:
    """The controls, the table of neighbours, the way to compare them, and those that stand higher."""
    area = _reference(frame)
    if area is None:
        nothing(frame, frame.say("compare.peers_choose"))
        return
    found = comparing.neighbours(frame.release, frame.view, choice.k, choice.features)
    if found.included_in:
        nothing(frame, included(frame, found))
        return
    _controls(frame, choice, found)
    table = table_of_level(frame)
    lead, notes = lead_of(frame, found), peer_notes(frame, found)
    section(frame, frame.say("compare.peers_title", area=frame.area_name(area)), lead, notes)
    follow(linked_html(ways(frame, found), key="compare_peers_ways"))
    show_twin(frame, twin(frame, found, table), choice.all_rows)
    follow(linked_html(higher(frame, found, table), key="compare_higher"))


def _reference(frame: Frame) -> str | None:
    """The area whose neighbours are sought: the one in focus, if it is an area and no Kanwil or nation."""
    labels = search_labels(frame.release, frame.view.language)
    places = frame.areas.index[frame.areas["level"] != "nation"]
    key = "compare_reference"
    st.session_state[key] = frame.view.area if frame.view.area in places else None

    def changed() -> None:
        if st.session_state[key]:
            state.change(area=st.session_state[key])

    st.selectbox(
        frame.say("compare.reference"),
        list(places),
        format_func=labels.__getitem__,
        key=key,
        on_change=if_offered(key, places, changed),
        placeholder=frame.say("compare.reference_none"),
        width=420,
    )
    return frame.view.area if frame.view.area in places else None


def _controls(frame: Frame, choice: CompareOptions, found: Peers) -> None:
    say = frame.say
    keys = {"neighbours": "compare_k", "features": "compare_features"}
    st.session_state[keys["neighbours"]] = choice.k
    st.session_state[keys["features"]] = [one.id for one in found.features]

    def counted() -> None:
        state.choose(neighbours=str(st.session_state[keys["neighbours"]]))

    def picked() -> None:
        state.choose(features=",".join(st.session_state[keys["features"]]))

    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="compare_peers"):
        st.slider(say("compare.k"), *NEIGHBOURS, key=keys["neighbours"], on_change=counted, width=240)
        st.multiselect(
            say("compare.features"),
            [one.id for one in found.offered],
            format_func={one.id: feature_name(frame, one) for one in found.offered}.__getitem__,
            key=keys["features"],
            on_change=if_offered(keys["features"], [one.id for one in found.offered], picked),
            width=560,
        )


_UNITS = {"people": "people", "per_km2": "decimal", "percent": "value", "rupiah": "value", "yes_no": "text"}


def twin(frame: Frame, found: Peers, table: Table) -> Twin:
    """The area, then its neighbours: distance, the figure of the View, and every feature."""
    say = frame.say
    codes = [found.area, *found.near["area_code"]]
    rows = table.rows.set_index("area_code", drop=False).reindex(codes)
    rows = rows.reset_index(drop=True).assign(
        area_code=codes,
        distance=[float("nan"), *found.near["distance"]],
        shared=[float("nan"), *found.near["shared"]],
    )
    for one in found.features:
        values = one.values.reindex(codes).to_numpy()
        rows[f"feature_{one.id}"] = (
            [kind_text(frame, value) for value in values] if one.id == "city" else values
        )
    features = [
        TwinColumn(f"feature_{one.id}", feature_head(frame, one), _UNITS[one.unit], one.unit)
        for one in found.features
    ]
    when = date_text(table.view.period, frame.view.language)
    unit = table.indicator.unit
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        *parents(frame, rows),
        TwinColumn("distance", say("compare.head.distance"), "decimal"),
        TwinColumn("shared", say("compare.head.shared"), "people"),
        TwinColumn("value", f"{table.indicator.name[frame.view.language]}, {when}", "value", unit),
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("source_title", say("compare.head.source"), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
        *features,
    ]
    caption = say("compare.peers_caption", area=frame.area_name(found.area))
    return Twin(caption, columns, rows, _notes(frame, found))


def _notes(frame: Frame, found: Peers) -> list[tuple[str, str]]:
    """How the neighbours were found, and where each feature is from."""
    how, cited = frame.say("compare.peers_how"), frame.say("compare.feature_source")
    notes = [(how, note) for note in peer_notes(frame, found) if note]
    return notes + [
        (cited, f"{feature_name(frame, one)}: {title}") for one in found.features for title in one.sources
    ]
