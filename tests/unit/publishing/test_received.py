"""Files that are handed in are read one after the other, and whoever waits is told of what."""

from __future__ import annotations

import threading

import pytest

from pantau.intake import Reading
from pantau.publishing import draft, received
from tests.helpers import official

CONTENT = official.csv_file([("16.71", "2025-08", "PU", 1, 2, 3)])


class Told(list):
    """Hears messages and shares, and raises at the message that begins so."""

    def __init__(self, raising: str = "none") -> None:
        self.raising = raising

    def __call__(self, message: str, share: float) -> None:
        self.append((message, round(share, 2)))
        if message.startswith(self.raising):
            raise InterruptedError


def test_two_of_one_name_are_told_apart_and_the_share_is_of_all():
    told = Told()
    readings, contents = received.read_all([("a.csv", CONTENT), ("a.csv", CONTENT)], told)
    assert [reading.file for reading in readings] == ["a.csv", "a.csv (2)"]
    assert contents == [CONTENT, CONTENT]
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, received.READING)


def test_waiting_for_a_turn_is_told(monkeypatch):
    def late(data, name, tell, waiting):
        waiting()
        tell(1.0)
        return Reading(name, "")

    monkeypatch.setattr(received, "read_confined", late)
    told = Told()
    received.read_all([("a.csv", b""), ("b.csv", b"")], told)
    assert told == [
        ("Membaca a.csv", 0.0),
        ("Menunggu giliran: berkas lain sedang dibaca. Berikutnya a.csv", 0.0),
        ("Membaca a.csv", 0.2),
        ("Membaca b.csv", 0.2),
        ("Menunggu giliran: berkas lain sedang dibaca. Berikutnya b.csv", 0.2),
        ("Membaca b.csv", 0.4),
    ]


def test_calling_off_while_another_draft_is_built(tmp_path, monkeypatch):
    monkeypatch.setattr(draft, "_building", threading.Lock())
    told = Told("Menunggu giliran: konsep lain")
    with draft._building, pytest.raises(InterruptedError):
        draft.prepare_draft([("a.csv", CONTENT)], "uji", progress=told, root=tmp_path)
    assert told[-1] == ("Menunggu giliran: konsep lain sedang dibangun", 0.4)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("at", ["Membaca", "Memeriksa", "Mengarsipkan"])
def test_calling_off_before_files_are_archived_leaves_nothing(tmp_path, at):
    with pytest.raises(InterruptedError):
        draft.prepare_draft([("a.csv", CONTENT)], "uji", progress=Told(at), root=tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    with draft._turn_to_build(Told()):
        assert draft._building.locked(), "the next one may build"
