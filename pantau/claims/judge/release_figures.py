"""The figures of an area with what they are of, and how far their dates lie from a claim's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pandas as pd

from pantau.analysis.assemble import predecessors
from pantau.analysis.comparable import why_not
from pantau.analysis.figures import figures_as, prepare
from pantau.analysis.release import Release, catalogue_of
from pantau.catalogue import Indicator, Segment
from pantau.claims.read.mentions import DateMention
from pantau.claims.read.vocabulary import Vocabulary

# Of one basis, and yet not of one thing: another segment or another indicator.
OTHER_MEASURE = "claims.why.measure"


@dataclass(frozen=True, slots=True)
class AreaFigure:
    """A figure of an area: its row as `prepare` gives it, with the indicator and segment that it is of."""

    row: dict[str, Any]
    indicator: Indicator
    segment: Segment

    def __getitem__(self, column: str) -> Any:
        """A cell of its row. Raises KeyError for a column that figures do not have."""
        return self.row[column]

    @property
    def amount(self) -> float | None:
        """Its value in the unit of its indicator: per cent, people or rupiah; None where it has none."""
        unit, part, whole = self.indicator.unit, self.row["numerator"], self.row["denominator"]
        if unit == "people":
            return None if part is None else float(part)
        if unit == "rupiah":
            return None if part is None else float(part) / float(whole or 1)
        value = self.row["value"]
        return None if value is None else float(value)

    @property
    def measured(self) -> dict[str, Any]:
        """Its row with the value in the unit of its indicator, and that unit."""
        return {**self.row, "value": self.amount, "unit": self.indicator.unit}

    @property
    def counted(self) -> AreaFigure:
        """The same as how many people it counts, without what they are a share of."""
        unit = replace(self.indicator, unit="people")
        return replace(self, indicator=unit, row={**self.row, "value": self.row["numerator"]})

    @property
    def doubts(self) -> tuple[str, ...]:
        """What keeps it from contradicting anybody: 'uncertain' or 'artefact', 'month_unknown'."""
        unknown = ("month_unknown",) if pd.isna(self.row["month"]) else ()
        return unknown if pd.isna(self.row["caveat"]) else (str(self.row["caveat"]), *unknown)

    @property
    def compares(self) -> bool:
        """Whether it may contradict anybody: its month is known, and nothing speaks against it."""
        return not self.doubts

    @property
    def is_estimate(self) -> bool:
        """Whether it is ours."""
        return bool(self.row["status"] == "estimate")


def figures_of_area(release: Release, code: str, vocabulary: Vocabulary) -> list[AreaFigure]:
    """Every figure of an area, newest first, None for what is missing, with recomputed_pct.

    Those that a text can name and that show figures of another indicator come besides these.
    """
    known, observed = catalogue_of(release), release.query("observations_of_area", area=code)
    split = set(predecessors(known.areas).values())
    yearly = [one.id for one in known.indicators.values() if one.frequency == "year"]
    frames = [prepare(observed, split=split, series=known.series, yearly=yearly)]
    for indicator in vocabulary.indicators.values():
        if indicator.figures != indicator.id and vocabulary.is_named(indicator.id):
            own = observed[observed["indicator"] == indicator.figures]
            shown = figures_as(own, indicator, split, known.series)
            if indicator.complement:
                # what a published per cent leaves of the whole is computed, though no counts are known
                shown = shown.assign(recomputed_pct=shown["recomputed_pct"].fillna(shown["value"]))
            frames.append(shown.assign(indicator=indicator.id))
    rows = [
        row
        for frame in frames
        for row in plain_rows(frame.sort_values("period_end", ascending=False, kind="stable"))
    ]
    return [
        AreaFigure(row, vocabulary.indicators[row["indicator"]], vocabulary.segments[row["segment"]])
        for row in rows
    ]


def why_no_change(earlier: AreaFigure, later: AreaFigure) -> str:
    """Text key of why one figure may not be compared with the other (analysis.comparable); ''."""
    if (earlier.indicator, earlier.segment) != (later.indicator, later.segment):
        return "comparable.basis" if earlier["basis"] != later["basis"] else OTHER_MEASURE
    before, after = (pd.DataFrame([one.measured]) for one in (earlier, later))
    return why_not(before, after, earlier.indicator.unit).iloc[0] or ""


def plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, None for what is missing."""
    return [
        {str(key): None if pd.isna(value) else value for key, value in row.items()}
        for row in frame.to_dict("records")
    ]


def as_printed(value: Any) -> Decimal:
    """A figure of a release as the decimal it is printed as: 50.88, not 50.880000000000003."""
    return Decimal(repr(float(value)))


def months_apart(figure: AreaFigure, dates: Sequence[DateMention]) -> int | None:
    """Whole months between a figure and the nearest of a claim's dates; 0 where they overlap."""
    periods = [when.period for when in dates if when.period]
    if not periods:
        return None
    first, last = _span(figure)
    gaps = []
    for period in periods:
        month = _months(period.start)
        until = month + 11 if period.grain == "year" else month
        gaps.append(max(0, first - until, month - last))
    return min(gaps)


def _span(figure: AreaFigure) -> tuple[int, int]:
    """The months between which a figure was counted: of a year's figure those that its source tells."""
    said = [part for part in str(figure["as_of"]).split("/") if "-" in part]
    if figure["grain"] == "year" and said:
        return _month_in(said[0]), _month_in(said[-1])
    return _months(figure["period"]), _months(figure["period_end"])


def _month_in(as_of: str) -> int:
    year, month = as_of.split("-")[:2]
    return int(year) * 12 + int(month)


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month
