"""What differs between two releases, by hand."""

from __future__ import annotations

from pantau.store import build_release, difference, open_release
from tests.helpers import facts, official


def build(folder, root, *received):
    return open_release(build_release(folder, root=root, official=[file.sha256 for file in received]).path)


def test_new_changed_and_gone(tmp_path):
    folder = facts.sparse_facts(tmp_path / "facts")
    first = official.keep(
        tmp_path, [("16", "2025-08", "pu", 100, None, 400), ("73", "2025-08", "pu", 5, None, 10)], "a.csv"
    )
    second = official.keep(
        tmp_path, [("16", "2025-08", "pu", 120, None, 400), ("16", "2025-09", "pu", 7, None, 10)], "b.csv"
    )
    one, other = build(folder, tmp_path, first), build(folder, tmp_path, second)
    found = difference(one, other)
    rows = found.rows[found.rows["segment"] == "pu"].set_index(["change", "area_code", "as_of"])
    assert rows.loc[("changed", "16", "2025-08"), ["numerator_before", "numerator_after"]].tolist() == [
        100,
        120,
    ]
    assert rows.loc[("changed", "16", "2025-08"), ["pct_before", "pct_after"]].tolist() == [25, 30]
    assert rows.loc[("new", "16", "2025-09"), "status_after"] == "official"
    assert rows.loc[("gone", "73", "2025-08"), "numerator_before"] == 5
    # Each of them once for PU and once in the sum.
    assert [found.count(change) for change in ("new", "changed", "gone")] == [2, 2, 2]
    limited = difference(one, other, rows=1)
    assert limited.rows["change"].tolist() == ["changed", "gone", "new"]
    assert limited.count("new") == 2, "counts are of all"


def test_a_corrected_citation_is_a_change(tmp_path, full_release):
    folder = facts.copy_facts(tmp_path / "facts")
    facts.change(folder, "coverage_published", 2, coverage_pct_published="33.73")
    found = difference(full_release, build(folder, tmp_path))
    assert [found.count(change) for change in ("new", "changed", "gone")] == [0, 1, 0]
    row = found.rows.iloc[0]
    assert (row["area_code"], row["pct_before"], row["pct_after"]) == ("11", 32.73, 33.73)


def test_both_directions(full_release, empty_release):
    figures = len(full_release.query("all_observations"))
    assert difference(empty_release, full_release).count("new") == figures
    assert difference(full_release, empty_release).count("gone") == figures
    assert difference(full_release, full_release).counts.empty
