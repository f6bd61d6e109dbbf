"""One sheet as a table of records: fields, areas and periods understood, doubts noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from pantau.intake.ambiguities import cut_row, empty_formulas, hidden_cells, other_titles, scaled
from pantau.intake.body import Body, is_segment_sum, is_sum, row_ranges, split_body
from pantau.intake.cells import Part, Reporter, Rows, allowed, parser_of, read_cells
from pantau.intake.context import SheetContext
from pantau.intake.findings import Findings
from pantau.intake.grid import Grid
from pantau.intake.header import Header
from pantau.intake.keys import read_areas, read_times, read_years
from pantau.intake.kinds import Field
from pantau.intake.meanings import Wide
from pantau.intake.names import spelled, value_ids
from pantau.intake.numbers import Parsed, read_count
from pantau.intake.progress import Tell, silent
from pantau.intake.sayings import without_others
from pantau.intake.shares import read_percents, read_target_values

DTYPES = {
    "count": "Int64",
    "money": "Int64",
    "percent": "Float64",
    "target": "Float64",
    "text": "str",
    "choice": "str",
    "as_of": "str",
}


_AREAS = 0.3  # of the time that a table takes


@dataclass(slots=True)
class SheetTables:
    """Records of one sheet, and its rows of sums."""

    records: pd.DataFrame
    sums: pd.DataFrame


def read_table(
    grid: Grid, header: Header, context: SheetContext, findings: Findings, tell: Tell = silent
) -> SheetTables:
    """Everything below the headings of a sheet.

    Rows whose area, period or required word cannot be told are left out, each with a finding;
    a figure that cannot be read is NA, with a finding. `sums` keeps rows that call themselves
    sums, with their label and whatever area, period and segment they name.
    """
    reader = _TableReader(grid, header, context, Reporter(findings, grid.sheet), findings.file)
    body = without_others(grid, header, split_body(grid, header), reader.reporter)
    if len(body.skipped):
        reader.reporter.note("rows_skipped", int(body.skipped[0]), rows=row_ranges(body.skipped))
    if len(body.sums):
        reader.reporter.note("total_rows", int(body.sums[0]), rows=row_ranges(body.sums))
    reader.doubt(body)
    records = reader.read(body.records, tell=tell)
    sums = reader.read(body.sums, sums=True)
    if header.wide:
        records, across = reader.unfold(records)
        sums = pd.concat([*reader.unfold(sums), across], ignore_index=True)
    return SheetTables(records, sums)


class _TableReader:
    """Reads rows of one sheet; what is remarked on a column is remarked once."""

    def __init__(
        self, grid: Grid, header: Header, context: SheetContext, reporter: Reporter, file: str
    ) -> None:
        self.grid, self.header, self.context = grid, header, context
        self.reporter, self.file = reporter, file
        self.forms = {one.name: one.form for one in header.kind.fields}

    def doubt(self, body: Body) -> None:
        """Note words around the table that make its figures mean something else, and what is hidden."""
        grid, header, context = self.grid, self.header, self.context
        for row, words in scaled(grid, header, body):
            self.reporter.note("scaled", row, value=words)
        bare = any(not one.measure for one in header.wide)
        constants = (context.segment, context.measure if bare else "")
        for row, words in other_titles(grid, header, body, context.titles, constants):
            self.reporter.note("title_inside", row, value=words)
        if hidden := hidden_cells(grid, header, body):
            self.reporter.note("cells_hidden", None, places="; ".join(hidden))
        if (cut := cut_row(grid, header, body)) is not None:
            *_, last = (cell for cell in grid.row(cut) if cell != "")
            count, width = (
                (grid.lines.widths[row] for row in (cut, header.body - 1)) if grid.lines else (0, 0)
            )
            self.reporter.note("line_cut", cut, value=last, count=count, width=width)
        if cells := empty_formulas(grid, header, body):
            self.reporter.note("old_excel", None, cells=cells)

    def read(self, rows: Rows, sums: bool = False, tell: Tell = silent) -> pd.DataFrame:
        """Rows as a frame; of sums only what can be told, and their labels."""
        part = Part(self.grid, self.header, rows, self.reporter, sums)
        frame = pd.DataFrame(index=range(len(rows)))
        wrong = read_areas(frame, part)
        tell(_AREAS)
        wrong |= self._times(frame, part)
        fields = self.header.kind.fields
        for at, one in enumerate(fields, start=1):
            wrong |= self._field(frame, one, rows, sums)
            tell(_AREAS + (1 - _AREAS) * at / len(fields))
        if any(one.form == "target" for one in fields):
            wrong |= read_target_values(frame, part)
        zeros = np.zeros(len(rows), dtype=np.intp)
        frame["file"] = pd.array([self.file], dtype="str").take(zeros)
        frame["sheet"] = pd.array([self.grid.sheet], dtype="str").take(zeros)
        frame["row"] = rows + 1
        if sums:
            frame.insert(0, "label", pd.Series(self._labels(rows), dtype="str"))
            return frame
        return frame[~wrong].reset_index(drop=True)

    def _times(self, frame: pd.DataFrame, part: Part) -> Any:
        """Add period and grain, or the year of months in headings; what must be left out, row by row."""
        if not self.header.dated:
            return read_times(frame, part, self.context.titles)
        if self.header.kind.time == "period" and "year" in self.header.columns:
            return read_years(frame, part)
        frame["year"] = pd.Series([self.context.year or None] * len(part.rows), dtype="Int64")
        return np.zeros(len(part.rows), dtype=bool)

    def _field(self, frame: pd.DataFrame, one: Field, rows: Rows, sums: bool) -> Any:
        """Add one column; gives for each row whether it must be left out."""
        name, place = one.column, self.header.columns.get(one.name)
        kept = np.zeros(len(rows), dtype=bool)
        if place is None:
            constant = (self.context.segment or None) if one.name == "segment" else None
            frame[name] = pd.Series([constant] * len(rows), dtype=DTYPES[one.form])
            return kept
        column, label = self.grid.columns[place].at(rows), self.header.label(place)
        if one.form == "percent":
            frame[name] = read_percents(column, rows, label, self.reporter)
            return kept
        read = read_cells(column, _part_of_sum(one) if sums and one.choices else parser_of(one, sums))
        self.reporter.report(read, rows, label, column.values, allowed=allowed(one.choices))
        pick = (lambda period: period.as_of) if one.form == "as_of" else (lambda value: value)
        frame[name] = read.spread(pick, DTYPES[one.form])
        return read.wrong if one.required else kept

    def _labels(self, rows: Rows) -> list[str]:
        """For each sum the words that call it one."""
        cells = (self.grid.row(row) for row in rows)
        return [next((cell for cell in row if is_sum(cell) or is_segment_sum(cell)), "") for row in cells]

    def unfold(self, frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """A row for each month and segment that has columns of its own; second, the sums across segments.

        Columns without a segment stand beside those with one for all segments together.
        """
        # not all rows: some were left out
        rows = frame["row"].to_numpy(dtype=np.intp) - 1
        kind = self.header.kind
        part, figures = kind.part, [one.name for one in kind.figures]
        none = frame[:0].drop(columns="year", errors="ignore")
        blocks: dict[bool, list[pd.DataFrame]] = {False: [], True: []}
        for key, places in self._by_key().items():
            block = frame.drop(columns="year") if key.timed else frame.copy()
            if key.segment:
                block[part] = pd.Series([key.segment] * len(frame), dtype="str")
            if key.timed and kind.time == "period":
                block["period"] = _starts(frame["year"], key)
                grain = "month" if key.month else "year"
                block["grain"] = pd.Series([grain] * len(frame), dtype="str")
            elif key.timed:
                block["year"] = pd.Series([key.year] * len(frame), dtype="Int64")
            for measure, place in places.items():
                block[measure] = self._figures(measure, place, rows)
            blocks[key.segment == "all"].append(block[block[figures].notna().any(axis=1)])
        folded, across = (pd.concat(parts or [none], ignore_index=True) for parts in blocks.values())
        return folded.sort_values("row", kind="stable", ignore_index=True), across

    def _by_key(self) -> dict[Wide, dict[str, int]]:
        """The columns of each segment and month by what they count."""
        places: dict[Wide, dict[str, int]] = {}
        for one, place in self.header.wide.items():
            measure = one.measure or self.context.measure
            places.setdefault(one._replace(measure=""), {})[measure] = place
        return places

    def _figures(self, measure: str, place: int, rows: Rows) -> pd.Series:
        column, label = self.grid.columns[place].at(rows), self.header.label(place)
        if self.forms[measure] == "percent":
            return read_percents(column, rows, label, self.reporter)
        read = read_cells(column, read_count)
        self.reporter.report(read, rows, label, column.values)
        return read.spread(lambda value: value, "Int64")


def _starts(years: pd.Series, key: Wide) -> pd.Series:
    """The first day of a heading's month or year; its year, where the heading has none, is the row's."""
    known = pd.Series(key.year, years.index) if key.year else years
    months = (known.astype("float64") - 1970) * 12 + max(key.month, 1) - 1
    days = months.fillna(0).to_numpy().astype("int64").astype("datetime64[M]").astype("datetime64[s]")
    days[months.isna().to_numpy()] = np.datetime64("NaT")
    return pd.Series(days, years.index)


def _part_of_sum(field: Field) -> Callable[[Any], Parsed]:
    """The word of a choice in a row of sums: one, all, or none where it says no more than 'sum'."""
    known = {**value_ids(field.choices), **(value_ids("segment_total") if field.name == "segment" else {})}
    return lambda value: Parsed(known.get(spelled(value)))
