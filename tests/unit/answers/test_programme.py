"""The steps of the programme as pages ask for them."""

from __future__ import annotations

from pantau.answers.programme import coverage_view, own_steps, parts_of, steps
from pantau.view import View


def test_the_last_step_is_the_coverage_on_screen_or_the_catalogues_first(full_release):
    assert coverage_view(full_release, View("coverage_ucj")).indicator == "coverage_ucj"
    other = coverage_view(full_release, View("unemployment", segment="all", period="2024"))
    assert (other.indicator, other.segment, other.period) == ("coverage_employed", "", "")


def test_an_areas_own_steps_are_its_own_figures(full_release):
    majene = own_steps(full_release, View(area="76.05")).set_index("step")
    assert majene.loc["opd", ["numerator", "denominator"]].tolist() == [12, 39]
    assert majene.loc["village", ["numerator", "denominator"]].tolist() == [19, 62]


def test_the_parts_of_a_province_are_counted(full_release):
    budget = parts_of(full_release, View(), "73").set_index("step").loc["budget"]
    assert budget["total"] == 24
    assert budget["unknown"] == 0
    assert parts_of(full_release, View(), "76.05").empty, "a regency has no parts"


def test_every_row_of_the_view_has_every_step(full_release):
    rows = steps(full_release, View())
    assert rows.groupby("area_code").size().nunique() == 1
