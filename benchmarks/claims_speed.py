"""How the reading of Cek angka grows with a text: 2,500, 5,000, 10,000 and 20,000 characters.

Of ROUNDS readings of each length the least is told, in processor time: others use the machine too. Two kinds
of text: many sentences as the news writes them, and one sentence without an end, the dearest that we know.
"""

from __future__ import annotations

import time
from typing import Any

from pantau.claims import Vocabulary, read_claims, vocabulary_of
from pantau.store import current_release

LENGTHS = (2_500, 5_000, 10_000, 20_000)
ROUNDS = 3
TARGETS = {"of_10000": 1.0, "times_2500": 5.0}
NEWS = (
    "MAKASSAR - Kepala Kanwil BPJS Ketenagakerjaan Sulawesi Maluku, M. Oloan, mengatakan cakupan UCJ "
    "Sulawesi Selatan per Juni 2025 sebesar 47,38 persen. Di Kabupaten Gowa, yang berpenduduk 783.000 jiwa, "
    "cakupannya 26,5 persen, sedangkan Takalar 24,4 persen dan Jeneponto 23,41 persen. Pemprov menargetkan "
    "60 persen pada 2026 dan menyiapkan Rp4,8 miliar untuk 20.000 pekerja rentan, ujarnya di Makassar, "
    "Selasa (15/7/2025). "
)
ENDLESS = "Cakupan Bali 50,88 persen pada Maret 2025, dan di Lampung naik dari 24,5 menjadi 25,27 persen, "


def measure() -> dict[str, Any]:
    """Seconds by kind of text and length."""
    vocabulary = vocabulary_of(current_release())
    read_claims(NEWS, vocabulary)  # names of areas are read once a process
    return {
        name: {length: _least((text * length)[:length], vocabulary) for length in LENGTHS}
        for name, text in (("news", NEWS), ("endless", ENDLESS))
    }


def _least(text: str, vocabulary: Vocabulary) -> float:
    took = []
    for _ in range(ROUNDS):
        started = time.process_time()
        read_claims(text, vocabulary)
        took.append(time.process_time() - started)
    return min(took)


def report(result: dict[str, Any]) -> str:
    """A line a kind of text."""
    lines = []
    for name, seconds in result.items():
        times = seconds[10_000] / seconds[2_500]
        told = ", ".join(f"{length:,}: {took:.3f} s" for length, took in seconds.items())
        lines.append(f"{name:8} {told}; 10,000 cost {times:.1f} times 2,500 (target {TARGETS['times_2500']})")
    return "\n".join(lines)
