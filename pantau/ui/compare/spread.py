"""The distribution: every area of the level, the chosen ones named."""

from __future__ import annotations

from functools import partial

import pandas as pd

from pantau.analysis.comparing.crossing import nation_value, quartiles
from pantau.analysis.comparing.sets import Comparison
from pantau.charts.strip import strip
from pantau.text.values import value_text
from pantau.ui.compare.choice import CompareOptions
from pantau.ui.compare.click import chart
from pantau.ui.compare.twin import Twin, TwinColumn, parents, show_twin
from pantau.ui.compare.words import (
    basis_words,
    indicator_words,
    left_out_notes,
    marked_codes,
    named,
    nothing,
    say_left_out,
    section,
)
from pantau.ui.shell.frame import Frame


def draw(frame: Frame, choice: CompareOptions, main: Comparison) -> None:
    """The dots, their words, what is left out, and the table."""
    if main.shown.empty:
        nothing(frame, frame.say("compare.none"))
        say_left_out(frame, main.left_out)
        return
    say, unit = frame.say, main.table.indicator.unit
    rows = named(frame, main.shown).sort_values(["value", "area_code"], ascending=[False, True])
    one_each = unit == "yes_no" and bool((rows["denominator"] == 1).all())
    # what one government has or has not lies at two values, between which no middle lies
    marks = {} if one_each else {say("compare.median"): float(rows["value"].median())}
    nation = nation_value(frame.release, main)
    if nation is not None:
        marks[say("compare.nation")] = nation
    chosen = marked_codes(frame, main)
    lead = _counted(frame, rows) if one_each else _lead(frame, rows, unit, main)
    section(
        frame,
        say("compare.strip_title", indicator=indicator_words(frame, main)),
        lead,
        [say("compare.strip_basis", basis=basis_words(frame, main))],
    )
    figure = partial(strip, rows, say, unit=unit, chosen=chosen, marks=marks)
    chart(frame, figure, "sebaran", lead)
    say_left_out(frame, main.left_out)
    show_twin(frame, _twin(frame, main, rows, unit), choice.all_rows)


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
    inside = rows[rows["area_code"].isin(main.chosen)]
    if inside.empty:
        return words
    above = int((inside["value"] >= median).sum())
    return f"{words} " + say("compare.strip_chosen_lead", chosen=len(inside), above=above)


def _twin(frame: Frame, main: Comparison, rows: pd.DataFrame, unit: str) -> Twin:
    say = frame.say
    first = rows["area_code"].isin(marked_codes(frame, main))
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        *parents(frame, rows),
        TwinColumn("value", say("compare.head.value"), "value", unit),
        TwinColumn("numerator", say("compare.head.n"), "people"),
        TwinColumn("denominator", say("compare.head.N"), "people"),
        TwinColumn("rank", say("compare.head.rank"), "people"),
        TwinColumn("as_of", say("compare.head.date"), "date"),
        TwinColumn("status", say("compare.head.status"), "status"),
        TwinColumn("source_title", say("compare.head.source"), "source"),
        TwinColumn("flags", say("compare.head.flags"), "flags"),
    ]
    ordered = pd.concat([rows[first], rows[~first]])
    return Twin(say("compare.strip_caption"), columns, ordered, left_out_notes(frame, main.left_out))
