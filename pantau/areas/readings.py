"""The ways in which one spelling of an area may be meant: kind last, a second name in brackets, English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from pantau.areas.spelling import AREA_KINDS, KINDS_LAST, name_words, words

_BRACKETS = re.compile(r"(.*?)\s*[(\[]([^()\[\]]*)[)\]]\s*(.*)")
# A mark of a footnote or a status, no second name: 'Papua (1)', 'Riau (r)'.
_MARK = re.compile(r"[\d*,\s]*|[a-z]\)?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\s\d{1,2}\)|\*+)$")
# What lies under a branch is not what lies in the area that it is named after.
_BRANCHES = {"kc", "kcp", "kcu", "kacab", "kancab", "cabang", "kanwil", "bpjs", "bpjstk", "bpjamsostek"}
_OFFICES = (("kantor", "cabang"), ("kantor", "wilayah"), ("kantor", "perwakilan"), ("branch", "office"))
_COMPASS = {
    "north": ["utara"], "south": ["selatan"], "west": ["barat"], "east": ["timur"], "central": ["tengah"],
    "middle": ["tengah"], "southeast": ["tenggara"], "southwest": ["barat", "daya"],
    "highland": ["pegunungan"], "highlands": ["pegunungan"],
}  # fmt: skip
_ISLANDS = {"islands", "island", "archipelago"}
_ENGLISH_NAMES = {"java": "jawa", "celebes": "sulawesi", "borneo": "kalimantan", "thousand": "seribu"}
_ENGLISH_KINDS = {"regency": "kab", "city": "kota", "municipality": "kota", "province": "prov"}
_FILLERS = {"the", "of"}


def is_branch(text: str) -> bool:
    """Whether a name is that of an office of BPJS Ketenagakerjaan: 'KC Palembang', 'Kanwil Sumbagsel'."""
    parts = words(text)
    pairs = set(itertools.pairwise(parts))
    return bool(_BRANCHES & set(parts)) or any(office in pairs for office in _OFFICES)


def readings(text: str) -> Iterator[list[str]]:
    """The words of a name, its kind in front, as written and then in other orders."""
    parts = name_words(_FOOTNOTE.sub("", text))
    yield parts
    if len(parts) < 2:
        return
    if len(parts) > 2 and parts[0] in AREA_KINDS and parts[1] in AREA_KINDS:
        same = AREA_KINDS[parts[0]] == AREA_KINDS[parts[1]]
        yield parts[1:] if same else parts[2:]  # 'Kab/Kota Bogor': either
    elif parts[-1] in KINDS_LAST and parts[0] not in AREA_KINDS:
        yield [KINDS_LAST[parts[-1]], *parts[:-1]]
    yield from _english(parts)


def _english(parts: list[str]) -> Iterator[list[str]]:
    """'South Tangerang City' as 'kota tangerang selatan', 'Riau Islands' as 'kepulauan riau'."""
    kind = [_ENGLISH_KINDS[part] for part in parts if part in _ENGLISH_KINDS]
    kind += [KINDS_LAST[part] for part in parts[:1] if part in AREA_KINDS and part in KINDS_LAST]
    rest = [_ENGLISH_NAMES.get(part, part) for part in parts if part not in {*_ENGLISH_KINDS, *_FILLERS}]
    if kind and rest and rest[0] in AREA_KINDS:
        rest = rest[1:]
    last = [word for part in rest if part in _COMPASS for word in _COMPASS[part]]
    first = ["kepulauan"] if _ISLANDS & set(rest) else []
    rest = [part for part in rest if part not in _COMPASS and part not in _ISLANDS]
    found = [*kind[:1], *first, *rest, *last]
    if rest and found != parts:
        yield found


def second_name(text: str) -> tuple[str, str] | None:
    """A name and what stands in brackets behind it, '' for a mark; None where there are no brackets."""
    match = _BRACKETS.fullmatch(text)
    if match is None or not match[1].strip():
        return None
    inside = "" if _MARK.fullmatch(match[2].strip()) else match[2].strip()
    return f"{match[1]} {match[3]}".strip(), inside
