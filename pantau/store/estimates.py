"""Estimates of `coverage_employed` for kabupaten and kota: ours, and marked as such in every row.

Their employed workers are known, their participants are not: nothing complete is public. So the
real participants of a province are shared out in whole people, deterministically, and sum to it
exactly. Method, as docs/decisions/data.md explains:

- by workers times a factor, the published coverage of the regency over that of its province
  (1 where nothing usable is published);
- never more than there are workers, nor than a source counted in that year;
- PU and BPU in every regency in the proportion of its province;
- what official files say of some regencies is taken off the province's figure first, where
  that leaves enough for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from pantau.areas import Areas
from pantau.store.computed import COVERED_SEGMENTS, year_observation
from pantau.store.official.employed import Reported
from pantau.store.records import ESTIMATE_SOURCE, FindingRow, Observation
from pantau.store.sakernas import Active, Employed, Sakernas
from pantau.store.shares import capped_shares, largest_remainder
from pantau.text import Text
from pantau.text.numbers import number

# A published coverage is set against its province's only if they are at most this far apart.
YEARS_APART = 2
# The finding that the official parts of a province do not fit into its figure.
UNEQUAL = "official_sum"
BY_WORKERS, BY_PUBLISHED = "workers_share", "published_weights"
# Bases whose figures say how a regency stands to its province.
_WEIGHING = ("semesta", "unstated")
# Segments of a published count that hold at least PU and BPU.
_WHOLE = ("all", "pu_bpu")


def estimate(
    sakernas: Sakernas,
    areas: Areas,
    published: Iterable[Observation],
    reported: Iterable[Reported] = (),
) -> tuple[list[Observation], list[FindingRow]]:
    """Estimates of `coverage_employed` of every regency and city, in people.

    `published` are the figures among which those of coverage_ucj give the weights and the most
    there can be; `reported` are official participants. Areas whose workers, or whose province's
    participants, are not known get none. The findings name provinces whose official parts do not
    fit into their figure.
    """
    workers = sakernas.workers()
    figures = [row for row in published if row.indicator == "coverage_ucj"]
    counts = latest_counts(figures)
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
            factors = coverage_factors(areas, list(of_rest), figures, active.year)
            most = {code: counts[active.year, code] for code in of_rest if (active.year, code) in counts}
            result += _participants(active, people, areas, of_rest, factors=factors, most=most)
    return result, findings


def _left(
    active: Active, official: list[Reported], workers: dict[str, Employed]
) -> tuple[tuple[int, int], dict[str, Employed]] | None:
    """PU, BPU and workers of the regencies that have not reported; None where the rest does not fit them."""
    told = {one.area_code for one in official}
    rest = {code: row for code, row in workers.items() if code not in told}
    pu = active.pu - sum(one.pu for one in official)
    bpu = active.bpu - sum(one.bpu for one in official)
    fits = pu >= 0 and bpu >= 0 and pu + bpu <= sum(row.people for row in rest.values())
    return ((pu, bpu), rest) if fits else None


def _unequal(active: Active, official: list[Reported], areas: Areas) -> FindingRow:
    message = Text()(
        "store.finding.official_sum",
        name=areas[active.area_code].name,
        year=active.year,
        count=len(official),
        sum=number(sum(one.people("pu_bpu") for one in official)),
        total=number(active.people("pu_bpu")),
    )
    return FindingRow("warning", UNEQUAL, "", None, active.area_code, message)


def _participants(
    active: Active,
    people_left: tuple[int, int],
    areas: Areas,
    workers: dict[str, Employed],
    *,
    factors: dict[str, Fraction],
    most: dict[str, int],
) -> Iterable[Observation]:
    """PU and BPU of a province shared out among its `workers`, three segments an area."""
    pu_people, bpu_people = people_left
    both, method = share_out(
        pu_people + bpu_people, {code: row.people for code, row in workers.items()}, factors, most
    )
    pu = largest_remainder(pu_people, [Fraction(people) for people in both.values()])
    for (code, all_of_them), wage_workers in zip(both.items(), pu, strict=True):
        people = {"pu_bpu": all_of_them, "pu": wage_workers, "bpu": all_of_them - wage_workers}
        for segment in COVERED_SEGMENTS:
            yield year_observation(
                active.year,
                code,
                as_of=active.as_of,
                status="estimate",
                source_id=ESTIMATE_SOURCE,
                note=Text()("store.note_estimate", province=areas[active.area_code].name),
                indicator="coverage_employed",
                segment=segment,
                numerator=people[segment],
                denominator=workers[code].people,
                denominator_as_of=f"{active.year}-08",
                counted_by="nik",
                method=method,
                caveat=workers[code].caveat,
            )


def share_out(
    total: int, workers: Mapping[str, int], factors: Mapping[str, Fraction], most: Mapping[str, int]
) -> tuple[dict[str, int], str]:
    """`total` participants by workers times a factor, and the method.

    Nobody gets more than their workers, nor than `most`, unless the others could not hold the rest.
    """
    weights = {code: people * factors.get(code, Fraction(1)) for code, people in workers.items()}
    caps = {code: min(people, most.get(code, people)) for code, people in workers.items()}
    fits = total <= sum(cap for code, cap in caps.items() if weights[code])
    both = capped_shares(total, weights, caps if fits else workers)
    even = all(factor == 1 for factor in factors.values())
    filled = fits and any(both[code] == count < workers[code] for code, count in most.items())
    return both, BY_WORKERS if even and not filled else BY_PUBLISHED


def latest_counts(figures: Iterable[Observation]) -> dict[tuple[int, str], int]:
    """The last published count of a year by year and area: of people with PU and BPU among them.

    Of several of one day the lowest. Counts by registering branch are of other people.
    """
    found: dict[tuple[int, str], tuple[int, int]] = {}
    for figure in figures:
        if figure.segment in _WHOLE and figure.numerator is not None and figure.counted_by != "branch":
            key = (figure.period_end.year, figure.area_code)
            told = (-figure.period_end.toordinal(), figure.numerator)
            found[key] = min(told, found.get(key, told))
    return {key: count for key, (_, count) in found.items()}


def coverage_factors(
    areas: Areas, codes: list[str], figures: Iterable[Observation], year: int
) -> dict[str, Fraction]:
    """Published coverage of a regency over that of its province, for those of `codes` that have both.

    Of several figures the one nearest to the end of `year` counts. What is in doubt does not, nor an
    artefact (a new regency whose people still carry the old one's NIK, a denominator below the
    registered), nor what is on another basis than those of the semesta.
    """
    by_area: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        weighs = figure.segment == "all" and figure.basis in _WEIGHING and figure.caveat is None
        if figure.pct and weighs:
            by_area[figure.area_code].append(figure)
    factors = {}
    for code in codes:
        own = _nearest(by_area[code], year)
        if own is None:
            continue
        whole = _nearest(by_area[areas[code].parent], own.period_end.year, own)
        if whole is not None:
            factors[code] = _hundredths(own) / _hundredths(whole)
    return factors


def _nearest(figures: list[Observation], year: int, to: Observation | None = None) -> Observation | None:
    """The figure nearest to `to`, or to the end of `year`; of equals the later. None: none near enough."""
    if to is not None:
        near = [f for f in figures if abs(f.period_end.year - year) <= YEARS_APART]
        return min(near, key=lambda f: (abs(f.period_end - to.period_end), _rank(f)), default=None)
    return min(figures, key=lambda f: (abs(f.period_end.year - year), _rank(f)), default=None)


def _rank(figure: Observation) -> tuple[int, str, int]:
    """Later first, then a fixed order, so that the choice does not depend on the order of rows."""
    return -figure.period_end.toordinal(), figure.source_id, figure.line


def _hundredths(figure: Observation) -> Fraction:
    """The per cent as an exact fraction of what is printed, two decimals."""
    return Fraction(round((figure.pct or 0) * 100), 100)
