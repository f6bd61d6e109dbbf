"""Cards: only a number is written large, and what is known stands before what is not."""

from __future__ import annotations

from pantau.text import Text
from pantau.ui.shell.cards import Card, cards


def test_a_card_without_a_figure_says_why_and_stands_last() -> None:
    drawn = cards(
        Text("id"), [Card("Kurang", "–", ["Pilih sasaran."], main=True), Card("Biaya", "Rp2 miliar")]
    )
    assert drawn.index("Biaya") < drawn.index("Kurang")
    assert '<div class="big">Rp2 miliar' in drawn
    assert "Pilih sasaran." in drawn
    assert "–" not in drawn
    assert "main" not in drawn


def test_a_dash_stands_where_nobody_says_why() -> None:
    assert '<p class="quiet">–</p>' in cards(Text("id"), [Card("Belum terlindungi", "–")])


def test_a_word_is_not_written_as_large_as_a_number() -> None:
    drawn = cards(Text("id"), [Card("Penilaian", "Belum dapat dinilai"), Card("Cakupan", "27,1%")])
    assert '<div class="word">Belum dapat dinilai' in drawn
    assert '<div class="big">27,1%' in drawn
