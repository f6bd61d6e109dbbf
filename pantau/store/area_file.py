"""The areas of a release: read from their file, checked, with what is odd about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from pantau.areas import NATION, REGENCY_LEVELS, Area, Areas, area_from_row, nation
from pantau.store.errors import Refusal
from pantau.store.records import FindingRow, Table
from pantau.store.rows import InputRow, Inputs, refuse
from pantau.text import Text
from pantau.text.both import both

LATITUDES, LONGITUDES = (-12.0, 7.0), (94.0, 142.0)
# A code that a program took for a number loses its last zero: 11.10 becomes 11.1.
_DOTTED, _PLAIN = re.compile(r"\d{2}(\.\d{2})?"), re.compile(r"\d{2}(\d{2})?")
_CODES = {
    "area_code": _DOTTED,
    "kemendagri_code_2020": _DOTTED,
    "bps_code": _PLAIN,
    "bps_code_2020": _PLAIN,
}
_SUM_OFF = 0.01  # share of a province's size by which its parts may miss it


def known_area(row: InputRow, areas: Areas) -> str:
    """The area code of a row. Raises RowError where there is none or it is not today's."""
    code = row.required("area_code")
    if code not in areas:
        raise refuse("unknown_area", value=code)
    return code


def office_code(name: str) -> str:
    """The code of a Kanwil by its name: 'Jateng & DIY' -> 'kanwil-jateng-diy'."""
    return "kanwil-" + re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


@dataclass(slots=True)
class AreaFile:
    """The areas, as records, as rows of table area, and what was odd about them."""

    areas: Areas
    table: Table = field(default_factory=list)
    findings: list[FindingRow] = field(default_factory=list)


def read_area_file(inputs: Inputs, folder: Path) -> AreaFile:
    """The areas of `folder`; refused rows are noted in `inputs` and left out."""
    valid_from = {row["successor"]: row["valid_from"] for row in read_lineage(inputs, folder)}
    known: dict[str, Area] = {NATION: nation()}
    result = AreaFile(Areas([]), [{"code": NATION, "name": nation().name, "level": "nation"}])
    people: list[int] = []
    seen: set[tuple[str, str]] = set()
    provinces: dict[str, InputRow] = {}
    sizes: dict[str, float | None] = {}

    def convert(row: InputRow) -> list[Area]:
        area = _checked_area(row, known)
        _check_codes(row, seen)
        known[area.code] = area
        values = _area_values(row, area, result.findings)
        sizes[area.code] = row.number("area_km2")
        province = area.code if area.level == "province" else area.parent
        result.table.append({**values, "valid_from": valid_from.get(province)})
        if area.level == "province":
            people.append(row.required_count("population"))
            provinces[area.code] = row
        return [area]

    columns = (
        "area_code",
        "name",
        "level",
        "parent_code",
        "regional_office",
        "province_code_2020",
        "population",
    )
    inputs.convert(folder / "areas.csv", columns, convert)
    result.areas = Areas(known.values())
    inputs.refusals += _sizes_off(result.areas, sizes, provinces)
    result.findings += _sizes_alike(result.areas, sizes, f"{folder.name}/areas.csv")
    result.table[0]["population"] = sum(people) if people else None
    return result


def _checked_area(row: InputRow, known: dict[str, Area]) -> Area:
    code = row.required("area_code")
    row.required("name")
    level = row.choice("level", ("province", *REGENCY_LEVELS))
    if code in known:
        raise refuse("area_twice", value=code)
    parent = row.required("parent_code")
    expected = "nation" if level == "province" else "province"
    if parent not in known or known[parent].level != expected or (level != "province" and code[:2] != parent):
        raise refuse("area_parent", value=code, parent=parent)
    row.required("province_code_2020")
    row.required("regional_office")
    return area_from_row({column: value.strip() for column, value in row.cells.items()})


def _area_values(row: InputRow, area: Area, findings: list[FindingRow]) -> dict[str, object]:

    def remark(severity: str, rule: str, **values: object) -> None:
        message = both(f"store.finding.{rule}", name=area.name, **values)
        findings.append(FindingRow(severity, rule, row.file, row.line, area.code, *message))

    size, population = row.number("area_km2"), row.required_count("population")
    if size is None:
        remark("note", "area_size_missing")
    elif size == population:
        raise refuse("area_size_population", value=f"{size:g}")
    elif size == 0:
        raise refuse("area_size_zero")
    latitude, longitude = row.number("latitude", signed=True), row.number("longitude", signed=True)
    if not (_within(latitude, LATITUDES) and _within(longitude, LONGITUDES)):
        remark("warning", "area_outside", latitude=latitude, longitude=longitude)
        latitude = longitude = None
    return {
        "code": area.code,
        "name": area.name,
        "level": area.level,
        "parent": area.parent,
        "regional_office": office_code(area.office),
        "capital": row.text("capital") or None,
        "population": population,
        "area_km2": size,
        "latitude": latitude,
        "longitude": longitude,
        "code_2020": area.code_2020 or None,
        "province_code_2020": area.province_code_2020,
        "bps_code": area.bps_code or None,
        "bps_code_2020": area.bps_code_2020 or None,
    }


def _check_codes(row: InputRow, seen: set[tuple[str, str]]) -> None:
    """Raises RowError for a code that was read as a number, and for one that another area has."""
    codes = [(column, row.text(column)) for column in _CODES if row.text(column)]
    for column, code in codes:
        if not _CODES[column].fullmatch(code):
            raise refuse("area_code_number", column=column, value=code)
        if (column, code) in seen:
            raise refuse("area_code_shared", column=column, value=code)
    seen.update(codes)


def _sizes_off(areas: Areas, sizes: dict[str, float | None], provinces: dict[str, InputRow]) -> list[Refusal]:
    """Provinces that are not as large as their parts together, where the size of each part is known."""
    found = []
    for code, row in provinces.items():
        whole, parts = sizes.get(code), [sizes.get(part.code) for part in areas.children(code)]
        total = sum(size or 0 for size in parts)
        if whole and parts and None not in parts and abs(total - whole) > _SUM_OFF * whole:
            reason = Text()("store.row.area_size_sum", total=f"{total:.3f}", whole=f"{whole:.3f}")
            found.append(Refusal(row.file, row.line, reason))
    return found


def _sizes_alike(areas: Areas, sizes: dict[str, float | None], file: str) -> list[FindingRow]:
    """Areas of one province that are said to be equally large, to the last decimal."""
    same: dict[tuple[str, float], list[str]] = {}
    for code, size in sizes.items():
        if size is not None:
            same.setdefault((areas[code].parent, size), []).append(areas[code].name)
    rule = "area_size_alike"
    return [
        FindingRow(
            "warning", rule, file, None, parent, *both(f"store.finding.{rule}", areas=", ".join(names))
        )
        for (parent, _), names in same.items()
        if len(names) > 1
    ]


def _within(value: float | None, bounds: tuple[float, float]) -> bool:
    return value is None or bounds[0] <= value <= bounds[1]


def read_lineage(inputs: Inputs, folder: Path) -> Table:
    """Which province was split into which."""

    def convert(row: InputRow) -> Table:
        return [
            {
                "predecessor": row.required("predecessor"),
                "successor": row.required("successor"),
                "year": row.required_count("year"),
                "valid_from": row.period("valid_from").start,
            }
        ]

    return inputs.convert(
        folder / "area_lineage.csv", ("predecessor", "successor", "year", "valid_from"), convert
    )


def read_offices(areas: Areas) -> Table:
    """The regional offices that the areas name."""
    return [{"code": office_code(name), "name": name} for name in sorted(areas.offices())]
