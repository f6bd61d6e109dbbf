"""What the words of its clause say of a number: goal, gap, addition, not covered, part of a sum, other thing.

Rules are data: each is a pattern before the number and one behind it, within its clause and up to the
next number, with an example that is a test (test_role_rules.py). The first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pantau.claims.read.clauses import clause_around
from pantau.claims.read.mentions import Number

_FAR = 110  # characters of a clause that are looked at, to either side
_OF_ANY, _OF_PERCENT, _OF_PEOPLE = ("percent", "people", "plain"), ("percent",), ("people", "plain")
_NOT_YET = r"(?!\b(?:sudah|telah|baru|kini|sekarang|saat ini|hingga|realisasi\w*|tercapai|tercatat|per)\b)"
_COVERED = r"(?!\b(?:terlindungi|aktif|tercakup|terdaftar|tercover)\b)"


class RoleRule(NamedTuple):
    """A part that a number can play, and the words of its clause that say so (small letters).

    units: of the numbers it is for. before: ends at the number; behind: begins behind it; either may be ''
    for anything. example: a sentence, with the number that the rule is for in brackets.
    """

    role: str
    units: tuple[str, ...]
    before: str
    behind: str
    example: str


RULES = (
    RoleRule(
        "gap",
        _OF_PEOPLE,
        r"\b(?:(?:harus|perlu|butuh|membutuhkan|tinggal) (?:menambah|tambahan|mengejar|mengakuisisi"
        r"|mendaftarkan)"
        r"|kekurangan)\b[^,;()\d]{0,30}$",
        r"^[^;\d]{0,60}\b(?:untuk|guna|demi|agar) (?:mencapai|memenuhi|mengejar)\b",
        "Kota itu masih kekurangan [112.399] peserta untuk mencapai target.",
    ),
    RoleRule(
        "gap",
        _OF_PEOPLE,
        r"\b(?:untuk|guna|demi|agar) (?:mencapai|memenuhi|mengejar)\b[^;]{0,80}\b(?:harus|perlu|butuh"
        r"|membutuhkan|menambah|tambahan|kekurangan)\b[^,;()\d]{0,30}$",
        "",
        "Untuk mencapai UCJ, Lumajang masih harus menambah [120.000] peserta.",
    ),
    RoleRule(
        "target",
        _OF_ANY,
        r"\b(?:ingin|hendak|akan|harus|wajib|bertekad|berkomitmen|komitmen\w*|optimis\w*|mematok|dipatok|diharapkan"
        r"|berharap|diupayakan|mengejar|menuju|berencana|rencana\w*|diproyeksikan|diperkirakan|diprediksi|\w*argetkan"
        rf"|bercita-cita|agar|supaya|semoga|aims? to|hopes? to)\b(?:{_NOT_YET}[^,;\d]){{0,90}}$",
        "",
        "Pemkab Wajo berkomitmen melindungi [80 persen] pekerja pada 2029.",
    ),
    RoleRule(
        "uncovered",
        _OF_ANY,
        "",
        rf"^(?:{_COVERED}[^,;:()\d]){{0,70}}?\b(?:belum|tidak|tak)\b(?: \w+){{0,2}}? "
        r"?(?:ter|menjadi|ikut|di|men|mem|me|punya|memiliki|aktif|masuk|ber)\w*",
        "Per Maret 2025, [49,12 persen] pekerja di Bali belum terlindungi.",
    ),
    RoleRule(
        "uncovered",
        _OF_ANY,
        "",
        r"^ ?(?:(?:orang|jiwa|pekerja|lainnya|sisanya) )*(?:yang |yg )?(?:masih )?(?:belum|tidak)\b"
        r"(?! (?:lebih|kurang|sampai|mencapai|termasuk|ada)\b)",
        "Baru 30,7 persen pekerja terlindungi; [69,3 persen] lainnya belum.",
    ),
    RoleRule(
        "uncovered",
        _OF_ANY,
        "",
        r"^[^,;:()\d]{0,40}\b(?:not covered|uncovered|unprotected)\b",
        "In Bali [49.12 percent] of workers are not covered.",
    ),
    RoleRule(
        "uncovered",
        _OF_PERCENT,
        r"\b(?:sisanya|kesenjangan|belum (?:ter|menjadi|ikut)\w*)\b[^;()\d]{0,50}$",
        "",
        "Sisanya, sekitar [65 persen] pekerja, belum ikut.",
    ),
    RoleRule(
        "part",
        _OF_PERCENT,
        "",
        r"^ (?:dari|of) (?:total |seluruh |jumlah |keseluruhan |the )*(?:peserta|kepesertaan|participants)\b"
        r"(?! (?:yang )?terdaftar)",
        "Sebanyak [18 persen] dari total peserta aktif adalah BPU.",
    ),
    RoleRule(
        "part",
        _OF_PERCENT,
        r"(?:\bdari (?:total |seluruh |jumlah )*peserta\b(?! (?:yang )?terdaftar)[^;\d]*"
        r"|\b(?:menyumbang|didominasi|perempuan|laki-laki|porsi|komposisi)\b[^,;\d]{0,30})$",
        "",
        "Dari total peserta, [62 persen] adalah penerima upah.",
    ),
    RoleRule(
        "other",
        _OF_PEOPLE,
        r"\b(?:dihuni|berpenduduk|jumlah penduduk(?! bekerja| yang bekerja)\w*|penduduknya"
        r"|penduduk (?!bekerja|yang bekerja|usia)[^,;\d]{0,30}|agen perisai[^,;\d]{0,40})[^,;\d]{0,12}$",
        "",
        "Kota yang dihuni [1,4 juta jiwa] itu mencatat cakupan 63 persen.",
    ),
    RoleRule(
        "other",
        _OF_PEOPLE,
        "",
        r"^ ?(?:ahli waris|kasus|klaim|keluarga|kk\b|rumah tangga|perusahaan|badan usaha|pemberi kerja"
        r"|umkm|siswa"
        r"|pelajar|anak\b|penerima manfaat|penumpang|pelanggan|hektare|ton\b|unit\b|heirs|households"
        r"|companies)",
        "Santunan dibayarkan kepada [1.204] ahli waris.",
    ),
    RoleRule(
        "other",
        _OF_PEOPLE,
        r"\b(?:diikuti|dihadiri|hadir|menghadirkan|melibatkan)\b[^;\d]{0,40}$",
        "",
        "Sosialisasi diikuti [120 peserta] dari OPD.",
    ),
    RoleRule(
        "other",
        _OF_PEOPLE,
        r"\b(?:klaim|santunan|manfaat|beasiswa)\b[^.;]{0,60}\b(?:kepada|untuk|bagi)\b[^,;\d]{0,15}$",
        "",
        "BPJS membayarkan klaim Rp152,3 miliar kepada [12.450 peserta].",
    ),
    RoleRule(
        "other",
        _OF_PERCENT,
        "",
        r"^ ?(?:dari )?(?:total |seluruh |jumlah )?(?:perusahaan|badan usaha|pemberi kerja|desa|kelurahan"
        r"|kecamatan"
        r"|kabupaten|kota|provinsi|opd|penduduk (?!bekerja|usia)|warga|kepala keluarga|klaim|anggaran)\b",
        "Sejumlah [87 persen] perusahaan patuh membayar iuran.",
    ),
    RoleRule(
        "other",
        _OF_PERCENT,
        r"\b(?:kepatuhan|anggaran|dana desa|terserap|serapan|iuran|klaim|manfaat|upah|pendapatan|produksi"
        r"|harga|ekspor"
        r"|investasi|santunan|tunggakan|elektabilitas|suara)\b"
        r"(?:(?!\b(?:cakupan\w*|kepesertaan\w*|peserta\w*|ucj|terlindungi)\b)[^,;\d]){0,60}$",
        "",
        "Realisasi anggaran perlindungan [87,5 persen].",
    ),
    RoleRule(
        "addition",
        _OF_PEOPLE,
        r"\b(?:mendaftarkan|mengikutsertakan|tambahan|penambahan)\b[^,;:()\d]{0,25}$",
        "",
        "Tahun ini Pemkab mendaftarkan [5.000] buruh tani.",
    ),
    RoleRule(
        "addition",
        _OF_PEOPLE,
        "",
        r"^ ?(?:peserta )?baru\b(?! (?:ter|men|mem|di)[a-z])(?! ?$)",
        "Ada [12.300] peserta baru di Bali.",
    ),
)
_COMPILED = [(rule.role, rule.units, re.compile(rule.before), re.compile(rule.behind)) for rule in RULES]


def ruled(small: str, numbers: Sequence[Number], at: int) -> str:
    """The role that the words of its clause give a number of a sentence in small letters; '' for none."""
    number = numbers[at]
    first, last = clause_around(small, number.start, number.end)
    others = [one.end for one in numbers[max(0, at - 2) : at] if one.unit != "rupiah"]
    first = max(first, number.start - _FAR, others[-1] if others else 0)
    last = min(last, number.end + _FAR, numbers[at + 1].start if at + 1 < len(numbers) else len(small))
    before, behind = small[first : number.start], small[number.end : last]
    for role, units, opening, closing in _COMPILED:
        if number.unit in units and opening.search(before) and closing.search(behind):
            return role
    return ""
