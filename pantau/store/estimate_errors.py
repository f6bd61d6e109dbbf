"""How far the methods of estimating lie from the counts that sources published of regencies.

No method is fitted to those counts, so each of them is a test of it that it has not seen, as in
leave-one-out. Errors are in points of coverage of employed workers. What is tested against is not
quite the same: the published counts hold all segments and are of any month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from pantau.areas import Areas
from pantau.store.periods import parse_as_of
from pantau.store.records import Observation
from pantau.store.sakernas import Active, Employed, Sakernas
from pantau.store.worker_weights import BY_WORKERS, METHODS, weights_of

# Segments of a published count that hold at least PU and BPU.
_WHOLE = ("all", "pu_bpu")
_HALVES = ("pu", "bpu")
WITHIN = 80  # per cent of the tested areas that lie within the margin; ours


@dataclass(frozen=True, slots=True)
class MethodError:
    """A method and its errors, in points: areas it was tested on, their mean, and what WITHIN of them keep.

    margin: that last one, rounded up to whole points; None without any test.
    """

    method: str
    areas: int
    mean: float | None
    within: float | None

    @property
    def margin(self) -> int | None:
        return None if self.within is None else ceil(self.within)


def _people(figure: Observation) -> int | None:
    """The people counted, or those that a published per cent makes of its denominator."""
    if figure.numerator is not None:
        return figure.numerator
    if figure.published_pct is None or figure.denominator is None:
        return None
    return round(figure.published_pct * figure.denominator / 100)


@dataclass(frozen=True, slots=True)
class Told:
    """A count that a source gives of an area's people, of all segments or of PU and BPU."""

    people: int
    as_of: str


def told_counts(
    figures: Iterable[Observation], *, doubted: bool = False
) -> dict[tuple[int, str], list[Told]]:
    """Every count by year and area, of any month, that holds at least PU and BPU.

    PU and BPU of one source and date are added up. Neither counts by registering branch, which are of
    other people, nor what is in doubt: a method is not tested on that. `doubted`: those too of which the
    source tells people, for the doubt may be of the denominator or of the label, and somebody counted.
    """
    found: dict[tuple[int, str], list[Told]] = defaultdict(list)
    halves: dict[tuple[str, str, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for figure in figures:
        people = _people(figure) if not figure.caveat else figure.numerator if doubted else None
        if people is None or figure.counted_by == "branch":
            continue
        year, code = figure.period_end.year, figure.area_code
        if figure.segment in _WHOLE:
            found[year, code].append(Told(people, figure.as_of))
        elif figure.segment in _HALVES:
            halves[code, figure.as_of, figure.source_id][figure.segment] = (year, people)
    for (code, as_of, _), of_segment in halves.items():
        if len(of_segment) == len(_HALVES):
            people = sum(count for _, count in of_segment.values())
            found[of_segment["pu"][0], code].append(Told(people, as_of))
    return found


def part_counts(figures: Iterable[Observation]) -> dict[tuple[int, str], int]:
    """The largest count of PU or of BPU alone by year and area, in doubt or not; none by branch.

    Of the two together there are at least as many.
    """
    largest: dict[tuple[int, str], int] = {}
    for figure in figures:
        if figure.segment in _HALVES and figure.counted_by != "branch" and figure.numerator is not None:
            key = figure.period_end.year, figure.area_code
            largest[key] = max(figure.numerator, largest.get(key, 0))
    return largest


def latest_counts(told: Mapping[tuple[int, str], Sequence[Told]]) -> dict[tuple[int, str], int]:
    """The last count of a year by year and area (of `told_counts`): of several of one day the lowest."""
    return {
        key: min(counts, key=lambda one: (-parse_as_of(one.as_of).end.toordinal(), one.people)).people
        for key, counts in told.items()
    }


def errors_of(sakernas: Sakernas, areas: Areas, counts: Mapping[tuple[int, str], int]) -> list[MethodError]:
    """The errors of every method on the newest count of each regency that can be tested."""
    newest = {code: year for year, code in sorted(counts) if "." in code}
    workers, active = sakernas.workers(), {(one.year, one.area_code): one for one in sakernas.active}
    found: dict[str, list[float]] = {method: [] for method in METHODS}
    for code, year in sorted(newest.items()):
        province = active.get((year, areas[areas[code].parent].province_code_2020))
        parts = _parts(province, areas, workers) if province else {}
        if province and code in parts:
            for method in METHODS:
                share = weights_of(method, province.pu, province.bpu, parts)[code]
                gap = abs(share - counts[year, code]) / parts[code].people
                found[method].append(float(100 * Fraction(gap)))
    return [_error(method, sorted(errors)) for method, errors in found.items()]


def _parts(
    province: Active, areas: Areas, workers: Mapping[tuple[int, str], Employed]
) -> dict[str, Employed]:
    """The workers of all regencies of a province; {} where one is not known."""
    codes = [area.code for area in areas.locals_of(province.area_code, 34)]
    known = {code: workers[province.year, code] for code in codes if (province.year, code) in workers}
    return known if len(known) == len(codes) else {}


def _error(method: str, errors: Sequence[float]) -> MethodError:
    """`errors`: ascending. Of the share kept within, the nearest rank."""
    if not errors:
        return MethodError(method, 0, None, None)
    rank = ceil(len(errors) * WITHIN / 100)
    return MethodError(method, len(errors), sum(errors) / len(errors), errors[rank - 1])


def closest(errors: Sequence[MethodError]) -> MethodError:
    """The method with the smallest mean error; without any test, or with a tie, the province's rate."""
    simplest = next(one for one in errors if one.method == BY_WORKERS)
    return min([simplest, *errors], key=lambda one: float("inf") if one.mean is None else one.mean)
