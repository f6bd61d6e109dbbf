"""The figures of a map in the layer's order, packed small.

The national map has 514 areas, and every click sends them all: at most 25 KB. So figures are
arrays in the order of the geometry file; classes are one digit each; and what many areas share
(status, date, basis, remarks) is said once and pointed to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from pantau.mapview.classes import MapClasses, as_number
from pantau.mapview.layers import Layer
from pantau.text import Text
from pantau.text.numbers import NOISE_FREE, listing, number, rounded
from pantau.text.values import ROUGHLY, marks_of, with_margin

# Units whose values are sent whole.
WHOLE = ("people", "rupiah")
OUT_OF_SCOPE = "-"
NO_DATA = "x"
_COUNTS = ("numerator", "denominator")
# How a value is marked where there is room for a sign only: told roughly by its source; bearing a remark.
ROUGH, REMARKED = "~", "*"
# what areas share, in the order `_facet` reads it
_SHARED = ("status", "as_of", "denominator_as_of", "basis", "missing_reason", "margin", "mark")


def tenths(values: Sequence[Any]) -> list[int | None]:
    """Per cents as whole tenths, rounded as `pantau.text.numbers` does: 24.45 -> 245; None for NA.

    In one step for all areas, because this runs at every click.
    """
    numbers = np.array([as_number(value) for value in values], dtype=float)
    # first as exact as `rounded` takes them; then binary 24.45 * 10 may still miss a decimal tie
    tens = np.round(np.round(np.abs(numbers), NOISE_FREE) * 10, NOISE_FREE - 1)
    away = np.sign(numbers) * np.floor(tens + 0.5)
    return [None if np.isnan(number) else int(number) for number in away]


def is_whole(values: Sequence[Any]) -> list[int | None]:
    """Counts of people, None for NA."""
    return [None if (number := as_number(value)) is None else int(number) for value in values]


def pack_rows(
    rows: pd.DataFrame,
    layer: Layer,
    classes: MapClasses,
    text: Text,
    classed_on: str = "value",
    *,
    date_label: Callable[[str], str] = str,
) -> dict[str, Any]:
    """Figures of the areas in scope, in the layer's order.

    k: a character an area of the layer: its class, 'x' without a figure, '-' out of scope.
    v, n, N: value (tenths of a per cent, or whole in other units), numerator, denominator, of the
    areas in scope only, with commas between; no counts of single governments. down: positions of those
    whose tenths would round up to a per cent that the value itself does not (24,45 is 24). f: index into
    `facets` (what areas share: status, dates, basis, remarks). names: sparse, by position in scope.
    unplaced: names of rows the layer has no shape for, and why, one pair a reason.
    """
    columns = _columns(rows, classed_on)
    row_of = {code: row for row, code in enumerate(columns["area_code"])}
    order = [row_of.pop(code, None) for code in layer.codes]
    scope = [row for row in order if row is not None]
    levels = [as_number(value) for value in columns[classed_on]]
    marks = [NO_DATA if number is None else str(classes.index(number)) for number in levels]
    told = _told(rows, levels, columns, text)
    facets = list(dict.fromkeys(told[row] for row in scope))
    place = {facet: at for at, facet in enumerate(facets)}
    drawn = [name for name, row in zip(layer.names, order, strict=True) if row is not None]
    names = [columns["name"][row] for row in scope]
    return {
        "k": "".join(OUT_OF_SCOPE if row is None else marks[row] for row in order),
        **_values([columns["value"][row] for row in scope], classes.unit in WHOLE),
        **_counts(columns, scope, classes.single),
        "f": _joined(place[told[row]] for row in scope),
        "names": {at: name for at, name in enumerate(names) if name != drawn[at]},
        "facets": [_facet(facet, text, date_label) for facet in facets],
        "unplaced": _unplaced(list(row_of.values()), columns, text),
    }


def _columns(rows: pd.DataFrame, classed_on: str) -> dict[str, list[Any]]:
    """What is read of the rows, by column; how each value is marked, where the rows tell."""
    if "published_pct" in rows:
        rows = rows.assign(mark=marks_of(rows))
    read = ("area_code", "name", classed_on, "value", *_COUNTS, *_SHARED)
    return {name: _cells(rows, name) for name in read}


def _values(values: list[Any], whole: bool) -> dict[str, Any]:
    if whole:
        return {"v": _joined(is_whole(values)), "down": []}
    return {"v": _joined(tenths(values)), "down": rounded_down(values)}


def _counts(columns: dict[str, list[Any]], scope: list[int], single: bool) -> dict[str, str]:
    """Numerators and denominators of the rows in scope; blanks where each area is a single one."""
    if single:
        return dict.fromkeys("nN", "," * (len(scope) - 1))
    n, of = (_joined(is_whole([columns[name][row] for row in scope])) for name in _COUNTS)
    return {"n": n, "N": of}


def _told(
    rows: pd.DataFrame, levels: list[float | None], columns: dict[str, list[Any]], text: Text
) -> list[tuple[object, ...]]:
    """What areas share, for each row: whether it lacks a figure, its remarks, its sign, its _SHARED."""
    marked = zip(_cells(rows, "flags"), _cells(rows, "unknown"), strict=True)
    remarks = [_notes(flags, unknown, text) for flags, unknown in marked]
    signs = [_sign(flags, told) for flags, told in zip(_cells(rows, "flags"), remarks, strict=True)]
    shared = zip(*(columns[name] for name in _SHARED), strict=True)
    return [
        (level is None, told, sign, *cells)
        for level, told, sign, cells in zip(levels, remarks, signs, shared, strict=True)
    ]


def _joined(numbers: Iterable[int | None]) -> str:
    # a JSON array would cost a blank a number, as Streamlit writes it
    return ",".join("" if number is None else str(number) for number in numbers)


def _cells(rows: pd.DataFrame, column: str) -> list[Any]:
    """A column as a list; all None where the table lacks it."""
    return list(rows[column].to_numpy(dtype=object)) if column in rows else [None] * len(rows)


def _facet(facet: tuple[object, ...], text: Text, date_label: Callable[[str], str]) -> list[object]:
    """Status, its word, date of the figure, date of the denominator, basis, why there is none, remarks,
    margin of an estimate (points, or None), sign."""
    missing, remarks, sign, *cells = facet
    status, as_of, denominator_as_of, basis, reason = map(_known, cells[:-2])
    margin, mark = cells[-2:]
    return [
        "missing" if missing else status,
        with_margin(text(f"analysis.status.{_known(mark) or status}"), margin) if status != "missing" else "",
        *(date_label(date) if date else "" for date in (as_of, denominator_as_of)),
        text(key) if (key := f"map.basis.{basis}") in text else "",
        # The name is filled in by the browser, so that areas can share the sentence.
        text(reason, area="{area}") if missing and reason in text else "",
        remarks,
        is_whole([margin])[0],
        sign,
    ]


def rounded_down(values: Sequence[Any]) -> list[int]:
    """Positions of per cents below a half whose tenths stand on it: 24.45 is 24,5% and, whole, 24%."""
    whole = [as_number(value) for value in values]
    return [
        at
        for at, (exact, tens) in enumerate(zip(whole, tenths(whole), strict=True))
        if exact is not None and tens is not None and tens % 10 == 5 and rounded(exact) * 10 < tens
    ]


def _sign(flags: object, remarks: tuple[str, ...]) -> str:
    if isinstance(flags, tuple | list) and ROUGHLY in flags:
        return ROUGH
    return REMARKED if remarks else ""


def _notes(flags: object, unknown: object, text: Text) -> tuple[str, ...]:
    """Remarks an official should see beside the figure, such as a share above 100%."""
    count = as_number(unknown)
    notes = (text("map.unknown", count=number(count, 0, text.language)),) if count else ()
    if not isinstance(flags, tuple | list):
        return notes
    return (*notes, *(text(key) for flag in flags if (key := f"analysis.flags.{flag}") in text))


def _unplaced(without_shape: list[int], columns: dict[str, list[Any]], text: Text) -> list[list[str]]:
    by_reason: dict[str, list[str]] = {}
    for row in without_shape:
        reason = _known(columns["missing_reason"][row])
        why = text(reason, area=columns["name"][row]) if reason in text else ""
        by_reason.setdefault(why, []).append(columns["name"][row])
    return [[listing(names, text.language), why] for why, names in by_reason.items()]


def _known(value: object) -> str:
    return value if isinstance(value, str) else ""
