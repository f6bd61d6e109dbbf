"""Every number of a worked example, twice: by the product's code and by arithmetic of its own."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from pantau.store import Release
from pantau.text import Text
from pantau.text.numbers import rounded
from pantau.ui.about.methods import ANCHORS, examples, sections, written_example
from tests.unit.methods import by_hand
from tests.unit.methods.by_code import Code


@pytest.fixture(scope="module")
def code(full_release: Release) -> Code:
    return Code(full_release)


def _shown(section: str, name: str, value: object) -> Decimal:
    return rounded(Decimal(str(value)), examples()[section][name].get("digits", 0))


@pytest.mark.parametrize("section", sorted(examples()))
def test_the_code_gives_what_the_example_says(section: str, code: Code) -> None:
    found = getattr(code, section)()

    stated = examples()[section]
    assert {name: _shown(section, name, found[name]) for name in stated} == {
        name: _shown(section, name, entry["value"]) for name, entry in stated.items()
    }


@pytest.mark.parametrize("section", sorted(examples()))
def test_arithmetic_without_the_code_gives_it_too(section: str) -> None:
    found = getattr(by_hand, section)()

    for name, entry in examples()[section].items():
        stated = _shown(section, name, entry["value"])
        assert _shown(section, name, found[name]) == stated, (name, found[name], entry["value"])


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_number_of_an_example_is_one_that_is_recomputed(language: str) -> None:
    say = Text(language)
    for section in ANCHORS:
        template = say.section(f"methods.{section}")["example"]
        # dates, names with a number and what is quoted are no results
        plain = re.sub(r"\{\w+\}", "", template)
        plain = re.sub(r"“[^”]*”|\b(?:20\d\d|31)\b|99[.,]8%|\b100%", "", plain)
        assert not re.search(r"\d{2,}|\d[.,]\d", plain), (section, plain)


def test_every_number_of_the_data_stands_in_the_text() -> None:
    say = Text("id")
    for section, numbers in examples().items():
        texts = say.section(f"methods.{section}")
        used = set(re.findall(r"\{(\w+)\}", texts["example"] + texts["what"]))
        assert used == set(numbers), section


def test_grades_of_the_example_are_those_of_the_release(full_release: Release) -> None:
    def grade(area: str, **wanted: str) -> str:
        rows = full_release.query("observations_of_area", area=area)
        for name, value in wanted.items():
            rows = rows[rows[name] == value]
        [found] = set(rows["quality"])
        return str(found)

    assert grade("16", indicator="coverage_employed", segment="pu_bpu", as_of="2024-12") == "B"
    assert grade("51", indicator="coverage_ucj", as_of="2025-05-31") == "C"
    assert grade("16.74", indicator="coverage_employed", as_of="2024-12") == "D"


def test_numbers_are_written_in_the_language_of_the_page() -> None:
    assert written_example({"kind": "percent", "value": 20.15, "digits": 2}, "id") == "20,15%"
    assert written_example({"kind": "rupiah", "value": 16800}, "en") == "Rp16,800"
    assert written_example({"kind": "count", "value": 905324}, "id") == "905.324"


def test_each_section_has_an_anchor_of_its_own() -> None:
    anchors = [section["anchor"] for section in sections(Text("id"))]

    assert len(set(anchors)) == len(anchors) == len(ANCHORS)
    assert "peringkat" in anchors
