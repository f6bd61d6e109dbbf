"""Employed workers, and coverage of them: what Sakernas counts and what is computed from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pantau.areas import NATION, Area, Areas
from pantau.store.catalogue_files import office_code
from pantau.store.errors import Refusal
from pantau.store.periods import parse_as_of
from pantau.store.records import CAVEATS, CitedSource, Finding, Observation
from pantau.store.rows import Inputs, Row, RowError, refuse
from pantau.text import Text

COVERED_SEGMENTS = ("pu_bpu", "pu", "bpu")


@dataclass(frozen=True, slots=True)
class Employed:
    """Employed workers of an area in August of a year, in people."""

    year: int
    area_code: str
    people: int
    boundaries: int
    formal_pct: float | None
    unemployment_pct: float | None
    source_id: str
    note: str | None
    caveat: str | None
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Active:
    """Active participants of a province on 34-province boundaries in a year, in people."""

    year: int
    area_code: str
    pu: int
    bpu: int
    employed: int  # Sakernas of the same boundaries, as the source states it
    source_id: str
    note: str | None
    caveat: str | None
    file: str
    line: int

    def people(self, segment: str) -> int:
        """Participants of 'pu', 'bpu' or both ('pu_bpu')."""
        return {"pu": self.pu, "bpu": self.bpu, "pu_bpu": self.pu + self.bpu}[segment]


@dataclass(slots=True)
class Sakernas:
    """Both files, and what adds up from them."""

    employed: list[Employed] = field(default_factory=list)
    active: list[Active] = field(default_factory=list)

    def workers(self) -> dict[tuple[int, str], int]:
        """Employed workers in people by year and area code."""
        return {(row.year, row.area_code): row.people for row in self.employed}

    def years(self) -> list[int]:
        """Years of which any figure is known."""
        return sorted({row.year for row in self.employed} | {row.year for row in self.active})


def read_sakernas(inputs: Inputs, folder: Path, areas: Areas) -> Sakernas:
    """Read and check both files of `folder`; refused rows are noted in `inputs`."""
    result = Sakernas(
        inputs.convert(
            folder / "employed_workers.csv",
            ("year", "area_code", "boundaries", "employed", "formal_pct", "unemployment_pct"),
            lambda row: [_employed(row, areas)],
        ),
        inputs.convert(
            folder / "active_participants.csv",
            ("year", "area_code", "boundaries", "active_pu", "active_bpu", "employed_same_boundaries"),
            lambda row: [_active(row, areas)],
        ),
    )
    for check in (_check_regency_sums, _check_denominators):
        inputs.refusals.extend(check(result, areas))
    return result


def _common(row: Row, areas: Areas) -> dict[str, object]:
    code = row.required("area_code")
    if code not in areas:
        raise refuse("unknown_area", value=code)
    return {
        "year": row.period("year").end.year,
        "area_code": code,
        "source_id": CitedSource(row.required("source")).id,
        "note": row.text("note") or None,
        "caveat": row.choice("caveat", CAVEATS) if row.text("caveat") else None,
        "file": row.file,
        "line": row.line,
    }


def _employed(row: Row, areas: Areas) -> Employed:
    return Employed(
        people=row.required_count("employed"),
        boundaries=int(row.choice("boundaries", ("34", "38"))),
        formal_pct=row.number("formal_pct"),
        unemployment_pct=row.number("unemployment_pct"),
        **_common(row, areas),  # type: ignore[arg-type]
    )


def _active(row: Row, areas: Areas) -> Active:
    row.choice("boundaries", ("34",))
    common = _common(row, areas)
    if areas[str(common["area_code"])].level != "province":
        raise refuse("not_a_province", value=common["area_code"])
    active = Active(
        pu=row.required_count("active_pu"),
        bpu=row.required_count("active_bpu"),
        employed=row.required_count("employed_same_boundaries"),
        **common,  # type: ignore[arg-type]
    )
    if active.employed == 0:
        raise refuse("zero_denominator")
    if active.people("pu_bpu") > active.employed:
        raise refuse("more_than_employed", active=active.people("pu_bpu"), employed=active.employed)
    return active


def _check_regency_sums(sakernas: Sakernas, areas: Areas) -> list[Refusal]:
    """Where every regency of a province is given, they must sum to it."""
    workers = sakernas.workers()
    refusals = []
    for row in sakernas.employed:
        if areas[row.area_code].level != "province":
            continue
        parts = [workers.get((row.year, a.code)) for a in areas.locals_of(row.area_code, row.boundaries)]
        known = [part for part in parts if part is not None]
        if parts and len(known) == len(parts) and sum(known) != row.people:
            reason = Text()("store.row.regency_sum", sum=sum(known), total=row.people)
            refusals.append(Refusal(row.file, row.line, reason))
    return refusals


def _check_denominators(sakernas: Sakernas, areas: Areas) -> list[Refusal]:
    """The denominator stated beside the participants is Sakernas on the same boundaries."""
    refusals = []
    for row in sakernas.active:
        try:
            people = same_boundaries(sakernas, areas, row.area_code, row.year)
            if people != row.employed:
                raise refuse("employed_differs", value=row.employed, sum=people)
        except RowError as error:
            refusals.append(Refusal(row.file, row.line, str(error)))
    return refusals


def same_boundaries(sakernas: Sakernas, areas: Areas, province: str, year: int) -> int:
    """Employed workers of a province and of those split from it, in people.

    Raises RowError where one of them has no figure of that year.
    """
    workers = {(r.year, r.area_code): r for r in sakernas.employed}
    own = workers.get((year, province))
    codes = [province]
    if own is None or own.boundaries == 38:
        codes += [area.code for area in areas.successors(province)]
    for code in codes:
        if (year, code) not in workers:
            raise refuse("employed_missing", area=areas[code].name, year=year)
    return sum(workers[year, code].people for code in codes)


def year_observation(year: int, area_code: str, **values: object) -> Observation:
    """An observation of a whole year, on the Sakernas basis unless `values` say otherwise."""
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


def observations(sakernas: Sakernas, areas: Areas) -> tuple[list[Observation], list[Finding]]:
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
) -> tuple[list[Observation], list[Finding]]:
    """The nation and every Kanwil as sums of their provinces; none where a province is missing."""
    of_province: dict[tuple[str, str, int], dict[str, Observation]] = defaultdict(dict)
    for row in found:
        if row.boundaries and row.indicator in ("employed", "coverage_employed"):
            of_province[row.indicator, row.segment, row.period.year][row.area_code] = row
    result: list[Observation] = []
    findings: list[Finding] = []
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
                    findings.append(Finding("warning", f"incomplete_{indicator}", "", None, None, message))
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
