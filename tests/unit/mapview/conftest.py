"""A layer of three areas in a folder of its own, and rows for them."""

import json
from pathlib import Path

import pandas as pd
import pytest


@pytest.fixture
def static(tmp_path: Path) -> Path:
    """static/ with one layer 'regencies' of three areas, in an order that is not that of their codes."""
    areas = [{"code": code, "name": name} for code, name in (("16.72", "C"), ("16.05", "A"), ("16.71", "B"))]
    (tmp_path / "regencies.aa.json").write_text(json.dumps({"layer": "regencies", "areas": areas}))
    files = {"regencies": "regencies.aa.json", "provinces38": "provinces38.bb.json", "context": "c.json"}
    (tmp_path / "manifest.json").write_text(json.dumps(files | {"tiles": "tiles.cc.json"}))
    return tmp_path


@pytest.fixture
def rows() -> pd.DataFrame:
    """Two rows that the layer has, one missing, one that it lacks; '16.05' has no row."""
    return pd.DataFrame(
        {
            "area_code": ["16.71", "16.72", "99.01"],
            "name": ["Kota B", "C", "Elsewhere"],
            "value": [24.45, None, 50.0],
            "numerator": pd.array([2445, None, 5], dtype="Int64"),
            "denominator": pd.array([10_000, None, 10], dtype="Int64"),
            "status": ["estimate", "missing", "published"],
            "as_of": ["2025", None, "2025"],
            "denominator_as_of": ["2025-08", None, None],
            "basis": ["sakernas", None, "semesta"],
            "flags": [("near_zero", "no_such_flag"), (), ()],
            "missing_reason": [None, "analysis.no_figure", None],
        }
    )
