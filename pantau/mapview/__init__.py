"""The map: a Streamlit component drawn in plain SVG, controlled by the View.

    classes = MapClasses.of(table.rows["value"], breaks=(10, 20, 30, 40))
    geometry = geometry_for(view.scope, view.level, table.rows)
    packed = pack(table.rows, classes, Text("id"), geometry=geometry, summary=sentence)
    area_map(packed, key="map", focus=view.area, drillable=view.level == "province", on_event=take)

What a person does on the map comes back as a `MapEvent`; the page turns it into a new View.
"""

from pantau.mapview.classes import DIVERGING_RAMP, LEVEL_RAMP, Histogram, MapClasses
from pantau.mapview.component import MapEvent, Pair, area_map
from pantau.mapview.layers import Geometry, Layer, MissingLayerError, geometry_for, load_layer
from pantau.mapview.payload import Crumb, Packed, pack

__all__ = [
    "DIVERGING_RAMP",
    "LEVEL_RAMP",
    "Crumb",
    "Geometry",
    "Histogram",
    "Layer",
    "MapClasses",
    "MapEvent",
    "MissingLayerError",
    "Packed",
    "Pair",
    "area_map",
    "geometry_for",
    "load_layer",
    "pack",
]
