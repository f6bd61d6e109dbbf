"""The areas and Kanwil that a text names, by the names and other names of pantau.areas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pantau.areas import NATION, areas_named, load_areas, load_groups
from pantau.areas.spelling import AREA_KINDS, squash, words
from pantau.claims.read.mentions import PlaceMention, Span, lower, overlaps
from pantau.store.area_file import office_code

_WORD = re.compile(r"[^\W_]+")
_LONGEST_NAME = 6  # words: 'Kabupaten Pangkajene dan Kepulauan', 'Kota Administrasi Jakarta Pusat'
_JOIN = re.compile(r"\.? {0,2}[-'/&]? {0,2}")
_ABBREVIATED = {"kab", "prov", "kep", "kepl", "adm", "tj", "tjg", "p", "d", "i"}
# An office says whose it is as a kind of area does.
_OFFICES = {
    "pemkab": "kabupaten", "bupati": "kabupaten", "pemkot": "kota", "walikota": "kota",
    "pemprov": "provinsi", "gubernur": "provinsi",
}  # fmt: skip
# Names that are also common words: only with a kind before them, or 'di'.
_COMMON = {
    "batu", "batang", "buru", "metro", "puncak", "pasir", "mitra", "palas", "mura", "timur", "barat",
}  # fmt: skip
# 'Seribu' is a number before it is an archipelago; 'kota' and 'pulau' alone name nothing.
_NEVER = {"seribu", "kota", "pulau", "kepulauan", "kabupaten", "provinsi", "pusat", "dan"}
_DIRECTIONS = {"utara", "selatan", "barat", "timur", "tengah", "tenggara", "daya", "pegunungan"}
_SHORT_DIRECTIONS = {"sel", "ut", "utr", "bar", "tim", "teng", "tgh"}
_ALSO = re.compile(rf" ?(?:, dan|,|dan|serta|maupun|&|/|and) ?({'|'.join(sorted(_DIRECTIONS))})\b")
# Spellings of parts of names; 'Toraja' alone is of two kabupaten.
_ALIASES = {"sumatra": "Sumatera", "jogja": "Yogyakarta", "jogjakarta": "Yogyakarta", "makasar": "Makassar"}
_SEVERAL = {"toraja": ("73.18", "73.26")}
_COMPASS = {
    "north": "utara", "south": "selatan", "west": "barat", "east": "timur", "central": "tengah",
    "southeast": "tenggara", "highland": "pegunungan",
}  # fmt: skip
_ISLANDS = {"sumatra": "sumatera", "java": "jawa", "borneo": "kalimantan"}
_IN_ENGLISH = re.compile(
    rf"\b({'|'.join(_COMPASS)}) (sumatra|sumatera|java|kalimantan|sulawesi|nusa tenggara|papua|maluku)\b"
)
_NATION = re.compile(
    r"(?<!target )(?<!sasaran )(?<!sosial )(?<!strategis )(?<!pembangunan )(?<!program )(?<!badan )"
    r"(?<!urutan )(?<!rencana )(?<!\d )(?<!\b\d secara )(?<!\b\d\d secara )\bnasional\b|\bnationwide\b"
    r"|\bnational (?:coverage|average|rate|figure|level)\b|\btanah air\b"
    r"|(?<!migran )(?<!republik )(?<!bank )(?<!kesatuan )(?<!se-)\bindonesia\b"
)
_KANWIL = re.compile(r"\b(?:kanwil|kantor wilayah|regional office)\s+(?:bpjs ketenagakerjaan\s+)?")
# Names of offices that are no name of an area need no 'Kanwil' before them.
_OWN_NAMES = ("Sumbagsel", "Sumbagut", "Sumbarriau", "Banuspa", "Sulama")


def find_places(text: str) -> list[PlaceMention]:
    """Every area of government and Kanwil named in a text (as `unified` gives it), in order.

    A name that several areas share comes with all their codes; the longest name counts ('Papua
    Barat Daya', not 'Papua'). In a text with capitals a bare name must begin with one.
    """
    small = lower(text)
    found = _kanwil(text, small)
    found += _english(text, small)
    # 'Bali Nusra' is no Bali; one word ('Kalimantan') may begin an area's own name
    found += _groups(text, small, found, several_words=True)
    found += _named(text, found)
    found += [also for place in found for also in _sharing(text, small, place)]
    found += _groups(text, small, found, several_words=False)
    found += [
        PlaceMention(m.start(), m.end(), text[m.start() : m.end()], (NATION,))
        for m in _NATION.finditer(small)
        if not overlaps(Span(m.start(), m.end(), ""), found)
    ]
    return sorted(found, key=lambda place: place.start)


def _sharing(text: str, small: str, first: PlaceMention) -> Iterator[PlaceMention]:
    """The areas that share a first word: the 'Tengah' of 'Kalimantan Selatan dan Tengah'."""
    head, _, last = first.text.rpartition(" ")
    if not head or lower(last) not in _DIRECTIONS:
        return
    at = first.end
    while match := _ALSO.match(small, at):
        codes = tuple(area.code for area in areas_named(f"{head} {match[1]}"))
        at = match.end()
        if not codes:
            return
        yield PlaceMention(match.start(1), at, text[match.start(1) : at], codes)


def _english(text: str, small: str) -> list[PlaceMention]:
    """Provinces by their English names: 'North Sumatra'."""
    found = []
    for match in _IN_ENGLISH.finditer(small):
        name = f"{_ISLANDS.get(match[2], match[2])} {_COMPASS[match[1]]}"
        codes = tuple(area.code for area in areas_named(name))
        if codes:
            found.append(PlaceMention(match.start(), match.end(), text[match.start() : match.end()], codes))
    return found


@cache
def _office_names() -> list[tuple[str, str]]:
    """Spelled names and codes of the Kanwil, the longest first."""
    named = [(re.sub(r"\W+", r" ", name.lower()), office_code(name)) for name in load_areas().offices()]
    return sorted(named, key=lambda pair: -len(pair[0]))


def _kanwil(text: str, small: str) -> list[PlaceMention]:
    own = "|".join(name.lower() for name in _OWN_NAMES)
    starts = [(m.start(), m.end()) for m in _KANWIL.finditer(small)]
    starts += [(m.start(), m.start()) for m in re.finditer(rf"\b(?:{own})\b", small)]
    found: list[PlaceMention] = []
    for start, at in sorted(starts):
        for name, code in _office_names():
            pattern = name.replace(" ", r"[\s&-]+(?:dan\s+)?")
            match = re.compile(rf"{pattern}\b").match(small, at)
            if match and not overlaps(Span(start, match.end(), ""), found):
                found.append(PlaceMention(start, match.end(), text[start : match.end()], (code,)))
                break
    return found


@cache
def _group_names() -> list[tuple[re.Pattern[str], str]]:
    """Names of islands and other groups of areas, the longest first, and what each means.

    The Kanwil that has the very same provinces has the figures of a group.
    """
    named = [
        (name, office_code(group.office) if group.office else group.code)
        for group in load_groups()
        for name in group.names
    ]
    last = "|".join(sorted([*_DIRECTIONS, *_SHORT_DIRECTIONS]))
    return [
        (re.compile(rf"(?<!\w){re.escape(lower(name))}(?!\w)(?! (?:{last})\b)"), code)
        for name, code in sorted(named, key=lambda pair: -len(pair[0]))
    ]


def _groups(
    text: str, small: str, taken: Sequence[PlaceMention], *, several_words: bool
) -> list[PlaceMention]:
    """Islands and other groups of areas, by names of several words or of one."""
    capitals = text != small
    found: list[PlaceMention] = []
    for pattern, code in _group_names():
        for match in pattern.finditer(small):
            place = PlaceMention(match.start(), match.end(), text[match.start() : match.end()], (code,))
            if (len(_WORD.findall(place.text)) > 1) != several_words:
                continue
            if not overlaps(place, [*taken, *found]) and (place.text[:1].isupper() or not capitals):
                found.append(place)
    return found


def _named(text: str, taken: Sequence[PlaceMention]) -> list[PlaceMention]:
    tokens = list(_WORD.finditer(text))
    capitals = any(token[0][:1].isupper() for token in tokens)
    found: list[PlaceMention] = []
    at = 0
    while at < len(tokens):
        size, codes = _longest(text, tokens, at, capitals)
        if codes:
            start, end = tokens[at].start(), tokens[at + size - 1].end()
            place = PlaceMention(start, end, text[start:end], codes)
            if not overlaps(place, taken):
                found.append(place)
        at += max(size, 1)
    return found


def _longest(
    text: str, tokens: Sequence[re.Match[str]], at: int, capitals: bool
) -> tuple[int, tuple[str, ...]]:
    """How many words from `at` on name an area, and which; (0, ()) where none do."""
    sizes = _joined(text, tokens, at)
    before = lower(tokens[at - 1][0]) if at else ""
    for size in range(sizes, 0, -1):
        window = tokens[at : at + size]
        codes = _meaning([token[0] for token in window], capitals, before)
        if codes:
            return size, codes
    return 0, ()


def _joined(text: str, tokens: Sequence[re.Match[str]], at: int) -> int:
    """How many words stand together as one name may, at most."""
    size = 1
    while size < _LONGEST_NAME and at + size < len(tokens):
        last, following = tokens[at + size - 1], tokens[at + size]
        gap = text[last.end() : following.start()]
        if not _JOIN.fullmatch(gap) or ("." in gap and lower(last[0]) not in _ABBREVIATED):
            break
        size += 1
    return size


def _meaning(parts: list[str], capitals: bool, before: str) -> tuple[str, ...]:
    parts = [_ALIASES.get(lower(part), part) for part in parts]
    first = lower(parts[0])
    kinded = first in AREA_KINDS or first in _OFFICES
    if first in _OFFICES:
        parts = [_OFFICES[first], *parts[1:]]
    if first == "wali" and len(parts) > 1:  # 'Wali Kota Makassar': the name begins at 'Kota'
        return ()
    name = parts[1:] if kinded else parts
    if not name or "dan" in (lower(name[0]), lower(name[-1])):
        return ()
    if not all(_nameable(part, capitals) for part in name):
        return ()
    bare = squash(words(" ".join(name)))
    # digits begin no name in a sentence: 'di 50 kota'
    if not bare or bare in _NEVER or (len(bare) < 3 and not (bare == "oi" and kinded)) or name[0].isdigit():
        return ()
    if not kinded and len(name) == 1 and (bare in _COMMON or not capitals) and not _placed(bare, before):
        return ()
    return _SEVERAL.get(bare) or tuple(area.code for area in areas_named(" ".join(parts)))


def _placed(bare: str, before: str) -> bool:
    """Whether a lone word is surely a place: after 'di', or no common word."""
    return before in ("di", "se") or bare not in _COMMON


def _nameable(part: str, capitals: bool) -> bool:
    return not capitals or part[:1].isupper() or part[:1].isdigit() or lower(part) == "dan"
