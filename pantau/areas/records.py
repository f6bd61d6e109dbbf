"""Areas of government as records: hierarchy, regional offices, and the split of 2022."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pantau.folders import FACTS
from pantau.view import NATION

REGENCY_LEVELS = ("regency", "city")
LEVELS = ("nation", "province", *REGENCY_LEVELS)


@dataclass(frozen=True, slots=True)
class Area:
    """One area of government by its current Kemendagri code. Empty strings: not known or none."""

    code: str  # '16', '16.71'
    name: str  # 'Sumatera Selatan', 'Kota Palembang'
    level: str  # 'nation', 'province', 'regency', 'city'
    parent: str = ""
    office: str = ""  # the name of its regional office (Kanwil): 'Sumbagsel'
    code_2020: str = ""  # Kemendagri code before the split of Papua
    province_code_2020: str = ""  # '91' for Merauke, which is in '93' now
    bps_code: str = ""
    bps_code_2020: str = ""
    capital: str = ""

    @property
    def is_local(self) -> bool:
        """Whether it is a kabupaten or a kota."""
        return self.level in REGENCY_LEVELS


class Areas:
    """All areas of a release, by code, with who contains whom.

    Iterating gives them in order of code, the nation last as 'ID' sorts after digits.
    """

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_code = {area.code: area for area in sorted(areas, key=lambda area: area.code)}

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def __getitem__(self, code: str) -> Area:
        """The area of a current Kemendagri code. Raises KeyError."""
        return self._by_code[code]

    def children(self, code: str) -> list[Area]:
        """Provinces of the nation, regencies and cities of a province; [] for those."""
        return [area for area in self if area.parent == code]

    def provinces(self, boundaries: int = 38) -> list[Area]:
        """The provinces of today (38), or those that stand for the 34 of before the split."""
        today = [area for area in self if area.level == "province"]
        return today if boundaries == 38 else [area for area in today if area.province_code_2020 == area.code]

    def locals_of(self, province: str, boundaries: int = 38) -> list[Area]:
        """Regencies and cities of a province; with 34, of all that it included before the split."""
        if boundaries == 38:
            return [area for area in self if area.is_local and area.parent == province]
        return [area for area in self if area.is_local and area.province_code_2020 == province]

    def successors(self, province: str) -> list[Area]:
        """Provinces that were split from it: Papua has three, most have none."""
        return [a for a in self.provinces() if a.province_code_2020 == province and a.code != province]

    def offices(self) -> list[str]:
        """Names of the regional offices, in order of their first province."""
        return list(dict.fromkeys(area.office for area in self.provinces() if area.office))


def area_from_row(row: Mapping[str, str]) -> Area:
    """An Area from a row of data/facts/areas.csv."""
    return Area(
        code=row["area_code"],
        name=row["name"],
        level=row["level"],
        parent=row["parent_code"],
        office=row["regional_office"],
        code_2020=row["kemendagri_code_2020"],
        province_code_2020=row["province_code_2020"],
        bps_code=row["bps_code"],
        bps_code_2020=row["bps_code_2020"],
        capital=row.get("capital", ""),
    )


def nation() -> Area:
    """The nation: no row of the facts, but an area like any other."""
    return Area(NATION, "Indonesia", "nation")


@lru_cache(maxsize=4)
def load_areas(path: Path = FACTS / "areas.csv") -> Areas:
    """The nation and every area of a file like data/facts/areas.csv. Read once a process."""
    with path.open(encoding="utf-8", newline="") as file:
        return Areas([nation(), *(area_from_row(row) for row in csv.DictReader(file))])
