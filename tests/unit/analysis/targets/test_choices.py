"""What can be chosen as a target, and what it is refused for."""

from __future__ import annotations

import pytest

from pantau import catalogue
from pantau.analysis.targets.choices import choices, resolve_choice, why_not
from pantau.catalogue import Target, targets
from pantau.view import View, from_params
from tests.helpers import facts


def target(ident="a", document="Dok", area="ID", year=2026, **fields):
    base = {
        "value": 40.0,
        "unit": "percent",
        "basis": "sakernas",
        "uncertain": False,
        "note": "",
        "note_en": "",
        "source_title": "",
    }
    return Target(ident, document, area, year, **(base | fields))


@pytest.fixture(scope="module")
def known(full_release):
    return choices(targets(full_release.query("targets")).values())


@pytest.fixture(scope="module")
def indicators(full_release):
    return catalogue.indicators(full_release.query("indicators"))


def test_a_document_of_one_year_is_one_choice(known):
    own = {row["id"] for row in facts.real("targets", document="Target UCJ 2025", year="2025")}
    assert {target.id for target in known["target-ucj-2025"].targets} == own
    assert known["rpjmn-2025"].single.value == 32.15
    assert known["rpjmn-2029"].document == known["rpjmn-2025"].document


def test_choices_come_by_year(known):
    years = [choice.year for choice in known.values()]
    assert years == sorted(years)


@pytest.mark.parametrize("asked", ["ucj-provinsi-2025-16", "ucj-provinsi-2025-13", "target-ucj-2025"])
def test_a_link_may_name_a_document_or_one_of_its_targets(known, asked):
    assert resolve_choice(known, asked) is known["target-ucj-2025"]


def test_a_link_may_name_what_is_not_there(known):
    assert resolve_choice(known, "rpjmn-1999") is None


def test_the_first_reading_answers_for_the_document(known):
    assert resolve_choice(known, "permendagri-15-2024-2025").reading == "relative"


@pytest.mark.parametrize(
    ("key", "indicator", "reason"),
    [
        ("rpjmn-2025", "coverage_employed", ""),
        ("rpjmn-2025", "coverage_ucj", "targets.why.basis"),
        ("ucj-kemendagri-2025", "coverage_employed", "targets.why.basis"),
        ("ucj-kemendagri-2025", "coverage_ucj", ""),
        ("rpjpn-2045", "coverage_employed", "targets.why.unstated"),
        ("bpjstk-2025", "coverage_employed", "targets.why.people"),
        ("bpjstk-2025", "coverage_ucj", "targets.why.people"),
        ("rpjmn-2025", "unemployment", "targets.why.indicator"),
        ("rpjmn-2025", "formal_share", "targets.why.indicator"),
        ("rpjmn-2025", "target_progress", "targets.why.indicator"),
        ("permendagri-15-2024-2025-poin", "coverage_ucj", ""),
    ],
)
def test_a_target_is_compared_with_coverage_on_its_own_basis_alone(known, indicators, key, indicator, reason):
    row = indicators[indicator]
    assert why_not(known[key], row, row.default_segment) == reason


def test_a_part_of_the_participants_is_not_held_against_a_target_for_all(known, indicators):
    assert why_not(known["rpjmn-2025"], indicators["coverage_employed"], "pu") == "targets.why.segment"


class TestForArea:
    def test_own_before_every_before_the_nation(self):
        both = choices([target("a", area="16", value=50.0), target("b", area="*", value=30.0)])["dok-2026"]
        assert [both.for_area(code)[1] for code in ("16", "17")] == ["own", "every"]

    def test_every_area_is_every_local_government(self):
        (choice,) = choices([target("a", area="*")]).values()
        held = [choice.for_area(code) is not None for code in ("16", "16.71", "ID", "kanwil-sumbagsel")]
        assert held == [True, True, False, False]

    def test_the_nations_is_a_yardstick_where_it_stands_alone(self):
        (alone,) = choices([target()]).values()
        assert alone.for_area("16")[1] == "nation"
        assert alone.for_area("ID")[1] == "own"

    def test_the_nations_is_none_where_areas_have_their_own(self):
        (choice,) = choices([target("a"), target("b", area="16")]).values()
        assert choice.for_area("17") is None

    def test_people_aimed_for_in_the_nation_are_nobody_elses(self):
        (choice,) = choices([target(unit="people", value=7e7)]).values()
        assert choice.for_area("16") is None


def test_the_owners_target_stands_before_a_cited_one():
    (choice,) = choices([target("a", value=40.0), target("b", value=41.0, official=True)]).values()
    assert choice.single.value == 41.0


def test_a_document_may_set_a_target_on_each_denominator():
    both = [target("a", value=40.0), target("b", value=60.0, basis="semesta")]
    (choice,) = choices(both).values()
    assert choice.for_area("ID", "semesta")[0].value == 60.0
    assert choice.for_area("16", "sakernas") == (both[0], "nation")


def test_an_id_that_no_link_holds_is_not_a_key():
    (choice,) = choices([target("rkpd-*-2026-semesta", "RKPD", "*", basis="semesta")]).values()
    assert choice.key == "rkpd-2026"


def test_a_key_fits_into_a_link():
    name = "Peraturan Gubernur No. 12/2026 — Rencana Aksi (Édisi kedua) " * 3
    (choice,) = choices([target(area, name, area) for area in ("16", "17")]).values()
    assert from_params({"sasaran": choice.key}) == View(target=choice.key)
