"""Who an area is: its place in the country, what the split of 2022 means for it, and whose parts it lists."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.profile import Profile
from pantau.answers.names import office_names
from pantau.answers.sentences import row_summary
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers
from pantau.ui.area.contents import contents
from pantau.ui.area.workers import workers_sentence
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.view import NATION, View


def scope_of(view: View, areas: pd.DataFrame) -> dict[str, object]:
    """Whose parts an area's page lists: its own, or its province's when it has none."""
    if view.area not in areas.index:  # a Kanwil
        return {"scope": view.area, "level": "province"}
    level = areas.at[view.area, "level"]
    if level == "nation":
        return {"scope": NATION, "level": "province"}
    scope = view.area if level == "province" else areas.at[view.area, "parent"]
    return {"scope": str(scope), "level": "regency"}


def place_line(frame: Frame, profile: Profile) -> str:
    """'Kota di Sumatera Selatan, Kanwil Sumbagsel'."""
    say, area = frame.say, profile.area
    level = say(f"area.level.{area['level']}")
    if area["level"] in ("nation", "regional_office"):
        return say("area.place.only", level=level)
    office = office_names(frame.release)[area["regional_office"]]
    if area["level"] == "province":
        return say("area.place.alone", level=level, office=office)
    return say("area.place.in", level=level, parent=frame.area_name(area["parent"]), office=office)


def lineage_line(frame: Frame, profile: Profile) -> str:
    """What the split of 2022 means for this area's figures; empty for most areas."""
    if profile.lineage.empty:
        return ""
    relation = profile.lineage["relation"].iloc[0]
    others = list(profile.lineage["name"])
    names = numbers.listing(others, frame.view.language)
    year = int(profile.lineage["year"].iloc[0])
    return frame.say(f"area.lineage.{relation}", names=names, year=year, count=len(others))


def _summary(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """What `row` says; of a regency or city its workers come first, who are known of all of them."""
    told = row_summary(frame.table, row)
    if profile.area["level"] not in REGENCY_LEVELS:
        return told
    return " ".join(part for part in (workers_sentence(frame), told) if part)


def area_heading(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """Name, place, what `row`, the View's own figure, says, and the contents of the page; HTML."""
    top = render(
        "area_heading",
        frame.say,
        name=frame.area_name(frame.view.area),
        place=place_line(frame, profile),
        summary=_summary(frame, profile, row),
        lineage=lineage_line(frame, profile),
    )
    return top + contents(frame, profile)
