"""What is said of an area's neighbours: their features, how they were found, and who stands higher."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.comparing.features import Feature
from pantau.analysis.comparing.peers import Peers, better_than
from pantau.analysis.ranks.uncertainty import errors_of
from pantau.answers import tables
from pantau.answers.names import indicator_names
from pantau.answers.ranks import ranged
from pantau.text.numbers import MISSING, is_missing, listing, number, rupiah
from pantau.text.values import shown
from pantau.ui.peers import readiness
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION, View

# The options of the address that say how neighbours are found (open_frame's `uses`).
OPTIONS = ("neighbours", "features")


def asked(view: View) -> tuple[int, tuple[str, ...]]:
    """How many neighbours a View asks for, and by which features; () leaves them to the analysis."""
    listed = view.option("features")
    return int(view.option("neighbours")), tuple(listed.split(",")) if listed else ()


def feature_name(frame: Frame, one: Feature) -> str:
    """'Penduduk bekerja (2025)': name, and year where there is one."""
    name = _plain_name(frame, one.id)
    return f"{name} ({one.as_of})" if one.as_of else name


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
        return kind_text(frame, float(value or 0))
    if one.unit == "rupiah":
        return rupiah(value, language)
    return number(value, 0 if one.unit == "people" else 1, language)


def _plain_name(frame: Frame, feature: str) -> str:
    names = indicator_names(frame.release, frame.view.language)
    return names.get(feature) or frame.say(f"compare.feature.{feature}")


def table_of_level(frame: Frame) -> Table:
    """The View's Table of all areas of the focus's level."""
    level = "province" if frame.areas.at[frame.view.area, "level"] == "province" else "regency"
    return tables.table(frame.release, frame.view.but(scope=NATION, level=level))


def _named(frame: Frame, codes: Sequence[str]) -> list[str]:
    """Names of areas of the focus's level as their figures have them: 'Papua (sebelum pemekaran)'."""
    known = table_of_level(frame).rows.set_index("area_code")["name"]
    return [str(known[code]) for code in codes]


def included(frame: Frame, found: Peers) -> str:
    """Why a province split off later has no neighbours of its own yet."""
    names = frame.row_name(found.area), frame.area_name(found.included_in)
    return frame.say("compare.peers_included", area=names[0], predecessor=names[1])


def lead_of(frame: Frame, found: Peers) -> str:
    """The nearest, by how many features."""
    area, *names = _named(frame, [found.area, *found.near["area_code"][:3]])
    return frame.say(
        "compare.peers_lead",
        area=area,
        k=len(found.near),
        names=listing(names, frame.view.language),
        features=listing([feature_name(frame, one) for one in found.features], frame.view.language),
    )


def peer_notes(frame: Frame, found: Peers) -> list[str]:
    """What the release lacks at this level, and how distance is taken."""
    say, language = frame.say, frame.view.language
    lacking = [_plain_name(frame, name) for name in found.absent]
    unused = [feature_name(frame, one) for one in found.offered if one not in found.features]
    few = bool((found.near["shared"] < len(found.features)).any())
    return [
        say("compare.peers_method"),
        say("compare.peers_absent", names=listing(lacking, language)) if lacking else "",
        say("compare.peers_unused", names=listing(unused, language)) if unused else "",
        say("compare.peers_shared", total=len(found.features)) if few else "",
        say("compare.peers_apart", names=listing(_named(frame, found.apart[:8]), language))
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


def kind_text(frame: Frame, value: float) -> str:
    """'Kota' or 'Kabupaten', as the feature `city` has it: 1 or 0."""
    return frame.say("area.level.city" if value else "area.level.regency")


def higher(frame: Frame, found: Peers, table: Table) -> str:
    """Neighbours that stand better, and what each has in place; what is not known is said to be so."""
    say, language = frame.say, frame.view.language
    rows = ranged(frame.release, table.view, errors_of(frame.view)).rows
    better = better_than(rows, found.area, list(found.near["area_code"]))
    own = rows[rows["area_code"] == found.area].iloc[0]
    title = say("compare.higher_title", area=own["name"])
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
    return readiness.readiness_table(frame, title, lead, rows)
