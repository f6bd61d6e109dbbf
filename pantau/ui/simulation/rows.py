"""What a simulation's file holds: every part of the page as rows under each other, none of them cut."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.fewest import Fewest
from pantau.analysis.programme.simulation import cost, cost_of, cost_of_workers
from pantau.analysis.targets.naming import marked_name
from pantau.answers.names import segment_names
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import derived_mark, mark_of
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.base import Base, aim_name, rank_after
from pantau.ui.simulation.cliff import budgets, months_on_record
from pantau.ui.simulation.half import half_found, half_rows
from pantau.ui.simulation.plan import plan_month
from pantau.ui.simulation.results import gap_to, rank_words
from pantau.ui.simulation.reverse import target_costs
from pantau.ui.simulation.smallest import fewest_of, other_reading, parts_table
from pantau.ui.simulation.year import month_rows

HEAD = ("part", "label", "detail", "people", "rupiah", "percent", "status")
# part, label, detail, people, rupiah, per cent, status of the figure that it starts from
Record = list[object]


def simulation_rows(frame: Frame, base: Base) -> list[Record]:
    """The result, the plan's lines and months, targets, the two smallest sets, and what ends in December."""
    return [
        *_result(frame, base),
        *_lines(frame, base),
        *_months(frame, base),
        *_targets(frame, base),
        *_fewest(frame, base),
        *_half(frame),
        *_cliff(frame),
    ]


def _status(frame: Frame, row: pd.Series) -> str | None:
    """Whose figure a number starts from; of a sum of several figures its own derivation."""
    return None if numbers.is_missing(row["status"]) else frame.say(f"analysis.status.{mark_of(row)}")


def _derived(frame: Frame, row: pd.Series) -> str | None:
    """The mark of what is computed from a row's figure."""
    return (
        None
        if numbers.is_missing(row["status"])
        else frame.say(f"analysis.status.{derived_mark(row['status'])}")
    )


def _result(frame: Frame, base: Base) -> list[Record]:
    say, result, year = frame.say, base.outcome, base.plan.year
    part, status = say("simulation.file.result"), _status(frame, base.row)
    after_it = say("simulation.card.coverage", year=year)
    rows: list[Record] = []
    if result:
        whole = result.denominator
        dated = date_text(base.row["as_of"], say.language)
        now = 100 * result.numerator / whole if whole else None
        then = result.coverage[-1] if result.coverage else None
        begun = say("simulation.file.now", date=dated)
        rows += [
            [part, say("simulation.month.active"), begun, result.numerator, None, now, status],
            [part, say("simulation.month.active"), after_it, result.december, None, then, status],
        ]
        if base.choice and base.aim is not None:
            name = f"{say('simulation.card.gap')}: {aim_name(say, base.choice, base.aim)}"
            gaps = ((begun, gap_to(base, 0)), (after_it, gap_to(base, result.funded[-1])))
            rows += [[part, name, when, people, None, None, status] for when, people in gaps]
    return [*rows, *_workers(frame, base, part), *_ranks(frame, base, part, status)]


def _workers(frame: Frame, base: Base, part: str) -> list[Record]:
    """The workers, of their own date: a published count also where the participants are an estimate."""
    row = base.row
    if base.denominator is None:
        return []
    own = row["denominator_as_of"]
    date = date_text(row["as_of"] if numbers.is_missing(own) else own, frame.view.language)
    status = frame.say(f"analysis.status.{'published' if row['status'] == 'estimate' else row['status']}")
    return [[part, frame.say("simulation.file.denominator"), date, base.denominator, None, None, status]]


def _ranks(frame: Frame, base: Base, part: str, status: str | None) -> list[Record]:
    found = rank_after(frame, base.outcome.funded[-1] if base.outcome else 0)
    if found is None:
        return []
    say = frame.say
    names = (say("simulation.file.rank_before"), say("simulation.file.rank_after"))
    return [
        [part, name, rank_words(say, row), None, None, None, status]
        for name, row in zip(names, found, strict=True)
        if not numbers.is_missing(row["rank"])
    ]


def _lines(frame: Frame, base: Base) -> list[Record]:
    say, plan = frame.say, base.plan
    part = say("simulation.lines.title")
    rows: list[Record] = []
    for line in plan.lines:
        span = " – ".join(plan_month(say, month, plan.year) for month in (line.start, line.last))
        source = say(f"simulation.source.{line.source}")
        rows.append([part, source, span, line.workers, cost_of(line, plan), None, None])
    return [*rows, [part, say("simulation.lines.total"), None, None, cost(plan), None, None]]


def _months(frame: Frame, base: Base) -> list[Record]:
    say, status = frame.say, _status(frame, base.row)
    part = say("simulation.month.caption")
    rows: list[Record] = []
    for row in month_rows(frame, base):
        name = say("simulation.month.not_renewed", month=row["name"]) if row["after"] else row["name"]
        rows.append([part, name, say("simulation.month.funded"), row["people"], row["cost"], None, None])
        rows.append(
            [part, name, say("simulation.month.active"), row["active"], None, row["coverage"], status]
        )
    return rows


def _targets(frame: Frame, base: Base) -> list[Record]:
    part, status = frame.say("simulation.reverse.caption"), _status(frame, base.row)
    return [
        [part, marked_name(frame.say, rung.choice), None, rung.people, rung.rupiah, rung.aim, status]
        for rung in target_costs(frame, base)
    ]


def _fewest(frame: Frame, base: Base) -> list[Record]:
    """The smallest set; of a target that is read in two ways one set a reading, each named."""
    found, parts = fewest_of(frame, base), parts_table(frame, base)
    if found is None or parts is None:
        return []
    say = frame.say
    part, other = say("simulation.fewest.caption"), other_reading(frame, base)
    if other is None:
        return _set_of(frame, base, parts, part, found[0])
    names = segment_names(frame.release, say.language)
    sets = ((frame.table.segment.id, found[0]), (other[1].segment, other[0]))
    return [
        record
        for segment, result in sets
        for record in _set_of(
            frame,
            base,
            parts,
            say("simulation.fewest.part_reading", part=part, segment=names[segment]),
            result,
        )
    ]


def _set_of(frame: Frame, base: Base, parts: pd.DataFrame, part: str, result: Fewest) -> list[Record]:
    way = frame.say(f"simulation.fewest.potential_{frame.view.option('potential')}")
    rows = parts.set_index("area_code")
    return [
        [
            part,
            frame.row_name(str(code)),
            f"{code} · {way}",
            int(people),
            cost_of_workers(int(people), base.plan),
            None,
            _derived(frame, rows.loc[code]),
        ]
        for code, people in result.chosen[["area_code", "people"]].itertuples(index=False, name=None)
    ]


def _half(frame: Frame) -> list[Record]:
    rows = half_rows(frame)
    by_code = rows.set_index("area_code")
    part = frame.say("simulation.half.title", scope=frame.area_name(frame.view.scope))
    chosen = half_found(rows).chosen[["area_code", "people"]]
    return [
        [
            part,
            frame.row_name(str(code)),
            str(code),
            int(people),
            None,
            None,
            _derived(frame, by_code.loc[code]),
        ]
        for code, people in chosen.itertuples(index=False, name=None)
    ]


def _cliff(frame: Frame) -> list[Record]:
    say = frame.say
    budget, months = say("simulation.cliff.budget_title"), say("simulation.cliff.history_title")
    rows: list[Record] = []
    for row in budgets(frame).to_dict("records"):
        amount = None if numbers.is_missing(row["amount"]) else int(row["amount"])
        detail = f"{row['area_code']} · {row['year']} · {row['source_title']}"
        name = frame.area_name(str(row["area_code"]))
        rows.append([budget, name, detail, int(row["workers"]), amount, None, None])
    for row in months_on_record(frame).to_dict("records"):
        january = date_text(f"{row['year']}-01", say.language)
        detail = f"{row['area_code']} · {january} · {row['source_title']}"
        change, name = int(row["change"]), frame.area_name(str(row["area_code"]))
        percent = None if numbers.is_missing(row["change_pct"]) else float(row["change_pct"])
        rows.append([months, name, detail, change, None, percent, say("analysis.status.official")])
    return rows
