"""An area's own row is what it would be if nobody else were asked for, and says nothing of ranks."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.alone import own_points, own_row, own_row_against
from pantau.analysis.assemble import assemble
from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.resolve import places_named
from pantau.analysis.table import ask, build_table, figures_of_areas
from pantau.analysis.targets.choices import known_choices
from pantau.analysis.targets.gaps import against
from pantau.analysis.targets.progress import comparable_points
from pantau.view import View

# nation, Kanwil, a province, one before and after its split, regencies with, without and unlike estimates
AREAS = ("ID", "kanwil-sumbagsel", "16", "94", "91", "92", "16.71", "76.05", "32.01", "91.20")
VIEWS = (
    View("coverage_employed"),
    View("coverage_employed", period="2025"),
    View("coverage_employed", estimates=False),
    View("coverage_ucj"),
    View("informal_share"),
)
DAY = pd.Timestamp(2026, 11, 29)
# known only of those who stand beside others; and why there is nothing is told better beside them
APART = ["flags", "rank_note", "improvement_note", "missing_reason"]


def _asked_alone(release, view):
    """The row made of the area's own figures and of those of the province it was part of, as no page does."""
    asked = ask(release, view)
    places = places_named(asked.areas, asked.offices)
    own = places[places["code"] == view.area]
    before = asked.areas.set_index("code")["province_code_2020"].get(view.area)
    figures = figures_of_areas(release, asked.view.indicator, asked.view.segment, [view.area, before])
    return assemble(asked.view, asked.indicator, own, asked.areas, figures), figures


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.indicator} {view.period}{view.estimates}")
def test_a_row_is_that_of_the_area_asked_for_alone(full_release, view, area):
    asked = view.but(area=area)
    alone, _ = _asked_alone(full_release, asked)
    found = own_row(full_release, asked)
    assert list(found["area_code"]) == [area]
    pd.testing.assert_frame_equal(found.drop(columns=APART), alone.drop(columns=APART))
    assert found["flags"].tolist() == alone["flags"].tolist()
    assert found["missing_reason"].isna().tolist() == alone["missing_reason"].isna().tolist()


def test_nothing_is_said_of_ranks_or_of_what_shows_beside_others(full_release):
    table = build_table(full_release, View("coverage_employed")).rows
    jumped = table[table["flags"].map(lambda flags: "jump" in flags)]
    assert len(jumped), "a row that shows the difference"
    area = str(jumped["area_code"].iloc[0])
    assert jumped["rank"].notna().any()
    row = own_row(full_release, View("coverage_employed", area=area)).iloc[0]
    assert "jump" not in row["flags"]
    assert row[["rank", "rank_of", "parent_rank", "improvement_rank", "rank_note"]].isna().all()


@pytest.mark.parametrize("area", ["ID", "16", "32", "16.71"])
def test_a_row_against_a_target_is_that_of_the_area_alone(full_release, area):
    view = View("coverage_employed", area=area)
    rows, past = _asked_alone(full_release, view)
    past = past[past["area_code"] == area]
    points = comparable_points(rows, past)
    assert list(own_points(full_release, view)["as_of"]) == list(points["as_of"])
    for key, choice in known_choices(full_release).items():
        expected = against(rows, choice, past=past, since=DAY, points=points)
        pd.testing.assert_frame_equal(own_row_against(full_release, view, key, DAY), expected)


def test_an_area_that_is_not_there_is_named(full_release):
    with pytest.raises(UnknownInReleaseError, match="77"):
        own_row(full_release, View(area="77"))
