"""The map of 514 regencies as this product draws it."""

import gc

import streamlit as st

from benchmarks.pages.figures import BREAKS, choose_period, figures, of_period
from pantau.mapview import Crumb, MapClasses, Packed, area_map, geometry_for, pack
from pantau.text import Text


@st.cache_resource
def packed(period: str) -> Packed:
    """Kept for each period, as the product keeps it for each release and View (pantau/ui/map/drawn.py)."""
    rows = of_period(period)
    return pack(
        rows,
        MapClasses.of(rows["value"], BREAKS),
        Text("id"),
        geometry=geometry_for("ID", "regency"),
        summary=f"Periode {period}",
        history=figures(),
        series_break="2023",
    )


@st.fragment
def page() -> None:
    area_map(packed(choose_period()), key="map", crumbs=[Crumb("ID", "Indonesia")])


@st.cache_resource
def freeze_imports() -> None:
    """Leave all that was imported out of the garbage collection that Streamlit runs after every run.

    It costs 55 ms of a click, and holds back the messages that the click waits for. The product's
    server has to do the same for these figures to be the product's.
    """
    gc.collect()
    gc.freeze()


st.set_page_config(page_title="Component", layout="wide")
page()
freeze_imports()
