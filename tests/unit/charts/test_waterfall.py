"""The waterfall: bars that lead from one level to the other, told apart without colour."""

from __future__ import annotations

import pytest

from pantau.charts.waterfall import Step, label, waterfall
from pantau.text import Text

ID, EN = Text("id"), Text("en")
PATI = [
    Step("Desember 2024", 39.0, True, "kira-kira 199.333 dari 511.111"),
    Step("Peserta <b>", -4.6420408, False, "−25.606 peserta"),
    Step("Penyebut", -5.3579592),
    Step("Maret 2025", 29.0, True),
]


def bars(figure):
    return [trace for trace in figure.data if trace.type == "bar"]


def test_bars_lead_from_the_first_level_to_the_last():
    first, second = bars(waterfall(PATI, ID))
    assert (first.base[0], first.x[0]) == (39.0, -4.6420408)
    assert second.base[0] == pytest.approx(39 - 4.6420408)
    assert second.base[0] + second.x[0] == pytest.approx(29.0)


def test_falls_are_hollow_and_rises_filled_with_a_mark_in_words():
    figure = waterfall([Step("a", 20.0, True), Step("b", 3.0), Step("c", -1.0), Step("d", 22.0, True)], ID)
    rise, fall = bars(figure)
    assert (rise.marker.color, fall.marker.color) == ("#0b5394", "rgba(0,0,0,0)")
    assert fall.marker.line.color == "#0b5394"
    texts = [note.text for note in figure.layout.annotations]
    assert texts == ["a: <b>20,0%</b>", "b: <b>▲ +3,0 poin</b>", "c: <b>▼ −1,0 poin</b>", "d: <b>22,0%</b>"]


def test_nothing_added_is_neither():
    assert label(Step("a", 0.0), ID) == "＝ 0,0 poin"
    assert label(Step("a", -4.64), EN) == "▼ −4.6 points"


def test_the_axis_spans_the_change_and_says_that_it_does_not_begin_at_nought():
    figure = waterfall(PATI, ID)
    low, high = figure.layout.xaxis.range
    assert 20 < low < 29
    assert 39 < high < 45
    assert (
        figure.layout.xaxis.title.text == "Sumbu menampilkan rentang perubahan saja dan tidak mulai dari nol"
    )


def test_hover_cards_say_the_counts_and_escape_names():
    cards = [trace.customdata[0][0] for trace in waterfall(PATI, ID).data]
    assert cards[0] == "<b>Desember 2024</b><br>39,0%<br>kira-kira 199.333 dari 511.111"
    assert cards[1] == "<b>Peserta &lt;b&gt;</b><br>▼ −4,6 poin<br>−25.606 peserta"


def test_a_change_of_nought_still_has_an_axis():
    low, high = waterfall(
        [Step("a", 20.0, True), Step("b", 0.0), Step("c", 20.0, True)], ID
    ).layout.xaxis.range
    assert low < 20 < high
