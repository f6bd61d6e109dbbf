"""Every way of losing the pointer, with every state of the journal: what is current, served and refused."""

from __future__ import annotations

import itertools
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from pantau.cli import main
from pantau.store import (
    DamagedReleaseError,
    FewerFilesError,
    NoReleaseError,
    PointerFolderError,
    UnknownCurrentError,
    UnknownFilesError,
    WhichFileError,
    build_release,
    current_id,
    drafts,
    journal,
    list_releases,
    notices,
    official_inputs,
    open_release_by_id,
    publish,
    roll_back,
    serving_release,
)
from pantau.store import journal_file as records
from pantau.store.release import digest_path, release_path
from pantau.text import Text
from tests.helpers import facts, official

ROWS = [("16", "2025-08", "pu", 100_000, 200_000, 400_000)]
OTHER_ROWS = [("73", "2025-08", "pu", 1_000, 2_000, 3_000)]


@dataclass(frozen=True)
class Built:
    """A folder: `first` of facts alone, then `second` with an official file, published; `draft` with two."""

    root: Path
    first: str
    second: str
    draft: str
    files: tuple[str, str]
    small: Path


@pytest.fixture(scope="module")
def template(tmp_path_factory) -> Built:
    root, small = tmp_path_factory.mktemp("releases"), facts.sparse_facts(tmp_path_factory.mktemp("facts"))
    first = build_release(small, root=root).release_id
    publish(root, first, author="uji")
    files = (
        official.keep(root, ROWS, "agustus.xlsx").sha256,
        official.keep(root, OTHER_ROWS, "september.xlsx").sha256,
    )
    second = build_release(small, root=root, official=files[:1]).release_id
    draft = build_release(small, root=root, official=files).release_id
    publish(root, second, author="uji")
    return Built(root, first, second, draft, files, small)


@pytest.fixture
def built(template, tmp_path, monkeypatch) -> Built:
    root = Path(shutil.copytree(template.root, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    return Built(root, template.first, template.second, template.draft, template.files, template.small)


def folder_instead(path: Path, *, empty: bool) -> None:
    path.unlink()
    path.mkdir()
    if not empty:
        (path / "berkas.txt").write_text("isi")


def unreadable(path: Path) -> None:
    """What a file gives that may not be read; root may read any, so its bytes are no text either."""
    path.write_bytes(b"\xff\xfe")
    path.chmod(0)


# How `current` is lost, and how its notice says so.
LOSSES: dict[str, tuple[Callable[[Built], object], str]] = {
    "missing": (lambda b: (b.root / "current").unlink(), "missing"),
    "empty": (lambda b: (b.root / "current").write_bytes(b""), "empty"),
    "blank": (lambda b: (b.root / "current").write_bytes(b" \n\t\n"), "empty"),
    "garbled": (lambda b: (b.root / "current").write_bytes(b"\xff\x00" * 5_000), "garbled"),
    "unreadable": (lambda b: unreadable(b.root / "current"), "garbled"),
    "folder": (lambda b: folder_instead(b.root / "current", empty=False), "folder"),
    "empty folder": (lambda b: folder_instead(b.root / "current", empty=True), "folder"),
    "no such release": (lambda b: (b.root / "current").write_text("2025-12-31-nosuch\n"), "other"),
    "a path": (lambda b: (b.root / "current").write_text("../../etc/passwd\n"), "other"),
    "an older release": (lambda b: (b.root / "current").write_text(f"{b.first}\n"), "other"),
}


def old_format(built: Built) -> None:
    """The journal of before moves were completed and lines chained, and of before what is built here."""
    path = built.root / records.FILE
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    kept = [line | {"at": "2025-01-01T00:00:00+00:00"} for line in lines if "source" in line]
    for line in kept:
        for field in ("moved", "address", "chain"):
            del line[field]
    path.write_text("".join(json.dumps(line) + "\n" for line in kept))


def cut_off(built: Built, by: int) -> None:
    path = built.root / records.FILE
    path.write_bytes(path.read_bytes()[:-by])


def cut_publish(built: Built) -> None:
    """The draft was being published; the process was killed before the pointer moved."""
    entry = records.Entry(
        records.now(), records.PUBLISH, built.second, built.draft, "uji", "", [*built.files]
    )
    records.append(built.root, entry)


# Journals that tell which release is current, without a pointer.
TELLING: dict[str, Callable[[Built], object]] = {
    "whole": lambda _: None,
    "old format": old_format,
    "cut off": lambda b: cut_off(b, 30),
    "cut publish": cut_publish,
}
# The old journal cannot tell a pointer put back from a publishing that was killed: see below.
WITH_JOURNAL = [
    case for case in itertools.product(LOSSES, TELLING) if case != ("an older release", "old format")
]
LOST: dict[str, Callable[[Built], object]] = {
    "missing": lambda b: (b.root / records.FILE).unlink(),
    "empty": lambda b: (b.root / records.FILE).write_bytes(b""),
    "garbled": lambda b: (b.root / records.FILE).write_bytes(b"\xff\x00\n" * 200),
    "folder": lambda b: folder_instead(b.root / records.FILE, empty=True),
}


def no_fewer(built: Built) -> None:
    """Whatever was done: the official file is in the release that readers get."""
    assert built.files[0] in official_inputs(built.root)
    rows = serving_release(built.root).release.query("observations", indicator="coverage_ucj", segment="pu")
    assert (rows["status"] == "official").any()


@pytest.mark.parametrize(("loss", "journal_state"), WITH_JOURNAL)
def test_the_journal_knows(built, capsys, loss, journal_state):
    lose, why = LOSSES[loss]
    TELLING[journal_state](built)
    lose(built)
    assert current_id(built.root) == built.second
    serving = serving_release(built.root)
    assert (serving.release.id, serving.notice) == (built.second, str(notices(built.root)[0]))
    assert Text()(f"store.pointer.{why}") in serving.notice
    assert Text("en")(f"store.pointer.{why}") in serving.told.in_words(Text("en"))
    protected = journal_state == "cut publish"
    assert drafts(built.root) == ([] if protected else [built.draft])
    # What `make run` runs: nothing is built, and whoever looks on is told.
    assert main(["build", "--if-needed", "--facts", str(built.small)]) == 0
    assert serving.notice in capsys.readouterr().err
    assert current_id(built.root) == built.second
    no_fewer(built)


@pytest.mark.parametrize(
    ("loss", "journal_state"),
    [case for case in WITH_JOURNAL if case[0] in ("missing", "garbled", "an older release", "folder")],
)
def test_newer_facts_are_built_with_what_the_journal_knows(built, tmp_path, capsys, loss, journal_state):
    TELLING[journal_state](built)
    LOSSES[loss][0](built)
    newer = facts.sparse_facts(tmp_path / "newer")
    with (newer / "regulations.csv").open("a") as file:
        file.write("\n")
    status = main(["build", "--if-needed", "--facts", str(newer)])
    no_fewer(built)
    if loss == "folder":
        assert status == 1
        assert "Pindahkan folder itu" in capsys.readouterr().err
        assert current_id(built.root) == built.second
        return
    assert status == 0
    assert current_id(built.root) not in (built.first, built.second, built.draft)
    assert serving_release(built.root).notice is None, "publishing has mended the pointer"


def test_the_pointer_is_believed_where_the_old_journal_may_end_in_a_killed_publishing(built):
    old_format(built)
    LOSSES["an older release"][0](built)
    assert (current_id(built.root), notices(built.root)) == (built.first, [])
    assert built.second in drafts(built.root), "it waits to be published, and nothing of it is lost"


@pytest.mark.parametrize("loss", ["missing", "empty", "garbled", "no such release", "an older release"])
def test_publishing_what_is_current_mends_the_pointer(built, loss):
    LOSSES[loss][0](built)
    lines = len(journal(built.root))
    assert main(["publish", built.second]) == 0
    assert (built.root / "current").read_text() == f"{built.second}\n"
    assert notices(built.root) == []
    assert len(journal(built.root)) == lines, "nothing has moved"


@pytest.mark.parametrize("loss", ["missing", "garbled", "an older release"])
def test_moving_on_from_a_lost_pointer(built, loss):
    LOSSES[loss][0](built)
    with pytest.raises(FewerFilesError):
        publish(built.root, built.first)
    publish(built.root, built.draft)
    assert journal(built.root)["source"].tolist()[0] == built.second
    LOSSES[loss][0](built)
    assert roll_back(built.root) == built.second
    assert serving_release(built.root).notice is None


def test_a_folder_in_the_place_of_the_pointer_stays_as_it_is(built):
    LOSSES["folder"][0](built)
    lines = (built.root / records.FILE).read_bytes()
    for move in (lambda: publish(built.root, built.draft), lambda: roll_back(built.root)):
        with pytest.raises(PointerFolderError, match="Pindahkan folder itu"):
            move()
    assert (built.root / "current" / "berkas.txt").read_text() == "isi"
    assert (built.root / records.FILE).read_bytes() == lines
    assert serving_release(built.root).release.id == built.second


@pytest.mark.parametrize("journal_state", LOST)
@pytest.mark.parametrize("loss", [loss for loss in LOSSES if loss != "an older release"])
def test_neither_pointer_nor_journal(built, tmp_path, capsys, loss, journal_state):
    LOST[journal_state](built)
    LOSSES[loss][0](built)
    there = list_releases(built.root)
    for ask in (current_id, serving_release, official_inputs, notices, roll_back):
        with pytest.raises(UnknownCurrentError) as caught:
            ask(built.root)
    assert all(one in str(caught.value) for one in there)
    assert str(built.root) not in str(caught.value)
    for more in ([], ["--if-needed"], ["--no-publish"]):
        assert main(["build", "--facts", str(built.small), *more]) == 1
        assert "Tidak diketahui rilis mana yang berlaku" in capsys.readouterr().err
    report = tmp_path / "laporan.csv"
    report.write_bytes(official.csv_file([("16", "2025-09", "pu", 1, 2, 3)]))
    assert main(["intake", str(report)]) == 1
    assert "Tidak diketahui rilis mana yang berlaku" in capsys.readouterr().err
    assert len(list((built.root / "inputs").iterdir())) == 2, "nothing was taken in"
    assert list_releases(built.root) == there
    if journal_state == "folder" or "folder" in loss:
        return
    # Whoever names a release decides; nothing else is guessed.
    assert main(["publish", built.second]) == 0
    assert (current_id(built.root), drafts(built.root)) == (built.second, [])
    no_fewer(built)


@pytest.mark.parametrize("journal_state", LOST)
def test_a_lost_journal_beside_a_whole_pointer(built, capsys, journal_state):
    LOST[journal_state](built)
    serving = serving_release(built.root)
    assert (serving.release.id, serving.notice) == (built.second, None)
    (notice,) = notices(built.root)
    assert str(notice) == Text()("store.pointer.no_journal")
    assert drafts(built.root) == []
    assert main(["build", "--if-needed", "--facts", str(built.small)]) == 0
    assert str(notice) in capsys.readouterr().err
    no_fewer(built)
    if journal_state != "folder":
        publish(built.root, built.draft)
        assert notices(built.root) == []


@pytest.mark.parametrize("by", [30, 200])
def test_a_journal_cut_off_beside_a_whole_pointer(built, by):
    """Nothing but the pointer knows any more, where the line of the move itself is gone."""
    cut_off(built, by)
    serving = serving_release(built.root)
    assert (serving.release.id, serving.notice) == (built.second, None)
    no_fewer(built)
    assert built.second not in drafts(built.root)


def test_an_old_journal_put_back_beside_a_newer_pointer(built):
    """As whoever lost the journal may do: what was published since is not taken away."""
    path = built.root / records.FILE
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    assert current_id(built.root) == built.second
    no_fewer(built)
    (notice,) = notices(built.root)
    assert built.second in str(notice)
    assert "akhir catatan itu hilang" in str(notice)
    assert built.second not in drafts(built.root)
    publish(built.root, built.draft)
    assert (notices(built.root), drafts(built.root)) == ([], [])


def test_a_pointer_to_a_release_with_fewer_files_that_the_journal_does_not_know(built, tmp_path):
    newer = facts.sparse_facts(tmp_path / "newer")
    with (newer / "regulations.csv").open("a") as file:
        file.write("\n")
    fewer = build_release(newer, root=built.root).release_id
    (built.root / "current").write_text(f"{fewer}\n")
    assert current_id(built.root) == built.second
    assert "menyebut rilis lain" in str(serving_release(built.root).notice)


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"x")])
def test_the_current_release_is_gone_and_no_journal_tells_its_files(built, capsys, damage):
    (built.root / records.FILE).unlink()
    damage(release_path(built.root, built.second))
    with pytest.raises(UnknownFilesError):
        official_inputs(built.root)
    assert serving_release(built.root).notice is not None
    assert main(["build", "--if-needed", "--facts", str(built.small)]) == 1
    assert "tidak menyebut berkas resmi yang dimuatnya" in capsys.readouterr().err
    publish(built.root, built.draft)
    assert current_id(built.root) == built.draft


def test_the_pointer_names_a_release_that_is_gone_without_a_trace(built):
    (built.root / records.FILE).unlink()
    release_path(built.root, built.second).unlink()
    digest_path(release_path(built.root, built.second)).unlink()
    with pytest.raises(UnknownCurrentError, match="menyebut rilis yang tidak ada"):
        serving_release(built.root)


def test_nothing_but_facts_is_simply_built_anew(template, tmp_path, monkeypatch):
    root = tmp_path / "facts-alone"
    monkeypatch.setenv("PANTAU_RELEASES", str(root))
    assert main(["build", "--facts", str(template.small)]) == 0
    (root / "current").unlink()
    (root / records.FILE).unlink()
    with pytest.raises(NoReleaseError):
        current_id(root)
    assert main(["build", "--if-needed", "--facts", str(template.small)]) == 0
    assert [current_id(root)] == list_releases(root)


def test_releases_of_official_files_whose_archive_is_lost_as_well(built):
    shutil.rmtree(built.root / "inputs")
    (built.root / "current").unlink()
    (built.root / records.FILE).unlink()
    with pytest.raises(UnknownCurrentError):
        current_id(built.root)


# Digests: stray, missing, garbled, of another file.


def test_a_digest_alone(built):
    release_path(built.root, built.second).unlink()
    for ask in (
        lambda: open_release_by_id(built.second, built.root),
        lambda: publish(built.root, built.second),
    ):
        with pytest.raises(DamagedReleaseError, match="yang tersisa hanya sidik jarinya"):
            ask()
    serving = serving_release(built.root)
    assert serving.release.id == built.first
    assert "yang tersisa hanya sidik jarinya" in serving.notice
    assert "only its digest" in serving.told.in_words(Text("en"))
    assert main(["build", "--if-needed", "--facts", str(built.small)]) == 0
    assert serving_release(built.root).notice is None
    no_fewer(built)


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda path, _: path.unlink(), r"sidik jarinya \(.sha256\) tidak ada"),
        (lambda path, _: path.write_bytes(b""), r"isi sidik jarinya \(.sha256\) tidak terbaca"),
        (lambda path, _: path.write_bytes(b"\xff\xfe"), r"isi sidik jarinya \(.sha256\) tidak terbaca"),
        (lambda path, _: folder_instead(path, empty=True), r"isi sidik jarinya \(.sha256\) tidak terbaca"),
        (lambda path, other: path.write_bytes(other.read_bytes()), "berubah sejak dibangun"),
    ],
    ids=["missing", "empty", "garbled", "folder", "foreign"],
)
def test_a_digest_that_tells_nothing(built, damage, words):
    paths = [digest_path(release_path(built.root, one)) for one in (built.second, built.first)]
    damage(*paths)
    with pytest.raises(DamagedReleaseError, match=words) as caught:
        publish(built.root, built.second)
    assert str(built.root) not in str(caught.value)
    serving = serving_release(built.root)
    assert serving.release.id == built.first
    assert caught.value.reason in serving.notice


# Leaving official files out, by name.


@pytest.fixture
def both(built) -> Built:
    """The release with both official files is current."""
    publish(built.root, built.draft)
    return built


def test_fewer_files_are_refused_and_named(both):
    with pytest.raises(FewerFilesError, match=r"september\.xlsx") as caught:
        publish(both.root, both.second)
    assert caught.value.files == {both.files[1]: "september.xlsx"}
    assert current_id(both.root) == both.draft
    assert roll_back(both.root, both.second) == both.second, "going back by name is another thing"


@pytest.mark.parametrize("name", ["september.xlsx", 1])
def test_a_file_is_left_out_by_name_or_hash(both, name):
    said = both.files[name] if name == 1 else name
    assert main(["build", "--facts", str(both.small), "--tanpa", said]) == 0
    assert current_id(both.root) == both.second
    assert journal(both.root)["reason"].tolist()[0] == "Tanpa berkas resmi: september.xlsx"
    publish(both.root, both.draft)
    assert main(["publish", both.second, "--tanpa", said]) == 0


@pytest.mark.parametrize("command", ["build", "publish"])
def test_a_name_of_no_file_is_refused(both, capsys, command):
    given = ["publish", both.second] if command == "publish" else ["build", "--facts", str(both.small)]
    for name in ("oktober.xlsx", "", both.files[1][:10]):
        assert main([*given, "--tanpa", name]) == 1
        said = capsys.readouterr().err
        assert "Tidak jelas berkas mana yang dilepas" in said
        assert both.files[1] in said
    assert current_id(both.root) == both.draft


def test_a_name_of_two_files_is_refused(both):
    """Offices name their files alike, month after month."""
    like = official.keep(both.root, [("73", "2025-09", "pu", 1, 2, 3)], "september.xlsx").sha256
    publish(both.root, build_release(both.small, root=both.root, official=[*both.files, like]).release_id)
    fewer = both.draft
    with pytest.raises(WhichFileError, match=like) as caught:
        publish(both.root, fewer, without=["september.xlsx"])
    assert caught.value.names == ["september.xlsx"]
    publish(both.root, fewer, without=[like])
    assert current_id(both.root) == fewer
