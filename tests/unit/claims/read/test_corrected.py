"""Readings that a person has corrected, as a link has them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pantau.claims.judge.conclusion import verdict_of
from pantau.claims.judge.verdict import judge_claims
from pantau.claims.read.corrected import corrected, parse, written
from pantau.claims.read.text import read_claims
from pantau.claims.read.vocabulary import vocabulary_of
from pantau.store import Release
from pantau.url_options import readable

TEXT = "Cakupan UCJ Lampung per Maret 2025 sebesar 50,88 persen. Rapat dibuka."


def test_a_corrected_area_is_judged_anew(full_release: Release) -> None:
    claims = read_claims(TEXT, vocabulary_of(full_release))

    [judged] = judge_claims(corrected(claims, parse("1:area:51")), TEXT, full_release)

    # Bali, 31 March 2025: 50.88%
    assert (judged.claim.codes, verdict_of(judged)) == (("51",), "same")


def test_every_part_of_a_reading_can_be_corrected(full_release: Release) -> None:
    claims = read_claims(TEXT, vocabulary_of(full_release))

    [claim] = corrected(
        claims, parse("1:date:2025-05,1:basis:sakernas,1:segment:pu,1:role0:uncovered,1:numerator:935079")
    )

    assert [when.period.as_of for when in claim.dates if when.period] == ["2025-05"]
    assert (claim.basis, claim.segment) == ("sakernas", "pu")
    assert [(figure.role, figure.number.value) for figure in claim.figures] == [
        ("uncovered", Decimal("50.88")),
        ("numerator", Decimal(935079)),
    ]


def test_what_the_text_does_not_mean_is_taken_away(full_release: Release) -> None:
    claims = read_claims(TEXT, vocabulary_of(full_release))

    [claim] = corrected(claims, parse("1:area:,1:date:,1:basis:"))

    assert (claim.codes, claim.dates, claim.basis) == ((), (), "")


@pytest.mark.parametrize(
    "wrong",
    ["7:area:51", "1:date:kemarin", "1:role0:nonsense", "1:role9:target", "1:numerator:-5", "1:colour:red"],
)
def test_what_does_not_fit_changes_nothing(wrong: str, full_release: Release) -> None:
    claims = read_claims(TEXT, vocabulary_of(full_release))

    assert [(one.figures, one.places, one.dates) for one in corrected(claims, parse(wrong))] == [
        (one.figures, one.places, one.dates) for one in claims
    ]


def test_a_link_holds_what_was_corrected() -> None:
    given = {(2, "date"): "2025-03-31", (1, "area"): "16.71", (1, "role0"): "target", (1, "basis"): ""}

    link = written(given)

    assert readable("corrections", link)
    assert parse(link) == given
