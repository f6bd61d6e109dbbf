"""Who an area is: its place in the country, what the split of 2022 means for it, and whose parts it lists."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.profile import Profile
from pantau.analysis.release import coverage_of
from pantau.analysis.targets.pace import today
from pantau.answers.area_finding import area_finding
from pantau.answers.sentences import indicator_name, row_summary
from pantau.answers.targets import compared_headline
from pantau.areas import REGENCY_LEVELS
from pantau.mapview.locator import locator
from pantau.text import numbers
from pantau.ui.area.contents import contents
from pantau.ui.area.own_facts import office_counts
from pantau.ui.area.workers import workers_sentence
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.words import shown_name
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
    """'Kota di Sumatera Selatan'."""
    say, area = frame.say, profile.area
    level = say(f"area.level.{area['level']}")
    if area["level"] in REGENCY_LEVELS:
        return say("area.place.in", level=level, parent=frame.area_name(area["parent"]))
    return level


def lineage_line(frame: Frame, profile: Profile) -> str:
    """What the split of 2022 means for this area's figures; empty for most areas."""
    if profile.lineage.empty:
        return ""
    relation = profile.lineage["relation"].iloc[0]
    others = list(profile.lineage["name"])
    names = numbers.listing(others, frame.view.language)
    year = int(profile.lineage["year"].iloc[0])
    return frame.say(f"area.lineage.{relation}", names=names, year=year, count=len(others))


def summary(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """What `row` says; of a regency or city its workers come first, who are known of all of them."""
    told = row_summary(frame.table, row)
    if profile.area["level"] not in REGENCY_LEVELS:
        return told
    return " ".join(part for part in (workers_sentence(frame), told) if part)


def area_heading(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """The finding, the place with its picture, and the contents of the page; HTML."""
    name = frame.area_name(frame.view.area)
    top = render(
        "area_heading",
        frame.say,
        title=_title(frame, profile, row),
        place=place_line(frame, profile),
        ways=_ways(frame, profile),
        lineage=lineage_line(frame, profile),
        picture=_picture(frame, profile),
        lies=frame.say("profile.lies", area=name),
    )
    return top + contents(frame, profile)


def _title(frame: Frame, profile: Profile, row: pd.Series) -> str:
    choice = frame.table.target
    out = None
    if choice is not None:
        out = compared_headline(frame.release, frame.view, choice.key, today())
    known = coverage_of(frame.release)
    other = next((basis for basis in known if known[basis].id != frame.view.indicator), "")
    return area_finding(
        frame.say,
        shown_name(frame),
        row,
        measure=indicator_name(frame.table),
        choice=choice,
        out=out,
        other=profile.bases.get(other),
        other_measure=frame.say(f"area.card.on_{other}") if other else "",
        offices=office_counts(frame, profile),
    )


def _ways(frame: Frame, profile: Profile) -> list[tuple[str, str]]:
    """To the Kanwil that the area belongs to."""
    office = profile.area["regional_office"]
    if profile.area["level"] in ("nation", "regional_office") or not isinstance(office, str):
        return []
    return [(frame.area_name(office), frame.link("wilayah", area=office))]


def _picture(frame: Frame, profile: Profile) -> str:
    """Where the area lies: a regency in its province, all else in the nation; '' of the nation."""
    area, level = profile.area, profile.area["level"]
    if level == "nation":
        return ""
    if level in REGENCY_LEVELS:
        return locator(f"province-{area['parent']}", [str(area["code"])])
    own = frame.areas["regional_office"] == area["code"]
    provinces = frame.areas.index[own & (frame.areas["level"] == "province")]
    codes = list(provinces) if level == "regional_office" else [str(area["code"])]
    return locator("provinces38", codes)
