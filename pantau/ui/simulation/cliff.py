"""The January cliff: what the plan, the budgets on record and the months of record say of it."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.cliff import funding_that_ends
from pantau.analysis.programme.simulation import ending_in_december
from pantau.answers.names import segment_names
from pantau.answers.programme import january_falls, january_refusals
from pantau.text import Text, numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import Cell, plain_table, render
from pantau.ui.shell.cited import source_cell
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.base import Base
from pantau.ui.simulation.results import plan_percent
from pantau.view import NATION

_LISTED = 40


def cliff_section(frame: Frame, base: Base) -> str:
    """The section as HTML: the plan in a sentence, then what the release knows, or that it knows nothing."""
    say = frame.say
    title = render("section", say, title=say("simulation.cliff.title"), text=of_plan(frame, base))
    return title + _budgets(frame) + _history(frame)


def of_plan(frame: Frame, base: Base) -> str:
    """Who is paid for in December and no longer in January."""
    say, language, plan, result = frame.say, frame.view.language, base.plan, base.outcome
    ending = ending_in_december(plan)
    told: dict[str, object] = {
        "people": numbers.people(ending, language), "year": plan.year, "next": plan.year + 1,
    }  # fmt: skip
    if not ending:
        return say("simulation.cliff.plan_none", **told)
    if result is None or result.denominator is None:
        return say("simulation.cliff.plan_people", **told)
    now = plan_percent(100 * result.numerator / result.denominator, language)
    lost = numbers.points(-100 * ending / result.denominator, 2, language)
    told |= {"before": plan_percent(result.coverage[-1], language), "after": now, "points": lost}
    return say("simulation.cliff.plan", **told)


def budgets(frame: Frame) -> pd.DataFrame:
    """Budgets on record that name their workers, of the area in focus and all in it."""
    return funding_that_ends(frame.release.query("budget_of_area", area=frame.view.area))


def _budgets(frame: Frame) -> str:
    say, language, area = frame.say, frame.view.language, frame.view.area
    found = budgets(frame)
    heading = say("simulation.cliff.budget_title")
    if found.empty:
        text = say("simulation.cliff.budget_none", area=frame.area_name(area))
        return render("section", say, title=heading, text=text)
    names = segment_names(frame.release, language)
    numeric = ("workers", "amount")
    head = [
        Cell(say(f"simulation.cliff.{name}"), numeric=name in numeric)
        for name in ("area", "year", "source", "workers", "amount", "cited")
    ]
    body = [
        [
            _area(frame, str(row["area_code"])),
            Cell(str(row["year"])),
            Cell(
                numbers.MISSING
                if pd.isna(row["fund_source"])
                else names.get(row["fund_source"], row["fund_source"])
            ),
            Cell(numbers.number(row["workers"], 0, language), numeric=True),
            Cell(numbers.rupiah(row["amount"], language), numeric=True),
            source_cell(frame.release, say, row["source_title"]),
        ]
        for _, row in found.head(_LISTED).iterrows()
    ]
    text = render("section", say, title=heading, text=say("simulation.cliff.budget") + _more(say, len(found)))
    return text + plain_table(say, heading, head, body, titled=True)


def months_on_record(frame: Frame) -> pd.DataFrame:
    """December against January in official months, of the area in focus and all in it."""
    known = january_falls(frame.release)
    return known[known["area_code"].isin(_inside(frame))]


def _refused(frame: Frame) -> str:
    """How many areas have both months that may not be compared, by reason; '' where none has."""
    known = january_refusals(frame.release)
    mine = known[known["area_code"].isin(_inside(frame))].drop_duplicates(["area_code", "reason"])
    counts = mine["reason"].value_counts()
    say = frame.say
    return " ".join(
        say("simulation.cliff.history_refused", count=int(count), reason=say(str(reason)))
        for reason, count in counts.items()
    )


def _history(frame: Frame) -> str:
    say, language, area = frame.say, frame.view.language, frame.view.area
    mine = months_on_record(frame)
    lost = mine[mine["change"] < 0]
    heading = say("simulation.cliff.history_title")
    refused = _refused(frame)
    if lost.empty:
        key = "history_no_fall" if len(mine) else "history_none"
        told = "" if refused and mine.empty else say(f"simulation.cliff.{key}", area=frame.area_name(area))
        return render("section", say, title=heading, text=f"{told} {refused}".strip())
    names = ("area", "january", "december_people", "january_people", "change", "change_pct", "cited")
    head = [Cell(say(f"simulation.cliff.{name}"), numeric=name in names[2:6]) for name in names]
    body = [
        [
            _area(frame, str(row["area_code"])),
            Cell(date_text(f"{row['year']}-01", language)),
            Cell(numbers.number(row["december"], 0, language), numeric=True),
            Cell(numbers.number(row["january"], 0, language), numeric=True),
            Cell(numbers.signed(row["change"], 0, language), numeric=True),
            Cell(numbers.percent(row["change_pct"], 1, language), numeric=True),
            source_cell(frame.release, say, row["source_title"]),
        ]
        for _, row in lost.head(_LISTED).iterrows()
    ]
    told = say("simulation.cliff.history") + _more(say, len(lost))
    text = render("section", say, title=heading, text=f"{told} {refused}".strip())
    return text + plain_table(say, heading, head, body, titled=True)


def _more(say: Text, count: int) -> str:
    """That a table on screen is cut, and where the rest is."""
    if count <= _LISTED:
        return ""
    return " " + say("simulation.fewest.more", count=numbers.number(count - _LISTED, 0, say.language))


def _inside(frame: Frame) -> list[str]:
    """The area in focus and all in it."""
    areas, area = frame.areas, frame.view.area
    if area == NATION:
        return [str(code) for code in areas["code"]]
    inside = (areas["code"] == area) | (areas["parent"] == area) | (areas["regional_office"] == area)
    return [str(code) for code in areas.loc[inside, "code"]]


def _area(frame: Frame, code: str) -> Cell:
    return Cell(frame.area_name(code), href=frame.link("simulasi", area=code))
