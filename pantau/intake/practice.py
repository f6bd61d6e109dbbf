"""A workbook of made-up figures for rehearsing an upload, marked so in every sheet.

The figures behave like real ones: participants grow slowly and fall from January to April,
because part of them (non-ASN, RT/RW) is paid for once a year; workers are counted anew every
August. With mistakes, a few typical ones are planted, each listed in a sheet of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from pantau.areas import REGENCY_LEVELS
from pantau.folders import FACTS
from pantau.intake.kinds import KINDS
from pantau.intake.mistakes import Planted, plant
from pantau.intake.names import SEGMENTS
from pantau.intake.reading import PRACTICE
from pantau.intake.template import write_help, write_lists, write_record_sheet
from pantau.intake.writing import SheetWriter, choice_word, workbook, write_cell
from pantau.text import Text

MONTHS = 24
LAST_MONTH = "2025-12"
# How far participants paid for once a year have fallen in each of the first months.
DIPS = {1: 1.0, 2: 0.7, 3: 0.4, 4: 0.15}
_WORKING_SHARE = {"pu": 0.18, "bpu": 0.22, "jakon": 0.02, "pmi": 0.006}
_COVERAGE = {"pu": (0.35, 0.7), "bpu": (0.04, 0.2), "jakon": (0.3, 0.8), "pmi": (0.1, 0.4)}
_PAID_YEARLY = {"pu": (0.05, 0.2), "bpu": (0.1, 0.3), "jakon": (0.0, 0.0), "pmi": (0.0, 0.0)}
_GROUPS = ("non_asn", "rt_rw", "village_officials")
_COST_A_YEAR = 201_600  # rupiah: BPU JKK and JKM, Rp16.800 a month

Row = dict[str, Any]
Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Place:
    code: str
    name: str
    level: str
    population: int


def practice_name(name: str) -> str:
    """The name with the mark in front, if it has none."""
    return name if name.startswith(PRACTICE) else f"{PRACTICE}-{name}"


def write_practice(
    target: Path | str | BinaryIO, mistakes: bool = False, seed: int = 1, last: str = LAST_MONTH
) -> list[Planted]:
    """Write the practice workbook: 514 areas, 24 months up to `last`, all made up.

    The same seed gives the same figures. A path gets the mark in front of its name (see
    `practice_name`). Gives the mistakes planted, with rows as Excel counts them. Raises
    OSError where the file cannot be written.
    """
    if isinstance(target, (str, Path)):
        target = Path(target).with_name(practice_name(Path(target).name))
    places = _places()
    chance = np.random.default_rng(seed)
    say = Text()
    with workbook(target) as book:
        sheets = {"participants": _participants(places, months_until(last), chance)}
        sheets |= _others(places, last, chance)
        writer = SheetWriter(book, mark=say("intake.practice.mark"))
        first_row = writer.top + 2
        planted = plant(sheets["participants"], first_row, chance) if mistakes else []
        write_help(writer)
        for kind in KINDS.values():
            _write_rows(write_record_sheet(writer, kind, example=False), kind.id, sheets[kind.id], writer)
        write_lists(writer)
        if mistakes:
            _write_planted(writer, planted)
    return planted


def months_until(last: str, count: int = MONTHS) -> list[str]:
    """The months up to and including one: ('2025-02', 3) -> ['2024-12', '2025-01', '2025-02']."""
    end = int(last[:4]) * 12 + int(last[5:]) - 1
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(end - count + 1, end + 1)]


def _places() -> list[_Place]:
    with (FACTS / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] in REGENCY_LEVELS]
    return [_Place(row["area_code"], row["name"], row["level"], int(row["population"])) for row in rows]


def _participants(places: Sequence[_Place], months: list[str], chance: np.random.Generator) -> list[Row]:
    figures = {
        segment: _figures(np.array([place.population for place in places]), months, segment, chance)
        for segment in SEGMENTS
    }
    words = {segment: choice_word("segment", segment) for segment in SEGMENTS}
    basis, counted_by = choice_word("basis", "semesta"), choice_word("counted_by", "nik")
    rows = []
    for at_month, month in enumerate(months):
        year = int(month[:4]) - (month[5:] < "08")
        for at_place, place in enumerate(places):
            for segment in SEGMENTS:
                active, registered, eligible = (int(part[at_place, at_month]) for part in figures[segment])
                rows.append(
                    {
                        "area_code": place.code,
                        "area": place.name,
                        "period": month,
                        "segment": words[segment],
                        "active": active,
                        "registered": registered,
                        "eligible": eligible,
                        "eligible_as_of": f"{year}-08",
                        "basis": basis,
                        "counted_by": counted_by,
                    }
                )
    return rows


def _figures(
    population: Numbers, months: list[str], segment: str, chance: np.random.Generator
) -> tuple[Numbers, Numbers, Numbers]:
    """Active, registered and eligible people of every area (rows) and month (columns)."""
    count, length = len(population), len(months)
    # workers are counted in August; the count then stands for a year
    counted = np.cumsum([1.0 if month[5:] == "08" else 0.0 for month in months])
    growth = 1 + chance.uniform(-0.02, 0.05, (count, 1)) * counted
    share = _WORKING_SHARE[segment] * chance.uniform(0.7, 1.3, (count, 1))
    eligible = np.rint(population[:, None] * share * growth) + 20
    coverage = chance.uniform(*_COVERAGE[segment], (count, 1)) * (1 + 0.006 * np.arange(length))
    dip = np.array([DIPS.get(int(month[5:]), 0.0) for month in months])
    paid_yearly = chance.uniform(*_PAID_YEARLY[segment], (count, 1))
    noise = chance.normal(1, 0.004, (count, length))
    active = np.clip(np.rint(eligible * coverage * (1 - paid_yearly * dip) * noise), 1, eligible)
    lapsed = np.maximum.accumulate(np.rint(active * chance.uniform(0.05, 0.3, (count, 1))), axis=1)
    return active.astype(np.int64), (active + lapsed).astype(np.int64), eligible.astype(np.int64)


def _others(places: Sequence[_Place], last: str, chance: np.random.Generator) -> dict[str, list[Row]]:
    """The sheets beside participants, for the last month or its year."""
    say, year = Text(), int(last[:4])
    sheets: dict[str, list[Row]] = {kind: [] for kind in KINDS if kind != "participants"}
    for place in places:
        here = {"area_code": place.code, "area": place.name}
        for group in _GROUPS:
            eligible = int(chance.integers(300, 6_000))
            figures = {"protected": int(eligible * chance.uniform(0.1, 0.95)), "eligible": eligible}
            sheets["groups"].append(here | {"period": last, "group": choice_word("group", group)} | figures)
        for unit, total in (("opd", chance.integers(25, 45)), ("village", chance.integers(40, 320))):
            if unit == "opd" or place.level == "regency":
                figures = {"registered": int(total * chance.uniform(0.2, 1)), "total": int(total)}
                sheets["institutions"].append(
                    here | {"period": last, "unit": choice_word("unit", unit)} | figures
                )
        budgeted, workers = chance.uniform() < 0.6, int(chance.integers(200, 5_000))
        status = choice_word("status", "budgeted" if budgeted else "not_budgeted")
        money = {"amount": workers * _COST_A_YEAR, "fund_source": say("intake.choice.fund_source.apbd")}
        sheets["budget"].append(
            here | {"year": year, "status": status} | (money | {"workers": workers} if budgeted else {})
        )
        if budgeted:
            about = {"regulation_kind": say("intake.practice.kind"), "title": say("intake.practice.title")}
            sheets["regulation"].append(here | about | {"regulation_number": str(workers % 90), "year": year})
        goal = {"document": say("intake.practice.document"), "basis": choice_word("basis", "semesta")}
        value = round(float(chance.uniform(25, 70)), 2)
        unit_word = choice_word("target_unit", "percent")
        sheets["targets"].append(here | goal | {"year": year, "unit": unit_word, "value": value})
    return sheets


def _write_rows(sheet: Any, kind: str, rows: Sequence[Row], writer: SheetWriter) -> None:
    names = list(Text().section(f"intake.column.{kind}"))
    for number, row in enumerate(rows, start=writer.top + 1):
        for column, name in enumerate(names):
            # no look of its own: the column's
            write_cell(sheet, number, column, row.get(name))


def _write_planted(writer: SheetWriter, planted: Sequence[Planted]) -> None:
    section = Text().section("intake.planted")
    sheet = writer.table("mistakes", list(section.values()), [16, 10, 22, 30, 60])
    for number, one in enumerate(planted, start=writer.top + 1):
        what = Text()(f"intake.planted_rule.{one.rule}")
        for column, value in enumerate((one.sheet, one.row, one.column, str(one.value), what)):
            write_cell(sheet, number, column, value)
