"""Which area each row means, from codes and names together; what is unsure becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pantau.areas import (
    NATION,
    REGENCY_LEVELS,
    AmbiguousAreaError,
    Area,
    AreaMatchError,
    candidates_of,
    load_areas,
    match_area,
)
from pantau.areas.readings import is_branch
from pantau.areas.spelling import AREA_KINDS, kind_of, words
from pantau.intake.kinds import EVERY_AREA
from pantau.intake.place_texts import SYSTEMS, cell_text, untangled

_NATION_WORDS = {"nasional", "seluruh indonesia", "indonesia", "tingkat nasional"}
# Codes of before the Papua split are looked up where today's has none.
OLDER = {"kemendagri": "kemendagri_2020", "bps": "bps_2020"}


@dataclass(frozen=True, slots=True)
class FoundArea:
    """What a row says about its area: a code, or a finding's rule and the words that fill it."""

    code: str = ""
    rule: str = ""
    field: str = ""  # the field that the finding is about
    value: str = ""
    reason: str = ""
    # codes of all areas that can be meant, where they are several
    candidates: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        return bool(self.code)


def find_place(cells: Mapping[str, Any], every_area: bool = False) -> FoundArea:
    """The area of a row by its cells of kinds.AREA_FIELDS, those the sheet has.

    What code and name mean is intersected: a name settles a code that two systems share, a code a name
    that two areas share. A name that is certain counts beside a code that is unknown, and the other way
    round, and both are said. A code and a name that mean different areas are an error, never a choice.
    `every_area` lets '*' stand for all areas (targets).
    """
    texts = untangled({name: cell_text(name, value) for name, value in cells.items()})
    return FoundArea(EVERY_AREA) if every_area and EVERY_AREA in texts.values() else _settled(texts)


def beside_cities(places: Sequence[FoundArea]) -> list[FoundArea]:
    """The places of one list, in which a bare 'Bogor' beside 'Kota Bogor' is Kabupaten Bogor, and said so.

    Not where the list has the kabupaten besides, or has not the kota.
    """
    areas, there = load_areas(), {place.code for place in places if place.usable}
    settled = []
    for place in places:
        cities = {code for code in place.candidates if areas[code].level == "city"}
        others = [code for code in place.candidates if code not in cities]
        if cities and cities <= there and len(others) == 1 and not there & set(others):
            code = others[0]
            place = FoundArea(code, "area_kind_assumed", place.field, place.value, _label(code))  # noqa: PLW2901
        settled.append(place)
    return settled


def _settled(cells: Mapping[str, str]) -> FoundArea:
    """One answer from what codes and names say."""
    named = _by_name(cells)
    if named is not None and named.usable and _other_kind(named.code, cells):
        reason = f"{_label(named.code)} / {cells['area_kind']}"
        return FoundArea("", "area_conflict", named.field, named.value, reason)
    coded = {name: _by_code(name, cells[name]) for name in SYSTEMS if cells.get(name)}
    known = {name: codes for name, codes in coded.items() if codes}
    if not coded:
        return named or FoundArea(rule="area_missing")
    if not known:
        return _without_code(named, cells, next(iter(coded)))
    meant = set.intersection(*known.values())
    if not meant:
        one, other, *_ = (FoundArea(min(found), field=at, value=cells[at]) for at, found in known.items())
        return _conflict(one, other)
    field = next(iter(known))
    if named is None or named.rule == "area_unknown":
        return _without_name(field, cells[field], meant, named)
    return _together(field, cells, meant, named)


def _without_name(field: str, text: str, meant: set[str], named: FoundArea | None) -> FoundArea:
    """By code alone: there is no name, or nobody knows it; not where it is of elsewhere or of a branch."""
    if named is not None and named.candidates:
        return replace(named, rule="area_conflict", reason=named.reason.rstrip("."), candidates=())
    if named is not None and is_branch(named.value):
        return named
    if len(meant) > 1:
        return _ambiguous(field, text, meant)
    code = next(iter(meant))
    if named is None:
        return FoundArea(code, field=field, value=text)
    return FoundArea(code, "area_name_unknown", named.field, named.value, _label(code))


def _together(field: str, cells: Mapping[str, str], meant: set[str], named: FoundArea) -> FoundArea:
    """What both a code and a name allow."""
    names = set(named.candidates) or ({named.code} if named.code else set())
    if not names:
        return named
    both = meant & names or meant & _looser(meant, cells) or _inside(meant, names)
    if len(both) == 1:
        return FoundArea(both.pop(), field=field, value=cells[field])
    if both:
        return named if both == names else _ambiguous(field, cells[field], both)
    return _conflict(FoundArea(min(meant), field=field, value=cells[field]), named)


def _other_kind(code: str, cells: Mapping[str, str]) -> bool:
    """Whether the column of kinds says another kind than the area found is of."""
    kind = kind_of(cells.get("area_kind", ""))
    return bool(kind) and code != NATION and AREA_KINDS[kind] != load_areas()[code].level


def _without_code(named: FoundArea | None, cells: Mapping[str, str], field: str) -> FoundArea:
    """A name that is certain beats a code that nobody knows; else the code is what is unknown."""
    if named is not None and named.usable:
        return replace(
            named, rule="area_code_unknown", field=field, value=cells[field], reason=_label(named.code)
        )
    if named is not None and named.rule != "area_unknown":
        return named
    text = cells[field]
    return FoundArea(
        rule="area_unknown", field=field, value=text, reason=_why_unknown(text, None, SYSTEMS[field])
    )


def _ambiguous(field: str, text: str, meant: set[str]) -> FoundArea:
    areas = load_areas()
    reason = _reason(text, {code: areas[code] for code in meant})
    return FoundArea("", "area_ambiguous", field, text, reason, tuple(sorted(meant)))


def _by_name(cells: Mapping[str, str]) -> FoundArea | None:
    """The area that the names mean; None where no name is given."""
    province = cells.get("province", "")
    text = cells.get("local") or cells.get("area") or ""
    name = "local" if cells.get("local") else "area"
    if not province:
        found = _match(name, text, None) if text else None
        return _beside(found, cells) if found else None
    parent = _match("province", province, None, levels=("province", "nation"))
    if not text or not parent.usable:
        return parent
    return _beside(_match(name, text, parent.code if parent.code != NATION else None), cells)


def _beside(found: FoundArea, cells: Mapping[str, str]) -> FoundArea:
    """A regency, unless a second name beside it means an area that it is no part of: two tables in one row.

    'Papua' and 'Maluku' may be groups of provinces there.
    """
    text = cells.get("area", "")
    if not (text and cells.get("local") and found.usable):
        return found
    area, others = load_areas()[found.code], _candidates(text, None)
    known = {area.code, area.parent, area.province_code_2020, NATION}
    grouped = area.code[0] in "89" and any(code[0] == area.code[0] for code in others)
    if not others or known & set(others) or grouped:
        return found
    return _conflict(FoundArea(next(iter(others)), field="area", value=text), found)


def _match(name: str, text: str, parent: str | None, levels: tuple[str, ...] = ()) -> FoundArea:
    if " ".join(words(text)) in _NATION_WORDS:
        return FoundArea(NATION, field=name)
    found = _candidates(text, parent)
    if name == "local":
        found = {code: area for code, area in found.items() if area.level in REGENCY_LEVELS} or found
    if parent and (name == "area" or not found):
        # 'Jambi' beside the province Jambi may be the province as well as its city
        found |= {area.code: area for area in _candidates(text, None).values() if area.code == parent}
    if levels:
        found = {code: area for code, area in found.items() if area.level in levels}
    if len(found) == 1:
        return FoundArea(next(iter(found)), field=name, value=text)
    if found:
        return replace(_ambiguous(name, text, set(found)), value=text)
    elsewhere = tuple(_candidates(text, None)) if parent else ()
    return FoundArea("", "area_unknown", name, text, _why_unknown(text, parent), elsewhere)


def _candidates(text: str, parent: str | None) -> dict[str, Area]:
    return {area.code: area for area in candidates_of(text, parent)}


def _reason(text: str, found: Mapping[str, Area]) -> str:
    return str(AmbiguousAreaError(text, [found[code] for code in sorted(found)]))


def _why_unknown(text: str, parent: str | None, system: str | None = None) -> str:
    try:
        match_area(text, parent, system=system)
    except AreaMatchError as error:
        return str(error)
    return ""


def _by_code(name: str, text: str) -> set[str]:
    """Codes of the areas that a code means, in the column's system, of today or of before the split."""
    code = f"{text}0" if re.fullmatch(r"\d{2}\.\d", text) else text
    system = SYSTEMS[name]
    found = candidates_of(code, system=system)
    if not found and system in OLDER:
        found = candidates_of(code, system=OLDER[system])
    return {area.code for area in found}


def _looser(meant: set[str], cells: Mapping[str, str]) -> set[str]:
    """Of the areas of a code those that the name can be in their own province: the city of 'Jambi'."""
    text = cells.get("local") or cells.get("area") or cells.get("province") or ""
    return {code for code in meant if code in _candidates(text, load_areas()[code].parent)}


def _inside(provinces: set[str], names: set[str]) -> set[str]:
    """Of named areas those in one of the provinces: a province's code may stand beside each of its parts."""
    areas = load_areas()
    return {code for code in names if {areas[code].parent, areas[code].province_code_2020} & provinces}


def _conflict(one: FoundArea, other: FoundArea) -> FoundArea:
    return FoundArea(
        rule="area_conflict",
        field=other.field,
        value=f"{one.value} / {other.value}",
        reason=f"{_label(one.code)} / {_label(other.code) if other.code else other.value}",
    )


def _label(code: str) -> str:
    return f"{code} {load_areas()[code].name}"
