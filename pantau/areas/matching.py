"""Which area a name or a code means, or an error that lists those it could mean."""

from __future__ import annotations

import csv
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pantau.areas.errors import AmbiguousAreaError, UnknownAreaError
from pantau.areas.records import Area, Areas, load_areas
from pantau.areas.spelling import name_words, split_kind, squash, without_islands, words
from pantau.view import NATION

ALIASES = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "area_aliases.csv"
# Code systems, by the field of Area that holds the code.
SYSTEMS = {
    "kemendagri": "code",
    "kemendagri_2020": "code_2020",
    "bps": "bps_code",
    "bps_2020": "bps_code_2020",
}
_CODE = re.compile(r"\d{2}(\.?\d{2})?")
_SUGGESTIONS = 5

Index = dict[str, list[Area]]


class Matcher:
    """The areas of a release by every spelling and code. Made once, then each match is a few look-ups."""

    def __init__(self, areas: Areas, aliases: Iterable[tuple[str, str]]) -> None:
        """`aliases` are pairs of another name and a code; those of areas that are not there are left out."""
        self._areas = areas
        self._full, self._bare, self._loose = _index(), _index(), _index()
        self._codes: dict[str, Index] = {system: _index() for system in SYSTEMS}
        for area in areas:
            self._add(area)
        self._aliases = _index()
        for alias, code in aliases:
            if code in areas:
                self._aliases[squash(words(alias))].append(areas[code])

    def _add(self, area: Area) -> None:
        parts = words(area.name)
        _, bare = split_kind(parts)
        self._full[squash(parts)].append(area)
        self._bare[squash(bare)].append(area)
        loose = without_islands(bare)
        if loose:
            self._loose[loose].append(area)
        for system, field in SYSTEMS.items():
            code = getattr(area, field)
            if code:
                self._codes[system][code.replace(".", "")].append(area)

    def match(
        self, text: str, parent: str | None = None, level: str | None = None, system: str | None = None
    ) -> Area:
        """As `match_area`, on these areas."""
        wanted = text.strip()
        if _CODE.fullmatch(wanted):
            found = self._by_code(wanted, system)
        else:
            found = self._by_name(name_words(wanted), parent, level)
        found = self._fitting(found, parent, level)
        if len(found) > 1:
            raise AmbiguousAreaError(wanted, found)
        if not found:
            raise UnknownAreaError(wanted, self._alike(wanted, parent, level))
        return found[0]

    def named(self, name: str, parent: str | None = None, level: str | None = None) -> list[Area]:
        """All areas that a name can mean, by code; [] for none. Quick, for looking through a text."""
        return self._by_name(words(name), parent, level)

    def _by_code(self, text: str, system: str | None) -> list[Area]:
        """Areas that a code means. A dot is Kemendagri's; today's code comes before the old one."""
        plain = text.replace(".", "")
        if system is not None:
            return self._codes[system].get(plain, [])
        if "." in text:
            return self._codes["kemendagri"].get(plain, []) or self._codes["kemendagri_2020"].get(plain, [])
        return [area for index in self._codes.values() for area in index.get(plain, [])]

    def _by_name(self, parts: list[str], parent: str | None, level: str | None) -> list[Area]:
        """Areas that a name means: a full name, else a bare one or another name, else a near one."""
        kind, bare = split_kind(parts)
        asked = [
            self._full.get(squash(parts), []),
            _of_kind(self._bare.get(squash(bare), []) + self._aliases.get(squash(bare), []), kind)
            + self._aliases.get(squash(parts), []),
            # 'Kota Baru' is no city but Kotabaru written in two words.
            self._bare.get(squash(parts), []),
            _of_kind(self._loose.get(squash(bare), []), kind),
        ]
        for found in asked:
            fitting = self._fitting(found, parent, level)
            if fitting:
                return fitting
        return []

    def _fitting(self, found: Iterable[Area], parent: str | None, level: str | None) -> list[Area]:
        """Each area once, of the level, in the parent of today or of before the split."""
        kept = {
            area.code: area
            for area in found
            if level in (None, area.level) and parent in (None, area.parent, _parent_2020(area))
        }
        return [kept[code] for code in sorted(kept)]

    def _alike(self, text: str, parent: str | None, level: str | None) -> list[Area]:
        _, bare = split_kind(name_words(text))
        index = {**self._loose, **self._bare}
        keys = difflib.get_close_matches(squash(bare), index, n=_SUGGESTIONS, cutoff=0.75)
        return self._fitting([area for key in keys for area in index[key]], parent, level)


def _index() -> Index:
    return defaultdict(list)


def _of_kind(found: list[Area], kind: str) -> list[Area]:
    return [area for area in found if kind in ("", area.level)]


def _parent_2020(area: Area) -> str:
    return area.province_code_2020 if area.is_local else area.parent


@cache
def _default_matcher() -> Matcher:
    with ALIASES.open(encoding="utf-8", newline="") as file:
        return Matcher(load_areas(), [(row["alias"], row["code"]) for row in csv.DictReader(file)])


def match_area(
    text: str, parent: str | None = None, level: str | None = None, system: str | None = None
) -> Area:
    """The one area that a name or code as people write it means.

    `parent` is the code of the area it lies in ('32'; also that of before the Papua split),
    `level` one of the levels of table area, `system` one of SYSTEMS for codes. A bare name
    that is a province's whole name is the province ('Jambi'); an undotted code counts only if
    all systems that know it mean the same area. Raises UnknownAreaError, with the names spelled
    most alike, or AmbiguousAreaError, with all areas that can be meant.
    """
    if text.strip().upper() == NATION and level in (None, "nation"):
        return load_areas()[NATION]
    return _default_matcher().match(text, parent, level, system)


def areas_named(name: str, parent: str | None = None, level: str | None = None) -> list[Area]:
    """All areas that a name can mean, by code: none, one, or those among which only a person can choose.

    As `match_area` reads names (no codes, not the nation), but without a search for like ones, so
    that a whole text can be looked through.
    """
    return _default_matcher().named(name, parent, level)
