"""What a sum of segments is made of, and who counted: so that it is compared with its like alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from pantau.text.both import Both, both

# What "all" is made of; migrant workers are not workers in the area.
IN_ALL = ("pu", "bpu", "jakon")
WAYS = ("unstated", "nik", "branch")
MIXED = "mixed"
# A segment that is not in a sum, or the way in which it was counted: one digit of a mix's code.
_DIGITS = len(WAYS) + 1


def ways(rows: pd.DataFrame) -> np.ndarray:
    """How each row was counted, one of WAYS: 'unstated' where the file does not say."""
    if "counted_by" not in rows or rows["counted_by"].isna().all():
        return np.full(len(rows), WAYS[0], dtype="object")
    said = rows["counted_by"].astype("object")
    return said.where(said.notna(), WAYS[0]).to_numpy(dtype="object")


def way_of(counted: Iterable[str]) -> str:
    """How the whole was counted whose parts were counted so."""
    found = set(counted)
    return found.pop() if len(found) == 1 else MIXED


def made_of(counted: Mapping[str, str], whole: Sequence[str]) -> str | None:
    """Column made_of of a sum, from how each of its segments was counted, in the order of `whole`.

    None where it is all of `whole`, counted in one way: then its segment says what it is.
    """
    given = [name for name in whole if name in counted]
    if way_of(counted.values()) == MIXED:
        return " ".join(f"{name}:{counted[name]}" for name in given)
    return None if len(given) == len(whole) else " ".join(given)


def mix_codes(segments: pd.Series, counted: np.ndarray) -> np.ndarray:
    """A number for each row of IN_ALL; those of different segments, added up, tell what the sum is of."""
    places = segments.astype("object").map({name: _DIGITS**at for at, name in enumerate(IN_ALL)})
    digits = pd.Series(counted).map({way: at for at, way in enumerate(WAYS, start=1)})
    codes: np.ndarray = places.to_numpy(dtype="int64") * digits.to_numpy(dtype="int64")
    return codes


def told_of_mixes(codes: pd.Series) -> dict[str, pd.Series]:
    """What is told of sums by their code (sums of `mix_codes`): counted_by, made_of, note, note_en."""
    known = {code: _told(code) for code in codes.unique()}
    names = ("counted_by", "made_of", "note", "note_en")
    return {
        name: pd.Series([known[code][at] for code in codes], codes.index, dtype="object").astype("category")
        for at, name in enumerate(names)
    }


def _told(code: int) -> tuple[str, str | None, str | None, str | None]:
    counted = {
        name: WAYS[digit - 1]
        for at, name in enumerate(IN_ALL)
        if (digit := int(code) // _DIGITS**at % _DIGITS)
    }
    note = _note(counted)
    return way_of(counted.values()), made_of(counted, IN_ALL), note and note.id, note and note.en


def _note(counted: Mapping[str, str]) -> Both | None:
    """What a sum is made of, where it is not all of IN_ALL counted in one way."""
    if made_of(counted, IN_ALL) is None:
        return None
    key = "store.note_mixed_sum" if way_of(counted.values()) == MIXED else "store.note_partial_sum"
    return both(key, segments=", ".join(map(_segment_name, counted)))


def _segment_name(segment: str) -> str:
    return "Jakon" if segment == "jakon" else segment.upper()
