"""What tells that a page has kept a word of the other language, or says a plural of one."""

from __future__ import annotations

import re

# Common words that no English text has, none of them in a name of ours.
INDONESIAN = (
    "dan", "yang", "dari", "tidak", "belum", "angka", "wilayah", "provinsi", "kabupaten", "taksiran",
    "peserta", "pekerja", "sumber", "menurut", "dihitung", "bulan", "tahun", "dengan", "untuk", "pada",
    "atau", "adalah", "dalam", "karena", "oleh", "sebagai", "lebih", "kurang", "sudah", "hanya", "semua",
    "setiap", "antara", "sama", "lain", "lainnya", "jumlah", "penyebut", "peringkat", "cakupan", "sasaran",
    "rilis", "berkas", "baris", "kolom", "catatan", "terbitan", "penduduk", "bekerja", "terlindungi",
    "terdaftar", "sejak", "sampai", "juta", "ribu", "miliar", "orang", "triwulan", "januari", "februari",
    "maret", "mei", "juni", "juli", "agustus", "oktober", "desember", "disebut", "dibulatkan", "lihat",
    "pilih", "buka", "tutup", "unduh", "tanpa", "seluruh", "anggaran", "periode", "tingkat", "cari", "peta",
    "ringkasan", "poin", "sebelum", "segmen", "nasional", "dibandingkan", "tanggal", "perubahan",
)  # fmt: skip
ENGLISH = (
    "estimates?", "coverage", "rank(ed|ing)?", "clear", "search", "select", "selected", "areas?", "sources?",
    "periods?", "download", "workers", "people", "figures?", "published", "legend", "legends?", "the", "show",
    "choose", "press", "enter", "results?", "copy", "open", "close", "dismiss", "fullscreen", "help for",
    "options available", "skip", "august", "december", "denominator", "change",
)  # fmt: skip
# Names that are the same in both: a key, a programme, files, and what the browser fills in.
_NAMES = re.compile(
    r"\bEnter\b|Universal Coverage Jamsostek|Dewan Ekonomi Nasional|Sakernas Agustus|\S+\.csv\S*|\{\w+\}"
)


# Field terms that the glossary explains stand in brackets behind the English word.
_FIELD_TERM = re.compile(r"\([^()]*\)")


def without_terms(texts: list[str]) -> list[str]:
    """The texts of the page that explains the field's terms, without those terms."""
    return [_FIELD_TERM.sub("", text) for text in texts]


def left_over(texts: list[str], language: str) -> list[str]:
    """Those of a page's texts that hold a word of the other language; `language` is the page's."""
    words = INDONESIAN if language == "en" else ENGLISH
    pattern = re.compile(rf"\b({'|'.join(words)})\b", re.IGNORECASE)
    return [text for text in texts if pattern.search(_NAMES.sub("", text))]


# Words in -s that are no plural, or whose plural does not hang on the number before them.
_NO_PLURALS = {
    *("across", "as", "basis", "has", "is", "its", "less", "plus", "this", "was"),
    *("adds", "agrees", "becomes", "begins", "belongs", "goes", "holds", "keeps", "lacks", "looks"),
}
_IRREGULAR = {"people", "are", "were", "have", "them", "they", "these"}
# What may stand between a number and what it counts.
_BETWEEN = (
    "active|changed|comparable|different|eligible|employed|local|more|new|official|other|registered|robust"
    "|similar|standard|working"
)
_COUNTED = re.compile(rf"(?<![\w.,%])1 (?:(?:{_BETWEEN}) )*([a-z][a-z-]*)(?:/[a-z]+)?(?: and ([a-z]+))?")


def plurals_after_one(said: str) -> list[str]:
    """The plural words that a sentence has right after a 1."""
    words = [word for match in _COUNTED.finditer(said) for word in match.groups() if word]
    return [word for word in words if word in _IRREGULAR or (word.endswith("s") and word not in _NO_PLURALS)]
