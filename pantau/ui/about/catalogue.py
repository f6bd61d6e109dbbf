"""The catalogue on the page Tentang data: one table an indicator, all of it from the release."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import pandas as pd

from pantau.answers.names import segment_names
from pantau.catalogue import Indicator, Target, indicators, targets
from pantau.text import numbers
from pantau.text.values import value_text
from pantau.ui.shell.cards import Cell, plain_table
from pantau.ui.shell.frame import Frame
from pantau.view import NATION

GRADES = ("A", "B", "C", "D")
_NAMED = ("definition", "formula", "numerator", "denominator", "supplier")


def catalogue_tables(frame: Frame) -> list[dict[str, str]]:
    """Of each indicator its id, name, and a table: definition to comparable targets."""
    release, language = frame.release, frame.view.language
    known = targets(release.query("targets")).values()
    quality = release.query("quality")
    found = []
    for one in indicators(release.query("indicators")).values():
        facts = _facts(frame, one, known, quality[quality["indicator"] == one.figures])
        head = [Cell(frame.say(f"about.indicator.{name}")) for name in ("property", "content")]
        rows = [[Cell(frame.say(f"about.indicator.{name}")), Cell(text)] for name, text in facts]
        table = plain_table(frame.say, one.name[language], head, rows, titled=True)
        found.append({"id": one.id, "name": one.name[language], "table": table})
    return found


def _facts(
    frame: Frame, one: Indicator, known: Iterable[Target], quality: pd.DataFrame
) -> list[tuple[str, str]]:
    say, language = frame.say, frame.view.language
    names = segment_names(frame.release, language)
    facts = [(name, getattr(one, name)[language]) for name in _NAMED]
    facts += [
        ("unit", say(f"about.unit.{one.counted if one.counted == 'cases' else one.unit}")),
        ("basis", say(f"pages.basis.{one.basis}")),
        ("polarity", say(f"about.indicator.{one.polarity}")),
        ("frequency", say(f"about.frequency.{one.frequency}")),
        ("segments", ", ".join(names[segment] for segment in one.segments)),
    ]
    breaks = "; ".join(value_text(at, one.unit, language, 0) for at in one.class_breaks)
    if breaks:
        of_ucj = one.covers_workers and one.basis == "semesta"
        told = "breaks_ucj" if of_ucj else "breaks_ours"
        facts.append(("breaks", say(f"about.indicator.{told}", breaks=breaks)))
    return [*facts, ("quality", _quality(frame, quality)), ("targets", _targets(frame, one, known))]


def _quality(frame: Frame, quality: pd.DataFrame) -> str:
    """'A 0 · B 136 · C 5 · D 4.112, dari 7 sumber'; what is missing where there is no figure."""
    say, language = frame.say, frame.view.language
    if quality.empty:
        return say("about.indicator.no_figures")
    counts = quality.set_index("quality")["figures"]
    parts = [f"{grade} {numbers.number(counts.get(grade, 0), 0, language)}" for grade in GRADES]
    sources = numbers.number(quality["sources"].iloc[0], 0, language)
    return say("about.indicator.graded", counts=" · ".join(parts), sources=sources)


def _targets(frame: Frame, one: Indicator, known: Iterable[Target]) -> str:
    """Targets it may be compared with: each document of a year with its figure, or for how many areas."""
    say, language = frame.say, frame.view.language
    comparable = sorted(one.comparable_targets(known), key=lambda target: (target.document, target.year))
    listed = []
    for (document, year), group in groupby(comparable, key=lambda target: (target.document, target.year)):
        members = list(group)
        nation = [target for target in members if target.area_code == NATION]
        if len(members) == 1 and nation:
            value = value_text(nation[0].value, one.unit, language, 2)
        else:
            value = say("about.indicator.target_areas", count=numbers.number(len(members), 0, language))
        listed.append(say("about.indicator.target", document=document, year=year, value=value))
    return "; ".join(listed) or say("about.indicator.no_targets")
