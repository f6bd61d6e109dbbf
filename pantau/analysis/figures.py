"""Which figure stands for an area in a period: pure functions on observation frames.

An area can have several figures for one date, because sources disagree. All stay in the
release; one is shown, by a fixed order, and the others are counted beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from pantau.analysis.periods import period_keys
from pantau.catalogue import Indicator, SeriesNote

# Units whose value is a numerator of a denominator, in per cent.
SHARES = ("percent", "yes_no")
# The owner's figure before a cited one, a cited one before our estimate.
STATUS_ORDER = {"official": 0, "published": 1, "estimate": 2}

_NUMBERS = ("numerator", "denominator", "boundaries", "published_pct")
_DATES = ("period", "period_end", "valid_until")
_SERIES = ["area_code", "indicator", "segment", "period_end"]
# What a count shares with the per cent it was published beside, and what it then says nothing of.
_OF_SHARE = ("denominator", "denominator_as_of", "published_pct")
# '2024-12', and no span of months such as '2025-08/2025-11'
_MONTH_SAID = re.compile(r"\d{4}-(\d{2})$")
_MONTHS_BETWEEN = re.compile(r"\d{4}-\d{2}/")
_OF_A_YEAR = ("sakernas", "government", "budget")
COMPLEMENT = "complement"  # the method of what is left of a whole


def figures_as(
    observations: pd.DataFrame,
    indicator: Indicator,
    split: Collection[str] = frozenset(),
    series: Iterable[SeriesNote] = (),
) -> pd.DataFrame:
    """Prepared figures (`prepare`) of an indicator from the observations that it shows.

    `observations`: those of the indicator's `figures`; `series`: what the catalogue says of their
    series. An indicator may show
    another's figures as mere counts (unit 'people'), or what they leave of the whole
    (`complement`): a share becomes 100 less it, its numerator what the denominator lacks; nothing
    of that is as published, and `method` says so.
    """
    unit = indicator.unit
    if indicator.figures != indicator.id and unit == "people":
        observations = observations.assign(**dict.fromkeys(_OF_SHARE, None), basis="none")
    yearly = {indicator.id, indicator.figures} if indicator.frequency == "year" else ()
    figures = prepare(observations, unit, split, series, yearly)
    if not indicator.complement:
        return figures
    return figures.assign(
        numerator=figures["denominator"] - figures["numerator"],
        published_pct=np.nan,
        recomputed_pct=100 - figures["recomputed_pct"],
        value=100 - figures["value"],
        method=figures["method"].fillna(COMPLEMENT),
    )


def prepare(
    observations: pd.DataFrame,
    unit: str = "percent",
    split: Collection[str] = frozenset(),
    series: Iterable[SeriesNote] = (),
    yearly: Collection[str] = (),
) -> pd.DataFrame:
    """Observations in the order in which they would be shown, with what is derived from them.

    Adds: recomputed_pct (100 * numerator / denominator), value (in `unit`: published_pct where
    there is one, else recomputed_pct; the numerator where it is 'people'; rupiah, over the
    denominator where there is one), key (the period as a
    View writes it), alternatives (other published figures of the same area, indicator,
    segment, date and territory), territory (the boundaries, 34 or 38, of areas in `split`; 0 for all
    others, whose land the split of provinces left alone), next_break (by `series`: the first year after
    the figure from which its basis is another series; NaN: none) and month (`months`: 1 to 12; NaN
    where it is not known). Percentages are in per cent and never clipped.

    Rows come out newest month first and, of one month, the one to show first: by whose figure
    it is, then the one on today's boundaries, then the later, then the one that says more of
    itself. Any order in gives the same order out. Inside the analysis numbers are float64 and text
    is object: on small frames both are several times faster than the types a Table has in the end.
    """
    texts = [name for name in observations if name not in (*_NUMBERS, *_DATES)]
    dates = [name for name in _DATES if name in observations]
    types = dict.fromkeys(_NUMBERS, "float64") | dict.fromkeys(dates, "datetime64[us]")
    frame = observations.astype(types).assign(**{str(name): _shared(observations[name]) for name in texts})
    whole = frame["denominator"].where(frame["denominator"] > 0)
    frame["recomputed_pct"] = 100 * frame["numerator"] / whole if unit in SHARES else np.nan
    frame["value"] = _value(frame, whole, unit)
    frame["key"] = period_keys(frame["period"], frame["grain"])
    cited = (frame["status"] != "estimate") & frame["value"].notna()
    # Our own estimate is no alternative to a published figure.
    frame["territory"] = frame["boundaries"].where(frame["area_code"].isin(split)).fillna(0)
    # Nor is one of other land: of Papua's workers both boundaries are known.
    same_date = cited.astype("float64").groupby([frame[name] for name in (*_SERIES, "territory")])
    frame["alternatives"] = same_date.transform("sum") - cited
    return _in_order(frame.assign(next_break=_next_breaks(frame, series), month=months(frame, yearly)))


def _next_breaks(frame: pd.DataFrame, series: Iterable[SeriesNote]) -> pd.Series:
    years = frame["period_end"].dt.year
    next_break = pd.Series(np.nan, index=frame.index)
    for note in sorted(series, key=lambda note: note.year, reverse=True):
        next_break = next_break.mask((frame["basis"] == note.basis) & (years < note.year), note.year)
    return next_break


def months(frame: pd.DataFrame, yearly: Collection[str] = ()) -> pd.Series:
    """The month in which each figure was counted (float; NaN where it is not known).

    A figure of a year tells it by `as_of` ('2024-12'), or does not ('2025', '2025-08/2025-11'). A yearly
    survey, what a government does in a year, and the figures of the indicators `yearly` speak of the whole
    year and need none: they stand at its end.
    """
    of_year = frame["grain"] == "year"
    # thousands of figures are of a few hundred dates
    dates = frame["as_of"].astype("object")
    said = dates.map({date: _month_said(str(date)) for date in dates.unique()}).astype("float64")
    whole = frame["basis"].isin(_OF_A_YEAR) | frame["indicator"].isin(list(yearly))
    bare = said.mask(whole & said.isna(), 12.0)
    between = dates.isin([date for date in dates.unique() if _MONTHS_BETWEEN.match(str(date))])
    month: pd.Series = bare.mask(between).where(of_year, frame["period_end"].dt.month.astype("float64"))
    return month


def _month_said(date: str) -> float:
    found = _MONTH_SAID.match(date)
    return float(found[1]) if found else np.nan


def _shared(column: pd.Series) -> pd.Series:
    """Text as objects, each different one held once: a quarter million rows hold few different ones."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        words = np.append(column.cat.categories.to_numpy(dtype="object"), np.nan)  # whose code is -1
        return pd.Series(words[column.cat.codes.to_numpy()], column.index, dtype="object")
    codes, values = pd.factorize(column, use_na_sentinel=False)
    return pd.Series(np.asarray(values, dtype="object")[codes], column.index, dtype="object")


def _value(frame: pd.DataFrame, whole: pd.Series, unit: str) -> pd.Series:
    if unit in SHARES:
        return frame["published_pct"].fillna(frame["recomputed_pct"])
    return frame["numerator"] if unit == "people" else frame["numerator"] / whole.fillna(1)


def _in_order(frame: pd.DataFrame) -> pd.DataFrame:
    ends = frame["period_end"].dt
    status = frame["status"].map(STATUS_ORDER).fillna(len(STATUS_ORDER)).to_numpy(dtype="int64")
    no_counts = (frame["numerator"].isna() | frame["denominator"].isna()).to_numpy(dtype="int64")
    no_published = frame["published_pct"].isna().to_numpy(dtype="int64")
    # Figures of one month are alternatives: whose they are comes before their day.
    months = (ends.year * 12 + ends.month).fillna(0).to_numpy(dtype="int64")
    first = (len(STATUS_ORDER) + 1) * -months + status
    older = -frame["period_end"].astype("int64").to_numpy()
    says_less = 4 * (frame["basis"] == "unstated").to_numpy(dtype="int64") + 2 * no_counts + no_published
    preference = [2 * first + (frame["boundaries"] == 34).to_numpy(dtype="int64"), older, says_less]
    # The last ones only make the order independent of the order in which rows arrive.
    rest = ["source_id", "value", "numerator", "denominator", "published_pct", "boundaries", "area_code"]
    order = np.lexsort([*preference, *(_sortable(frame[name]) for name in rest)][::-1])
    return frame.take(order).reset_index(drop=True)


def _sortable(column: pd.Series) -> np.ndarray:
    """Numbers, or the places of texts among all of the column; what is missing comes last."""
    if pd.api.types.is_numeric_dtype(column):
        return column.to_numpy(dtype="float64")
    codes, texts = pd.factorize(column, sort=True)
    return np.where(codes < 0, len(texts), codes)


def pick(figures: pd.DataFrame, *keys: str) -> pd.DataFrame:
    """One figure per combination of `keys`: of prepared figures the first that has a value."""
    known = np.flatnonzero(figures["value"].notna())
    # the columns that nobody asks for are not copied
    again = figures[list(keys)].take(known).duplicated()
    return figures.take(known[~again.to_numpy()])


def pick_exact(figures: pd.DataFrame, key: str) -> pd.DataFrame:
    """One figure per area of exactly the period `key`. Nothing carries forward."""
    return pick(figures[(figures["key"] == key).to_numpy()], "area_code")


def pick_newest(figures: pd.DataFrame, until: pd.Timestamp) -> pd.DataFrame:
    """One figure per area: the newest whose period ends by `until`, of those that hold until then."""
    in_time = figures["period_end"] <= until
    if "valid_until" in figures:
        in_time &= ~(figures["valid_until"] < until)
    return pick(figures[in_time.to_numpy()], "area_code")


def aligned(figures: pd.DataFrame, codes: pd.Series) -> pd.DataFrame:
    """At most one figure per area, one row per code: on the index of `codes`, empty where there is none."""
    at = pd.Index(figures["area_code"]).get_indexer(pd.Index(codes.to_numpy(dtype="object")))
    # -1 is no position: its row comes out empty.
    return figures.reset_index(drop=True).reindex(at).set_axis(codes.index)
