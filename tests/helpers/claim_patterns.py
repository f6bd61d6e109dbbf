"""Sentences to be filled with every published coverage figure of a release, and what is right of each.

A pattern is data: its words, with the fields of `fill`, and the verdicts that are right of it. `{x}` is the
figure as published, `{area}` its area's name, `{date}` and `{year}` its date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pantau.areas import load_areas
from pantau.text.dates import date_text

MOST = 7.0  # points that a wrong figure lies off


@dataclass(frozen=True)
class Pattern:
    """A sentence to be filled. right: the verdicts that may be given. sums: whether a sum may differ.

    dated: it needs a date with its month. caught: it is wrong, and is to be called different.
    """

    id: str
    words: str
    right: tuple[str, ...]
    dated: bool = True
    caught: bool = False


PATTERNS = (
    Pattern("plain", "Cakupan UCJ {area} per {date} sebesar {x} persen.", ("same",)),
    Pattern("undated", "Cakupan {area} sebesar {x} persen.", ("same",), dated=False),
    Pattern(
        "round", "Cakupan kepesertaan di {area} sekitar {round} persen.", ("same", "unsure"), dated=False
    ),
    Pattern("round_dated", "Per {date}, cakupan kepesertaan di {area} sekitar {round} persen.", ("same",)),
    Pattern(
        "registered",
        "Per {date}, {x} persen pekerja di {area} terdaftar sebagai peserta.",
        ("same", "unsure"),
    ),
    Pattern(
        "formal_and_informal",
        "Per {date}, {x} persen pekerja formal dan informal di {area} terlindungi.",
        ("same",),
    ),
    Pattern("dateline", "SURABAYA - Per {date}, {x} persen pekerja terlindungi di {area}.", ("same",)),
    Pattern(
        "office",
        "Kepala Kanwil BPJS Ketenagakerjaan Jawa Timur mengatakan, {x} persen pekerja terlindungi di {area} "
        "per {date}.",
        ("same",),
    ),
    Pattern(
        "said_on", "Cakupan UCJ {area} sebesar {x} persen, katanya, Senin (28/4).", ("same",), dated=False
    ),
    Pattern("uncovered", "Per {date}, {rest} persen pekerja di {area} belum terlindungi.", ("same",)),
    Pattern(
        "wrong",
        "Cakupan UCJ {area} per {date} sebesar {more} persen.",
        ("different",),
        caught=True,
    ),
    Pattern(
        "wrong_unnamed", "Cakupan {area} per {date} sebesar {more} persen.", ("different", "unsure")
    ),
    Pattern(
        "goal",
        "Pemerintah {area} ingin mencapai cakupan {much_more} persen pada {year}.",
        ("incomparable", "unsure"),
    ),
    Pattern(
        "rose", "Cakupan UCJ {area} naik dari {less} menjadi {x} persen per {date}.", ("same", "unsure")
    ),
    Pattern(
        "of_a_year",
        "Cakupan UCJ {area} pada {year} mencapai {some_more} persen.",
        ("incomparable", "unsure"),
    ),
)  # fmt: skip


def published(observations: pd.DataFrame) -> pd.DataFrame:
    """Coverage figures that were published of government areas: area_code, as_of, published_pct."""
    own = observations[
        observations["indicator"].eq("coverage_ucj")
        & observations["published_pct"].notna()
        & observations["area_code"].map(lambda code: code in load_areas()).astype(bool)
    ]
    return own.drop_duplicates(["area_code", "as_of"])


def fill(pattern: Pattern, row: dict[str, Any]) -> str | None:
    """The pattern of one figure; None where it lacks what the pattern needs."""
    as_of = str(row["as_of"])
    if pattern.dated and ("/" in as_of or len(as_of) < len("2025-01")):
        return None
    x = float(row["published_pct"])
    return pattern.words.format(
        area=load_areas()[row["area_code"]].name,
        date=date_text(as_of, "id"),
        year=as_of[:4],
        x=_written(x),
        round=round(x),
        rest=_written(100 - x),
        more=_written(x + MOST),
        much_more=_written(x + 20),
        less=_written(x - 3.1),
        some_more=_written(x + 4),
    )


def filled(pattern: Pattern, rows: pd.DataFrame) -> Iterator[tuple[dict[str, Any], str]]:
    """Each figure with the pattern filled, those that it can be filled with."""
    for row in rows.to_dict("records"):
        text = fill(pattern, {str(key): value for key, value in row.items()})
        if text:
            yield {str(key): value for key, value in row.items()}, text


def _written(value: float) -> str:
    """As Indonesian news writes a per cent: '50,88', '54'."""
    return f"{round(value, 2):g}".replace(".", ",")
