"""Areas that people speak of together: islands and the like, which no government is of."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from pantau.areas.records import load_areas
from pantau.folders import CATALOGUE

GROUPS = CATALOGUE / "area_groups.csv"
_PREFIX = "group-"


@dataclass(frozen=True, slots=True)
class AreaGroup:
    """Areas under one name. names: as texts write it, the first is shown; parts: codes of its areas.

    code: 'group-' and its first name; no release has a figure of it.
    """

    code: str
    names: tuple[str, ...]
    parts: frozenset[str]

    @property
    def office(self) -> str:
        """The name of the regional office (Kanwil) that has the very same provinces; '' for none."""
        areas = load_areas()
        of_office: dict[str, set[str]] = {}
        for area in areas.provinces():
            of_office.setdefault(area.office, set()).add(area.code)
        return next((name for name, codes in of_office.items() if name and codes == self.parts), "")


@cache
def load_groups() -> tuple[AreaGroup, ...]:
    """Every group of data/catalogue/area_groups.csv. Read once a process."""
    with GROUPS.open(encoding="utf-8", newline="") as file:
        rows = [(tuple(row["names"].split("|")), row["areas"].split()) for row in csv.DictReader(file)]
    return tuple(
        AreaGroup(_PREFIX + names[0].lower().replace(" ", "-"), names, frozenset(parts))
        for names, parts in rows
    )


def is_group(code: str) -> bool:
    """Whether a code is that of a group."""
    return code.startswith(_PREFIX)


def group_name(code: str) -> str:
    """The name of a group by its code; '' where there is none."""
    return next((group.names[0] for group in load_groups() if group.code == code), "")
