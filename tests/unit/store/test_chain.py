"""The journal's chain: what it says of lines that were cut off, of old lines, and of changed ones."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pantau.store import chain_end, chain_notice, journal_file, notices
from pantau.store.chain import chained, first_break, last_link

OLD = b'{"action": "publish", "target": "a"}\n{"action": "moved", "target": "a"}\n'


def text(*fields: str, before: bytes = b"") -> bytes:
    """Lines added one after the other."""
    for one in fields:
        before += chained(json.dumps({"reason": one}), before) + b"\n"
    return before


def test_a_line_ends_with_the_hash_of_the_line_before_and_itself() -> None:
    first, second = text("satu", "dua").splitlines()
    assert first == b'{"reason": "satu", "chain": "%s"}' % _sha256(b'\n{"reason": "satu"')
    assert second == b'{"reason": "dua", "chain": "%s"}' % _sha256(first + b'\n{"reason": "dua"')


def _sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def test_lines_as_they_were_written_follow_from_each_other() -> None:
    assert first_break(b"") is None
    assert first_break(text("satu")) is None
    assert first_break(text("satu", "dua", "tiga")) is None
    assert first_break(text("a\u2028b", '"}', 'x", "chain": "y"}')) is None
    assert last_link(text("satu", "dua"))[0] == 2


def test_lines_of_before_there_was_a_chain_stay_readable_and_are_covered_by_its_first() -> None:
    assert first_break(OLD) is None
    whole = text("satu", "dua", before=OLD)
    assert first_break(whole) is None
    assert first_break(whole.replace(b'"target": "a"', b'"target": "b"', 1)) == 3
    assert first_break(whole.split(b"\n", 1)[1]) == 2, "the first old line is gone"


def test_what_was_cut_off_is_no_break_and_is_covered_by_the_next_line() -> None:
    whole = text("satu", "dua")
    for length in range(len(text("satu")) + 1, len(whole) - 1):
        torn = whole[:length]
        assert first_break(torn) is None, torn
        after = text("tiga", before=torn + b"\n")
        assert first_break(after) is None, after
        assert first_break(after.replace(b"satu", b"lima")) == 1


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (lambda lines: [lines[0].replace(b"satu", b"lima"), *lines[1:]], 1),
        (lambda lines: [*lines[:2], lines[2].replace(b"tiga", b"lima")], 3),
        (lambda lines: [lines[0], lines[2]], 2),
        (lambda lines: [lines[1], lines[0], lines[2]], 1),
        (lambda lines: [*lines[:2], lines[1], lines[2]], 3),
        (lambda lines: [*lines, b'{"reason": "empat"}'], 4),
        (lambda lines: [lines[0], b"", *lines[1:]], 3),
        (lambda lines: [lines[0].replace(b"{", b"[", 1), *lines[1:]], 1),
        (lambda lines: [*lines[:2], lines[2].replace(b'", "chain', b'" , "chain')], 3),
    ],
)
def test_the_first_line_that_does_not_follow_is_named(change, line: int) -> None:
    lines = text("satu", "dua", "tiga").splitlines()
    assert first_break(b"\n".join(change(lines)) + b"\n") == line


def test_the_journal_says_in_plain_words_where_it_was_changed(tmp_path: Path) -> None:
    for target in ("a", "b"):
        entry = journal_file.Entry(
            journal_file.now(), "publish", None, target, "Siti", "uji", [], address="10.0.0.7"
        )
        journal_file.append(tmp_path, entry)
        journal_file.append_moved(tmp_path, target)
    path = tmp_path / journal_file.FILE
    assert chain_notice(tmp_path) is None
    assert chain_end(tmp_path)[0] == 4
    assert chain_end(tmp_path)[1] in path.read_text().splitlines()[-1]
    assert [one.address for one in journal_file.read(tmp_path).entries] == ["10.0.0.7"] * 2

    path.write_text(path.read_text().replace("Siti", "Budi", 1))
    assert "Baris 1 tidak bersambung" in str(chain_notice(tmp_path))
    assert [one.author for one in journal_file.read(tmp_path).entries] == ["Budi", "Siti"], "still read"
    assert str(notices(tmp_path)[-1]) == str(chain_notice(tmp_path))


def test_a_journal_that_is_not_there_has_no_chain(tmp_path: Path) -> None:
    assert chain_notice(tmp_path) is None
    assert chain_end(tmp_path) == (0, "")
