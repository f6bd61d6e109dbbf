"""Pages while the system refuses something: plain words, and what was typed is kept."""

from __future__ import annotations

import errno
import logging
import os
import resource
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest import mock

import pytest
from streamlit.testing.v1 import AppTest

import server
from pantau.store import build_release, current_id, journal, list_releases, notices, publish, serving
from pantau.ui.shell import incident
from tests.helpers import official
from tests.helpers.pages import run_page, said
from tests.pages.test_data import GOOD, checked, finished, has

pytestmark = pytest.mark.usefixtures("fresh_caches")

FULL = "Ruang penyimpanan server penuh, sehingga langkah ini dihentikan."


@pytest.fixture
def root(full_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A releases folder of the test's own, with all facts."""
    folder = Path(shutil.copytree(full_root, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    return folder


@contextmanager
def small_files(size: int) -> Iterator[None]:
    """No file of this process may be larger: a real refusal, also of what DuckDB and Arrow write."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def refused(number: int) -> Iterator[None]:
    """Nothing more comes to disk."""
    with mock.patch.object(os, "fsync", side_effect=OSError(number, os.strerror(number), "/rahasia/x")):
        yield


def assert_told(app: AppTest, root: Path, words: str = FULL) -> None:
    text = said(app)
    assert words in text
    assert str(root) not in text
    assert "rahasia" not in text
    assert not any(path.name.startswith(".pending") for path in root.rglob("*"))
    assert notices(root) == []


def test_checking_on_a_full_disk_keeps_what_was_typed_and_goes_on_after(root: Path) -> None:
    before = current_id(root)
    app = run_page("data")
    app.text_input(key="data_note").input("Laporan dari Palembang").run()
    with small_files(1_000_000):
        checked(GOOD, app)
    assert_told(app, root)
    assert app.text_input(key="data_author").value == "Siti"
    assert app.text_input(key="data_note").value == "Laporan dari Palembang"
    assert [file.name for file in app.file_uploader[0].value] == ["laporan.csv"]
    assert list_releases(root) == [before]
    app.button(key="data_check").click().run()
    finished(app)
    assert "selesai dibangun" in said(app)
    assert len(list_releases(root)) == 2


@pytest.fixture
def drafted(root: Path) -> AppTest:
    """The page with a draft that is ready to be published."""
    app = checked(GOOD)
    app.text_input(key="data_reason").input("Laporan Agustus").run()
    return app


@pytest.mark.parametrize(
    ("number", "words"), [(errno.ENOSPC, FULL), (errno.EROFS, "Server tidak boleh membaca atau menulis")]
)
def test_publishing_on_no_good_disk(root: Path, drafted: AppTest, number: int, words: str) -> None:
    before = current_id(root)
    drafted.button(key="data_publish").click().run()
    with refused(number):
        drafted.button(key="data_yes_publish").click().run()
    assert not drafted.exception
    assert_told(drafted, root, words)
    assert current_id(root) == before
    assert len(journal(root)) == 1
    assert drafted.text_input(key="data_reason").value == "Laporan Agustus"
    drafted.button(key="data_publish").click().run()
    drafted.button(key="data_yes_publish").click().run()
    assert current_id(root) != before


def test_rolling_back_on_a_full_disk(root: Path) -> None:
    file = official.keep(root, [("16.71", "2026-08", "pu", 1, 2, 3)])
    before, after = current_id(root), publish_another(root, file.sha256)
    app = run_page("data")
    app.text_input(key="data_back_who").input("Ani")
    app.text_input(key="data_back_why").input("Salah berkas").run()
    app.button(key="data_back").click().run()
    with refused(errno.ENOSPC):
        app.button(key="data_yes_rollback").click().run()
    assert_told(app, root)
    assert current_id(root) == after
    assert app.text_input(key="data_back_why").value == "Salah berkas"
    app.button(key="data_back").click().run()
    app.button(key="data_yes_rollback").click().run()
    assert current_id(root) == before


def publish_another(root: Path, sha256: str) -> str:
    release_id = build_release(root=root, official=[sha256]).release_id
    publish(root, release_id, author="uji")
    return release_id


def test_a_zip_on_a_full_disk(root: Path) -> None:
    app = run_page("data")
    with small_files(100_000):
        app.button(key="data_make").click().run()
    assert_told(app, root)
    assert not has(app, "data_zip")
    app.button(key="data_make").click().run()
    assert FULL not in said(app)


PASSING = [(errno.EMFILE, "Terlalu banyak berkas terbuka"), (errno.ENOMEM, "Memori server tidak cukup")]


@pytest.mark.parametrize(("number", "words"), PASSING)
def test_a_release_that_cannot_be_had_at_the_moment(root: Path, number: int, words: str) -> None:
    """Neither an older release nor 'nothing published': it is there, and is served again the next time."""
    error = OSError(number, os.strerror(number), "/rahasia/x")
    with mock.patch.object(serving, "verify", side_effect=error):
        text = said(run_page("peta"))
        answer = server.healthz(mock.Mock())
    assert "Server sedang tidak dapat membaca datanya" in text
    assert words in text
    assert "rahasia" not in text
    assert answer.status_code == 503
    assert words in answer.body.decode()
    assert "Server sedang" not in said(run_page("peta"))


def test_the_last_resort_says_what_the_system_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where nothing more can be logged: a log on a full disk."""
    html: list[str] = []
    monkeypatch.setattr(incident.st, "html", html.append)
    full = open("/dev/full", "w", encoding="utf-8")  # noqa: SIM115 (closing it fails as well)
    handler = logging.StreamHandler(full)
    logging.getLogger("pantau").addHandler(handler)
    try:
        monkeypatch.setattr(sys, "stderr", full)
        assert incident.tell_incident(OSError(errno.ENOSPC, "No space left on device", "/rahasia/x"))
    finally:
        monkeypatch.undo()
        logging.getLogger("pantau").removeHandler(handler)
        with suppress(OSError):
            full.close()
    (text,) = html
    assert "Ruang penyimpanan server penuh" in text
    assert "nomor insiden" in text
    assert "rahasia" not in text
