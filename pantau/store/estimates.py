"""Estimates of `coverage_employed` for kabupaten and kota: ours, and marked as such in every row.

Their employed workers are known, their participants are not: nothing complete is public. So the
real participants of a province are shared out in whole people, deterministically, and sum to it
exactly. Method, as docs/decisions/data.md explains:

- PU in proportion to formal workers, BPU to informal ones, where that comes closer to the counts
  that sources published of regencies than the province's rate does (estimate_errors.py); else both
  by workers;
- never more than there are workers, nor than a source counted in that year;
- what official files say of some regencies is taken off the province's figure first, where it is of
  the same month and leaves enough for the others.

An estimate whose range a count of its year contradicts is left out, and the release says so; its
people stay in the province's sum.

Every estimate bears the error that the method had on those counts (`margin`). Only PU and BPU
together are estimated: of either alone too few counts are published to know the error.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import partial

from pantau.areas import Areas
from pantau.store.computed import year_observation
from pantau.store.estimate_errors import (
    MethodError,
    Told,
    closest,
    contradicts,
    errors_of,
    latest_counts,
    told_counts,
)
from pantau.store.official.employed import Reported
from pantau.store.records import ESTIMATE_SOURCE, FindingRow, Observation
from pantau.store.sakernas import Active, Employed, Sakernas
from pantau.store.shares import capped_shares
from pantau.store.worker_weights import weights_of
from pantau.text import Text
from pantau.text.both import both
from pantau.text.dates import date_text
from pantau.text.numbers import number

# The finding that the official parts of a province are not taken off its figure.
UNEQUAL = "official_sum"
# The finding that a count contradicts estimates of a province, which are left out.
CONTRADICTED = "estimate_contradicted"


def estimate(
    sakernas: Sakernas,
    areas: Areas,
    published: Iterable[Observation],
    reported: Iterable[Reported] = (),
) -> tuple[list[Observation], list[FindingRow], list[MethodError]]:
    """Estimates of `coverage_employed` of every regency and city, in people, and the errors of the methods.

    `published`: those of coverage_ucj test the methods and are the most there can be; `reported`:
    official participants. No estimate without the area's workers and its province's participants, nor
    where a count of the year contradicts it. The findings name the latter, and provinces whose
    official parts are not taken off their figure.
    """
    workers = sakernas.workers()
    told = told_counts([row for row in published if row.indicator == "coverage_ucj"])
    counts = latest_counts(told)
    errors = errors_of(sakernas, areas, counts)
    chosen = closest(errors)
    by_area = {(one.year, one.area_code): one for one in reported}
    result: list[Observation] = []
    findings: list[FindingRow] = []
    for active in sakernas.active:
        codes = [area.code for area in areas.locals_of(active.area_code, 34)]
        if codes and all((active.year, code) in workers for code in codes):
            of_year = {code: workers[active.year, code] for code in codes}
            official = [by_area[active.year, code] for code in codes if (active.year, code) in by_area]
            left = _left(active, official, of_year)
            if left is None:
                findings.append(_unequal(active, official, areas))
            # What is kept for areas that reported is replaced by their reports.
            people, of_rest = left or ((active.pu, active.bpu), of_year)
            most = {code: counts[active.year, code] for code in of_rest if (active.year, code) in counts}
            shared = share_out(sum(people), weights_of(chosen.method, *people, of_rest), of_rest, most)
            rows = [_row(active, of_rest[code], count, areas, chosen) for code, count in shared.items()]
            against = _contradicted(active, rows, told)
            result += [row for row in rows if row.area_code not in against]
            if against:
                findings.append(_left_out(active, against, areas))
    return result, findings, errors


def _contradicted(
    active: Active, rows: list[Observation], told: Mapping[tuple[int, str], list[Told]]
) -> dict[str, tuple[Observation, Told]]:
    """The estimates that a count of their year contradicts, by area, each with the first such count."""
    found: dict[str, tuple[Observation, Told]] = {}
    for row in rows:
        people, workers, margin = row.numerator, row.denominator, row.margin
        if people is None or workers is None or margin is None:
            continue
        for count in told.get((active.year, row.area_code), ()):
            if contradicts(count, people, workers, margin):
                found.setdefault(row.area_code, (row, count))
    return found


def _left_out(active: Active, against: Mapping[str, tuple[Observation, Told]], areas: Areas) -> FindingRow:
    def each(language: str) -> str:
        parts = [
            Text(language)(
                "store.finding.estimate_contradicted_by",
                area=areas[code].name,
                people=number(row.numerator, 0, language),
                margin=row.margin,
                count=number(told.people, 0, language),
                date=date_text(told.as_of, language),
            )
            for code, (row, told) in against.items()
        ]
        return "; ".join(parts)

    message = both(
        "store.finding.estimate_contradicted",
        name=areas[active.area_code].name,
        year=active.year,
        count=len(against),
        areas=each,
    )
    return FindingRow("note", CONTRADICTED, "", None, active.area_code, *message)


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
