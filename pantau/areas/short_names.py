"""Short names of areas, for labels: Sumsel, Jateng; Palembang; Kab. Bogor beside Kota Bogor."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pantau.folders import CATALOGUE

SHORT_NAMES = CATALOGUE / "area_short_names.csv"
# Long forms that a name begins with, and what is left of each where the bare name is not enough.
_KINDS = {
    "Kabupaten Administrasi ": "Kab. ",
    "Kota Administrasi ": "Kota ",
    "Kabupaten ": "Kab. ",
    "Kota ": "Kota ",
}


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Code -> short name of areas given by code -> name; provinces are called as people abbreviate them.

    A kabupaten or kota goes without that word, but where two would then be called the same.
    """
    provinces = province_short_names()
    parts = {code: _parts(name) for code, name in names.items()}
    shared = Counter(bare for code, (_, bare) in parts.items() if code not in provinces)
    return {
        code: provinces.get(code) or (bare if shared[bare] == 1 else kind + bare)
        for code, (kind, bare) in parts.items()
    }


@lru_cache(maxsize=4)
def province_short_names(path: Path = SHORT_NAMES) -> dict[str, str]:
    """Code -> the usual abbreviation of each province, of data/catalogue/area_short_names.csv."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["short_name"] for row in csv.DictReader(file)}


def _parts(name: str) -> tuple[str, str]:
    """'Kabupaten Bogor' -> ('Kab. ', 'Bogor')."""
    for form, kind in _KINDS.items():
        if name.startswith(form):
            return kind, name.removeprefix(form)
    return "", name
