"""Cek angka says of every rise and fall of the release whether it is one, as the gate allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.release import catalogue_of
from pantau.claims.judge import verdict
from pantau.claims.judge.release_figures import AreaFigure, figures_of_area, months_apart, why_no_change
from pantau.claims.judge.verdict import Judged, judge_text
from pantau.claims.read.dates import find_dates
from pantau.claims.read.vocabulary import vocabulary_of
from pantau.store import Release
from pantau.text.dates import date_text
from pantau.text.numbers import percent
from tests.helpers.examples import examples

SERIES = ("indicator", "segment", "basis", "counted_by")
# How a text can name the thing that each series is of; those that the template does not name are left out.
THINGS = {
    ("coverage_employed", "pu_bpu"): "Cakupan penduduk bekerja",
    ("coverage_employed", "pu"): "Cakupan penduduk bekerja PU",
    ("coverage_employed", "bpu"): "Cakupan penduduk bekerja BPU",
    ("coverage_ucj", "all"): "Cakupan UCJ",
    ("informal_share", "all"): "Pekerja informal",
    ("female_share", "all"): "Pekerja perempuan",
    ("unemployment", "all"): "Tingkat pengangguran",
}
VERBS = {
    "up": ("naik", "meningkat", "bertambah", "melonjak", "up", "rose"),
    "down": ("turun", "menurun", "anjlok", "merosot", "berkurang", "down", "fell"),
}
SENTENCES = (
    "{thing} {area} {value} pada {after}, {verb} dibandingkan {before}.",
    "{thing} {area} {verb} dari {before} menjadi {value} pada {after}.",
    "Dibanding {before}, {thing} {area} {verb} menjadi {value} pada {after}.",
    "{thing} {area} pada {after} sebesar {value}, {verb} from {before}.",
)


@dataclass(frozen=True)
class Told:
    """Two figures of one series, the earlier first, and all of their area."""

    first: AreaFigure
    last: AreaFigure
    all: list[AreaFigure]


def _name(release: Release, code: str) -> str:
    areas = catalogue_of(release).areas.set_index("code")["name"]
    offices = catalogue_of(release).offices.set_index("code")["name"]
    return "Indonesia" if code == "ID" else str(areas[code]) if code in areas else f"Kanwil {offices[code]}"


def _figures(release: Release, code: str) -> list[AreaFigure]:
    return [
        one
        for one in figures_of_area(release, code, vocabulary_of(release))
        if not one.is_estimate and one.amount is not None and (one.indicator.id, one.segment.id) in THINGS
    ]


def _pairs(figures: list[AreaFigure]) -> list[Told]:
    return [
        Told(first, last, figures)
        for first in figures
        for last in figures
        if all(first[name] == last[name] for name in SERIES) and first["period_end"] < last["period_end"]
    ]


def _at(figure: AreaFigure, date: str) -> bool:
    return months_apart(figure, find_dates(date)) == 0


def _moves(told: Told) -> set[str]:
    """The directions between all figures that the sentence may mean, by the gate alone."""
    before, after = (date_text(one["as_of"], "id") for one in (told.first, told.last))
    same = [one for one in told.all if all(one[name] == told.last[name] for name in SERIES)]
    said = percent(told.last["value"], 2)
    moves = set()
    for last in (one for one in same if _at(one, after) and percent(one["value"], 2) == said):
        for first in (one for one in same if _at(one, before)):
            if not why_no_change(first, last):
                rose = round(last.amount - first.amount, 9)  # type: ignore[operator]
                moves.add("up" if rose > 0 else "down" if rose < 0 else "still")
    return moves


def _judged(told: Told, template: str, verb: str, release: Release) -> list[Judged]:
    text = template.format(
        thing=THINGS[told.last.indicator.id, told.last.segment.id],
        area=_name(release, told.last["area_code"]),
        value=percent(told.last["value"], 2),
        verb=verb,
        before=date_text(told.first["as_of"], "id"),
        after=date_text(told.last["as_of"], "id"),
    )
    return judge_text(text, release)


def _hold(told: Told, template: str, way: str, verb: str, release: Release) -> None:
    """A right direction is true, a wrong one false; where the gate refuses, neither of both."""
    judged = _judged(told, template, verb, release)
    said = [one for of in judged for one in of.assessments if one.kind in ("change", "direction")]
    about = f"{template} {verb}: {told.first.measured} {told.last.measured} {said}"
    assert said, about
    moves = _moves(told)
    verdicts = {one.verdict for one in said}
    if not moves:
        assert not verdicts & {"true", "false"}, about
        assert "match" not in {of.release_verdict for of in judged}, about
        return
    if len(moves) == 1 and told.last["basis"] == "sakernas":
        assert verdicts == {"true" if moves == {way} else "false"}, about
    assert ("match" in {of.release_verdict for of in judged}) <= (verdicts == {"true"}), about


@pytest.fixture(scope="module", autouse=True)
def figures_asked_once(full_release: Release) -> Iterator[None]:
    """The figures of an area, asked of the release once: hundreds of sentences are judged on them."""
    once = cache(lambda code: figures_of_area(full_release, code, vocabulary_of(full_release)))
    with mock.patch.object(verdict, "figures_of_area", lambda _release, code, _vocabulary: once(code)):
        yield


@pytest.fixture(scope="module")
def provinces(full_release: Release) -> list[Told]:
    codes = catalogue_of(full_release).areas
    large = [*codes.loc[codes["level"] != "regency", "code"], *catalogue_of(full_release).offices["code"]]
    return [told for code in large for told in _pairs(_figures(full_release, str(code)))]


def test_the_coverage_of_every_area_rises_and_falls_as_the_release_has_it(
    provinces: list[Told], full_release: Release
) -> None:
    told = [one for one in provinces if one.last.indicator.id == "coverage_employed"]
    told = [one for one in told if one.last["period_end"].year >= 2024 and one.last.segment.id == "pu_bpu"]

    assert len(told) > 100
    for one in told:
        for way in ("up", "down"):
            _hold(one, SENTENCES[0], way, VERBS[way][0], full_release)


@given(data=st.data(), template=st.sampled_from(SENTENCES), way=st.sampled_from(["up", "down"]))
@examples(300)
def test_a_direction_is_judged_in_whatever_words_it_is_told(
    data: st.DataObject, template: str, way: str, provinces: list[Told], full_release: Release
) -> None:
    told = data.draw(st.sampled_from(provinces))

    _hold(told, template, way, data.draw(st.sampled_from(VERBS[way])), full_release)


@given(data=st.data(), way=st.sampled_from(["up", "down"]))
@examples(100)
def test_a_direction_of_a_regency_is_judged_like_that_of_a_province(
    data: st.DataObject, way: str, full_release: Release
) -> None:
    codes = catalogue_of(full_release).areas
    code = data.draw(st.sampled_from(sorted(codes.loc[codes["level"] == "regency", "code"])))
    pairs = _pairs(_figures(full_release, code))
    told = data.draw(st.sampled_from(pairs)) if pairs else None

    if told:
        _hold(told, SENTENCES[0], way, VERBS[way][0], full_release)
