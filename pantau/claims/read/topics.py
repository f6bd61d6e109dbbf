"""Numbers of something else than Jamsostek: inflation, poverty, health insurance, counts of areas."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pantau.claims.read.mentions import Number

_HEALTH = r"\bjkn\b|\bbpjs kesehatan\b|\bkis\b|\buhc\b|\buniversal health\b"
_FOREIGN = re.compile(
    rf"{_HEALTH}|\binflasi\w*|\b(?:pertumbuhan|laju|perekonomian) ?ekonomi\w*|\bekonomi\w* (?:tumbuh|naik)"
    r"|\bkemiskinan\b|\b(?:penduduk|angka|warga) miskin\b|\bpengangguran\w*|\btpt\b|\bstunting\b|\bgini\b"
    r"|\bipm\b|\bupah minimum\b|\bum[pks]\b|\bsuku bunga\b|\belektrifikasi\b|\bliterasi\b|\bvaksin\w*"
    r"|\bunemployment\b|\bpoverty\b|\binflation\b|\beconomic growth\b"
)
_OURS = re.compile(
    r"\b(?:cakupan\w*|kepesertaan\w*|peserta\w*|ucj|terlindungi|jamsostek|ketenagakerjaan|aktif|coverage"
    r"|participants|covered)\b"
)
_JAMSOSTEK = re.compile(r"\b(?:jamsostek|ketenagakerjaan|ucj)\b")
_HEALTH_ONLY = re.compile(_HEALTH)


def is_of_health(small: str) -> bool:
    """Whether a sentence in small letters speaks of health insurance, and not of Jamsostek."""
    return bool(_HEALTH_ONLY.search(small)) and not _JAMSOSTEK.search(small)


def speaks_of_coverage(small: str) -> bool:
    """Whether words in small letters speak of the programme and its participants."""
    return bool(_OURS.search(small))


def is_foreign(small: str, numbers: Sequence[Number], at: int) -> bool:
    """Whether the words before a number say that it is of something else than coverage."""
    number = numbers[at]
    before = small[max(numbers[at - 1].end if at else 0, number.start - 90) : number.start]
    topics = list(_FOREIGN.finditer(before))
    if topics and not _OURS.search(before, topics[-1].end()):
        return True
    return _is_threshold(numbers, at, before)


def _is_threshold(numbers: Sequence[Number], at: int, before: str) -> bool:
    """The 30 of '2 kabupaten di Lampung yang cakupannya di atas 30 persen': said of each, not of Lampung."""
    number = numbers[at]
    if number.unit != "percent" or number.bound not in ("above", "below") or "yang" not in before:
        return False
    return any(other.unit == "place" for other in numbers[:at])
