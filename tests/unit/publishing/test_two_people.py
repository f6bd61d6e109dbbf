"""The two-person rule: who took a file in does not publish it, on the page or by command."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from pantau.access import TWO_PEOPLE
from pantau.cli import main
from pantau.publishing import Draft, SamePersonError, prepare_draft, publish_draft
from pantau.publishing.two_people import taken_in_by
from pantau.store import (
    DamagedInputError,
    DraftReleaseError,
    build_release,
    current_id,
    discard,
    journal,
    open_release_by_id,
    publish,
    roll_back,
)
from tests.helpers import official

TODAY = dt.date(2026, 1, 15)
FIRST, SECOND = (official.csv_file([("16", f"2025-0{month}", "pu", 1, 2, 3)]) for month in (7, 8))


@pytest.fixture(scope="module")
def built(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("releases")
    publish(root, build_release(small, root=root, author="pantau").release_id, author="pantau")
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(built, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    monkeypatch.setenv(TWO_PEOPLE, "1")
    return folder


def made(root: Path, small: Path, by: str, *contents: bytes) -> Draft:
    files = [(f"{at}.csv", content) for at, content in enumerate(contents)]
    return prepare_draft(files, by, root=root, facts=small, today=TODAY)


def published(root: Path, draft: Draft, by: str) -> None:
    publish_draft(str(draft.release_id), by, "uji", accept_warnings=True, root=root)


def test_who_took_the_file_in_is_refused_and_another_is_not(root: Path, small: Path) -> None:
    before, draft = current_id(root), made(root, small, "Siti Aminah", FIRST)
    for name in ("Siti Aminah", " siti  aminah "):
        with pytest.raises(SamePersonError, match="orang lain yang menerbitkannya"):
            published(root, draft, name)
    assert current_id(root) == before
    published(root, draft, "Budi")
    assert current_id(root) == draft.release_id


def test_without_the_rule_one_person_does_both(
    root: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(TWO_PEOPLE, "0")
    draft = made(root, small, "Siti", FIRST)
    published(root, draft, "Siti")
    assert current_id(root) == draft.release_id


def test_who_took_in_any_of_the_files_is_refused(root: Path, small: Path) -> None:
    discard(root, str(made(root, small, "Ani", FIRST).release_id))
    draft = made(root, small, "Siti", FIRST, SECOND)
    release = open_release_by_id(str(draft.release_id), root)
    assert taken_in_by(release, root) == {"Ani", "Siti"}, "the file was Ani's before it was Siti's"
    for name in ("Ani", "Siti"):
        with pytest.raises(SamePersonError):
            published(root, draft, name)
    published(root, draft, "Budi")


def test_files_that_are_in_force_are_nobodys_any_more(root: Path, small: Path) -> None:
    published(root, made(root, small, "Siti", FIRST), "Budi")
    draft = made(root, small, "Budi", SECOND)
    assert taken_in_by(open_release_by_id(str(draft.release_id), root), root) == {"Budi"}
    published(root, draft, "Siti")


def test_who_sends_a_file_in_force_again_changes_which_figure_counts(root: Path, small: Path) -> None:
    published(root, made(root, small, "Siti", FIRST), "Budi")
    published(root, made(root, small, "Siti", SECOND), "Budi")
    draft = made(root, small, "Ani", FIRST)
    with pytest.raises(SamePersonError):
        published(root, draft, "Ani")
    published(root, draft, "Siti")


def test_facts_alone_are_nobodys_file(root: Path, small: Path, tmp_path: Path) -> None:
    other = shutil.copytree(small, tmp_path / "facts")
    with next(other.glob("figures*.csv")).open("a") as file:
        file.write("\n")
    release = build_release(other, root=root, author="Siti").release_id
    assert taken_in_by(open_release_by_id(release, root), root) == set()
    publish_draft(release, "Siti", "fakta baru", root=root)


def test_an_archive_that_does_not_tell_who_lets_nobody_publish(root: Path, small: Path) -> None:
    draft = made(root, small, "Siti", FIRST)
    (record,) = (root / "inputs").glob("*/record.json")
    record.write_text("{")
    with pytest.raises(DamagedInputError):
        published(root, draft, "Budi")


def test_the_command_goes_by_its_name_or_else_the_account(
    root: Path, small: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PANTAU_AUTHOR", "Siti")
    release = str(made(root, small, "Siti", FIRST).release_id)
    for more in ([], ["--penulis", "Siti"]):
        assert main(["publish", release, "--setuju-peringatan", *more]) == 1
        assert "orang lain yang menerbitkannya" in capsys.readouterr().err
    assert main(["publish", release, "--setuju-peringatan", "--penulis", "Budi"]) == 0
    move = journal(root).iloc[0]
    assert move["author"] == "Budi"
    assert move["address"].startswith("perintah:")


def test_going_back_is_no_way_to_publish_a_draft(
    root: Path, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, release = current_id(root), str(made(root, small, "Siti", FIRST).release_id)
    with pytest.raises(DraftReleaseError):
        roll_back(root, release, author="Siti")
    assert main(["rollback", release, "--penulis", "Siti"]) == 1
    assert "konsep yang belum pernah berlaku" in capsys.readouterr().err
    assert current_id(root) == before


def test_name_and_address_stand_in_the_journal(root: Path, small: Path) -> None:
    draft = made(root, small, "Siti", FIRST)
    publish_draft(str(draft.release_id), "Budi", "uji", accept_warnings=True, address="10.0.0.7", root=root)
    roll_back(root, author="Budi", address="10.0.0.8")
    assert journal(root)["address"].tolist()[:2] == ["10.0.0.8", "10.0.0.7"]
