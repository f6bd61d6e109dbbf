"""The restore drill on a whole folder, on backups, and on damaged ones; and what its page says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pantau import cli
from pantau.cli import main
from pantau.publishing.drill import BACKED_UP, STEPS, drill
from pantau.store import build_release, current_id, official_inputs, publish
from pantau.store.release import digest_path, release_path
from pantau.text import FIRST_LANGUAGE, Text, _flat_catalogue
from tests.helpers import facts, official

PROJECT = Path(__file__).parents[3]
PAGE = (PROJECT / "docs" / "panduan" / "memulihkan.md").read_text(encoding="utf-8")
ROWS = [("16", "2025-08", "pu", 100_000, 200_000, 400_000)]


@pytest.fixture(scope="module")
def template(small, tmp_path_factory) -> Path:
    """Two published releases, the second with two official files, and a draft."""
    root = tmp_path_factory.mktemp("releases")
    publish(root, build_release(small, root=root).release_id, author="uji")
    rows = [(code, "2025-08", "pu", 1_000, 2_000, 4_000) for code in ("73", "16")]
    files = [official.keep(root, [one], f"{one[0]}.xlsx").sha256 for one in rows]
    publish(root, build_release(small, root=root, official=files).release_id, author="uji")
    build_release(small, root=root, official=[*files, official.keep(root, ROWS).sha256])
    return root


@pytest.fixture
def root(template, tmp_path, monkeypatch) -> Path:
    folder = Path(shutil.copytree(template, tmp_path / "releases"))
    monkeypatch.setenv("PANTAU_RELEASES", str(folder))
    return folder


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Everything in a folder, and when it was last written."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def failed(folder: Path, small: Path) -> dict[str, str]:
    """The steps that fail, and why."""
    return {one.name: one.words for one in drill(folder, small) if not one.well}


def test_a_whole_folder_passes_and_stays_as_it_is(root, small, capsys):
    before = contents(root)
    assert main(["drill", "--facts", str(small)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(".")[0] for line in said[:-1]] == [str(at + 1) for at in range(len(STEPS))]
    assert all(": baik." in line for line in said[:-1])
    assert said[-1] == Text()("publishing.drill.whole")
    assert contents(root) == before


def test_a_backup_made_as_the_page_says_passes(root, small, tmp_path, capsys):
    backup = tmp_path / "cadangan"
    commands = [line.strip() for line in PAGE.splitlines() if line.startswith(("    mkdir ", "    cp "))]
    assert len(commands) == 1 + len(BACKED_UP)
    given = {"RILIS": str(root), "TUJUAN": str(backup), "PATH": os.environ["PATH"]}
    subprocess.run(["sh", "-ec", "\n".join(commands)], env=given, check=True)
    shutil.rmtree(root)
    assert main(["drill", "--backup", str(backup), "--facts", str(small)]) == 0
    assert not root.exists()
    # Restored: put back, and built as `make run` does.
    shutil.copytree(backup, root)
    assert main(["build", "--if-needed", "--facts", str(small)]) == 0
    assert len(official_inputs(root)) == 2
    capsys.readouterr()


def test_a_backup_of_before_the_facts_were_changed(root, tmp_path, small):
    newer = facts.sparse_facts(tmp_path / "newer")
    with (newer / "regulations.csv").open("a") as file:
        file.write("\n")
    outcomes = {one.name: one for one in drill(root, newer)}
    assert all(one.well for one in outcomes.values())
    assert "lebih baru daripada rilisnya" in outcomes["rebuilt"].words


def current_file(root: Path) -> Path:
    return release_path(root, current_id(root))


def archived(root: Path, name: str) -> Path:
    return root / "inputs" / official_inputs(root)[0] / name


def pointer_folder(root: Path) -> None:
    (root / "current").unlink()
    (root / "current").mkdir()


def older_journal(root: Path) -> None:
    path = root / "journal.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))


def foreign_digest(root: Path) -> None:
    digest_path(current_file(root)).write_text("0" * 64 + "\n")


# What is damaged, the steps that must fail, and words of the first of them.
DAMAGES: dict[str, tuple[Callable[[Path], object], set[str], str]] = {
    "pointer missing": (lambda r: (r / "current").unlink(), {"agreed"}, "tidak ada"),
    "pointer garbled": (lambda r: (r / "current").write_bytes(b"\xff"), {"agreed"}, "tidak terbaca"),
    "pointer a folder": (pointer_folder, {"agreed", "pointer"}, "adalah folder"),
    "journal missing": (lambda r: (r / "journal.jsonl").unlink(), {"agreed"}, "catatan penerbitan"),
    "journal of an old backup": (older_journal, {"agreed"}, "akhir catatan itu hilang"),
    "release cut": (lambda r: current_file(r).write_bytes(b"x"), {"releases"}, "berubah sejak dibangun"),
    "release missing": (lambda r: current_file(r).unlink(), {"agreed", "releases"}, "tidak ada"),
    "digest foreign": (foreign_digest, {"releases"}, "berubah sejak dibangun"),
    "archive changed": (
        lambda r: archived(r, "participants.parquet").write_bytes(b"x"),
        {"archive", "rebuilt"},
        "berubah sejak diarsipkan",
    ),
    "archived file missing": (
        lambda r: shutil.rmtree(archived(r, "")),
        {"archive", "rebuilt"},
        "berkas tidak ada",
    ),
    "nothing there": (lambda r: (shutil.rmtree(r), r.mkdir()), {"copied"}, "tidak berisi"),
    "no folder": (shutil.rmtree, {"copied"}, "tidak ada"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_backup_fails_where_it_is_damaged(root, small, damage):
    harm, expected, words = DAMAGES[damage]
    harm(root)
    before = contents(root)
    found = failed(root, small)
    assert expected <= {*found}, found
    assert words in next(iter(found.values()))
    assert contents(root) == before


def test_neither_pointer_nor_journal_fails_in_all_that_needs_them(root, small, capsys):
    (root / "current").unlink()
    (root / "journal.jsonl").unlink()
    assert main(["drill", "--facts", str(small)]) == 1
    said = capsys.readouterr().out
    assert "Tidak diketahui rilis mana yang berlaku" in said
    assert said.splitlines()[-1].startswith("Uji pemulihan GAGAL pada")


# The page, which whoever restores reads when nothing else can be asked.


def test_the_page_explains_every_message_about_pointer_journal_and_files():
    texts = _flat_catalogue(FIRST_LANGUAGE)
    told = [key for key in texts if key.startswith(("store.pointer.", "store.damage."))]
    told += [
        f"store.{key}"
        for key in (
            "unknown_current",
            "unknown_files",
            "fewer_files",
            "which_file",
            "fallback",
            "damaged",
            "damaged_input",
        )
    ]
    told += [f"publishing.drill.{key}" for key in ("gone", "other_files", "other_id", "broken", "alone")]
    told += [key for key in texts if key.startswith("trouble.") and key.endswith(".why")]
    for key in told:
        if key == "store.pointer.instead":
            continue  # holds nothing but others
        text = texts[key].strip().removeprefix("Perhatian pengelola: ")
        beginning = re.split(r"\{|[.,:;](?= |$)", text)[0].strip()
        assert beginning in PAGE, f"{key}: {beginning}"


def test_every_command_of_the_page_exists():
    (parser,) = (action for action in cli._parser()._actions if action.choices)
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"pantau ([a-z]+)", PAGE))
    assert {"drill", "build", "publish", "rollback"} <= commands <= {*parser.choices}
    for target in re.findall(r"make ([a-z]+)", PAGE):
        assert f"\n{target}:" in makefile
    for option in re.findall(r"\s`?(--[a-z][a-z-]+)", PAGE):
        assert any(option in one._option_string_actions for one in parser.choices.values()), option


def test_the_page_copies_what_the_drill_copies_in_its_order():
    places = [PAGE.index(f'"$RILIS"/{name.split("/")[0]}') for name in BACKED_UP]
    assert places == sorted(places)


def test_the_page_names_every_step():
    for step in STEPS:
        assert Text()(f"publishing.drill.{step}") in PAGE


def test_a_changed_line_of_the_journal_is_told_with_its_number(root, small):
    path = root / "journal.jsonl"
    path.write_text(path.read_text().replace('"author": "uji"', '"author": "Ani"', 1))
    assert "Baris 2 tidak bersambung" in failed(root, small)["chain"]


def test_the_last_hash_is_told_so_that_it_can_be_kept_elsewhere(root, small):
    (told,) = [one.words for one in drill(root, small) if one.name == "chain"]
    last = (root / "journal.jsonl").read_text().splitlines()[-1]
    assert re.findall(r"[0-9a-f]{64}", told)[0] in last
