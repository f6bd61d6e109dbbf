"""The page Data without a browser: files in, findings, publishing, rolling back, who has reported."""

from __future__ import annotations

import errno
import io
import json
import re
import shutil
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

import server
from pantau.access import READ_ONLY
from pantau.intake import confined
from pantau.publishing import (
    Draft,
    PendingWarningsError,
    PracticeReleaseError,
    prepare_draft,
    publish_draft,
)
from pantau.store import (
    DamagedReleaseError,
    FewerFilesError,
    MovedPointerError,
    NoReleaseError,
    PointerFolderError,
    PublishedReleaseError,
    Refusal,
    RefusedRowsError,
    UnknownCurrentError,
    UnknownFilesError,
    current_id,
    journal,
    list_releases,
)
from pantau.store.message import message
from pantau.text import LANGUAGES, Text
from pantau.text.trouble import trouble_text
from pantau.ui.data import jobs, state, upload
from pantau.ui.data.board import Mark, overall, states
from pantau.ui.data.problems import error_words
from tests.helpers.hanging import HANGS, hanging_reader
from tests.helpers.official import csv_file
from tests.helpers.pages import PAGES, run_page, said

pytestmark = pytest.mark.usefixtures("fresh_caches")

GOOD = csv_file([("16.71", "2026-08", "PU", 120_000, 130_000, 300_000)])
# The eligible workers of the second month are others: a warning.
WARNED = csv_file(
    [
        ("16.71", "2026-08", "PU", 120_000, 130_000, 300_000),
        ("16.71", "2026-09", "PU", 121_000, 130_000, 310_000),
    ]
)
# More active than registered: an error.
WRONG = csv_file([("16.71", "2026-08", "PU", 120_000, 110_000, 300_000)])


@pytest.fixture
def root(full_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A releases folder of the test's own, with all facts."""
    folder = tmp_path / "releases"
    shutil.copytree(full_root, folder)
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    return folder


def checked(content: bytes, app: AppTest | None = None) -> AppTest:
    """The page after a file was uploaded and checked."""
    app = app or run_page("data")
    app.file_uploader[0].upload("laporan.csv", content).run()
    app.text_input(key="data_author").input("Siti").run()
    app.button(key="data_check").click().run()
    return finished(app)


def under_way(app: AppTest) -> jobs.Job | None:
    """What the session has begun and not collected."""
    kept = f"{state._PREFIX}job"
    if kept not in app.session_state:
        return None
    job: jobs.Job = app.session_state[kept]
    return job


def finished(app: AppTest) -> AppTest:
    """The page when what it has begun is done, which is what a browser's looks come to."""
    if job := under_way(app):
        job._result.exception(timeout=300)  # the machine may be busy
        app.run()
    assert under_way(app) is None
    assert not app.exception, app.exception
    return app


def published(app: AppTest, *, accept: bool = False) -> AppTest:
    """The page after its draft was published."""
    if accept:
        app.checkbox(key="data_accepted").check()
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    app.button(key="data_yes_publish").click().run()
    assert not app.exception, app.exception
    return app


def has(app: AppTest, key: str) -> bool:
    """Whether a button is on the page."""
    return key in {button.key for button in app.button}


def test_the_page_says_which_release_is_current_and_who_published_it(root: Path) -> None:
    text = said(run_page("data"))
    assert f"<dd>{current_id(root)}</dd>" in text
    assert "31 Maret 2026" in text
    assert "Belum ada laporan resmi dalam rilis ini." in text


def test_a_file_with_errors_stops_and_changes_nothing(root: Path) -> None:
    before = list_releases(root)
    app = checked(WRONG)
    text = said(app)
    assert "Berkas belum dapat dimuat." in text
    assert "peserta aktif 120.000 lebih banyak daripada peserta terdaftar 110.000" in text
    assert not has(app, "data_publish")
    assert list_releases(root) == before
    assert not (root / "inputs").exists()


def test_findings_are_filtered_by_severity(root: Path) -> None:
    app = checked(WARNED)
    assert [name.split(" (")[0] for name in app.segmented_control[0].options] == [
        "Semua",
        "Peringatan",
        "Catatan",
    ]
    assert 'class="warning"' in said(app)
    app.segmented_control[0].set_value("note").run()
    assert 'class="note"' in said(app)
    assert 'class="warning"' not in said(app)


def test_findings_are_summed_up_and_listed_by_kind(root: Path) -> None:
    app = checked(WARNED)
    text = said(app)
    assert "Ringkasan temuan menurut jenisnya" in text
    kinds = app.selectbox(key="data_rule").options
    assert kinds[0] == "Semua jenis"
    assert all(f"<td>{kind}</td>" in text for kind in kinds[1:])
    app.segmented_control[0].set_value("warning").run()
    app.selectbox(key="data_rule").set_value(app.selectbox(key="data_rule").options[1]).run()
    assert not app.exception
    assert 'class="note"' not in said(app)


def test_figures_newer_than_what_a_page_opens_on_are_told_with_the_way_to_them(root: Path) -> None:
    published(checked(GOOD))
    app = run_page("peringkat", indikator="coverage_ucj", tingkat="kabkota")
    text = said(app)
    assert "Angka 2026 baru ada untuk 2 dari 514 wilayah. Yang ditampilkan Desember 2025" in text
    assert 'href="./peringkat?periode=2026-08"' in text
    later = run_page("peringkat", indikator="coverage_ucj", tingkat="kabkota", periode="2026-08")
    assert "baru ada untuk" not in said(later)


def test_without_a_name_nothing_is_checked(root: Path) -> None:
    app = run_page("data")
    app.file_uploader[0].upload("laporan.csv", GOOD).run()
    app.button(key="data_check").click().run()
    assert "Isi nama Anda dahulu" in said(app)
    assert len(list_releases(root)) == 1


def test_a_good_file_is_previewed_and_published_with_who_and_why(root: Path) -> None:
    before = current_id(root)
    app = checked(GOOD)
    (draft,) = set(list_releases(root)) - {before}
    assert current_id(root) == before, "a draft changes nothing"
    text = said(app)
    assert f"Konsep rilis {draft} selesai dibangun." in text
    assert "Angka baru" in text
    assert f"rilis={draft}" in text, "the draft can be looked at"
    published(app)
    assert current_id(root) == draft
    last = journal(root).iloc[0]
    assert (last["action"], last["author"], last["reason"]) == ("publish", "Siti", "Laporan Agustus")
    text = said(app)
    assert f"Rilis {draft} sudah diterbitkan" in text
    assert f"Rilis {draft}</p>" in text, "the session goes on with the new release"
    assert not has(app, "data_publish")


def test_the_preview_writes_each_league_table_in_its_own_unit(root: Path) -> None:
    rows = [("16.71", "2026-08", segment, 50_000, 65_000, None) for segment in ("PU", "BPU", "Jakon")]
    text = said(checked(csv_file(rows)))
    captions = ("Peserta terdaftar, Kabupaten/kota", "Aktif dari terdaftar, Kabupaten/kota")
    people, share = (text[text.index(start) :].split("</table>")[0] for start in captions)
    assert "195.000" in people, "65,000 of three segments"
    assert "%" not in people
    assert "76,92%" in share, "150,000 of 195,000"


def test_warnings_need_a_tick(root: Path) -> None:
    before = current_id(root)
    app = checked(WARNED)
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    assert "Masih ada peringatan." in said(app)
    assert not has(app, "data_yes_publish")
    published(app, accept=True)
    assert current_id(root) != before


def test_publishing_needs_a_reason_and_can_be_cancelled(root: Path) -> None:
    before = current_id(root)
    app = checked(GOOD)
    app.button(key="data_publish").click().run()
    assert "Isi nama dan alasan dahulu" in said(app)
    app.text_input(key="data_reason").input("Laporan Agustus")
    app.button(key="data_publish").click().run()
    app.button(key="data_no_publish").click().run()
    assert not has(app, "data_yes_publish")
    assert has(app, "data_publish")
    assert current_id(root) == before


def test_a_draft_that_lacks_what_others_published_is_refused(root: Path) -> None:
    first = checked(GOOD)
    second = checked(csv_file([("16.06", "2026-08", "PU", 50_000, 51_000, 90_000)]))
    published(first)
    current = current_id(root)
    published(second)
    assert "orang lain menerbitkan 1 berkas resmi" in said(second)
    assert current_id(root) == current
    assert has(second, "data_publish"), "the draft is still there"


def test_rolling_back_asks_who_and_why_and_goes_back(root: Path) -> None:
    before = current_id(root)
    app = published(checked(GOOD))
    assert app.selectbox(key="data_back_to").options == [before]
    app.button(key="data_back").click().run()
    assert "Isi nama dan alasan dahulu" in said(app)
    app.text_input(key="data_back_who").input("Budi")
    app.text_input(key="data_back_why").input("Salah berkas")
    app.button(key="data_back").click().run()
    app.button(key="data_yes_rollback").click().run()
    assert not app.exception, app.exception
    assert current_id(root) == before
    last = journal(root).iloc[0]
    assert (last["action"], last["author"], last["reason"]) == ("rollback", "Budi", "Salah berkas")
    assert f"Rilis {before} berlaku kembali." in said(app)


def test_a_draft_that_nobody_published_is_nothing_to_go_back_to(root: Path) -> None:
    app = checked(GOOD)
    assert "Belum ada rilis lain yang pernah berlaku." in said(app)


def test_the_board_shows_who_has_reported(root: Path) -> None:
    app = published(checked(GOOD))
    text = said(app)
    assert "dari 514 kabupaten/kota" in text
    assert "Provinsi yang melapor sendiri: 0 dari 38." in text
    (province,) = [row for row in text.split('<th scope="row">') if row.startswith("Sumatera Selatan<")]
    assert "1 dari 17<" in province
    app.selectbox(key="data_board").select("16").run()
    rows = said(app).split('<th scope="row">')[1:]
    assert len(rows) == 18, "Sumatera Selatan and its 17 regencies and cities"
    (palembang,) = [row for row in rows if row.startswith("Kota Palembang<")]
    assert 'class="mark missing"' not in palembang


def test_the_board_shows_a_year_at_a_time_and_older_months_when_asked(root: Path) -> None:
    months = [f"{2025 + at // 12}-{at % 12 + 1:02d}" for at in range(14)]
    rows = [("16.71", month, "PU", 120_000 + at, 130_000, 300_000) for at, month in enumerate(months)]
    app = published(checked(csv_file(rows)))
    text = said(app)
    assert "Semua provinsi: Mar 2025 sampai Feb 2026" in text
    span = app.selectbox(key="data_board_span")
    assert span.options == ["Maret 2025 – Februari 2026", "Januari 2025 – Februari 2025"]
    span.select_index(1).run()
    text = said(app)
    assert "Semua provinsi: Jan 2025 sampai Feb 2025" in text
    assert "Februari 2025: dari 514 kabupaten/kota" in text


def test_the_state_of_a_report_against_its_day() -> None:
    due = pd.Timestamp("2026-09-10")
    reports = pd.DataFrame(
        {
            "due": [due] * 4,
            "received": pd.to_datetime(["2026-09-10", "2026-09-13", None, None]),
            "days_late": pd.array([0, 3, None, None], dtype="Int64"),
        }
    )
    assert states(reports, pd.Timestamp("2026-09-11")).tolist() == ["on_time", "late", "missing", "missing"]
    assert states(reports, due).tolist() == ["on_time", "late", "waiting", "waiting"]


def test_a_province_stands_as_the_worst_of_its_parts() -> None:
    say, own = Text("id"), Mark("on_time", "✓", "tepat")
    parts = {"on_time": 2, "late": 1, "missing": 0, "waiting": 0}
    assert overall(parts, own, say) == Mark("late", "!", "3 dari 3", ("1 terlambat", "provinsi: tepat"))
    assert overall(parts | {"missing": 4}, own, say).state == "missing"
    assert overall(dict.fromkeys(parts, 0), own, say) == own


def test_any_release_is_downloaded_as_a_zip(root: Path) -> None:
    app = run_page("data")
    app.button(key="data_make").click().run()
    assert not app.exception, app.exception
    release_id, content = app.session_state[f"{state._PREFIX}zip"]
    assert release_id == current_id(root)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = {name.split("/")[1] for name in packed.namelist()}
    assert {"observation.csv", "observation.parquet", "kamus-data.csv"} <= names


def test_read_only_shows_and_takes_nothing_in(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = run_page("data")
    assert "hanya untuk membaca" in said(app)
    assert not app.file_uploader
    assert not any(has(app, key) for key in ("data_check", "data_publish", "data_back", "data_open"))
    assert has(app, "data_make"), "downloading is reading"


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A file of HANGS is never read to its end."""
    reader = hanging_reader()
    monkeypatch.setattr(confined, "reader", reader)
    yield
    reader.nursery.close()


def begun(content: bytes) -> AppTest:
    """The page of a session of its own whose file is being read."""
    app = run_page("data")
    app.file_uploader[0].upload("laporan.csv", content).run()
    app.text_input(key="data_author").input("Siti").run()
    app.button(key="data_check").click().run()
    job = under_way(app)
    assert job is not None
    ends = time.monotonic() + 60
    while not (job.share or job.done()):
        assert time.monotonic() < ends
        time.sleep(0.02)
    return app.run()


@pytest.mark.usefixtures("hanging")
def test_a_check_that_hangs_is_called_off_and_keeps_no_other_session_waiting(root: Path) -> None:
    app = begun(HANGS)
    assert "Pemeriksaan dibatalkan" not in said(app)
    other = checked(GOOD)
    assert has(other, "data_publish"), "read and built while the first one hangs"
    job = under_way(app)
    assert job is not None
    assert not job.done()
    before = list_releases(root)
    app.button(key="data_cancel").click().run()
    assert isinstance(job._result.exception(timeout=60), jobs.CancelledError)
    finished(app)
    assert "Pemeriksaan dibatalkan. Tidak ada yang disimpan." in said(app)
    assert not has(app, "data_cancel")
    assert not app.button(key="data_check").disabled, "the same files may be checked again"
    assert list_releases(root) == before


def test_what_is_archived_already_is_not_called_off(root: Path) -> None:
    going_on = threading.Event()

    def work(tell: Callable[[str, float], None]) -> str:
        tell("Memeriksa", 0.5)
        assert going_on.wait(60)
        tell("Membangun", 0.7)
        return "done"

    job = jobs.Job("upload", work, cancellable_until=0.6)
    while not job.share:
        time.sleep(0.01)
    assert job.cancellable
    going_on.set()
    assert job.result() == "done"
    job.cancel()
    assert not job.cancelled


def test_checking_goes_on_while_its_reader_looks_at_another_page(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = threading.Event()

    def slowly(*given: Any) -> Draft:
        given[-1]("Membangun konsep rilis", 0.7)
        assert going_on.wait(300)
        return prepare_draft(*given)

    monkeypatch.setattr(upload, "prepare_draft", slowly)
    app = run_page("data")
    app.file_uploader[0].upload("laporan.csv", GOOD).run()
    app.text_input(key="data_author").input("Siti").run()
    app.button(key="data_check").click().run()
    job = under_way(app)
    assert job is not None
    assert app.button(key="data_check").disabled, "one at a time"
    assert "Anda boleh membuka halaman lain" in app.caption[0].value
    app.switch_page("pages/peta.py").run()
    assert "Periksa berkas" not in {button.label for button in app.button}
    app.switch_page("pages/data.py").run()
    assert under_way(app) is job, "it was not begun anew"
    going_on.set()
    finished(app)
    assert "selesai dibangun" in said(app)


def test_two_sessions_check_one_after_the_other(root: Path) -> None:
    apps = [run_page("data"), run_page("data")]
    for app, code in zip(apps, ("16.71", "16.06"), strict=True):
        row = (code, "2026-08", "PU", 50_000, 51_000, 90_000)
        app.file_uploader[0].upload(f"{code}.csv", csv_file([row])).run()
        app.text_input(key="data_author").input("Siti").run()
        app.button(key="data_check").click().run()
    for app in apps:
        assert "selesai dibangun" in said(finished(app))
    assert len(list_releases(root)) == 3


def test_a_draft_of_one_session_is_looked_at_and_published_in_another(root: Path) -> None:
    before = current_id(root)
    checked(WARNED)
    (draft,) = set(list_releases(root)) - {before}
    app = run_page("data")
    text = said(app)
    assert "Konsep yang menunggu" in text
    (row,) = [row for row in text.split("<tr>") if draft in row and "laporan.csv" in row]
    assert ">Siti<" in row
    assert "dapat diterbitkan" in row
    assert not has(app, "data_publish")
    app.button(key="data_open").click().run()
    text = said(finished(app))
    assert "Konsep ini disiapkan oleh" in text
    assert "potensi berubah dari 300.000" in text, "the findings of then"
    assert "Angka baru" in text
    assert app.text_input(key="data_publisher").value == "", "a second person signs"
    app.text_input(key="data_publisher").input("Budi")
    published(app, accept=True)
    assert current_id(root) == draft
    assert journal(root).iloc[0]["author"] == "Budi"
    assert "Konsep yang menunggu" not in said(app)


def test_a_draft_is_discarded_after_a_question_and_can_be_made_again(root: Path) -> None:
    before = current_id(root)
    app = checked(GOOD)
    (draft,) = set(list_releases(root)) - {before}
    app.button(key="data_discard").click().run()
    assert "Berkasnya tetap tersimpan" in said(app)
    app.button(key="data_no_drafts").click().run()
    assert draft in list_releases(root)
    app.button(key="data_discard").click().run()
    app.button(key="data_yes_drafts").click().run()
    assert not app.exception, app.exception
    assert list_releases(root) == [before]
    assert f"Konsep {draft} sudah dibuang." in said(app)
    assert not has(app, "data_publish")
    checked(GOOD, app)
    assert draft in list_releases(root)


def test_a_draft_that_somebody_discarded_is_not_published(root: Path) -> None:
    before = current_id(root)
    first, second = checked(GOOD), run_page("data")
    second.button(key="data_discard").click().run()
    second.button(key="data_yes_drafts").click().run()
    first.text_input(key="data_reason").input("Laporan Agustus")
    first.button(key="data_publish").click().run()
    assert "tidak ada lagi di server" in said(first)
    assert not has(first, "data_yes_publish")
    assert current_id(root) == before


def test_a_full_disk_is_said_and_nothing_is_lost(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = current_id(root)
    monkeypatch.setattr(upload, "prepare_draft", full)
    app = checked(GOOD)
    assert "Ruang penyimpanan server penuh" in said(app)
    assert current_id(root) == before


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("error", "held"),
    [
        (PendingWarningsError(3), "3"),
        (PracticeReleaseError("2026-x"), ""),
        (FewerFilesError("2026-x", {"a": "a.xlsx", "b": "b.xlsx"}), "2"),
        (MovedPointerError("2026-y"), "2026-y"),
        (NoReleaseError(Path("/r"), "2026-z"), "2026-z"),
        (UnknownCurrentError(Path("/r"), "missing", ["2026-v"]), ""),
        (UnknownFilesError(Path("/r"), "2026-u"), "2026-u"),
        (PointerFolderError(Path("/r")), ""),
        (PublishedReleaseError("2026-w"), "2026-w"),
        (DamagedReleaseError(Path("/r/2026-x.duckdb"), message("damage.hash")), "2026-x.duckdb"),
        (RefusedRowsError([Refusal("a.csv", 4, "kode tidak dikenal")]), "1"),
        (OSError(errno.ENOSPC, "full"), ""),
        (PermissionError(errno.EACCES, "denied", "/r/current"), ""),
    ],
    ids=lambda value: type(value).__name__,
)
def test_every_error_is_explained_without_commands(error: Exception, held: str, language: str) -> None:
    text, details = error_words(error, Text(language))
    assert held in text
    assert "/r" not in " ".join([text, *details])
    assert "pantau " not in text.lower()
    assert "--" not in text


def test_a_full_disk_is_told_from_other_trouble_with_files() -> None:
    say = Text("id")
    full = [OSError(number, "") for number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)]
    assert {error_words(error, say)[0] for error in full} == {trouble_text(full[0], say)}
    assert "penuh" in trouble_text(full[0], say)
    assert "penuh" not in error_words(PermissionError(errno.EACCES, "denied"), say)[0]


@pytest.fixture(scope="module")
def with_draft(full_root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A releases folder with all facts, and the id of a draft in it."""
    folder = Path(shutil.copytree(full_root, tmp_path_factory.mktemp("draft") / "releases"))
    return folder, prepare_draft([("laporan.csv", GOOD)], "Siti", root=folder).release_id


@pytest.mark.parametrize("page", PAGES)
def test_an_open_session_keeps_its_release_and_is_offered_the_new_one(
    with_draft: tuple[Path, str], page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(shutil.copytree(with_draft[0], tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    before = current_id(root)
    reader = run_page(page)
    publish_draft(with_draft[1], "Siti", "Laporan Agustus", root=root)
    after = current_id(root)
    assert after == with_draft[1]
    text = said(reader.run())
    assert f"Rilis {before}</p>" in text
    assert f"Rilis baru tersedia: {after}, diterbitkan" in text
    reader.button(key="release_show").click().run()
    assert f"Rilis {after}</p>" in said(reader)
    assert "Rilis baru tersedia" not in said(reader)


def test_a_damaged_current_release_is_stood_in_for_and_that_is_said(root: Path) -> None:
    before = current_id(root)
    reader = published(checked(GOOD))
    after = current_id(root)
    with (root / f"{after}.duckdb").open("r+b") as file:
        file.seek(4096)
        file.write(b"damage")
    for app in (reader.run(), run_page("peta")):
        text = said(app)
        assert f"Rilis {before}</p>" in text
        assert re.search(rf'<p class="warn">[^<]*{after}[^<]*{before}', text)
    health = json.loads(bytes(server.healthz(None).body))  # type: ignore[arg-type]
    assert health["release"] == before
    assert after in health["notice"]


def test_looking_at_a_draft_is_said_with_the_way_back(root: Path) -> None:
    before = current_id(root)
    checked(GOOD)
    (draft,) = set(list_releases(root)) - {before}
    text = said(run_page("peta", rilis=draft))
    assert f"Anda sedang melihat rilis {draft}, bukan rilis yang berlaku ({before})." in text
    assert "Kembali ke rilis yang berlaku" in text
