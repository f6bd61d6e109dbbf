"""What a sentence names as places."""

from __future__ import annotations

from pantau.claims.read.places import find_places


def codes(text: str) -> list[tuple[str, ...]]:
    return [place.codes for place in find_places(text)]


def test_two_letters_are_a_name_only_behind_their_kind() -> None:
    # OI is Ogan Ilir to those who live there, and an exclamation to everyone else.
    assert codes("Kabupaten OI melapor") == [("16.10",)]
    assert codes("OI melapor") == []
    assert codes("Kabupaten KL melapor") == []
