"""A page with one trend and nothing else."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.charts import config, trend
from pantau.text import Text

say = Text("id")
years = ["2021", "2022", "2023", "2024", "2025"]
history = pd.DataFrame(
    {
        "period": years,
        "period_end": pd.to_datetime([f"{year}-12-31" for year in years]),
        "as_of": years,
        "value": [14.2, 15.6, 19.9, 21.0, 20.15],
        "numerator": [620_000, 700_000, 850_000, 940_000, 905_324],
        "denominator": [4_350_000, 4_400_000, 4_300_000, 4_450_000, 4_492_574],
        "status": ["published", "published", "published", "estimate", "published"],
        "basis": ["sakernas"] * 5,
        "source_title": ["BPS <Sakernas>"] * 5,
        "apart_before": [None, None, "comparable.series_break", "comparable.estimate", "comparable.estimate"],
    }
)
st.plotly_chart(trend(history, say), config=config(say), key="trend")
