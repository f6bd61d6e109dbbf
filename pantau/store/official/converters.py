"""What the rows of each kind of official record become in a release: the one place that says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pantau.areas import Areas
from pantau.store.archived import Received
from pantau.store.errors import UnconvertedKindError
from pantau.store.official.figures import ShareFigures, join_figures, participant_figures
from pantau.store.official.records import budget_rows, regulation_rows, source_row, target_rows
from pantau.store.official.stack import stack
from pantau.store.records import Table


@dataclass(frozen=True, slots=True)
class Converter:
    """Makes figures of the stacked rows of one kind (never none), or rows of one table of a release."""

    figures: Callable[[pd.DataFrame], list[pd.DataFrame]] | None = None
    table: str = ""
    rows: Callable[[pd.DataFrame], Table] = lambda _frame: []


# By kind, in the order in which their figures stand in a release.
CONVERTERS: dict[str, Converter] = {
    "participants": Converter(participant_figures),
    "groups": Converter(ShareFigures("group_coverage", "group", "group", "protected", "eligible")),
    "institutions": Converter(
        ShareFigures("institution_registered", "institution", "unit", "registered", "total")
    ),
    "budget": Converter(table="budget", rows=budget_rows),
    "regulation": Converter(table="regulation", rows=regulation_rows),
    "targets": Converter(table="target", rows=target_rows),
}


def refuse_unconverted(kinds: Iterable[str]) -> None:
    """Raise UnconvertedKindError where nothing says what the rows of a kind become."""
    lacking = sorted(set(kinds) - set(CONVERTERS))
    if lacking:
        raise UnconvertedKindError(lacking)


def stack_kinds(files: Sequence[Received]) -> dict[str, pd.DataFrame]:
    """The rows of all files under each other, by kind. Raises UnconvertedKindError, DamagedInputError."""
    refuse_unconverted(kind for file in files for kind in file.rows)
    return {kind: stack(files, kind) for kind in CONVERTERS}


def official_figures(stacked: Mapping[str, pd.DataFrame], areas: Areas) -> pd.DataFrame:
    """The figures of official files, with columns of table observation; empty where there are none."""
    parts: list[pd.DataFrame] = []
    for kind, converter in CONVERTERS.items():
        if converter.figures and len(stacked[kind]):
            parts += converter.figures(stacked[kind])
    return join_figures(parts, areas)


def official_records(stacked: Mapping[str, pd.DataFrame], files: Sequence[Received]) -> dict[str, Table]:
    """Rows that official files add to tables beside figures, by table; every file is a source."""
    records: dict[str, Table] = {"source": [source_row(file) for file in files]}
    for kind, converter in CONVERTERS.items():
        if converter.table:
            records[converter.table] = [*records.get(converter.table, []), *converter.rows(stacked[kind])]
    return records
