"""Changes told from their end: which figure was, and which is."""

from __future__ import annotations

import pytest

from pantau.claims import Vocabulary, read_claims


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Cakupan Bali 50,88% naik dari 36,2%", ["to", "from"]),
        ("Cakupan Bali 50,88 persen pada Maret 2025, turun dari 52 persen", ["to", "from"]),
        ("Bali coverage was 50.88%, up from 36.2%", ["to", "from"]),
        ("Peserta aktif Bali 969.496 orang, meningkat dibanding 935.079 orang", ["to", "from"]),
        ("Cakupan Bali 50,88%, naik 14,68 poin dari 36,2%", ["to", "change", "from"]),
        # the ends stand behind the verb
        ("Cakupan Bali naik dari 36,2% menjadi 50,88%", ["from", "to"]),
        ("Cakupan Aceh 32,73%, sedangkan Bali naik dari 36,2% menjadi 50,88%", ["percent", "from", "to"]),
        # a target is no earlier figure, and a count none of a per cent
        ("Cakupan Bali 50,88%, naik dari target 45%", ["percent", "target"]),
        ("Cakupan Bali 50,88% dari 1.873.899 pekerja", ["percent", "denominator"]),
    ],
)
def test_the_later_figure_may_stand_before_the_verb(text: str, roles: list[str]) -> None:
    found = [figure.role for claim in read_claims(text, Vocabulary()) for figure in claim.figures]

    assert found == roles
