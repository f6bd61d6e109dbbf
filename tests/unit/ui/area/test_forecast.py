"""What the card of the forecast says, in both languages."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from pantau.analysis.targets.choices import choices
from pantau.catalogue import Target
from pantau.text import Text
from pantau.ui.area.forecast import forecast_card

# odds of 1/4, 1/2, 1, 2 and 4 to one: in 2029, 64 to one, which is 98.46%
DOUBLING = [20.0, 100 / 3, 50.0, 200 / 3, 80.0]
PEOPLE = [500.0, 400.0, 300.0, 200.0, 100.0]


def card(values, language="id", *, unit="percent", note=None, basis="semesta", status="published"):
    frame = SimpleNamespace(
        say=Text(language),
        view=SimpleNamespace(language=language),
        table=SimpleNamespace(indicator=SimpleNamespace(unit=unit)),
    )
    (choice,) = choices([Target("t", "Dok", "16", 2029, 90.0, unit, "semesta", False, "", "")]).values()
    ends = [pd.Timestamp(2021 + at, 12, 31) for at in range(len(values))]
    points = pd.DataFrame({"period_end": ends, "as_of": [str(end.year) for end in ends], "value": values})
    row = pd.Series({"status": status, "period_end": pd.Timestamp(2025, 12, 31), "basis": basis})
    return forecast_card(frame, choice, row, pd.Series({"target_value": 90.0, "progress_note": note}), points)


@pytest.mark.parametrize(
    ("language", "figure", "centre"),
    [
        ("id", "98,5% sampai 98,5%", "pada skala yang tidak keluar dari 0% sampai 100%"),
        ("en", "98.5% to 98.5%", "on a scale that cannot leave 0% to 100%"),
    ],
)
def test_five_figures_are_carried_on_along_their_curve(language, figure, centre):
    told = card(DOUBLING, language)
    assert told.figure == figure
    assert centre in told.lines[0]
    assert "5" in told.lines[0]
    assert len(told.lines) == 2  # where the target lies; nothing of a range that goes beyond what can be


@pytest.mark.parametrize(
    ("language", "figure", "line"),
    [
        (
            "id",
            "Belum dapat diproyeksikan",
            "Angka yang sebanding (bulannya diketahui dan sama, satu seri): 4; diperlukan paling sedikit 5.",
        ),
        (
            "en",
            "Cannot be projected yet",
            "Comparable figures (of the same, known month and of one series): 4; at least 5 are needed.",
        ),
    ],
)
def test_four_figures_cannot_be_projected_yet(language, figure, line):
    told = card(DOUBLING[:4], language)
    assert (told.figure, list(told.lines)) == (figure, [line])


def test_what_keeps_figures_from_counting_is_said():
    told = card(DOUBLING[:2], basis="sakernas")
    assert "2; diperlukan paling sedikit 5" in told.lines[0]
    assert told.lines[1].startswith("Hanya angka sejak 2023")


@pytest.mark.parametrize(
    ("language", "figure", "words"),
    [("id", "Tidak diproyeksikan", "100% ke atas"), ("en", "Not projected", "100% and above")],
)
def test_a_figure_that_is_on_no_such_scale_is_named_as_the_reason(language, figure, words):
    told = card([*DOUBLING[:4], 126.0], language)
    assert told.figure == figure
    assert words in told.lines[0]


def test_people_keep_a_straight_line_and_a_range_below_zero_is_said_to_be_one():
    # 100 fewer a year: 300 below nothing at the end of 2029
    told = card(PEOPLE, unit="people")
    assert "dari garis lurus melalui 5 angka" in told.lines[0]
    assert any("Rentang melewati nol" in line for line in told.lines)
