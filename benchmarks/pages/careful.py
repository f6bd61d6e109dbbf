"""The same map as one writes it second: fewer points, and a fragment around control and map.

The outlines are simplified to as many points as our own geometry has (about 21,000).
"""

import streamlit as st

from benchmarks.pages.choropleth import CONFIG, figure
from benchmarks.pages.figures import choose_period


@st.fragment
def page() -> None:
    st.plotly_chart(figure(choose_period(), tolerance=0.027), key="map", config=CONFIG)


st.set_page_config(page_title="Careful", layout="wide")
page()
