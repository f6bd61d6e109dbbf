"""Progress on standard error: a line a step in a file, a bar that moves on a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from pantau import progress_bar
from pantau.progress_bar import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_a_step_where_nothing_can_move(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar() as bar:
        for share in (0.0, 0.25, 0.5):
            bar("Membaca", share)
        bar("Membangun", 0.7)
    assert capsys.readouterr().err == "  0% Membaca\n 70% Membangun\n"


def test_a_long_step_moves_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(progress_bar, "_BEAT", 0.01)
    with ProgressBar() as bar:
        bar("Membaca", 0.5)
        drawn = terminal.getvalue().count("\r")
        while terminal.getvalue().count("\r") < drawn + 3:
            pass
    assert "██████████░░░░░░░░░░  50%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\n"), "what is told next has a line of its own"


def test_an_error_leaves_the_line_and_nothing_is_drawn_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = ProgressBar()

    def failing() -> None:
        with bar:
            bar("Membaca", 0.1)
            raise KeyError("rusak")

    with pytest.raises(KeyError, match="rusak"):
        failing()
    before = terminal.getvalue()
    bar._draw()
    assert terminal.getvalue() == before
