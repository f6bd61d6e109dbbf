"""The tartan rug takes real figures only."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from pantau.analysis.comparing.crossing import every_indicator_of, rug
from pantau.analysis.comparing.sets import compare_areas
from pantau.store import Release
from pantau.view import View
from tests.unit.analysis.conftest import FakeRelease, figure


def test_the_rug_takes_real_figures_only(release_of: Callable[..., FakeRelease]) -> None:
    release = release_of(
        figure("16.06", "2025-06", 20.0, status="estimate"),
        figure("16.71", "2025-06", 40.0),
        figure("16.74", "2025-06", 30.0),
    )
    main = compare_areas(release, View(indicator="coverage_ucj", scope="16", level="regency"), ["16.06"])
    found = every_indicator_of(release, main, ["coverage_ucj"], partial(compare_areas, release))
    rows = rug(found, main, ["16.06", "16.71", "16.74"]).set_index("area_code")
    assert rows["value"].dropna().to_dict() == {"16.71": 40.0, "16.74": 30.0}
    assert rows["of"].tolist() == [2, 2, 2], "an estimate is none of those it is placed among"
    assert rows.loc["16.06", "reason"] == "comparable.estimate"


def test_no_regencys_estimate_is_in_the_rug(full_release: Release) -> None:
    view = View(scope="16", level="regency")
    main = compare_areas(full_release, view, ["16.06", "16.71"])
    assert (main.table.rows["status"] == "estimate").any()
    listed = ["coverage_employed", "formal_share", "employed"]
    found = every_indicator_of(full_release, main, listed, partial(compare_areas, full_release))
    assert "coverage_employed" not in found
    cells = rug(found, main, list(main.table.rows["area_code"]))
    assert cells["value"].notna().any()
    assert (cells.loc[cells["value"].notna(), "status"] != "estimate").all()
