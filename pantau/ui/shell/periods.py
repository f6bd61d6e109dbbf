"""What a period is called in the bars: short, and never a month that nobody has lived to see."""

from __future__ import annotations

import pandas as pd

from pantau.text.dates import short_date


def period_name(period: str, day: pd.Timestamp, language: str) -> str:
    """'Des 2025'; '2026' of its December while that is to come on `day`.

    A series that carries forward has its figures of a whole year at the end of that year, of which
    a source may tell before it is over.
    """
    ahead = pd.Period(period).start_time > day
    return short_date(period[:4] if ahead else period, language)
