"""Which figure stands for an area in a period: pure functions on observation frames.

An area can have several figures for one date, because sources disagree. All stay in the
release; one is shown, by a fixed order, and the others are counted beside it.
"""

from __future__ import annotations

import pandas as pd

from pantau.analysis.periods import period_keys

# The owner's figure before a cited one, a cited one before our estimate.
STATUS_ORDER = {"official": 0, "published": 1, "estimate": 2}

TYPES = {
    **dict.fromkeys(["area_code", "indicator", "segment", "grain", "as_of", "denominator_as_of"], "str"),
    **dict.fromkeys(["basis", "counted_by", "status", "method", "caveat", "note"], "str"),
    **dict.fromkeys(["source_id", "source_title", "source_url"], "str"),
    **dict.fromkeys(["numerator", "denominator", "boundaries"], "Int64"),
    **dict.fromkeys(["period", "period_end"], "datetime64[us]"),
    "published_pct": "float64",
}

# After the date: whose figure, then how much it says of itself. The last three only make
# the choice independent of the order in which rows arrive.
_PREFERENCE = ["_status", "_unstated", "_no_counts", "_no_published", "source_id", "value", "numerator"]


def prepare(observations: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """Observations with what is derived from one row alone.

    Adds: recomputed_pct (100 * numerator / denominator), value (published_pct where there is
    one, else recomputed_pct; the numerator where `unit` is 'people'), key (the period as a
    View writes it). Percentages are in per cent and are never clipped. Any row order.
    """
    # An empty frame, or one that is all NULL in a column, arrives without usable types.
    frame = observations.astype({name: kind for name, kind in TYPES.items() if name in observations})
    numerator, denominator = frame["numerator"], frame["denominator"]
    whole = denominator.astype("Float64").where(denominator > 0)
    frame["recomputed_pct"] = (100 * numerator.astype("Float64") / whole).astype("float64")
    if unit == "people":
        frame["value"] = numerator.astype("float64")
    else:
        frame["value"] = frame["published_pct"].fillna(frame["recomputed_pct"])
    frame["key"] = period_keys(frame["period"], frame["grain"])
    return frame


def pick_exact(figures: pd.DataFrame, key: str) -> pd.DataFrame:
    """One figure per area of exactly the period `key`, with `alternatives`. Nothing carries forward."""
    return pick_newest_of_each(figures[figures["key"] == key], "area_code")


def pick_newest(figures: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """One figure per area: the newest whose period ends by `until`, with `alternatives` of its date."""
    return pick_newest_of_each(figures[figures["period_end"] <= until], "area_code")


def pick_newest_of_each(figures: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """One figure per combination of `keys`: the newest that has a value, then by preference.

    `alternatives` counts the other published figures of the same area and date: our own
    estimate is no alternative to a published figure.
    """
    known = figures[figures["value"].notna()]
    ordered = by_preference(known).sort_values("period_end", ascending=False, kind="stable")
    published = ordered["status"] != "estimate"
    others = published.groupby([ordered["area_code"], ordered["period_end"]]).transform("sum") - published
    ordered["alternatives"] = others.astype("Int64")
    first = ordered.drop_duplicates(list(keys))
    return first.drop(columns=[column for column in first.columns if column.startswith("_")])


def by_preference(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures of one date, the one to show first."""
    return figures.assign(
        _status=figures["status"].map(STATUS_ORDER),
        _unstated=figures["basis"] == "unstated",
        _no_counts=figures["numerator"].isna() | figures["denominator"].isna(),
        _no_published=figures["published_pct"].isna(),
    ).sort_values(_PREFERENCE, kind="stable")


def look_up(codes: pd.Series, by_code: pd.Series) -> pd.Series:
    """The value of each code, aligned with `codes`; keeps the type, even of an empty series."""
    return by_code.reindex(codes.to_numpy()).set_axis(codes.index)
