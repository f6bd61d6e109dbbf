"""The ladder of an area: every target with its own position, by the facts."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis.errors import UnknownInReleaseError
from pantau.analysis.targets.ladder import ladder
from pantau.view import View


def rungs(release, area, view=View()):
    return ladder(release, area, view).set_index("key")


def test_lampung_stands_on_two_ladders_at_once(full_release):
    rows = rungs(full_release, "18")
    # 858,652 of 4,787,589 in December 2024 against RPJMN, and 25.27% published against its own UCJ target:
    # 0.3215 * 4,787,589 = 1,539,209.9, up 1,539,210
    assert rows.at["rpjmn-2025", "value"] == pytest.approx(100 * 858_652 / 4_787_589)
    assert rows.at["rpjmn-2025", "gap_people"] == 1_539_210 - 858_652
    assert rows.at["target-ucj-2025", "value"] == 25.27
    assert rows.at["target-ucj-2025", "target_value"] == 38.39
    assert (
        rows["set_for"].to_dict() | {"rpjmn-2025": "nation", "target-ucj-2025": "own"}
        == rows["set_for"].to_dict()
    )


def test_both_readings_of_twenty_per_cent_stand_side_by_side(full_release):
    rows = rungs(full_release, "18")
    assert rows.loc[
        ["permendagri-15-2024-2025-relatif", "permendagri-15-2024-2025-poin"], "reading"
    ].tolist() == [
        "relative",
        "points",
    ]


def test_a_target_without_a_basis_has_no_position(full_release):
    row = rungs(full_release, "ID").loc["rpjpn-2045"]
    assert row["why"] == "targets.why.unstated"
    assert pd.isna(row["gap_points"])


def test_what_contradicts_a_target_comes_along(full_release):
    row = rungs(full_release, "16").loc["target-ucj-2025"]
    assert row["target_uncertain"]
    assert "menurut pemerintah provinsi targetnya 51%" in row["note"]


def test_a_regency_sees_its_provinces_target_and_is_not_held_against_it(full_release):
    row = rungs(full_release, "18.71").loc["target-ucj-2025"]
    assert (row["set_for"], row["why"]) == ("parent", "targets.why.parent")


def test_a_figure_of_unstated_basis_is_refused(full_release):
    row = rungs(full_release, "18.71").loc["ucj-kemendagri-2025"]
    assert row["target_note"] == "targets.row.unstated"


def test_the_people_of_the_nation_are_no_province_s_target(full_release):
    assert rungs(full_release, "18").at["bpjstk-2025", "why"] != ""


def test_a_release_without_figures_still_names_what_it_knows(empty_release):
    assert ladder(empty_release, "16", View()).empty


def test_an_unknown_area_is_named(full_release):
    with pytest.raises(UnknownInReleaseError):
        ladder(full_release, "98", View())


def test_a_target_of_a_year_that_is_over_takes_the_figure_of_that_year(full_release):
    """Lampung, UCJ 2024: 24.86% of 24 September 2024 against 32.62%, not 25.27% of December 2025."""
    of_2024 = rungs(full_release, "18").loc["target-ucj-2024"]
    assert (of_2024["value"], of_2024["as_of"]) == (24.86, "2024-09-24")
    assert round(of_2024["gap_points"], 2) == 7.76
