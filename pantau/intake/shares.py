"""Per cents and targets, whose cells may hold 0.236 where the sheet shows 23,6%."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pantau.intake.cells import Part, Read, Reporter, Rows, combine, read_cells
from pantau.intake.grid import CodedColumn
from pantau.intake.names import spelled, value_ids
from pantau.intake.numbers import Parsed, read_count, read_percent

# Excel keeps 23,6% as 0.236. A column whose numbers are all below this holds shares.
LARGEST_SHARE = 1.5


def read_percents(column: CodedColumn, rows: Rows, label: str, reporter: Reporter) -> pd.Series:
    """Per cents as Float64 (23.6). A column of shares is multiplied by 100, with a warning."""
    read = read_cells(column, _percent_reader(column.values[code] for code in column.present()))
    reporter.report(read, rows, label, column.values)
    return read.spread(lambda value: value, "Float64")


def _percent_reader(values: Any) -> Any:
    numbers = [value for value in values if isinstance(value, (int, float))]
    shares = any(0 < abs(number) < 1 for number in numbers) and all(
        abs(number) <= LARGEST_SHARE for number in numbers
    )

    def read(value: Any) -> Parsed:
        parsed = read_percent(value)
        if shares and parsed.value and isinstance(value, (int, float)):
            # as decimals: 0.236 * 100 is 23.599999999999998
            return Parsed(round(parsed.value * 100, 10), "percent_share")
        return parsed

    return read


def read_target_values(frame: pd.DataFrame, part: Part) -> npt.NDArray[np.bool_]:
    """Set value and unit, which are read together; gives for each row whether there is no value."""
    names = [name for name in ("value", "unit") if name in part.header.columns]
    codes, tuples = combine(part.columns(names))
    units = [_unit(cells) for cells in tuples]
    reader = _percent_reader(cells[0] for cells, unit in zip(tuples, units, strict=True) if unit != "people")
    read = Read(codes, [_target(cells[0], unit, reader) for cells, unit in zip(tuples, units, strict=True)])
    label = part.header.label(part.header.columns["value"])
    part.reporter.report(read, part.rows, label, [cells[0] for cells in tuples])
    frame["value"] = read.spread(float, "Float64")
    frame["unit"] = pd.array([unit or None for unit in units] or [None], dtype="str").take(codes)
    return read.wrong


def _unit(cells: tuple[Any, ...]) -> str:
    """The unit by its column, else by a per cent sign in the value; '' where neither tells."""
    named = value_ids("target_unit").get(spelled(cells[1]), "") if len(cells) > 1 else ""
    return named or ("percent" if str(cells[0]).endswith(("%", "persen")) else "")


def _target(value: Any, unit: str, percent: Any) -> Parsed:
    if value == "":
        return Parsed(None, "value_missing")
    if not unit:
        return Parsed(None, "percent_missing_unit")
    read = read_count(value) if unit == "people" else percent(value)
    return Parsed(None, "not_a_number") if read.value is None and not read.rule else read
