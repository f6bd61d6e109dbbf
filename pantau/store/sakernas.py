"""Employed workers and active participants of provinces: reading them, and whether they add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pantau.areas import Areas
from pantau.store.area_file import known_area
from pantau.store.errors import Refusal
from pantau.store.records import CAVEATS
from pantau.store.rows import InputRow, Inputs, RowError, refuse
from pantau.store.sources import cited
from pantau.text import Text


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


def _common(row: InputRow, areas: Areas) -> dict[str, object]:
    return {
        "year": row.period("year").end.year,
        "area_code": known_area(row, areas),
        "source_id": cited(row),
        "note": row.text("note") or None,
        "caveat": row.choice("caveat", CAVEATS) if row.text("caveat") else None,
        "file": row.file,
        "line": row.line,
    }


def _employed(row: InputRow, areas: Areas) -> Employed:
    return Employed(
        people=row.required_count("employed"),
        boundaries=int(row.choice("boundaries", ("34", "38"))),
        formal_pct=row.number("formal_pct"),
        unemployment_pct=row.number("unemployment_pct"),
        **_common(row, areas),  # type: ignore[arg-type]
    )


def _active(row: InputRow, areas: Areas) -> Active:
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
