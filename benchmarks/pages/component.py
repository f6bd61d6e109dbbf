"""The map of 514 regencies as this product draws it."""

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


st.set_page_config(page_title="Component", layout="wide")
page()
