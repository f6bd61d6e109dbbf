"""What the catalogue lets facts speak of: its indicators, with the segments of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pantau.catalogue import Indicator, Segment, SeriesNote, indicators, segments, series_notes
from pantau.store.records import Table


@dataclass(frozen=True, slots=True)
class Known:
    """The catalogue as the checks of facts ask for it."""

    indicators: Mapping[str, Indicator]
    segments: Mapping[str, Segment]
    series: tuple[SeriesNote, ...] = ()

    @property
    def holding(self) -> tuple[str, ...]:
        """Indicators that figures are kept for; the others show the figures of one of these."""
        return tuple(one.id for one in self.indicators.values() if one.figures == one.id)

    @property
    def covering(self) -> frozenset[str]:
        """Indicators that say how many workers are covered."""
        return frozenset(one.id for one in self.indicators.values() if one.covers_workers)

    @property
    def offered(self) -> frozenset[tuple[str, str]]:
        """Each indicator that figures are kept for with each segment that any page shows of them."""
        return frozenset(
            (one.figures, segment) for one in self.indicators.values() for segment in one.segments
        )

    def counts_on(self, basis: str) -> frozenset[str]:
        """Indicators that count people on this basis, such as employed workers."""
        ids = (one.id for one in self.indicators.values() if (one.unit, one.basis) == ("people", basis))
        return frozenset(ids)

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Segments of one kind ('institution', ...), by id."""
        return tuple(one.id for one in self.segments.values() if one.kind == kind)


def known_of(tables: Mapping[str, Table]) -> Known:
    """The catalogue from rows of the tables indicator, segment and series_note."""
    frames = {name: pd.DataFrame(tables[name]) for name in ("indicator", "segment", "series_note")}
    return Known(
        indicators(frames["indicator"]),
        segments(frames["segment"]),
        series_notes(frames["series_note"]),
    )
