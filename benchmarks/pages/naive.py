"""The same map as one writes it first: the outlines as they are, inside the figure."""

import streamlit as st

from benchmarks.pages.choropleth import CONFIG, figure
from benchmarks.pages.figures import choose_period

st.set_page_config(page_title="Naive", layout="wide")
st.plotly_chart(figure(choose_period(), tolerance=0), key="map", config=CONFIG)
