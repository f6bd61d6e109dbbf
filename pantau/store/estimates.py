"""Estimates of `coverage_employed` for kabupaten and kota: ours, and marked as such in every row.

Their employed workers are known, their participants are not: nothing complete is public. So the
real participants of a province are shared out in whole people, deterministically, and sum to it
exactly. Method, as docs/decisions/data.md explains:

- PU in proportion to formal workers, BPU to informal ones, where that comes closer to the counts
  that sources published of regencies than the province's rate does (estimate_errors.py); else both
  by workers;
- never more than there are workers, nor than a source counted in that year;
- what official files say of some regencies is taken off the province's figure first, where it is of
  the same month and leaves enough for the others. The province's are counted by domicile: counts of a
  branch, which are of other people, take nothing away.

Nothing is estimated of an area of which a source has counted people, in whatever year: beside a count
there is nothing to guess, be its denominator or its label in doubt. Nor is there an estimate whose range
reaches below what a source, or an official file, counted of PU or BPU alone in that year. The release
names these areas; their people stay in the province's sum. Nor is a province's figure in doubt shared out.

Every estimate bears the error that the method had on those counts (`margin`). Only PU and BPU
together are estimated: of either alone too few counts are published to know the error.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from fractions import Fraction
from functools import partial

from pantau.areas import Areas
from pantau.store.computed import year_observation
from pantau.store.estimate_errors import (
    MethodError,
    closest,
    errors_of,
    latest_counts,
    part_counts,
    told_counts,
)
from pantau.store.official.employed import Reported
from pantau.store.records import ESTIMATE_SOURCE, FindingRow, Observation
from pantau.store.sakernas import Active, Employed, Sakernas
from pantau.store.shares import capped_shares
from pantau.store.worker_weights import weights_of
from pantau.text.both import both
from pantau.text.numbers import listing, number

# The finding that the official parts of a province are not taken off its figure.
UNEQUAL = "official_sum"
# The finding that areas of a province are not estimated, because sources counted their people.
COUNTED = "estimate_counted"
# The finding that estimates are withdrawn, because PU or BPU alone are more than their range allows.
BELOW_PART = "estimate_below_part"
# The finding that official counts by branch are not taken off a province's figure.
BY_BRANCH = "official_branch"
# Where any of these holds, the parts of a province need not add up to it.
APART = (UNEQUAL, COUNTED, BELOW_PART, BY_BRANCH)

_Counts = Mapping[tuple[int, str], int]  # people by year and area


def estimate(
    sakernas: Sakernas,
    areas: Areas,
    published: Iterable[Observation],
    reported: Iterable[Reported] = (),
    official_parts: _Counts | None = None,
) -> tuple[list[Observation], list[FindingRow], list[MethodError]]:
    """Estimates of `coverage_employed` of every regency and city, in people, and the errors of the methods.

    `published`: those of coverage_ucj test the methods, are the most there can be, and leave nothing
    to estimate of their areas; `reported`: official participants; `official_parts`: what official files
    count of PU or BPU alone, at most, by year and area. No estimate without the area's
    workers and its province's participants, nor of those in doubt. The findings name the areas that
    are counted, and provinces whose official parts are not taken off their figure.
    """
    workers = sakernas.workers()
    figures = [row for row in published if row.indicator == "coverage_ucj"]
    counts = latest_counts(told_counts(figures))
    errors = errors_of(sakernas, areas, counts)
    chosen = closest(errors)
    counted = {code for _, code in told_counts(figures, doubted=True) if "." in code}
    by_area = {(one.year, one.area_code): one for one in reported}
    # Of who reported both segments there is no estimate to withdraw.
    parts = _largest(part_counts(figures), official_parts or {}, but=by_area)
    result: list[Observation] = []
    findings = _counted(counted, areas)
    for active in sakernas.active:
        codes = [area.code for area in areas.locals_of(active.area_code, 34)]
        if codes and not active.caveat and all((active.year, code) in workers for code in codes):
            of_year = {code: workers[active.year, code] for code in codes}
            official = [by_area[active.year, code] for code in codes if (active.year, code) in by_area]
            whole, told = _to_share(active, official, of_year, areas)
            rows = _shared(active, whole, counts, areas, chosen)
            rows = [row for row in rows if row.area_code not in counted]
            below = [row for row in rows if _lowest(row) < parts.get((active.year, row.area_code), 0)]
            findings += [*told, *_below(active, below, areas)]
            result += [row for row in rows if row not in below]
    return result, findings, errors


def _to_share(
    active: Active, official: list[Reported], workers: dict[str, Employed], areas: Areas
) -> tuple[tuple[tuple[int, int], dict[str, Employed]], list[FindingRow]]:
    """PU and BPU of a province that are to be shared out, and among whose workers; what is said of them.

    What is kept for areas that reported is replaced by their reports.
    """
    resident = [one for one in official if one.by_domicile]
    findings = _by_branch(active, len(official) - len(resident), areas)
    left = _left(active, resident, workers)
    if left is None:
        findings.append(_unequal(active, resident, areas))
    return left or ((active.pu, active.bpu), workers), findings


def _largest(one: _Counts, other: _Counts, but: Container[tuple[int, str]]) -> dict[tuple[int, str], int]:
    keys = {*one, *other}
    return {key: max(one.get(key, 0), other.get(key, 0)) for key in keys if key not in but}


def _lowest(row: Observation) -> Fraction:
    """The lower end of an estimate's range, in people."""
    people = Fraction(row.numerator or 0)
    return max(Fraction(0), people - Fraction((row.margin or 0) * (row.denominator or 0), 100))


def _below(active: Active, rows: Iterable[Observation], areas: Areas) -> list[FindingRow]:
    names = [areas[row.area_code].name for row in rows]
    if not names:
        return []
    message = both(
        "store.finding.estimate_below_part",
        name=areas[active.area_code].name,
        year=active.year,
        count=len(names),
        areas=partial(listing, names),
    )
    return [FindingRow("note", BELOW_PART, "", None, active.area_code, *message)]


def _shared(
    active: Active,
    whole: tuple[tuple[int, int], dict[str, Employed]],
    counts: Mapping[tuple[int, str], int],
    areas: Areas,
    chosen: MethodError,
) -> list[Observation]:
    """PU and BPU of a province shared out among workers, nobody more than was counted in that year."""
    people, workers = whole
    most = {code: counts[active.year, code] for code in workers if (active.year, code) in counts}
    shared = share_out(sum(people), weights_of(chosen.method, *people, workers), workers, most)
    return [_row(active, workers[code], count, areas, chosen) for code, count in shared.items()]


def _counted(codes: Iterable[str], areas: Areas) -> list[FindingRow]:
    """A finding a province (of before 2022): its areas that are not estimated, because they are counted."""
    by_province: dict[str, list[str]] = {}
    for code in sorted(codes):
        by_province.setdefault(areas[areas[code].parent].province_code_2020, []).append(areas[code].name)
    findings = []
    for province, names in by_province.items():
        message = both(
            "store.finding.estimate_counted",
            name=areas[province].name,
            count=len(names),
            areas=partial(listing, names),
        )
        findings.append(FindingRow("note", COUNTED, "", None, province, *message))
    return findings


def _left(
    active: Active, official: list[Reported], workers: dict[str, Employed]
) -> tuple[tuple[int, int], dict[str, Employed]] | None:
    """PU, BPU and workers of the regencies that have not reported.

    None where the reports are of another month than the province's figure, or leave too little of it.
    """
    told = {one.area_code for one in official}
    rest = {code: row for code, row in workers.items() if code not in told}
    pu = active.pu - sum(one.pu for one in official)
    bpu = active.bpu - sum(one.bpu for one in official)
    same_month = all(active.as_of == f"{one.year}-{one.month:02d}" for one in official)
    fits = pu >= 0 and bpu >= 0 and pu + bpu <= sum(row.people for row in rest.values())
    return ((pu, bpu), rest) if fits and same_month else None


def _by_branch(active: Active, count: int, areas: Areas) -> list[FindingRow]:
    if not count:
        return []
    name = areas[active.area_code].name
    message = both("store.finding.official_branch", name=name, year=active.year, count=count)
    return [FindingRow("note", BY_BRANCH, "", None, active.area_code, *message)]


def _unequal(active: Active, official: list[Reported], areas: Areas) -> FindingRow:
    message = both(
        "store.finding.official_sum",
        name=areas[active.area_code].name,
        year=active.year,
        count=len(official),
        sum=partial(number, sum(one.people("pu_bpu") for one in official), 0),
        total=partial(number, active.people("pu_bpu"), 0),
    )
    return FindingRow("warning", UNEQUAL, "", None, active.area_code, *message)


def share_out(
    total: int, weights: Mapping[str, Fraction], workers: Mapping[str, Employed], most: Mapping[str, int]
) -> dict[str, int]:
    """`total` participants by weights; nobody more than their workers, nor than `most` where that fits."""
    caps = {code: min(row.people, most.get(code, row.people)) for code, row in workers.items()}
    fits = total <= sum(cap for code, cap in caps.items() if weights[code])
    everyone = {code: row.people for code, row in workers.items()}
    return capped_shares(total, weights, caps if fits else everyone)


def _row(active: Active, own: Employed, people: int, areas: Areas, chosen: MethodError) -> Observation:
    return year_observation(
        active.year,
        own.area_code,
        as_of=active.as_of,
        indicator="coverage_employed",
        segment="pu_bpu",
        numerator=people,
        denominator=own.people,
        denominator_as_of=f"{active.year}-08",
        counted_by="nik",
        status="estimate",
        method=chosen.method,
        margin=chosen.margin,
        caveat=own.caveat,
        source_id=ESTIMATE_SOURCE,
        ours=both("store.note_estimate", province=areas[active.area_code].name),
    )
