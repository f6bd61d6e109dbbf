"""The result of a check to take along: as plain text, and as CSV with one row a claim."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pantau.claims.judge.comparator import Comparator
from pantau.claims.judge.verdict import Judged
from pantau.claims.say.beside_words import beside_text, others_beside
from pantau.claims.say.note_words import note_text
from pantau.claims.say.statement_words import statement_texts
from pantau.claims.say.words import Words
from pantau.documents.csv import ENCODING, plain

_COLUMNS = (
    "claim", "sentence", "area", "dates", "basis", "segment", "figures", "arithmetic", "checks", "beside",
    "statements", "comparators", "notes", "release",
)  # fmt: skip


def result_text(judged: Sequence[Judged], words: Words, release: str) -> str:
    """The result as lines for a message or a note: verdicts, calculations, figures beside, notes."""
    lines: list[str] = []
    for at, one in enumerate(judged, start=1):
        lines += [words.title(one.claim, at), f"“{one.claim.sentence.text.strip()}”"]
        lines += [f"- {words.arithmetic(one)}"]
        lines += [f"  {line}" for line in words.checks(one)]
        lines += [f"- {beside_text(words, one)}"]
        lines += [f"- {line}" for line in statement_texts(words, one)]
        lines += [f"  {words.comparator(found)}" for found in _beside(one)]
        lines += [f"- {note_text(words, one, note)}" for note in one.notes]
        lines.append("")
    lines.append(words.say("claims.release", release=release))
    return "\n".join(lines)


def _beside(one: Judged) -> list[Comparator]:
    """The figures beside a claim: those that it is compared with, then others of its area."""
    return [*(found for found in one.comparators if found.tells_gap), *others_beside(one)]


def result_csv(judged: Sequence[Judged], words: Words, release: str) -> bytes:
    """One row a claim, in UTF-8 with a byte-order mark; text that a spreadsheet would run is quoted."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([words.say(f"claims.csv.{name}") for name in _COLUMNS])
    for at, one in enumerate(judged, start=1):
        row = _row(at, one, words, release)
        writer.writerow([plain(row[name]) for name in _COLUMNS])
    return out.getvalue().encode(ENCODING)


def _row(at: int, one: Judged, words: Words, release: str) -> dict[str, object]:
    claim = one.claim
    return {
        "claim": at,
        "sentence": claim.sentence.text.strip(),
        "area": "; ".join(words.area(code) for code in claim.codes),
        "dates": "; ".join(when.period.as_of if when.period else f"? {when.text}" for when in claim.dates),
        "basis": claim.basis,
        "segment": words.segment(claim.segment) if claim.segment else "",
        "figures": "; ".join(
            f"{words.say(f'claims.role.{figure.role}')}: {figure.number.text.strip()}"
            for figure in claim.figures
        ),
        "arithmetic": words.arithmetic(one),
        "checks": " ".join(words.checks(one)),
        "beside": beside_text(words, one),
        "statements": " ".join(statement_texts(words, one)),
        "comparators": " | ".join(words.comparator(found) for found in _beside(one)),
        "notes": " ".join(note_text(words, one, note) for note in one.notes),
        "release": release,
    }
