"""What Tentang data says, gathered from the release's catalogue, sources and findings."""

from __future__ import annotations

import pandas as pd

from pantau.answers import tables
from pantau.text import numbers
from pantau.text.dates import date_text
from pantau.text.values import shown
from pantau.ui.about.catalogue import GRADES, catalogue_tables
from pantau.ui.about.laws import law_values
from pantau.ui.about.sources import source_values
from pantau.ui.shell.cards import Cell, plain_table
from pantau.ui.shell.frame import Frame
from pantau.view import View

_FLAWS = (
    "denominators", "moving", "target", "counted", "season", "series", "split", "recompute",
    "north_kalimantan", "thresholds",
)  # fmt: skip
_TERMS = (
    "pa", "pu", "bpu", "jakon", "pmi", "employed", "semesta", "ucj", "kanwil", "non_asn", "opd",
    "vulnerable", "estimate", "points",
)  # fmt: skip
_EXAMPLE = "16.74"  # Prabumulih


def page_values(frame: Frame) -> dict[str, object]:
    """Values for templates/about.html; tables in it are HTML made by `plain_table`."""
    say = frame.say
    return {
        "indicators": catalogue_tables(frame),
        "grades": [say(f"about.grade.{grade}") for grade in GRADES],
        "example": _example(frame),
        "flaws": [say(f"about.flaw.{name}") for name in _FLAWS],
        "glossary": [say(f"about.glossary_text.{name}") for name in _TERMS],
        "laws": law_values(frame),
        "findings": _findings(frame),
        "sources": source_values(frame),
        "release": _release(frame),
        "inputs": _inputs(frame),
    }


def _example(frame: Frame) -> str:
    """The method worked on one regency of this release; empty where it has no estimate for it."""
    if _EXAMPLE not in frame.areas.index:
        return ""
    language = frame.view.language
    part = tables.headline(frame.release, View(area=_EXAMPLE))
    whole = tables.headline(frame.release, View(area=str(frame.areas.at[_EXAMPLE, "parent"])))
    if part["status"] != "estimate" or pd.isna(whole["value"]):
        return ""
    return frame.say(
        "about.method_text.example",
        area=part["name"],
        period=date_text(part["as_of"], language),
        province_denominator=numbers.number(whole["denominator"], 0, language),
        province_numerator=numbers.number(whole["numerator"], 0, language),
        numerator=numbers.number(part["numerator"], 0, language),
        denominator=numbers.number(part["denominator"], 0, language),
        value=shown(part, language),
    )


def _findings(frame: Frame) -> str:
    say = frame.say
    head = [Cell(say(f"about.finding.{key}")) for key in ("severity", "place", "message")]
    rows = [
        [
            Cell(say(f"about.finding.{row['severity']}")),
            Cell(_place(frame, row), language="zxx"),  # the name of a file is of no language
            Cell(row["message"], language="id" if pd.isna(row["message_en"]) else ""),
        ]
        for _, row in frame.release.query("findings").iterrows()
    ]
    return plain_table(say, say("about.findings"), head, rows, titled=True)


def _place(frame: Frame, row: pd.Series) -> str:
    """'coverage_published, baris 12': where a finding is, without the folders of whoever builds this."""
    file = _plain(str(row["file"]))
    return file if pd.isna(row["line"]) else frame.say("about.finding.line", file=file, line=row["line"])


def _plain(file: str) -> str:
    """The name of a file of ours without folder and ending; the name of an official file as it came."""
    folder, _, name = file.rpartition("/")
    return name.removesuffix(".csv") if folder in ("facts", "catalogue") else file


def _release(frame: Frame) -> str:
    language = frame.view.language
    levels = frame.areas["level"].value_counts()
    counts = frame.release.query("counts").set_index("table_name")["row_count"]
    regencies = int(levels.get("regency", 0) + levels.get("city", 0))
    provinces = int(levels.get("province", 0))
    return frame.say(
        "about.release_text.line",
        release=frame.release.id,
        built=date_text(frame.release.query("release").iloc[0]["built_at"], language),
        files=len(frame.release.query("release_inputs")),
        areas=provinces + regencies,
        provinces=provinces,
        regencies=regencies,
        observations=numbers.number(counts["observation"], 0, language),
        estimates=numbers.number(frame.release.query("estimates_count")["row_count"].iloc[0], 0, language),
    )


def _inputs(frame: Frame) -> str:
    say = frame.say
    head = [
        Cell(say("about.release_text.input")),
        Cell(say("about.release_text.rows"), numeric=True),
        Cell(say("about.release_text.hash")),
    ]
    rows = [
        [
            Cell(_plain(str(row["name"])), language="zxx"),
            Cell(numbers.number(row["row_count"], 0, frame.view.language), numeric=True),
            Cell(row["sha256"][:16]),
        ]
        for _, row in frame.release.query("release_inputs").iterrows()
    ]
    return plain_table(say, say("about.release"), head, rows)
