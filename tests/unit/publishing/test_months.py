"""Official reports of a year stand by their month: April is not taken for December."""

from __future__ import annotations

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.history import history
from pantau.store import build_release, open_release
from pantau.view import View
from tests.helpers import facts, official

DECEMBER, APRIL = "2025-12", "2026-04"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """Sumatera Selatan's reports of December 2025 and April 2026; its workers of 2026 are made up, as those of 2025."""
    folder = facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    workers = facts.real("employed_province", year="2025", area_code="16")
    columns, known = facts.read(folder / "employed_province.csv")
    facts.write(
        folder / "employed_province.csv", columns, known + [row | {"year": "2026"} for row in workers]
    )
    root = tmp_path_factory.mktemp("releases")
    rows = [
        ("16", period, segment, people, None, None)
        for period, pu, bpu in ((DECEMBER, 700_000, 200_000), (APRIL, 680_000, 190_000))
        for segment, people in (("pu", pu), ("bpu", bpu))
    ]
    received = official.keep(root, rows)
    return open_release(build_release(folder, root=root, official=[received.sha256], author="uji").path)


def row_of(release, period: str) -> pd.Series:
    view = View(indicator="coverage_employed", segment="pu_bpu", period=period)
    return build_table(release, view).rows.set_index("area_code").loc["16"]


def test_april_is_not_compared_with_december(release):
    april = row_of(release, "2026")
    assert (april["status"], april["as_of"], april["month"]) == ("official", APRIL, 4)
    assert april["numerator"] == 870_000
    assert pd.isna(april["change_points"])
    assert april["change_note"] == "comparable.month"


def test_april_stands_in_another_league_than_december(release):
    assert row_of(release, "2026")["comparison_group"] == "sakernas:2026-Q2"
    assert row_of(release, "2025")["comparison_group"] == "sakernas:2025"


def test_no_line_joins_april_and_december(release):
    past = history(release, "coverage_employed", "pu_bpu", "16").set_index("as_of")
    assert past.loc[APRIL, "apart_before"] == "comparable.month"
