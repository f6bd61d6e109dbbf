"""What a rerun sends to the map: figures in the layer's order, packed small.

The national map has 514 areas, and every click sends them all: at most 25 KB, with each
area's history. So figures are arrays in the order of the geometry file; classes are one
digit each; what many areas share (status, date, basis) is said once and pointed to.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

import pandas as pd

from pantau.mapview.classes import MapClasses, as_number
from pantau.mapview.layers import STATIC, Geometry, Layer, layer_file, load_layer
from pantau.text import Text
from pantau.text.numbers import class_bounds, percent, points, rounded

OUT_OF_SCOPE = "-"
NO_DATA = "x"
# Two characters carry 0.0 to 809.9 per cent in tenths: base 90, without the characters JSON escapes.
ALPHABET = "".join(c for c in map(chr, range(35, 127)) if c != "\\")[:90]
_UNKNOWN = "  "
_LARGEST = len(ALPHABET) ** 2 - 1


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb: an area's code, and the name to show."""

    code: str
    label: str


def tenths(value: object) -> int | None:
    """Per cent as whole tenths, rounded as all our numbers are: 24.45 -> 245; None for NA."""
    number = as_number(value)
    return None if number is None else int(rounded(number, 1) * 10)


def whole(value: object) -> int | None:
    """A count of people, or None for NA."""
    number = as_number(value)
    return None if number is None else int(number)


def pack(
    rows: pd.DataFrame,
    classes: MapClasses,
    text: Text,
    *,
    geometry: Geometry,
    summary: str,
    focus: str = "",
    highlight: Sequence[str] = (),
    crumbs: Sequence[Crumb] = (),
    drillable: bool = False,
    layout: str = "map",
    height: int = 520,
    history: pd.DataFrame | None = None,
    series_break: str = "",
    classed_on: str = "value",
    date_label: Callable[[str], str] = str,
    static: Path = STATIC,
) -> dict[str, Any]:
    """The component's data for a Table; arguments as in `area_map`.

    `rev` in the result changes when anything else in it does. Raises MissingLayerError.
    """
    layer = load_layer(geometry.layer, static)
    under = layer_file(geometry.under, static) if geometry.under else ""
    data = {
        "files": {
            "layer": layer.file,
            "under": under,
            "context": layer_file("context", static),
            "tiles": layer_file("tiles", static) if geometry.tiles else "",
        },
        "tileset": geometry.tiles,
        "rows": pack_rows(rows, layer, classes, text, classed_on, date_label=date_label),
        "spark": pack_history(history, rows, layer, series_break),
        "classes": pack_classes(classes, text.language),
        "focus": focus,
        "highlight": list(highlight),
        "crumbs": [[c.code, c.label] for c in crumbs],
        "drillable": drillable,
        "layout": layout,
        "height": height,
        "summary": summary,
        "text": text.section("map.client"),
    }
    digest = blake2s(json.dumps(data).encode(), digest_size=8)
    return {"rev": digest.hexdigest(), **data}


def pack_classes(classes: MapClasses, language: str) -> dict[str, Any]:
    """Colours, counts and written labels of the classes, and the histogram with its ends written."""
    edges = (None, *classes.breaks, None)
    labels = classes.labels or [class_bounds(low, high, language) for low, high in pairwise(edges)]
    bars = classes.histogram
    written = points if classes.unit == "points" else percent
    ends = (bars.start, bars.start + bars.step * len(bars.counts))
    return {
        "colours": classes.colours,
        "counts": classes.counts,
        "labels": [" · ".join(filter(None, pair)) for pair in zip_longest(labels, classes.words)],
        "bars": bars.counts,
        # each bar takes the colour of the class its middle lies in
        "levels": [classes.index(bars.start + bars.step * (i + 0.5)) for i in range(len(bars.counts))],
        "ends": [written(end, 0 if float(end).is_integer() else 1, language) for end in ends],
    }


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
    v, n, N: tenths of a per cent, numerator, denominator, of the areas in scope only.
    f: index into `facets` (what areas share: status, dates, basis). names, notes: sparse, by
    position in scope. unplaced: names of rows the layer has no shape for.
    """
    records: dict[str, dict[Any, Any]] = {record["area_code"]: record for record in rows.to_dict("records")}
    facets: dict[tuple[str, ...], int] = {}
    packed: dict[str, Any] = {"v": [], "n": [], "N": [], "f": [], "names": {}, "notes": {}}
    marks = []
    for code, name in zip(layer.codes, layer.names, strict=True):
        record = records.pop(code, None)
        if record is None:
            marks.append(OUT_OF_SCOPE)
            continue
        number = as_number(record.get(classed_on))
        marks.append(NO_DATA if number is None else str(classes.index(number)))
        position = len(packed["v"])
        packed["v"].append(tenths(record.get("value")))
        packed["n"].append(whole(record.get("numerator")))
        packed["N"].append(whole(record.get("denominator")))
        facet = _facet(record, number is None, text, date_label)
        packed["f"].append(facets.setdefault(facet, len(facets)))
        if record["name"] != name:
            packed["names"][position] = record["name"]
        if notes := _notes(record, text):
            packed["notes"][position] = notes
    return {
        "k": "".join(marks),
        **packed,
        "facets": [list(facet) for facet in facets],
        "unplaced": [record["name"] for record in records.values()],
    }


def _facet(
    record: dict[Any, Any], missing: bool, text: Text, date_label: Callable[[str], str]
) -> tuple[str, ...]:
    """Status, its word, date of the figure, date of the denominator, basis, why there is none."""
    if missing:
        reason = _known(record.get("missing_reason"))
        # The name is filled in by the browser, so that areas can share the sentence.
        return ("missing", "", "", "", "", text(reason, area="{area}") if reason in text else "")
    status = _known(record.get("status"))
    dates = [_known(record.get(column)) for column in ("as_of", "denominator_as_of")]
    basis = f"map.basis.{_known(record.get('basis'))}"
    return (
        status,
        text(f"analysis.status.{status}"),
        *(date_label(date) if date else "" for date in dates),
        text(basis) if basis in text else "",
        "",
    )


def _notes(record: dict[Any, Any], text: Text) -> list[str]:
    """Remarks an official should see beside the figure, such as a share above 100%."""
    flags = record.get("flags")
    if not isinstance(flags, tuple | list):
        return []
    return [text(key) for flag in flags if (key := f"analysis.flags.{flag}") in text]


def _known(value: object) -> str:
    return value if isinstance(value, str) else ""


def pack_history(
    history: pd.DataFrame | None, rows: pd.DataFrame, layer: Layer, series_break: str
) -> dict[str, Any] | None:
    """Past values of the areas in scope: two characters each, tenths of a per cent in base 90.

    `history`: area_code, period (str, ascending labels such as '2022'), value (per cent). `series_break` is
    the first period of a new series; the line is drawn broken before it.
    """
    if history is None or history.empty:
        return None
    periods = sorted(history["period"].astype(str).unique())
    in_scope = set(rows["area_code"])
    values = {
        (code, str(period)): _two_characters(value)
        for code, period, value in zip(history["area_code"], history["period"], history["value"], strict=True)
    }
    line = "".join(
        values.get((code, period), _UNKNOWN) for code in layer.codes if code in in_scope for period in periods
    )
    broken = periods.index(series_break) if series_break in periods else -1
    return {"periods": periods, "break": broken, "line": line}


def _two_characters(value: object) -> str:
    number = tenths(value)
    if number is None or number < 0:
        return _UNKNOWN
    # A sparkline shows the course, not the figure: what is beyond its range is drawn at its edge.
    high, low = divmod(min(number, _LARGEST), len(ALPHABET))
    return ALPHABET[high] + ALPHABET[low]
