"""The title of an area's page, worked out by hand from a row."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from pantau.answers.area_finding import area_finding
from pantau.text import Text

SAY = Text("id")


def row(**values: Any) -> pd.Series:
    known: dict[str, Any] = {
        "value": 21.04, "status": "published", "unit": "percent", "as_of": "2024-12", "margin": None,
        "basis": "sakernas", "change_points": pd.NA, "change_from": pd.NA, "numerator": 942_903,
        "note": None, "caveat": None, "counted": "people", "rounded": False,
    }  # fmt: skip
    return pd.Series(known | values)


def told(own: pd.Series, **more: Any) -> str:
    return area_finding(SAY, "Sumsel", own, measure="Cakupan penduduk bekerja", **more)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (1.06, "21,0%, naik 1,1 poin sejak Desember 2023"),
        (-2.5, "21,0%, turun 2,5 poin sejak Desember 2023"),
        (0.04, "21,0%, tidak berubah sejak Desember 2023"),
        (pd.NA, "21,0% (Desember 2024)"),
    ],
)
def test_without_a_target_a_title_says_how_the_figure_moved(change: Any, finding: str) -> None:
    assert told(row(change_points=change, change_from="2023-12")) == f"Sumsel: {finding}"


def test_without_an_own_figure_the_other_basis_then_the_offices_then_nothing() -> None:
    none, guess = row(value=pd.NA, status="missing"), row(status="estimate", margin=15.0)
    ucj = row(value=40.0, as_of="2024-03-25")
    offices = [("OPD", 12, 39, "2022-11"), ("Desa", 19, 62, "2022-11"), ("Lain", 1, 2, "2022-11")]
    for own in (none, guess):
        assert told(own, other=ucj, other_measure="UCJ") == "Sumsel: UCJ: 40,0% (25 Maret 2024)"
        # an estimate is no finding, on either basis
        assert told(own, other=guess, offices=offices) == (
            "Sumsel: 12 dari 39 OPD dan 19 dari 62 desa terdaftar (November 2022)"
        )
        assert told(own) == "Sumsel: belum ada angka sendiri untuk cakupan penduduk bekerja"


def test_offices_of_two_dates_bear_both() -> None:
    offices = [("OPD", 12, 39, "2022-11"), ("Desa", 19, 62, "2023-01")]
    none = row(value=pd.NA, status="missing")
    assert told(none, offices=offices).endswith("desa terdaftar (November 2022 dan Januari 2023)")
