"""The parts of an area's page: who it is, its figures, and its place among its likes."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.analysis.periods import end_of
from pantau.analysis.profile import Profile
from pantau.analysis.table import coverage_of
from pantau.catalogue import Indicator
from pantau.charts import config, published_points, segments, trend
from pantau.text import numbers
from pantau.text.alternatives import trend_alt
from pantau.text.dates import age_text, date_text
from pantau.text.sentences import sentence_case, source_name
from pantau.text.values import shown
from pantau.ui import cached
from pantau.ui.area import tables as area_tables
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import Card, cards, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import change_lines, counts_line, dates_line
from pantau.ui.shell.words import indicator_name, speaks_of_workers
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
    office = cached.regional_offices(frame.release.id, frame.release)[area["regional_office"]]
    if area["level"] == "province":
        return say("area.place.alone", level=level, office=office)
    return say("area.place.in", level=level, parent=frame.area_name(area["parent"]), office=office)


def lineage_line(frame: Frame, profile: Profile) -> str:
    """What the split of 2022 means for this area's figures; empty for most areas."""
    if profile.lineage.empty:
        return ""
    relation = profile.lineage["relation"].iloc[0]
    names = numbers.listing(list(profile.lineage["name"]), frame.view.language)
    year = int(profile.lineage["year"].iloc[0])
    return frame.say(f"area.lineage.{relation}", names=names, year=year)


def figure_cards(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """The View's own figure, the newest of the other basis or bases, people not covered, and rank.

    Each with n, N, dates and source, or what is missing. `row`: the View's figure of the area
    (summary.headline); where the area has likes, its row among them also knows of jumps.
    """
    standing = ranges.standing(frame)
    own = row if standing is None else standing
    others = [basis for basis, one in _coverage(frame).items() if one.id != frame.view.indicator]
    parts = [
        _figure(frame, own, _own_label(frame), newer_line(frame)),
        *(_figure(frame, profile.bases[basis], frame.say(f"area.card.on_{basis}")) for basis in others),
        _uncovered(frame, own if pd.notna(own["uncovered"]) else profile.bases["sakernas"]),
    ]
    if standing is not None:
        parts.append(_rank(frame, standing))
    return cards(frame.say, parts)


def _coverage(frame: Frame) -> dict[str, Indicator]:
    """Coverage of workers on each basis."""
    return coverage_of(frame.release)


def _own_label(frame: Frame) -> str:
    """'Peserta terdaftar · PU': the View's indicator, with its segment where it is not the usual one."""
    view = frame.view
    shown = frame.table.indicator
    named = view.segment == shown.default_segment and shown in _coverage(frame).values()
    return frame.say(f"area.card.on_{shown.basis}") if named else indicator_name(frame)


def newer_line(frame: Frame) -> str:
    """The newest figure of the View's indicator and area where it is of a later period; '' where none is.

    A page opens on a period that many areas have; an area that reported later must not look as if it had not.
    """
    view = frame.view
    past = cached.history(
        frame.release.id, view.indicator, view.segment, view.area, view.estimates, frame.release
    )
    past = past[past["value"].notna()]
    # without any figure of the indicator the View is of no period
    if past.empty or not view.period or past["period_end"].iloc[-1] <= end_of(view.period):
        return ""
    newest = past.iloc[-1]
    date = date_text(newest["period"], view.language)
    return frame.say("area.card.newer", value=shown(newest, view.language), date=date)


def _figure(frame: Frame, row: pd.Series, label: str, newer: str | None = None) -> Card:
    """newer: of the View's own figure only, which is the main one; a line, or '' where nothing is newer."""
    say, language, main = frame.say, frame.view.language, newer is not None
    if pd.isna(row["value"]):
        reason = say(row["missing_reason"]) if pd.notna(row["missing_reason"]) else ""
        return Card(label, numbers.MISSING, [sentence_case(reason), newer or ""], main=main)
    lines = [newer or "", counts_line(frame, row), dates_line(frame, row)]
    if row["age_months"] > 0:
        lines.append(say("pages.panel.carried", age=age_text(row["age_months"], language)))
    lines += change_lines(frame, row)
    lines += [sentence_case(say(f"analysis.flags.{flag}")) for flag in row["flags"]]
    lines.append(say("pages.panel.source", source=source_name(row["source_title"])))
    unit = say("area.card.people") if row["unit"] == "people" else ""
    return Card(label, shown(row, language), lines, unit=unit, status=row["status"], main=main)


def _uncovered(frame: Frame, row: pd.Series) -> Card:
    """Who a coverage leaves out, of which denominator."""
    say = frame.say
    if pd.isna(row["uncovered"]):
        return Card(say("area.card.uncovered"), numbers.MISSING)
    institutions = row["counted"] == "institutions"
    label = say("area.card.uncovered_institutions" if institutions else "area.card.uncovered")
    unit = say("area.card.institutions" if institutions else "area.card.people")
    left = numbers.number(row["uncovered"], 0, frame.view.language)
    lines = [say("pages.panel.basis", basis=say(f"pages.basis.{row['basis']}")), dates_line(frame, row)]
    return Card(label, left, lines, unit=unit, status=row["status"])


def _rank(frame: Frame, row: pd.Series) -> Card:
    say, language = frame.say, frame.view.language
    label = f"{say('area.card.rank')}: {indicator_name(frame)}, {date_text(frame.view.period, language)}"
    if pd.isna(row["rank"]):
        reason = row["rank_note"] if pd.notna(row["rank_note"]) else row["missing_reason"]
        return Card(
            label, say("area.card.not_ranked"), [sentence_case(say(reason))] if pd.notna(reason) else []
        )
    kind = say("area.card.provinces" if row["level"] == "province" else "area.card.regencies")
    lines = [say("area.card.rank_nation", kind=kind), *ranges.range_lines(frame, row)]
    if pd.notna(row["parent_rank"]):
        inside = numbers.rank(row["parent_rank"], row["parent_rank_of"], language)
        parent = say("area.card.rank_parent", rank=inside, parent=row["parent_name"])
        lines.append(parent + ranges.parent_range(frame, row))
    if pd.notna(row["improvement_rank"]):
        place = numbers.rank(row["improvement_rank"], row["improvement_rank_of"], language)
        lines.append(say("ranking.improvement_rank", rank=place))
    if row["status"] == "estimate":
        lines.append(say("area.card.rank_of_estimate"))
    return Card(label, numbers.rank(row["rank"], row["rank_of"], language), lines, status=row["status"])


def draw_trend(frame: Frame) -> None:
    """The View's indicator over time."""
    view, say = frame.view, frame.say
    past = cached.history(
        frame.release.id, view.indicator, view.segment, view.area, view.estimates, frame.release
    )
    past = past[past["value"].notna()]
    name = indicator_name(frame)
    none = say("area.none.trend", indicator=name, area=frame.area_name(view.area)) if past.empty else ""
    title = say("area.section.trend", indicator=name)
    st.html(render("section", say, title=title, text=none, anchor="perkembangan"))
    if past.empty:
        return
    words = _in_words(frame, past, "" if speaks_of_workers(frame) else name)
    _chart(frame, trend(past, say, dark=is_dark()), "trend", words)
    st.html(area_tables.history_table(frame, past))


def draw_published(frame: Frame) -> None:
    """UCJ figures as published, unjoined where their bases differ."""
    view, say = frame.view, frame.say
    published = _coverage(frame)["semesta"].id
    past = cached.history(frame.release.id, published, "", view.area, True, frame.release)
    past = past[past["value"].notna()]
    if view.indicator == published or past.empty:
        return
    st.html(render("section", say, title=say("area.section.published"), text=""))
    _chart(frame, published_points(past, say, dark=is_dark()), "published", _in_words(frame, past))


def draw_segments(frame: Frame, profile: Profile) -> None:
    """Active participants by segment, of the newest date that has them; nothing where none has."""
    say, rows = frame.say, profile.segments
    if rows.empty:
        return
    title, first = say("area.section.segments"), rows.iloc[0]
    told = [
        dates_line(frame, first.copy().combine_first(pd.Series({"unit": "percent"}))),
        say("pages.panel.basis", basis=say(f"pages.basis.{first['basis']}")),
    ]
    cited = say("pages.panel.source", source=source_name(first["source_title"]))
    st.html(render("section", say, title=title, text=". ".join(told), cited=cited, anchor="segmen"))
    names = cached.segment_names(frame.release.id, frame.view.language, frame.release)
    named = rows.assign(name=[names[s] for s in rows["segment"]])
    _chart(frame, segments(named, say, dark=is_dark()), "segments", title)


def is_dark() -> bool:
    """Whether the reader's browser shows the dark theme; light before the browser has said."""
    return st.context.theme.type == "dark"


def _in_words(frame: Frame, past: pd.DataFrame, measure: str = "") -> str:
    """The history of an area as a sentence, for those who do not see the chart."""
    breaks = past.loc[past["series_break_before"], "as_of"]
    values = [(row["as_of"], shown(row, frame.view.language)) for _, row in past.iterrows()]
    return trend_alt(frame.say, frame.area_name(frame.view.area), values, breaks, measure)


def _chart(frame: Frame, figure: object, key: str, alt: str) -> None:
    st.plotly_chart(figure, key=f"area_{key}", config=config(frame.say), alt=alt)
