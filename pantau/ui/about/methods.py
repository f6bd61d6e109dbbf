"""The methodology page: what each method does, its formula, and an example with its numbers filled in."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from pantau.folders import METHODOLOGY
from pantau.text import Text
from pantau.text.numbers import number, percent, points, rupiah

EXAMPLES = METHODOLOGY / "examples.toml"
# Sections in order, each with the anchor that other pages link to (metodologi#peringkat).
ANCHORS = {
    "coverage": "cakupan",
    "recompute": "hitung-ulang",
    "estimates": "taksiran",
    "uncovered": "belum-terlindungi",
    "gap": "sasaran",
    "pace": "laju",
    "progress": "kemajuan",
    "forecast": "proyeksi",
    "rank": "peringkat",
    "tiers": "tingkatan",
    "improvement": "perbaikan",
    "change": "perubahan",
    "mix": "campuran",
    "peers": "mirip",
    "spread": "sebaran",
    "outliers": "pencilan",
    "simulation": "simulasi",
    "fewest": "tersedikit",
    "classes": "kelas",
    "flags": "tanda",
    "checks": "periksa",
    "quality": "mutu",
    "rounding": "pembulatan",
    "claims": "cek-angka",
}


@cache
def examples() -> dict[str, dict[str, dict[str, Any]]]:
    """The numbers of the worked examples, by section and name: kind, value, digits."""
    return tomllib.loads(EXAMPLES.read_text(encoding="utf-8"))


def written_example(entry: dict[str, Any], language: str) -> str:
    """A number of an example as the page writes it."""
    value, digits = entry["value"], entry.get("digits", 0)
    kinds = {"percent": percent, "points": points, "number": number}
    if entry["kind"] in kinds:
        return kinds[entry["kind"]](value, digits, language)
    return rupiah(value, language) if entry["kind"] == "rupiah" else number(value, 0, language)


def sections(say: Text) -> list[dict[str, Any]]:
    """What templates/methods.html shows of each section."""
    return [_section(say, name, anchor) for name, anchor in ANCHORS.items()]


def _section(say: Text, name: str, anchor: str) -> dict[str, Any]:
    numbers = {key: written_example(entry, say.language) for key, entry in examples().get(name, {}).items()}
    source = say(f"methods.{name}.source")
    return {
        "anchor": anchor,
        "title": say(f"methods.{name}.title"),
        "what": say(f"methods.{name}.what", **numbers),
        "formulas": say(f"methods.{name}.formula").split("\n"),
        "example": say(f"methods.{name}.example", **numbers),
        "source": "" if source == "ours" else source,
        "ours": source == "ours",
    }
