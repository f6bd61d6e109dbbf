"""Which steps may be compared: sound figures of one basis, month and way of counting, of the whole area."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pantau.analysis.programme.cascade import cascade
from pantau.analysis.programme.leaks import Alike, Leaks, leaks
from pantau.analysis.summary import headline
from pantau.store import Release
from pantau.view import View


def of(release: Release, area: str) -> Leaks:
    steps = cascade(release, headline(release, View(area=area)).to_frame().T)
    return leaks({str(row["step"]): row for row in steps.to_dict("records")})


def test_majenes_villages_are_the_smaller_of_two_shares_of_one_meeting(full_release: Release) -> None:
    assert of(full_release, "76.05") == Leaks((Alike(("opd", "village"), "village"),), ())


@pytest.mark.parametrize("area", ["ID", "16", "73"])
def test_active_of_registered_is_not_compared_with_active_of_all_workers(
    full_release: Release, area: str
) -> None:
    """By branch and December 2023 the one, by NIK and December 2024 the other."""
    assert of(full_release, area) == Leaks((), ("comparable.basis",))


def step(value: float, **more: Any) -> dict[str, Any]:
    row = {
        "area_code": "16.01", "state": "part", "numerator": value, "denominator": 100.0, "value": value,
        "basis": "institution", "counted_by": "unstated", "made_of": None, "source_id": "a",
        "status": "published", "caveat": None, "territory": 0.0, "period_end": pd.Timestamp("2025-06-30"),
        "grain": "month", "month": 6.0, "next_break": None,
    }  # fmt: skip
    return row | more


def test_shares_of_another_month_are_not_compared() -> None:
    later = step(5.0, period_end=pd.Timestamp("2025-07-31"), month=7.0)
    assert leaks({"opd": step(30.0), "village": later}) == Leaks((), ("comparable.other_month",))


def test_of_equal_shares_none_is_the_smallest() -> None:
    assert leaks({"opd": step(30.0), "village": step(30.0)}) == Leaks((Alike(("opd", "village"), None),), ())


@pytest.mark.parametrize("doubt", [{"status": "estimate"}, {"caveat": "uncertain"}])
def test_what_is_ours_or_in_doubt_takes_no_part(doubt: dict[str, Any]) -> None:
    assert leaks({"opd": step(30.0), "village": step(5.0, **doubt)}) == Leaks((), ())


def test_a_sum_that_leaves_out_parts_is_none_of_the_areas() -> None:
    some = step(5.0, total=514, summed=1, full=0, none=0)
    assert leaks({"opd": step(30.0), "village": some}) == Leaks((), ())
    assert leaks({"opd": step(30.0), "village": some | {"summed": 514}}).alike[0].lowest == "village"
