"""The map of 514 regencies as this product draws it."""

import gc

import streamlit as st

from benchmarks.pages.figures import BREAKS, choose_period, figures, of_period
from pantau.mapview import Crumb, MapClasses, area_map, geometry_for
from pantau.text import Text


@st.fragment
def page() -> None:
    period = choose_period()
    rows = of_period(period)
    area_map(
        rows,
        MapClasses.of(rows["value"], BREAKS),
        Text("id"),
        key="map",
        geometry=geometry_for("ID", "regency"),
        summary=f"Periode {period}",
        crumbs=[Crumb("ID", "Indonesia")],
        history=figures(),
        series_break="2023",
    )


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
