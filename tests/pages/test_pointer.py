"""What pages say where the pointer or the journal of publishing is lost, in both languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pantau.publishing import prepare_draft, publish_draft
from pantau.store import current_id
from pantau.text import LANGUAGES, Text
from tests.helpers.official import csv_file
from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

GOOD = csv_file([("16.71", "2026-08", "PU", 120_000, 130_000, 300_000)])


@pytest.fixture(scope="module")
def with_official(full_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All facts and one official file, published."""
    folder = Path(shutil.copytree(full_root, tmp_path_factory.mktemp("official") / "releases"))
    draft = prepare_draft([("laporan.csv", GOOD)], "Siti", root=folder).release_id
    assert draft
    publish_draft(draft, "Siti", "Laporan Agustus", accept_warnings=True, root=folder)
    return folder


@pytest.fixture
def root(with_official: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(with_official, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    return folder


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["ringkasan", "data"])
def test_every_page_says_that_the_pointer_is_lost_and_goes_on(root: Path, page: str, language: str) -> None:
    (root / "current").write_bytes(b"\xff")
    app, say = run_page(page, bahasa=language), Text(language)
    words = said(app)
    assert say("store.pointer.instead", why=say("store.pointer.garbled"), id=current_id(root)) in words
    assert str(root) not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_data_says_that_the_journal_is_lost(root: Path, language: str) -> None:
    assert Text(language)("store.pointer.no_journal") not in said(run_page("data", bahasa=language))
    (root / "journal.jsonl").unlink()
    app = run_page("data", bahasa=language)
    assert Text(language)("store.pointer.no_journal") in said(app)
    assert Text(language)("data.history.empty") in said(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_both_no_page_guesses(root: Path, language: str) -> None:
    (root / "journal.jsonl").unlink()
    (root / "current").unlink()
    words, say = said(run_page("ringkasan", bahasa=language)), Text(language)
    assert say("ui.problem.unknown_release_title") in words
    assert say("store.pointer.missing") in words
    assert say("ui.problem.no_release_title") not in words
    assert str(root) not in words


def test_the_page_data_goes_on_where_the_current_release_and_the_journal_are_lost(root: Path) -> None:
    (root / "journal.jsonl").unlink()
    (root / f"{current_id(root)}.duckdb").unlink()
    app = run_page("data")
    assert not app.exception
    assert "yang tersisa hanya sidik jarinya" in said(app)
