"""Sentences as speeches and the news write them, and what must be found in each: sentences.csv.

Its figures are `role=value unit` in order of the text: `?` a number that is set apart, `a..b` a
range; no unit: a bare number, or a per cent of a role that has them. Places: codes; `a/b` a
name that can mean both; several: the text does not say which. Dates: as a release writes them,
`?` and the reason where one cannot be placed. Written by hand.

verdicts.csv has sentences as officials and the news really write them, with the verdicts on the
real facts besides: written down before they were run. Its last column says how each change, comparison, rank
and target that a sentence tells is judged, and the reason where it is not.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from pantau.claims.judge.statement import Assessment
from pantau.claims.judge.verdict import judge_text
from pantau.claims.read.claim import Claim, ClaimFigure
from pantau.claims.read.mentions import DateMention
from pantau.claims.read.text import read_claims
from pantau.claims.read.vocabulary import vocabulary_of
from pantau.store import Release

Row = dict[str, str]


def _rows(name: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["sentence"]].append(row)
    return found


ROWS = _rows("sentences.csv")
VERDICTS = _rows("verdicts.csv")


def _figure(figure: ClaimFigure) -> str:
    number = figure.number
    if number.value is not None:
        value = f"{round(number.value, 6).normalize():f}"
    elif number.low is not None and number.high is not None:
        value = f"{number.low.normalize():f}..{number.high.normalize():f}"
    else:
        value = "?"
    silent = number.unit in ("plain", "rupiah") or (number.unit == "percent" and figure.role != "change")
    return f"{figure.role}={value}" + ("" if silent else f" {number.unit}")


def _date(when: DateMention) -> str:
    return when.period.as_of if when.period else f"?{when.problem}"


def _statement(one: Assessment) -> str:
    return f"{one.kind}={one.verdict} {one.reason}".strip()


def _found(sentence: str, at: int, claim: Claim) -> Row:
    return {
        "sentence": sentence,
        "claim": str(at),
        "figures": "; ".join(_figure(figure) for figure in claim.figures),
        "places": " ".join("/".join(place.codes) for place in claim.places),
        "dates": " ".join(_date(when) for when in claim.dates),
        "basis": claim.basis,
        "kind": claim.segment,
    }


@pytest.mark.parametrize("sentence", ROWS)
def test_a_sentence_is_read_as_a_person_reads_it(sentence: str, full_release: Release) -> None:
    expected = [row for row in ROWS[sentence] if row["claim"] != "0"]

    claims = read_claims(sentence, vocabulary_of(full_release))
    found = [_found(sentence, at, claim) for at, claim in enumerate(claims, start=1)]

    assert found == expected


@pytest.mark.parametrize("sentence", VERDICTS)
def test_a_sentence_gets_the_verdict_that_a_careful_reader_gives(
    sentence: str, full_release: Release
) -> None:
    expected = [row for row in VERDICTS[sentence] if row["claim"] != "0"]

    found = [
        _found(sentence, at, judged.claim)
        | {"arithmetic": judged.arithmetic_verdict, "beside": judged.release_verdict}
        | {"statements": "; ".join(_statement(one) for one in judged.assessments)}
        for at, judged in enumerate(judge_text(sentence, full_release), start=1)
    ]

    assert found == expected


def test_the_table_holds_more_than_a_hundred_sentences() -> None:
    assert len(ROWS) > 100
