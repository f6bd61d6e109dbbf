"""What a rerun sends to the map: the figures, their classes, and the words around them.

The history, which another period leaves as it is, is a message of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any

import pandas as pd

from pantau.folders import STATIC
from pantau.mapview.boundary_note import boundary_note
from pantau.mapview.classes import MapClasses
from pantau.mapview.layers import Geometry, Layer, layer_file, load_layer
from pantau.mapview.legend import pack_classes
from pantau.mapview.packed_rows import WHOLE, pack_rows
from pantau.mapview.sparklines import pack_history
from pantau.text import Text
from pantau.text.values import in_unit


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
        first period of a new series. date_label: how an as_of ('2025-08') is written.
    words: texts of map.client that this map says otherwise; `class_label` gives the card a line for the
        class of its area.
    """
    layer = load_layer(geometry.layer, static)
    past = _named(pack_history(history, rows, layer, series_break))
    figures = {
        "files": _files(geometry, layer, static),
        "tileset": geometry.tiles,
        "rows": pack_rows(rows, layer, classes, text, classed_on, date_label=date_label),
        "past": past["id"] if past else "",
        "classes": pack_classes(classes, text.language),
        "bubbles": counted_whole(rows, classes),
        "summary": summary,
        "text": _words(rows, classes, text, boundary_note(layer, text, static)) | dict(words or {}),
    }
    return Packed({"rev": _digest(figures), **figures}, past)


def counted_whole(rows: pd.DataFrame, classes: MapClasses) -> bool:
    """Whether the figures are counts, of people or rupiah: drawn as circles, never as fills.

    What is divided by something, such as rupiah a worker, is a rate whatever its unit.
    """
    return classes.unit in WHOLE and ("denominator" not in rows or bool(rows["denominator"].isna().all()))


def _files(geometry: Geometry, layer: Layer, static: Path) -> dict[str, str]:
    return {
        "layer": layer.file,
        "under": layer_file(geometry.under, static) if geometry.under else "",
        "context": layer_file("context", static),
        "tiles": layer_file("tiles", static) if geometry.tiles else "",
    }


def _words(rows: pd.DataFrame, classes: MapClasses, text: Text, disclaimer: str) -> dict[str, str]:
    return {
        **text.section("map.client"),
        "of_label": text(f"map.of_label.{_counted(rows)}"),
        "about": text("format.about", value="{value}"),
        "value": in_unit(classes.unit, classes.single, text.language),
        "disclaimer": disclaimer,
    }


def _named(past: dict[str, Any] | None) -> dict[str, Any] | None:
    return None if past is None else {"id": _digest(past), **past}


def shown_values(packed: Packed, **state: object) -> dict[str, Any]:
    """The component's data: packed figures, and what this session looks at of them."""
    return {**packed.figures, **state, "rev": _digest([packed.figures["rev"], state])}


def _digest(data: object) -> str:
    return blake2s(json.dumps(data).encode(), digest_size=8).hexdigest()


def _counted(rows: pd.DataFrame) -> str:
    """What the numerators count; people where the rows do not say."""
    return str(rows["counted"].iloc[0]) if "counted" in rows and len(rows) else "people"
