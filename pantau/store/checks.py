"""What is refused and what is only remarked on, once every figure has been read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from pantau.areas import Areas
from pantau.store.area_file import office_code
from pantau.store.errors import Refusal
from pantau.store.known import Known
from pantau.store.records import FindingRow, Observation
from pantau.text import Text
from pantau.text.both import Both, both
from pantau.text.numbers import number

# Above this a per cent is taken for a count of people in the wrong column.
LARGEST_PCT = 1000.0
# Published and recomputed figures may differ by this much, in points, or by what rounding explains.
DIFFERS_BY = 0.05
NEAR_ZERO_PCT = 3.0


def refuse_figures(figures: Iterable[Observation], known: Known) -> list[Refusal]:
    """Figures that cannot be right whatever their source, with file and line."""
    say, refusals = Text(), []
    offered = known.offered
    seen: dict[tuple[object, ...], int] = {}
    for figure in figures:
        reason = ""
        key = _key(figure)
        if figure.segment not in known.segments:
            reason = say("store.row.unknown_segment", value=figure.segment)
        elif figure.indicator not in known.indicators:
            reason = say("store.row.unknown_indicator", value=figure.indicator)
        elif (figure.indicator, figure.segment) not in offered:
            reason = say("store.row.not_offered", value=figure.segment, indicator=figure.indicator)
        elif figure.denominator == 0:
            reason = say("store.row.zero_denominator")
        elif figure.published_pct is not None and figure.published_pct > LARGEST_PCT:
            reason = say("store.row.percent_too_large", value=figure.published_pct)
        elif _is_fraction(figure):
            reason = say("store.row.fraction", value=figure.published_pct)
        elif key in seen:
            reason = say("store.row.duplicate", line=seen[key])
        seen.setdefault(key, figure.line)
        if reason:
            refusals.append(Refusal(figure.file, figure.line, reason))
    return refusals


def _key(figure: Observation) -> tuple[object, ...]:
    """What may stand only once in a file."""
    return (
        figure.file,
        figure.area_code,
        figure.indicator,
        figure.segment,
        figure.as_of,
        figure.boundaries,
        figure.basis,
        figure.source_id,
        figure.note if figure.indicator == "group_coverage" else "",
    )


def _is_fraction(figure: Observation) -> bool:
    """Whether a per cent was written as a share of one: 0.245 beside counts that give 24.5."""
    pct, computed = figure.published_pct, figure.computed_pct
    return (
        pct is not None and computed is not None and 0 < pct <= 1 < computed and abs(100 * pct - computed) < 1
    )


def without_figure(figures: list[Observation], areas: Areas) -> tuple[list[Observation], list[FindingRow]]:
    """Leave out rows of a source that names a target but no figure, and say so."""
    kept, findings = [], []
    for figure in figures:
        if (figure.numerator, figure.denominator, figure.published_pct) == (None, None, None):
            findings.append(_finding("note", "no_figure", figure, areas))
        else:
            kept.append(figure)
    return kept, findings


def once(figures: list[Observation], areas: Areas) -> tuple[list[Observation], list[FindingRow]]:
    """Keep a figure that two files state alike only once; figures that disagree all stay."""
    kept: dict[tuple[object, ...], Observation] = {}
    findings = []
    key: tuple[object, ...]
    for figure in figures:
        counts = (figure.numerator, figure.denominator, figure.published_pct)
        key = (figure.area_code, figure.indicator, figure.segment, figure.as_of, figure.boundaries, counts)
        # Groups differ by the words of the source, which the note keeps.
        key += (figure.note,) if figure.indicator == "group_coverage" else ()
        if key in kept:
            file = Path(kept[key].file).stem
            other = both("store.finding_place", file=file, line=kept[key].line).in_language
            findings.append(_finding("note", "same_figure", figure, areas, other=other))
        else:
            kept[key] = figure
    return list(kept.values()), findings


def remark(figures: list[Observation], areas: Areas, known: Known) -> list[FindingRow]:
    """What an official should know of figures that are kept as they are."""
    findings: list[FindingRow] = []
    covering = known.covering
    doubted: set[tuple[str, int]] = set()
    for figure in figures:
        if not figure.file:
            continue
        pct, computed = figure.published_pct, figure.computed_pct
        if pct is not None and computed is not None and abs(pct - computed) > _tolerance(pct):
            values = {"published": _written(pct), "computed": _written(computed)}
            findings.append(_finding("note", "differs", figure, areas, **values))
        if figure.pct is not None and figure.indicator in covering and figure.segment == "all":
            if figure.pct > 100:
                findings.append(_finding("warning", "over_100", figure, areas, pct=_written(figure.pct)))
            elif figure.pct < NEAR_ZERO_PCT:
                findings.append(_finding("warning", "near_zero", figure, areas, pct=_written(figure.pct)))
        row = (figure.file, figure.line)
        if figure.caveat == "uncertain" and row not in doubted:
            doubted.add(row)
            findings.append(_finding("note", "uncertain", figure, areas, note=_note_of(figure)))
    return findings + _breaks(figures, known) + _disagreements(figures, areas, covering)


def _breaks(figures: list[Observation], known: Known) -> list[FindingRow]:
    """The files whose counts of people lie on both sides of a break of their series."""
    findings = []
    for note in known.series:
        counts = known.counts_on(note.basis)
        sides: dict[str, set[bool]] = defaultdict(set)
        for figure in figures:
            if figure.indicator in counts and figure.file:
                sides[figure.file].add(figure.period.year >= note.year)
        findings += [
            FindingRow("note", "series_break", file, None, None, note.note, note.note_en)
            for file, found in sorted(sides.items())
            if len(found) > 1
        ]
    return findings


def _tolerance(pct: float) -> float:
    """What rounding to the printed decimals explains, in points: 0.5 for 80, 0.05 for 24.5 and finer."""
    return 0.5 if pct == int(pct) else DIFFERS_BY


def _disagreements(figures: list[Observation], areas: Areas, covering: frozenset[str]) -> list[FindingRow]:
    groups: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for figure in figures:
        if figure.indicator in covering and figure.pct is not None:
            groups[figure.indicator, figure.area_code, figure.segment, figure.as_of].append(figure)
    return [
        _finding("note", "disagree", group[0], areas, count=len(group))
        for group in groups.values()
        if len({figure.pct for figure in group}) > 1
    ]


def _finding(severity: str, rule: str, figure: Observation, areas: Areas, **values: object) -> FindingRow:
    offices = {office_code(office): office for office in areas.offices()}
    name = offices.get(figure.area_code) or areas[figure.area_code].name
    message = both(f"store.finding.{rule}", name=name, as_of=figure.as_of, **values)
    return FindingRow(severity, rule, figure.file, figure.line or None, figure.area_code, *message)


def _written(pct: float) -> Callable[[str], str]:
    return partial(number, pct, 2)


def _note_of(figure: Observation) -> Callable[[str], str]:
    """The figure's note by language; nothing in one that it is not written in."""
    return Both(figure.note or "", figure.note_en or "").in_language
