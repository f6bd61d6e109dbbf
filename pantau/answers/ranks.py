"""Tables with the range of every rank, under the errors assumed of the denominators."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from pantau.analysis import Table
from pantau.analysis.ranks.uncertainty import RANGE_COLUMNS, Errors, naming_errors, with_ranges
from pantau.answers.kept import kept
from pantau.answers.names import areas_by_code
from pantau.answers.tables import table
from pantau.areas import REGENCY_LEVELS
from pantau.store import Release
from pantau.view import NATION, View


def ranged(release: Release, view: View, errors: Errors) -> Table:
    """The View's Table with uncertainty.RANGE_COLUMNS, and with its target if it names one."""
    found = table(release, view)
    columns = _ranges(release, view, errors)
    rows = found.rows.assign(**{name: columns[name] for name in RANGE_COLUMNS})
    return replace(found, view=naming_errors(found.view, errors), rows=rows)


# Every pair of 514 areas is compared; the columns that come of it take little room.
@kept(256)
def _ranges(release: Release, view: View, errors: Errors) -> pd.DataFrame:
    return with_ranges(table(release, view), errors).rows[list(RANGE_COLUMNS)]


def standing(release: Release, view: View, errors: Errors) -> pd.Series | None:
    """The row of the area in focus among all of its level, with its range; None for nation and Kanwil."""
    level = areas_by_code(release)["level"].get(view.area)
    if level not in ("province", *REGENCY_LEVELS):
        return None
    likes = view.but(scope=NATION, level="province" if level == "province" else "regency")
    rows = ranged(release, likes, errors).rows
    return rows[rows["area_code"] == view.area].iloc[0]
