"""A file that an office sent, read: tables of records, and what was noticed on the way."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pantau.intake import limits
from pantau.intake.body import unnamed
from pantau.intake.container import kind_of
from pantau.intake.context import PRACTICE_CELL, SheetContext, context_of
from pantau.intake.csvfile import read_csv
from pantau.intake.derived import derive
from pantau.intake.findings import Finding, Findings, RefusedFileError, file_too_large
from pantau.intake.grid import Grid
from pantau.intake.header import Header, find_header
from pantau.intake.old_workbook import read_old_workbook
from pantau.intake.progress import Tell, part_of, silent
from pantau.intake.shapes import Shape, by_sex, untaken
from pantau.intake.tables import SheetTables, read_table
from pantau.intake.unrecognised import Unrecognised, why_not
from pantau.intake.workbook import read_workbook
from pantau.practice_mark import MARK
from pantau.text import Text
from pantau.text.numbers import listing

# Practice files carry this word in every sheet and in their name, so that no figure of theirs
# can be taken for a real one. Capitals: a 'balai latihan kerja' is something else.
PRACTICE = MARK
_LISTED = 10  # columns named in one message
_PRACTICE_NAME = re.compile(rf"{PRACTICE}(?![A-Za-z])")


@dataclass(slots=True)
class Reading:
    """What one file holds.

    `tables` are the records by kind (see pantau.intake.kinds), `sums` rows that call themselves
    sums, with `label`; both have file, sheet and row (as Excel counts) for each record.
    `headings` gives for each (sheet, kind) the heading and letter of each field's column. A
    measure that has a column for each segment is named 'active:pu', for each month
    'active@2025-08' or 'active@08', for each of both 'active:pu@2025-08'.
    """

    file: str
    sha256: str
    tables: dict[str, pd.DataFrame] = field(default_factory=dict)
    sums: dict[str, pd.DataFrame] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    headings: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    practice: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Records of each kind."""
        return {kind: len(table) for kind, table in self.tables.items()}

    @property
    def refused(self) -> bool:
        """Whether something must be mended before the file can be taken."""
        return any(finding.severity == "error" for finding in self.findings)


def read_file(path: Path | str, name: str | None = None) -> Reading:
    """Read a workbook or CSV file; `name` is what its sender calls it.

    Whatever is wrong with the content becomes a finding. Raises OSError where there is no file
    to read.
    """
    path = Path(path)
    if path.stat().st_size > limits.FILE_BYTES:
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return refused(name or path.name, sha256, file_too_large())
    return read_bytes(path.read_bytes(), name or path.name)


def read_bytes(data: bytes, name: str, tell: Tell = silent) -> Reading:
    """As `read_file`, of content that is at hand; `tell` hears how much of it is read.

    A file made for it can take gigabytes or end the process: use `read_confined`. Raises MemoryError.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    try:
        if len(data) > limits.FILE_BYTES:
            raise file_too_large()
        read = _READERS[kind_of(data, name)]
        return _Collector(name, sha256).collect(read(data, tell))
    except RefusedFileError as refusal:
        return refused(name, sha256, refusal)


def _csv(data: bytes, tell: Tell) -> Iterator[tuple[Grid, Tell]]:
    """The one sheet of a CSV file: half the time goes into its cells, half into understanding them."""
    yield read_csv(data, part_of(tell, 0, 0.5)), part_of(tell, 0.5, 1)


_READERS = {"text": _csv, "xlsx": read_workbook, "xls": read_old_workbook}


def refused(name: str, sha256: str, refusal: RefusedFileError) -> Reading:
    """A Reading of nothing but why nothing is read."""
    findings = Findings(name)
    findings.add(refusal.rule, words=refusal.words)
    return Reading(name, sha256, findings=findings.all(), practice=bool(_PRACTICE_NAME.search(name)))


class _Collector:
    """Puts the sheets of one file together."""

    def __init__(self, name: str, sha256: str) -> None:
        self.reading = Reading(name, sha256, practice=bool(_PRACTICE_NAME.search(name)))
        self.findings = Findings(name)
        self.found: dict[str, list[SheetTables]] = {}
        # Sheets without a table that is read, and the shape that could be why.
        self.shapes: list[tuple[str, Shape]] = []
        self.unknown: list[tuple[str, Unrecognised]] = []
        self.known_sheets = set(Text().section("intake.sheet").values())

    def collect(self, grids: Iterable[tuple[Grid, Tell]]) -> Reading:
        """Read every sheet."""
        recognised = 0
        for grid, tell in grids:
            recognised += self._sheet(grid, tell)
        if not recognised and not self.shapes:
            self._unrecognised()
        for sheet, shape in [] if recognised else self.shapes:
            self._shape(sheet, shape)
        for kind, parts in self.found.items():
            self.reading.tables[kind] = pd.concat([part.records for part in parts], ignore_index=True)
            self.reading.sums[kind] = pd.concat([part.sums for part in parts], ignore_index=True)
        self.reading.findings = self.findings.all()
        return self.reading

    def _sheet(self, grid: Grid, tell: Tell) -> bool:
        """Read one sheet; gives whether it holds, or should hold, records."""
        header = find_header(grid)
        if self._says_practice(grid, header):
            self.reading.practice = True
        if header is None:
            unknown = why_not(grid)
            survey = unknown is not None and unknown.rule == "survey_table"
            if not survey and (shape := untaken(grid)):
                self.shapes.append((grid.sheet, shape))
            elif unknown:
                self.unknown.append((grid.sheet, unknown))
            if grid.sheet and grid.filled.any() and grid.sheet not in self.known_sheets:
                self.findings.add("sheet_unknown", grid.sheet)
            return False
        if grid.hidden:
            self.findings.add("sheet_hidden", grid.sheet)
            return False
        context = context_of(grid, header, self.findings)
        derive(grid, header, context.titles)
        if self._complete(grid, header, context) and not context.stopped:
            kind = header.kind.id
            self.reading.headings[grid.sheet, kind] = _headings(header, context.measure)
            self.found.setdefault(kind, []).append(read_table(grid, header, context, self.findings, tell))
        return True

    def _unrecognised(self) -> None:
        """Nothing is read of the whole file: the headings seen, and the nearest that are known."""
        for sheet, one in self.unknown[:_LISTED]:
            self.findings.add(one.rule, sheet, one.row + 1, words=one.words)
        if not self.unknown:
            self.findings.add("nothing_found")

    def _says_practice(self, grid: Grid, header: Header | None) -> bool:
        above = range(min(header.row if header else 5, grid.height))
        cells = [cell for row in above for cell in grid.row(row) if isinstance(cell, str)]
        return bool(_PRACTICE_NAME.search(grid.sheet)) or any(map(PRACTICE_CELL.fullmatch, cells))

    def _complete(self, grid: Grid, header: Header, context: SheetContext) -> bool:
        """Note what is wrong with the headings; gives whether the table can be read."""
        beside, apart = unnamed(grid, header)
        sexes = by_sex(header)
        if beside and (shape := untaken(grid, header)):
            self._shape(grid.sheet, shape)
        else:
            self._about(grid, header, "column_unnamed", beside)
        self._about(grid, header, "heading_by_sex", sexes)
        self._about(grid, header, "columns_left", sorted(header.left))
        self._about(grid, header, "columns_added", sorted(header.added))
        self._about(grid, header, "columns_coarse", sorted(header.coarse))
        self._about(grid, header, "columns_ignored", sorted([*header.ignored, *apart]))
        self._about(grid, header, "columns_of_all", header.whole)
        self._about(grid, header, "heading_is_day", header.days)
        self._about(grid, header, "months_mixed", header.undated)
        twice = [*header.twice, *header.alike(context.measure)]
        for column in twice:
            label = header.label(column)
            self.findings.add("column_twice", grid.sheet, header.row + 1, label, value=header.labels[column])
        part = header.kind.part
        shares = header.only_shares(context.measure)
        self._about(grid, header, "percent_only", shares)
        missing = [name for name in header.missing if name != part or not context.segment]
        if missing:
            names = [_field(header.kind.id, name) for name in missing]
            self.findings.add("column_missing", grid.sheet, header.row + 1, words={"columns": listing(names)})
        yearless = any(not one.year for one in header.dated) and "year" not in header.columns
        if yearless and not context.year:
            self.findings.add("heading_year_missing", grid.sheet, header.row + 1)
            return False
        return not (missing or shares or twice or beside or sexes or header.days or header.undated)

    def _shape(self, sheet: str, shape: Shape) -> None:
        rule, row, columns = shape
        self.findings.add(rule, sheet, row + 1, words={"columns": columns})

    def _about(self, grid: Grid, header: Header, rule: str, columns: list[int]) -> None:
        """One finding about all columns of which the same is to be said."""
        if columns:
            names = [header.label(column) for column in columns[:_LISTED]]
            more = f" (+{len(columns) - _LISTED})" if len(columns) > _LISTED else ""
            self.findings.add(rule, grid.sheet, header.row + 1, words={"columns": listing(names) + more})


def _field(kind: str, name: str) -> str:
    return Text()(f"intake.column.{kind}.{name}")


def _headings(header: Header, measure: str) -> dict[str, str]:
    labels = {name: header.label(column) for name, column in header.columns.items()}
    for one, column in header.wide.items():
        segment = f":{one.segment}" if one.segment else ""
        labels[f"{one.measure or measure}{segment}{one.suffix}"] = header.label(column)
    return labels
