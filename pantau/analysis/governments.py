"""Local governments of an area: of how many nothing is known, and what was said of the others."""

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


def with_notes_of_parts(figures: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Prepared figures of governments whose sums bear what is noted of the governments in them.

    Twelve of twenty-four have budgeted, but for non-ASN staff alone: the count says so as well.
    """
    own = figures[figures["method"].isna() & figures["note"].notna()]
    places = areas.set_index("code")
    of_part = {name: own["area_code"].map(places[name]) for name in ("parent", "regional_office")}
    filled = figures.copy()
    for at, row in figures[figures["method"].notna() & figures["note"].isna()].iterrows():
        code = row["area_code"]
        inside = (code == NATION) | (of_part["parent"] == code) | (of_part["regional_office"] == code)
        told = own[inside & (own["period_end"] <= row["period_end"])]
        for name in ("note", "note_en"):
            filled.at[at, name] = "; ".join(dict.fromkeys(told[name].dropna())) or None
    return filled
