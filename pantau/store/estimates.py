"""Estimates of `coverage_employed` for kabupaten and kota: ours, and marked as such in every row.

Nothing complete is public for them, so the real figures of a province are shared out in whole
people, deterministically, and sum to it exactly. Method, as docs/decisions/data.md explains:

- workers by population; where the real figures of another year are known, by those;
- participants by workers times a factor, the published coverage of the regency over that of
  its province (1 where nothing usable is published), and never more than there are workers;
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
from pantau.store.sakernas import Active, Sakernas
from pantau.store.shares import capped_shares, largest_remainder
from pantau.text import Text
from pantau.text.numbers import number

# A published coverage is set against its province's only if they are at most this far apart.
YEARS_APART = 2
# The finding that the official parts of a province do not fit into its figure.
UNEQUAL = "official_sum"
BY_POPULATION, BY_KNOWN, BY_PUBLISHED = "population_share", "known_shares", "published_weights"


def estimate(
    sakernas: Sakernas,
    areas: Areas,
    population: Mapping[str, int],
    published: Iterable[Observation],
    reported: Iterable[Reported] = (),
) -> tuple[list[Observation], list[FindingRow]]:
    """Estimates of `employed` and `coverage_employed` of every regency and city, in people.

    `population` is by area code; `published` are the figures among which those of coverage_ucj
    give the weights; `reported` are official participants. Areas whose province has no figure
    get none. The findings name provinces whose official parts do not fit into their figure.
    """
    estimated = estimate_workers(sakernas, areas, population)
    known = sakernas.workers()
    result = [row for (year, code), row in sorted(estimated.items()) if (year, code) not in known]
    workers = {key: row.numerator or 0 for key, row in estimated.items()}
    figures = [row for row in published if row.indicator == "coverage_ucj" and row.segment == "all"]
    by_area = {(one.year, one.area_code): one for one in reported}
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
            result += _participants(active, people, areas, of_rest, factors)
    return result, findings


def _left(
    active: Active, official: list[Reported], workers: dict[str, int]
) -> tuple[tuple[int, int], dict[str, int]] | None:
    """PU, BPU and workers of the regencies that have not reported; None where the rest does not fit them."""
    told = {one.area_code for one in official}
    rest = {code: people for code, people in workers.items() if code not in told}
    pu = active.pu - sum(one.pu for one in official)
    bpu = active.bpu - sum(one.bpu for one in official)
    fits = pu >= 0 and bpu >= 0 and pu + bpu <= sum(rest.values())
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
    workers: dict[str, int],
    factors: dict[str, Fraction],
) -> Iterable[Observation]:
    """PU and BPU of a province shared out among its `workers`, three segments an area."""
    pu_people, bpu_people = people_left
    weights = {code: people * factors.get(code, Fraction(1)) for code, people in workers.items()}
    both = capped_shares(pu_people + bpu_people, weights, workers)
    pu = largest_remainder(pu_people, [Fraction(people) for people in both.values()])
    method = BY_PUBLISHED if any(factor != 1 for factor in factors.values()) else BY_POPULATION
    for (code, all_of_them), wage_workers in zip(both.items(), pu, strict=True):
        people = {"pu_bpu": all_of_them, "pu": wage_workers, "bpu": all_of_them - wage_workers}
        for segment in COVERED_SEGMENTS:
            yield _row(
                areas,
                active.area_code,
                active.year,
                code,
                as_of=active.as_of,
                indicator="coverage_employed",
                segment=segment,
                numerator=people[segment],
                denominator=workers[code],
                denominator_as_of=f"{active.year}-08",
                counted_by="nik",
                method=method,
            )


def estimate_workers(
    sakernas: Sakernas, areas: Areas, population: Mapping[str, int]
) -> dict[tuple[int, str], Observation]:
    """Employed workers of every regency by year and code, in people.

    Within each province row of that year, on its own boundaries. Where the real figures of the
    year are known, the shares reproduce them.
    """
    real = sakernas.workers()
    result = {}
    for row in sakernas.employed:
        codes = [area.code for area in areas.locals_of(row.area_code, row.boundaries)]
        if areas[row.area_code].level != "province" or not codes:
            continue
        shares = _known_shares(codes, real, row.year)
        method = BY_KNOWN if shares else BY_POPULATION
        weights = [Fraction((shares or population)[code]) for code in codes]
        for code, people in zip(codes, largest_remainder(row.people, weights), strict=True):
            result[row.year, code] = _row(
                areas, row.area_code, row.year, code, indicator="employed", numerator=people, method=method
            )
    return result


def _known_shares(codes: list[str], real: Mapping[tuple[int, str], int], year: int) -> dict[str, int]:
    """Real workers of all `codes` in the year nearest to `year`; {} where no year is complete."""
    years = {known for known, _ in real if all((known, code) in real for code in codes)}
    if not years:
        return {}
    nearest = min(years, key=lambda known: (abs(known - year), known))
    return {code: real[nearest, code] for code in codes}


def coverage_factors(
    areas: Areas, codes: list[str], figures: Iterable[Observation], year: int
) -> dict[str, Fraction]:
    """Published coverage of a regency over that of its province, for those of `codes` that have both.

    Of several figures the one nearest to the end of `year` counts. Artefacts (a new regency
    whose people still carry the old one's NIK, a denominator below the registered) do not.
    """
    by_area: dict[str, list[Observation]] = defaultdict(list)
    for figure in figures:
        if figure.pct and figure.caveat != "artefact":
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


def _row(areas: Areas, province: str, year: int, area_code: str, **values: object) -> Observation:
    return year_observation(
        year,
        area_code,
        status="estimate",
        source_id=ESTIMATE_SOURCE,
        note=Text()("store.note_estimate", province=areas[province].name),
        **values,
    )
