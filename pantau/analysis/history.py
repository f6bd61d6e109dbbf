"""One area over time, and the small lines of many areas."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.comparable import SERIES_BREAK, doubts, first_key, months_apart, unlike, why_not
from pantau.analysis.figures import aligned, figures_as, pick
from pantau.analysis.release import Release, catalogue_of
from pantau.analysis.resolve import areas_of, indicator_of, resolve_segment
from pantau.analysis.table import ask
from pantau.view import NATION, View

HISTORY = [
    "period",
    "period_end",
    "as_of",
    "month",
    "unit",
    "value",
    "published_pct",
    "recomputed_pct",
    "numerator",
    "denominator",
    "denominator_as_of",
    "status",
    "method",
    "margin",
    "basis",
    "boundaries",
    "territory",
    "caveat",
    "alternatives",
    "source_title",
    "source_url",
    "note",
    "note_en",
]


def history(
    release: Release, indicator: str, segment: str, area: str, include_estimates: bool = True
) -> pd.DataFrame:
    """Every period of an area that has a figure, oldest first; one row per date.

    Columns of HISTORY, named as in the Table, and `apart_before`: the gate's text key of why the
    figure may not be compared with the row above; NA where it may. No line joins those.
    An empty `segment` is the indicator's default. Raises UnknownInReleaseError for an indicator or
    segment the release lacks.
    """
    known = catalogue_of(release)
    shown = indicator_of(known.indicators, indicator)
    segment = resolve_segment(shown, segment)
    rows = release.query("observations_of_area", area=area)
    rows = rows[(rows["indicator"] == shown.figures) & (rows["segment"] == segment)]
    split = set(predecessors(known.areas).values())
    figures = figures_as(rows, shown, split, known.series)
    return history_of(figures, include_estimates, shown.unit)


def history_of(figures: pd.DataFrame, include_estimates: bool = True, unit: str = "percent") -> pd.DataFrame:
    """As `history`, from prepared figures of one area, indicator and segment."""
    if not include_estimates:
        figures = figures[figures["status"] != "estimate"]
    return histories_of(figures, unit).drop(columns="area_code")


def histories_of(figures: pd.DataFrame, unit: str = "percent") -> pd.DataFrame:
    """The histories of several areas at once, by area code and date, with `area_code` before HISTORY."""
    shown = pick(figures, "area_code", "period_end")
    shown = shown.assign(period=shown["key"], unit=unit)
    shown = shown.sort_values(["area_code", "period_end"]).reset_index(drop=True)
    apart = why_not(shown.shift(), shown, unit).where(shown["area_code"].duplicated(), None)
    return shown[["area_code", *HISTORY]].assign(apart_before=apart)


def sound_history(past: pd.DataFrame) -> pd.DataFrame:
    """The rows of a `history` that nothing is held against: a small line, which marks no doubt, draws these.

    Its last is the newest figure that may be compared. What follows a figure left out stays apart from what
    came before that.
    """
    kept = first_key(doubts(past), past.index).isna() & past["value"].notna()
    return past[kept].reset_index(drop=True)


@dataclass(frozen=True, eq=False)
class Sparks:
    """Small lines. years: ascending; values: a row per area code, a column per year (per cent; NaN: none)."""

    years: list[int]
    values: pd.DataFrame

    def line(self, area: str) -> list[float | None]:
        """One area's values by year, rounded to two decimals; None where there is none."""
        if area not in self.values.index:
            return [None] * len(self.years)
        values = self.values.loc[[area]].to_numpy(dtype="float64")[0].tolist()
        return [None if math.isnan(value) else round(value, 2) for value in values]


def yearly_values(release: Release, view: View) -> Sparks:
    """Yearly values of each area of a View, of its focus and of the nation, aligned by year.

    Of each year the newest figure, and only those of one measure with the area's newest, in the same
    month, so that no line joins what cannot be compared: none in doubt, none of ours. Where the series
    changed, figures before it are kept: who draws them breaks the line there. Errors as in `build_table`.
    """
    asked = ask(release, view)
    codes = [*areas_of(asked.view, asked.areas)["code"], asked.view.area, asked.view.scope, NATION]
    figures = asked.figures[asked.figures["area_code"].isin(codes)]
    sound = figures[first_key(doubts(figures), figures.index).isna() & figures["value"].notna()]
    newest = aligned(pick(sound, "area_code"), sound["area_code"])
    apart = unlike(sound, newest, asked.indicator.unit)
    same_month = months_apart(sound, newest) % 12 == 0
    joined = (apart.isna() | (apart == SERIES_BREAK)) & same_month
    shown = pick(sound[joined].assign(year=sound["period_end"].dt.year), "area_code", "year")
    years = sorted(int(year) for year in shown["year"].unique())
    table = shown.pivot(index="area_code", columns="year", values="value")
    return Sparks(years, table.reindex(index=list(dict.fromkeys(codes)), columns=years))
