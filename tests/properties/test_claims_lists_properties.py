"""Cek angka compares whom a sentence compares, however many areas it compares one with."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.table import build_table
from pantau.claims.judge.verdict import judge_text
from pantau.store import Release
from pantau.text.numbers import percent
from pantau.view import View
from tests.helpers.examples import examples

NAMES = {
    "11": "Aceh", "12": "Sumatera Utara", "15": "Jambi", "16": "Sumatera Selatan", "18": "Lampung",
    "33": "Jawa Tengah", "51": "Bali", "52": "NTB", "63": "Kalimantan Selatan", "76": "Sulawesi Barat",
}  # fmt: skip
WAYS = {
    "id": {"above": ("di atas", "lebih tinggi daripada"), "below": ("di bawah", "lebih rendah daripada")},
    "en": {"above": ("above", "higher than"), "below": ("below", "lower than")},
}
LINKS = {"id": (" dan ", ", ", " serta ", ", dan ", " tetapi ", ", namun "), "en": (" and ", ", ", " but ")}


@dataclass(frozen=True)
class Known:
    """The release, and each area's coverage of December 2024."""

    release: Release
    values: dict[str, float]

    def said(self, code: str, language: str) -> str:
        number = percent(self.values[code], 1)
        return f"{NAMES[code]} " + (number if language == "id" else number.replace(",", "."))


@pytest.fixture(scope="module")
def known(full_release: Release) -> Known:
    rows = build_table(full_release, View("coverage_employed", "pu_bpu", "2024", level="province")).rows
    values = dict(zip(rows["area_code"], rows["value"], strict=True))
    return Known(full_release, {code: float(values[code]) for code in NAMES})


@given(
    data=st.data(),
    language=st.sampled_from(["id", "en"]),
    ways=st.lists(st.sampled_from(["above", "below"]), min_size=2, max_size=4),
    turn=st.sampled_from(["", "sedangkan", "sementara"]),
)
@examples(60)
def test_every_comparison_of_a_list_is_of_the_area_that_the_sentence_begins_with(
    data: st.DataObject, language: str, ways: list[str], turn: str, known: Known
) -> None:
    codes = data.draw(st.lists(st.sampled_from(list(NAMES)), min_size=7, max_size=7, unique=True))
    subject, others, (second, third) = codes[0], codes[1 : len(ways) + 1], codes[5:]
    expected = {(subject, other, way) for other, way in zip(others, ways, strict=True)}
    text = f"Pada Desember 2024 cakupan {known.said(subject, language)}, "
    if language == "en":
        text = f"In December 2024 coverage of {known.said(subject, language)}, "
    for at, (other, way) in enumerate(zip(others, ways, strict=True)):
        link = data.draw(st.sampled_from(LINKS[language])) if at else ""
        text += f"{link}{data.draw(st.sampled_from(WAYS[language][way]))} {known.said(other, language)}"
    if turn and language == "id":
        text += f", {turn} {known.said(second, language)} di atas {known.said(third, language)}"
        expected.add((second, third, "above"))

    judged = judge_text(f"{text}.", known.release)

    found = {}
    for one in [one for of in judged for one in of.assessments if one.is_decided]:
        told = dict(one.values)
        way = "above" if any(one.text in ways["above"] for ways in WAYS.values()) else "below"
        found[told["one"]["area_code"], told["other"]["area_code"], way] = one.verdict
    assert found.keys() == expected, text
    for (one, other, way), verdict in found.items():
        is_higher = known.values[one] > known.values[other]
        assert verdict == ("true" if is_higher == (way == "above") else "false"), text
