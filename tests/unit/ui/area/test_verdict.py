"""What the card of the verdict says, in both languages."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from pantau.text import Text
from pantau.ui.area.target import verdict_card


def card(language="id", unit="percent", **told):
    frame = SimpleNamespace(
        say=Text(language),
        view=SimpleNamespace(language=language),
        table=SimpleNamespace(indicator=SimpleNamespace(unit=unit)),
    )
    given = {
        "verdict": None,
        "progress_note": None,
        "comparable_count": 3,
        "baseline_as_of": "2023-12",
        "deadline": pd.Timestamp(2029, 12, 31),
        "expected_value": 30.0,
        "target_value": 43.92,
    }
    return verdict_card(frame, pd.Series(given | told))


def test_a_verdict_says_what_it_expects():
    told = card(verdict="accelerate")
    assert told.figure == "Percepat"
    assert "akan 30,0%; sasarannya 43,92%" in told.lines[0]


@pytest.mark.parametrize(
    ("language", "expected", "words"),
    [
        ("id", -30.8, "cakupan akan habis sebelum 31 Desember 2029"),
        ("en", -30.8, "nothing would be left of coverage before 31 December 2029"),
        ("id", 112.3, "cakupan akan sampai 100% sebelum 31 Desember 2029"),
        ("en", 112.3, "coverage would come to 100% before 31 December 2029"),
    ],
)
def test_no_figure_is_given_that_cannot_be(language, expected, words):
    told = card(language, verdict="reverse" if expected < 0 else "maintain", expected_value=expected)
    assert words in told.lines[0]
    assert not any(number in told.lines[0] for number in ("30,8", "30.8", "112"))


@pytest.mark.parametrize("expected", [0.0, 100.0])
def test_the_ends_themselves_can_be(expected):
    assert f"akan {expected:.0f},0%" in card(verdict="maintain", expected_value=expected).lines[0]


def test_people_may_be_more_than_a_hundred():
    assert "akan 5.000 orang" in card(unit="people", verdict="maintain", expected_value=5000.0).lines[0]


@pytest.mark.parametrize(
    ("language", "figure", "line"),
    [
        (
            "id",
            "Belum dapat dinilai",
            "Angka yang sebanding (bulannya diketahui dan sama, satu seri): 2; diperlukan paling sedikit 3.",
        ),
        (
            "en",
            "Cannot be assessed yet",
            "Comparable figures (of the same, known month and of one series): 2; at least 3 are needed.",
        ),
    ],
)
def test_with_two_figures_it_cannot_be_assessed_yet(language, figure, line):
    told = card(language, progress_note="targets.progress.too_few", comparable_count=2)
    assert (told.figure, list(told.lines)) == (figure, [line])


def test_what_no_more_figures_would_change_is_not_said_to_be_for_later():
    told = card(progress_note="targets.progress.due", comparable_count=1)
    assert told.figure == "Belum dinilai"
    assert len(told.lines) == 1
