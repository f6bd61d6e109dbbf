"""What part a place plays: each rule by its own example, and sentences with one subject."""

from __future__ import annotations

import re

import pytest

from pantau.claims.read.place_roles import RULES, PlaceRule, role_of, subjects
from pantau.claims.read.places import find_places
from pantau.claims.read.unknown_places import with_unknown

BRACKETED = re.compile(r"\[(.+?)\]")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.role}: {rule.example}")
def test_each_rule_fits_its_example(rule: PlaceRule) -> None:
    match = BRACKETED.search(rule.example)
    assert match
    text = rule.example.replace("[", "").replace("]", "")

    place = next(one for one in find_places(text) if one.start <= match.start() < one.end)

    assert role_of(text, place) == rule.role


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("DENPASAR - Cakupan di Lampung 24,5 persen", ["18"]),
        ("Pontianak, ANTARA - Cakupan Riau 31,91 persen", ["14"]),
        ("BANDAR LAMPUNG (ANTARA) – Cakupan Bali 50 persen, kata Kepala Kanwil Banuspa di Denpasar.", ["51"]),
        ("Wali Kota Metro di Jakarta, Jumat (12/12), menyebut cakupan Kota Metro 34,9 persen", ["18.72"]),
        ("Di hadapan Menko PMK di Jakarta, Gubernur Sulsel melaporkan cakupan 47 persen", ["73"]),
        # a list, not datelines
        ("- Bali - 50 persen", ["51"]),
        ("Peserta BPJS Ketenagakerjaan Lampung 687.000 orang", ["18"]),
        ("Cakupan di Kabupaten Konawe 34 persen, kata BPJS Ketenagakerjaan Sulawesi Tenggara", ["74.02"]),
        # nobody else is the subject: the government that speaks
        ("Bupati Majene menargetkan 80 persen", ["76.05"]),
        ("Kepala Dinas Tenaga Kerja Kota Pasuruan menyebut 38,9 persen", ["35.75"]),
        ("Rapat digelar di Kota Palu", []),
    ],
)
def test_only_the_subject_counts(text: str, meant: list[str]) -> None:
    found, _ = subjects(text, find_places(text))

    assert [code for place in found for code in place.codes] == meant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Desa Sukamaju di Kabupaten Sumenep mencatat 92 persen", ["Desa Sukamaju"]),
        ("Kecamatan Bangilan, Kabupaten Tuban, 61 persen", ["Kecamatan Bangilan"]),
        ("Kabupaten Nusa Jaya mencatat 44 persen", ["Kabupaten Nusa Jaya"]),
        ("Cakupan di Bangilan 61 persen", ["Bangilan"]),
        ("Di Hotel Santika digelar rapat", []),
        ("Cakupan di Bali 50 persen", ["Bali"]),
        ("19 desa di Kabupaten Majene", ["Kabupaten Majene"]),
    ],
)
def test_an_unknown_name_keeps_another_area_from_taking_its_number(text: str, names: list[str]) -> None:
    assert [place.text for place in with_unknown(text, find_places(text))] == names


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Cakupan Sumatra Selatan", ("16",)),
        ("Cakupan Sumatra Utara", ("12",)),
        ("Cakupan di Toraja", ("73.18", "73.26")),
        ("Cakupan Tana Toraja", ("73.18",)),
    ],
)
def test_other_spellings(text: str, codes: tuple[str, ...]) -> None:
    assert [place.codes for place in find_places(text)] == [codes]
