"""Texts in both languages."""

from __future__ import annotations

from functools import partial

from pantau.text.both import Both, both
from pantau.text.numbers import number


def test_one_key_is_said_in_both_languages():
    told = both("store.finding_place", file="a", line=3)
    assert told == Both("a, baris 3", "a, line 3")
    assert (told.in_language("id"), told.in_language("en")) == ("a, baris 3", "a, line 3")


def test_numbers_are_written_as_each_language_writes_them():
    told = both("store.note_target", value=partial(number, 52.15, 2))
    assert told == Both("Sasaran yang disebut sumber: 52,15%", "Target stated by the source: 52.15%")
