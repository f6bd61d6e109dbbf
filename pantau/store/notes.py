"""Notes of figures in both languages: what we say of them ourselves, and what the facts' notes say.

The notes of the facts are written in Indonesian. `data/catalogue/facts_in_english.csv` says every one of them
in English, by its Indonesian wording; the tests name those that it lacks. Such a note stays Indonesian, and
pages say so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pantau.store.records import Observation, Table
from pantau.store.rows import InputRow, Inputs, refuse

FILE = "facts_in_english.csv"


def read_english(inputs: Inputs, folder: Path) -> None:
    """Fill `inputs.english`: of notes, and of short names of sources, by their Indonesian wording.

    A catalogue may lack the file.
    """

    def convert(row: InputRow) -> Table:
        words = row.required("indonesian")
        if words in inputs.english:
            raise refuse("id_twice", value=words)
        inputs.english[words] = row.required("english")
        return []

    if (folder / FILE).is_file():
        inputs.convert(folder / FILE, ("indonesian", "english"), convert)


def worded(figures: Iterable[Observation], english: Mapping[str, str]) -> list[Observation]:
    """The figures with note and note_en made of the facts' note and of what is `ours`."""
    return [_worded(figure, english) if figure.note or figure.ours else figure for figure in figures]


def _worded(figure: Observation, english: Mapping[str, str]) -> Observation:
    ours, own = figure.ours, figure.note
    told = english.get(own or "")
    note = "; ".join(part for part in (own, ours and ours.id) if part)
    if own and not told:
        # half a note in English would pass for the whole
        return figure.but(note=note, note_en=None)
    return figure.but(note=note, note_en="; ".join(part for part in (told, ours and ours.en) if part))


def translated(rows: Table, english: Mapping[str, str]) -> Table:
    """Rows of a table with a note, and beside it note_en: None where nobody has said it in English.

    So it is of the document of a target.
    """
    words = [name for name in ("note", "document") if rows and name in rows[0]]
    return [{**row, **{f"{name}_en": english.get(str(row[name])) for name in words}} for row in rows]
