"""Drafts made elsewhere, as a second person finds them."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from pantau.publishing import prepare_draft, publish_draft, reopened, waiting
from pantau.store import current_id, received, release_path
from pantau.store.errors import DamagedInputError
from tests.helpers import official

TODAY = dt.date(2026, 1, 15)
# More active than eligible: a warning.
WARNED = [("16", "2025-08", "pu", 900, 1_000, 800)]


@pytest.fixture(scope="module")
def built(small, tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("releases")
    first = prepare_draft(
        [("a.csv", official.csv_file([("73", "2025-08", "pu", 1, 2, 3)]))], "Ani", root=root, facts=small
    )
    publish_draft(first.release_id, "Ani", "awal", accept_warnings=True, root=root)
    return root


@pytest.fixture
def root(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "releases"))


def made(root: Path, small: Path, rows=WARNED, name="tanya.csv", note="Laporan"):
    content = official.csv_file(rows)
    return prepare_draft([(name, content)], "Siti", note, root=root, facts=small, today=TODAY)


def test_who_when_and_which_files(root, small):
    assert waiting(root) == []
    draft = made(root, small)
    (one,) = waiting(root)
    assert (one.id, one.author, one.note, one.files) == (draft.release_id, "Siti", "Laporan", ["tanya.csv"])
    # more than are eligible, and far from what the release says of the area
    assert (one.warnings, one.stale) == (2, False)
    assert abs(one.built_at - dt.datetime.now(dt.UTC).replace(tzinfo=None)) < dt.timedelta(minutes=10)


def test_a_draft_opened_again_is_what_it_was(root, small):
    draft = made(root, small)
    again = reopened(draft.release_id, root)
    assert again.findings == draft.findings
    assert again.count("warning") == 2
    assert again.diff.before == current_id(root)
    assert again.diff.league.equals(draft.diff.league)
    assert again.diff.figures.rows.equals(draft.diff.figures.rows)


def test_a_draft_that_others_overtook_is_out_of_date(root, small):
    late = made(root, small)
    first = made(root, small, [("16", "2025-09", "pu", 5, 6, 7)], "lain.csv", "")
    assert [one.id for one in waiting(root)][-1] == late.release_id
    publish_draft(first.release_id, "Budi", "uji", accept_warnings=True, root=root)
    (one,) = waiting(root)
    assert (one.id, one.stale) == (late.release_id, True)


def test_a_damaged_draft_is_no_draft_and_a_damaged_archive_is_told(root, small):
    draft = made(root, small)
    (folder,) = [
        path for path in (root / "inputs").iterdir() if received(root, path.name).name == "tanya.csv"
    ]
    (folder / "findings.parquet").write_bytes(b"not parquet")
    with pytest.raises(DamagedInputError):
        reopened(draft.release_id, root)
    release_path(root, draft.release_id).write_bytes(b"not a release")
    assert waiting(root) == []
