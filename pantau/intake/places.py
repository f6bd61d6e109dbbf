"""Which area each row means, from codes and names together; what is unsure becomes a finding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pantau.areas import (
    NATION,
    REGENCY_LEVELS,
    AmbiguousAreaError,
    Area,
    AreaMatchError,
    load_areas,
    match_area,
)
from pantau.areas.spelling import words
from pantau.intake.kinds import EVERY_AREA

_CODE_AND_NAME = re.compile(r"(\d{2}(?:[.,]?\d{2})?)\s*[-–—:./)]*\s+(\D.*)|(\d{2}\.\d{2})\s*[-–—:/]\s*(\D.*)")
_NAME_AND_CODE = re.compile(r"(\D.*?)\s*[\[(](\d{2}(?:\.?\d{2})?)[\])]")
_CODE = re.compile(r"\d{2}(?:\.\d{1,2}|\d{2})?")
_NUMBERED = re.compile(r"^(?:\d{1,3}|[IVXL]+)[.)]\s+")
_LONGEST = 120  # characters of a name: nothing longer is one
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+$")
_NATION_WORDS = {"nasional", "seluruh indonesia", "indonesia", "tingkat nasional"}
SYSTEMS = {"area_code": None, "kemendagri_code": "kemendagri", "bps_code": "bps"}
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

    @property
    def usable(self) -> bool:
        return bool(self.code)


def find_place(cells: Mapping[str, Any], every_area: bool = False) -> FoundArea:
    """The area of a row by its cells of kinds.AREA_FIELDS, those the sheet has.

    A name settles a code that two systems share, and a province a name that two areas share;
    a code and a name that mean different areas are an error, never a choice. `every_area`
    lets '*' stand for all areas (targets).
    """
    texts = _untangled({name: _text(name, value) for name, value in cells.items()})
    return FoundArea(EVERY_AREA) if every_area and EVERY_AREA in texts.values() else _settled(texts)


def _settled(cells: Mapping[str, str]) -> FoundArea:
    """One answer from what codes and names say."""
    named = _by_name(cells)
    coded = [_by_code(name, cells[name], named) for name in SYSTEMS if cells.get(name)]
    for place in coded:
        if not place.usable:
            return place
    codes = {place.code for place in coded}
    if not coded:
        return named or FoundArea(rule="area_missing")
    if len(codes) > 1:
        return _conflict(coded[0], coded[1])
    contradicts = named and named.code not in codes and named.rule != "area_unknown"
    if named and contradicts and not _meant(coded[0].code, cells):
        return _conflict(coded[0], named)
    if named and named.rule == "area_unknown":
        return FoundArea(coded[0].code, "area_name_unknown", named.field, named.value, _label(coded[0].code))
    return coded[0]


def _text(name: str, value: Any) -> str:
    """Cells as text; a code that Excel took for a number gets its two digits back."""
    if isinstance(value, (int, float)):
        whole = float(value).is_integer()
        return (
            str(int(value)) if whole else (f"{value:.2f}" if name in SYSTEMS or value < 100 else str(value))
        )
    text = _FOOTNOTE.sub("", str(value)[:_LONGEST])
    return re.sub(r"^(\d{2}),(\d{1,2})$", r"\1.\2", text) if name in (*SYSTEMS, "area") else text


def _untangled(cells: dict[str, str]) -> dict[str, str]:
    """'16.71 Kota Palembang' as a code and a name, 'Kab' and 'Lahat' as one name, '3. Lahat' as 'Lahat'."""
    cells = dict(cells)
    for name in ("area", "local", "province"):
        text = cells.get(name, "")
        if _CODE.fullmatch(text):
            cells[name] = ""
            cells.setdefault("area_code", "")
            cells["area_code"] = cells["area_code"] or text
        elif match := _CODE_AND_NAME.fullmatch(text):
            cells[name] = match[2] or match[4]
            code = (match[1] or match[3]).replace(",", ".")
            if len(code) > 2:
                cells["area_code"] = cells.get("area_code") or code
        elif match := _NAME_AND_CODE.fullmatch(text):
            cells[name] = match[1]
            cells["area_code"] = cells.get("area_code") or match[2]
        else:
            cells[name] = _NUMBERED.sub("", text)
    kind, local = cells.get("area_kind", ""), cells.get("local") or cells.get("area")
    if kind and local and words(kind)[:1] != words(local)[:1]:
        cells["local" if cells.get("local") else "area"] = f"{kind} {local}"
    return cells


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
        return FoundArea(rule="area_ambiguous", field=name, value=text, reason=_reason(text, found))
    return FoundArea(rule="area_unknown", field=name, value=text, reason=_why_unknown(text, parent))


def _candidates(text: str, parent: str | None) -> dict[str, Area]:
    try:
        area = match_area(text, parent)
    except AmbiguousAreaError as error:
        return {area.code: area for area in error.candidates}
    except AreaMatchError:
        return {}
    return {area.code: area}


def _reason(text: str, found: Mapping[str, Area]) -> str:
    return str(AmbiguousAreaError(text, [found[code] for code in sorted(found)]))


def _why_unknown(text: str, parent: str | None) -> str:
    try:
        match_area(text, parent)
    except AreaMatchError as error:
        return str(error)
    return ""


def _by_code(name: str, text: str, named: FoundArea | None) -> FoundArea:
    """The area that a code means; between two systems the name decides, else it is ambiguous."""
    code = f"{text}0" if re.fullmatch(r"\d{2}\.\d", text) else text
    system = SYSTEMS[name]
    for known in (system, OLDER.get(system or "")):
        try:
            return FoundArea(match_area(code, system=known).code, field=name, value=text)
        except AmbiguousAreaError as error:
            if named and named.code in {area.code for area in error.candidates}:
                return FoundArea(named.code, field=name, value=text)
            return FoundArea(rule="area_ambiguous", field=name, value=text, reason=str(error))
        except AreaMatchError as error:
            reason = str(error)
        if known is None:
            break
    return FoundArea(rule="area_unknown", field=name, value=text, reason=reason)


def _meant(code: str, cells: Mapping[str, str]) -> bool:
    """Whether the name, read more loosely, can be the area of the code: 'Jambi' for the city of Jambi."""
    text = cells.get("local") or cells.get("area") or cells.get("province") or ""
    return code in _candidates(text, load_areas()[code].parent)


def _conflict(one: FoundArea, other: FoundArea) -> FoundArea:
    return FoundArea(
        rule="area_conflict",
        field=other.field,
        value=f"{one.value} / {other.value}",
        reason=f"{_label(one.code)} / {_label(other.code) if other.code else other.value}",
    )


def _label(code: str) -> str:
    return f"{code} {load_areas()[code].name}"
