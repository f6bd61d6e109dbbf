"""Areas beside each other, answered once for all who ask the same."""

from __future__ import annotations

from pantau.analysis.comparing.sets import AreaSet
from pantau.answers.comparing import beside, compared, has_in_place, offered, past, together
from pantau.view import View

PAIR = AreaSet(("18", "16"))
VIEW = View(segment="pu_bpu", period="2024")


def test_the_same_areas_are_compared_once(full_release):
    found = compared(full_release, VIEW, PAIR)
    assert found is compared(full_release, VIEW.but(area="16", layout="tiles"), PAIR)
    assert found is not compared(full_release, VIEW.but(period="2023"), PAIR)
    assert found.chosen == ["18", "16"], "in the order named"


def test_every_indicator_offered_beside_is_there_together(full_release):
    main = compared(full_release, VIEW, PAIR)
    found = together(full_release, main.table.view, PAIR)
    others = offered(full_release, main.table.view, tuple(main.shown["area_code"]))
    assert found["coverage_employed"].table.view == main.table.view
    assert set(found) - {"coverage_employed"} <= set(others)
    assert beside(full_release, main.table.view, "unemployment", PAIR).table.view.indicator == "unemployment"


def test_the_past_is_of_the_areas_drawn(full_release):
    rows, _ = past(full_release, VIEW, AreaSet(), ("18",))
    assert set(rows["area_code"]) == {"18"}
    assert rows["value"].notna().all()


def test_what_an_area_has_in_place(full_release):
    (majene,) = has_in_place(full_release, ("76.05",))
    shares = majene.institutions.set_index("segment")[["numerator", "denominator"]]
    assert shares.loc["opd"].tolist() == [12, 39]
    assert shares.loc["village"].tolist() == [19, 62]
