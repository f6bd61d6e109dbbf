"""Cek angka says yes or no of two figures only where the gate lets them be compared, over the release."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pantau.analysis.comparable import why_not
from pantau.analysis.leagues import leagues
from pantau.claims.judge.release_figures import AreaFigure, figures_of_area
from pantau.claims.judge.statement import Assessment
from pantau.claims.judge.verdict import Judged, judge_text
from pantau.claims.read.vocabulary import vocabulary_of
from pantau.store import Release
from pantau.text.dates import date_text
from pantau.text.numbers import percent
from tests.helpers.examples import examples

# The nation, provinces whole and split, a Kanwil and regencies: areas with figures of several measures.
AREAS = {
    "ID": "Indonesia", "51": "Bali", "16": "Sumatera Selatan", "18": "Lampung", "52": "Nusa Tenggara Barat",
    "64": "Kalimantan Timur", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat", "93": "Papua Selatan",
    "72": "Sulawesi Tengah", "33.18": "Kabupaten Pati", "51.03": "Kabupaten Badung",
    "16.71": "Kota Palembang",
}  # fmt: skip
CHANGES = (
    "Cakupan {area} {verb} dari {x} ({before}) menjadi {y} ({after}).",
    "Cakupan {area} {y} pada {after}, {verb} dari {x} pada {before}.",
    "Cakupan {area} {verb} {gap} poin, dari {x} ({before}) menjadi {y} ({after}).",
)
COMPARISONS = (
    "Cakupan {one} {x} lebih {than} daripada {other} {y}.",
    "Cakupan {one} {x} pada {when} lebih {than} dari {other}.",
    "Pada {when} cakupan {one} {x}, {above} {other} {y}.",
)


@dataclass(frozen=True)
class Real:
    """The release, and the figures of coverage of some areas."""

    release: Release
    figures: dict[str, list[AreaFigure]]

    @property
    def all(self) -> list[AreaFigure]:
        return [one for own in self.figures.values() for one in own]


@pytest.fixture(scope="module")
def real(full_release: Release) -> Real:
    vocabulary = vocabulary_of(full_release)
    figures = {
        code: [
            one
            for one in figures_of_area(full_release, code, vocabulary)
            if one.indicator.covers_workers and one.amount is not None and not one.is_estimate
        ]
        for code in AREAS
    }
    return Real(full_release, figures)


def _said(figure: AreaFigure, digits: int) -> str:
    return percent(figure["value"], digits)


def _rows(figures: Sequence[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(list(figures))


def _gate(one: dict[str, Any], other: dict[str, Any]) -> str | None:
    """What the gate itself says of the two figures that a judgement names."""
    answer: str | None = why_not(_rows([one]), _rows([other]), "percent").iloc[0]
    return answer


def _one_league(one: dict[str, Any], other: dict[str, Any]) -> bool:
    for quarter in (None, int(one["period_end"].quarter)):
        league, _ = leagues(_rows([one, other]), int(one["period_end"].year), quarter)
        if league.notna().all() and league.nunique() == 1:
            return True
    return False


def _decided(judged: Sequence[Judged], kind: str) -> list[Assessment]:
    return [one for of in judged for one in of.assessments if one.kind == kind and one.is_decided]


def _is_undirected(judged: Judged) -> bool:
    return not any(found.kind.startswith("change_") for found in judged.recomputations)


@given(data=st.data(), template=st.sampled_from(CHANGES), verb=st.sampled_from(["naik", "turun"]))
@examples(150)
def test_a_rise_or_fall_is_judged_only_where_the_gate_lets_its_ends_be_compared(
    data: st.DataObject, template: str, verb: str, real: Real
) -> None:
    area = data.draw(st.sampled_from(list(AREAS)))
    ends = data.draw(st.lists(st.sampled_from(real.figures[area]), min_size=2, max_size=2))
    digits = data.draw(st.integers(0, 2))
    first, last = ends
    text = template.format(
        area=AREAS[area],
        verb=verb,
        x=_said(first, digits),
        y=_said(last, digits),
        before=date_text(first["as_of"], "id"),
        after=date_text(last["as_of"], "id"),
        gap="3,1",
    )

    judged = judge_text(text, real.release)

    decided = _decided(judged, "change")
    for one in decided:
        told = dict(one.values)
        assert _gate(told["one"], told["other"]) is None, text
        rose = told["other"]["value"] > told["one"]["value"]
        assert (one.verdict == "true") == (rose == (verb == "naik")) or told["other"]["value"] == told["one"][
            "value"
        ]
    if not decided:
        # nor is a direction confirmed or denied by the arithmetic, or the sentence said to agree
        assert all(_is_undirected(one) for one in judged), text
        assert "match" not in {one.release_verdict for one in judged if one.claim.number("from")}, text


@given(
    data=st.data(),
    template=st.sampled_from(COMPARISONS),
    than=st.sampled_from([("tinggi", "di atas"), ("rendah", "di bawah")]),
)
@examples(150)
def test_areas_are_compared_only_inside_one_league(
    data: st.DataObject, template: str, than: tuple[str, str], real: Real
) -> None:
    codes = data.draw(st.lists(st.sampled_from(list(AREAS)), min_size=2, max_size=2, unique=True))
    one, other = (data.draw(st.sampled_from(real.figures[code])) for code in codes)
    digits = data.draw(st.integers(0, 2))
    text = template.format(
        one=AREAS[codes[0]],
        other=AREAS[codes[1]],
        x=_said(one, digits),
        y=_said(other, digits),
        when=date_text(one["as_of"], "id"),
        than=than[0],
        above=than[1],
    )

    judged = judge_text(text, real.release)

    decided = _decided(judged, "areas")
    for found in decided:
        told = dict(found.values)
        assert _one_league(told["one"], told["other"]), text
        assert {told["one"]["area_code"], told["other"]["area_code"]} == set(codes)
        higher = told["one"]["value"] > told["other"]["value"]
        lower = told["one"]["value"] < told["other"]["value"]
        assert (found.verdict == "true") == (higher if than[0] == "tinggi" else lower), text
    if not decided:
        assert "match" not in {found.release_verdict for found in judged}, text


@given(
    data=st.data(),
    word=st.sampled_from(["tertinggi", "terendah", "peringkat pertama", "peringkat 3"]),
    scope=st.sampled_from(["di Indonesia", "nasional", "secara nasional"]),
)
@examples(60)
def test_a_rank_is_judged_only_where_a_league_holds_the_figure(
    data: st.DataObject, word: str, scope: str, real: Real
) -> None:
    code = data.draw(st.sampled_from([code for code in AREAS if code != "ID"]))
    figure = data.draw(st.sampled_from(real.figures[code]))
    text = f"Cakupan {AREAS[code]} {_said(figure, 2)}, {word} {scope}."

    judged = judge_text(text, real.release)

    for found in _decided(judged, "rank"):
        told = dict(found.values)
        standing = told["standing"]
        first = dict(standing.first)
        assert not standing.note
        assert found.verdict == "false" or standing.ranked == standing.of
        if first:
            assert first["comparison_group"]
            assert first["basis"] == told["one"]["basis"]
    if not _decided(judged, "rank"):
        assert "match" not in {found.release_verdict for found in judged}, text


@given(data=st.data(), shift=st.integers(3, 40))
@examples(100)
def test_a_difference_is_printed_only_to_the_one_measure_that_can_be_meant(
    data: st.DataObject, shift: int, real: Real
) -> None:
    code = data.draw(st.sampled_from(list(AREAS)))
    figure = data.draw(st.sampled_from(real.figures[code]))
    text = f"Cakupan {AREAS[code]} {percent(figure['value'] + shift, 2)}."

    [judged] = judge_text(text, real.release)

    # a text that names no basis can mean either: no figure of one of them says how far it is off
    told = {one.figure["basis"] for one in judged.comparators if one.tells_gap and not one.partly}
    assert not told, text
    assert replace(judged, comparators=()).release_verdict in ("none", "nothing")
