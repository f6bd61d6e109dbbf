"""Numbers as people write them in Indonesian sheets, read without guessing.

A dot or a comma can stand for thousands or for decimals. A count is whole, so there a group of
three digits can only be thousands, and that reading is said; a per cent is not, so there
'1.234' is an error that asks for another spelling.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, NamedTuple

from pantau.intake.ooxml import ERRORS

LARGEST = 10**15
LONGEST = 60  # characters: no number is written longer, and patterns need not look further


class Parsed(NamedTuple):
    """What a cell says: its value (None: nothing) and the rule of a finding about it ('': none).

    Whether the value counts is for the rule to say: after an error it is None.
    """

    value: Any
    rule: str = ""


NOTHING = Parsed(None)
_DASHES = {"-", "–", "—", "--", "n/a", "na", "tidak ada data", "belum ada", "belum ada data", "...", "…"}
_NIL = {"nihil"}
_AROUND = re.compile(r"^(?:rp|idr)\.?\s*|\s*(?:orang|jiwa|pekerja|tk)$|,-$", re.IGNORECASE)
# '1.234*', '1.234 *)', '1.234**', and small raised figures
_FOOTNOTE = re.compile(r"\s*(?:\*+\)?|[\u00b9\u00b2\u00b3\u2070-\u2079]+\)?)$")
_PLAIN = re.compile(r"-?\d+")
_DOTS = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,0+)?")
_COMMAS = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.0+)?")
_SPACES = re.compile(r"-?\d{1,3}(?: \d{3})+")
_WHOLE_DECIMALS = re.compile(r"(-?\d+)[.,]0{1,2}")
_DECIMAL = re.compile(r"-?(?:\d+[.,]\d+|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:,\d{3})+\.\d+)")
_PERCENT_DECIMAL = re.compile(r"-?\d+(?:[.,]\d+)?")


def unusable(value: Any) -> Parsed | None:
    """Of cells that hold an error or no calculated value, what to say; None for all others."""
    if not isinstance(value, str):
        return None
    if value.upper() in ERRORS:
        return Parsed(None, "error_cell")
    return Parsed(None, "formula_without_value") if value.startswith("=") else None


def read_count(value: Any) -> Parsed:
    """A whole number (people, offices, rupiah) as int; negative ones are left to the checks."""
    if value == "":
        return NOTHING
    if isinstance(value, (int, float)):
        return _whole(float(value))
    if not isinstance(value, str):
        return Parsed(None, "not_a_number")
    if value.isascii() and value.isdigit() and len(value) < 15:
        return Parsed(int(value))
    special = blank_word(value) or unusable(value)
    if special or len(value) > LONGEST:
        return special or Parsed(None, "not_a_number")
    read = _written_count(_bare(_FOOTNOTE.sub("", value)))
    return Parsed(read.value, "footnote_mark") if _marked(value, read) else read


def _marked(value: str, read: Parsed) -> bool:
    """Whether a readable number has the mark of a footnote, and no doubt that weighs more."""
    return read.value is not None and read.rule in ("", "thousands_dots") and bool(_FOOTNOTE.search(value))


def _bare(value: str) -> str:
    """Without currency, unit and typographic signs; a number in brackets is below zero."""
    text = _AROUND.sub("", _AROUND.sub("", value.strip())).strip().replace("−", "-")
    bracketed = re.fullmatch(r"\(([\d.,]+)\)", text)
    return f"-{bracketed[1]}" if bracketed else text


def blank_word(value: str) -> Parsed | None:
    """What a dash or a word says that stands for nothing; None for all other text."""
    word = value.lower()
    if word in _DASHES:
        return Parsed(None, "dash_missing")
    return Parsed(0, "nil_zero") if word in _NIL else None


def _written_count(text: str) -> Parsed:
    if _PLAIN.fullmatch(text):
        return _bounded(int(text))
    if _SPACES.fullmatch(text):
        return _bounded(int(text.replace(" ", "")))
    if _DOTS.fullmatch(text):
        return _bounded(int(text.partition(",")[0].replace(".", "")), "thousands_dots")
    if _COMMAS.fullmatch(text):
        return _bounded(int(text.partition(".")[0].replace(",", "")), "thousands_commas")
    whole = _WHOLE_DECIMALS.fullmatch(text)
    if whole:
        return _bounded(int(whole[1]))
    return Parsed(None, "not_whole" if _DECIMAL.fullmatch(text) else "not_a_number")


def _whole(number: float) -> Parsed:
    if not abs(number) <= LARGEST:
        return Parsed(None, "number_too_large")
    return Parsed(int(number)) if number == int(number) else Parsed(None, "not_whole")


def _bounded(number: int, rule: str = "") -> Parsed:
    return Parsed(number, rule) if abs(number) <= LARGEST else Parsed(None, "number_too_large")


def read_percent(value: Any) -> Parsed:
    """A per cent as float: '23,6%' -> 23.6. A bare cell number is given as it stands."""
    if value == "":
        return NOTHING
    if isinstance(value, (int, float)):
        return Parsed(float(value)) if abs(value) <= LARGEST else Parsed(None, "number_too_large")
    if not isinstance(value, str):
        return Parsed(None, "not_a_number")
    read = blank_word(value) or unusable(value) or _written_percent(_FOOTNOTE.sub("", value))
    return Parsed(read.value, "footnote_mark") if _marked(value, read) else read


def _written_percent(value: str) -> Parsed:
    text = value.replace("−", "-").removesuffix("%").removesuffix("persen").strip()
    if len(text) > LONGEST:
        return Parsed(None, "not_a_number")
    if _DOTS.fullmatch(text) or (_COMMAS.fullmatch(text) and not text.startswith(("0,", "-0,"))):
        return Parsed(None, "ambiguous_number")
    if _PERCENT_DECIMAL.fullmatch(text) and len(text) < 16:
        return Parsed(float(text.replace(",", ".")))
    return Parsed(None, "not_a_number")


def read_year(value: Any) -> Parsed:
    """A year from 1945 to 2100 as int."""
    if value == "":
        return NOTHING
    if isinstance(value, dt.date):
        return Parsed(value.year)
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    match = re.fullmatch(r"(?:TA\.?\s*)?(\d{4})", text, re.IGNORECASE)
    if match and 1945 <= int(match[1]) <= 2100:
        return Parsed(int(match[1]))
    return unusable(value) or Parsed(None, "year_unreadable")
