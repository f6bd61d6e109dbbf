"""Figures in their unit, as words: 24,5%; 38.214; Rp16.800; sudah, belum.

The unit is the indicator's ('percent', 'people', 'rupiah', 'yes_no'), and every row of a Table
or a history carries it, so that no drawer has to ask which indicator it draws. Of one local
government a 'yes_no' is a word; of several it is the share of those known that have.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from pantau.text import Text
from pantau.text.numbers import (
    MISSING,
    class_bounds,
    is_missing,
    number,
    percent,
    points,
    rounded,
    rupiah,
    signed,
)

ROUGHLY = "approximate"  # the caveat of a figure that its source tells roughly
_WORDS = {0.0: "format.not_yet", 100.0: "format.done"}


def value_text(value: Any, unit: str, language: str = "id", digits: int = 1, of: Any = None) -> str:
    """One value in its unit; `digits` are those of a per cent, `of` the denominator of a 'yes_no'."""
    if is_missing(value):
        return MISSING
    if unit == "people":
        return number(value, 0, language)
    if unit == "rupiah":
        return rupiah(value, language)
    if unit == "yes_no" and of == 1 and float(value) in _WORDS:
        return Text(language)(_WORDS[float(value)])
    return percent(value, digits, language)


def shown(row: Mapping[str, Any] | pd.Series, language: str = "id", digits: int = 1) -> str:
    """The value of a row of a Table or of a history; a row without a unit is in per cent.

    An estimate bears its range and no decimals: '20% ± 15'; '0–25%' where that would reach below 0.
    A figure that its source tells roughly says so: 'sekitar 46%'.
    """
    margin = row.get("margin")
    if not is_missing(margin) and not is_missing(row["value"]):
        return ranged(row["value"], margin, language)
    value, unit = row["value"], str(row.get("unit") or "percent")
    if is_missing(value) or row.get("caveat") != ROUGHLY:
        return value_text(value, unit, language, digits, _of(row))
    # no more decimals than who wrote 'about 46%' did
    told = value_text(value, unit, language, 0 if float(value).is_integer() else digits, _of(row))
    return Text(language)("format.about", value=told)


# How what we work out of a figure is marked: it is not published, but comes from what is.
DERIVED = {"published": "from_published", "official": "from_official"}
_SHARES = ("percent", "yes_no")


def derived_mark(status: Any) -> str:
    """The mark of what is worked out of a figure: a gap, a pace, a rank, who is left uncovered."""
    return "" if is_missing(status) else DERIVED.get(str(status), str(status))


def mark_of(row: Mapping[str, Any] | pd.Series) -> str:
    """The mark of a row's own value (analysis.status): its status; of a rate or sum of ours its origin."""
    divided = row.get("unit") == "rupiah" and not is_missing(row.get("denominator"))
    rate = (divided or row.get("unit") in _SHARES) and is_missing(row.get("published_pct"))
    derived = "published_pct" in row and (rate or not is_missing(row.get("method")))
    return derived_mark(row["status"]) if derived else str(row["status"])


def marks_of(rows: pd.DataFrame) -> pd.Series:
    """As `mark_of`, of all rows of a Table or of a history."""
    divided = (rows["unit"] == "rupiah") & rows["denominator"].notna()
    rate = (divided | rows["unit"].isin(_SHARES)) & rows["published_pct"].isna()
    derived = (rate | rows["method"].notna()).to_numpy(dtype=bool)
    status = rows["status"].astype("object")
    return status.mask(derived, status.map(DERIVED).fillna(status))


def with_margin(words: str, margin: Any) -> str:
    """Words with the range of an estimate's error: 'taksiran ± 15'; as they are where none is known."""
    return words if is_missing(margin) else f"{words} ± {int(margin)}"


def ranged(value: Any, margin: Any, language: str = "id") -> str:
    """An estimate in per cent with its range: '20% ± 15'; where that leaves 0 to 100 its ends, '0–25%'.

    '20%' where no margin is known.
    """
    if is_missing(margin):
        return percent(value, 0, language)
    around = (float(value) - float(margin), float(value) + float(margin))
    if around[0] >= 0 and around[1] <= _ALL:
        return with_margin(percent(value, 0, language), margin)
    low, high = max(0.0, around[0]), min(float(_ALL), around[1])
    return f"{number(low, 0, language)}–{percent(high, 0, language)}"


_ALL = 100  # per cent
# People of an estimate are written to so many: they are known no better.
TO_PEOPLE = 1_000


def uncovered_text(row: Mapping[str, Any] | pd.Series, language: str = "id") -> str:
    """'38.214'; of an estimate the ends of its range, '45.000–75.000'; MISSING where it is not known."""
    return _people_text(row, row["uncovered"], language)


def numerator_text(row: Mapping[str, Any] | pd.Series, language: str = "id") -> str:
    """'38.214'; the participants of an estimate as its ends, '120.000–314.000'; MISSING where unknown."""
    return _people_text(row, row.get("numerator"), language)


def fraction_text(row: Mapping[str, Any] | pd.Series, language: str = "id") -> str:
    """'38.214 / 92.753', and of an estimate '120.000–314.000 / 744.367'."""
    return f"{numerator_text(row, language)} / {number(row['denominator'], 0, language)}"


def _people_text(row: Mapping[str, Any] | pd.Series, count: Any, language: str) -> str:
    whole, margin = _of(row), row.get("margin")
    if whole is None or margin is None or is_missing(margin) or is_missing(count):
        return number(count, 0, language)
    return "–".join(number(end, 0, language) for end in people_ends(count, whole, margin))


def people_ends(count: Any, whole: Any, margin: Any) -> tuple[int, int]:
    """The ends of an estimated count of people within its whole, to thousands: every surface tells these.

    margin: of its share, in points.
    """
    span = float(whole) * float(margin) / _ALL
    ends = (max(0.0, float(count) - span), min(float(whole), float(count) + span))
    low, high = (int(rounded(end / TO_PEOPLE)) * TO_PEOPLE for end in ends)
    return low, high


def places(low: Any, high: Any, language: str = "id") -> str:
    """'3' or '3–9': the places of a rank's range."""
    return "–".join(dict.fromkeys(number(place, 0, language) for place in (low, high)))


def change_text(change: Any, unit: str, language: str = "id") -> str:
    """A change of values: in points of per cents, else signed in the unit: '+1.234', '−Rp500'."""
    if is_missing(change):
        return MISSING
    if unit == "people":
        return signed(change, 0, language)
    if unit == "rupiah":
        text = rupiah(change, language)
        return f"+{text}" if change > 0 else text
    return points(change, 1, language)


def counted_text(count: Any, counted: str, language: str = "id") -> str:
    """A count with what it counts: '905.324 orang', '27 lembaga', '12 pemda'."""
    if is_missing(count):
        return MISSING
    if counted == "rupiah":
        return rupiah(count, language)
    return Text(language)(f"format.{counted}", number=number(count, 0, language))


def class_texts(bounds: Sequence[float], unit: str, single: bool, language: str = "id") -> list[str]:
    """The words of the half-open classes between inner `bounds`; of a `single` government yes or not yet.

    Empty for per cents, which are written like everywhere else.
    """
    if single:
        say = Text(language)
        return [say(_WORDS[at]) for at in sorted(_WORDS)]
    if unit not in ("people", "rupiah"):
        return []
    edges = (None, *bounds, None)
    return [
        class_bounds(low, high, language, lambda bound, of: value_text(bound, unit, of))
        for low, high in pairwise(edges)
    ]


def in_unit(unit: str, single: bool, language: str = "id") -> dict[str, Any]:
    """How a browser writes whole values it is sent: pattern with {value}, decimals, words by value.

    `single`: every 'yes_no' speaks of one government.
    """
    if unit == "yes_no" and single:
        say = Text(language)
        return {
            "pattern": "{value}%",
            "decimals": 1,
            "words": {int(at * 10): say(key) for at, key in _WORDS.items()},
        }
    patterns = {"people": "{value}", "rupiah": "Rp{value}"}
    return {"pattern": patterns.get(unit, "{value}%"), "decimals": 0 if unit in patterns else 1, "words": {}}


def _of(row: Mapping[str, Any] | pd.Series) -> Any:
    of: Any = row.get("denominator")
    return None if is_missing(of) else int(of)
