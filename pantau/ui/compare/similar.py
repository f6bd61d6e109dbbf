"""Similar areas: the neighbours of the area in focus, by what, and what the better ones have in place."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis import Table
from pantau.analysis.comparing.peers import Feature, Peers, better_than
from pantau.text.dates import date_text
from pantau.text.numbers import MISSING, is_missing, listing, number
from pantau.text.values import shown
from pantau.ui import cached
from pantau.ui.compare import answers, places
from pantau.ui.compare.choice import NEIGHBOURS, Choice
from pantau.ui.compare.twin import Column, Twin, parents, show
from pantau.ui.compare.words import nothing, section
from pantau.ui.shell import state
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.linked import linked_html
from pantau.ui.shell.navigation import follow
from pantau.view import NATION


def draw(frame: Frame, choice: Choice) -> None:
    """The controls, the table of neighbours, the way to compare them, and those that stand higher."""
    area = _reference(frame)
    if area is None:
        nothing(frame, frame.say("compare.peers_choose"))
        return
    found = answers.neighbours(frame.release, frame.view, choice.k, choice.features)
    if found.included_in:
        nothing(frame, included(frame, found))
        return
    _controls(frame, choice, found)
    table = table_of(frame)
    lead, notes = lead_of(frame, found), notes_of(frame, found)
    section(frame, frame.say("compare.peers_title", area=frame.area_name(area)), lead, notes)
    follow(linked_html(ways(frame, found), key="compare_peers_ways"))
    show(frame, twin(frame, found, table), choice.all_rows)
    follow(linked_html(higher(frame, found, table), key="compare_higher"))


def _reference(frame: Frame) -> str | None:
    """The area whose neighbours are sought: the one in focus, if it is an area and no Kanwil or nation."""
    labels = cached.search_labels(frame.release.id, frame.view.language, frame.release)
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
        on_change=changed,
        placeholder=frame.say("compare.reference_none"),
        width=420,
    )
    return frame.view.area if frame.view.area in places else None


def _controls(frame: Frame, choice: Choice, found: Peers) -> None:
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
            on_change=picked,
            width=560,
        )


def feature_name(frame: Frame, one: Feature) -> str:
    """'Penduduk bekerja (2025), taksiran': name, year where there is one, and whether it is ours."""
    name = _plain_name(frame, one.id)
    if one.as_of:
        name += f" ({one.as_of})"
    return f"{name}, {frame.say('analysis.status.estimate')}" if one.guessed else name


def feature_head(frame: Frame, one: Feature) -> str:
    """Its name with its unit: 'Penduduk (orang)'; a density and a kind say theirs in the name."""
    unit = {"people": "compare.unit.people", "percent": "compare.unit.percent"}.get(one.unit)
    name = feature_name(frame, one)
    return f"{name} ({frame.say(unit)})" if unit else name


def feature_text(frame: Frame, one: Feature, value: float | None) -> str:
    """An area's value of a feature; '–' where it is unknown."""
    language = frame.view.language
    if is_missing(value):
        return MISSING
    if one.unit == "yes_no":
        return _kind(frame, float(value or 0))
    return number(value, 0 if one.unit == "people" else 1, language)


def _plain_name(frame: Frame, feature: str) -> str:
    names = cached.every_indicator(frame.release.id, frame.view.language, frame.release)
    return names.get(feature) or frame.say(f"compare.feature.{feature}")


def table_of(frame: Frame) -> Table:
    """The View's Table of all areas of the focus's level."""
    level = "province" if frame.areas.at[frame.view.area, "level"] == "province" else "regency"
    return cached.table(frame.release, frame.view.but(scope=NATION, level=level))


def included(frame: Frame, found: Peers) -> str:
    """Why a province split off later has no neighbours of its own yet."""
    names = frame.area_name(found.area), frame.area_name(found.included_in)
    return frame.say("compare.peers_included", area=names[0], predecessor=names[1])


def lead_of(frame: Frame, found: Peers) -> str:
    """The nearest, by how many features."""
    names = [frame.area_name(code) for code in found.near["area_code"][:3]]
    return frame.say(
        "compare.peers_lead",
        area=frame.area_name(found.area),
        k=len(found.near),
        names=listing(names, frame.view.language),
        features=listing([feature_name(frame, one) for one in found.features], frame.view.language),
    )


def notes_of(frame: Frame, found: Peers) -> list[str]:
    """What the release lacks at this level, what is estimated, and how distance is taken."""
    say, language = frame.say, frame.view.language
    lacking = [_plain_name(frame, name) for name in found.absent]
    unused = [feature_name(frame, one) for one in found.offered if one not in found.features]
    few = bool((found.near["shared"] < len(found.features)).any())
    return [
        say("compare.peers_method"),
        say("compare.peers_absent", names=listing(lacking, language)) if lacking else "",
        say("compare.peers_unused", names=listing(unused, language)) if unused else "",
        say("compare.peers_guessed") if any(one.guessed for one in found.offered) else "",
        say("compare.peers_shared", total=len(found.features)) if few else "",
        say("compare.peers_apart", names=listing([frame.area_name(c) for c in found.apart[:8]], language))
        if found.apart
        else "",
    ]


def ways(frame: Frame, found: Peers, *, more: bool = False) -> str:
    """One click to the drawings of this set; with `more` also to where features are chosen."""
    codes = ",".join([found.area, *found.near["area_code"]])
    level = "province" if len(found.area) == 2 else "regency"
    changes = {"compared": codes, "units": "wilayah", "level": level, "scope": NATION}
    ways = [
        Link(
            frame.say("compare.peers_compare", count=len(found.near) + 1),
            frame.link("bandingkan", drawing="selisih", **changes),
        ),
        Link(frame.say("compare.peers_spread"), frame.link("bandingkan", drawing="sebaran", **changes)),
    ]
    if more:
        ways.append(Link(frame.say("compare.peers_more"), frame.link("bandingkan", drawing="serupa")))
    return render("compare_ways", frame.say, ways=ways)


_UNITS = {"people": "people", "per_km2": "decimal", "percent": "value", "yes_no": "text"}


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
        rows[f"feature_{one.id}"] = [_kind(frame, value) for value in values] if one.id == "city" else values
    features = [
        Column(f"feature_{one.id}", feature_head(frame, one), _UNITS[one.unit], "percent")
        for one in found.features
    ]
    when = date_text(table.view.period, frame.view.language)
    unit = table.indicator.unit
    columns = [
        Column("name", say("compare.head.area"), "name"),
        *parents(frame, rows),
        Column("distance", say("compare.head.distance"), "decimal"),
        Column("shared", say("compare.head.shared"), "people"),
        Column("value", f"{table.indicator.name[frame.view.language]}, {when}", "value", unit),
        Column("status", say("compare.head.status"), "status"),
        *features,
    ]
    notes = [(say("compare.peers_how"), note) for note in notes_of(frame, found) if note]
    return Twin(say("compare.peers_caption", area=frame.area_name(found.area)), columns, rows, notes)


def _kind(frame: Frame, value: float) -> str:
    return frame.say("area.level.city" if value else "area.level.regency")


def higher(frame: Frame, found: Peers, table: Table) -> str:
    """Neighbours that stand better, and what each has in place; what is not known is said to be so."""
    say, language = frame.say, frame.view.language
    better = better_than(table.rows, found.area, list(found.near["area_code"]))
    own = table.rows[table.rows["area_code"] == found.area].iloc[0]
    title = say("compare.higher_title", area=frame.area_name(found.area))
    if better.empty:
        why = "compare.higher_unranked" if pd.isna(own["rank"]) else "compare.higher_nobody"
        return render("section", say, title=title, text=say(why))
    lead = say(
        "compare.higher_lead",
        count=len(better),
        total=len(found.near),
        value=shown(own, language),
    )
    if (better["status"] == "estimate").any():
        lead += " " + say("compare.higher_estimates")
    rows = pd.concat([better, own.to_frame().T])
    return places.table(frame, title, lead, rows)
