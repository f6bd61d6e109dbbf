"""Options: what a link carries beyond the View's own fields, for the pages that ask for it.

An assumption of a simulation, the areas compared, the error assumed of a denominator: each is
one named string in the address, so that a shared link shows the same figures. A page names the
options it uses; others travel along untouched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One option. `key` is what stands in the address; `pattern` what its value must match in full."""

    name: str
    key: str
    pattern: re.Pattern[str]
    default: str


def _option(name: str, key: str, pattern: str, default: str) -> Option:
    return Option(name, key, re.compile(pattern), default)


# The id of an indicator or a segment.
ID = r"[a-z][a-z0-9_]{0,39}"
_PERCENT = r"\d{1,2}(\.\d)?"
_PERIOD = r"|\d{4}(-(0[1-9]|1[0-2]))?"
_LINES = r"|[a-z_]{2,20}-\d{1,9}-\d{1,2}-\d{1,2}(,[a-z_]{2,20}-\d{1,9}-\d{1,2}-\d{1,2}){0,19}"
_CORRECTION = r"\d{1,3}:[a-zA-Z]{2,12}\d{0,2}:[A-Za-z0-9._-]{0,40}"
_CORRECTIONS = rf"|{_CORRECTION}(,{_CORRECTION}){{0,59}}"
_CODES = r"|[A-Za-z0-9.-]{2,33}(,[A-Za-z0-9.-]{2,33})*"

OPTIONS = {
    option.name: option
    for option in (
        # coefficient of variation assumed of a denominator, in per cent, by level; ours, not official
        _option("error_province", "galat_provinsi", _PERCENT, "2"),
        _option("error_regency", "galat_kabkota", _PERCENT, "5"),
        # the two periods whose change is explained, written as the View's; empty: the newest, a year apart
        _option("since", "sejak", _PERIOD, ""),
        _option("until", "sampai", _PERIOD, ""),
        # what colours the map: the value, or the distance to the View's target
        _option("colouring", "warna", "nilai|sasaran", "nilai"),
        # what a second map beside the first shows: a period, or an indicator; empty: there is none
        _option("beside", "samping", rf"{_PERIOD}|{ID}", ""),
        # areas put side by side, codes separated by commas; empty: all of the scope
        _option("compared", "banding", _CODES, ""),
        # a simulation's lines of funding: source-workers-months-first month, separated by commas
        _option("plan", "dana", _LINES, "apbd-10000-12-1"),
        _option("budget_year", "tahun_anggaran", r"202[5-9]|20[34]\d", "2026"),
        _option("tariff", "iuran", r"\d{1,6}", "16800"),  # rupiah a month and worker
        # whose relief of PP 50/2025 is reckoned with: workers outside transport, in it, or none
        _option("relief", "keringanan", "lain|transportasi|tidak", "lain"),
        # what each area may add to its whole: up to the target, or all who are not covered
        _option("potential", "potensi", "sasaran|semua", "sasaran"),
        # Bandingkan: what the rows are, which drawing, the other period and indicator, and how they are drawn
        _option("units", "satuan", "wilayah|kanwil", "wilayah"),
        _option("drawing", "gambar", "selisih|tren|sebaran|kuadran|permadani|serupa", "selisih"),
        _option("second_period", "periode_banding", r"|\d{4}(-(0[1-9]|1[0-2]))?", ""),
        _option("second_indicator", "indikator_banding", rf"|{ID}", ""),
        _option("lines", "garis", "median|nasional", "median"),
        _option("neighbours", "tetangga", "[3-9]|1[0-5]", "10"),
        _option("features", "ciri", rf"|{ID}(,{ID}){{0,19}}", ""),
        # the comparison group drawn, as a Table names it; empty: the page chooses
        _option("group", "kelompok", r"|[a-z0-9][a-zA-Z0-9:._; -]{0,159}", ""),
        _option("all_rows", "baris", "ringkas|semua", "ringkas"),
        # Peringkat: by which column and which way it is sorted, what is looked for, how far it is scrolled
        _option("sort", "urut", r"|[a-z_]{2,30}\.(naik|turun)", ""),
        _option("search", "cari", r"[^\x00-\x1f]{0,80}", ""),
        _option("scroll", "gulir", r"|\d{1,6}", ""),
        # Cerita: which story is told, by its id in data/catalogue/stories.csv
        _option("story", "cerita", r"[a-z][a-z-]{1,29}", "sumbagsel"),
        # Cek angka: what a person corrected of its reading, claim:field:value, separated by commas
        _option("corrections", "koreksi", _CORRECTIONS, ""),
        # Metodologi: the section to begin at, by its anchor
        _option("section", "bagian", r"|[a-z][a-z-]{1,29}", ""),
    )
}


# Values that links of before may still hold, by option, and what they ask for today.
_ONCE = {("drawing", "corong"): "sebaran", ("section", "corong"): "pencilan"}


def default_of(name: str) -> str:
    """The value of an option that a link does not name."""
    return OPTIONS[name].default


def readable(name: str, value: str) -> bool:
    """Whether a value may stand in a link."""
    return OPTIONS[name].pattern.fullmatch(value) is not None


def options_in(params: Mapping[str, str]) -> dict[str, str]:
    """The options that URL parameters hold, by name, as they stand there or would stand today."""
    found = {option.name: params[option.key] for option in OPTIONS.values() if option.key in params}
    return {name: _ONCE.get((name, value), value) for name, value in found.items()}
