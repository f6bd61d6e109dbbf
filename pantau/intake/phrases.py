"""What headings and titles say, word by word: what they count, of what, and what changes that.

No word is passed over: each belongs to the name of a figure, of a segment, of an area or a month, says
nothing, changes what is counted ('non', 'target', 'perusahaan'), or is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pantau.areas import load_areas
from pantau.areas.spelling import AREA_KINDS, words
from pantau.intake.kinds import KINDS
from pantau.intake.names import catalogue_rows, column_fields, value_ids

_LONGEST = 500  # characters that are looked at
_LONGEST_PHRASE = 7  # words
_NUMBER = re.compile(r"\d+|20\d\d[mq]\d{1,2}|[mq]\d{1,2}|(?:tw|smt)[1-4]")
NEGATES, CHANGES, ASKS, NEUTRAL, MEASURE, PART = "negates", "changes", "asks", "neutral", "measure", "part"
Phrases = Mapping[tuple[str, ...], tuple[str, str]]


class Said(NamedTuple):
    """What a text says: ids of `measures` and `parts`, and the words that `change` them or are `unknown`.

    `changes` are 'non aktif', 'perusahaan': of what negates with the word that it negates.
    `negated`: some of them negate. `bare`: it speaks of people without saying which figure they are.
    """

    measures: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    changes: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    negated: bool = False
    bare: bool = False
    total: bool = False

    @property
    def clear(self) -> bool:
        """Whether every word is understood, and none changes what is counted."""
        return not self.changes and not self.unknown


_PEOPLE = {"peserta", "pst", "kepesertaan", "tk", "naker", "members", "member", "membership", "participants"}
_PEOPLE_PAIRS = {("tenaga", "kerja")}
_PLACES = {"provinsi", "prov", "kabupaten", "kab", "kota", "wilayah", "daerah", "kode", "nama", "no", "nomor"}
_TOTAL = {"jumlah", "jml", "total", "semua", "seluruh"}


@lru_cache(maxsize=512)
def said(text: str, kind: str) -> Said:
    """What a heading or title says, to whoever looks for records of a kind."""
    found = words(text[:_LONGEST].replace("%", " persen "))
    phrases = _phrases(kind)
    measures, parts, changes, unknown, negated, at = set(), set(), [], [], False, 0
    while at < len(found):
        length = next((n for n in range(_LONGEST_PHRASE, 0, -1) if tuple(found[at : at + n]) in phrases), 0)
        role, meaning = phrases[tuple(found[at : at + length])] if length else ("", "")
        if role == MEASURE:
            measures.add(meaning)
        elif role == PART:
            parts.add(meaning)
        elif role == NEGATES:
            negated = True
            changes.append(" ".join(found[at : at + length + 1]))
        elif role in (CHANGES, ASKS):
            changes.append(" ".join(found[at : at + length]))
        elif not length and not _NUMBER.fullmatch(found[at]):
            unknown.append(found[at])
        at += max(length, 1)
    pairs = set(pairwise(found))
    people = bool(_PEOPLE & set(found) or _PEOPLE_PAIRS & pairs)
    return Said(
        frozenset(measures),
        frozenset(parts),
        tuple(dict.fromkeys(changes)),
        tuple(dict.fromkeys(unknown)),
        negated,
        people and not measures and not _PLACES & set(found),
        bool(_TOTAL & set(found)),
    )


@lru_cache(maxsize=1)
def asked_words() -> frozenset[str]:
    """Words that change what a column counts, and that titles of reports have without doing so: 'cabang'."""
    return frozenset(row["name"] for row in catalogue_rows("heading_words.csv") if row["role"] == ASKS)


@lru_cache(maxsize=16)
def _phrases(kind: str) -> Phrases:
    """Every name that a reader of this kind knows, as words; a figure's before any other sense."""
    found: dict[tuple[str, ...], tuple[str, str]] = dict.fromkeys(_places(), (NEUTRAL, ""))
    found |= {tuple(name.split()): (NEUTRAL, "") for name in value_ids("month")}
    found |= {tuple(row["name"].split()): (row["role"], "") for row in catalogue_rows("heading_words.csv")}
    about = KINDS[kind]
    figures = {one.name for one in about.fields if one.figure or one.form == "percent"}
    known = {one.name for one in about.fields}
    for name, field in column_fields(kind).items():
        if field in figures:
            found[tuple(name.split())] = (MEASURE, field)
        elif field in known:
            found[tuple(name.split())] = (NEUTRAL, "")
    if about.part:
        choices = next(one.choices for one in about.fields if one.column == about.part)
        found |= {tuple(name.split()): (PART, one) for name, one in value_ids(choices).items()}
    return found


@lru_cache(maxsize=1)
def _places() -> tuple[tuple[str, ...], ...]:
    """The names of all areas and regional offices, with and without their kind."""
    areas = load_areas()
    names = {area.name for area in areas} | {area.office for area in areas}
    names |= {row["alias"] for row in catalogue_rows("area_aliases.csv")}
    names |= {name for row in catalogue_rows("area_groups.csv") for name in row["names"].split("|")}
    whole = {tuple(words(name)) for name in names}
    bare = {name[1:] for name in whole if len(name) > 1 and name[0] in AREA_KINDS}
    return tuple(name for name in whole | bare if name)
