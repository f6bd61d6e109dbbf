"""Who of an area's workers is left where all of its participants are taken off: what is known of it.

Who has a job in the area (Sakernas) less all active participants of every segment that a source has
counted there. Counted by where they live, no more of the workers can be covered than are participants, and
what is left is uncovered at least. Where the source does not say how it counted, participants of a branch
may work elsewhere: the rest is no bound. Where nobody counted, it is the lower end of our estimate, a range
that holds most areas and not all, of PU + BPU alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pantau.analysis.comparable import doubts, first_key
from pantau.analysis.release import Release, coverage_of
from pantau.analysis.summary import headline
from pantau.analysis.table import figures_of
from pantau.text.values import people_ends
from pantau.view import View

EMPLOYED = "employed"
_ROUNDED = 1_000  # a count that ends in so many noughts was told roughly, and so is what is left; ours


@dataclass(frozen=True, slots=True)
class LeastUncovered:
    """people: left of `workers` (both people, workers of the year or date workers_as_of).

    participants: those counted, of the date participants_as_of, and source_title, who says so; of an
    estimate the upper end of its range. status: 'published', 'official' or 'estimate'. is_bound: no fewer
    can be uncovered. rough: the count of participants is rounded, or estimated.
    """

    people: int
    workers: int
    workers_as_of: str
    participants: int
    participants_as_of: str
    source_title: str
    status: str
    rough: bool
    is_bound: bool = False


def least_uncovered(release: Release, area: str, estimates: bool = True) -> LeastUncovered | None:
    """The newest that is known of an area; None where nothing is, or no worker is left over.

    A count in doubt, or by branch (who works there may be registered elsewhere), says nothing. Workers
    are of the year of the count, or of the newest year before it.
    """
    employed = figures_of(release, EMPLOYED, "all")
    employed = employed[(employed["area_code"] == area) & employed["value"].notna()]
    ucj = coverage_of(release)["semesta"]
    counts = figures_of(release, ucj.id, ucj.default_segment)
    own = counts[(counts["area_code"] == area) & counts["numerator"].notna()]
    sound = first_key(doubts(own.assign(value=own["numerator"])), own.index).isna()
    own = own[sound & (own["status"] != "estimate") & (own["counted_by"] != "branch")]
    for _, count in own.iterrows():  # newest first
        of = employed[employed["period_end"].dt.year <= count["period_end"].year]
        if of.empty:
            continue
        workers, participants = int(of["value"].iloc[0]), int(count["numerator"])
        if workers <= participants:
            return None
        return LeastUncovered(
            workers - participants,
            workers,
            str(of["as_of"].iloc[0]),
            participants,
            str(count["as_of"]),
            str(count["source_title"]),
            str(count["status"]),
            participants % _ROUNDED == 0,
            count["counted_by"] == "nik",
        )
    return _estimated(release, area) if estimates else None


def _estimated(release: Release, area: str) -> LeastUncovered | None:
    """The lower end of the estimate of the uncovered, as its range is told everywhere else."""
    row = headline(release, View(coverage_of(release)["sakernas"].id, area=area))
    if row["status"] != "estimate" or pd.isna(row["margin"]):
        return None
    workers = int(row["denominator"])
    _, most = people_ends(row["numerator"], workers, row["margin"])
    people, _ = people_ends(row["uncovered"], workers, row["margin"])
    if not people:
        return None
    dates = (str(row["denominator_as_of"]), str(row["as_of"]))
    return LeastUncovered(
        people, workers, dates[0], most, dates[1], str(row["source_title"]), "estimate", True
    )
