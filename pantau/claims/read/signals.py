"""Words that say of what a figure speaks: its basis, how it was counted, whose target it names."""

from __future__ import annotations

import re

from pantau.claims.read.mentions import Span

_BASES = {
    "sakernas": r"\bsakernas\b|\bpenduduk (?:yang )?bekerja\b|\bbps\b|\bbadan pusat statistik\b|\bemployed\b",
    "semesta": r"\bsemesta\b|\bpotensi\b|\bucj\b|\buniversal coverage\b|\beligible\b",
}
_TARGET_PROGRESS = re.compile(
    r"\b(?:capaian|pencapaian|realisasi)\b[^.;]{0,60}\b(?:terhadap|atas) (?:target|sasaran)\b"
    r"|\bprogress (?:to|towards)(?: the| a)? target\b"
    # '24,5 persen dari target 38,39 persen' compares coverage with a target: no part of it
    r"|(?:%|\bpersen|\bpercent)[^.;,]{0,20}(?: dari| terhadap| of)(?: the)? target\b"
    r"(?![^.;]{0,30}?\d[\d.,]* ?(?:%|persen|percent))"
    r"|(?:\b(?:orang|pekerja|peserta|workers)|\d)\s+(?:dari|of)(?: a| the)? target\b"
)
_COUNTED = {
    "branch": re.compile(
        r"\bkantor cabang\b|\bcabang pendaftar\b|\bcabang pendaftaran\b|\bregistering branch\b"
    ),
    "nik": re.compile(r"\b(?:menurut|berdasarkan|alamat|domisili) (?:domisili )?nik\b|\bktp\b"),
}
_NATIONAL_TARGET = re.compile(
    r"\b(?:target|sasaran) (?:\w+ ){0,2}nasional\b|\b(?:rpjmn|rpjpn|rkp)\b|\bnational target\b"
    r"|\btarget (?:ucj )?kemendagri\b"
)
# '78 persen dari peserta terdaftar': the active as a part of the registered
_OF_REGISTERED = re.compile(
    r"(?:%|\bpersen|\bpercent)[^.;,]{0,12} (?:dari|of) (?:total |seluruh |the )?"
    r"(?:[\d.,]+ (?:juta |jt |ribu )?)?(?:peserta (?:yang )?terdaftar|registered participants)\b"
    r"|\baktif dari (?:peserta )?(?:yang )?terdaftar\b|\bactive of (?:the )?registered\b"
)
_REGISTERED = re.compile(r"\bterdaftar\b|\bregistered\b")
_ACTIVE = re.compile(r"\baktif\b|\bterlindungi\b|\bactive\b|\bcovered\b")


_EVERYONE = re.compile(
    r"\b(?:pekerja )?(?:sektor )?(?:formal (?:dan|maupun|serta|ataupun|&|/) (?:pekerja )?(?:sektor )?informal"
    r"|informal (?:dan|maupun|serta|ataupun|&|/) (?:pekerja )?(?:sektor )?formal)\b"
    r"|\b(?:formal and informal|informal and formal)\b"
)


def of_everyone(small: str) -> list[Span]:
    """Where a sentence speaks of formal and informal workers: of all, and of no segment."""
    return [Span(match.start(), match.end(), match[0]) for match in _EVERYONE.finditer(small)]


def basis_of(small: str) -> str:
    """'sakernas', 'semesta', 'target', 'registered' (a part of the registered), 'mixed' or ''.

    'mixed': words of both coverage bases.
    """
    if _OF_REGISTERED.search(small):
        return "registered"
    if _TARGET_PROGRESS.search(small):
        return "target"
    found = [basis for basis, pattern in _BASES.items() if re.search(pattern, small)]
    return "" if not found else (found[0] if len(found) == 1 else "mixed")


def counted_by(small: str) -> str:
    """'branch', 'nik' or ''."""
    return next((name for name, pattern in _COUNTED.items() if pattern.search(small)), "")


def is_national_target(small: str) -> bool:
    """Whether a text names a target of the nation."""
    return bool(_NATIONAL_TARGET.search(small))


def is_registered(small: str) -> bool:
    """Whether a text speaks of registered (active and inactive) participants, not of active ones."""
    return bool(_REGISTERED.search(small)) and not _ACTIVE.search(small)
