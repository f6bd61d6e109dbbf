"""Figures for the map pages: 514 regencies over eight years, made up but as wide as real ones."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.mapview import load_layer

PERIODS = tuple(str(year) for year in range(2018, 2026))
BREAKS = (10, 20, 30, 40)


@st.cache_resource
def figures() -> pd.DataFrame:
    """One row per regency and period, in the columns of a Table (docs/architecture.md)."""
    layer = load_layer("regencies")
    rows = [
        {
            "area_code": code,
            "name": name,
            "period": period,
            "value": (value := (position * 37 + year * 11) % 480 / 10 + position % 7 / 100),
            "denominator": (denominator := 60_000 + position * 7_919 % 1_400_000),
            "numerator": int(denominator * value / 100),
            "status": "estimate",
            "as_of": period,
            "denominator_as_of": f"{period}-08",
            "basis": "sakernas",
            "flags": (),
            "missing_reason": "",
        }
        for position, (code, name) in enumerate(zip(layer.codes, layer.names, strict=True))
        for year, period in enumerate(PERIODS)
    ]
    return pd.DataFrame(rows)


@st.cache_resource
def of_period(period: str) -> pd.DataFrame:
    """The 514 rows of one period, as a page's cached Table would hold them."""
    frame = figures()
    return frame[frame["period"] == period].reset_index(drop=True)


def choose_period() -> str:
    """The same control on both pages."""
    return str(st.segmented_control("Periode", PERIODS, default=PERIODS[-1], required=True, key="period"))
