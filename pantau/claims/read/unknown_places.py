"""Names that look like a place and are none that we know: they keep another area from taking their number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.mentions import PlaceMention, lower, overlaps
from pantau.intake.names import value_ids

_NAME = r"[A-Z][a-z'’]+(?: (?:[A-Z][a-z'’]+|[IVX]+)){0,3}"
# Parts of a kabupaten or kota, which no figure is of.
_PART = re.compile(
    rf"\b(?:[Kk]ecamatan|[Dd]istrik|[Kk]elurahan|[Dd]esa|[Nn]agari|[Gg]ampong|[Dd]usun|[Kk]ampung) {_NAME}"
)
# Those that register their own people.
_BODY = re.compile(
    rf"\b(?:PT|CV|UD|KMP?|Universitas|Politeknik|Institut|Kawasan Industri|Koperasi|Yayasan|Perumda"
    rf"|Bank)\.? {_NAME}"
)
_KIND = re.compile(rf"\b(?:Kabupaten|Kab\.|Kota|Provinsi) {_NAME}")
_IN = re.compile(rf"\b[Dd]i ({_NAME})")
# What stands behind 'di' and is no place.
_NO_PLACE_WORDS = """
hotel gedung balai kantor pendopo aula istana rumah jalan sektor provinsi kabupaten kota kecamatan dinas bank
kementerian stadion ruang lapangan pelabuhan bandara museum graha wisma taman kampus tanah negara era masa
bulan tahun ibu senin selasa rabu kamis jumat sabtu minggu kanwil wilayah sini sana antara luar dalam atas
bawah pasar mal mall universitas
"""
_NO_PLACES = frozenset(_NO_PLACE_WORDS.split()) | frozenset(value_ids("month"))
_WITHIN = re.compile(r"(?:,| di|, di)? (?:wilayah |lingkungan )?$")


def with_unknown(text: str, places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of a sentence with names of unknown ones, which have no codes, in order.

    An area that only says where an unknown part lies ('Kecamatan Bangilan, Kabupaten Tuban') is left out.
    """
    parts = [_unknown(match) for match in _PART.finditer(text)]
    found = [part for part in parts if not overlaps(part, [])]
    kinds = [_unknown(match) for match in _KIND.finditer(text)]
    inside = [_unknown(match, 1) for match in _IN.finditer(text) if _is_name(match[1])]
    for name in (*kinds, *inside):
        if not overlaps(name, [*places, *found]):
            found.append(name)
    known = [place for place in places if not overlaps(place, parts)]
    if not known:
        found += [one for match in _BODY.finditer(text) if not overlaps(one := _unknown(match), found)]
    ordered = sorted([*known, *found], key=lambda place: place.start)
    return [place for at, place in enumerate(ordered) if not (at and _holds(text, ordered[at - 1], place))]


def _holds(text: str, part: PlaceMention, place: PlaceMention) -> bool:
    return not part.codes and bool(place.codes) and bool(_WITHIN.fullmatch(text[part.end : place.start]))


def _is_name(words: str) -> bool:
    return lower(words.split(" ", maxsplit=1)[0]) not in _NO_PLACES


def _unknown(match: re.Match[str], group: int = 0) -> PlaceMention:
    return PlaceMention(match.start(group), match.end(group), match[group], ())
