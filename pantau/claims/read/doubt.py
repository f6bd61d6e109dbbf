"""Whether a text says something outright, or denies, supposes, asks or limits it: small letters.

What is not said outright is judged neither true nor false. Rather in doubt too often than once wrong.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pantau.claims.read.statement_words import QUALIFIED

# They speak of all that their sentence says, on both sides: 'Tidak benar bahwa ...', '..., itu keliru'.
_DENIES = re.compile(
    r"\b(?:tidak(?:lah)? (?:benar|betul|tepat|sahih|ada)|tak (?:benar|betul|tepat)"
    r"|keliru|salah(?! (?:satu|seorang))|bohong|hoaks?|mitos|fitnah|\w*bantah\w*|\w*sangkal\w*"
    r"|menepis|menampik|menolak|\w*ragukan|mustahil"
    r"|untrue|false(?:ly)?|wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|den(?:y|ies|ied)|refut\w*|disput\w*"
    r"|reject\w*|myth|hoax|doubt\w*|neither|n[o']t (?:true|correct|the case))\b"
)
# They speak of what follows in their sentence: a condition, a guess, a question, what others hold.
_SUPPOSES = re.compile(
    r"\b(?:(?:jika|bila|kalau|apabila|jikalau|bilamana)(?! (?:mau )?(?:di)?(?:banding|lihat|hitung))"
    r"|andai\w*|seandainya|seumpama|misal(?:nya|kan)?|mungkin(?:kah)?|barangkali|(?:boleh|bisa) jadi|apakah"
    r"|benarkah|betulkah|konon|katanya|kabarnya|seolah\w*|seakan\w*|dikira|jauh dari(?! (?:target|sasaran))"
    r"|if|unless|whether|suppos\w*|perhaps|maybe|possibl[ey]|allegedly"
    r"|reportedly|as though|far from|were it)\b"
)
# They speak of their own clause; the point or comma of a number does not end it.
_LIMITS = re.compile(
    r"\b(?:tidak(?:lah)?|tak|tiada|bukan(?:lah|nya)?|belum(?:lah)?|tanpa|not|no|never|nor|cannot|\w+n['’]t"
    r"|(?:hanya|cuma|only|just)"
    r"(?! (?:(?:sekitar|sebesar|mencapai|baru|berada|di|pada|at|about|around) )*\d)"
    r"|hardly|barely|without|kecuali|selain|except|masing[- ]masing|respectively|each|sama-sama)\b"
    r"(?:[^,;.\n]|[,.](?=\d))*$"
)
_ASKS = re.compile(r"\?[\s\"'”’)]*$")
# Characters that a clause is looked back for, and the words that qualify a comparison or a rank.
_FAR, _NEAR = 400, 90


def is_doubted(small: str, at: int) -> bool:
    """Whether what a sentence says at a place of it is not said outright."""
    return at >= _doubted_from(small) or bool(_LIMITS.search(small, max(0, at - _FAR), at))


def is_qualified(small: str, at: int) -> bool:
    """Whether a comparison or rank at a place is doubted, said in part, of several or not yet so."""
    return is_doubted(small, at) or bool(QUALIFIED.search(small, max(0, at - _NEAR), at))


@lru_cache(maxsize=64)
def _doubted_from(small: str) -> int:
    """From where on a sentence is in doubt as a whole; behind its end where it is not."""
    if _ASKS.search(small) or _DENIES.search(small):
        return 0
    found = _SUPPOSES.search(small)
    return found.end() if found else len(small) + 1
