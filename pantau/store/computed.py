"""What is computed from Sakernas and the participants: coverage of employed workers, and sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pantau.areas import NATION, Area, Areas
from pantau.store.area_file import office_code
from pantau.store.periods import parse_as_of
from pantau.store.records import FindingRow, Observation
from pantau.store.sakernas import Active, Employed, Sakernas
from pantau.text import Text

COVERED_SEGMENTS = ("pu_bpu", "pu", "bpu")


def year_observation(year: int, area_code: str, **values: object) -> Observation:
    """An observation of a year, on the Sakernas basis and of no month unless `values` say otherwise."""
    period = parse_as_of(str(year))
    common: dict[str, object] = {
        "area_code": area_code,
        "period": period.start,
        "period_end": period.end,
        "grain": period.grain,
        "as_of": str(year),
        "segment": "all",
        "basis": "sakernas",
    }
    return Observation(**{**common, **values})  # type: ignore[arg-type]


def observations(sakernas: Sakernas, areas: Areas) -> tuple[list[Observation], list[FindingRow]]:
    """Observations of employed, formal_share, unemployment and coverage_employed, with their sums."""
    found = [observation for row in sakernas.employed for observation in _of_employed(row, areas)]
    found += [observation for row in sakernas.active for observation in _of_active(row)]
    sums, findings = _sums(found, areas, sakernas.years())
    return found + sums, findings


def _of_employed(row: Employed, areas: Areas) -> Iterable[Observation]:
    base = year_observation(
        row.year,
        row.area_code,
        indicator="employed",
        numerator=row.people,
        boundaries=row.boundaries if areas[row.area_code].level == "province" else None,
        source_id=row.source_id,
        note=row.note,
        caveat=row.caveat,
        file=row.file,
        line=row.line,
    )
    yield base
    for indicator, pct in (("formal_share", row.formal_pct), ("unemployment", row.unemployment_pct)):
        if pct is not None:
            yield base.but(indicator=indicator, numerator=None, published_pct=pct)


def _of_active(row: Active) -> Iterable[Observation]:
    counted = Text()("store.note_people_counted")
    for segment in COVERED_SEGMENTS:
        yield year_observation(
            row.year,
            row.area_code,
            as_of=row.as_of,
            indicator="coverage_employed",
            segment=segment,
            numerator=row.people(segment),
            denominator=row.employed,
            denominator_as_of=f"{row.year}-08",
            counted_by="nik",
            boundaries=34,
            source_id=row.source_id,
            note="; ".join(part for part in (row.note, counted) if part),
            caveat=row.caveat,
            file=row.file,
            line=row.line,
        )


def _sums(
    found: list[Observation], areas: Areas, years: list[int]
) -> tuple[list[Observation], list[FindingRow]]:
    """The nation and every Kanwil as sums of their provinces; none where a province is missing."""
    of_province: dict[tuple[str, str, int], dict[str, Observation]] = defaultdict(dict)
    for row in found:
        if row.boundaries and row.indicator in ("employed", "coverage_employed"):
            of_province[row.indicator, row.segment, row.period.year][row.area_code] = row
    result: list[Observation] = []
    findings: list[FindingRow] = []
    for year in years:
        for code, name, members in _wholes(areas):
            for (indicator, segment, of_year), rows in sorted(of_province.items()):
                if of_year != year:
                    continue
                needed = [m.code for m in members if m.code in rows or not _inside_other(m, rows)]
                if all(member in rows for member in needed):
                    result.append(_sum(code, [rows[member] for member in needed]))
                elif segment in ("all", "pu_bpu"):
                    message = Text()("store.finding.incomplete_sum", name=name, year=year)
                    findings.append(FindingRow("warning", f"incomplete_{indicator}", "", None, None, message))
    return result, findings


def _wholes(areas: Areas) -> Iterable[tuple[str, str, list[Area]]]:
    """The nation and each Kanwil: code, name, provinces."""
    provinces = areas.provinces()
    if provinces:
        yield NATION, areas[NATION].name, provinces
    for office in areas.offices():
        yield office_code(office), office, [area for area in provinces if area.office == office]


def _inside_other(member: Area, rows: dict[str, Observation]) -> bool:
    """Whether a province is counted in its predecessor's row on 34-province boundaries."""
    predecessor = rows.get(member.province_code_2020)
    return (
        member.province_code_2020 != member.code and predecessor is not None and predecessor.boundaries == 34
    )


def _sum(code: str, parts: list[Observation]) -> Observation:
    denominators = [part.denominator for part in parts if part.denominator is not None]
    return parts[0].but(
        area_code=code,
        numerator=sum(part.numerator or 0 for part in parts),
        denominator=sum(denominators) if len(denominators) == len(parts) else None,
        boundaries=None,
        method="sum_of_parts",
        caveat=None,
        note=None,
        file="",
        line=0,
    )
