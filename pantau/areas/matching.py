"""Which area a name or a code means, or an error that lists those it could mean."""

from __future__ import annotations

import csv
import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from pantau.areas.errors import AmbiguousAreaError, BranchNameError, ElsewhereError, UnknownAreaError
from pantau.areas.readings import is_branch, readings, second_name
from pantau.areas.records import Area, Areas, load_areas
from pantau.areas.spelling import abbreviated, name_words, split_kind, squash, without_islands, words
from pantau.folders import CATALOGUE
from pantau.view import NATION

ALIASES = CATALOGUE / "area_aliases.csv"
# Code systems, by the field of Area that holds the code.
SYSTEMS = {
    "kemendagri": "code",
    "kemendagri_2020": "code_2020",
    "bps": "bps_code",
    "bps_2020": "bps_code_2020",
}
_CODE = re.compile(r"\d{2}(\.?\d{2})?")
_SUGGESTIONS = 5
_LANGUAGES = 2  # in which tables of BPS name an area in one cell

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
                self._aliases[abbreviated(words(alias))].append(areas[code])

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
        found = self.candidates(wanted, parent, level, system)
        if len(found) > 1:
            raise AmbiguousAreaError(wanted, found)
        if found:
            return found[0]
        if is_branch(wanted):
            raise BranchNameError(wanted)
        elsewhere = self.candidates(wanted, None, level, system) if parent else []
        if elsewhere and parent is not None and parent in self._areas:
            raise ElsewhereError(wanted, self._areas[parent], elsewhere, self._areas)
        raise UnknownAreaError(wanted, self._alike(wanted, parent, level))

    def candidates(
        self, text: str, parent: str | None = None, level: str | None = None, system: str | None = None
    ) -> list[Area]:
        """All areas that a name or a code can mean, by code of today; [] for none."""
        wanted = text.strip()
        if _CODE.fullmatch(wanted):
            return self._fitting(self._by_code(wanted, system), parent, level)
        if is_branch(wanted):
            return []
        for parts in readings(wanted):
            found = self._by_name(parts, parent, level)
            if found:
                return found
        return self._with_second_name(wanted, parent, level) or self._in_two_languages(wanted, parent, level)

    def _in_two_languages(self, text: str, parent: str | None, level: str | None) -> list[Area]:
        """The areas that both names of 'Jawa Barat/West Java' allow."""
        names = [name for name in text.split("/") if name.strip()]
        if len(names) != _LANGUAGES:
            return []
        first, second = (self.candidates(name, parent, level) for name in names)
        return [area for area in first if area in second]

    def _with_second_name(self, text: str, parent: str | None, level: str | None) -> list[Area]:
        """The areas of 'Mempawah (Pontianak)', 'Sorong (Papua Barat Daya)': those that both names allow."""
        names = second_name(text)
        if names is None:
            return []
        first, second = names
        found = self.candidates(first, parent, level)
        if not second or not found:
            return found
        others = {area.code for area in self.candidates(second)}
        return [
            area
            for area in found
            if others & {area.code, area.parent, _parent_2020(area)}
            or squash(words(second)) == squash(words(area.capital))
            or self._aliases_of(second, area)
        ]

    def _aliases_of(self, name: str, area: Area) -> bool:
        """Whether a name is another one of an area, also one that another area bears as its own."""
        kind = name_words(area.name)[:1]
        return area in self._aliases.get(abbreviated([*kind, *words(name)]), [])

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
        islands = without_islands(bare) or squash(bare)
        asked = [
            self._full.get(squash(parts), []),
            _of_kind(self._bare.get(squash(bare), []) + self._aliases.get(abbreviated(bare), []), kind)
            + self._aliases.get(abbreviated(parts), []),
            # 'Kota Baru' is no city but Kotabaru written in two words.
            self._bare.get(squash(parts), []),
            _of_kind(self._loose.get(islands, []), kind),
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
    all systems that know it mean the same area. Raises AmbiguousAreaError, with all areas that can be
    meant, or UnknownAreaError, with the names spelled most alike; of it ElsewhereError where the name
    is of another province, BranchNameError where it is of an office.
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


def candidates_of(
    text: str, parent: str | None = None, level: str | None = None, system: str | None = None
) -> list[Area]:
    """All areas that a name or a code can mean, as `match_area` reads it; [] where it would know none.

    For whoever has more to tell by: a code beside a name, a kind, a place.
    """
    if text.strip().upper() == NATION and level in (None, "nation"):
        return [load_areas()[NATION]]
    return _default_matcher().candidates(text, parent, level, system)
