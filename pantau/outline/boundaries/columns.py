"""Which columns of a boundary file hold the regency's name, its province, its code and its kind.

Judged by what they hold, not by what they are called: in files made by joining villages,
NAMOBJ is a village, and every office has names of its own for the rest.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from pantau.areas import REGENCY_LEVELS, Area, candidates_of
from pantau.areas.spelling import KINDS_LAST, kind_of, words
from pantau.outline.boundaries.findings import BoundaryFileError

# A code of a regency, or of a kecamatan or desa in it: 33.01, 3301, 33.01.02.2003, 3301020, 3301022003.
_CODE = re.compile(r"(\d{2}\.?\d{2})(?:\.\d{2}(?:\.\d{4})?|\d{2,3}|\d{6})?")
_NUMBERS = re.compile(r"[\d.,\s]+")
_SAMPLE = 60  # different values looked at in each column
_ENOUGH = 0.5  # share of them that must be understood
_REMEMBERED = 10_000  # texts: a file of villages repeats each regency a hundred times
_BPS = re.compile("bps", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of columns; None where there is none."""

    name: str | None = None
    province: str | None = None
    code: str | None = None
    kind: str | None = None  # of 'Kabupaten' or 'Kota'


def find_columns(frame: pd.DataFrame, given: Columns = Columns()) -> Columns:
    """The columns to read; those `given` are taken as they are.

    Raises BoundaryFileError when a given column is not there, or neither names nor codes are.
    """
    there = [str(column) for column in frame.columns if column != frame.attrs.get("geometry", "geometry")]
    for column in (given.name, given.province, given.code):
        if column is not None and column not in there:
            raise BoundaryFileError("no_such_column", column=column, columns=", ".join(there))
    values = {column: texts(frame[column]) for column in there}
    columns = Columns(
        name=given.name or _best(values, lambda text: bool(local_areas(text))),
        province=given.province or _best(values, lambda text: province_of(text) is not None),
        code=given.code or _best(values, _is_code) or _best(values, _is_code_inside),
        kind=given.kind or _best(values, _is_kind),
    )
    if columns.name is None and columns.code is None:
        if columns.province is not None:
            raise BoundaryFileError("provinces_only", file=frame.attrs.get("file", ""))
        raise BoundaryFileError("no_columns", columns=", ".join(there))
    return columns


def texts(values: Iterable[object]) -> list[str]:
    """A column as text: '' for nothing, 1101.0 as '1101', 61.1 (a code read as a number) as '61.10'."""
    return [_text(value) for value in values]


def _text(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        return f"{value:.0f}" if value == int(value) else f"{value:.2f}"
    return str(value).strip()


@lru_cache(_REMEMBERED)
def local_areas(text: str, parent: str | None = None) -> tuple[Area, ...]:
    """The regencies and cities that a name can mean; none for codes and names that are not known."""
    if not text or _NUMBERS.fullmatch(text):
        return ()
    found = {area.code: area for level in REGENCY_LEVELS for area in candidates_of(text, parent, level)}
    return tuple(found[code] for code in sorted(found))


@lru_cache(_REMEMBERED)
def province_of(text: str) -> str | None:
    """Code of the province that a name means, else None."""
    if not text or _NUMBERS.fullmatch(text):
        return None
    found = candidates_of(text, level="province")
    return found[0].code if len(found) == 1 else None


@lru_cache(_REMEMBERED)
def areas_of_code(code: str, system: str) -> tuple[Area, ...]:
    """Regencies that a code means in a system ('kemendagri', 'bps'), of today or of before the split."""
    if not code or code_of_regency(code) != code:
        return ()
    known = [area for which in (system, f"{system}_2020") for area in candidates_of(code, system=which)]
    found = {area.code: area for area in known if area.is_local}
    return tuple(found[key] for key in sorted(found))


def code_of_regency(code: str) -> str:
    """The regency's part of a code of it or of what lies in it; '' where the text is no such code."""
    match = _CODE.fullmatch(code.strip())
    return match[1] if match else ""


def may_be_bps(column: str) -> bool:
    """Whether a column's name says that its codes are those of BPS."""
    return _BPS.search(column) is not None


def _is_kind(text: str) -> bool:
    return bool(text) and kind_of(text) != "" and all(part in KINDS_LAST for part in words(text))


def _is_code(text: str) -> bool:
    return bool(areas_of_code(text, "kemendagri") or areas_of_code(text, "bps"))


def _is_code_inside(text: str) -> bool:
    """Whether a text is the code of a kecamatan or desa."""
    return _is_code(code_of_regency(text))


def _best(values: dict[str, list[str]], known: Callable[[str], bool]) -> str | None:
    """The column most of whose rows are understood; the first of equals."""
    best, most = None, 0.0
    for column, column_values in values.items():
        different = sorted(set(column_values) - {""})
        if not different:
            continue
        sample = different[:: max(1, len(different) // _SAMPLE)]
        share = sum(map(known, sample)) / len(sample)
        filled = sum(value != "" for value in column_values) / len(column_values)
        if share >= _ENOUGH and share * filled > most:
            best, most = column, share * filled
    return best
