"""What a plan would do: cost, coverage, gap and rank."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.simulation import cost, cost_by_month
from pantau.analysis.targets.gaps import gap_people
from pantau.answers.targets import both_ways
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import Card, cards
from pantau.ui.shell.cited import source_line
from pantau.ui.shell.frame import Frame
from pantau.ui.shell.target_control import offers_targets
from pantau.ui.simulation.base import Base, aim_name, doubt_words, place_of, rank_after, unfit_words
from pantau.ui.simulation.plan import plan_month

STATUS = "simulation"  # marks every figure that is none


def plan_percent(value: float | None, language: str) -> str:
    """Two decimals: a thousand workers move a province by a hundredth of a point."""
    return numbers.percent(value, 2, language)


def result_cards(frame: Frame, base: Base) -> str:
    """The four answers side by side."""
    return cards(
        frame.say, [_cost(frame, base), _coverage(frame, base), _gap(frame, base), _rank(frame, base)]
    )


def plan_summary(frame: Frame, base: Base) -> str:
    """The result in words: what a screen reader and a copied text say."""
    say, language, plan = frame.say, frame.view.language, base.plan
    workers = sum(line.workers for line in plan.lines)
    told = [
        say(
            "simulation.sentence.result",
            workers=numbers.people(workers, language),
            months=numbers.number(worker_months(base), 0, language),
            rupiah=numbers.rupiah(cost(plan), language),
        )
    ]
    result = base.outcome
    if result and result.coverage:
        now = plan_percent(100 * result.numerator / (result.denominator or 1), language)
        after = plan_percent(result.coverage[-1], language)
        area = place_of(frame, base.row)
        more = 100 * (result.december - result.numerator) / (result.denominator or 1)
        words = {"after": after, "before": now, "points": numbers.points(more, 2, language)}
        told.append(say("simulation.sentence.coverage", area=area, year=plan.year, **words))
    return " ".join([*told, *([doubt_words(say, base)] if base.doubt else [])])


def worker_months(base: Base) -> int:
    """Months of a worker that the plan pays for."""
    return sum(line.workers * line.months for line in base.plan.lines)


def beyond(frame: Frame, base: Base) -> str:
    """A warning where more are paid for than are not covered; '' otherwise. Nothing is cut off."""
    result = base.outcome
    if result is None or not result.beyond or result.denominator is None:
        return ""
    language = frame.view.language
    uncovered = max(0, result.denominator - result.numerator)
    return frame.say(
        "simulation.beyond.text",
        beyond=numbers.people(result.beyond, language),
        uncovered=numbers.people(uncovered, language),
    )


def _cost(frame: Frame, base: Base) -> Card:
    say, language, plan = frame.say, frame.view.language, base.plan
    label = say("simulation.card.cost")
    if not plan.lines:
        return Card(label, numbers.rupiah(0, language), [say("simulation.card.cost_none")], main=True)
    by_month = cost_by_month(plan)
    dearest = by_month.index(max(by_month)) + 1
    exact = numbers.rupiah(cost(plan), language)
    lines = [
        say(
            "simulation.card.cost_exact",
            rupiah=exact,
            months=numbers.number(worker_months(base), 0, language),
        ),
        say(
            "simulation.card.cost_month",
            month=plan_month(say, dearest, plan.year),
            rupiah=numbers.rupiah(max(by_month), language),
        ),
    ]
    return Card(label, numbers.short_rupiah(cost(plan), language), lines, status=STATUS, main=True)


def _coverage(frame: Frame, base: Base) -> Card:
    say, language, result, row = frame.say, frame.view.language, base.outcome, base.row
    label = say("simulation.card.coverage", year=base.plan.year)
    if result is None:
        return Card(label, numbers.MISSING, [doubt_words(say, base) or _why_none(say, row)])
    if result.denominator is None:
        told = {
            "n": numbers.number(result.numerator, 0, language),
            "after": numbers.number(result.december, 0, language),
        }
        return Card(label, numbers.MISSING, [say("simulation.card.no_denominator", **told)])
    of = numbers.number(result.denominator, 0, language)
    now = 100 * result.numerator / result.denominator
    n, after = (numbers.number(count, 0, language) for count in (result.numerator, result.december))
    date = date_text(row["as_of"], language)
    moved = numbers.points(result.coverage[-1] - now, 2, language)
    lines = [
        say("simulation.card.coverage_from", value=plan_percent(now, language), n=n, of=of, date=date),
        say("simulation.card.coverage_to", n=after, of=of, points=moved),
    ]
    if max(result.active) > result.december:
        month = plan_month(say, result.fullest, base.plan.year)
        highest = plan_percent(result.coverage[result.fullest - 1], language)
        lines.append(say("simulation.card.coverage_fullest", month=month, value=highest))
    lines.append(say("simulation.card.basis", basis=say(f"pages.basis.{row['basis']}")))
    cited = say("simulation.card.source", source=row["source_title"])
    lines.append(source_line(frame, cited, row["source_title"]))
    return Card(label, plan_percent(result.coverage[-1], language), lines, status=STATUS, main=True)


def _why_none(say: Text, row: pd.Series) -> str:
    """Why coverage cannot be worked out: there is a percentage alone, or no figure, and why."""
    if not numbers.is_missing(row["value"]):
        return say("simulation.card.no_counts")
    if numbers.is_missing(row["missing_reason"]):
        return say("simulation.card.no_figure")
    return say("simulation.card.no_figure_because", reason=say(str(row["missing_reason"])))


def gap_to(base: Base, people: int) -> int | None:
    """People missing to the target in force with `people` more; None where it cannot be worked out."""
    if base.aim is None or base.numerator is None or base.denominator is None:
        return None
    more, whole = pd.Series([base.numerator + people]), pd.Series([base.denominator])
    return int(gap_people(more, whole, base.aim).iloc[0])


def _gap(frame: Frame, base: Base) -> Card:
    say, language, result = frame.say, frame.view.language, base.outcome
    label = say("simulation.card.gap")
    if base.choice is None:
        key = "card.gap_none" if offers_targets(frame) else "reverse.none"
        return Card(label, numbers.MISSING, [say(f"simulation.{key}")])
    if base.doubt or base.aim is None:
        why = doubt_words(say, base) or unfit_words(say, base)
        return Card(label, numbers.MISSING, [why])
    now = gap_to(base, 0)
    if result is None or now is None:
        name = say("simulation.card.gap_target", name=aim_name(say, base.choice, base.aim))
        return Card(label, numbers.MISSING, [name, say("simulation.card.gap_no_counts")])
    added = result.funded[-1]
    after = gap_to(base, added) or 0
    lines = [
        say("simulation.card.gap_target", name=aim_name(say, base.choice, base.aim)),
        say("simulation.card.gap_from", people=numbers.people(now, language)),
    ]
    lines.append(both_ways(frame.release, base.choice.key, frame.view.area, say))
    if after == 0:
        spare = numbers.people(added - now if now else added, language)
        lines.append(say("simulation.card.gap_met", year=base.plan.year, people=spare))
    return Card(label, numbers.people(after, language), lines, status=STATUS)


def _rank(frame: Frame, base: Base) -> Card:
    say, language = frame.say, frame.view.language
    label = say("simulation.card.rank")
    found = rank_after(frame, base.outcome.funded[-1] if base.outcome else 0)
    if found is None:
        return Card(label, numbers.MISSING, [say("simulation.card.rank_no_place")])
    before, after = found
    if numbers.is_missing(after["rank"]):
        note = after["rank_note"]
        return Card(
            label, say("simulation.card.rank_none"), [] if numbers.is_missing(note) else [say(str(note))]
        )
    if base.outcome is None or not base.outcome.coverage:
        now = say("simulation.card.rank_from", rank=rank_words(say, before))
        return Card(label, numbers.MISSING, [now, say("simulation.card.rank_no_counts")])
    name = "error_province" if after["level"] == "province" else "error_regency"
    error = numbers.percent(float(frame.view.option(name)), 1, language)
    lines = [
        say("simulation.card.rank_after", range=_range(say, after)),
        say("simulation.card.rank_from", rank=rank_words(say, before)),
        say("simulation.card.rank_others", error=error),
    ]
    return Card(label, numbers.rank(after["rank"], after["rank_of"], language), lines, status=STATUS)


def rank_words(say: Text, row: pd.Series) -> str:
    """'24 dari 34, rentang 22–29'."""
    rank = numbers.rank(row["rank"], row["rank_of"], say.language)
    return say("simulation.card.rank_range", rank=rank, range=_range(say, row))


def _range(say: Text, row: pd.Series) -> str:
    if numbers.is_missing(row["rank_low"]):
        return say("simulation.card.rank_no_range")
    low, high = (numbers.number(row[name], 0, say.language) for name in ("rank_low", "rank_high"))
    return say("simulation.card.rank_places", places=low if low == high else f"{low}–{high}")
