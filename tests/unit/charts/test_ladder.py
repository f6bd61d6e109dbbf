"""The ladder of targets: every rung's words stand whole above its bar, on a phone too."""

from __future__ import annotations

import re

import pandas as pd

from pantau.charts.ladder import ladder_figure
from pantau.text import Text

ID = Text("id")
LONG = "Target UCJ Kemendagri · 2025 · semesta pekerja (BPJS Ketenagakerjaan)"
ROWS = pd.DataFrame(
    {
        "label": ["RPJMN 2025-2029 · 2025 · penduduk bekerja (Sakernas)", LONG, "RPJPN & lain"],
        "words": [
            "sasaran 32,15% · posisi 20,0% (2025) · kurang 12,1 poin",
            "sasaran 52,15%",
            "sasaran 99,50%",
        ],
        "target_value": [32.15, 52.15, 99.5],
        "value": [20.0, None, None],
        "status": ["published", None, None],
        "as_of": ["2025", None, None],
        "numerator": [20.0, None, None],
        "denominator": [100.0, None, None],
        "source_title": ["uji", None, None],
    }
)


def written(figure) -> list[list[str]]:
    return [note.text.split("<br>") for note in figure.layout.annotations]


def test_no_line_is_longer_than_a_phone_is_wide():
    for line in (line for lines in written(ladder_figure(ROWS, ID)) for line in lines):
        assert len(re.sub(r"<[^>]+>", "", line)) <= 58


def test_the_words_are_whole_and_escaped():
    lines = written(ladder_figure(ROWS, ID))
    assert " ".join(re.sub(r"</?b>", "", line) for line in lines[1]) == f"{LONG} sasaran 52,15%"
    assert lines[2][0] == "<b>RPJPN &amp; lain</b>"


def test_each_rung_is_as_high_as_its_words():
    figure = ladder_figure(ROWS, ID)
    places = [note.y for note in figure.layout.annotations]
    room = [below - above for above, below in zip([0, *places], places, strict=False)]
    for height, lines in zip(room, written(figure), strict=True):
        assert height >= 15 * len(lines) + 10 + 8  # lines, the bar before, the words' distance from their bar
    low, high = figure.layout.yaxis.range
    # one pixel of the drawing is one of the axis
    margin = figure.layout.margin
    assert low - high == figure.layout.height - margin.t - margin.b
    assert all(list(trace.y) == places for trace in figure.data)
