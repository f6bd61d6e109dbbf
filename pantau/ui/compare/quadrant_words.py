"""Two indicators crossed, in words: the four quarters, the lines, the bases, and the table."""

from __future__ import annotations

import pandas as pd

from pantau.analysis.comparing.crossing import Crossed
from pantau.analysis.comparing.sets import Comparison
from pantau.text.values import value_text
from pantau.ui.compare.choice import LINES
from pantau.ui.compare.twin_columns import Twin, TwinColumn
from pantau.ui.compare.words import (
    basis_words,
    indicator_words,
    left_out_notes,
)
from pantau.ui.shell.frame import Frame

Sides = tuple[Comparison, Comparison]
# Field, heading and kind of what either indicator's value stands on.
_OF_SIDE = (
    ("numerator", "n", "people"),
    ("denominator", "N", "people"),
    ("as_of", "date", "date"),
    ("status", "status", "status"),
    ("source_title", "source", "source"),
    ("flags", "flags", "flags"),
)


def quarter_words(frame: Frame, first: Comparison, second: Comparison) -> list[str]:
    """The four quarters in words, in the order of Crossed.points.quadrant."""
    say, language = frame.say, frame.view.language
    one, two = first.table.indicator.name[language], second.table.indicator.name[language]
    return [
        say("compare.quarter_none"),
        say("compare.quarter_one", name=one),
        say("compare.quarter_one", name=two),
        say("compare.quarter_both"),
    ]


def names_of(frame: Frame, sides: Sides) -> tuple[str, str]:
    """Both indicators with their periods."""
    return indicator_words(frame, sides[0]), indicator_words(frame, sides[1])


def units_of(sides: Sides) -> tuple[str, str]:
    """The units of both values."""
    return sides[0].table.indicator.unit, sides[1].table.indicator.unit


def bases_of(frame: Frame, sides: Sides) -> str:
    """What either axis is a part of: they need not be of one basis."""
    return " ".join(
        frame.say("compare.quadrant_basis", name=name, basis=basis_words(frame, side))
        for name, side in zip(names_of(frame, sides), sides, strict=True)
    )


def lines_of(frame: Frame, sides: Sides, crossed: Crossed) -> str:
    """Where either line lies; where the nation's own value was asked for and there is none, that."""
    each = zip(crossed.lines_are, names_of(frame, sides), crossed.lines, units_of(sides), strict=True)
    parts = [
        frame.say(f"compare.line_{kind}", name=name, value=value_text(value, unit, frame.view.language))
        for kind, name, value, unit in each
    ]
    wanted = LINES[frame.view.option("lines")]
    unmet = frame.say("compare.line_unmet") if wanted not in crossed.lines_are else ""
    return " ".join([*parts, unmet]).strip()


def quadrant_twin(frame: Frame, points: pd.DataFrame, sides: Sides, crossed: Crossed) -> Twin:
    """The table of the points: quarter, then either indicator with n, N, date, status and source."""
    say, names, units = frame.say, names_of(frame, sides), units_of(sides)
    columns = [
        TwinColumn("name", say("compare.head.area"), "name"),
        TwinColumn("quarter", say("compare.head.quarter")),
        *_side(frame, 1, "x", names[0], unit=units[0]),
        *_side(frame, 2, "y", names[1], unit=units[1]),
    ]
    notes = [(say("compare.lines"), lines_of(frame, sides, crossed))]
    return Twin(
        say("compare.quadrant_caption"), columns, points, [*notes, *left_out_notes(frame, crossed.left_out)]
    )


def _side(frame: Frame, place: int, value: str, name: str, *, unit: str) -> list[TwinColumn]:
    """The columns of one of the two indicators, numbered so that no heading stands twice."""
    before, say = "other_" if place == 2 else "", frame.say
    return [
        TwinColumn(
            value,
            say("compare.head.side", head=name, place=place),
            "value",
            unit,
            of=f"{before}denominator",
            margin=f"{before}margin",
        ),
        *(
            TwinColumn(
                f"{before}{field}",
                say("compare.head.side", head=say(f"compare.head.{head}"), place=place),
                kind,
                status=f"{before}status",
            )
            for field, head, kind in _OF_SIDE
        ),
    ]
