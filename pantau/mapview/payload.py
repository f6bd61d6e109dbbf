"""What a rerun sends to the map: figures in the layer's order, packed small.

The national map has 514 areas, and every click sends them all: at most 25 KB. So figures are
arrays in the order of the geometry file; classes are one digit each; what many areas share
(status, date, basis, remarks) is said once and pointed to; and the history, which another period
leaves as it is, is a message of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from pantau.mapview.boundary_note import boundary_note
from pantau.mapview.classes import MapClasses, as_number
from pantau.mapview.layers import Geometry, Layer, layer_file, load_layer
from pantau.mapview.legend import pack_classes
from pantau.mapview.sparklines import pack_history
from pantau.outline.manifest import STATIC
from pantau.text import Text
from pantau.text.numbers import NOISE_FREE, listing, number
from pantau.text.values import in_unit

# Units whose values are sent whole.
WHOLE = ("people", "rupiah")
OUT_OF_SCOPE = "-"
NO_DATA = "x"
_COUNTS = ("numerator", "denominator")
# what areas share, in the order `_facet` reads it
_SHARED = ("status", "as_of", "denominator_as_of", "basis", "missing_reason")


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb: an area's code, and the name to show."""

    code: str
    label: str


@dataclass(frozen=True)
class Packed:
    """What a map sends of a Table: the same for all who look at it, so a page may keep it.

    figures: of the present period; `rev` in it changes when anything else does. past: the history of
    each area, with an `id`; None where there is none.
    """

    figures: dict[str, Any]
    past: dict[str, Any] | None


def tenths(values: Sequence[Any]) -> list[int | None]:
    """Per cents as whole tenths, rounded as `pantau.text.numbers` does: 24.45 -> 245; None for NA.

    In one step for all areas, because this runs at every click.
    """
    numbers = np.array([as_number(value) for value in values], dtype=float)
    # first as exact as `rounded` takes them; then binary 24.45 * 10 may still miss a decimal tie
    tens = np.round(np.round(np.abs(numbers), NOISE_FREE) * 10, NOISE_FREE - 1)
    away = np.sign(numbers) * np.floor(tens + 0.5)
    return [None if np.isnan(number) else int(number) for number in away]


def whole(values: Sequence[Any]) -> list[int | None]:
    """Counts of people, None for NA."""
    return [None if (number := as_number(value)) is None else int(number) for value in values]


def pack(
    rows: pd.DataFrame,
    classes: MapClasses,
    text: Text,
    *,
    geometry: Geometry,
    summary: str,
    history: pd.DataFrame | None = None,
    series_break: str = "",
    classed_on: str = "value",
    date_label: Callable[[str], str] = str,
    words: Mapping[str, str] | None = None,
    static: Path = STATIC,
) -> Packed:
    """A Table ready for `area_map`. Raises MissingLayerError.

    rows: a Table's rows (docs/architecture.md): area_code, name, value (per cent), numerator,
        denominator (people), status, as_of, denominator_as_of, basis, flags, missing_reason; other
        columns are not read. Areas of the layer that have no row are drawn pale, outside the scope.
    classes: bounds and colours; they class the column `classed_on` ('value', or a column of points).
    geometry: from `geometry_for`. summary: a sentence that says what the map shows (the text twin).
    history: area_code, period (str), value (per cent), for the line in the card; `series_break` is the
        first period of a new series.
    date_label: how an as_of ('2025-08') is written.
    words: texts of map.client that this map says otherwise; `class_label` gives the card a line for the
        class of its area.
    """
    layer = load_layer(geometry.layer, static)
    under = layer_file(geometry.under, static) if geometry.under else ""
    past = pack_history(history, rows, layer, series_break)
    if past is not None:
        past = {"id": _digest(past), **past}
    figures = {
        "files": {
            "layer": layer.file,
            "under": under,
            "context": layer_file("context", static),
            "tiles": layer_file("tiles", static) if geometry.tiles else "",
        },
        "tileset": geometry.tiles,
        "rows": pack_rows(rows, layer, classes, text, classed_on, date_label=date_label),
        "past": past["id"] if past else "",
        "classes": pack_classes(classes, text.language),
        "summary": summary,
        "text": {
            **text.section("map.client"),
            "of_label": text(f"map.of_label.{_counted(rows)}"),
            "value": in_unit(classes.unit, classes.single, text.language),
            "disclaimer": boundary_note(layer, text, static),
            **(words or {}),
        },
    }
    return Packed({"rev": _digest(figures), **figures}, past)


def shown(packed: Packed, **state: object) -> dict[str, Any]:
    """The component's data: packed figures, and what this session looks at of them."""
    return {**packed.figures, **state, "rev": _digest([packed.figures["rev"], state])}


def _digest(data: object) -> str:
    return blake2s(json.dumps(data).encode(), digest_size=8).hexdigest()


def _counted(rows: pd.DataFrame) -> str:
    """What the numerators count; people where the rows do not say."""
    return str(rows["counted"].iloc[0]) if "counted" in rows and len(rows) else "people"


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
    areas in scope only, with commas between; no counts of single governments. f: index into
    `facets` (what areas share: status, dates, basis, remarks). names: sparse, by position in scope.
    unplaced: names of rows the layer has no shape for, and why, one pair a reason.
    """
    columns = {
        name: _cells(rows, name) for name in ("area_code", "name", classed_on, "value", *_COUNTS, *_SHARED)
    }
    row_of = {code: row for row, code in enumerate(columns["area_code"])}
    order = [row_of.pop(code, None) for code in layer.codes]
    scope = [row for row in order if row is not None]
    levels = [as_number(value) for value in columns[classed_on]]
    marks = [NO_DATA if number is None else str(classes.index(number)) for number in levels]
    shared = list(zip(*(columns[name] for name in _SHARED), strict=True))
    facets: dict[tuple[object, ...], int] = {}
    remarks = [
        _notes(*told, text) for told in zip(_cells(rows, "flags"), _cells(rows, "unknown"), strict=True)
    ]
    facet_of = [
        facets.setdefault((levels[row] is None, remarks[row], *shared[row]), len(facets)) for row in scope
    ]
    names = [name for name, row in zip(layer.names, order, strict=True) if row is not None]
    measure = whole if classes.unit in WHOLE else tenths
    n, of = ([] if classes.single else [columns[name][row] for row in scope] for name in _COUNTS)
    return {
        "k": "".join(OUT_OF_SCOPE if row is None else marks[row] for row in order),
        "v": _joined(measure([columns["value"][row] for row in scope])),
        "n": _joined(whole(n)) or "," * (len(scope) - 1),
        "N": _joined(whole(of)) or "," * (len(scope) - 1),
        "f": _joined(facet_of),
        "names": {
            at: columns["name"][row] for at, row in enumerate(scope) if columns["name"][row] != names[at]
        },
        "facets": [_facet(facet, text, date_label) for facet in facets],
        "unplaced": _unplaced(list(row_of.values()), columns, text),
    }


def _joined(numbers: Iterable[int | None]) -> str:
    # a JSON array would cost a blank a number, as Streamlit writes it
    return ",".join("" if number is None else str(number) for number in numbers)


def _cells(rows: pd.DataFrame, column: str) -> list[Any]:
    """A column as a list; all None where the table lacks it."""
    return list(rows[column].to_numpy(dtype=object)) if column in rows else [None] * len(rows)


def _facet(facet: tuple[object, ...], text: Text, date_label: Callable[[str], str]) -> list[object]:
    """Status, its word, date of the figure, date of the denominator, basis, why there is none, remarks."""
    missing, remarks, *cells = facet
    status, as_of, denominator_as_of, basis, reason = map(_known, cells)
    if missing:
        # The name is filled in by the browser, so that areas can share the sentence.
        return ["missing", "", "", "", "", text(reason, area="{area}") if reason in text else "", remarks]
    return [
        status,
        text(f"analysis.status.{status}"),
        *(date_label(date) if date else "" for date in (as_of, denominator_as_of)),
        text(key) if (key := f"map.basis.{basis}") in text else "",
        "",
        remarks,
    ]


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
