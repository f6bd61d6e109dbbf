"""A plotly choropleth with its GeoJSON in the figure, for the two pages we compare with.

Plotly asks for a base map of the world and draws nothing without one; its address is set to
a stub that the benchmark serves.
"""

import json
from pathlib import Path
from typing import Any

import geopandas as gpd
import plotly.graph_objects as go
import shapely
import streamlit as st

from benchmarks.pages.figures import of_period
from pantau.mapview import LEVEL_RAMP

OUTLINES = Path(__file__).resolve().parents[2] / "data/outlines/regencies.parquet"
CONFIG = {"topojsonURL": "/topojson-stub/"}


@st.cache_resource
def geojson(tolerance: float) -> dict[str, Any]:
    """The outlines of 514 regencies; `tolerance` in degrees, 0 for the file as it is."""
    frame = gpd.read_parquet(OUTLINES)
    shapes = frame.geometry.values
    if tolerance:
        shapes = shapely.set_precision(shapely.coverage_simplify(shapes, tolerance), 0.001)
    # plotly wants rings clockwise, the other way round than the standard
    shapes = shapely.orient_polygons(shapes, exterior_cw=True)
    features = [
        {"type": "Feature", "id": code, "properties": {}, "geometry": json.loads(shapely.to_geojson(shape))}
        for code, shape in zip(frame["area_code"], shapes, strict=True)
    ]
    return {"type": "FeatureCollection", "features": features}


def figure(period: str, tolerance: float) -> go.Figure:
    """The figure of one period."""
    rows = of_period(period)
    colours = [[i / (len(LEVEL_RAMP) - 1), colour] for i, colour in enumerate(LEVEL_RAMP)]
    drawn = go.Figure(
        go.Choropleth(
            geojson=geojson(tolerance),
            locations=rows["area_code"],
            z=rows["value"],
            text=rows["name"],
            customdata=rows[["numerator", "denominator"]],
            colorscale=colours,
            marker_line_width=0.4,
        )
    )
    drawn.update_geos(
        visible=False, projection_type="mercator", lonaxis_range=[94.5, 141.5], lataxis_range=[-11.5, 6.5]
    )
    drawn.update_layout(title=f"Periode {period}", height=620, margin={"l": 0, "r": 0, "b": 0})
    return drawn
