"""What the analysis needs of a release, and the catalogue that every View of it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from pantau.catalogue import Indicator, Segment, SeriesNote, by_basis, indicators, segments, series_notes
from pantau.remembered import remembered


class Release(Protocol):
    """What the analysis needs of a release: its id, and frames by the name of their query."""

    @property
    def id(self) -> str:
        """The release's id, for provenance."""
        ...

    # Caches are keyed by the release itself.
    def __hash__(self) -> int: ...

    def query(self, name: str, **parameters: object) -> pd.DataFrame:
        """The rows of queries/<name>.sql."""
        ...


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What every View of a release needs. Shared and cached: frames must not be changed in place."""

    areas: pd.DataFrame
    offices: pd.DataFrame
    indicators: Mapping[str, Indicator]
    segments: Mapping[str, Segment]
    series: tuple[SeriesNote, ...]


# A release never changes, so what is read from it holds for as long as it is open.
@remembered(8)
def catalogue_of(release: Release) -> Catalogue:
    """Areas, Kanwil, indicators, segments and notes on series of a release."""
    return Catalogue(
        areas=release.query("areas"),
        offices=release.query("regional_offices"),
        indicators=indicators(release.query("indicators")),
        segments=segments(release.query("segments")),
        series=series_notes(release.query("series_notes")),
    )


def coverage_of(release: Release) -> dict[str, Indicator]:
    """The indicator of covered workers on each basis, by basis, in the catalogue's order."""
    return by_basis(catalogue_of(release).indicators.values())


@remembered(8)
def estimated_of(release: Release) -> frozenset[str]:
    """Ids of the indicators whose own figures are in part estimates of ours."""
    return frozenset(release.query("estimated")["indicator"])
