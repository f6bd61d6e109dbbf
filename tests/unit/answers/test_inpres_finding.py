"""The title of the page Inpres, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from pantau.answers.inpres_finding import inpres_finding
from pantau.text import Text

SAY = Text("id")


def step(state: str = "unknown", n: int | None = None, of: int | None = None, **more: Any) -> dict[str, Any]:
    return {
        "state": state,
        "numerator": n,
        "denominator": of,
        "as_of": "2022-11",
        "status": "published",
        **more,
    }


def own(**steps: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: step() for name in ("budget", "opd", "village")} | steps


@pytest.mark.parametrize(
    ("budgets", "finding"),
    [
        (
            {"full": 12, "none": 12, "unknown": 490},
            "anggaran diketahui dari 24 pemda (12 sudah, 12 belum), "
            "490 dari 514 belum tercatat dalam rilis ini",
        ),
        (
            {"full": 12, "none": 12, "unknown": 0},
            "anggaran diketahui dari semua 24 pemda (12 sudah, 12 belum)",
        ),
        ({"full": 0, "none": 0, "unknown": 6}, "anggaran 6 pemda belum tercatat dalam rilis ini"),
    ],
)
def test_of_parts_it_counts_budgets(budgets: dict[str, int], finding: str) -> None:
    assert inpres_finding(SAY, "Wilayah", own(), budgets) == f"Wilayah: {finding}"


def test_of_a_regency_it_tells_offices_then_budget_then_nothing() -> None:
    budget = step("none", as_of="2022-05-23")
    offices = own(opd=step("part", 12, 39), village=step("part", 19, 62), budget=budget)
    assert inpres_finding(SAY, "Majene", offices, None) == (
        "Majene: 12 dari 39 OPD dan 19 dari 62 desa terdaftar (November 2022)"
    )
    assert inpres_finding(SAY, "Gowa", own(budget=budget), None) == "Gowa: anggaran belum (23 Mei 2022)"
    guessed = own(opd=step("part", 12, 39, status="estimate"))
    for nothing in (own(), guessed):
        assert inpres_finding(SAY, "Pati", nothing, None) == (
            "Pati: belum satu langkah pun tercatat dalam rilis ini"
        )


def test_a_budget_told_in_rupiah_is_on_record() -> None:
    amount = "Rp1.000 (2025)"
    assert inpres_finding(SAY, "Pati", own(), None, amount=amount) == f"Pati: anggaran {amount}"
    refused = own(budget=step("none", as_of="2022-05-23"))
    told = inpres_finding(SAY, "Wajo", refused, None, amount=amount)
    assert told == f"Wajo: anggaran belum (23 Mei 2022); {amount}"
    counts = {"full": 1, "none": 0, "unknown": 5}
    assert inpres_finding(SAY, "Bali", own(), counts, with_amount=2) == (
        "Bali: anggaran diketahui dari 3 pemda (1 sudah, 0 belum, 2 dengan jumlah rupiah), "
        "3 dari 6 belum tercatat dalam rilis ini"
    )
