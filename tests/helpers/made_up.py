"""A catalogue and facts with rows of our own added: an indicator, a segment, a group, a target, a source."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers import facts

SOURCE = "karangan-sumber-baru"
SHORT_NAME = {"id": "Karangan Sumber Baru, 7 Juli 2025", "en": "Karangan Sumber Baru, 7 July 2025"}
REGISTERED = {
    "source_id": SOURCE,
    "publisher": "Karangan Sumber Baru",
    "title": "Angka karangan",
    "date": "2025-07-07",
    "kind": "news",
    "seen": "yes",
}

INDICATOR = {
    "id": "pekerja_muda_24",
    "position": "99",
    "name_id": "Pekerja muda terlindungi",
    "name_en": "Young workers covered",
    "definition_id": "Pekerja di bawah 24 tahun yang terlindungi.",
    "definition_en": "Workers under 24 who are covered.",
    "formula_id": "terlindungi / pekerja muda × 100%",
    "formula_en": "covered / young workers × 100%",
    "numerator_id": "pekerja muda terlindungi",
    "numerator_en": "young workers covered",
    "denominator_id": "pekerja muda",
    "denominator_en": "young workers",
    "unit": "percent",
    "basis": "sakernas",  # a bare year of it is the whole of its date
    "polarity": "more_is_better",
    "frequency": "year",
    "segments": "all magang",
    "class_breaks": "20 30 40 50",
    "mapped": "yes",
    "carries_forward": "no",
    "counted": "people",
    "figures": "",
    "complement": "no",
    "held_to_targets": "no",
    "supplier_id": "Dinas contoh",
    "supplier_en": "An agency of ours",
}
SEGMENT = {
    "id": "magang",
    "kind": "segment",
    "name_id": "Peserta magang",
    "name_en": "Interns",
    "part": "yes",
    "own_tariff": "yes",
}
GROUP = {
    "id": "nelayan",
    "kind": "group",
    "name_id": "Nelayan kecil",
    "name_en": "Small-scale fishers",
    "part": "no",
    "own_tariff": "no",
}
TARGET = {
    "id": "uji-2027",
    "document": "Rencana Uji 2027",
    "area_code": "ID",
    "year": "2027",
    "value": "41.5",
    "unit_code": "percent",
    "basis": "sakernas",
    "uncertain": "no",
    "source_id": SOURCE,
}


def _figure(area: str, year: str, segment: str = "all", **cells: str) -> dict[str, str]:
    row = {"area_code": area, "as_of": year, "indicator": INDICATOR["id"], "segment": segment}
    return row | {"basis": "sakernas", "source_id": SOURCE} | cells


FIGURES = [
    _figure("16", "2024", numerator="1000", denominator="4000"),
    _figure("16", "2025", numerator="1236", denominator="4000"),
    _figure("73", "2025", published_pct="41.7"),
    _figure("ID", "2025", numerator="30000", denominator="90000"),
    _figure("16", "2025", "magang", numerator="57", denominator="60"),
]


def add(path: Path, *rows: dict[str, str]) -> None:
    """Add rows to a CSV file, with the cells not named left empty; the file need not be there."""
    if not path.is_file():
        facts.write(path, list(dict.fromkeys(name for row in rows for name in row)), [])
    columns, known = facts.read(path)
    facts.write(path, columns, known + [dict.fromkeys(columns, "") | row for row in rows])


def catalogue(folder: Path) -> Path:
    """The catalogue with our rows; `group_coverage` also offers the group, UCJ the segment."""
    shutil.copytree(facts.CATALOGUE, folder)
    add(folder / "indicators.csv", INDICATOR)
    add(folder / "segments.csv", SEGMENT, GROUP)
    columns, rows = facts.read(folder / "indicators.csv")
    for row in rows:
        if row["id"] == "group_coverage":
            row["segments"] += f" {GROUP['id']}"
        if row["id"] == "coverage_ucj":
            row["segments"] += f" {SEGMENT['id']}"
    facts.write(folder / "indicators.csv", columns, rows)
    return folder


def add_facts(folder: Path) -> Path:
    """Our figures, one of the group, and the target, added to a folder of facts."""
    add(folder / "sources.csv", REGISTERED)
    add(folder / "figures.csv", *FIGURES)
    group = {"area_code": "16", "as_of": "2025-07", "group": "Nelayan", "group_id": GROUP["id"]}
    counts = {"protected": "311", "eligible": "500", "pct_published": "62.2"}
    add(folder / "groups_published.csv", {**group, **counts, "source_id": SOURCE})
    add(folder / "targets.csv", TARGET)
    parts = {"area_code": "73", "as_of": "2026-01", "indicator": "coverage_ucj", "basis": "unstated"}
    parts |= {"source_id": SOURCE}
    counts = {"pu": "400", SEGMENT["id"]: "70"}
    by_segment = [{**parts, "segment_id": name, "active": people} for name, people in counts.items()]
    add(folder / "segments_published.csv", *by_segment)
    return folder
