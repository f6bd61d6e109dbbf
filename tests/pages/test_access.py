"""Who looks at the page Data, and what is shown to them: readers, preparers, publishers."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pantau.access import PREPARER, PUBLISHER, TWO_PEOPLE, people, rights
from pantau.access.attempts import MOST, Attempts
from pantau.publishing import prepare_draft, publish_draft
from pantau.store import current_id, drafts, journal
from pantau.ui.data import state
from pantau.ui.shell import who
from tests.helpers import facts
from tests.helpers.official import csv_file
from tests.helpers.pages import run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

FILE = csv_file([("16", "2025-08", "pu", 900, 1_000, 2_000)])
TODAY = dt.date(2026, 1, 15)


@pytest.fixture(scope="module")
def built(sparse_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two provinces, and a draft that nobody has published."""
    root = tmp_path_factory.mktemp("access") / "releases"
    shutil.copytree(sparse_root, root)
    small = facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    prepare_draft([("a.csv", FILE)], "Ani", root=root, facts=small, today=TODAY)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "releases"
    shutil.copytree(built, folder)
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    monkeypatch.setattr(rights, "_attempts", Attempts())
    return folder


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """The installation listens to everybody, and somebody asks from afar."""
    monkeypatch.setattr(who, "_listens", lambda: None)
    monkeypatch.setattr(who, "_address", lambda: "10.0.0.7")


def named(root: Path, name: str, role: str = PUBLISHER) -> str:
    return people.add(root / "penerbit.json", name, role)


def entered(key: str) -> AppTest:
    """The page Data after somebody gave a key."""
    app = run_page("data")
    app.text_input(key="data_key").input(key)
    app.button(key="data_enter").click().run()
    assert not app.exception, app.exception
    return app


def opened(app: AppTest) -> AppTest:
    """The page after the draft that waits was opened."""
    app.button(key="data_open").click().run()
    app.session_state[f"{state._PREFIX}job"]._result.exception(timeout=300)
    return app.run()


def keys(app: AppTest) -> set[str]:
    """All that can be pressed."""
    return {str(button.key) for button in app.button} | {
        str(element.key) for element in app.get("download_button")
    }


CHANGING = {"data_check", "data_open", "data_discard", "data_publish", "data_back"}
TEMPLATES = {"data_template", "data_practice"}


def assert_reading_only(app: AppTest, draft: str) -> None:
    assert not app.file_uploader
    assert not keys(app) & (CHANGING | TEMPLATES)
    assert draft not in said(app)
    assert draft not in [option for box in app.selectbox for option in box.options]
    assert "data_make" in keys(app), "downloading is reading"


def test_at_the_machine_all_is_open(root: Path) -> None:
    app = run_page("data")
    assert app.file_uploader
    assert {"data_check", "data_open", *TEMPLATES} <= keys(app)
    assert drafts(root)[0] in said(app)


def test_who_listens_wider_only_shows_until_somebody_is_named(root: Path, wide: None) -> None:
    app = run_page("data")
    assert "belum ada penerbit yang ditunjuk" in said(app)
    assert_reading_only(app, drafts(root)[0])
    assert not [field for field in app.text_input if field.key == "data_key"]


def test_a_damaged_list_only_shows(root: Path, wide: None) -> None:
    named(root, "Siti")
    (root / "penerbit.json").write_text("{")
    app = run_page("data")
    assert "daftar penerbit tidak dapat dipakai" in said(app)
    assert_reading_only(app, drafts(root)[0])


def test_a_reader_is_asked_for_a_key_and_shown_nothing_else(root: Path, wide: None) -> None:
    named(root, "Siti")
    app = run_page("data")
    assert "Anda membaca." in said(app)
    assert_reading_only(app, drafts(root)[0])


def test_a_wrong_key_opens_nothing_and_too_many_are_refused(root: Path, wide: None) -> None:
    key = named(root, "Siti")
    app = entered(f"{key}x")
    assert "Kunci itu tidak dikenal" in said(app)
    assert app.text_input(key="data_key").value == ""
    for _ in range(MOST):
        app.text_input(key="data_key").input("x.y")
        app.button(key="data_enter").click().run()
    assert "Terlalu banyak kunci" in said(app)
    app.text_input(key="data_key").input(key)
    app.button(key="data_enter").click().run()
    assert "Terlalu banyak kunci" in said(app)
    assert_reading_only(app, drafts(root)[0])


def test_a_publisher_enters_publishes_under_the_own_name_and_leaves(root: Path, wide: None) -> None:
    app, draft = entered(named(root, "Siti")), drafts(root)[0]
    assert "Anda masuk sebagai Siti, penerbit" in said(app)
    opened(app)
    assert not [field for field in app.text_input if field.key == "data_publisher"], "no name to type"
    if app.checkbox:
        app.checkbox(key="data_accepted").check()
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    app.button(key="data_yes_publish").click().run()
    assert current_id(root) == draft
    assert journal(root)["author"][0] == "Siti"
    app.button(key="data_leave").click().run()
    assert "Anda membaca." in said(app)
    assert not app.file_uploader


def test_a_preparer_takes_files_in_sees_drafts_and_publishes_nothing(root: Path, wide: None) -> None:
    app = entered(named(root, "Budi", PREPARER))
    assert app.file_uploader
    assert "data_back" not in keys(app)
    opened(app)
    assert drafts(root)[0] in said(app)
    assert "data_publish" not in keys(app)
    assert "penerbit yang ditunjuk" in said(app)


def test_who_is_taken_off_between_two_clicks_publishes_nothing(root: Path, wide: None) -> None:
    app, before = entered(named(root, "Siti")), current_id(root)
    named(root, "Budi")
    opened(app)
    if app.checkbox:
        app.checkbox(key="data_accepted").check()
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    people.remove(root / "penerbit.json", "Siti")
    app.button(key="data_yes_publish").click().run()
    assert not app.exception
    assert current_id(root) == before
    assert_reading_only(app, drafts(root)[0])


@pytest.mark.parametrize("page", ["ringkasan", "peta", "peringkat", "wilayah", "data"])
def test_a_draft_is_not_there_for_who_opens_it_by_its_address(root: Path, wide: None, page: str) -> None:
    (draft,) = drafts(root)
    hidden = said(run_page(page, rilis=draft))
    assert hidden.replace(draft, "9999-12-31-0000000000") == said(
        run_page(page, rilis="9999-12-31-0000000000")
    ), "as of any release that is not there"
    assert "tidak ada" in hidden


def test_a_release_that_readers_had_stays_open_by_its_address(root: Path, wide: None) -> None:
    first, (draft,) = current_id(root), drafts(root)
    publish_draft(draft, "Ani", "uji", accept_warnings=True, root=root)
    assert f"Anda sedang melihat rilis {first}" in said(run_page("peta", rilis=first))


def test_who_may_see_drafts_opens_one_by_its_address(root: Path) -> None:
    (draft,) = drafts(root)
    assert draft in said(run_page("peta", rilis=draft))


def test_no_draft_is_among_the_releases_to_download(root: Path) -> None:
    (draft,) = drafts(root)
    app = run_page("data", rilis=draft)
    box = app.selectbox(key="data_export")
    assert box.options == [current_id(root)]
    assert box.value == current_id(root)


def test_who_took_the_file_in_is_not_offered_to_publish_it(
    root: Path, wide: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TWO_PEOPLE, "1")
    app = opened(entered(named(root, "Ani")))
    assert "Ani sudah memuat berkas dalam konsep ini" in said(app)
    assert "data_publish" not in keys(app)
    app = opened(entered(named(root, "Siti")))
    assert "Orang lain yang harus memeriksa" in said(app)
    assert "data_publish" in keys(app)


def test_a_typed_name_is_held_to_the_rule_too(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TWO_PEOPLE, "1")
    app, before = opened(run_page("data")), current_id(root)
    if app.checkbox:
        app.checkbox(key="data_accepted").check()
    app.text_input(key="data_publisher").input("ani")
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    app.button(key="data_yes_publish").click().run()
    assert "ani sudah memuat berkas dalam konsep ini" in said(app)
    assert current_id(root) == before


def test_readers_see_who_published_and_not_from_where(root: Path, wide: None) -> None:
    publish_draft(drafts(root)[0], "Ani", "uji", accept_warnings=True, address="10.9.8.7", root=root)
    key = named(root, "Siti")
    read = said(run_page("data"))
    assert "Ani" in read
    assert "10.9.8.7" not in read
    assert "10.9.8.7" in said(entered(key))


def test_where_nobody_knows_the_current_release_readers_are_told_of_no_draft(root: Path, wide: None) -> None:
    (draft,) = drafts(root)
    (root / "current").unlink()
    (root / "journal.jsonl").unlink()
    text = said(run_page("peta"))
    assert "Beri tahu pengelola server" in text
    assert draft not in text


def test_a_journal_that_was_changed_is_told_and_served(root: Path) -> None:
    path = root / "journal.jsonl"
    path.write_text(path.read_text().replace('"reason": ""', '"reason": "x"', 1))
    assert "tidak bersambung dengan baris sebelumnya" in said(run_page("data"))
