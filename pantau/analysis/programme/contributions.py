"""What non-wage workers (BPU) contribute for JKK and JKM, and who pays half of it under PP 50/2025.

The rules and their sources are data: data/methodology/contributions.toml.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from pantau.folders import METHODOLOGY
from pantau.text.both import Both

_FILE = METHODOLOGY / "contributions.toml"
_MONTHS = 12
NO_RELIEF = "tidak"
# whose relief a plan reckons with, as links write it: workers outside transport, or in it
SECTORS = ("lain", "transportasi", NO_RELIEF)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of record: the law, and who reports it. first, last: 'YYYY-MM', '' without limits."""

    law: Both
    source_id: str
    first: str = ""
    last: str = ""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def _rule(entry: dict[str, Any]) -> Rule:
    law = Both(entry["law"], entry.get("law_en", entry["law"]))
    return Rule(law, entry["source_id"], entry.get("first", ""), entry.get("last", ""))


def tariff() -> int:
    """Rupiah a month and worker: JKK and JKM of BPU in the lowest class of income."""
    return int(_data()["tariff"]["jkk"]) + int(_data()["tariff"]["jkm"])


def full_tariff() -> frozenset[str]:
    """Sources of funds whose workers get no relief."""
    return frozenset(_data()["full_tariff"]["sources"])


def rules() -> dict[str, Rule]:
    """'tariff', the sectors with relief, and 'full_tariff': each with its law and source."""
    data = _data()
    reliefs = {sector: _rule(entry) for sector, entry in data["relief"].items()}
    return {"tariff": _rule(data["tariff"]), **reliefs, "full_tariff": _rule(data["full_tariff"])}


def relief_months(sector: str, year: int) -> tuple[int, int] | None:
    """First and last month (1 to 12) of `year` at half the contribution; None where there is none.

    sector: one of SECTORS.
    """
    if sector == NO_RELIEF:
        return None
    rule = rules()[sector]
    months = [at for at in range(1, _MONTHS + 1) if rule.first <= f"{year}-{at:02d}" <= rule.last]
    return (months[0], months[-1]) if months else None
