"""Local governments of an area of which nothing is known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pantau.areas import REGENCY_LEVELS
from pantau.view import NATION


def unknown_governments(rows: pd.DataFrame, segment: str, areas: pd.DataFrame, unit: str) -> pd.Series:
    """Local governments of each row of which nothing is known; NaN in units other than 'yes_no'.

    A row's denominator are those known. A regency is its own government; a province, a Kanwil and
    the nation stand for the regencies and cities in them, or, in a `segment` of the governments
    of provinces, for those.
    """
    if unit != "yes_no":
        return pd.Series(np.nan, index=rows.index)
    levels = ("province",) if segment.startswith("province_") else REGENCY_LEVELS
    members = areas[areas["level"].isin(levels)]
    of_all = pd.concat(
        [members[by].value_counts() for by in ("code", "parent", "regional_office")]
        + [pd.Series({NATION: len(members)})]
    )
    whole = rows["area_code"].map(of_all[~of_all.index.duplicated()]).astype("float64")
    return (whole - rows["denominator"]).where(rows["value"].notna())
