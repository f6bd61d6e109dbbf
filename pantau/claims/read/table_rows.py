"""Numbers whose part is said by where they stand: rows of a pasted table, and a lone count of workers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pantau.claims.read.mentions import Number

_CELL = re.compile(r"[ |]+")
_LEAST = 1000  # columns of a table that hold people
_NEAR = Decimal(5)  # points: further off, the columns are something else. Ours.
_WORKERS = re.compile(r"(?:pekerja|penduduk|tenaga|buruh|workers)$")
_COVERED = re.compile(
    r"terlindung|lindungi|aktif|peserta|terdaftar|cover|menjadi|\bikut\b|jamsostek|bpjs|daftar|cakupan|ucj"
    r"|active|registered|protected|program|iuran|rentan|capai|baru|hanya"
)


def table_row(small: str, numbers: Sequence[Number]) -> dict[Number, str]:
    """Roles of 'Aceh 401.330 2.561.329 15,67%': two counts and their per cent, with nothing between.

    {} unless the counts compute to about that per cent: other columns are not guessed at.
    """
    for at in range(len(numbers) - 2):
        three = numbers[at : at + 3]
        gaps = [small[one.end : other.start] for one, other in pairwise(three)]
        if all(_CELL.fullmatch(gap) for gap in gaps) and (found := _row(three)):
            return found
    return {}


def _row(three: Sequence[Number]) -> dict[Number, str]:
    share = next((one for one in three if one.unit == "percent" and one.value is not None), None)
    counts = [
        one
        for one in three
        if one.unit in ("plain", "people") and one.value is not None and one.value >= _LEAST
    ]
    if share is None or share.value is None or len(counts) != 2:
        return {}
    first, second = counts
    if first.value is None or second.value is None:
        return {}
    part, whole = (first, second) if _near(first.value, second.value, share.value) else (second, first)
    if part.value is None or whole.value is None or not _near(part.value, whole.value, share.value):
        return {}
    return {part: "numerator", whole: "denominator", share: "percent"}


def _near(part: Decimal, whole: Decimal, share: Decimal) -> bool:
    return abs(100 * part / whole - share) <= _NEAR


def is_workforce(small: str, number: Number) -> bool:
    """Whether a sentence's one count is of all workers: 'Ada 1.873.899 pekerja di Bali'."""
    return bool(_WORKERS.search(small[number.start : number.end])) and not _COVERED.search(small)
