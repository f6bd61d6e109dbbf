"""An area on its way to the target in force: gap, pace, share closed, verdict, forecast."""

from __future__ import annotations

import math

import pandas as pd
import streamlit as st

from pantau.analysis.alone import own_points
from pantau.analysis.figures import SHARES
from pantau.analysis.targets.aims import DECIMALS
from pantau.analysis.targets.choices import TargetChoice
from pantau.analysis.targets.naming import marked_name
from pantau.analysis.targets.pace import pace_of, today
from pantau.analysis.targets.progress import FEWEST_POINTS
from pantau.answers import tables
from pantau.answers.targets import both_ways, compared_headline
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.text.sentences import sentence_case
from pantau.text.values import derived_mark
from pantau.ui.area.amounts import distance_words, gap_figure, value_words
from pantau.ui.area.forecast import forecast_card
from pantau.ui.shell.cards import Card, cards, render
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.target_control import offers_targets


def draw_block(frame: Frame) -> None:
    """The section on an area's page; without a target in force, how to choose one, where one may."""
    say, choice = frame.say, frame.table.target
    if choice is None:
        if offers_targets(frame):
            st.html(render("section", say, title="", text=say("targets.block.prompt")))
        return
    view = frame.view
    row = tables.headline(frame.release, view)
    out = compared_headline(frame.release, view, choice.key, today())
    title = say("targets.block.title", name=marked_name(say, choice, frame.table.indicator.basis))
    read = both_ways(frame.release, choice.key, view.area, say)
    st.html(render("section", say, title=title, text=read))
    if pd.notna(out["target_note"]):
        note = str(out["target_note"])
        # the gate's own reasons begin with these words
        of_gate = note.startswith("comparable.")
        reason = (
            sentence_case(say(note)) + "." if of_gate else say("targets.block.not_compared", reason=say(note))
        )
        st.html(render("section", say, title="", text=reason))
        return
    points = own_points(frame.release, view)
    told = cards(say, block_cards(frame, choice, row, out, points))
    st.html(f'<div class="pj-target-cards">{told}</div>')


def block_cards(
    frame: Frame, choice: TargetChoice, row: pd.Series, out: pd.Series, points: pd.DataFrame
) -> list[Card]:
    """Cards from a row, itself compared with a choice (targets.against), and its comparable points."""
    parts = [
        _gap(frame, row, out),
        _people(frame, row, out),
        _pace(frame, choice, row, out),
        _closed(frame, row, out),
        verdict_card(frame, out),
        forecast_card(frame, choice, row, out, points),
    ]
    return [part for part in parts if part is not None]


def _digits(target: float) -> int:
    """Decimals of a target in a sum that a reader checks: all of them where it builds on a figure."""
    return 2 if round(target, 2) == target else DECIMALS


def _gap(frame: Frame, row: pd.Series, out: pd.Series) -> Card | None:
    if pd.isna(out["distance_points"]):
        return None
    say, language = frame.say, frame.view.language
    over, yardstick = out["distance_points"] >= 0, out["target_for"] == "nation"
    stands, early = out["target_standing"], row["period_end"].year < out["target_year"]
    name = f"{'above' if over else 'below'}_yardstick" if yardstick else "surplus" if over else "gap"
    label = say(f"targets.block.{'early_' if early and over else ''}{name}")
    figure = say("format.points", number=numbers.number(abs(out["distance_points"]), 1, language))
    line = say(
        "targets.block.gap_of",
        value=value_words(frame, row["value"], 2),
        date=date_text(row["as_of"], language),
        target=value_words(frame, out["target_value"], 2),
        deadline=date_text(out["deadline"], language),
    )
    # of a yardstick the label has said it
    said = pd.isna(stands) or (yardstick and not over and not early)
    lines = [line] if said else [line, _stands(say, out)]
    return Card(label, figure, lines, status=derived_mark(row["status"]), main=True)


def _stands(say: Text, out: pd.Series) -> str:
    """'Belum dapat dinilai: angka dari sebelum tahun sasaran.'"""
    return sentence_case(say(str(out["target_standing"]))) + "."


def _people(frame: Frame, row: pd.Series, out: pd.Series) -> Card:
    say, language = frame.say, frame.view.language
    label = say("targets.block.people")
    if pd.isna(out["gap_people"]):
        return Card(label, numbers.MISSING, [sentence_case(say("targets.pace.unknown"))])
    lines = []
    if pd.notna(row["denominator"]) and frame.table.indicator.unit != "people":
        needed = int(out["gap_people"]) + int(row["numerator"])
        exact = needed if out["gap_people"] > 0 else math.ceil(out["target_value"] * row["denominator"] / 100)
        lines.append(
            say(
                "targets.block.people_of",
                target=value_words(frame, out["target_value"], _digits(out["target_value"])),
                denominator=numbers.number(row["denominator"], 0, language),
                needed=numbers.number(exact, 0, language),
                numerator=numbers.number(row["numerator"], 0, language),
            )
        )
    figure = numbers.number(out["gap_people"], 0, language)
    unit = say("targets.block.people_unit", count=figure)
    in_people = frame.table.indicator.unit == "people"
    figure = gap_figure(say, out["gap_people"], row["value" if in_people else "numerator"])
    return Card(label, figure, lines, unit=unit, status=derived_mark(row["status"]))


def _pace(frame: Frame, choice: TargetChoice, row: pd.Series, out: pd.Series) -> Card:
    say, language = frame.say, frame.view.language
    label = say("targets.pace.card")
    if pd.isna(out["gap_people"]):
        return Card(label, numbers.MISSING, [say("targets.pace.unknown")])
    if out["gap_people"] == 0:
        unit = say("targets.pace.per_month", count=0)
        return Card(label, "0", [_stands(say, out)], unit=unit)
    dates = {
        "deadline": date_text(out["deadline"], language),
        "today": date_text(today(), language),
        "date": date_text(row["period_end"], language),
    }
    lines = [_from_today(frame, out, dates), _from_figure(frame, choice, row, out, dates)]
    # '2024': of which month, the source does not say
    stale = "targets.pace.stale_year" if len(str(row["as_of"])) == len("2024") else "targets.pace.stale"
    lines += [say(stale, date=dates["date"], year=row["period_end"].year), say("targets.pace.holidays")]
    if pd.notna(out["pace_note"]):
        return Card(label, sentence_case(say(str(out["pace_note"]))), lines)
    figure = numbers.number(out["needed_per_month"], 0, language)
    unit = say("targets.pace.per_month", count=figure)
    return Card(label, figure, lines, unit=unit, status=derived_mark(row["status"]))


def _from_today(frame: Frame, out: pd.Series, dates: dict[str, str]) -> str:
    say, language = frame.say, frame.view.language
    if out["pace_note"] == "targets.pace.outdated":
        age, left = (numbers.number(out[name], 0, language) for name in ("figure_age", "months_left"))
        return say("targets.pace.outdated_by", age=age, left=left)
    if pd.notna(out["pace_note"]):
        return say("targets.pace.past_today", deadline=dates["deadline"], today=dates["today"])
    return say(
        "targets.pace.from_today",
        today=dates["today"],
        deadline=dates["deadline"],
        months=numbers.number(out["months_left"], 1, language),
        days=numbers.number(out["working_days_left"], 0, language),
        per_day=numbers.people(out["needed_per_working_day"], language),
    )


def _from_figure(
    frame: Frame, choice: TargetChoice, row: pd.Series, out: pd.Series, dates: dict[str, str]
) -> str:
    say, language = frame.say, frame.view.language
    ends, gap = pd.Series([row["period_end"]]), pd.Series([out["gap_people"]], dtype="Int64")
    then = pace_of(ends, gap, choice.year).iloc[0]
    if pd.notna(then["pace_note"]):
        return say("targets.pace.past_figure", date=dates["date"])
    return say(
        "targets.pace.from_figure",
        date=dates["date"],
        deadline=dates["deadline"],
        per_month=numbers.people(then["needed_per_month"], language),
        per_day=numbers.people(then["needed_per_working_day"], language),
    )


def _closed(frame: Frame, row: pd.Series, out: pd.Series) -> Card:
    say, language = frame.say, frame.view.language
    label = say("targets.block.closed")
    if pd.isna(out["baseline_value"]):
        note = out["progress_note"]
        return Card(label, numbers.MISSING, [say(str(note))] if pd.notna(note) else [])
    base = {
        "baseline": value_words(frame, out["baseline_value"], 2),
        "baseline_date": date_text(out["baseline_as_of"], language),
    }
    if pd.isna(out["share_closed"]):
        return Card(label, numbers.MISSING, [say("targets.block.above_at_start", **base)])
    gaps = {
        name: distance_words(frame, max(0.0, out["target_value"] - at))
        for name, at in (("then", out["baseline_value"]), ("now", row["value"]))
    }
    lines = [say("targets.block.closed_of", **base, **gaps)]
    if out["share_closed"] < 0:
        lines.append(say("targets.block.widened"))
    share = numbers.percent(out["share_closed"], 1, language)
    return Card(label, share, lines, status=derived_mark(row["status"]))


def verdict_card(frame: Frame, out: pd.Series) -> Card:
    """Whether the pace so far arrives at the target; or why that is not said."""
    say, language = frame.say, frame.view.language
    label = say("targets.verdict.card")
    if pd.isna(out["verdict"]):
        return _no_verdict(frame, label, out)
    expected, share = out["expected_value"], frame.table.indicator.unit in SHARES
    # a steady pace may lead out of what can be: no such figure is shown
    words = "nothing" if expected < 0 else "whole" if share and expected > 100 else "expected"
    line = say(
        f"targets.verdict.{words}",
        baseline_date=date_text(out["baseline_as_of"], language),
        deadline=date_text(out["deadline"], language),
        expected=value_words(frame, expected),
        target=value_words(frame, out["target_value"], 2),
    )
    return Card(label, say(f"targets.verdict.{out['verdict']}"), [line, say("targets.verdict.rule")])


def _no_verdict(frame: Frame, label: str, out: pd.Series) -> Card:
    say, note = frame.say, out["progress_note"]
    if note == "targets.progress.yardstick":
        return Card(label, say("targets.verdict.not_for_it"), [say(str(note))])
    lines = [say(str(note))] if pd.notna(note) and note != "targets.progress.too_few" else []
    if note == "targets.progress.due":
        return Card(label, say("targets.verdict.none"), lines)
    if out["comparable_count"] < FEWEST_POINTS:
        count = int(out["comparable_count"])
        lines.append(say("targets.progress.points", count=count, fewest=FEWEST_POINTS))
    return Card(label, say("targets.verdict.not_yet"), lines)
