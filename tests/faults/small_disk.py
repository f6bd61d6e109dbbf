"""Every command on a file system of our own with little room left, or that is read-only.

Run as `unshare -Urm python -m tests.faults.small_disk DISK WORK LEFT...`: mounts a file system at the
empty folder DISK. WORK is a folder with `releases` (two published releases, the second with an official
file, and a draft) and `facts`; LEFT are bytes left on the disk, or 'ro'. Prints what was tried.
"""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pantau.outline.boundaries import write_folder
from pantau.store import drafts, list_releases, release
from tests.faults.disk import ACCEPTED, State, assert_sound, assert_unharmed, copy, report, run, state_of

# Of mount(2).
RDONLY, REMOUNT, BIND = 1, 32, 4096
SIZE = 256 * 1024 * 1024
FULL, READ_ONLY = "Ruang penyimpanan server penuh", "Server tidak boleh membaca atau menulis"
UNCHANGED = "Tidak ada yang hilang dan rilis yang berlaku tidak berubah."
# Of each command: its words, and whether it moves the pointer.
COMMANDS = {
    "build": (["build", "--facts", "{facts}"], True),
    "intake": (["intake", "{report}", "--penulis", "Siti"], False),
    "publish": (["publish", "{draft}", ACCEPTED, "--penulis", "Siti", "--alasan", "uji"], True),
    "rollback": (["rollback", "--penulis", "Siti", "--alasan", "uji"], True),
    "export": (["export", "current", "{disk}/keluar"], False),
    "template": (["template", "{disk}/templat.xlsx"], False),
    "drill": (["drill", "--facts", "{facts}"], False),
}


class Disk:
    """The file system. Its size is changed rather than filled: that takes no memory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mount(0, f"size={SIZE}")

    @contextlib.contextmanager
    def short_of(self, left: str) -> Iterator[None]:
        """Leave so many bytes in this block, or allow no writing ('ro')."""
        about = os.statvfs(self.folder)
        used = (about.f_blocks - about.f_bfree) * about.f_frsize
        read_only = left == "ro"
        if read_only:
            self._mount(REMOUNT | BIND | RDONLY)
        else:
            self._mount(REMOUNT, f"size={used + int(left)}")
        try:
            yield
        finally:
            self._mount(REMOUNT | BIND if read_only else REMOUNT, "" if read_only else f"size={SIZE}")

    def _mount(self, flags: int, options: str = "") -> None:
        """The system's own call: the command would repeat options that only root may give."""
        given = (b"pantau", os.fsencode(self.folder), b"tmpfs", flags, options.encode())
        if ctypes.CDLL(None, use_errno=True).mount(*given):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def tried(command: str, disk: Disk, work: Path, left: str) -> str:
    """One command with so much room, and once more with enough: 'done' or 'refused'."""
    let_go()
    root, moves = copy(work / "releases", disk.folder / "releases"), COMMANDS[command][1]
    (draft,) = drafts(root)
    values = {"facts": work / "facts", "report": report(work), "draft": draft, "disk": disk.folder}
    arguments = [word.format(**values) for word in COMMANDS[command][0]]
    before, there = state_of(root), {*disk.folder.iterdir()}
    with disk.short_of(left):
        status, said = told(arguments, root, work / "facts")
        if status:
            assert_told(command, said, READ_ONLY if left == "ro" else FULL, disk)
            assert_unharmed(root, before)
            extra = {*disk.folder.iterdir()} - there
            assert not [path for one in extra for path in [one, *one.rglob("*")] if path.is_file()], extra
        else:
            assert_sound(root)
            assert (len(state_of(root).moves) > len(before.moves)) == moves
    if status:
        status, said = told(arguments, root, work / "facts")
        assert status == 0, said
        assert_done(root, before, moves)
        return "refused"
    return "done"


def let_go() -> None:
    """Close every release: what was removed and is still open takes room until it is closed."""
    for opened in list(release._held.values()):
        opened._connection.close()
    release._opened.clear()
    release._held.clear()


def told(arguments: list[str], root: Path, facts: Path) -> tuple[int, list[str]]:
    """Exit status of a command, and the lines it said, without its progress."""
    out = io.StringIO()
    with contextlib.redirect_stderr(out), contextlib.redirect_stdout(out):
        status = run(arguments, root, facts)
    return status, [line for line in out.getvalue().splitlines() if line[3:4] != "%"]


def assert_told(command: str, said: list[str], why: str, disk: Disk) -> None:
    """In the plain words, without a place of the server and without English."""
    text = "\n".join(said)
    assert why in text or "Folder sementara server penuh" in text, text
    assert UNCHANGED in text or command in ("template", "drill"), text
    words = text.replace(f"{disk.folder}/templat.xlsx", "")  # as it was typed
    assert str(disk.folder) not in words, text
    assert "No space" not in text
    assert "Read-only" not in text
    assert "Errno" not in text


def assert_done(root: Path, before: State, moves: bool) -> None:
    assert_sound(root)
    after = state_of(root)
    assert len(after.moves) == len(before.moves) + moves
    assert (after.current != before.current) == moves


def boundaries(disk: Disk, left: str) -> str:
    """Putting boundaries on the map: the old ones or the new ones, and no file of the others."""
    folder = disk.folder / "imported"
    old, new = ({"regencies": {"paths": letter * 400_000}} for letter in "ab")
    write_folder(old, folder, "lama.zip", set())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    try:
        with disk.short_of(left):
            write_folder(new, folder, "baru.zip", set())
    except OSError:
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        write_folder(new, folder, "baru.zip", set())
        return "refused"
    finally:
        assert not list(folder.glob(".pending*"))
    return "done"


def main(disk: Path, work: Path, lefts: list[str]) -> None:
    """Try everything with each size."""
    small = Disk(disk)
    tempfile.tempdir = str(disk)  # what is unpacked and copied for a while stands there as well
    for left in lefts:
        for command in COMMANDS:
            print(command, left, tried(command, small, work, left), flush=True)
        print("boundaries", left, boundaries(small, left), flush=True)
        assert list_releases(work / "releases"), "the folder that is copied stays as it is"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
