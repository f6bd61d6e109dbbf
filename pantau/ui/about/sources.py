"""The register of sources on the page Tentang data, and which of it cannot be named or was not read."""

from __future__ import annotations

from collections.abc import Iterable

from pantau.answers.names import indicator_names
from pantau.answers.sources import SourceRecord, register
from pantau.text import numbers
from pantau.ui.shell.cards import Cell, plain_table
from pantau.ui.shell.cited import record_cell
from pantau.ui.shell.frame import Frame

# What a source may be cited for beside figures.
_BESIDE = ("target", "budget", "regulation")


def source_values(frame: Frame) -> dict[str, str]:
    """Three tables as HTML: sources without publisher, title or date; those not read; all that are cited."""
    cited = [record for record in register(frame.release).values() if record.taken]
    return {
        "unnamed": _table(frame, "unnamed", [record for record in cited if not record.named]),
        "unread": _table(frame, "unread", [record for record in cited if record.seen != "yes"]),
        "all": _table(frame, "all", cited),
    }


def _table(frame: Frame, name: str, records: Iterable[SourceRecord]) -> str:
    say = frame.say
    head = [Cell(say(f"about.source.{key}")) for key in ("title", "kind", "seen", "taken")]
    head.append(Cell(say("about.source.figures"), numeric=True))
    rows = [
        [
            record_cell(say, record),
            Cell(say(f"sources.kinds.{record.kind.replace(' ', '_')}")),
            Cell(say(f"sources.seen_as.{record.seen.replace(' ', '_')}")),
            Cell(_taken(frame, record)),
            Cell(numbers.number(record.figures, 0, say.language), numeric=True),
        ]
        for record in records
    ]
    return plain_table(say, say(f"about.source.{name}"), head, rows, titled=True)


def _taken(frame: Frame, record: SourceRecord) -> str:
    """'Cakupan UCJ; target': the indicators of its figures, and what else it is cited for."""
    names = indicator_names(frame.release, frame.view.language)
    return "; ".join(
        frame.say(f"sources.{one}") if one in _BESIDE else names.get(one, one) for one in record.taken
    )
