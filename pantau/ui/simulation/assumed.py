"""What a simulation rests on: its assumptions, and the rules of contributions with their sources."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.analysis.programme.contributions import NO_RELIEF, full_tariff, rules
from pantau.analysis.programme.simulation import TARIFF, half, months_at_half
from pantau.answers.sources import SourceRecord, register
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import render
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.base import Base
from pantau.ui.simulation.plan import plan_month, rule_months, sector_name

_DECEMBER = 12  # in which a result is measured


@dataclass(frozen=True)
class Told:
    """A rule in words, with who reports it; None where the release's register does not know them."""

    text: str
    source: SourceRecord | None


def assumed(frame: Frame, base: Base) -> str:
    """Both lists as HTML."""
    say = frame.say
    rules = [
        (rule.text, source_line(frame, rule.source.short_name, rule.source.short_name) if rule.source else "")
        for rule in told_rules(frame)
    ]
    return render("simulation_assume", say, lines=assumptions(frame, base), rules=rules)


def assumptions(frame: Frame, base: Base) -> list[str]:
    """What the result rests on, a sentence each."""
    say, language, plan, row = frame.say, frame.view.language, base.plan, base.row
    told = [say("simulation.assume.active")]
    if not numbers.is_missing(row["as_of"]) and not base.doubt:
        date, of = (date_text(row[name], language) for name in ("as_of", "denominator_as_of"))
        undated = numbers.is_missing(row["denominator_as_of"])
        told.append(
            say(f"simulation.assume.{'others_undated' if undated else 'others'}", date=date, denominator=of)
        )
        if row["month"] != _DECEMBER and base.outcome is not None:
            told.append(say("simulation.assume.season", date=date))
    tariff, standard = (numbers.rupiah(rupiah, language) for rupiah in (plan.tariff, TARIFF))
    told.append(say("simulation.assume.tariff", tariff=tariff, standard=standard))
    return [*told, *_relief(frame, base), say("simulation.assume.december"), say("simulation.assume.link")]


def _relief(frame: Frame, base: Base) -> list[str]:
    """Which lines PP 50/2025 halves, and which it does not."""
    say, plan, sector = frame.say, base.plan, frame.view.option("relief")
    if sector == NO_RELIEF:
        return [say("simulation.assume.relief_off")]
    named = sector_name(say, sector)
    if plan.discount is None:
        return [say("simulation.assume.relief_elsewhere", sector=named, year=plan.year)]
    told = [say("simulation.assume.relief_none")]
    halved = [line.source for line in plan.lines if months_at_half(line, plan)]
    if halved:
        first, last = (plan_month(say, month, plan.year) for month in plan.discount)
        amount = numbers.rupiah(half(plan.tariff), say.language)
        words = {"half": amount, "first": first, "last": last, "sector": named}
        told = [say("simulation.assume.relief", sources=_names(say, halved), **words)]
    whole = [line.source for line in plan.lines if line.source in full_tariff()]
    return [*told, say("simulation.assume.full", sources=_names(say, whole))] if whole else told


def _names(say: Text, sources: list[str]) -> str:
    return numbers.listing(
        [say(f"simulation.source.{name}") for name in dict.fromkeys(sources)], say.language
    )


def told_rules(frame: Frame) -> list[Told]:
    """The rules of record in words: the standard tariff, the two reliefs, and who gets none."""
    say, sources, told = frame.say, register(frame.release), []
    for name, rule in rules().items():
        rupiah = numbers.rupiah(TARIFF if name == "tariff" else half(TARIFF), say.language)
        months = rule_months(say, rule) if rule.first else ""
        text = say(
            f"simulation.rules.{name}", rupiah=rupiah, months=months, law=rule.law.in_language(say.language)
        )
        told.append(Told(text, sources.get(rule.source_id)))
    return told
