"""Copies are of the file as it is, made once, kept by content, and gone when the content is."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import brotli
import pytest

from pantau.web import copies as module
from pantau.web.copies import Copies, Copy, files_below

SCRIPT = b"const angka = 1;\n" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A script, a style below it, a font, and something too small to be worth it."""
    (tmp_path / "js" / "deep").mkdir(parents=True)
    (tmp_path / "js" / "a.js").write_bytes(SCRIPT)
    (tmp_path / "js" / "deep" / "b.css").write_bytes(b"p{}" * 500)
    (tmp_path / "js" / "c.woff2").write_bytes(SCRIPT)
    (tmp_path / "js" / "d.js").write_bytes(b"let a;")
    return tmp_path / "js"


def made(folder: Path, kept: Path) -> Copies:
    copies = Copies(files_below(folder, "/static/js"), kept)
    copies.make()
    return copies


def content(copy: Copy | None) -> bytes:
    assert copy is not None
    return copy.content.read_bytes() if isinstance(copy.content, Path) else copy.content


def test_files_below_are_those_worth_compressing(folder: Path) -> None:
    found = files_below(folder, "/static/js")
    assert set(found) == {"/static/js/a.js", "/static/js/deep/b.css", "/static/js/d.js"}
    assert set(files_below(folder, "/x", "b.*")) == {"/x/deep/b.css"}


def test_a_copy_is_of_the_whole_file(folder: Path, tmp_path: Path) -> None:
    copies = made(folder, tmp_path / "kept")
    assert brotli.decompress(content(copies.copy("/static/js/a.js", "br"))) == SCRIPT
    assert gzip.decompress(content(copies.copy("/static/js/a.js", "gzip"))) == SCRIPT
    assert copies.copy("/static/js/d.js", "br") is None  # too small
    assert copies.copy("/static/js/x.js", "br") is None


def test_before_they_are_made_there_are_none(folder: Path, tmp_path: Path) -> None:
    copies = Copies(files_below(folder, "/static/js"), tmp_path / "kept")
    assert copies.copy("/static/js/a.js", "br") is None


def test_another_start_makes_nothing_anew(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(folder, tmp_path / "kept")

    def refuse(_: bytes) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(module, "COMPRESSED", {"br": refuse, "gzip": refuse})
    copies = made(folder, tmp_path / "kept")
    assert brotli.decompress(content(copies.copy("/static/js/a.js", "br"))) == SCRIPT


def test_what_is_kept_of_an_earlier_content_goes(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    made(folder, kept)
    before = set(kept.iterdir())
    (folder / "a.js").write_bytes(SCRIPT[::-1])
    copies = made(folder, kept)
    assert brotli.decompress(content(copies.copy("/static/js/a.js", "br"))) == SCRIPT[::-1]
    assert len(before - set(kept.iterdir())) == 2
    assert len(list(kept.iterdir())) == 4


def test_a_file_that_has_changed_since_has_no_copy(folder: Path, tmp_path: Path) -> None:
    copies = made(folder, tmp_path / "kept")
    (folder / "a.js").write_bytes(b"let b;" * 300)
    assert copies.copy("/static/js/a.js", "br") is None
    (folder / "a.js").unlink()
    assert copies.copy("/static/js/a.js", "br") is None


def test_where_nobody_can_write_copies_are_held_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    copies = made(folder, tmp_path / "file" / "kept")
    assert brotli.decompress(content(copies.copy("/static/js/a.js", "br"))) == SCRIPT


def test_the_first_named_are_the_first_made(folder: Path, tmp_path: Path) -> None:
    files = files_below(folder, "/js")
    (folder / "d.js").write_bytes(os.urandom(5000).hex().encode())
    order = sorted(files.items(), key=Copies(files, tmp_path, first=["/js/deep/b.css"])._turn)
    assert [path for path, _ in order] == ["/js/deep/b.css", "/js/d.js", "/js/a.js"]


def test_making_ends_with_the_server(folder: Path, tmp_path: Path) -> None:
    copies = Copies(files_below(folder, "/js"), tmp_path / "kept")
    with copies.making():
        pass
    (tmp_path / "kept").mkdir(exist_ok=True)
    (tmp_path / "kept" / "anothers").touch()
    copies.make()  # has been told to end: makes nothing, and takes nothing away
    assert (tmp_path / "kept" / "anothers").exists()
