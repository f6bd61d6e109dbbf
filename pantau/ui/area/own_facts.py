"""What is known of an area beside its coverage, one line each: offices, budget, groups, workers."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis.profile import Profile
from pantau.answers import tables
from pantau.answers.names import segment_names
from pantau.areas import REGENCY_LEVELS
from pantau.text import numbers, values
from pantau.text.dates import date_text
from pantau.ui.area.workers import newest
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame

_GROUPS = 3  # of which the first lines tell; all of them stand in their fold


@dataclass(frozen=True)
class Fact:
    """One line: what it is, its figure, what stands beside it, and where it is from.

    status: marks the figure ('estimate', 'from_published'). certain: whether it is a fact, and no estimate
    of ours.
    """

    label: str
    figure: str
    words: str = ""
    status: str = ""
    source: str = ""
    certain: bool = True


def dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def source_of(frame: Frame, row: pd.Series) -> str:
    return source_line(frame, frame.say("profile.line.source"), row["source_title"])


def own_facts(frame: Frame, profile: Profile) -> list[Fact]:
    """What else is known of an area; of the nation and a Kanwil it would be of a few of their parts."""
    level = profile.area["level"]
    if level in ("nation", "regional_office"):
        return []
    groups = _groups(frame, profile) if level in REGENCY_LEVELS else []
    return [*_offices(frame, profile), *_budget(frame, profile), *groups]


def office_counts(frame: Frame, profile: Profile) -> list[tuple[str, int, int, str]]:
    """(name, registered, of how many, date) of each kind of institution that both counts are known of."""
    names = segment_names(frame.release, frame.view.language)
    rows = profile.institutions.dropna(subset=["numerator", "denominator"])
    return [
        (names[row["segment"]], int(row["numerator"]), int(row["denominator"]), str(row["as_of"]))
        for _, row in rows.iterrows()
    ]


def _offices(frame: Frame, profile: Profile) -> list[Fact]:
    rows = profile.institutions.dropna(subset=["numerator", "denominator"])
    named = zip(office_counts(frame, profile), rows.iterrows(), strict=True)
    label = "profile.line.offices"
    return [_count(frame, frame.say(label, name=name), n, of, row) for (name, n, of, _), (_, row) in named]


def _groups(frame: Frame, profile: Profile) -> list[Fact]:
    names = segment_names(frame.release, frame.view.language)
    rows = profile.groups.dropna(subset=["numerator", "denominator"]).head(_GROUPS)
    return [
        _count(frame, names[row["segment"]], int(row["numerator"]), int(row["denominator"]), row)
        for _, row in rows.iterrows()
    ]


def _count(frame: Frame, label: str, n: int, of: int, row: pd.Series) -> Fact:
    language = frame.view.language
    counts = {"n": numbers.number(n, 0, language), "of": numbers.number(of, 0, language)}
    date = date_text(row["as_of"], language)
    share = "" if pd.isna(row["value"]) else numbers.percent(row["value"], 1, language)
    return Fact(label, frame.say("profile.line.of", **counts), dotted(share, date), "", source_of(frame, row))


def _budget(frame: Frame, profile: Profile) -> list[Fact]:
    """Whether the area's government has budgeted; of several how many have, on one date."""
    say, found = frame.say, profile.budget
    if found.empty or found["as_of"].nunique() != 1:
        return []
    first = found.iloc[0]
    figure = say(f"area.budget.{first['status']}")
    if len(found) > 1:
        counts = found["status"].value_counts()
        count = {name: int(counts.get(name, 0)) for name in ("budgeted", "not_budgeted")}
        figure = say("profile.line.budget_parts", **count)
    words = date_text(first["as_of"], frame.view.language)
    return [Fact(say("profile.line.budget"), figure, words, "", source_of(frame, first))]


def workers(frame: Frame) -> list[Fact]:
    """Employed workers, which of them are informal, and who is an employee."""
    employed, language = newest(frame, "employed"), frame.view.language
    if pd.isna(employed["value"]) or frame.view.indicator == "employed":
        return []
    shares = {name: newest(frame, f"{name}_share") for name in ("informal", "employees")}
    known = all(pd.notna(row["value"]) for row in shares.values())
    told = {name: values.shown(row, language) for name, row in shares.items()}
    words = frame.say("profile.line.workers_of", **told) if known else ""
    date = date_text(employed["as_of"], language)
    figure = values.shown(employed, language)
    return [
        Fact(frame.say("profile.line.workers"), figure, dotted(date, words), "", source_of(frame, employed))
    ]


def least_uncovered(frame: Frame) -> list[Fact]:
    """How many are uncovered at least."""
    least = tables.least_uncovered(frame.release, frame.view.area, frame.view.estimates)
    if least is None:
        return []
    say, language = frame.say, frame.view.language
    count = numbers.number(least.people, 0, language)
    figure = say("area.workers.least.about", count=count) if least.rough else count
    estimate = least.status == "estimate"
    kind = "estimated" if estimate else "bound" if least.is_bound else "counted"
    label, unit = say(f"area.workers.least.{kind}_label"), say("area.workers.least.unit", count=count)
    date = date_text(least.participants_as_of, language)
    mark = values.derived_mark(least.status)
    return [Fact(label, f"{figure} {unit}", date, mark, certain=not estimate)]
