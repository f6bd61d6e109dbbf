"""Who holds half of those not covered."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.programme.fewest import Fewest, half_of
from pantau.analysis.summary import of_main_group
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.ui.shell.cards import render
from pantau.ui.shell.frame import Frame
from pantau.ui.simulation.reverse import how
from pantau.ui.simulation.smallest import chosen_table, kind_of, left_out_words


def half_rows(frame: Frame) -> pd.DataFrame:
    """The rows of the View's scope and level that can be added up: of one basis and year, with counts.

    None of them where they are fewer than half of all areas: half of what a few hold is nobody's half.
    """
    known = of_main_group(frame.table).dropna(subset=["uncovered"])
    return known if 2 * len(known) >= len(frame.table.rows) else known.head(0)


def half_found(rows: pd.DataFrame) -> Fewest:
    """The smallest set of these rows that holds half of those not covered."""
    return half_of(rows.set_index("area_code")["uncovered"])


def half_words(frame: Frame, rows: pd.DataFrame, result: Fewest) -> str:
    """The set in words: how many of how many, which dates, and who is left out."""
    say, language = frame.say, frame.view.language
    dates = [date_text(day, language) for day in (rows["as_of"].min(), rows["as_of"].max())]
    told = say(
        "simulation.half.answer",
        count=numbers.number(len(result.chosen), 0, language),
        known=numbers.number(len(rows), 0, language),
        kind=kind_of(frame, frame.view.scope, len(rows)),
        sum=numbers.number(result.chosen["people"].sum(), 0, language),
        total=numbers.number(result.available, 0, language),
        date=" – ".join(dict.fromkeys(dates)),
    )
    left_out = len(frame.table.rows) - len(rows)
    return " ".join([told, *left_out_words(frame, frame.table.rows, left_out, "half")])


def _why_no_half(frame: Frame) -> str:
    table, say = frame.table, frame.say
    known = len(of_main_group(table).dropna(subset=["uncovered"]))
    if known:
        count, total = (numbers.number(each, 0, say.language) for each in (known, len(table.rows)))
        return say("simulation.half.few", known=count, all=total)
    estimated = (table.rows["status"] == "estimate").any()
    return say(f"simulation.{'fewest.only_estimates' if estimated else 'half.none'}")


def half_section(frame: Frame) -> str:
    """The smallest set of areas that holds half of those not covered, of the View's scope and level."""
    say = frame.say
    scope = frame.area_name(frame.view.scope)
    title = render("section", say, title=say("simulation.half.title", scope=scope), text="")
    rows = half_rows(frame)
    result = half_found(rows)
    if not result.need:
        return title + render("section", say, title="", text=_why_no_half(frame))
    words = render("section", say, title="", text=half_words(frame, rows, result))
    table = chosen_table(frame, result, say("simulation.half.caption"))
    return title + words + table + how(frame, "tersedikit")
