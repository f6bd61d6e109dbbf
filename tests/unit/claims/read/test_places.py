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


def test_an_island_is_a_group_unless_it_is_part_of_an_areas_name() -> None:
    assert codes("Cakupan di Sulawesi") == [("group-sulawesi",)]
    assert codes("Coverage in Java and Bali") == [("group-jawa-dan-bali",)]
    # the Kanwil of the very same provinces has its figures
    assert codes("Cakupan Kalimantan") == [("kanwil-kalimantan",)]
    assert codes("Kalimantan Selatan dan Tengah") == [("63",), ("62",)]
    assert codes("Cakupan Sulawesi Utara") == [("71",)]
    assert codes("Indonesia Timur tertinggal") == [("group-indonesia-timur",)]
    assert codes("Cakupan Bali Nusra") == [("group-bali-nusra",)]
    assert codes("Nusa Tenggara Barat dan Nusa Tenggara") == [("52",), ("group-nusa-tenggara",)]
    assert codes("Coverage in West Nusa Tenggara") == [("52",)]
    assert codes("rumah jawa kuno di Bali") == [("51",)]
