"""Plotly figures as pure functions of a frame and a Text; the map is a component of its own.

    st.plotly_chart(trend(history, Text("id")), config=config(Text("id")))

Every figure is transparent and leaves the colour of its letters to the theme. Meaning is never
carried by colour alone: an estimate is an open square on a dashed line, or hatched.
"""

from __future__ import annotations

from pantau.charts.bars import bars, segment_bars
from pantau.charts.spark import spark_svg
from pantau.charts.style import CONFIG, config, stamp
from pantau.charts.trend import Aim, published_points, trend

__all__ = [
    "CONFIG",
    "Aim",
    "bars",
    "config",
    "published_points",
    "segment_bars",
    "spark_svg",
    "stamp",
    "trend",
]
