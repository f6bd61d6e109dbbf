"""What the address asks of Bandingkan, beyond the View's own fields."""

from __future__ import annotations

from dataclasses import dataclass

from pantau.analysis.comparing.sets import AREAS, OFFICES, AreaSet
from pantau.ui.peers import words as peers
from pantau.view import View

# Words of the address on the left.
DRAWINGS = ("selisih", "tren", "sebaran", "kuadran", "permadani", "serupa")
UNITS = {"wilayah": AREAS, "kanwil": OFFICES}
LINES = {"median": "median", "nasional": "nation"}
NEIGHBOURS = (3, 15)

USED = (
    "compared",
    "units",
    "drawing",
    "second_period",
    "second_indicator",
    "lines",
    *peers.OPTIONS,
    "group",
    "all_rows",
)


@dataclass(frozen=True)
class CompareOptions:
    """Options of a View, read. second_period, second_indicator and group are '' where the page chooses."""

    drawing: str
    units: str
    codes: tuple[str, ...]
    second_period: str
    second_indicator: str
    lines: str
    k: int
    features: tuple[str, ...]
    group: str
    all_rows: bool

    @property
    def areas(self) -> AreaSet:
        """The areas compared, and the group drawn of them."""
        return AreaSet(self.codes, self.units, self.group)


def read(view: View) -> CompareOptions:
    """The Choice of a View; options it does not name have their default."""
    k, features = peers.asked(view)
    return CompareOptions(
        drawing=view.option("drawing"),
        units=UNITS[view.option("units")],
        codes=_parts(view.option("compared")),
        second_period=view.option("second_period"),
        second_indicator=view.option("second_indicator"),
        lines=LINES[view.option("lines")],
        k=k,
        features=features,
        group=view.option("group"),
        all_rows=view.option("all_rows") == "semua",
    )


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(",")) if listed else ()
