"""The distribution: every area of the level with the quartiles, the chosen ones and outliers named."""

from __future__ import annotations

from functools import partial

import pandas as pd

from pantau.analysis.comparing.crossing import nation_value, quartiles
from pantau.analysis.comparing.outliers import FEWEST, fences, outliers, places
from pantau.analysis.comparing.sets import Comparison
from pantau.charts.strip import strip
from pantau.text.values import value_text
from pantau.ui.compare.choice import CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.twin import parents, show_twin
from pantau.ui.compare.twin_columns import Twin, TwinColumn
from pantau.ui.compare.words import (
    basis_words,
    few_named,
    indicator_words,
    left_out_notes,
    marked_codes,
    named,
    nothing,
    say_left_out,
    section,
)
from pantau.ui.shell.frame import Frame

# A number of people or rupiah lies far out because the area is large, which says nothing of it.
_SHARES = ("percent", "yes_no")


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The dots, their words, what is left out, and the table."""
    if main.shown.empty:
        nothing(frame, frame.say("compare.none"))
        say_left_out(frame, main.left_out)
        return
    say, unit = frame.say, main.table.indicator.unit
    rows = named(frame, main.shown).sort_values(["value", "area_code"], ascending=[False, True])
    # what one government has or has not lies at two values, between which no middle lies
    one_each = unit == "yes_no" and bool((rows["denominator"] == 1).all())
    nation = nation_value(frame.release, main)
    marks = {} if one_each else {say("compare.median"): float(rows["value"].median())}
    marks |= {} if nation is None else {say("compare.nation"): nation}
    lead = _counted(frame, rows) if one_each else _lead(frame, rows, unit, main)
    rule = "" if one_each else _rule(frame, rows, unit)
    far = list(rows.loc[outliers(rows["value"]).index, "area_code"]) if rule else []
    section(
        frame,
        say("compare.strip_title", indicator=indicator_words(frame, main)),
        lead,
        [say("compare.strip_basis", basis=basis_words(frame, main)), rule],
    )
    figure = partial(
        strip,
        rows,
        say,
        unit=unit,
        chosen=marked_codes(frame, main),
        marks=marks,
        middle=None if one_each or len(rows) < FEWEST else quartiles(rows["value"])[::2],
        outliers=far,
    )
    chart(frame, figure, "sebaran", lead)
    say_left_out(frame, main.left_out)
    show_twin(frame, _twin(frame, main, rows, unit, rule), choice.all_rows)


def _counted(frame: Frame, rows: pd.DataFrame) -> str:
    done = int((rows["numerator"] == 1).sum())
    return frame.say("compare.strip_yes_no", total=len(rows), done=done, not_yet=len(rows) - done)


def _lead(frame: Frame, rows: pd.DataFrame, unit: str, main: Comparison) -> str:
    say, language = frame.say, frame.view.language
    low, median, high = quartiles(rows["value"])
    words = say(
        "compare.strip_lead",
        total=len(rows),
        median=value_text(median, unit, language),
        low=value_text(low, unit, language),
        high=value_text(high, unit, language),
    )
    words += _far(frame, rows) if _rule(frame, rows, unit) else ""
    inside = rows[rows["area_code"].isin(main.chosen)]
    if inside.empty:
        return words
    above = int((inside["value"] >= median).sum())
    return f"{words} " + say("compare.strip_chosen_lead", chosen=len(inside), above=above)


def _far(frame: Frame, rows: pd.DataFrame) -> str:
    """The outliers by name, or that there are none; with a space before it."""
    say, far = frame.say, outliers(rows["value"])
    told = []
    for side, here in (("above", far > rows["value"].median()), ("below", far < rows["value"].median())):
        names = list(rows.loc[far[here].index, "name"])
        if names:
            told.append(say(f"compare.strip_far_{side}", count=len(names), who=few_named(frame, names)))
    return " " + " ".join(told or [say("compare.strip_no_outliers")])


def _rule(frame: Frame, rows: pd.DataFrame, unit: str) -> str:
    """What is told as an outlier; '' where none can be told."""
    limits = fences(rows["value"])
    if limits is None or unit not in _SHARES:
        return ""
    low, high = (value_text(limit, unit, frame.view.language) for limit in limits)
    if limits[0] < 0:  # no figure is
        return frame.say("compare.strip_rule_above", high=high)
    return frame.say("compare.strip_rule", low=low, high=high)


def _twin(frame: Frame, main: Comparison, rows: pd.DataFrame, unit: str, rule: str) -> Twin:
    say = frame.say
    first = rows["area_code"].isin(marked_codes(frame, main))
    where = places(rows["value"]) if rule else None
    placed = [TwinColumn("where", say("compare.head.where"))] if rule else []
    rows = rows if where is None else rows.assign(where=[say(f"compare.strip_where.{at}") for at in where])
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        *parents(frame, rows),
        TwinColumn("value", say("compare.head.value"), "value", unit),
        *placed,
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("rank", say("compare.head.rank"), "people"),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("source_title", say("compare.head.source"), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
    ]
    ordered = pd.concat([rows[first], rows[~first]])
    notes = [(say("compare.head.where"), rule)] if rule else []
    return Twin(
        say("compare.strip_caption"), columns, ordered, [*notes, *left_out_notes(frame, main.left_out)]
    )
