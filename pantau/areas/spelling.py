"""Spellings of area names made equal: case, punctuation, spacing and abbreviations."""

from __future__ import annotations

import re
import unicodedata

REGENCY, CITY, PROVINCE = "regency", "city", "province"

AREA_KINDS = {
    "kab": REGENCY,
    "kabupaten": REGENCY,
    "kota": CITY,
    "kotamadya": CITY,
    "kodya": CITY,
    "prov": PROVINCE,
    "provinsi": PROVINCE,
    "propinsi": PROVINCE,
    "pemkab": REGENCY,
    "pemkot": CITY,
    "pemprov": PROVINCE,
}
# What tables put after a name, Indonesian or English: 'Bandung Kab', 'Bogor Regency'.
KINDS_LAST = {
    "kab": "kab", "kabupaten": "kab", "kota": "kota", "kodya": "kota", "kotamadya": "kota",
    "prov": "prov", "provinsi": "prov", "propinsi": "prov",
    "regency": "kab", "city": "kota", "municipality": "kota", "province": "prov",
}  # fmt: skip
# The government of an area is called by the area: 'Pemerintah Kabupaten Lahat'.
_GOVERNMENT = {"pemerintah", "pemda"}
_KIND_LAST = re.compile(r"(.+?)\s*[,(]\s*(kabupaten|kab|kota|kodya|provinsi|prov)\.?\s*\)?", re.IGNORECASE)
_ADMINISTRATIVE = {"adm", "administrasi", "administratif"}
# Words that are written out or not, or in two ways; 'dan' is written '&' or left out.
_WRITTEN_OUT = {
    "kep": "kepulauan", "kepl": "kepulauan", "p": "pulau", "tjg": "tanjung", "tj": "tanjung", "tg": "tanjung",
    "sel": "selatan", "slt": "selatan", "ut": "utara", "utr": "utara", "bar": "barat", "brt": "barat",
    "tim": "timur", "tmr": "timur", "teng": "tengah", "tgh": "tengah", "tengg": "tenggara", "tgr": "tenggara",
    "peg": "pegunungan", "bdr": "bandar", "lamp": "lampung", "pdg": "padang", "jkt": "jakarta",
    "oku": "ogankomeringulu",
    "sum": "sumatera", "kal": "kalimantan", "sul": "sulawesi", "tap": "tapanuli", "hal": "halmahera",
    "bolmong": "bolaangmongondow", "lom": "lombok", "mang": "manggarai",
    "50": "limapuluh", "dan": "", "kab": "kabupaten", "kodya": "kota",
}  # fmt: skip
# Spelled in two ways, also inside a name that is written in one word.
_TWO_WAYS = {
    "sumatra": "sumatera", "hulu": "ulu", "muaro": "muara", "memberamo": "mamberamo", "mautong": "moutong",
    "jogjakarta": "yogyakarta", "jogyakarta": "yogyakarta", "jogja": "yogyakarta", "jogya": "yogyakarta",
    "yogyakarta": "yogyakarta", "yogya": "yogyakarta",
}  # fmt: skip
_SPELLED_TWICE = re.compile("|".join(_TWO_WAYS))
_ISLANDS = ("kepulauan", "pulau")


def words(text: str) -> list[str]:
    """Lower-case words without accents or punctuation: 'Kab. OKU Timur' -> ['kab', 'oku', 'timur']."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def name_words(text: str) -> list[str]:
    """The words of an area's name, its kind in front: 'Lahat, Kab.' and 'Pemda Kab. Lahat' -> 'kab lahat'."""
    last = _KIND_LAST.fullmatch(text.strip())
    parts = words(f"{last[2]} {last[1]}" if last else text)
    return parts[1:] if len(parts) > 1 and parts[0] in _GOVERNMENT else parts


def split_kind(parts: list[str]) -> tuple[str, list[str]]:
    """The kind that the first word names ('' for none) and the words of the bare name."""
    kind, rest = (
        (AREA_KINDS[parts[0]], parts[1:]) if len(parts) > 1 and parts[0] in AREA_KINDS else ("", parts)
    )
    if len(rest) > 1 and rest[0] in _ADMINISTRATIVE:
        rest = rest[1:]
    return kind, rest


def kind_of(text: str) -> str:
    """The one kind of area that a text names, as a name begins with it: 'Regency' -> 'kab'; '' for none."""
    kinds = {KINDS_LAST[part] for part in words(text) if part in KINDS_LAST}
    return kinds.pop() if len(kinds) == 1 else ""


def squash(parts: list[str]) -> str:
    """The words as one key, with abbreviations written out: ['kep', 'riau'] -> 'kepulauanriau'."""
    return _spelled_once("".join(_WRITTEN_OUT.get(part, part) for part in parts))


def abbreviated(parts: list[str]) -> str:
    """As `squash`, but 'P.' stays as it is: 'P. Siantar' is no Pulau Siantar, and Pulau Siantar no city."""
    return _spelled_once("".join(part if part == "p" else _WRITTEN_OUT.get(part, part) for part in parts))


def _spelled_once(key: str) -> str:
    return _SPELLED_TWICE.sub(lambda match: _TWO_WAYS[match[0]], key)


def without_islands(parts: list[str]) -> str:
    """The key without a leading 'Kepulauan' or 'Pulau', as people say 'Morotai'; '' where it has none."""
    written = [_WRITTEN_OUT.get(part, part) for part in parts]
    return squash(written[1:]) if len(written) > 1 and written[0] in _ISLANDS else ""
