"""From files to a draft, and from a draft to what readers see."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pandas as pd
import pytest

from pantau.analysis import build_table
from pantau.analysis.programme.completeness import completeness
from pantau.analysis.table import Newer
from pantau.publishing import (
    PendingWarningsError,
    PracticeReleaseError,
    diff_releases,
    journal,
    prepare_draft,
    publish_draft,
    roll_back,
)
from pantau.store import (
    FewerFilesError,
    NoEarlierReleaseError,
    NoReleaseError,
    current_id,
    list_releases,
    official_inputs,
    open_release_by_id,
    received,
)
from pantau.view import View
from tests.helpers import facts, official

TODAY = dt.date(2026, 1, 15)
GOOD = [
    ("16.71", "2025-12", "pu", 150_000, 190_000, 400_000),
    ("16.71", "2025-12", "bpu", 50_000, 60_000, 250_000),
]


@pytest.fixture
def root(full_root, tmp_path) -> Path:
    """A releases folder whose current release holds the facts alone."""
    return Path(shutil.copytree(full_root, tmp_path / "releases"))


def draft_of(root: Path, rows, name="laporan.csv", **named):
    return prepare_draft([(name, official.csv_file(rows))], "Ani", "uji", root=root, today=TODAY, **named)


def test_a_draft_is_built_and_not_shown(root):
    before = current_id(root)
    steps: list[tuple[str, float]] = []
    draft = draft_of(root, GOOD, progress=lambda message, share: steps.append((message, share)))
    assert current_id(root) == before
    assert draft.release_id in list_releases(root)
    assert draft.count("error") == 0
    shares = [share for _, share in steps]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    reading = [share for message, share in steps if message.startswith("Membaca")]
    assert len(reading) > 5, "the bar moves while one file is read"
    assert max(reading) <= 0.4
    kept = received(root, official_inputs_of(root, draft.release_id)[0])
    assert (kept.name, kept.author, kept.note) == ("laporan.csv", "Ani", "uji")
    assert next(kept.folder.glob("original*")).read_bytes() == official.csv_file(GOOD)


def official_inputs_of(root: Path, release_id: str) -> list[str]:
    inputs = open_release_by_id(release_id, root).query("release_inputs")
    return inputs.loc[inputs["kind"] == "official", "sha256"].tolist()


def test_what_is_new_and_what_it_does_to_the_league(root):
    diff = draft_of(root, GOOD).diff
    # PU, BPU and all, of three indicators, and PU and BPU of employed workers; of both together the report
    # takes the place of our estimate. The month of the province's figure is not known, so that the report is
    # not taken off it: the estimates of the other areas stand.
    assert diff.figures.count("new") == 3 * 3 + 2
    assert diff.figures.count("gone") == 0
    assert diff.figures.count("changed") == 1
    (changed,) = diff.figures.rows[diff.figures.rows["change"] == "changed"].to_dict("records")
    assert (changed["indicator"], changed["as_of"]) == ("coverage_employed", "2025-12")
    assert (changed["status_before"], changed["status_after"]) == ("estimate", "official")
    moved = diff.league.set_index(["indicator", "area_code"])
    row = moved.loc[("coverage_ucj", "16.71")]
    # 200,000 of 650,000
    assert row["value_after"] == pytest.approx(30.769, abs=0.001)
    assert row["status_after"] == "official"
    # Coverage of employed workers opens on 2024, which no figure changed; its year 2025 is shown as well.
    employed = diff.league[diff.league["indicator"] == "coverage_employed"]
    assert set(employed["view_after"]) == {"2025"}
    assert employed.iloc[0][["area_code", "status_before", "status_after"]].tolist() == [
        "16.71", "estimate", "official",
    ]  # fmt: skip
    touched = diff.shown.set_index("indicator")
    assert touched.loc["coverage_employed", ["as_of", "new", "changed", "gone"]].tolist() == [
        "2025-12",
        2,
        1,
        0,
    ]
    assert touched.loc["coverage_employed", "areas"] >= 1
    assert diff.before == current_id(root)


def test_an_error_stops_everything(root):
    there = list_releases(root)
    draft = draft_of(root, [*GOOD, ("16.72", "2025-12", "pu", 30, 20, 40)])
    assert draft.release_id is None
    assert draft.diff is None
    assert [one.rule for one in draft.findings if one.severity == "error"] == ["active_over_registered"]
    assert draft.findings[0].severity == "error", "the gravest first"
    assert list_releases(root) == there
    assert not (root / "inputs").exists()


def test_publishing_says_who_when_and_why(root):
    before = current_id(root)
    draft = draft_of(root, GOOD)
    publish_draft(draft.release_id, "Budi", "laporan Desember", root=root)
    assert current_id(root) == draft.release_id
    last = journal(root).iloc[0]
    assert last[["action", "source", "target", "author", "reason"]].tolist() == [
        "publish", before, draft.release_id, "Budi", "laporan Desember",
    ]  # fmt: skip
    assert last["inputs"] == official_inputs(root)
    row = build_table(open_release_by_id(current_id(root), root), View(
        indicator="coverage_ucj", segment="all", period="2025-12", scope="16", level="regency"
    )).rows.set_index("area_code").loc["16.71"]  # fmt: skip
    assert (row["status"], row["numerator"], row["denominator"]) == ("official", 200_000, 650_000)


def test_one_areas_newer_month_takes_no_rank_from_the_others(root):
    view = View(indicator="coverage_ucj", level="regency")
    before = build_table(open_release_by_id(current_id(root), root), view)
    rows = [(*row[:1], "2026-01", *row[2:]) for row in GOOD]
    draft = draft_of(root, rows)
    after = build_table(open_release_by_id(draft.release_id, root), view)
    # coverage_published.csv: the five of Sulawesi Utara that one source stated of one day; Muara Enim, Metro
    # and Wonogiri of the last quarter of 2025
    ranked = before.rows.loc[before.rows["rank"].notna(), "parent"]
    assert sorted(ranked) == ["16", "18", "33", *["71"] * 5]
    assert after.view.period == before.view.period == "2025-12"
    pd.testing.assert_series_equal(after.rows["rank"], before.rows["rank"])
    # besides Lumajang, of March 2026
    assert (before.newer, after.newer) == (Newer("2026-03", 1), Newer("2026-03", 2))
    assert draft.diff.figures.count("new") == 9
    # The estimates stand as they were, and so does every rank of coverage.
    opened = draft.diff.league["view_after"].isin(["2025-12", "2024"])
    of_coverage = draft.diff.league["indicator"].isin(["coverage_ucj", "coverage_employed"])
    assert not (opened & of_coverage).any()
    # what its own month shows changes
    (row,) = draft.diff.league[(of_coverage & (draft.diff.league["view_after"] == "2026-01"))].to_dict(
        "records"
    )
    assert (row["area_code"], row["indicator"]) == ("16.71", "coverage_ucj")


def test_a_new_year_that_many_report_is_what_the_preview_shows(root):
    areas = open_release_by_id(current_id(root), root).query("areas")
    local = areas.loc[areas["level"].isin(["regency", "city"]), "code"].head(40)
    draft = draft_of(root, [(code, "2026-01", "pu", 1_000, 2_000, 10_000) for code in local])
    league = draft.diff.league[draft.diff.league["indicator"] == "coverage_ucj"]
    views = set(league.groupby(["view_before", "view_after"]).groups)
    # of the newest month of that year: Lumajang has one of March (coverage_published.csv)
    assert ("2026-03", "2026-03") in views
    # and of the month that was reported
    assert "2026-01" in {after for _, after in views}


def test_warnings_must_be_accepted(root):
    rows = [*GOOD, ("16.72", "2025-12", "pu", 900, 1_000, 800)]
    draft = draft_of(root, rows)
    before = current_id(root)
    with pytest.raises(PendingWarningsError) as caught:
        publish_draft(draft.release_id, "Budi", "uji", root=root)
    assert caught.value.count == draft.count("warning") == 1
    assert current_id(root) == before
    publish_draft(draft.release_id, "Budi", "uji", accept_warnings=True, root=root)
    # What was accepted once is not asked again.
    later = draft_of(root, [("16.73", "2025-12", "pu", 5, 6, 7)], "lain.csv")
    publish_draft(later.release_id, "Budi", "uji", root=root)
    findings = open_release_by_id(current_id(root), root).query("findings")
    assert findings.loc[findings["rule"] == "active_over_eligible", "file"].tolist() == ["laporan.csv"]


def test_going_back_step_by_step(root):
    ids = [current_id(root)]
    for number in (1, 2):
        draft = draft_of(root, [("16.71", "2025-12", "pu", number, 10, 40)], f"{number}.csv")
        publish_draft(draft.release_id, "Budi", "uji", accept_warnings=True, root=root)
        ids.append(draft.release_id)
    assert roll_back(root, author="Citra", reason="salah") == ids[1]
    assert roll_back(root) == ids[0]
    with pytest.raises(NoEarlierReleaseError):
        roll_back(root)
    assert roll_back(root, ids[2]) == ids[2]
    with pytest.raises(NoReleaseError):
        roll_back(root, "2025-01-01-nosuch")
    assert journal(root)["action"].tolist()[:4] == ["rollback", "rollback", "rollback", "publish"]


def test_a_draft_never_throws_out_what_others_published(root):
    mine, theirs = draft_of(root, GOOD), draft_of(root, [("16.73", "2025-12", "pu", 5, 6, 7)], "lain.csv")
    publish_draft(theirs.release_id, "Budi", "uji", root=root)
    with pytest.raises(FewerFilesError) as caught:
        publish_draft(mine.release_id, "Ani", "uji", root=root)
    assert caught.value.files == dict.fromkeys(official_inputs(root), "lain.csv")
    again = draft_of(root, GOOD)
    publish_draft(again.release_id, "Ani", "uji", root=root)
    assert len(official_inputs(root)) == 2


def test_the_same_file_again_changes_nothing(root):
    publish_draft(draft_of(root, GOOD).release_id, "Budi", "uji", root=root)
    again = draft_of(root, GOOD)
    assert (again.unchanged, again.release_id, again.diff) == (True, current_id(root), None)


def test_a_file_sent_again_counts_as_the_newest(root):
    first = [("16.71", "2025-12", "pu", 100, 200, 400)]
    second = [("16.71", "2025-12", "pu", 110, 200, 400)]
    for rows in (first, second, first):
        publish_draft(draft_of(root, rows).release_id, "Budi", "uji", accept_warnings=True, root=root)
    rows = open_release_by_id(current_id(root), root).query("observations_of_area", area="16.71")
    own = rows[
        (rows["status"] == "official") & (rows["segment"] == "pu") & (rows["indicator"] == "coverage_ucj")
    ]
    assert own["numerator"].tolist() == [100]


def test_practice_stays_out_of_real_releases(root, monkeypatch):
    name = "LATIHAN-laporan.csv"
    draft = draft_of(root, GOOD, name)
    assert draft.release_id is None
    assert [one.rule for one in draft.findings if one.severity == "error"] == ["practice"]
    monkeypatch.setenv("PANTAU_LATIHAN", "1")
    rehearsed = draft_of(root, GOOD, name)
    assert open_release_by_id(rehearsed.release_id, root).query("release")["practice"].tolist() == [True]
    monkeypatch.delenv("PANTAU_LATIHAN")
    with pytest.raises(PracticeReleaseError):
        publish_draft(rehearsed.release_id, "Budi", "uji", accept_warnings=True, root=root)


def test_two_files_of_one_name(root):
    contents = [official.csv_file([(code, "2025-12", "pu", 1, 2, 3)]) for code in ("16.71", "16.72")]
    files = [("laporan.csv", content) for content in contents]
    draft = prepare_draft(files, "Ani", root=root, today=TODAY)
    assert list(draft.files) == ["laporan.csv", "laporan.csv (2)"]
    assert len(official_inputs_of(root, draft.release_id)) == 2


def test_without_a_release_there_is_nothing_to_compare(tmp_path):
    draft = prepare_draft(
        [("laporan.csv", official.csv_file(GOOD))],
        "Ani",
        root=tmp_path,
        facts=facts.sparse_facts(tmp_path / "facts"),
        today=TODAY,
    )
    assert draft.release_id is not None
    assert draft.diff is None


def test_comparing_a_release_with_itself(full_release):
    diff = diff_releases(full_release, full_release)
    assert diff.figures.counts.empty
    assert diff.league.empty


def test_who_has_reported_and_how_late(root):
    publish_draft(draft_of(root, GOOD).release_id, "Budi", "uji", root=root)
    board = completeness(open_release_by_id(current_id(root), root))
    assert len(board) == 38 + 514, "every area, one month"
    row = board.set_index("area_code").loc["16.71"]
    assert str(row["due"].date()) == "2026-01-10", "the 10th of the next month"
    assert row["days_late"] == max((row["received"] - row["due"]).days, 0)
    silent = board.set_index("area_code").loc["16.72"]
    assert silent[["received", "days_late"]].isna().all()
