"""The first lines of an area's page: its figures, one line each; facts before estimates."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.profile import Profile
from pantau.analysis.release import coverage_of
from pantau.analysis.targets.pace import today
from pantau.answers.area_finding import target_of
from pantau.answers.names import is_before_split
from pantau.answers.targets import compared_headline
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers, values
from pantau.text.dates import date_text
from pantau.text.sentences import sentence_case
from pantau.ui.area.amounts import counts_words, gap_figure
from pantau.ui.area.figures import newest_figure_lines, own_label
from pantau.ui.area.own_facts import Fact, dotted, least_uncovered, own_facts, source_of, workers
from pantau.ui.shell import ranges
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.panels import part_line


def fact_lines(frame: Frame, profile: Profile, row: pd.Series) -> str:
    """The lines as HTML; what has no figure is not among them. row: the View's figure of the area."""
    local = profile.area["level"] in REGENCY_LEVELS
    own = own_facts(frame, profile)
    figures = [*_figure(frame, row), *_distance(frame, row), *_position(frame), *_others(frame, profile)]
    employed = [*workers(frame), *least_uncovered(frame)] if local else []
    at_first = pd.notna(row["value"]) and row["status"] != "estimate"
    lines = [*figures, *own, *employed] if at_first or not local else [*own, *employed, *figures]
    ordered = sorted(lines, key=lambda line: not line.certain)  # stable: each kind keeps its order
    return render("facts", frame.say, facts=ordered)


def _figure(frame: Frame, row: pd.Series) -> list[Fact]:
    """The View's own figure: value, n of N, dates, change."""
    if pd.isna(row["value"]):
        return []
    say, language, estimate = frame.say, frame.view.language, row["status"] == "estimate"
    change = ""
    if pd.notna(row["change_points"]) and not estimate:
        moved = values.change_text(row["change_points"], row["unit"], language)
        change = say("pages.panel.change_points", points=moved, since=date_text(row["change_from"], language))
    newer = newest_figure_lines(frame)
    words = dotted(counts_words(frame, row), _dates(frame, row), change, *_doubts(frame, row), *newer)
    status = values.mark_of(row) if estimate else ""
    label = own_label(frame)
    return [Fact(label, values.shown(row, language), words, status, source_of(frame, row), not estimate)]


def _dates(frame: Frame, row: pd.Series) -> str:
    """'Desember 2024', or 'Papua (sebelum pemekaran), Desember 2024'."""
    date = date_text(row["as_of"], frame.view.language)
    return f"{row['name']}, {date}" if is_before_split(row) else date


def _doubts(frame: Frame, row: pd.Series) -> list[str]:
    return [sentence_case(frame.say(f"analysis.flags.{flag}")) for flag in row["flags"]]


def _distance(frame: Frame, row: pd.Series) -> list[Fact]:
    """To the target in force, in points and people; without one, who is not covered."""
    choice, say = frame.table.target, frame.say
    if choice is None or pd.isna(row["value"]):
        return _uncovered(frame, row)
    out = compared_headline(frame.release, frame.view, choice.key, today())
    label, estimate = say("profile.line.gap"), row["status"] == "estimate"
    if pd.notna(out["target_note"]):
        name = say("profile.line.to", target=choice.document)
        return [Fact(label, say("profile.line.not_compared"), f"{name}: {say(str(out['target_note']))}")]
    to = say("profile.line.to", target=target_of(say, choice, out, str(row["basis"])))
    inferred = say("targets.readings.ours") if choice.inferred else ""
    status = "estimate" if estimate else ""
    return [Fact(label, _gap(frame, row, out), dotted(to, inferred), status, certain=not estimate)]


def _gap(frame: Frame, row: pd.Series, out: pd.Series) -> str:
    say, language = frame.say, frame.view.language
    counted = row["value"] if frame.table.indicator.unit == "people" else row["numerator"]
    people = "" if pd.isna(out["gap_people"]) else gap_figure(say, out["gap_people"], counted)
    if pd.isna(out["distance_points"]):
        return (
            say("profile.line.short_people", people=people)
            if out["gap_people"]
            else say("profile.line.reached")
        )
    distance = float(out["distance_points"])
    size = say("format.points", number=numbers.number(abs(distance), 1, language))
    if distance >= 0:
        return say("profile.line.over", points=size)
    if not people:
        return say("profile.line.short_points", points=size)
    return say("profile.line.short", points=size, people=people)


def _uncovered(frame: Frame, row: pd.Series) -> list[Fact]:
    # of an estimate the least that is certain stands in its place (own_facts.least_uncovered)
    if pd.isna(row["uncovered"]) or row["status"] == "estimate":
        return []
    say, institutions = frame.say, row["counted"] == "institutions"
    left = values.uncovered_text(row, frame.view.language)
    unit = say("area.card.institutions" if institutions else "area.card.people", count=left)
    label = say("profile.line.uncovered_institutions" if institutions else "profile.line.uncovered")
    basis = say("pages.panel.basis", basis=say(f"pages.basis.{row['basis']}"))
    part = part_line(frame, frame.table.segment.id)
    words = dotted(basis, part, _dates(frame, row))
    return [Fact(label, f"{left} {unit}", words, values.derived_mark(row["status"]))]


def _position(frame: Frame) -> list[Fact]:
    """The range of its rank among its likes, where it has one."""
    standing = ranges.own_standing(frame)
    if standing is None or pd.isna(standing["rank"]):
        return []
    say, language = frame.say, frame.view.language
    of = numbers.number(standing["rank_of"], 0, language)
    kind = say("area.card.provinces" if standing["level"] == "province" else "area.card.regencies")
    among = say("profile.line.among", kind=kind)
    if pd.isna(standing["rank_low"]):
        rank = numbers.number(standing["rank"], 0, language)
        return [Fact(say("profile.line.position"), say("profile.line.place_one", rank=rank, of=of), among)]
    places = values.places(standing["rank_low"], standing["rank_high"], language)
    figure = say("profile.line.places", places=places, of=of)
    return [Fact(say("profile.line.position"), figure, dotted(among, ranges.error_words(frame, standing)))]


def _others(frame: Frame, profile: Profile) -> list[Fact]:
    """Coverage on the bases that the View does not show."""
    known = coverage_of(frame.release)
    found = []
    for basis, row in profile.bases.items():
        if known[basis].id == frame.view.indicator or pd.isna(row["value"]):
            continue
        language, estimate = frame.view.language, row["status"] == "estimate"
        words = dotted(counts_words(frame, row), _dates(frame, row), *_doubts(frame, row))
        label, status = frame.say(f"area.card.on_{basis}"), "estimate" if estimate else ""
        shown = values.shown(row, language)
        found.append(Fact(label, shown, words, status, source_of(frame, row), not estimate))
    return found
