"""Files under each other: what one leaves blank, another may fill."""

from __future__ import annotations

from itertools import permutations

import pandas as pd
import pytest

from pantau.store.official import stack_kinds
from tests.helpers import official

PLAIN = {"area_code": "19.01", "period": "2025-11", "segment": "PU", "active": 30_000}
FULL = {
    "area_code": "19.02",
    "period": "2025-11",
    "segment": "PU",
    "active": 25_000,
    "registered": 26_000,
    "eligible": 64_000,
    "eligible_as_of": "2025-08",
    "basis": "semesta",
    "counted_by": "domisili",
}


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_column_that_one_file_leaves_blank_is_blank_for_its_rows_alone(tmp_path, ending):
    files = [
        official.sent(tmp_path, rows, f"{at}.{ending}")
        for at, rows in enumerate([[PLAIN], [FULL], [PLAIN | {"area_code": "19.03", "basis": "semesta"}]])
    ]
    for order in permutations(files):
        stacked = stack_kinds(order)["participants"]
        assert stacked["source_id"].tolist() == [file.source_id for file in order], "later files last"
        rows = stacked.astype("object").where(stacked.notna(), None).set_index("area_code")
        columns = ["eligible_as_of", "basis", "counted_by", "registered"]
        assert rows.loc["19.01", columns].tolist() == [None, None, None, None]
        assert rows.loc["19.02", columns].tolist() == ["2025-08", "semesta", "nik", 26_000]
        assert rows.loc["19.03", columns].tolist() == [None, "semesta", None, None]


def test_a_column_that_a_file_does_not_have_stays_with_the_rows_that_have_it(tmp_path):
    """Files that were archived before the column was known."""
    old = official.keep(tmp_path, [("19.01", "2025-11", "pu", 1, None, None)], "lama.xlsx")
    stacked = stack_kinds([old, official.sent(tmp_path, [FULL])])["participants"]
    assert stacked["area_code"].tolist() == ["19.01", "19.02"]
    assert stacked["counted_by"].isna().tolist() == [True, False]


def test_a_column_that_no_cell_tells_the_type_of(tmp_path):
    """Of a column that nothing stands in, a file may keep no type at all."""
    none = official.participants([("19.01", "2025-11", "pu", 1, None, None)])
    named = official.participants([("19.02", "2025-11", "pu", 2, None, None)])
    blank = none.assign(counted_by=pd.Series([None], dtype="object"))
    files = [
        official.keep(tmp_path, [], f"{at}.xlsx", participants=frame)
        for at, frame in enumerate([blank, named.assign(counted_by="nik")])
    ]
    for order in (files, files[::-1]):
        stacked = stack_kinds(order)["participants"].set_index("area_code")
        assert pd.isna(stacked.loc["19.01", "counted_by"])
        assert stacked.loc["19.02", "counted_by"] == "nik"
