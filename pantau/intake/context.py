"""What a sheet says outside its table, and whether that contradicts it: titles, its name, the file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pantau.areas.spelling import words
from pantau.intake.ambiguities import SCALE
from pantau.intake.findings import Findings
from pantau.intake.grid import Grid
from pantau.intake.header import Header
from pantau.intake.names import spelled
from pantau.intake.periods import years_in
from pantau.intake.phrases import Said, asked_words, said
from pantau.practice_mark import MARK
from pantau.text import Text
from pantau.text.numbers import listing

PRACTICE_CELL = re.compile(rf"{MARK}(?:$|\s*[–—:-].*)", re.DOTALL)
_SHARES = {"persen", "persentase", "percent", "percentage", "percentages", "pct"}
_NAMED = 10  # words named in one message


@dataclass(slots=True)
class SheetContext:
    """What the sheet says outside its table: titles, its name, the file's name, nearest first."""

    titles: list[str]
    measure: str  # of columns that name a segment or a time only
    segment: str = ""  # where the table has none and a title names one
    year: int = 0  # of headings that name a month only, where the titles name one year
    stopped: bool = field(default=False)  # a title says that the figures are something else


def context_of(grid: Grid, header: Header, findings: Findings) -> SheetContext:
    """The context of a table; every use of it is noted, and so is every word that speaks against it."""
    titles = [str(cell) for row in range(header.row) for cell in grid.row(row) if cell != ""]
    titles = [text for text in titles if not PRACTICE_CELL.fullmatch(text)]
    stem = Path(findings.file).stem
    context = SheetContext([*titles, grid.sheet, stem], measure=header.kind.figures[0].name)
    around = [text for text in [*titles, _sheet_title(grid, header)] if text]
    _settle_segment(grid, header, context, around, findings)
    bare = any(not one.measure and one.segment != "all" for one in header.wide)
    if bare:
        _settle_measure(grid, header, context, [around, [stem]], findings)
    if any(not one.year for one in header.dated) and "year" not in header.columns:
        _settle_year(grid, context, around, findings)
    _doubt_titles(grid, header, context, around, findings)
    _doubt_file(grid, header, context, stem, findings)
    return context


def _sheet_title(grid: Grid, header: Header) -> str:
    """The sheet's name, unless it is the template's for this kind."""
    known = Text().section("intake.sheet")[header.kind.id]
    return "" if spelled(grid.sheet) == spelled(known) else grid.sheet


def _sayings(header: Header, texts: Iterable[str]) -> list[Said]:
    return [said(text, header.kind.id) for text in texts]


def _settle_segment(
    grid: Grid, header: Header, context: SheetContext, around: list[str], findings: Findings
) -> None:
    """The segment of a table without any, where the titles name exactly one."""
    if header.kind.part != "segment" or "segment" not in header.missing:
        return
    segments = {part for one in _sayings(header, around) for part in one.parts}
    if len(segments) == 1:
        context.segment = segments.pop()
        named = Text()(f"intake.choice.segment.{context.segment}")
        findings.add("segment_from_title", grid.sheet, value=named)


def _settle_measure(
    grid: Grid, header: Header, context: SheetContext, sources: list[list[str]], findings: Findings
) -> None:
    """What columns count that only name a segment or a time; the first measure where nothing tells."""
    kind, figures = header.kind.id, [one.name for one in header.kind.figures]
    measures: set[str] = set()
    for source in sources:
        measures = measures or {name for one in _sayings(header, source) for name in one.measures}
    if len(measures) > 1:
        names = listing(sorted(Text()(f"intake.column.{kind}.{name}") for name in measures))
        findings.add("measure_unclear", grid.sheet, value=names)
        context.stopped = True
        return
    known = bool(measures)
    context.measure = measures.pop() if known else figures[0]
    rule = "measure_from_title" if known else "measure_assumed"
    findings.add(rule, grid.sheet, value=Text()(f"intake.column.{kind}.{context.measure}"))


def _settle_year(grid: Grid, context: SheetContext, around: list[str], findings: Findings) -> None:
    """The year of headings that only name months, where the titles, or else the file's name, name one."""
    years = years_in([" ".join(around)]) or years_in(context.titles)
    if len(years) == 1:
        context.year = years.pop()
        findings.add("year_from_title", grid.sheet, value=context.year)


def _doubt_titles(
    grid: Grid, header: Header, context: SheetContext, around: list[str], findings: Findings
) -> None:
    """Words of titles that change what the figures count stop; what is not known is named or asked about.

    What a column was left out for explains the same words in a title; a branch that reports asks.
    Kinds that count no people over time have titles of many words: there, what negates is asked about.
    """
    left = {word for found in header.left.values() for word in found}
    for text in around:
        if SCALE.search(text):
            continue  # told by itself
        one = said(text, header.kind.id)
        open_words = [word for word in one.changes if word not in left | asked_words()]
        if not header.kind.counts_people:
            if one.negated:
                findings.add("title_words", grid.sheet, value=text, words=_words(one.changes))
        elif open_words:
            findings.add("title_changes", grid.sheet, value=text, words=_words(open_words))
            context.stopped = True
        elif shares := _share_words(header, context, text):
            findings.add("title_words", grid.sheet, value=text, words=_words(shares))
        elif one.unknown:
            asked = any(not two.measure for two in header.wide) or bool(context.segment)
            rule = "title_words" if asked else "title_unused"
            findings.add(rule, grid.sheet, value=text, words=_words(one.unknown))
        elif one.changes and not one.negated:
            findings.add("title_words", grid.sheet, value=text, words=_words(one.changes))
    _doubt_measures(grid, header, context, around, findings)


def _doubt_measures(
    grid: Grid, header: Header, context: SheetContext, around: list[str], findings: Findings
) -> None:
    """Titles that name other figures, or other segments, than all columns do."""
    percents = {one.name for one in header.kind.fields if one.form == "percent"}
    sayings = _sayings(header, around)
    named = {name for one in sayings for name in one.measures} - percents
    read = {one.name for one in header.kind.figures if one.name in header.columns}
    read |= {one.measure or context.measure for one in header.wide}
    if header.kind.counts_people and named and read and not named & read and not context.stopped:
        kind = header.kind.id
        filled = {
            what: listing(sorted(Text()(f"intake.column.{kind}.{name}") for name in names))
            for what, names in (("named", named), ("read", read))
        }
        findings.add("title_contradicts", grid.sheet, words=filled)
        context.stopped = True
    parts = {part for one in sayings for part in one.parts}
    columns = {one.segment for one in header.wide} - {"", "all"}
    if header.kind.part == "segment" and parts and columns and not columns <= parts:
        names = (listing(sorted(name.upper() for name in some)) for some in (parts, columns))
        findings.add("title_segments", grid.sheet, words=dict(zip(("named", "read"), names, strict=True)))


def _doubt_file(grid: Grid, header: Header, context: SheetContext, stem: str, findings: Findings) -> None:
    """The name of a file that says something else than its table is asked about."""
    one = said(stem.replace("_", " "), header.kind.id)
    read = {one.name for one in header.kind.figures if one.name in header.columns}
    read |= {one.measure or context.measure for one in header.wide}
    percents = {one.name for one in header.kind.fields if one.form == "percent"}
    other = one.measures - percents
    changes = one.changes or _share_words(header, context, stem)
    if header.kind.counts_people and (changes or (other and not other & read)):
        told = changes or tuple(sorted(Text()(f"intake.column.{header.kind.id}.{name}") for name in other))
        findings.add("file_name_changes", grid.sheet, value=stem, words=_words(told))


def _share_words(header: Header, context: SheetContext, text: str) -> tuple[str, ...]:
    """The words by which a text says that figures are per cents, where none that is read is one."""
    shares = {one.name for one in header.kind.fields if one.form == "percent"}
    read = {*header.columns, *(one.measure or context.measure for one in header.wide)}
    found = words(text.replace("%", " persen "))
    return () if shares & read else tuple(word for word in found if word in _SHARES)


def _words(found: Iterable[str]) -> dict[str, str]:
    return {"words": listing([f'"{word}"' for word in list(found)[:_NAMED]])}
