"""Which areas of a map have no figure, in a line that unfolds to all their names."""

from __future__ import annotations

from pantau.mapview import geometry_for, load_layer
from pantau.text.numbers import number
from pantau.ui.shell.cards import Link, render
from pantau.ui.shell.frame import Frame

_NAMED = 3  # in the line itself


def absent_line(frame: Frame) -> str:
    """HTML of the line, with a link to the profile of each; '' where every area drawn has a figure.

    Areas without a shape of their own (the provinces split off in 2022, on older boundaries) have
    their figure in another's and are named in the legend: they are not among these.
    """
    say, view, rows = frame.say, frame.view, frame.table.rows
    drawn = set(load_layer(geometry_for(view.scope, view.level, rows).layer).codes)
    without = rows[rows["value"].isna() & rows["area_code"].isin(drawn)].sort_values("area_code")
    if without.empty:
        return ""
    names = list(without["name"])
    told = ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
    links = [
        Link(name, frame.link("wilayah", area=code))
        for name, code in zip(names, without["area_code"], strict=True)
    ]
    count = number(len(names), 0, view.language)
    return render("absent", say, title=say("map.absent", count=count, names=told), links=links)
