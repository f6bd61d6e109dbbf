"""What local governments have in place for the programme, as far as a release knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pantau.analysis.profile import counted_figures, known_figures
from pantau.analysis.release import Release, catalogue_of

# Shares of groups and of institutions; budget and regulation have tables of their own.
_BASES = ("group", "institution")


@dataclass(frozen=True, eq=False)
class InPlace:
    """What is known of one area. Frames are empty, not absent, where nothing is.

    budget: its own rows of budget_of_area, newest first. parts: the newest row of each of its parts that
    are known; they say when it was said, and of whom. parts_budgeted: of these (budgeted, not budgeted).
    regulations: its own rows of `regulations`. groups, institutions: the newest figure of each that has a
    numerator or a per cent, as profile.counted_figures gives them.
    """

    area: str
    budget: pd.DataFrame
    parts_budgeted: tuple[int, int]
    parts: pd.DataFrame
    regulations: pd.DataFrame
    groups: pd.DataFrame
    institutions: pd.DataFrame


def in_place(release: Release, areas: Sequence[str]) -> list[InPlace]:
    """All that the release knows each area to have in place, in their order."""
    indicators = {one.id: one.basis for one in catalogue_of(release).indicators.values()}
    rules = release.query("regulations")
    observed = release.query("observations_of_areas", areas=list(areas))
    basis = observed["indicator"].map(indicators)
    told = counted_figures(known_figures(observed[basis.isin(_BASES)]))
    newest = told.drop_duplicates(["area_code", "indicator", "segment"])
    basis = newest["indicator"].map(indicators)
    found = []
    for area in areas:
        own = newest["area_code"] == area
        budget = release.query("budget_of_area", area=area).sort_values("period", ascending=False)
        parts = budget[budget["area_code"] != area].drop_duplicates("area_code")
        status = parts["status"]
        groups, institutions = (newest[own & (basis == name)] for name in _BASES)
        found.append(
            InPlace(
                area=area,
                budget=budget[budget["area_code"] == area],
                parts_budgeted=(int((status == "budgeted").sum()), int((status == "not_budgeted").sum())),
                parts=parts,
                regulations=rules[rules["area_code"] == area],
                groups=groups,
                institutions=institutions,
            )
        )
    return found
