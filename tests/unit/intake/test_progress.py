"""While one large file is read, its reader tells how far it is."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pantau.intake import read_bytes
from tests.unit.intake.books import HEADINGS, book

ROWS = 41_000  # three pieces of reading


def rows(quoted: str = "") -> list[list[object]]:
    return [[f"{quoted}16.71{quoted}", "2025-08", "PU", number, number, number] for number in range(ROWS)]


def text(quoted: str = "") -> bytes:
    return "\n".join(";".join(map(str, row)) for row in [HEADINGS, *rows(quoted)]).encode()


@pytest.mark.parametrize(
    ("name", "content", "at_least"),
    [
        ("plain.csv", text, 8),
        ("quoted.csv", lambda: text('"'), 10),
        ("book.xlsx", lambda: book({"Petunjuk": [["Isi"]], "Peserta": [HEADINGS, *rows()]}), 10),
    ],
)
def test_the_share_only_grows_and_never_stands_still_for_long(name, content, at_least):
    heard: list[float] = []
    reading = read_bytes(content(), name, heard.append)
    assert reading.counts == {"participants": ROWS}
    assert heard == sorted(heard)
    assert heard[0] >= 0
    assert heard[-1] <= 1
    different = sorted({0.0, *heard, 1.0})
    assert len(different) >= at_least
    assert max(after - before for before, after in pairwise(different)) < 0.4
