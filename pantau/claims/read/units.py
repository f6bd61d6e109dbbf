"""What the words around a number say of it: scale, unit, and 'sekitar' or 'lebih dari'."""

from __future__ import annotations

import re
from decimal import Decimal

from pantau.claims.read.mentions import Number, lower

SCALE = re.compile(r" ?(ribu|rb|juta|jt|miliar|milyar|triliun|thousand|million|billion)\b")
SCALES = {
    "ribu": 10**3, "rb": 10**3, "thousand": 10**3, "juta": 10**6, "jt": 10**6, "million": 10**6,
    "miliar": 10**9, "milyar": 10**9, "billion": 10**9, "triliun": 10**12,
}  # fmt: skip
FRACTIONAL = ("percent", "points")
_WORDS = {
    "points": r"(?:persen|%)[ -]?poin|poin(?: persen\w*)?|pp\b|percentage points?|points?\b",
    "percent": r"%|persen\b|percent\b|per cent\b|pct\b|prosen\b|presen\b|persent\b",
    "rupiah": r"rupiah\b|,-",
    "rank": r"besar\b",
    "opd": r"(?:opd|skpd|perangkat daerah|organisasi perangkat)\b",
    "village": r"(?:desa|kelurahan|gampong|nagari|kampung|villages?)\b",
    "place": r"(?:kabupaten|kab/kota|kota|provinsi|kecamatan|pemda|pemkab|wilayah|daerah|provinces?)\b",
    "people": r"(?:orang|org\b|jiwa|pekerja|peserta|tenaga|buruh|warga|penduduk|tk\b|workers?|people)",
    "other": r"(?:tahun|bulan|hari|minggu|pekan|jam|menit|kali|program|perusahaan|badan usaha|unit|km"
    r"|hektare?|kepala keluarga|rt|rw|titik|kantor|cabang|kanwil|hal|sektor|segmen|ha|years?|months?)\b",
}  # fmt: skip
# The first that fits counts.
_UNITS = {unit: re.compile(rf"[ \n]{{0,2}}(?:{pattern})") for unit, pattern in _WORDS.items()}
_RANK_BEFORE = re.compile(r"(?:peringkat|urutan|nomor|posisi|no\.|ke-|ranking|rank)(?: ?ke)?[ -]?$")
_NOT_REACHED = r"(?:tidak|tak|belum) (?:mencapai|sampai|menyentuh|menembus|tembus|melebihi|lebih(?: dari)?)"
_BOUND_WORDS = {
    # the denied first: 'tidak lebih dari' is no 'lebih dari'
    "below": rf"{_NOT_REACHED}|not more than",
    "at least": r"(?:tidak|tak) kurang(?: dari)?|not less than",
    "above": r"lebih(?: dari)?|di atas|melebihi|minimal|paling sedikit|sedikitnya|setidaknya|more than|over",
    "under": r"kurang dari|di bawah|maksimal|paling banyak|belum sampai|less than|under",
    "about": r"sekitar|kira-kira|kurang lebih|lebih kurang|±|~|sekira|kisaran|about|around",
    "almost": r"hampir|nyaris|mendekati|almost|nearly",
}
_BOUNDS = {
    bound: re.compile(rf"(?<!\w)(?:{pattern})(?: (?:dari|sekitar|sebanyak))? ?$")
    for bound, pattern in _BOUND_WORDS.items()
}


def scale_at(small: str, at: int) -> tuple[int, int]:
    """(scale, where its word ends) of what follows a number: ' juta' -> (1_000_000, at + 5)."""
    match = SCALE.match(small, at)
    return (SCALES[match[1]], match.end()) if match else (1, at)


def unit_at(small: str, start: int, after: int) -> tuple[str, int]:
    """(unit, where its word ends) of the number from `start` to before `after`."""
    if _RANK_BEFORE.search(small[max(0, start - 14) : start]):
        return "rank", after
    for unit, pattern in _UNITS.items():
        if match := pattern.match(small, after):
            return unit, match.end()
    return "plain", after


def bound_before(small: str, start: int) -> str:
    """'about', 'above', 'below' or '', from the words before a number."""
    before = small[max(0, start - 30) : start]
    found = next((bound for bound, pattern in _BOUNDS.items() if pattern.search(before)), "")
    return {"at least": "above", "under": "below"}.get(found, found)


def least_of_almost(value: Decimal) -> Decimal:
    """The least that 'hampir' a value can mean: a tenth below it. Ours; nobody calls 40 'almost 50'."""
    return value * Decimal("0.9")


def half_of_written(number: Number) -> Decimal:
    """Half of the last digit that is written and not nought: of '4 juta' and '4.000.000' half a million."""
    scale = SCALE.search(lower(number.text))
    if number.value is None or (scale and "," in number.text):
        return Decimal(0)  # '8,0 juta' says its decimals
    return half_of_round(number.value)


def half_of_round(value: Decimal) -> Decimal:
    """Of a whole number after 'sekitar' or 'lebih dari', half of its last digit that is not nought."""
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10**zeros) / 2 if zeros else Decimal(0)
