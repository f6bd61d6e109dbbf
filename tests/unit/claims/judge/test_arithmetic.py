"""Recomputation: what agrees by printed decimals, what differs and by how much. Computed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pantau.claims import Recomputation, Vocabulary, read_claims, recompute

NO_NAMES = Vocabulary()


def _checks(text: str) -> list[Recomputation]:
    return [found for claim in read_claims(text, NO_NAMES) for found in recompute(claim, text)]


@pytest.mark.parametrize(
    ("text", "kind", "verdict", "difference"),
    [
        # 935079 / 1873899 = 49.9002%
        ("Bali: 935.079 dari 1.873.899 pekerja atau 50,88%", "share", "differs", "0.98"),
        # 574908 / 1601559 = 35.8968%
        ("Aceh: 574.908 dari 1.601.559 pekerja (32,73 persen)", "share", "differs", "-3.17"),
        # 461000 / (461000 + 386317) = 54.4070%
        (
            "Serang 50,87 persen atau 461.000 pekerja, sisanya 386.317 orang",
            "share_with_uncovered",
            "differs",
            "-3.54",
        ),
        ("Maluku Utara 61 persen, 176.604 dari target 289.003 orang", "share", "match", "0.00"),
        # 36.65 / 130.5 = 28.08 to 36.75 / 129.5 = 28.38
        ("36,7 juta dari 130 juta pekerja atau 28,2%", "share", "match", "0.00"),
        ("36,7 juta dari 130 juta pekerja atau 28,5%", "share", "differs", "0.27"),
        # 287 / 1000 = 28.7, which is not 28 unless cut off
        ("287 dari 1.000 pekerja atau 28%", "share", "cut_off", "0.00"),
        ("286 dari 1.000 pekerja atau lebih dari 28%", "share", "match", "0.00"),
        ("286 dari 1.000 pekerja atau hampir 30%", "share", "match", "0.00"),
        ("286 dari 1.000 pekerja atau hampir 20%", "share", "differs", "-8.60"),
        ("286 dari 1.000 pekerja atau 25-30 persen", "share", "match", "0.00"),
        ("286 dari 1.000 pekerja atau 30-35 persen", "share", "differs", "0.90"),
        ("turun 10 poin dari 39% menjadi 29%", "change_points", "match", "0.00"),
        ("turun 12 poin dari 39% menjadi 29%", "change_points", "differs", "-2.00"),
        # 599061 / 511111 = 1.17208
        ("naik 17 persen dari 511.111 menjadi 599.061 pekerja", "change_percent", "match", "0.00"),
        ("naik 20 persen dari 511.111 menjadi 599.061 pekerja", "change_percent", "differs", "2.79"),
        ("naik 87.950 orang dari 511.111 menjadi 599.061 orang", "change_people", "match", "0.00"),
        ("naik 5 persen dari 20 persen menjadi 25 persen", "change_points", "points_called_percent", "0.00"),
        ("naik 25 persen dari 20,0 persen menjadi 25,0 persen", "change_percent", "match", "0.00"),
    ],
)
def test_a_stated_number_is_held_against_what_it_computes_to(
    text: str, kind: str, verdict: str, difference: str
) -> None:
    found = _checks(text)

    assert [(c.kind, c.verdict, f"{round(c.difference, 2):.2f}") for c in found] == [
        (kind, verdict, difference)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "unit", "low", "high"),
    [
        ("Dari 1.873.899 pekerja, 935.079 terlindungi", "implied_percent", "percent", "49.90", "49.90"),
        # 2.65 / 0.4295 to 2.75 / 0.4285 million, as 'sekitar 2,7 juta' is 2.65 to 2.75
        ("42,9 persen, sekitar 2,7 juta orang", "implied_denominator", "people", "6169965.08", "6417736.29"),
        # 28.5% to 29.5% of 599,061
        ("29 persen dari 599.061 pekerja", "implied_numerator", "people", "170732.38", "176723.00"),
        ("Dari 200 pekerja, 50 orang belum terlindungi", "implied_percent", "percent", "75.00", "75.00"),
        ("turun dari 39% menjadi 29%", "implied_change_points", "points", "-11.00", "-9.00"),
        ("satu dari empat pekerja", "implied_percent", "percent", "22.50", "27.50"),
    ],
)  # fmt: skip
def test_what_a_claim_leaves_out_is_computed(text: str, kind: str, unit: str, low: str, high: str) -> None:
    [found] = _checks(text)

    assert (found.kind, found.unit, found.verdict) == (kind, unit, "computed")
    assert (f"{found.computed.low:.2f}", f"{found.computed.high:.2f}") == (low, high)


@pytest.mark.parametrize(
    "text", ["50,88 persen", "5 dari 0 pekerja atau 3%", "1,234 dari 5,678 pekerja", "Rp16.800", ""]
)
def test_nothing_is_computed_from_what_cannot_be(text: str) -> None:
    assert _checks(text) == []


def test_a_difference_is_that_of_the_exact_numbers() -> None:
    [found] = _checks("935.079 dari 1.873.899 pekerja atau 50,88%")

    assert found.difference == Decimal("50.88") - Decimal(100) * 935079 / 1873899
