"""A page with one trend and nothing else."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from pantau.charts import config, trend
from pantau.text import Text

say = Text("id")
history = pd.DataFrame(
    {
        "period": ["2022", "2023", "2024", "2025"],
        "period_end": pd.to_datetime(["2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"]),
        "as_of": ["2022", "2023", "2024", "2025"],
        "value": [15.6, 19.9, 21.0, 20.15],
        "numerator": [700_000, 850_000, 940_000, 905_324],
        "denominator": [4_400_000, 4_300_000, 4_450_000, 4_492_574],
        "status": ["published", "published", "estimate", "published"],
        "basis": ["sakernas"] * 4,
        "source_title": ["BPS <Sakernas>"] * 4,
        "apart_before": [None, "comparable.series_break", "comparable.estimate", "comparable.estimate"],
    }
)
st.plotly_chart(trend(history, say), config=config(say), key="trend")
