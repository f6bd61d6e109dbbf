"""Columns that a table implies: codes of two columns as one, men and women added, kinds of sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from pantau.areas import AmbiguousAreaError, AreaMatchError, load_areas, match_area
from pantau.areas.spelling import words
from pantau.intake.cells import combine
from pantau.intake.grid import CodedColumn, Grid
from pantau.intake.header import Header
from pantau.intake.meanings import province_within
from pantau.intake.names import spelled
from pantau.intake.numbers import read_count

_SECTIONS = {
    "Kabupaten": "kabupaten|kabupaten regency|kabupaten regencies|regency|regencies",
    "Kota": "kota|kota municipality|kota municipalities|kota city|municipality|municipalities|city|cities",
}
_SECTION_OF = {name: kind for kind, names in _SECTIONS.items() for name in names.split("|")}
_NUMBERED = re.compile(r"^\d{1,3}[.)]?\s+|^\d{1,3}[.)]\s*")
_CODES = ("area_code", "kemendagri_code", "bps_code")


def derive(grid: Grid, header: Header, titles: Sequence[str]) -> None:
    """Add to the grid, and to the fields of its headings, what its columns mean together."""
    for men, women in header.added.values():
        grid.columns.append(_joined(grid, (men, women), _sum_of))
    _codes(grid, header)
    _second_names(header)
    names = [header.columns[name] for name in ("local", "area") if name in header.columns]
    if names and "area_kind" not in header.columns:
        _sections(grid, header, names[0])
    if names and "province" not in header.columns:
        _province(grid, header, names[0], titles)


def _joined(grid: Grid, places: Sequence[int], join: Callable[..., Any]) -> CodedColumn:
    """A column that says of each row what `join` makes of some of its cells."""
    codes, cells = combine([grid.columns[place] for place in places])
    return CodedColumn((codes + 1).astype(np.int32), ["", *(join(*one) for one in cells)])


def _add(grid: Grid, header: Header, field: str, column: CodedColumn, sources: Sequence[int]) -> None:
    """A column of a field; findings about it name the columns that it was made of."""
    grid.columns.append(column)
    place = len(grid.columns) - 1
    header.columns[field], header.sources[place] = place, tuple(sources)
    header.labels[place] = " + ".join(header.labels[source] for source in sources)


def _sum_of(one: Any, other: Any) -> Any:
    """Men and women; of what is no number both cells, so that it is reported as they stand."""
    if one == "" and other == "":
        return ""
    counts = [read_count(cell).value for cell in (one, other)]
    return counts[0] + counts[1] if None not in counts else f"{one} + {other}"


def _codes(grid: Grid, header: Header) -> None:
    """One code of an area out of its province's and its own."""
    columns = header.columns
    own = [columns.pop(name) for name in ("local_code",) if name in columns]
    outer = [(name, columns.pop(name)) for name in ("province_code", "bps_province_code") if name in columns]
    coded = any(name in columns for name in _CODES)
    if coded or not (own or outer):
        header.ignored += [*own, *(place for _, place in outer)]
        return
    field = "bps_code" if outer and outer[0][0].startswith("bps") else "area_code"
    if not own:
        place = outer[0][1]
        if "local" in columns or "area" in columns:
            header.ignored.append(place)
        else:
            columns[field] = place
    elif outer:
        places = [outer[0][1], own[0]]
        joined = _joined(grid, places, _code_of)
        _add(grid, header, field, joined, places)
    else:
        columns[field] = own[0]


def _code_of(province: Any, local: Any) -> str:
    """'18' and '1' -> '1801', '18' and '1871' -> '1871', '18' and '0' -> '18'; both where they do not fit."""
    outer, own = _digits(province), _digits(local)
    if own.strip("0") == "":
        return outer
    if len(own) <= 2:
        return f"{outer}{own.zfill(2)}" if outer else f"? {own}"
    return own if not outer or own.startswith(outer) else f"{outer} / {own}"


def _digits(cell: Any) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _second_names(header: Header) -> None:
    """Names of a second system stand in for those that are not there, and are else left aside."""
    for second, first in (("other_local", "local"), ("other_province", "province")):
        if second in header.columns:
            place = header.columns.pop(second)
            if first in header.columns or (first == "local" and "area" in header.columns):
                header.ignored.append(place)
            else:
                header.columns[first] = place


def _sections(grid: Grid, header: Header, place: int) -> None:
    """Rows 'Kabupaten/Regency' and 'Kota/Municipality' say what the names below them are of."""
    column = grid.columns[place]
    section = column.where(lambda value: isinstance(value, str) and spelled(value) in _SECTION_OF)
    for figure in header.figures:
        section &= grid.columns[figure].blank
    section[: header.body] = False
    if not section.any():
        return
    starts = np.where(section, np.arange(grid.height), -1)
    last = np.maximum.accumulate(starts)
    kinds = [_SECTION_OF[spelled(grid.cell(row, place))] if row >= 0 else "" for row in last.tolist()]
    pairs = list(zip(column.codes.tolist(), kinds, strict=True))
    found = {pair: _kind_of(column.values[pair[0]], pair[1]) for pair in set(pairs)}
    values = ["", *_SECTIONS]
    codes = np.array([values.index(found[pair]) for pair in pairs], dtype=np.int32)
    codes[section] = 0
    _add(grid, header, "area_kind", CodedColumn(codes, values), [place])


def _kind_of(value: Any, kind: str) -> str:
    """The kind of a section where its name with it is an area's; '' for sums and provinces."""
    text = _NUMBERED.sub("", str(value))
    if not kind or not text or words(text)[:1] in (["kab"], ["kabupaten"], ["kota"]):
        return ""
    return kind if _matches(f"{kind} {text}") else ""


def _matches(text: str, parent: str | None = None) -> bool:
    try:
        match_area(text, parent)
    except AreaMatchError:
        return False
    return True


def _province(grid: Grid, header: Header, place: int, titles: Sequence[str]) -> None:
    """The province that the headings or titles name, for names that are ambiguous without it."""
    within = province_within(header.labels[place])
    codes = {within[1]} if within and within[1] else _provinces_of(titles)
    if len(codes) != 1:
        return
    (code,) = codes
    name, column = load_areas()[code].name, grid.columns[place]
    settled = column.where(lambda value: _settled_by(value, code))
    if settled.any():
        named = CodedColumn(settled.astype(np.int32), ["", name])
        _add(grid, header, "province", named, [place])


def _settled_by(value: Any, province: str) -> bool:
    text = _NUMBERED.sub("", str(value))
    try:
        match_area(text)
    except AmbiguousAreaError:
        return _matches(text, province)
    except AreaMatchError:
        return False
    return False


def _provinces_of(titles: Iterable[str]) -> set[str]:
    """Codes of the provinces that titles name as such: 'Provinsi Jawa Barat'."""
    names = {tuple(words(area.name)): area.code for area in load_areas() if area.level == "province"}
    found: set[str] = set()
    said = False
    for title in titles:
        text, at = words(title), 0
        while at < len(text):
            length = next((n for n in (4, 3, 2, 1) if tuple(text[at : at + n]) in names), 0)
            if length:
                found.add(names[tuple(text[at : at + length])])
                said |= at > 0 and text[at - 1] in ("provinsi", "prov", "propinsi", "se")
            at += length or 1
    return found if said else set()
