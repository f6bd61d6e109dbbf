"""The register of sources, and that every figure cites one of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pantau.store.errors import Refusal
from pantau.store.records import ESTIMATE_SOURCE, Table
from pantau.store.rows import InputRow, Inputs, refuse
from pantau.text import Text
from pantau.text.both import both
from pantau.text.dates import date_text

REGISTER = "sources.csv"
KINDS = ("official", "press release", "news", "data repository")
OFFICIAL_FILE, OURS = "official file", "estimate of ours"
SEEN = ("yes", "title only", "no")
# Between the ids of a figure that rests on several sources.
AND = "; "
_COLUMNS = ("source_id", "publisher", "title", "date", "url", "kind", "seen", "short_name", "note")
# Of sources cited together, joined.
_TEXTS = (
    *("id", "publisher", "publisher_en", "title", "title_en", "date", "note", "note_en"),
    *("short_name", "short_name_en"),
)
# What has English where its words are ours; a title as it was published keeps its language.
IN_ENGLISH = ("publisher", "title", "note")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ASIDE = re.compile(r"\s*\(.*\)$")


def cited(row: InputRow, column: str = "source_id") -> str:
    """The ids that a row cites, '; ' between them; the cell may not be empty."""
    return AND.join(_ids(row.required(column)))


def _ids(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def read_sources(inputs: Inputs, folder: Path) -> Table:
    """Rows of table source: the register, and one more for each set of sources cited together.

    A row that cites an id which the register lacks is refused in `inputs`.
    """
    seen: set[str] = set()

    def convert(row: InputRow) -> Table:
        found = _source(row, inputs.english)
        if found["id"] in seen:
            raise refuse("id_twice", value=found["id"])
        seen.add(str(found["id"]))
        return [found]

    register = inputs.convert(folder / REGISTER, _COLUMNS, convert)
    known = {str(row["id"]): row for row in register}
    together: dict[str, dict[str, object]] = {}
    for row in _citing(folder):
        ids = _ids(row.text("source_id"))
        unknown = [one for one in ids if one not in known]
        if unknown:
            reason = Text()("store.row.unknown_source", value=AND.join(unknown), register=REGISTER)
            inputs.refusals.append(Refusal(row.file, row.line, reason))
        elif len(ids) > 1:
            together.setdefault(AND.join(ids), _joined([known[one] for one in ids]))
    return register + [together[key] for key in sorted(together)]


def _citing(folder: Path) -> list[InputRow]:
    """Every row of the facts that cites anything."""
    again = Inputs()  # what is wrong with the files themselves is noted where they are read
    return [
        row
        for path in sorted(folder.glob("*.csv"))
        if path.name != REGISTER
        for row in again.rows(path, ())
        if row.text("source_id")
    ]


def _source(row: InputRow, english: Mapping[str, str]) -> dict[str, object]:
    if not _ID.fullmatch(row.required("source_id")):
        raise refuse("source_form", value=row.text("source_id"))
    if row.text("date"):
        row.period("date")
    by_hand = row.text("short_name")
    told = {name: row.text(name) or None for name in ("publisher", "title", "date", "url", "note")}
    told_publisher = english.get(row.text("publisher"), row.text("publisher"))
    return {
        "id": row.text("source_id"),
        **told,
        **{f"{name}_en": english.get(row.text(name)) for name in IN_ENGLISH},
        "kind": row.choice("kind", KINDS),
        "seen": row.choice("seen", SEEN),
        "short_name": by_hand or _short_name(row, row.text("publisher"), "id"),
        "short_name_en": english.get(by_hand, by_hand) or _short_name(row, told_publisher, "en"),
        "named": all(told[name] for name in ("publisher", "title", "date")),
    }


def _short_name(row: InputRow, publisher: str, language: str) -> str:
    """'ANTARA Ambon, Mei 2024': the publisher without what stands in brackets, and the date."""
    date = row.text("date") and date_text(row.text("date"), language)
    named = _ASIDE.sub("", publisher) or row.required("short_name")
    return ", ".join(part for part in (named, date) if part)


def _joined(parts: list[dict[str, object]]) -> dict[str, object]:
    """Several sources as one; what cannot be added up is that of the first."""

    def each(column: str) -> str | None:
        return AND.join(str(part[column]) for part in parts if part[column]) or None

    texts = {name: each(name) for name in _TEXTS}
    best = min((str(part["seen"]) for part in parts), key=SEEN.index)
    named = any(part["named"] for part in parts)
    return {**parts[0], **texts, "seen": best, "named": named}


def estimate_source() -> dict[str, object]:
    """How estimates of ours are cited."""
    title = both("store.estimate_source")
    return {
        "id": ESTIMATE_SOURCE,
        "publisher": "Pantau Jamsostek",
        "publisher_en": "Pantau Jamsostek",
        "title": title.id,
        "title_en": title.en,
        "date": None,
        "url": None,
        "note": None,
        "note_en": None,
        "kind": OURS,
        "seen": "yes",
        "short_name": title.id,
        "short_name_en": title.en,
        "named": True,
    }
