"""Employed workers of regencies and provinces, active participants of provinces: whether they add up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pantau.areas import REGENCY_LEVELS, Areas
from pantau.store.area_file import known_area
from pantau.store.errors import Refusal
from pantau.store.records import CAVEATS
from pantau.store.rows import InputRow, Inputs, RowError, refuse
from pantau.store.sources import cited
from pantau.store.worker_shares import PARTICIPANTS, WorkerShare
from pantau.text import Text


@dataclass(frozen=True, slots=True)
class Employed:
    """Employed workers of an area in August of a year, in people; provinces are those of today."""

    year: int
    area_code: str
    people: int
    formal: int
    counts: Mapping[str, int]  # people by column; not of columns that are empty
    shares: Mapping[str, float]  # per cents as published, by column
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
    as_of: str  # '2024-12'; '2025-08/2025-11' where the month is not known
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
    """Workers and participants, and what adds up from them."""

    employed: list[Employed] = field(default_factory=list)
    active: list[Active] = field(default_factory=list)

    def workers(self) -> dict[tuple[int, str], Employed]:
        """Employed workers by year and area code."""
        return {(row.year, row.area_code): row for row in self.employed}

    def years(self) -> list[int]:
        """Years of which any figure is known."""
        return sorted({row.year for row in self.employed} | {row.year for row in self.active})


# Each file of employed workers and the levels whose areas it holds.
_EMPLOYED = (("employed_province.csv", ("province",)), ("employed_regency.csv", REGENCY_LEVELS))


def read_sakernas(
    inputs: Inputs, folder: Path, areas: Areas, shares: Collection[WorkerShare] = ()
) -> Sakernas:
    """Read and check the files of `folder`, with the columns of `shares`.

    Refused rows are noted in `inputs`.
    """
    result = Sakernas()
    asked = [name for one in shares for name in (one.part, one.whole, one.pct) if name]
    wanted = dict.fromkeys(name for name in asked if name not in PARTICIPANTS)
    for file, levels in _EMPLOYED:
        columns = ("year", "area_code", "employed", "employed_formal", *wanted, "source_id")
        convert = partial(_employed, areas=areas, levels=levels, shares=shares)
        result.employed += inputs.convert(folder / file, columns, convert)
    result.active = inputs.convert(
        folder / "active_participants.csv",
        ("as_of", "area_code", "boundaries", "active_pu", "active_bpu", "employed_same_boundaries"),
        lambda row: [_active(row, areas)],
    )
    for check in (_check_regency_sums, _check_denominators):
        inputs.refusals.extend(check(result, areas))
    return result


def _common(row: InputRow, areas: Areas) -> dict[str, object]:
    return {
        "area_code": known_area(row, areas),
        "source_id": cited(row),
        "note": row.text("note") or None,
        "caveat": row.choice("caveat", CAVEATS) if row.text("caveat") else None,
        "file": row.file,
        "line": row.line,
    }


def _employed(
    row: InputRow, areas: Areas, levels: tuple[str, ...], shares: Collection[WorkerShare]
) -> list[Employed]:
    common = _common(row, areas)
    if areas[str(common["area_code"])].level not in levels:
        raise refuse("other_level", value=common["area_code"])
    counts = {name: row.required_count(name) for name in ("employed", "employed_formal")}
    wanted = [name for one in shares for name in (one.part, one.whole) if name not in ("", *PARTICIPANTS)]
    for name in wanted:
        if (count := row.count(name)) is not None:
            counts[name] = count
    parts = [("employed_formal", "employed"), *((one.part, one.whole) for one in shares)]
    for column, whole in parts:
        if column in counts and whole in counts and counts[column] > counts[whole]:
            raise refuse("part_too_large", column=column, value=counts[column], whole=counts[whole])
    employed = Employed(
        year=row.period("year").end.year,
        people=counts["employed"],
        formal=counts["employed_formal"],
        counts=counts,
        shares=_printed(row, shares),
        **common,  # type: ignore[arg-type]
    )
    return [employed]


def _printed(row: InputRow, shares: Collection[WorkerShare]) -> dict[str, float]:
    found = {one.pct: row.number(one.pct) for one in shares if one.pct}
    return {name: value for name, value in found.items() if value is not None}


def _active(row: InputRow, areas: Areas) -> Active:
    row.choice("boundaries", ("34",))
    common = _common(row, areas)
    if areas[str(common["area_code"])].level != "province":
        raise refuse("not_a_province", value=common["area_code"])
    active = Active(
        year=row.period().end.year,
        as_of=row.text("as_of"),
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
    members = {area.code: [part.code for part in areas.locals_of(area.code)] for area in areas.provinces()}
    refusals = []
    for row in sakernas.employed:
        parts = [workers.get((row.year, code)) for code in members.get(row.area_code, ())]
        known = [part.people for part in parts if part is not None]
        if parts and len(known) == len(parts) and sum(known) != row.people:
            reason = Text()("store.row.regency_sum", sum=sum(known), total=row.people)
            refusals.append(Refusal(row.file, row.line, reason))
    return refusals


def _check_denominators(sakernas: Sakernas, areas: Areas) -> list[Refusal]:
    """The denominator stated beside the participants is Sakernas on the same boundaries."""
    refusals = []
    workers = sakernas.workers()
    for row in sakernas.active:
        try:
            people = sum(part.people for part in before_split(workers, areas, row.area_code, row.year))
            if people != row.employed:
                raise refuse("employed_differs", value=row.employed, sum=people)
        except RowError as error:
            refusals.append(Refusal(row.file, row.line, str(error)))
    return refusals


def before_split(
    workers: Mapping[tuple[int, str], Employed], areas: Areas, province: str, year: int
) -> list[Employed]:
    """The figures of a province and of those split from it.

    Raises RowError where one of them has no figure of that year.
    """
    codes = [province, *(area.code for area in areas.successors(province))]
    for code in codes:
        if (year, code) not in workers:
            raise refuse("employed_missing", area=areas[code].name, year=year)
    return [workers[year, code] for code in codes]
