"""Whom a sentence compares with whom, where it compares with several areas."""

from __future__ import annotations

import pytest

from pantau.claims.read.text import read_claims
from pantau.claims.read.vocabulary import Vocabulary

_A = "Cakupan Bali 36,2 persen"
# (sentence, what it compares: 'area way other'; '?' for each word that is not read)
CASES = [
    (f"{_A}, di atas Lampung 17,9 persen dan di bawah Aceh 19,8 persen.", "51 above 18; 51 below 11"),
    (f"{_A}, di atas Lampung 17,9 persen dan di atas Aceh 19,8 persen.", "51 above 18; 51 above 11"),
    (f"{_A}, lebih tinggi daripada Lampung 17,9 persen tetapi lebih rendah daripada Aceh 19,8 persen.",
     "51 above 18; 51 below 11"),
    ("Coverage in Bali was 36.2 percent, above Lampung 17.9 percent and below Aceh 19.8 percent.",
     "51 above 18; 51 below 11"),
    (f"{_A}, di atas Lampung (17,9 persen), di atas NTB (21,7 persen), serta di bawah Aceh (19,8 persen).",
     "51 above 18; 51 above 52; 51 below 11"),
    # a list behind one word
    (f"{_A}, di atas Lampung 17,9 persen, NTB 21,7 persen, dan Aceh 19,8 persen.",
     "51 above 18; 51 above 52; 51 above 11"),
    (f"{_A}, di atas Lampung, NTB, dan Aceh.", "51 above 18; 51 above 52; 51 above 11"),
    ("Cakupan Bali lebih tinggi dari Lampung dan lebih rendah dari Aceh.", "51 above 18; 51 below 11"),
    # another sentence begins
    (f"{_A}, di atas Lampung 17,9 persen, sedangkan Aceh 19,8 persen di bawah NTB 21,7 persen.",
     "51 above 18; 11 below 52"),
    (f"{_A} di atas Lampung 17,9 persen, sementara NTB 21,7 persen lebih tinggi dari Aceh 19,8 persen.",
     "51 above 18; 52 above 11"),
    (f"{_A} di atas Lampung 17,9 persen dan NTB 21,7 persen di bawah Aceh 19,8 persen.",
     "51 above 18; 52 below 11"),
    # not for certain
    (f"{_A}, di atas Lampung 17,9 persen, sedangkan di bawah Aceh 19,8 persen.", "51 above 18; ?"),
    (f"{_A}, di atas Lampung 17,9 persen yang di bawah Aceh 19,8 persen.", "51 above 18; ?"),
    (f"{_A}, di atas Lampung 17,9 persen (di bawah Aceh 19,8 persen).", "51 above 18; ?"),
    (f"{_A}, di atas Lampung 17,9 persen, dan NTB 21,7 persen, di bawah Aceh 19,8 persen.",
     "51 above 18; ?; ?"),
    (f"{_A} lebih tinggi daripada Lampung 17,9 persen, NTB juga 21,7 persen.", "51 above 18; ?"),
    (f"{_A} dan NTB di bawah Aceh 19,8 persen.", "?"),
    ("Cakupan Bali lebih tinggi dari Lampung, sedangkan NTB lebih rendah dari Aceh.", "51 above 18; ?"),
    (f"{_A}, di atas 17,9 persen di Lampung dan di bawah 19,8 persen di Aceh.", "?; ?"),
    # denied
    (f"{_A}, tidak di bawah Lampung 17,9 persen dan di atas Aceh 19,8 persen.", "?; ?"),
    (f"{_A}, di atas Lampung 17,9 persen dan tidak di bawah Aceh 19,8 persen.", "51 above 18; ?"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_sentence_compares_those_whom_it_names(sentence: str, expected: str) -> None:
    said = [
        (one.start, f"{claim.codes[0]} {one.way} {one.other.codes[0]}" if one.other else "?")
        for claim in read_claims(sentence, Vocabulary())
        for one in claim.statements
    ]

    assert "; ".join(told for _, told in sorted(said, key=lambda pair: pair[0])) == expected


@pytest.mark.parametrize("more", ["tertinggi di Indonesia", "peringkat pertama di Indonesia"])
def test_an_area_compared_with_is_not_what_is_ranked_behind_it(more: str) -> None:
    claims = read_claims(f"{_A}, di atas Lampung 17,9 persen dan {more}.", Vocabulary())

    assert [one.kind for claim in claims for one in claim.statements] == ["areas", "unread"]


def test_an_area_compared_with_is_not_what_rose_behind_it() -> None:
    text = f"{_A} pada Desember 2024, di atas Lampung 17,9 persen dan naik dari Desember 2023."

    bali, lampung = read_claims(text, Vocabulary())

    assert [one.kind for one in bali.statements] == ["areas", "change"]
    assert not bali.statements[1].way  # not read for certain: it is said not to be checked
    assert not lampung.statements
