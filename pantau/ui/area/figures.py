"""The cards of an area's page: its figures on either basis, who is not covered, and its rank."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pantau.analysis.comparable import doubt_of, is_month_unknown
from pantau.analysis.periods import end_of
from pantau.analysis.profile import Profile
from pantau.analysis.release import coverage_of
from pantau.answers import tables
from pantau.answers.names import is_before_split
from pantau.answers.sentences import indicator_name
from pantau.areas import REGENCY_LEVELS
from pantau.catalogue import Indicator
from pantau.text import numbers
from pantau.text.dates import age_text, date_text
from pantau.text.sentences import sentence_case
from pantau.text.values import derived_mark, mark_of, shown, uncovered_text
from pantau.ui.area.amounts import counts_words
from pantau.ui.area.workers import worker_cards
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import Card, cards
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.doubts import doubt_lines, in_doubt_lines, newer_lines
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import change_lines, dates_line, part_line


def figure_cards(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """The View's own figure, the newest of the other basis or bases, people not covered, and rank.

    Each with n, N, dates and source, or what is missing. `row`: the View's figure of the area
    (summary.headline); where the area has likes, its row among them also knows of jumps.
    """
    standing = ranges.own_standing(frame)
    own = row if standing is None else standing
    others = [basis for basis, one in _coverage(frame).items() if one.id != frame.view.indicator]
    parts = [
        _figure(frame, own, _own_label(frame), newest_figure_lines(frame), main=True),
        *(
            _figure(
                frame,
                profile.bases[basis],
                frame.say(f"area.card.on_{basis}"),
                newer_lines(frame, _coverage(frame)[basis].id, frame.view.area),
            )
            for basis in others
        ),
        _uncovered(frame, own, frame.table.segment.id)
        if pd.notna(own["uncovered"])
        else _uncovered(frame, profile.bases["sakernas"], _coverage(frame)["sakernas"].default_segment),
    ]
    if standing is not None:
        parts.append(_rank(frame, standing))
    if profile.area["level"] in REGENCY_LEVELS:
        parts = _real_first(frame, parts)
    return cards(frame.say, parts)


def _real_first(frame: Frame, parts: list[Card]) -> list[Card]:
    """Before coverage, which few regencies have, what is real for all; cards without a figure last."""
    real = worker_cards(frame)
    if frame.table.indicator not in _coverage(frame).values():
        return [*parts[:1], *real, *parts[1:]]
    told = [replace(part, main=part.main and not real) for part in parts]
    known = [part for part in told if part.figure not in (numbers.MISSING, frame.say("area.card.not_ranked"))]
    return [*real, *known, *(part for part in told if part not in known)]


def _coverage(frame: Frame) -> dict[str, Indicator]:
    """Coverage of workers on each basis."""
    return coverage_of(frame.release)


def _own_label(frame: Frame) -> str:
    """'Peserta terdaftar · PU': the View's indicator, with its segment where it is not the usual one."""
    view = frame.view
    indicator = frame.table.indicator
    named = view.segment == indicator.default_segment and indicator in _coverage(frame).values()
    return frame.say(f"area.card.on_{indicator.basis}") if named else indicator_name(frame.table)


def newest_figure_lines(frame: Frame) -> list[str]:
    """The newest figure of the View's indicator and area where it is of a later period; empty where none is.

    With its doubt where it may be compared with nothing. A page opens on a period that many areas have;
    an area that reported later must not look as if it had not.
    """
    view = frame.view
    past = tables.history(frame.release, view.indicator, view.segment, view.area, view.estimates)
    past = past[past["value"].notna()]
    # without any figure of the indicator the View is of no period
    if past.empty or not view.period or past["period_end"].iloc[-1] <= end_of(view.period):
        return []
    newest = past.iloc[-1]
    if newest["status"] != "estimate" and doubt_of(newest) is not None:
        return in_doubt_lines(frame, newest)
    date = date_text(newest["period"], view.language)
    told = "newer_provisional" if is_month_unknown(newest) else "newer"
    return [frame.say(f"area.card.{told}", value=shown(newest, view.language), date=date)]


def _figure(frame: Frame, row: pd.Series, label: str, newer: list[str], main: bool = False) -> Card:
    """newer: lines on a newer figure. main: of the View's own figure."""
    say, language = frame.say, frame.view.language
    if pd.isna(row["value"]):
        reason = say(row["missing_reason"]) if pd.notna(row["missing_reason"]) else ""
        return Card(label, numbers.MISSING, [sentence_case(reason), *newer], main=main)
    lines = [*newer, _whose(row), counts_words(frame, row), dates_line(frame, row)]
    if row["age_months"] > 0:
        lines.append(say("pages.panel.carried", age=age_text(row["age_months"], language)))
    lines += change_lines(frame, row)
    lines += [sentence_case(say(f"analysis.flags.{flag}")) for flag in row["flags"]]
    lines += doubt_lines(frame, row)
    lines.append(
        source_line(frame, say("pages.panel.source", source=row["source_title"]), row["source_title"])
    )
    value = shown(row, language)
    unit = say("area.card.people", count=value) if row["unit"] == "people" else ""
    return Card(label, value, lines, unit=unit, status=mark_of(row), main=main)


def _whose(row: pd.Series) -> str:
    """'Papua (sebelum pemekaran)' of a figure that also holds what was split off since; else ''."""
    return str(row["name"]) if is_before_split(row) else ""


def _uncovered(frame: Frame, row: pd.Series, segment: str) -> Card:
    """Who a coverage of a segment leaves out, of which denominator."""
    say = frame.say
    if pd.isna(row["uncovered"]):
        return Card(say("area.card.uncovered"), numbers.MISSING)
    institutions = row["counted"] == "institutions"
    label = say("area.card.uncovered_institutions" if institutions else "area.card.uncovered")
    left = uncovered_text(row, frame.view.language)
    unit = say("area.card.institutions" if institutions else "area.card.people", count=left)
    basis = say("pages.panel.basis", basis=say(f"pages.basis.{row['basis']}"))
    lines = [_whose(row), basis, part_line(frame, segment), dates_line(frame, row)]
    return Card(label, left, lines, unit=unit, status=derived_mark(row["status"]))


def _rank(frame: Frame, row: pd.Series) -> Card:
    say, language = frame.say, frame.view.language
    label = (
        f"{say('area.card.rank')}: {indicator_name(frame.table)}, {date_text(frame.view.period, language)}"
    )
    if pd.isna(row["rank"]):
        reason = row["rank_note"] if pd.notna(row["rank_note"]) else row["missing_reason"]
        return Card(
            label, say("area.card.not_ranked"), [sentence_case(say(reason))] if pd.notna(reason) else []
        )
    kind = say("area.card.provinces" if row["level"] == "province" else "area.card.regencies")
    lines = [_whose(row), say("area.card.rank_nation", kind=kind), *ranges.range_lines(frame, row)]
    if pd.notna(row["parent_rank"]):
        inside = numbers.rank(row["parent_rank"], row["parent_rank_of"], language)
        parent = say("area.card.rank_parent", rank=inside, parent=row["parent_name"])
        lines.append(parent + ranges.parent_range(frame, row))
    if pd.notna(row["improvement_rank"]):
        place = numbers.rank(row["improvement_rank"], row["improvement_rank_of"], language)
        lines.append(say("ranking.improvement_rank", rank=place))
    return Card(
        label, numbers.rank(row["rank"], row["rank_of"], language), lines, status=derived_mark(row["status"])
    )
