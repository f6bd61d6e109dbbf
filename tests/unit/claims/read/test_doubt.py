"""What is not said outright: where doubt begins, how far it reaches, and what is none."""

from __future__ import annotations

import pytest

from pantau.claims.read.doubt import is_doubted, is_qualified

WORD = "naik"


@pytest.mark.parametrize(
    ("sentence", "doubted"),
    [
        ("tidak benar bahwa cakupan bali naik", True),
        ("cakupan bali naik, itu keliru", True),  # a denial behind speaks of all of it
        ("benarkah cakupan bali naik?", True),
        ("jika cakupan bali naik, iuran bertambah", True),
        ("cakupan bali naik, jika iuran bertambah", False),  # a condition speaks of what follows
        ("cakupan bali tidak 36,2 persen dan naik", True),  # a number's comma ends no clause
        ("lampung tidak turun, bali naik", False),  # another clause
        ("jika dibandingkan 2023, cakupan bali naik", False),  # a way of comparing
        ("hanya 36,2 persen, naik", False),  # of a number: how little it is
        ("salah satu kota yang naik", False),
        ("coverage in bali hasn't naik", True),
        ("it is not true that coverage naik", True),
        ("if coverage naik", True),
        ("cakupan bali naik", False),
    ],
)
def test_what_is_not_said_outright(sentence: str, doubted: bool) -> None:
    assert is_doubted(sentence, sentence.index(WORD)) == doubted


@pytest.mark.parametrize(
    ("sentence", "qualified"),
    [
        ("termasuk yang tertinggi", True),
        ("akan tertinggi", True),
        ("bukan tertinggi", True),
        ("cakupan bali tertinggi", False),
    ],
)
def test_what_is_said_in_part_or_denied(sentence: str, qualified: bool) -> None:
    assert is_qualified(sentence, sentence.index("tertinggi")) == qualified
