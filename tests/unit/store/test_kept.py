"""What is worked out once, when a release is written, is what working it out anew would give."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.history import histories_of, history_of
from pantau.analysis.release import catalogue_of
from pantau.analysis.resolve import available_periods
from pantau.analysis.summary import freshness
from pantau.analysis.table import figures_of, figures_of_areas
from pantau.areas import REGENCY_LEVELS
from pantau.store import Release
from pantau.store.queries import sql

TOLD = ["as_of", "source_title"]


def test_the_figures_kept_are_those_of_the_view(full_release: Release) -> None:
    view = sql("schema").partition("create view figure as")[2].rstrip().removesuffix(";")
    with full_release.cursor() as cursor:
        anew = cursor.sql(view)
        types = zip(anew.columns, anew.types, strict=True)
        kept = cursor.table("figure").project(", ".join(f"{name}::{kind} as {name}" for name, kind in types))
        assert kept.columns == anew.columns
        assert len(kept) == len(anew) > 10_000
        assert len(kept.except_(anew)) == len(anew.except_(kept)) == 0


def test_freshness_is_that_of_the_figures_shown(full_release: Release) -> None:
    known = catalogue_of(full_release)
    level = known.areas.set_index("code")["level"]
    rows = freshness(full_release).set_index("indicator")
    assert list(rows.index) == [one.id for one in known.indicators.values() if one.mapped]
    for name, row in rows.iterrows():
        one = known.indicators[str(name)]
        every = pd.concat([figures_of(full_release, one.id, segment) for segment in one.segments])
        shown = every[every["value"].notna()]
        real = shown[shown["status"] != "estimate"]
        areas = level.reindex(real["area_code"].unique())
        others = level.reindex(list(set(shown["area_code"]) - set(areas.index)))
        counts = {
            "provinces_with": (areas == "province").sum(),
            "regencies_with": areas.isin(REGENCY_LEVELS).sum(),
            "regencies_estimated": others.isin(REGENCY_LEVELS).sum(),
            "sources": real["source_id"].nunique(),
        }
        assert row[list(counts)].to_dict() == counts, name
        newest = real.sort_values(["period_end", "as_of", "source_id"]).tail(1)
        told = [available_periods(real, one.carries_forward)[-1:], *(newest[name].tolist() for name in TOLD)]
        assert [[one] if pd.notna(one) else [] for one in row[["period", *TOLD]]] == told, name


def test_histories_of_many_are_those_of_each(full_release: Release) -> None:
    figures = figures_of(full_release, "coverage_employed", "pu_bpu")
    together = histories_of(figures)
    assert together["area_code"].nunique() > 40
    for code, rows in together.groupby("area_code"):
        alone = history_of(figures[figures["area_code"] == code])
        assert rows.drop(columns="area_code").reset_index(drop=True).equals(alone), code


@pytest.mark.parametrize("areas", [["16"], ["91", "93"], ["ID", None, "nowhere"], ["nowhere"]])
def test_figures_of_areas_are_those_among_all(full_release: Release, areas: list[str | None]) -> None:
    every = figures_of(full_release, "coverage_ucj", "all")
    few = figures_of_areas(full_release, "coverage_ucj", "all", areas)
    assert few.equals(every[every["area_code"].isin(areas)])
