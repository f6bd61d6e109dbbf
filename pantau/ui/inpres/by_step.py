"""Rows of the cascade as mappings by step, for whoever puts them into words."""

from __future__ import annotations

import pandas as pd

from pantau.answers import programme
from pantau.charts.style import Row, records
from pantau.store import Release
from pantau.view import View


def by_step(rows: pd.DataFrame) -> dict[str, Row]:
    """The rows of one area, as mappings by step."""
    return {str(row["step"]): row for row in records(rows)}


def parts_by_step(release: Release, view: View, area: str) -> dict[str, Row]:
    """The parts of an area counted, by step; empty for a regency, which has none."""
    return by_step(programme.parts_of(release, view, area))
