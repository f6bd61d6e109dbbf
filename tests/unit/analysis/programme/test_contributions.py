"""Contributions and their relief, as the law and its reports have them."""

from __future__ import annotations

import pytest

from pantau.analysis.programme.contributions import SECTORS, full_tariff, relief_months, rules, tariff
from pantau.analysis.programme.simulation import SOURCES
from pantau.url_options import OPTIONS, default_of, readable
from tests.helpers import facts


def test_the_standard_tariff_is_that_of_the_link() -> None:
    assert tariff() == 10_000 + 6_800 == int(default_of("tariff"))


@pytest.mark.parametrize(
    ("sector", "year", "months"),
    [
        # PP 50/2025: contributions of April to December 2026; in transport of January 2026 to March 2027
        ("lain", 2025, None),
        ("lain", 2026, (4, 12)),
        ("lain", 2027, None),
        ("transportasi", 2025, None),
        ("transportasi", 2026, (1, 12)),
        ("transportasi", 2027, (1, 3)),
        ("transportasi", 2028, None),
        ("tidak", 2026, None),
    ],
)
def test_the_relief_holds_in_its_months(sector: str, year: int, months: tuple[int, int] | None) -> None:
    assert relief_months(sector, year) == months


def test_every_rule_names_its_law_and_its_source() -> None:
    register = {row["source_id"] for row in facts.real("sources")}
    assert list(rules()) == ["tariff", "lain", "transportasi", "full_tariff"]
    for rule in rules().values():
        assert all(law.startswith("PP ") for law in rule.law)
        assert rule.source_id in register


def test_links_and_rules_know_the_same_sectors_and_sources() -> None:
    assert all(readable("relief", sector) for sector in SECTORS)
    assert OPTIONS["relief"].pattern.pattern == "|".join(SECTORS)
    assert full_tariff() < set(SOURCES)
