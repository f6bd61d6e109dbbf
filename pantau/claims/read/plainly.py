"""Whether a sentence states coverage plainly: no word beside the number that could make it of something else.

Of a rate of women, of a sector, an average or a growth there are as many words as things; so the words that a
plain statement is made of are listed instead, and with any other nobody is called wrong.
"""

from __future__ import annotations

import re

from pantau.claims.read.claim import Claim
from pantau.claims.read.clauses import clause_around
from pantau.claims.read.mentions import Number, lower
from pantau.intake.names import value_ids

_TERM = re.compile(
    r"\b(?:ucj|universal coverage(?: jamsostek)?|cakupan(?:nya)?|kepesertaan(?:nya)?|coverage|terlindungi"
    r"|tercakup"
    r"|peserta aktif|covered|protected)\b"
)
_PLAIN_WORDS = """
ucj universal coverage jamsostek cakupan cakupannya kepesertaan kepesertaannya terlindungi tercakup peserta
aktif bpjs ketenagakerjaan bpjamsostek jaminan sosial program semesta sakernas bps basis penduduk bekerja
pekerja pekerjanya tenaga kerja seluruh total jumlah persen percent orang jiwa
di pada per hingga sampai dengan sejak akhir awal posisi bulan tahun tanggal periode semester triwulan dari
provinsi prov kabupaten kab kota pemprov pemkab pemkot wilayah daerah
sebesar sebanyak mencapai mencatat tercatat mencatatkan adalah ialah yaitu yakni berada menjadi masih baru
sudah telah hanya cuma kini saat ini sekarang disebut menyebut angka tingkat capaian data menurut
berdasarkan sekitar kurang lebih hampir yang itu nya formal dan informal atau
the of in as at on is was are were has have reached workers employed eligible pu bpu active participants rate
"""
_PLAIN = frozenset(_PLAIN_WORDS.split()) | frozenset(value_ids("month"))
_WORD = re.compile(r"[a-z][a-z'-]*")
# Before the term they make another thing of it.
_OF_OTHER = re.compile(
    r"\b(?:kenaikan|peningkatan|pertumbuhan|penurunan|selisih|rata-rata|rerata|target|sasaran|kontribusi|kesenjangan"
    r"|proyeksi|potensi|median|average|growth|gap)(?:nya)?(?: \w+)? ?$"
    r"|\d (?:kabupaten|kota|provinsi|daerah|kecamatan|desa)\b[^.;]*$"
)
_NUMBER = re.compile(r"\d[\d.,]* ?(?:persen|%|percent)")
_STOPS = re.compile(
    r"[,;:()\"“”]|[.!?](?= |$)|\b(?:dan|serta|sedangkan|kata|ujar|tutur|ungkap|menurut|and)\b|\d"
)


def states_plainly(claim: Claim, number: Number) -> bool:
    """Whether the words from a coverage term to the number, and right behind, make a plain statement."""
    small = lower(claim.sentence.text)
    start, end = number.start - claim.sentence.start, number.end - claim.sentence.start
    first, last = clause_around(small, start, end)
    if not small[first:start].strip() and small[first - 1 : first] == ":":
        first, _ = clause_around(small, first - 1, first - 1)  # 'UCJ Gorontalo: 64 persen'
    before, behind = small[first:start], small[end:last]
    since = [match.end() for match in _NUMBER.finditer(before)]
    if since and _TERM.search(before, since[-1]):
        before = before[since[-1] :]  # of a list its own part
    terms = list(_TERM.finditer(before))
    if terms:
        if _OF_OTHER.search(before[: terms[-1].start()]) or _OF_OTHER.search(before[: terms[0].start()]):
            return False
        before = before[terms[0].start() :]
    else:
        if not _TERM.search(behind):
            return False
        before = before[before.rfind(",") + 1 :]
    stop = _STOPS.search(behind)
    known = _PLAIN | _own_words(claim)
    return _all_known(before, known) and _all_known(behind[: stop.start() if stop else len(behind)], known)


def _own_words(claim: Claim) -> set[str]:
    """The words of the claim's areas and dates."""
    spans = (*claim.places, *claim.dates)
    return {word for span in spans for word in _WORD.findall(lower(span.text))}


def _all_known(words: str, known: frozenset[str] | set[str]) -> bool:
    return all(word in known for word in _WORD.findall(words))
