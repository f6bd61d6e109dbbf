"""What is computed from Sakernas and the participants: coverage of employed workers, and sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import partial

from pantau.areas import NATION, Area, Areas
from pantau.store.area_file import office_code
from pantau.store.periods import parse_as_of
from pantau.store.records import FindingRow, Observation
from pantau.store.sakernas import Active, Employed, Sakernas, before_split
from pantau.store.worker_shares import WorkerShare
from pantau.text.both import both
from pantau.text.numbers import listing

COVERED_SEGMENTS = ("pu_bpu", "pu", "bpu")
# Of sums that lack a province one is told, not each that is made of the same rows.
_TOLD_OF_SUMS = (("employed", "all"), ("coverage_employed", "pu_bpu"))


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


def observations(
    sakernas: Sakernas, areas: Areas, shares: Collection[WorkerShare] = ()
) -> tuple[list[Observation], list[FindingRow]]:
    """Observations of `shares` and of coverage_employed, with their sums."""
    of_workers = [one for one in shares if not one.of_participants]
    found = [figure for row in sakernas.employed for figure in _of_employed(row, areas, of_workers)]
    before = _before_split(found, sakernas, areas, of_workers)
    found += [observation for row in sakernas.active for observation in _of_active(row)]
    found += _of_both(sakernas, areas, [one for one in shares if one.of_participants])
    sums, findings = _sums(found, areas, sakernas.years())
    return found + before + sums, findings


def _of_employed(row: Employed, areas: Areas, shares: Collection[WorkerShare]) -> Iterable[Observation]:
    base = year_observation(
        row.year,
        row.area_code,
        indicator="",
        boundaries=38 if areas[row.area_code].level == "province" else None,
        source_id=row.source_id,
        note=row.note,
        caveat=row.caveat,
        file=row.file,
        line=row.line,
    )
    for one in shares:
        part, whole = row.counts.get(one.part), row.counts.get(one.whole)
        # Of an area without any of the whole there is no share.
        if part is not None and (whole or not one.whole):
            yield base.but(
                indicator=one.indicator,
                segment=one.segment,
                basis=one.basis,
                numerator=part,
                denominator=whole,
                denominator_as_of=f"{row.year}-08" if one.whole else None,
                published_pct=row.shares.get(one.pct),
            )


def _before_split(
    found: list[Observation], sakernas: Sakernas, areas: Areas, shares: Collection[WorkerShare]
) -> list[Observation]:
    """What is known of workers on 34-province boundaries, of the years with participants on those.

    Only of provinces that were split: the land of the others is the same on both.
    """
    known = {(row.indicator, row.period.year, row.area_code): row for row in found}
    result = []
    for active in sakernas.active:
        members = [active.area_code, *(area.code for area in areas.successors(active.area_code))]
        for one in shares if len(members) > 1 else ():
            parts = [known[key] for code in members if (key := (one.indicator, active.year, code)) in known]
            if len(parts) == len(members):
                told = both("store.note_before_split", area=areas[active.area_code].name)
                result.append(_sum(active.area_code, parts, areas).but(boundaries=34, ours=told))
    return result


def _of_both(sakernas: Sakernas, areas: Areas, shares: Collection[WorkerShare]) -> list[Observation]:
    """Participants of what workers of one status there are, on 34-province boundaries."""
    workers = sakernas.workers()
    result = []
    for active in sakernas.active if shares else ():
        members = before_split(workers, areas, active.area_code, active.year)
        (base, *_) = _of_active(active)
        for one in shares:
            wholes = [part.counts[one.whole] for part in members if one.whole in part.counts]
            whole = sum(wholes)
            if len(wholes) == len(members) and whole:
                shown = base.but(indicator=one.indicator, segment=one.segment, basis=one.basis)
                people = active.people(one.part.removeprefix("active_"))
                result.append(shown.but(numerator=people, denominator=whole))
    return result


def _of_active(row: Active) -> Iterable[Observation]:
    counted = both("store.note_people_counted")
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
            note=row.note,
            ours=counted,
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
        if row.boundaries:
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
                    result.append(_sum(code, [rows[member] for member in needed], areas))
                elif (indicator, segment) in _TOLD_OF_SUMS:
                    message = both("store.finding.incomplete_sum", name=name, year=year)
                    rule = f"incomplete_{indicator}"
                    findings.append(FindingRow("warning", rule, "", None, None, *message))
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


def _sum(code: str, parts: list[Observation], areas: Areas) -> Observation:
    doubted = [areas[part.area_code].name for part in parts if part.caveat]
    denominators = [part.denominator for part in parts if part.denominator is not None]
    return parts[0].but(
        area_code=code,
        numerator=sum(part.numerator or 0 for part in parts),
        denominator=sum(denominators) if len(denominators) == len(parts) else None,
        published_pct=None,
        boundaries=None,
        method="sum_of_parts",
        # one doubtful part does not make the whole doubtful, but whoever reads the whole is told
        caveat=None,
        note=None,
        ours=both("store.note_doubted_parts", names=partial(listing, doubted)) if doubted else None,
        file="",
        line=0,
    )
