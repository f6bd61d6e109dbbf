"""A file read in a child is read as it is in one's own process; what stops the child is a finding."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pantau.confined import StoppedError
from pantau.confined.answers import write_answer
from pantau.intake import confined, limits, read_bytes, read_confined
from tests.unit.intake.books import HEADINGS, ROW, book, csv_of
from tests.unit.intake.old_books import cells, old_book

SUM = ["Jumlah", "", "", 38214, 45120, 92753]
WRONG = ["16.04", "2025-08", "PU", "seribu", 1, 2]
ROWS = [HEADINGS, ROW, WRONG, SUM]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("LATIHAN peserta.csv", csv_of(*ROWS)),
        ("buku \u202e✓.xlsx", book({"Peserta": ROWS, "Lain": [["x"]], "Lagi": ROWS})),
        ("lama.xls", old_book({"Peserta": cells(ROWS)})),
        ("kosong.csv", b""),
    ],
)
def test_it_is_read_as_in_ones_own_process(name, data):
    inside, outside = read_bytes(data, name), read_confined(data, name)
    for one, other in ((inside.tables, outside.tables), (inside.sums, outside.sums)):
        assert list(one) == list(other)
        for kind, table in one.items():
            pd.testing.assert_frame_equal(table, other[kind])
    for reading in (inside, outside):
        reading.tables = reading.sums = {}
    assert inside == outside


def test_a_file_that_is_too_large_needs_no_child(monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 10)
    monkeypatch.setattr(confined, "reader", None)
    assert [one.rule for one in read_confined(b"a" * 11, "x.csv").findings] == ["file_too_large"]


class Stopped:
    """A reader whose child ends."""

    limits = confined.LIMITS

    def __init__(self, reason):
        self.reason = reason

    def run(self, *_):
        raise StoppedError(self.reason)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("too_slow", "Berkas tidak selesai dibaca dalam 120 detik"),
        ("too_large", "memerlukan memori lebih dari 2 GB"),
        ("broken", "pembacanya terhenti di tengah jalan"),
    ],
)
def test_why_a_child_was_stopped_is_said_with_what_to_do(monkeypatch, reason, said):
    monkeypatch.setattr(confined, "reader", Stopped(reason))
    reading = read_confined(b"x", "LATIHAN x.csv")
    (finding,) = reading.findings
    assert (finding.severity, finding.rule) == ("error", f"reading_{reason}")
    assert said in finding.message
    assert "kirim ulang" in finding.message
    assert reading.practice


def answering(monkeypatch, tmp_path, about):
    """A reader whose child says so."""
    told = {"findings": [], "headings": [], "practice": False, "tables": [], "sums": [], **about}
    with (tmp_path / "answer").open("wb") as file:
        write_answer(file, told, [])
    reader = Stopped("")
    reader.run = lambda *_: (tmp_path / "answer").read_bytes()
    monkeypatch.setattr(confined, "reader", reader)


@pytest.mark.parametrize(
    "about",
    [
        {"tables": ["participants"]},
        {"findings": [["note", "damaged", "x", "", None, "", "", "x"]]},
        {"findings": [["error", "no_such_rule", "x", "", None, "", "", "x"]]},
        {"findings": [["error"]]},
        {"headings": 5},
    ],
)
def test_an_answer_that_no_reader_gives_is_not_believed(monkeypatch, tmp_path, about):
    answering(monkeypatch, tmp_path, about)
    assert [one.rule for one in read_confined(b"x", "x.csv").findings] == ["reading_broken"]


def test_progress_and_calling_off_reach_through():
    heard = []
    read_confined(book({"Peserta": ROWS}), "x.xlsx", heard.append)
    assert heard[-1] == 1.0

    def call_off(_):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_confined(csv_of(*ROWS), "x.csv", call_off)


def test_what_forks_has_one_thread():
    assert read_confined(csv_of(*ROWS), "x.csv").counts
    process = confined.reader.nursery._process
    assert len(list(Path(f"/proc/{process.pid}/task").iterdir())) == 1


def test_memory_that_does_not_suffice_is_told_of(monkeypatch):
    monkeypatch.setattr(confined.reader, "limits", replace(confined.LIMITS, memory=40 << 20))
    data = csv_of(HEADINGS, *([*ROW[:3], number, number, number] for number in range(300_000)))
    assert [one.rule for one in read_confined(data, "x.csv").findings] == ["reading_too_large"]


def test_no_child_to_be_had_is_nothing_that_is_wrong_with_the_file(monkeypatch):
    """Its sender is not asked to send another: whoever keeps the server is told."""

    def too_many(_name):
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))

    content = csv_of(HEADINGS, ROW)
    with monkeypatch.context() as patch:
        patch.setattr(os, "memfd_create", too_many)
        with pytest.raises(OSError, match="Too many open files"):
            read_confined(content, "x.csv")
    assert read_confined(content, "x.csv").counts == {"participants": 1}
