"""What part a number plays by the words of its clause: each rule by its own example."""

from __future__ import annotations

import re

import pytest

from pantau.claims.read.clauses import clause_around
from pantau.claims.read.mentions import lower
from pantau.claims.read.numbers import find_numbers
from pantau.claims.read.role_rules import RULES, RoleRule, ruled
from pantau.claims.read.roles import assign_roles

BRACKETED = re.compile(r"\[(.+?)\]")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.role}: {rule.example}")
def test_each_rule_fits_its_example(rule: RoleRule) -> None:
    match = BRACKETED.search(rule.example)
    assert match
    text = rule.example.replace("[", "").replace("]", "")
    numbers = find_numbers(text)

    at = next(at for at, one in enumerate(numbers) if one.start <= match.start() < one.end)

    assert ruled(lower(text), numbers, at) == rule.role


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("cakupan 40 persen, belum mencapai target 60 persen", ["percent", "target"]),
        ("pemprov akan menggelar rapat; cakupan 40 persen", ["percent"]),
        ("cakupan harus diakui baru 24,5 persen", ["percent"]),
        ("naik dari 29,3 menjadi 31,3 persen", ["from", "to"]),
        ("91.543 pekerja dari total 140.940 pekerja belum terlindungi", ["uncovered", "denominator"]),
        ("peserta bpjs kesehatan 37,1 juta jiwa atau 97,8 persen", ["other", "other"]),
        ("dari 100 orang pekerja, cuma 31 yang terlindungi", ["denominator", "numerator"]),
        ("40 persen pekerja terlindungi dan 60 persen belum", ["percent", "uncovered"]),
        ("12 opd dari 39 opd mendaftar", ["numerator", "denominator"]),
    ],
)
def test_roles_of_a_sentence(text: str, roles: list[str]) -> None:
    assert assign_roles(text, find_numbers(text)) == roles


def test_a_clause_ends_where_the_sentence_turns() -> None:
    small = "cakupan 40 persen, sedangkan targetnya 60 persen; rapat ditutup"

    first, last = clause_around(small, small.index("60"), small.index("60") + 2)

    assert small[first:last] == " targetnya 60 persen"
